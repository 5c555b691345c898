// One rival with a copy of all code to itself: in a copy they shared, each would spoil what the compiler learnt from the other.
import { startRun } from '../src/sim/cast/start.ts';

import { ActorKernel } from './actors.ts';
import { longRun } from './long-script.ts';

export interface Played {
  /** Messages and timers that machines took in. */
  readonly steps: number;
  /** Events in the log. */
  readonly events: number;
}

/** A run of a topology under so many lines of script, ready to be played as often as one likes. */
export function player(
  lines: number,
  by: 'engine' | 'actors',
  base = 'golden',
): { readonly lines: number; readonly until: number; readonly play: () => Played } {
  const world = longRun(lines, 1, base);
  const { until, script } = world.plan;
  return {
    lines: script.length,
    until,
    play: () => {
      const { kernel } =
        by === 'engine' ? startRun(world) : startRun(world, (...args) => new ActorKernel(...args));
      kernel.advance(until);
      return { steps: kernel.steps, events: kernel.events.length };
    },
  };
}
