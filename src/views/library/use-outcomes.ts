// Cards → what comes of each, run a few at a time between frames, those in sight first. Run once for as long as the page lives.
import { useEffect, useState } from 'react';
import { type Outcome, outcomeOf } from '../../analysis/outcome.ts';
import type { Preset } from '../../scenario/library.ts';
import { simulate } from '../../sim/simulate.ts';
import { openScenario } from '../../world/open.ts';

/** How long one slice may take, in real milliseconds; a card takes one to five. */
const SLICE_MS = 6;

export interface CardOutcome extends Outcome {
  readonly until: number;
}

const made = new Map<string, CardOutcome>();

export const outcomeFor = (id: string): CardOutcome | null => made.get(id) ?? null;

/** Makes what is missing of `cards`, in their order; the number that are there. */
export function useOutcomes(cards: readonly Preset[]): number {
  const [done, set] = useState(made.size);
  useEffect(() => {
    let frame = requestAnimationFrame(function slice() {
      const begun = performance.now();
      let next = cards.find((card) => !made.has(card.id));
      while (next && performance.now() - begun < SLICE_MS) {
        make(next);
        next = cards.find((card) => !made.has(card.id));
      }
      set(made.size);
      if (next) frame = requestAnimationFrame(slice);
    });
    return () => cancelAnimationFrame(frame);
  }, [cards]);
  return done;
}

function make(card: Preset): void {
  const world = openScenario(card.scenario);
  if (!world.ok) return;
  const run = simulate(world.value);
  made.set(card.id, { ...outcomeOf(run), until: run.until });
}
