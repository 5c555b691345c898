// How the viewer looks at the timeline: which lanes are folded. It is the viewer's own: no part of the scenario, and no link carries it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ACTORS, type Actor } from '../sim/event.ts';

/** What can be folded: the lane of an actor, or the ribbons of all services into one. */
export type Foldable = Exclude<Actor, 'service'> | 'services';
export const FOLDABLE: readonly Foldable[] = [
  ...ACTORS.filter((actor) => actor !== 'service'),
  'services',
];

export interface Look {
  readonly folded: ReadonlySet<Foldable>;
}

export interface Looks {
  readonly store: StoreApi<Look>;
  /** Folds a lane or opens it, and remembers it for the next visit. */
  fold(lane: Foldable): void;
}

export function createLooks(
  remembered: readonly string[],
  keep: (folded: readonly string[]) => void,
): Looks {
  const store = createStore<Look>(() => ({
    folded: new Set(FOLDABLE.filter((lane) => remembered.includes(lane))),
  }));
  return {
    store,
    fold(lane) {
      const folded = new Set(store.getState().folded);
      if (!folded.delete(lane)) folded.add(lane);
      store.setState({ folded });
      keep(FOLDABLE.filter((one) => folded.has(one)));
    },
  };
}
