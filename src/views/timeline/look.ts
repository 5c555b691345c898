// How the viewer looks at the timeline: which lanes are folded. It is the viewer's own: no part of the scenario, and no link carries it.
import { useSyncExternalStore } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { foldedLanes, keepFoldedLanes } from '../../app/bar.ts';
import { LANES, type Lane } from './story.ts';

/** What can be folded: a lane, or all ribbons into one. */
export type Foldable = Lane | 'services';
export const FOLDABLE: readonly Foldable[] = [...LANES, 'services'];

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

/** One for the page: the timeline and the phone's story are two pictures of the same thing. */
export const looks = createLooks(foldedLanes(), keepFoldedLanes);

export const useLook = (): Look =>
  useSyncExternalStore(looks.store.subscribe, looks.store.getState);
