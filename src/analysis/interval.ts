// How sure a mean of drawn figures is: batch means with Student's t (hardware-and-timings.md, 4.2).

/** Two-sided 95 % point of the normal distribution. */
const NORMAL = 1.959964;

/** Two-sided 95 % point of Student's t for `freedom` ≥ 10, by the first terms of Cornish and Fisher. */
export function studentsT(freedom: number): number {
  const z = NORMAL;
  return (
    z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2)
  );
}

/**
 * Mean share of downtime in equal spans of time, and half the width of its 95 % interval: each span (a year, or less
 * where there are few) is one figure, and they are all but independent, for an episode is much shorter than a span.
 */
export function spreadOf(downMs: Float64Array, spanMs: number): { mean: number; half: number } {
  const n = downMs.length;
  let sum = 0;
  for (const ms of downMs) sum += ms / spanMs;
  const mean = sum / n;
  let squares = 0;
  for (const ms of downMs) squares += (ms / spanMs - mean) ** 2;
  return { mean, half: studentsT(n - 1) * Math.sqrt(squares / (n - 1) / n) };
}
