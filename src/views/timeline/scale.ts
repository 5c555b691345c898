// Run → pixels: the one place where simulated time becomes a position. Stretches in which nothing happens are folded, so that seconds and hours fit one line.
import type { TimingKey } from '../../scenario/timings.ts';
import type { Run } from '../../sim/record.ts';
import { foldLength } from './time-words.ts';

/** Nothing for this long, and the stretch is folded (tokens.md, section 6). */
export const FOLD_FROM_MS = 600_000;
export const FOLD_PX = 24;
/** The least time on the axis: a calm rack shows eight minutes, not an hour of nothing. */
export const LEAST_MS = 480_000;
/** Room before the first and after the last thing between two folds. */
const BEFORE_MS = 20_000;
const AFTER_MS = 60_000;
const MARGIN_PX = 8;

/** Timers that come round again by themselves and tell nobody anything; they neither get a ring nor keep a stretch unfolded. */
export const QUIET_TIMERS: ReadonlySet<TimingKey> = new Set(['backupInterval', 'pluginRetry']);

const DECISIONS: ReadonlySet<TimingKey> = new Set(['scalingDecision', 'impDecision']);

/** Time that is drawn at its true length, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Every moment at which something happens or may happen. It depends on the run alone, so the axis stands still while the clock runs. */
function moments(run: Run): number[] {
  const all = [0, run.until];
  for (const event of run.events) all.push(event.t);
  const again = new Map<string, number>();
  for (const timer of run.timers) {
    if (QUIET_TIMERS.has(timer.key)) continue;
    const key = `${timer.key} ${timer.subject}`;
    // A decision that is put off again and again keeps nobody awake: only its first time unfolds the axis.
    if (!DECISIONS.has(timer.key) || again.get(key) !== timer.armedAt) all.push(timer.dueAt);
    again.set(key, timer.dueAt);
  }
  for (const line of run.plan.script) all.push(line.at);
  return all.sort((a, b) => a - b);
}

/** The stretches between folds for `moments` in ascending order, the first at 0. At `end` the run ends: no room is left after it. */
export function stretchesOf(moments: readonly number[], end: number): Stretch[] {
  const found: { from: number; to: number }[] = [];
  let first = 0;
  let last = 0;
  const close = () =>
    found.push({
      from: first === 0 ? 0 : first - BEFORE_MS,
      to: last === end ? last : last + AFTER_MS,
    });
  for (const t of moments) {
    if (t - last >= FOLD_FROM_MS) {
      close();
      first = t;
    }
    last = t;
  }
  close();
  const missing = LEAST_MS - found.reduce((sum, s) => sum + s.to - s.from, 0);
  if (missing > 0) {
    // Widen the first stretch; if that closes the fold after it, the two become one.
    const [head, next] = found as [{ from: number; to: number }, { from: number; to: number }?];
    head.to += missing;
    if (next && next.from - head.to < FOLD_FROM_MS - BEFORE_MS - AFTER_MS) {
      head.to = Math.max(next.to, head.to);
      found.splice(1, 1);
    }
  }
  return found;
}

const known = new WeakMap<Run, Stretch[]>();
export function stretchesOfRun(run: Run): readonly Stretch[] {
  let found = known.get(run);
  if (!found) {
    found = stretchesOf(moments(run), run.until);
    known.set(run, found);
  }
  return found;
}

