// Simulated time → pixels for runs told side by side: linear, but what no side has anything to show in is folded.

/** Shorter idle times stay as they are. */
const FOLD_FROM_MS = 20 * 60_000;
/** Of the whole, so that a run of half an hour has no folds. */
const FOLD_SHARE = 0.2;
const FOLD_PX = 26;
/** Time left in sight before and after a fold, as a share of what is shown. */
const MARGIN = 0.04;
const TICK_PX = 90;

export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly width: number;
}

export interface Axis {
  readonly x0: number;
  readonly x1: number;
  readonly until: number;
  readonly folds: readonly Fold[];
  readonly ticks: readonly { readonly t: number; readonly x: number }[];
  x(t: number): number;
}

/** An axis from 0 to `until` between the pixels `x0` and `x1`; at `times` there is something to see. */
export function axisOf(times: readonly number[], until: number, x0: number, x1: number): Axis {
  const seen = [...new Set([0, ...times.filter((t) => t > 0 && t < until), until])].sort(
    (a, b) => a - b,
  );
  const idle = seen
    .slice(1)
    .map((to, i) => ({ from: seen[i] as number, to }))
    .filter(({ from, to }) => to - from > Math.max(FOLD_FROM_MS, until * FOLD_SHARE));
  const shown = until - idle.reduce((sum, { from, to }) => sum + to - from, 0);
  const margin = idle.length === 0 ? 0 : Math.max(60_000, shown * MARGIN);
  const folded = idle
    .map(({ from, to }) => ({ from: from + margin, to: to === until ? to : to - margin }))
    .filter(({ from, to }) => to - from > FOLD_FROM_MS / 2);
  const hidden = folded.reduce((sum, { from, to }) => sum + to - from, 0);
  const perMs = (x1 - x0 - folded.length * FOLD_PX) / (until - hidden);
  const folds: Fold[] = [];
  for (const { from, to } of folded) {
    const before = folds.reduce((sum, fold) => sum + fold.to - fold.from, 0);
    folds.push({
      from,
      to,
      x: x0 + (from - before) * perMs + folds.length * FOLD_PX,
      width: FOLD_PX,
    });
  }
  const x = (t: number): number => {
    let past = 0;
    let passed = 0;
    for (const fold of folds) {
      if (t < fold.from) break;
      if (t < fold.to) return fold.x + (FOLD_PX * (t - fold.from)) / (fold.to - fold.from);
      past += fold.to - fold.from;
      passed++;
    }
    return x0 + (t - past) * perMs + passed * FOLD_PX;
  };
  return { x0, x1, until, folds, ticks: ticksOf(x, until, x0, x1, folds, perMs), x };
}

const STEPS_S = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];

function ticksOf(
  x: (t: number) => number,
  until: number,
  x0: number,
  x1: number,
  folds: readonly Fold[],
  perMs: number,
): Axis['ticks'] {
  const step = 1000 * (STEPS_S.find((s) => s * 1000 * perMs >= TICK_PX) ?? 86_400);
  const ticks: { t: number; x: number }[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let t = 0; t <= until && ticks.length < 60; t += step) {
    const inFold = folds.find((fold) => t > fold.from && t < fold.to);
    if (inFold) {
      // On to the first whole step behind it.
      t = Math.floor(inFold.to / step) * step;
      continue;
    }
    const at = x(t);
    if (at - last < TICK_PX * 0.6 || at < x0 || at > x1) continue;
    ticks.push({ t, x: at });
    last = at;
  }
  return ticks;
}
