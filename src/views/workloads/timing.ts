// Armed timer → how much of it is left, for rings.
import type { TimerSpan } from '../../sim/record.ts';

/** The share of an armed timer that is left at `t` (milliseconds), from 1 to 0. */
export const fractionLeft = (timer: TimerSpan, t: number): number =>
  timer.dueAt <= timer.armedAt ? 0 : (timer.dueAt - t) / (timer.dueAt - timer.armedAt);
