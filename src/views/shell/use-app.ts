// Store → React: a component reads the state and is drawn anew when it changes.
import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { AppState } from '../../app/state.ts';
import type { App } from '../../app/store.ts';
import { type Moment, momentAt } from '../../log/moment.ts';
import type { Run } from '../../sim/record.ts';

export const useApp = (app: App): AppState =>
  useSyncExternalStore(app.store.subscribe, app.store.getState);

let latest: Moment | null = null;

/** The moment that the cursor stands at. Everybody who draws it gets the same one. */
export function momentOf({ run, cursor }: { readonly run: Run; readonly cursor: number }): Moment {
  if (latest?.run !== run || latest.t !== cursor) latest = momentAt(run, cursor);
  return latest;
}

/** The part of the page that goes with every frame of the clock: drawn anew by itself, the page around it is not. */
export function AtNow({
  app,
  children,
}: {
  readonly app: App;
  readonly children: (moment: Moment) => ReactNode;
}): ReactNode {
  const { store } = app;
  return children(useSyncExternalStore(store.subscribe, () => momentOf(store.getState())));
}

/** The three pages: everything side by side; part and list in a drawer; the phone's sheet. */
export type Width = 'wide' | 'middle' | 'phone';

const WIDE = '(min-width: 1200px)';
const MIDDLE = '(min-width: 720px)';
const widthNow = (): Width =>
  matchMedia(WIDE).matches ? 'wide' : matchMedia(MIDDLE).matches ? 'middle' : 'phone';

/** A tablet held upright: under the rack there is room for more. */
const TALL = '(min-height: 1000px)';
const tallNow = (): boolean => matchMedia(TALL).matches;

function onSize(call: () => void): () => void {
  const lists = [WIDE, MIDDLE, TALL].map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', call);
  return () => {
    for (const list of lists) list.removeEventListener('change', call);
  };
}
export const useWidth = (): Width => useSyncExternalStore(onSize, widthNow);
export const useTall = (): boolean => useSyncExternalStore(onSize, tallNow);

/** A switch that remembers what had the focus when it was turned on, and gives it back. */
export function useOpener(): {
  open: boolean;
  show: (open: boolean) => void;
} {
  const [state, set] = useState<{ open: boolean; from: Element | null }>({
    open: false,
    from: null,
  });
  const show = useCallback((open: boolean) => {
    set((before) =>
      before.open === open ? before : { open, from: open ? document.activeElement : before.from },
    );
  }, []);
  useEffect(() => {
    if (state.open || !(state.from instanceof HTMLElement)) return;
    // Only a focus that was lost with what was closed goes back; one that stands elsewhere stays there.
    const now = document.activeElement;
    if (now === null || now === document.body || now.closest('[hidden]')) state.from.focus();
  }, [state]);
  return { open: state.open, show };
}
