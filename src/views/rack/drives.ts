// Moment → views: which drive makes up which array now. Spares move in, the dead move out; the log tells it, event by event.
import { rebuiltOnto } from '../../log/look.ts';
import type { Moment } from '../../log/moment.ts';
import { arrayOfDrive } from '../../world/parts.ts';

/** What a drive is for now: in an array, a spare, or dead and replaced by another. */
export type DriveRole =
  | { readonly is: 'member'; readonly array: string }
  | { readonly is: 'filling'; readonly array: string }
  | { readonly is: 'spare' }
  | { readonly is: 'out'; readonly array: string };

interface Change {
  readonly t: number;
  readonly drive: string;
  /** Null: it has left its array. */
  readonly array: string | null;
}

const changesOf = new WeakMap<Moment['run'], readonly Change[]>();

const homeOf = (drive: string): string | null => {
  const of = arrayOfDrive(drive);
  return of && 'array' in of ? of.array : null;
};

/** Every time a drive changed its array, in order. A drive that takes its array's data along stays in it: the array is lost. */
function changes(m: Moment): readonly Change[] {
  let found = changesOf.get(m.run);
  if (found) return found;
  const list: Change[] = [];
  const now = new Map<string, string | null>();
  const lost = new Set<string>();
  const put = (t: number, drive: string, array: string | null) => {
    list.push({ t, drive, array });
    now.set(drive, array);
  };
  for (const event of m.run.events) {
    if (event.kind === 'rebuild') put(event.t, String(event.data.spare), event.subject);
    if (event.kind === 'message' && event.data.lost === 'array') lost.add(event.subject);
    if (event.kind === 'restored') lost.delete(event.subject);
    if (event.kind !== 'down' || m.run.world.parts.get(event.subject)?.kind !== 'drive') continue;
    const of = now.has(event.subject) ? now.get(event.subject) : homeOf(event.subject);
    const next = m.run.events[event.id];
    const takesAll = next?.cause === event.id && next.data.lost === 'array';
    if (of && !lost.has(of) && !takesAll) put(event.t, event.subject, null);
  }
  found = list;
  changesOf.set(m.run, found);
  return found;
}

/** What a drive is for at that moment. */
export function roleOfDrive(m: Moment, drive: string): DriveRole {
  const filled = rebuiltOnto(m, drive);
  if (filled !== null) return { is: 'filling', array: filled };
  const home = homeOf(drive);
  let array = home;
  let last: string | null = home;
  for (const change of changes(m)) {
    if (change.t > m.t) break;
    if (change.drive !== drive) continue;
    last = change.array ?? array;
    array = change.array;
  }
  if (array !== null) return { is: 'member', array };
  const dead = m.state(drive) === 'failed';
  return dead && last !== null ? { is: 'out', array: last } : { is: 'spare' };
}

/** The drives of an array: those that make it up now, and the dead ones it has lost. */
export function drivesOf(m: Moment, array: string): string[] {
  const controller = array.slice(0, array.lastIndexOf('/'));
  return [...m.run.world.parts.values()]
    .filter((part) => part.kind === 'drive')
    .filter((part) => m.run.world.parts.get(part.parent ?? '')?.parent === controller)
    .map((part) => part.address)
    .filter((drive) => {
      const role = roleOfDrive(m, drive);
      return role.is !== 'spare' && role.array === array;
    });
}

/** The drive that is being filled, and the timer of it; null while the array does not rebuild. */
export function rebuildOf(m: Moment, array: string) {
  const timer = m.timersOf(array).find(({ key }) => key === 'rebuildHdd' || key === 'rebuildSsd');
  if (!timer) return null;
  const onto = drivesOf(m, array).find((drive) => roleOfDrive(m, drive).is === 'filling') ?? null;
  return { timer, onto };
}
