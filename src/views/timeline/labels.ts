// Timeline, first half of the layout: which row each mark stands on, and which wording finds room beside it. Numbers in, numbers out.
import type { Measure } from '../text-width.ts';
import { firstOf } from './tiles.ts';

/** Half the room a mark takes, in pixels. */
export const MARK_PX = 7;
/** From the middle of a mark to its text, and from the end of the text to whatever comes next. */
export const TEXT_PX = 10;
const AFTER_TEXT_PX = 3;
/** Marks of one lane that lie closer than this may share one place. */
const SAME_PX = 2;

/** What is not drawn is told by a mark as near as this; farther off it leaves a crumb of its own. */
export const NEAR_PX = 24;

/** A mark that wants a place and a label. */
export interface Wish {
  readonly x: number;
  /** Index into the lanes. */
  readonly lane: number;
  /** 1 comes first. */
  readonly importance: number;
  /** Long to short; empty for a mark that wants no label. */
  readonly words: readonly string[];
  /** What has no cause (or has not happened yet) may be read from the left at once; all else only if the right has no room. */
  readonly free: boolean;
  /** Left out rather than squeezed in. */
  readonly minor: boolean;
  /** How many events it stands for; 0: it is none (armed, planned). */
  readonly counts: number;
}

export interface Placed {
  /** Row in its lane, from 0; -1: not drawn, because it is minor or stands on the place of another. */
  readonly row: number;
  readonly text: string | null;
  /** 1: right of the mark, -1: left. */
  readonly side: 1 | -1;
  /** Index of the drawn mark that tells of it, too; -1: it is drawn, or none stands near. */
  readonly host: number;
}

export interface Ground {
  /** Rows of each lane. */
  readonly rows: readonly number[];
  readonly width: number;
  /** Stretches no label may run into. */
  readonly folds: readonly { readonly x0: number; readonly x1: number }[];
  readonly measure: Measure;
}

const NOWHERE: Placed = { row: -1, text: null, side: 1, host: -1 };

interface Taken {
  readonly wish: number;
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly importance: number;
}

/** One row of a lane, as a strip of pixels. */
class Row {
  taken: Taken[] = [];
  private readonly busy: Uint8Array;
  /** Where the middle of a mark can no longer stand. */
  private readonly closed: Uint8Array;
  constructor(private readonly width: number) {
    this.busy = new Uint8Array(width + 1);
    this.closed = new Uint8Array(width + 1);
  }
  stands(x: number): boolean {
    return this.closed[x] === 0;
  }
  free(a: number, b: number): boolean {
    const end = Math.min(b, this.width);
    for (let px = Math.max(0, a); px < end; px++) if (this.busy[px] === 1) return false;
    return true;
  }
  put(taken: Taken): void {
    this.taken.push(taken);
    this.busy.fill(1, Math.max(0, taken.a), Math.max(0, taken.b));
    this.closed.fill(1, Math.max(0, taken.a - MARK_PX + 1), Math.max(0, taken.b + MARK_PX));
  }
  /** Takes the label away from `one`; its mark stays. */
  strip(one: Taken): void {
    const rest = this.taken.map((t) =>
      t === one ? { ...t, a: t.x - MARK_PX, b: t.x + MARK_PX } : t,
    );
    this.taken = [];
    this.busy.fill(0);
    this.closed.fill(0);
    for (const t of rest) this.put(t);
  }
}

/**
 * The important first, then the earlier (the order of `wishes`). Each tries its wordings from long to short on every row of its lane,
 * to the right, then to the left. No label takes the last row on which a mark still to come could stand, so every mark finds its place.
 */
export function placeLabels(wishes: readonly Wish[], ground: Ground): Placed[] {
  const placed: Placed[] = wishes.map(() => NOWHERE);
  const order = wishes
    .map((_, i) => i)
    .sort((a, b) => by(wishes, a).importance - by(wishes, b).importance || a - b);
  const width = Math.ceil(ground.width);
  ground.rows.forEach((count, lane) => {
    const mine = order.filter((i) => by(wishes, i).lane === lane);
    if (mine.length > 0) placeLane(mine, wishes, placed, count, width, ground);
  });
  return placed;
}

const by = (wishes: readonly Wish[], i: number): Wish => wishes[i] as Wish;

