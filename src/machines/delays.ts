// Delays of machines are indices into the scenario's timings: one machine, and one memory of its transitions, serves every scenario.
import { TIMING_KEYS, type TimingKey } from '../scenario/timings.ts';

/** What a machine names under `after`. Index 0 stays free, so that no delay looks like "at once". */
export const DELAYS = Object.fromEntries(TIMING_KEYS.map((key, i) => [key, i + 1])) as Record<
  TimingKey,
  number
>;

/** The timing that stands behind a delay of {@link DELAYS}. */
export function timingOf(delay: number): TimingKey {
  const key = TIMING_KEYS[delay - 1];
  if (key === undefined) throw new Error(`no timing has the index ${delay}`);
  return key;
}
