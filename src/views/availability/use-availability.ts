// World → Monte Carlo figures, a few milliseconds of work between frames, with how far it is; called off when the question changes.
import { useEffect, useState } from 'react';
import {
  type Availability,
  availabilitySteps,
  failuresExpected,
  MOST_FAILURES,
} from '../../analysis/availability.ts';
import { groundOf } from '../../analysis/episode.ts';
import type { Rates } from '../../analysis/rates.ts';
import type { World } from '../../world/world.ts';
import type { Asked } from './arg.ts';

/** How long one slice may take, in real milliseconds. */
const SLICE_MS = 10;

export interface Progress {
  /** Share of the years that is done. */
  readonly share: number;
  /** Null until it is done. */
  readonly result: Availability | null;
  /** Why it was not begun; null if it was. */
  readonly refused: string | null;
}

const NOTHING: Progress = { share: 0, result: null, refused: null };

/** `asked` null: nothing runs. */
export function useAvailability(world: World, rates: Rates, asked: Asked | null): Progress {
  const [progress, set] = useState<Progress>(NOTHING);
  useEffect(() => {
    set(NOTHING);
    if (asked === null) return;
    const ground = groundOf(world, rates);
    const many = failuresExpected(ground, asked.years);
    if (many > MOST_FAILURES) {
      set({
        ...NOTHING,
        refused: `That would be about ${Math.round(many).toLocaleString('en')} failures, and at most ${MOST_FAILURES.toLocaleString('en')} are drawn: fewer years, or lower rates.`,
      });
      return;
    }
    const steps = availabilitySteps(ground, asked.years, asked.seed);
    let frame = requestAnimationFrame(function slice() {
      const begun = performance.now();
      let share = 0;
      do {
        const step = steps.next();
        if (step.done) {
          set({ share: 1, result: step.value, refused: null });
          return;
        }
        share = step.value;
      } while (performance.now() - begun < SLICE_MS);
      set({ share, result: null, refused: null });
      frame = requestAnimationFrame(slice);
    });
    return () => cancelAnimationFrame(frame);
  }, [world, rates, asked]);
  return progress;
}
