// The lessons that come with the program, in the order in which they are best worked through. An id never changes once published.
import { cache } from './builtin/cache.ts';
import { custom } from './builtin/custom.ts';
import { dbaas } from './builtin/dbaas.ts';
import { deadVm } from './builtin/dead-vm.ts';
import { dr } from './builtin/dr.ts';
import { drives } from './builtin/drives.ts';
import { dualCell } from './builtin/dual-cell.ts';
import { golden } from './builtin/golden.ts';
import { hadr } from './builtin/hadr.ts';
import { imp } from './builtin/imp.ts';
import { builtIn, type Written } from './builtin/lesson-file.ts';
import { noRoom } from './builtin/no-room.ts';
import { pairs } from './builtin/pairs.ts';
import { promises } from './builtin/promises.ts';
import { proxy } from './builtin/proxy.ts';
import { singleCell } from './builtin/single-cell.ts';
import { vappWas } from './builtin/vapp-was.ts';
import { vsysWas } from './builtin/vsys-was.ts';
import type { Lesson } from './lesson.ts';

export const WRITTEN: readonly Written[] = [
  deadVm,
  promises,
  vappWas,
  vsysWas,
  imp,
  dbaas,
  hadr,
  cache,
  proxy,
  custom,
  pairs,
  drives,
  golden,
  noRoom,
  singleCell,
  dualCell,
  dr,
];

const read = new Map<string, Lesson>();

/** The built-in lesson of that id, read when it is first asked for; null if there is none. */
export function builtInLesson(id: string): Lesson | null {
  const written = WRITTEN.find((one) => one.id === id);
  if (!written) return null;
  let lesson = read.get(id);
  if (!lesson) {
    lesson = builtIn(written);
    read.set(id, lesson);
  }
  return lesson;
}
