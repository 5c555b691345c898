// How long something takes on a machine that others use too: many rounds, the median and the best of them.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Milliseconds that `work` took, begun with a swept heap so that nobody pays for somebody else's garbage. */
export function time(work: () => void): number {
  collect();
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** Times of each rival, taken in turn (A B A B …) so that a busy minute of the machine meets all of them. */
export function inTurn<Name extends string>(
  rivals: Readonly<Record<Name, () => void>>,
  rounds: number,
  warmUp = 2,
): Record<Name, number[]> {
  const names = Object.keys(rivals) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let round = -warmUp; round < rounds; round++)
    for (const name of names) {
      const ms = time(rivals[name]);
      if (round >= 0) times[name].push(ms);
    }
  return times;
}

/** The value below which that share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const best = (values: readonly number[]): number => Math.min(...values);