export interface Fold {
  readonly x0: number;
  readonly x1: number;
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

export interface Scale {
  /** Width of the window in pixels. */
  readonly width: number;
  /** Where the window begins and ends; x runs from the one to the other, and beyond for what is out of sight. The first is 0 unless the scale has an origin of its own. */
  readonly x0: number;
  readonly x1: number;
  readonly pxPerMs: number;
  /** Pixels of the whole axis that lie left of the window. */
  readonly offset: number;
  /** Length of the whole axis in pixels. */
  readonly length: number;
  /** Stretches and folds that touch the window. */
  readonly stretches: readonly (Stretch & { readonly x0: number; readonly x1: number })[];
  readonly folds: readonly Fold[];
  x(ms: number): number;
  /** Inverse of `x`; inside a fold time runs faster, outside the axis it stops. Whole milliseconds. */
  t(x: number): number;
}

/**
 * Pixels per millisecond at which the whole axis fits into `width`. Where there are too many folds for that, the least at
 * which what happens still gets as much room as the folds.
 */
export function fittingZoom(
  stretches: readonly Stretch[],
  width: number,
  foldPx = FOLD_PX,
): number {
  const time = stretches.reduce((sum, s) => sum + s.to - s.from, 0);
  const folds = (stretches.length - 1) * foldPx;
  const room = width - 2 * MARGIN_PX - folds;
  return Math.max(room < width / 4 ? Math.max(folds, width / 4) : room, 1) / time;
}

/** Pixels per millisecond at which the time from `from` to `to` fills `width`, folds between them included. */
export function zoomFor(
  stretches: readonly Stretch[],
  from: number,
  to: number,
  width: number,
): number {
  let time = 0;
  let folds = 0;
  for (const [i, s] of stretches.entries()) {
    time += Math.max(0, Math.min(to, s.to) - Math.max(from, s.from));
    const next = stretches[i + 1];
    if (next && s.to >= from && next.from <= to) folds++;
  }
  return Math.max(1, width - folds * FOLD_PX) / Math.max(1000, time);
}

export function makeScale(
  stretches: readonly Stretch[],
  view: {
    readonly width: number;
    readonly pxPerMs: number;
    readonly offset: number;
    /** Where x is 0, in pixels of the whole axis; the left edge of the window if it is left out. */
    readonly origin?: number;
    /** Width of a fold. */
    readonly foldPx?: number;
  },
): Scale {
  const { width, pxPerMs, offset, origin = offset, foldPx = FOLD_PX } = view;
  const x0 = offset - origin;
  const x1 = x0 + width;
  const starts: number[] = [];
  let end = MARGIN_PX - origin;
  for (const s of stretches) {
    starts.push(end);
    end += (s.to - s.from) * pxPerMs + foldPx;
  }
  end -= foldPx;
  const at = (i: number) => stretches[i] as Stretch;
  const startOf = (i: number) => starts[i] as number;
  const lengthOf = (i: number) => (at(i).to - at(i).from) * pxPerMs;
  /** The last stretch that begins at or before, by time or by position. */
  const find = (value: number, of: (i: number) => number): number => {
    let low = 0;
    let high = stretches.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (of(mid) <= value) low = mid;
      else high = mid - 1;
    }
    return low;
  };
  const x = (ms: number): number => {
    const i = find(ms, (k) => at(k).from);
    const s = at(i);
    const inside = startOf(i) + (Math.min(Math.max(ms, s.from), s.to) - s.from) * pxPerMs;
    const next = stretches[i + 1];
    if (ms <= s.to || !next) return inside;
    return inside + (foldPx * (ms - s.to)) / (next.from - s.to);
  };
  const t = (px: number): number => {
    const i = find(px, startOf);
    const s = at(i);
    const beyond = px - startOf(i) - lengthOf(i);
    if (beyond <= 0) return Math.round(s.from + Math.max(0, px - startOf(i)) / pxPerMs);
    const next = stretches[i + 1];
    if (!next) return s.to;
    return Math.round(s.to + ((next.from - s.to) * Math.min(beyond, foldPx)) / foldPx);
  };
  const seen: { from: number; to: number; x0: number; x1: number }[] = [];
  const folds: Fold[] = [];
  for (let i = find(x0, startOf); i < stretches.length && startOf(i) < x1; i++) {
    const s = at(i);
    const end = startOf(i) + lengthOf(i);
    seen.push({ ...s, x0: startOf(i), x1: end });
    const next = stretches[i + 1];
    if (next)
      folds.push({
        x0: end,
        x1: end + foldPx,
        from: s.to,
        to: next.from,
        label: foldLength(next.from - s.to),
      });
  }
  return {
    width,
    x0,
    x1,
    pxPerMs,
    offset,
    length: end + origin + MARGIN_PX,
    stretches: seen,
    folds,
    x,
    t,
  };
}

const STEPS_MS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
].map((s) => s * 1000);

/** Moments for the axis: round ones, at least `leastPx` apart; a short stretch gets at least its beginning. */
export function ticksOf(scale: Scale, leastPx = 58): number[] {
  const step = STEPS_MS.find((s) => s * scale.pxPerMs >= leastPx) ?? 86_400_000;
  const found: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  const put = (ms: number) => {
    const x = scale.x(ms);
    if (x < free || x < scale.x0 - 1 || x > scale.x1 + 1) return;
    found.push(ms);
    free = x + leastPx;
  };
  for (const s of scale.stretches) {
    const before = found.length;
    const from = s.x0 >= scale.x0 - 1 ? s.from : scale.t(scale.x0);
    const to = s.x1 <= scale.x1 + 1 ? s.to : scale.t(scale.x1);
    for (let ms = Math.ceil(from / step) * step; ms <= to; ms += step) put(ms);
    // A stretch too short for a round moment begins with a whole second, or says when the run ends.
    const own = Math.ceil((from + BEFORE_MS) / 1000) * 1000;
    if (found.length === before && from > 0 && (own <= to || to === s.to)) put(Math.min(own, to));
  }
  return found;
}

/** Past this share of the window the cursor turns the page: right of it there is still room for a label. */
const FOLLOWED_UNTIL = 0.75;

/** Where the window must begin so that `ms` is in sight: unchanged if it is, else a page further. `offset` in pixels of the whole axis. */
export function followed(scale: Scale, ms: number): number {
  const x = scale.x(ms);
  const last = Math.max(0, scale.length - scale.width);
  if (x >= 0 && x <= scale.width * FOLLOWED_UNTIL) return Math.min(Math.max(0, scale.offset), last);
  return Math.min(Math.max(0, scale.offset + x - scale.width * 0.3), last);
}