function placeLane(
  mine: readonly number[],
  wishes: readonly Wish[],
  placed: Placed[],
  count: number,
  width: number,
  ground: Ground,
): void {
  const rows = Array.from({ length: count }, () => new Row(width));
  const row = (r: number) => rows[r] as Row;
  const px = (i: number) => Math.min(width, Math.max(0, Math.round(by(wishes, i).x)));
  /** Marks that are not placed yet and must be: where they stand, in order, and how many of them on each pixel. */
  const waiting = new Uint16Array(width + 1);
  const places = mine.filter((i) => !by(wishes, i).minor).map(px);
  for (const x of places) waiting[x] = (waiting[x] ?? 0) + 1;
  places.sort((a, b) => a - b);

  /** Whether every mark still to come near [a, b) could stand on a row other than `r`. */
  const leavesRoom = (r: number, a: number, b: number): boolean => {
    const end = Math.min(width, b + MARK_PX - 1);
    for (let k = firstOf(places, (x) => x > a - MARK_PX); k < places.length; k++) {
      const x = places[k] as number;
      if (x > end) break;
      if (waiting[x] !== 0 && !rows.some((other, k) => k !== r && other.stands(x))) return false;
    }
    return true;
  };
  const clearOfFolds = (a: number, b: number) => ground.folds.every((f) => b <= f.x0 || a >= f.x1);
  const put = (i: number, r: number, a: number, b: number, text: string | null, side: 1 | -1) => {
    const wish = by(wishes, i);
    row(r).put({ wish: i, a, b, x: px(i), importance: wish.importance });
    placed[i] = { row: r, text, side, host: -1 };
  };
  /** Tries one wording on one side, on each of the rows where the mark can stand. */
  const fits = (i: number, text: string, side: 1 | -1, free: readonly number[]): boolean => {
    const x = px(i);
    const w = Math.ceil(ground.measure(text, 600)) + TEXT_PX + AFTER_TEXT_PX;
    const [a, b] = side === 1 ? [x - MARK_PX, x + w] : [x - w, x + MARK_PX];
    if (side === 1 ? b > width : a < 0) return false;
    if (!(side === 1 ? clearOfFolds(x + MARK_PX, b) : clearOfFolds(a, x - MARK_PX))) return false;
    const r = free.find((k) => row(k).free(a, b) && leavesRoom(k, a, b));
    if (r === undefined) return false;
    put(i, r, a, b, text, side);
    return true;
  };

  for (const i of mine) {
    const wish = by(wishes, i);
    const x = px(i);
    if (!wish.minor) waiting[x] = (waiting[x] ?? 1) - 1;
    const free = rows.flatMap((r, k) => (r.stands(x) ? [k] : []));
    const left = () => wish.words.some((text) => fits(i, text, -1, free));
    if (free.length > 0) {
      const labelled =
        wish.words.some(
          (text) => fits(i, text, 1, free) || (wish.free && fits(i, text, -1, free)),
        ) || left();
      if (labelled) continue;
      const alone = free.find((k) => leavesRoom(k, x - MARK_PX, x + MARK_PX));
      if (wish.minor && alone === undefined) continue;
      put(i, alone ?? (free[0] as number), x - MARK_PX, x + MARK_PX, null, 1);
      continue;
    }
    if (wish.minor) continue;
    crowded(i, x);
  }
  tellTogether();

  /** What is not drawn is counted by the nearest mark; the number stands behind its words, or alone, where there is room. */
  function tellTogether(): void {
    const hosts = mine.filter((i) => counted(i) && (placed[i]?.row ?? -1) >= 0);
    hosts.sort((a, b) => px(a) - px(b));
    const more = new Map(hosts.map((i) => [i, by(wishes, i).counts - 1]));
    for (const i of mine) {
      if (!counted(i) || (placed[i]?.row ?? -1) >= 0) continue;
      const host = nearest(hosts, px(i));
      if (host === undefined || Math.abs(px(host) - px(i)) > NEAR_PX) continue;
      placed[i] = { ...NOWHERE, host };
      more.set(host, (more.get(host) ?? 0) + by(wishes, i).counts);
    }
    for (const [i, count] of more) if (count > 0) number(i, `+${count}`);
  }
  function counted(i: number): boolean {
    return by(wishes, i).counts > 0;
  }
  function nearest(hosts: readonly number[], x: number): number | undefined {
    const after = firstOf(hosts, (host) => px(host) >= x);
    const [a, b] = [hosts[after - 1], hosts[after]];
    if (a === undefined || b === undefined) return a ?? b;
    return x - px(a) <= px(b) - x ? a : b;
  }
  /** Writes the number, if the row is free as far as it reaches. */
  function number(i: number, text: string): void {
    const { row: r = 0, text: words = null, side: had = 1 } = placed[i] ?? NOWHERE;
    const x = px(i);
    if (words === null && by(wishes, i).words.length === 0) return;
    const long = words === null ? text : `${words} ${text}`;
    const w = Math.ceil(ground.measure(long, 600)) + TEXT_PX + AFTER_TEXT_PX;
    const old = words === null ? MARK_PX : Math.ceil(ground.measure(words, 600)) + TEXT_PX;
    for (const side of words === null ? ([1, -1] as const) : [had]) {
      const [a, b] = side === 1 ? [x + old, x + w] : [x - w, x - old];
      if (a < 0 || b > width || !clearOfFolds(a, b)) continue;
      const others = row(r).taken.filter((t) => t.wish !== i);
      if (others.some((t) => t.a < b && a < t.b)) continue;
      put(i, r, Math.min(a, x - MARK_PX), Math.max(b, x + MARK_PX), long, side);
      return;
    }
  }

  /** No row is left for a mark: it shares the place of one that says more, or takes the room of the least important label. */
  function crowded(i: number, x: number): void {
    const near = rows.flatMap((r) => r.taken.filter((t) => Math.abs(t.x - x) <= SAME_PX));
    if (near.length > 0) return;
    const labels = rows.flatMap((r, k) => {
      const over = r.taken.filter((t) => t.a < x + MARK_PX && t.b > x - MARK_PX);
      return over.every((t) => Math.abs(t.x - x) >= 2 * MARK_PX) ? [{ k, over }] : [];
    });
    labels.sort((p, q) => least(q.over) - least(p.over));
    const [giving] = labels;
    for (const t of giving?.over ?? []) {
      row(giving?.k ?? 0).strip(t);
      placed[t.wish] = { row: giving?.k ?? 0, text: null, side: 1, host: -1 };
    }
    put(i, giving?.k ?? rows.length - 1, x - MARK_PX, x + MARK_PX, null, 1);
    if (!giving) coverNothing(rows.length - 1, i, x);
  }

  /** Where marks must overlap, at least no label lies under them. */
  function coverNothing(r: number, i: number, x: number): void {
    for (const t of row(r).taken) {
      if (t.wish === i || t.b - t.a <= 2 * MARK_PX) continue;
      if (t.a < x + MARK_PX && t.b > x - MARK_PX) {
        row(r).strip(t);
        placed[t.wish] = { row: r, text: null, side: 1, host: -1 };
      }
    }
  }
}

/** How important the most important of some labels is. */
const least = (over: readonly Taken[]): number => Math.min(...over.map((t) => t.importance));
