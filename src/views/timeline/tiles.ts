// Axis → tiles: pieces of a stretch that are laid out each by itself. No label leaves its tile, so a tile once laid out stays as it is while the picture is dragged.
import type { Stretch } from './scale.ts';

export interface Tile {
  readonly key: string;
  /** Milliseconds; up to but not including `to`. The fold after a stretch belongs to the last tile of it. */
  readonly from: number;
  readonly to: number;
  /** Whether it ends in the middle of a stretch, on that side. */
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
}

const MOST_PX = 900;
/** How far from the place of a cut a better one is looked for. */
const LOOK_PX = 220;
/** What a cut leaves to the mark after it. */
const BEFORE_PX = 12;

/**
 * The tiles of one stretch. `next` is where the stretch after it begins. A long stretch is cut where the widest gap between
 * two of `times` (all marks of the run, in order) is: so cuts depend neither on the window nor on the clock.
 */
export function tilesOf(
  stretch: Stretch,
  next: number,
  times: readonly { readonly t: number }[],
  pxPerMs: number,
): Tile[] {
  const cuts: number[] = [];
  const pieces = Math.ceil(((stretch.to - stretch.from) * pxPerMs) / MOST_PX);
  for (let i = 1; i < pieces; i++) {
    const at = stretch.from + ((stretch.to - stretch.from) * i) / pieces;
    cuts.push(bestCut(at, times, pxPerMs));
  }
  const edges = [stretch.from, ...cuts, next];
  return edges.slice(0, -1).map((from, i) => ({
    key: `${from}`,
    from,
    to: edges[i + 1] as number,
    cutLeft: i > 0,
    cutRight: i < cuts.length,
  }));
}

function bestCut(at: number, times: readonly { readonly t: number }[], pxPerMs: number): number {
  const reach = LOOK_PX / pxPerMs;
  let last = at - reach;
  let widest = 0;
  let cut = at;
  for (let i = firstFrom(times, last); i <= times.length; i++) {
    const t = Math.min(at + reach, times[i]?.t ?? Number.POSITIVE_INFINITY);
    if (t - last > widest) {
      widest = t - last;
      cut = Math.max((last + t) / 2, t - BEFORE_PX / pxPerMs);
    }
    last = t;
    if (t >= at + reach) break;
  }
  return cut;
}

/** Index of the first entry at or after `t`. */
export const firstFrom = (entries: readonly { readonly t: number }[], t: number): number =>
  firstOf(entries, (entry) => entry.t >= t);

/** Index of the first entry for which `reached` is so, as for all after it. */
export function firstOf<T>(entries: readonly T[], reached: (entry: T) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (!reached(entries[mid] as T)) low = mid + 1;
    else high = mid;
  }
  return low;
}
