// What the page knows, and every deed a person can do to it. The views read this and call these; nothing else.
import type { Mistake } from '../base/result.ts';
import type { Extra } from '../scenario/extra.ts';
import type { Line, Scenario } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';

export const SPEEDS = [1, 10, 60, 300, 1000, 10_000] as const;

export interface AppState {
  /** The only truth; everything below that is not a choice of the viewer is derived from it. */
  readonly scenario: Scenario;
  /** The run of that scenario. */
  readonly run: Run;
  /** Where the viewer stands in simulated time, in milliseconds. */
  readonly cursor: number;
  readonly playing: boolean;
  /** Simulated milliseconds per real one. */
  readonly speed: number;
  /** Address of the selected part. */
  readonly selected: string | null;
  readonly selectedEvent: number | null;
  /** The pane that is open beside the main job, with its argument: `runbook`, `lesson:dead-vm/3`; null if none is. */
  readonly pane: string | null;
  /** What else the link carries, by the pane whose it is: a lesson of one's own, the runs of a comparison; null if nothing. */
  readonly extra: Extra | null;
  /** What the page has to say that stays until somebody has read it: under its own id, at most one of each. */
  readonly notes: readonly Note[];
  /** While a lesson runs: the parts it points at, and whether it waits for a prediction, so that what would happen is not told. */
  readonly lesson: { readonly spotlight: readonly string[]; readonly asking: boolean } | null;
  /** Addresses of the parts a fault under consideration would hit (corner marks). */
  readonly preview: readonly string[];
  /** Scenarios that undo and redo go to, each with what it would take back or do again (`fail a/c1/n3`). */
  readonly past: readonly Remembered[];
  readonly future: readonly Remembered[];
  /** What went wrong with the link or file that was opened, if anything. */
  readonly trouble: readonly Mistake[];
  /** The text of the link that could not be read, so that nobody loses it; null if all is well. */
  readonly brokenLink: string | null;
  /** What was done about that link and what was left out of it, each in a sentence; null if nothing of it could be saved. */
  readonly saved: readonly string[] | null;
  /** The link of the viewer's own last drill, when another (or a broken) link was opened instead; null if there is none. */
  readonly kept: string | null;
  /** The latest change in one plain sentence, for the live region and the status line. */
  readonly said: string;
  readonly theme: 'light' | 'dark';
}

/** A plain sentence at the top of the page, with at most one thing that can be done about it. */
export interface Note {
  readonly id: 'rules' | 'file' | 'update' | 'exercise';
  readonly words: string;
  readonly deed?: { readonly label: string; readonly run: () => void };
}

export interface Remembered {
  readonly scenario: Scenario;
  readonly label: string;
}

/** A line without its time: the time is the cursor's. */
export type Deed = Line extends infer L ? (L extends Line ? Omit<L, 'at'> : never) : never;

export interface Deeds {
  /** Writes the line into the script at the cursor's time and runs anew (rulebook 7.23). */
  inject(deed: Deed): void;
  /** Dry run: shows what `deed` would hit, without doing it; null takes the marks away. */
  consider(deed: Deed | null): void;
  undo(): void;
  redo(): void;
  select(address: string | null): void;
  /** Selects an event, its subject, and goes to its time unless `stay`. */
  selectEvent(id: number | null, stay?: boolean): void;
  /** Opens a pane (`ID` or `ID:argument`), or closes the one that is open. `share` opens over the one that is open. */
  openPane(pane: string | null): void;
  /**
   * Puts what pane `key` carries into the link, or takes it out (null). False, and nothing changed, if it is more than a
   * link may carry. Another drill that is opened carries nothing.
   */
  carry(key: string, value: unknown): boolean;
  note(note: Note): void;
  dismissNote(id: Note['id']): void;
  seek(ms: number): void;
  play(): void;
  pause(): void;
  setSpeed(speed: number): void;
  /** To the next or previous event, one by one, also among those of one instant. The selected part stays. */
  step(direction: 1 | -1): void;
  setTheme(theme: 'light' | 'dark'): void;
  /** Puts another drill on screen, one undo away from the present one; or nothing, and what is wrong with it. */
  open(scenario: Scenario): readonly Mistake[];
  /** Puts a changed scenario in the place of the present one, as one step that undo takes back by that `label`; `selected` is what is then selected. */
  change(scenario: Scenario, label: string, selected: string | null): void;
  copyLink(): Promise<void>;
  /** Takes away the notice about a link that could not be read. */
  dismissTrouble(): void;
  /** Opens the viewer's own last drill ({@link AppState.kept}). */
  openKept(): Promise<void>;
}
