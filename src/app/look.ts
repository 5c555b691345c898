// How the viewer looks at the timeline: what is folded, filtered, looked for. It is the viewer's own: no part of the scenario, and no link carries it, or a link would hide events from whoever opens it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ACTORS, type Actor } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';
import { foldedLanes, keepFoldedLanes } from './bar.ts';

/** What can be folded: the lane of an actor, or the ribbons of all services into one. */
export type Foldable = Exclude<Actor, 'service'> | 'services';
export const FOLDABLE: readonly Foldable[] = [
  ...ACTORS.filter((actor) => actor !== 'service'),
  'services',
];

/** Which events are shown; an empty field asks for nothing. */
export interface Filter {
  readonly actors: ReadonlySet<Actor>;
  /** An address, or the beginning of one: what happened to it or in it, and what led to that. */
  readonly part: string;
  /** A service or deployment, and what led to its events. */
  readonly workload: string;
  /** Only what changed what users get, and what led to it. */
  readonly changed: boolean;
}
export const NO_FILTER: Filter = { actors: new Set(), part: '', workload: '', changed: false };

export interface Look {
  readonly folded: ReadonlySet<Foldable>;
  /** The bar with filter and search is open. Closed, it hides nothing: then all is shown. */
  readonly finding: boolean;
  readonly filter: Filter;
  readonly query: string;
  /** Ids of the events of a run in which the query was found, in order of time; null if nothing is looked for. */
  readonly hits: { readonly run: Run; readonly ids: readonly number[] } | null;
  /** As a table rather than a picture. */
  readonly table: boolean;
  /** Over the whole page: rack, workloads and list wait behind it. */
  readonly large: boolean;
}

export interface Looks {
  readonly store: StoreApi<Look>;
  /** Folds a lane or opens it, and remembers it for the next visit. */
  fold(lane: Foldable): void;
  /** Opens the bar with filter and search, or closes it and shows everything again. */
  find(open: boolean): void;
  filter(change: Partial<Filter>): void;
  search(query: string): void;
  found(hits: Look['hits']): void;
  tabulate(on: boolean): void;
  enlarge(on: boolean): void;
}

const SHOWS_ALL = { finding: false, filter: NO_FILTER, query: '', hits: null } as const;

export function createLooks(
  remembered: readonly string[],
  keep: (folded: readonly string[]) => void,
): Looks {
  const store = createStore<Look>(() => ({
    folded: new Set(FOLDABLE.filter((lane) => remembered.includes(lane))),
    ...SHOWS_ALL,
    table: false,
    large: false,
  }));
  return {
    store,
    fold(lane) {
      const folded = new Set(store.getState().folded);
      if (!folded.delete(lane)) folded.add(lane);
      store.setState({ folded });
      keep(FOLDABLE.filter((one) => folded.has(one)));
    },
    find: (open) => store.setState(open ? { finding: true } : SHOWS_ALL),
    filter: (change) => store.setState(({ filter }) => ({ filter: { ...filter, ...change } })),
    search: (query) => store.setState(query.trim() === '' ? { query, hits: null } : { query }),
    found: (hits) => store.setState({ hits }),
    tabulate: (table) => store.setState({ table }),
    enlarge(large) {
      if (store.getState().large !== large) store.setState({ large });
    },
  };
}

/** One for the page: the timeline, its table and the phone's story are pictures of the same thing. */
export const looks = createLooks(foldedLanes(), keepFoldedLanes);
