// What is read need not change with every frame: while the clock runs, words and lists are brought up to date at a reader's pace.
import { useMemo, useSyncExternalStore } from 'react';
import type { AppState } from '../../app/state.ts';
import type { App } from '../../app/store.ts';
import type { Moment } from '../../log/moment.ts';
import { momentOf } from './use-app.ts';

/**
 * Real milliseconds between two looks at the clock: while something happens, and while only time goes by. A little less
 * than a tenth and a quarter of a second, for frames do not come on the dot.
 */
const PACE_MS = 90;
const QUIET_PACE_MS = 240;

export interface Calm {
  readonly state: AppState;
  readonly moment: Moment;
}

export interface CalmStore {
  readonly subscribe: (call: () => void) => () => void;
  readonly get: () => Calm;
}

/** State and moment of the last look. Anything but the clock's own going on is seen at once, and a clock that stands is exact. `clock` in milliseconds. */
export function calmOf(store: App['store'], clock: () => number): CalmStore {
  const look = () => {
    const state = store.getState();
    return { state, moment: momentOf(state), at: clock() };
  };
  let last = look();
  const get = () => {
    const state = store.getState();
    if (state !== last.state && !onlyTicked(last.state, state)) last = look();
    return last;
  };
  return {
    get,
    subscribe: (call) =>
      store.subscribe((state) => {
        const { moment, at } = get();
        const pace = momentOf(state).stretch === moment.stretch ? QUIET_PACE_MS : PACE_MS;
        if (state !== last.state && clock() - at >= pace) last = look();
        call();
      }),
  };
}

/** What everything that is read shows. */
export function useCalm(app: App): Calm {
  const { subscribe, get } = useMemo(() => calmOf(app.store, () => performance.now()), [app]);
  return useSyncExternalStore(subscribe, get);
}

export function onlyTicked(old: AppState, state: AppState): boolean {
  if (!state.playing) return false;
  for (const key of Object.keys(state) as (keyof AppState)[])
    if (key !== 'cursor' && old[key] !== state[key]) return false;
  return true;
}
