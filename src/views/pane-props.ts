// What every pane is given, whichever it is.
import type { AppState, Deeds } from '../app/state.ts';
import type { App as Core } from '../app/store.ts';

export interface PaneProps {
  readonly app: Core;
  readonly state: AppState;
  readonly deeds: Deeds;
  /** The link of what is on screen, from `#` on. */
  readonly link: () => string;
  /** What stands after the colon of {@link AppState.pane}: a lesson and its step, a comparison; empty if nothing does. */
  readonly arg: string;
  readonly close: () => void;
}
