// One moment of a run: what every view asks. A question costs a binary search; nothing is run again.
import type { HealthEntry, Item, Place, Run, TimerSpan, Track, VmInfo } from '../sim/record.ts';

/** Index of the last entry at or before `t`, or -1. */
export function lastAt(entries: readonly { readonly t: number }[], t: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((entries[mid] as { t: number }).t <= t) low = mid + 1;
    else high = mid;
  }
  return low - 1;
}

/** The value of a track at `t` (milliseconds), or undefined before its first entry. */
export function valueAt<T>(track: Track<T> | undefined, t: number): T | undefined {
  return track?.[lastAt(track, t)]?.value;
}

/** How a part looks to a person: the silhouettes of tokens.md, section 5. */
export type Look =
  | 'whole'
  | 'degraded'
  | 'failed'
  | 'recovering'
  | 'suspended'
  | 'abandoned'
  | 'gone';

export interface Moment {
  readonly run: Run;
  readonly t: number;
  /** State of a part as its machine names it; the machine's first state if it never changed. */
  state(address: string): string | undefined;
  /** Since when it is in that state. */
  since(address: string): number;
  look(address: string): Look;
  /** VMs in existence now, in order of birth. */
  vms(): readonly VmInfo[];
  vm(id: string): VmInfo | undefined;
  place(vm: string): Place;
  /** VMs whose place is that node now. */
  on(node: string): readonly VmInfo[];
  timers(): readonly TimerSpan[];
  timersOf(address: string): readonly TimerSpan[];
  health(id: string): HealthEntry;
  primary(database: string): string | null;
  load(service: string): number;
  items(): readonly Item[];
  /** Number of events at or before now. */
  eventCount(): number;
}
