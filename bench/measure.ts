// How long something takes on a machine that others use too: rivals in turn, many rounds, the median and the best of them.
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const SCHEDULER = '/proc/thread-self/schedstat';

/** Whether the processor's time of this thread alone can be read (Linux); else a clock on the wall must do. */
export const ownTime = ((): boolean => {
  try {
    return Number(readFileSync(SCHEDULER, 'utf8').split(' ')[0]) > 0;
  } catch {
    return false;
  }
})();

/** Milliseconds this thread has worked; others on the machine do not lengthen them, collecting garbage does. */
const worked = ownTime
  ? () => Number(readFileSync(SCHEDULER, 'utf8').split(' ')[0]) / 1e6
  : () => performance.now();

/** Milliseconds that `work` took, begun with a swept heap so that nobody pays for somebody else's garbage. */
export function time(work: () => void): { readonly worked: number; readonly passed: number } {
  collect();
  const from = performance.now();
  const workedFrom = worked();
  work();
  return { worked: worked() - workedFrom, passed: performance.now() - from };
}

export interface Times {
  readonly worked: number[];
  /** On the wall. */
  readonly passed: number[];
}

/** Times of each rival, taken in turn (A B A B …) so that a busy minute of the machine meets all of them. */
export function inTurn<Name extends string>(
  rivals: Readonly<Record<Name, () => void>>,
  rounds: number,
  warmUp = 2,
): Record<Name, Times> {
  const names = Object.keys(rivals) as Name[];
  const times = Object.fromEntries(
    names.map((name) => [name, { worked: [], passed: [] }]),
  ) as unknown as Record<Name, Times>;
  for (let round = -warmUp; round < rounds; round++)
    for (const name of names) {
      const took = time(rivals[name]);
      if (round < 0) continue;
      times[name].worked.push(took.worked);
      times[name].passed.push(took.passed);
    }
  return times;
}

/** The value below which that share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const best = (values: readonly number[]): number => quantile(values, 0);
