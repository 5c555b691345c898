// What is read need not change with every frame: while the clock runs, words and lists are brought up to date ten times a second.
import { useRef } from 'react';
import type { AppState } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';

/** Real milliseconds between two looks at the clock; a little less than a tenth of a second, for frames do not come on the dot. */
const PACE_MS = 90;

export interface Calm {
  readonly state: AppState;
  readonly moment: Moment;
}

/** State and moment of the last look. Anything but the clock's own going on is seen at once, and a clock that stands is exact. */
export function useCalm(state: AppState, moment: Moment): Calm {
  const last = useRef<(Calm & { readonly at: number }) | null>(null);
  const old = last.current;
  const now = performance.now();
  if (old && (old.state === state || (onlyTicked(old.state, state) && now - old.at < PACE_MS)))
    return old;
  last.current = { state, moment, at: now };
  return last.current;
}

export function onlyTicked(old: AppState, state: AppState): boolean {
  if (!state.playing) return false;
  for (const key of Object.keys(state) as (keyof AppState)[])
    if (key !== 'cursor' && old[key] !== state[key]) return false;
  return true;
}
