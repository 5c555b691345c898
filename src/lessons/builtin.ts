// The lessons that come with the program, in the order in which they are best worked through. An id never changes once published.
import { deadVm } from './builtin/dead-vm.ts';
import { builtIn, type Written } from './builtin/lesson-file.ts';
import type { Lesson } from './lesson.ts';

export const WRITTEN: readonly Written[] = [deadVm];

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
