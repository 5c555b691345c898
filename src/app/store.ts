// The page's memory: a scenario in, its run out, and each deed a new scenario. From here the walk starts again.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { clock } from '../base/duration.ts';
import { capital } from '../base/english.ts';
import { oneLine, type Result } from '../base/result.ts';
import { RULES } from '../rules/version.ts';
import type { Linked } from '../scenario/codec.ts';
import { addLine, labelOf } from '../scenario/edit.ts';
import type { View } from '../scenario/encode.ts';
import { checkExtra, type Extra } from '../scenario/extra.ts';
import type { Line, Scenario } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { deedSaid } from './deed.ts';
import { seenThrough } from './length.ts';
import { remember, walk } from './past.ts';
import type { AppState, Deed, Deeds, Remembered } from './state.ts';
import { nextEvent } from './step.ts';

/** What the store needs of the world around it; tests give it small stand-ins. */
export interface Engine {
  /** Makes the run of a scenario, or says what is wrong with it. */
  run(scenario: Scenario): Result<Run>;
  /** Addresses of the parts that `deed`, done at `t` milliseconds, would hit; a dry run. */
  hit(run: Run, t: number, deed: Deed): readonly string[];
  /** A text that is the same for equal scenarios and no others. */
  print(scenario: Scenario): string;
}

export interface Surroundings {
  /** The link of what is on screen, once it is kept. */
  link(): string | Promise<string>;
  /** Puts a text on the clipboard; rejects where that is not allowed. */
  copy(text: string): Promise<void>;
  keepTheme(theme: AppState['theme']): void;
  /** The viewer's own last drill, if it can still be read; set by link.ts. */
  kept(): Promise<Scenario | null>;
}

export interface App {
  readonly store: StoreApi<AppState>;
  readonly deeds: Deeds;
  /** Shows a scenario that the address bar names: one that undo or redo knows is reached by them, another one is opened. */
  arrive(linked: Linked): Result<null>;
  /** Moves the cursor while playing, and stops at the end of the run. */
  advance(ms: number): void;
  /** Says what was wrong with a link, with the text of it, the own drill that is kept, and what could be saved of the link. */
  trouble(
    mistakes: AppState['trouble'],
    text: string | null,
    kept: string | null,
    saved?: AppState['saved'],
  ): void;
}

export interface Opening extends Omit<Linked, 'view'> {
  readonly view?: View;
  readonly theme: AppState['theme'];
  /** What is selected when the link says nothing of it. */
  readonly invite?: (run: Run) => string | null;
}

export function createApp(engine: Engine, opening: Opening, around: Surroundings): App {
  const first = engine.run(opening.scenario);
  if (!first.ok) throw new Error(oneLine(first.mistakes));
  const store = createStore<AppState>(() => ({
    scenario: opening.scenario,
    run: first.value,
    playing: false,
    speed: 10,
    preview: [],
    lesson: null,
    past: [],
    future: [],
    trouble: [],
    brokenLink: null,
    saved: null,
    kept: null,
    said: '',
    theme: opening.theme,
    ...place(first.value, opening.view ?? {}),
    selected: opening.view?.selected ?? opening.invite?.(first.value) ?? null,
    pane: opening.view?.pane ?? null,
    extra: opening.extra ?? null,
    notes: notesOn(opening),
  }));
  const { getState: get, setState: set } = store;

  /** Puts a new scenario on screen with the run that belongs to it. */
  function show(scenario: Scenario, run: Run, rest: Partial<AppState>): void {
    const { cursor, selectedEvent } = { ...get(), ...rest };
    set({
      preview: [],
      ...rest,
      scenario,
      run,
      cursor: clamp(cursor, run),
      // An event keeps its number only as long as nothing before it changed; a number beyond the log means nothing.
      selectedEvent:
        selectedEvent !== null && selectedEvent <= run.events.length ? selectedEvent : null,
    });
  }

  /** Undo and redo are one move in two directions. The clock stays where it is, and stands still. */
  function travel(from: 'past' | 'future', verb: 'Undo' | 'Redo'): void {
    const state = get();
    const label = state[from].at(-1)?.label;
    const there = walk(state, from, state[from].length - 1);
    const run = there && engine.run(there.scenario);
    if (!there || !run) set({ said: `Nothing to ${verb.toLowerCase()}.` });
    else if (!run.ok) set({ said: `${verb} failed: ${oneLine(run.mistakes)}` });
    else
      show(there.scenario, run.value, {
        ...there,
        playing: false,
        selectedEvent: null,
        said: `${verb}: ${label}.`,
      });
  }

  function replaceBy(scenario: Scenario, run: Run, view: View, label: string): void {
    const state = get();
    show(scenario, run, {
      past: remember(state.past, { scenario: state.scenario, label }),
      future: [],
      playing: false,
      ...place(run, view),
      selected: view.selected ?? state.selected,
    });
  }

  const lineOf = (deed: Deed) => ({ at: get().cursor, ...deed }) as Line;

  const deeds: Deeds = {
    inject(deed) {
      const state = get();
      const at = state.cursor;
      const line = lineOf(deed);
      const added = addLine(state.scenario, line);
      if (added === state.scenario) {
        set({ said: 'Nothing was changed: the script is full.' });
        return;
      }
      const seen = seenThrough(added, line, engine.run);
      if (!seen.ok) {
        set({ said: `Nothing was changed. ${oneLine(seen.mistakes)}` });
        return;
      }
      const { scenario, run } = seen.value;
      const later = (state.scenario.script ?? []).filter((line) => line.at > at).length;
      // The rule of the clock: where the story ends at the cursor, so that nothing known lies ahead, a deed starts
      // the clock, for people want to see what comes of it. In the middle of a story it stays as it was.
      const ahead = state.run.events.some((event) => event.t > at);
      show(scenario, run, {
        past: remember(state.past, { scenario: state.scenario, label: labelOf(line) }),
        future: [],
        playing: state.playing || !ahead,
        selectedEvent: null,
        said: deedSaid(labelOf(line), at, later),
      });
    },
    consider(deed) {
      const { run, cursor, preview } = get();
      if (deed) set({ preview: engine.hit(run, cursor, deed) });
      else if (preview.length > 0) set({ preview: [] });
    },
    undo: () => travel('past', 'Undo'),
    redo: () => travel('future', 'Redo'),
    select(address) {
      if (get().selected !== address) set({ selected: address });
    },
    selectEvent(id, stay = false) {
      const event = id === null ? undefined : get().run.events[id - 1];
      if (!event) set({ selectedEvent: null });
      else
        set({
          selectedEvent: event.id,
          selected: event.subject,
          ...(stay ? {} : { cursor: event.t, playing: false }),
        });
    },
    openPane(asked) {
      const beneath = beneathShare(get().pane);
      const pane = asked === SHARE && beneath !== null ? `${SHARE}:${beneath}` : asked;
      if (get().pane !== pane) set({ pane });
    },
    carry(key, value) {
      const { [key]: _, ...others } = get().extra ?? {};
      const extra: Extra = value === null ? others : { ...others, [key]: value };
      const checked = checkExtra(extra);
      if (checked.ok) set({ extra: Object.keys(extra).length === 0 ? null : extra });
      return checked.ok;
    },
    note: (note) =>
      set({
        notes: [...get().notes.filter(({ id }) => id !== note.id), note],
        said: note.words,
      }),
    dismissNote: (id) => set({ notes: get().notes.filter((note) => note.id !== id) }),
    seek(ms) {
      const cursor = clamp(ms, get().run);
      if (cursor !== get().cursor) set({ cursor, preview: [] });
    },
    play() {
      const { cursor, run } = get();
      // At the end there is nothing left to play: from the start again.
      set({
        playing: true,
        preview: [],
        ...(cursor >= run.until ? { cursor: 0 } : {}),
      });
    },
    pause() {
      if (get().playing) set({ playing: false });
    },
    setSpeed: (speed) => set({ speed }),
    step(direction) {
      const event = nextEvent(get(), direction);
      set({
        playing: false,
        ...(event
          ? { cursor: event.t, selectedEvent: event.id, preview: [] }
          : { said: direction === 1 ? 'No later event.' : 'No earlier event.' }),
      });
    },
    setTheme(theme) {
      set({ theme });
      around.keepTheme(theme);
    },
    open(scenario) {
      const run = engine.run(scenario);
      if (!run.ok) {
        set({ said: `It was not opened. ${oneLine(run.mistakes)}` });
        return run.mistakes;
      }
      replaceBy(scenario, run.value, {}, 'open another drill');
      set({
        extra: null,
        trouble: [],
        brokenLink: null,
        notes: get().notes.filter(({ id }) => id === 'update'),
        said: `Opened ${scenario.title ?? 'a drill'}.`,
      });
      return [];
    },
    change(scenario, label, selected) {
      const run = engine.run(scenario);
      if (!run.ok) {
        set({ said: `Nothing was changed. ${oneLine(run.mistakes)}` });
        return;
      }
      replaceBy(
        scenario,
        run.value,
        { cursor: get().cursor, selected: selected ?? undefined },
        label,
      );
      set({ selected, said: `${capital(label)}.` });
    },
    async copyLink() {
      try {
        await around.copy(await around.link());
        set({ said: 'The link is on the clipboard.' });
      } catch {
        set({ said: 'The clipboard is closed to this page; the link is in the address bar.' });
      }
    },
    dismissTrouble: () => set({ trouble: [], brokenLink: null, kept: null }),
    async openKept() {
      const scenario = await around.kept();
      if (scenario === null) set({ kept: null, said: 'The drill that was kept cannot be read.' });
      else {
        deeds.open(scenario);
        set({ kept: null });
      }
    },
  };

  return {
    store,
    deeds,
    arrive(linked) {
      const { scenario, view } = linked;
      const state = get();
      const run = engine.run(scenario);
      if (!run.ok) return run;
      const print = engine.print(scenario);
      const lastOf = (list: readonly Remembered[]) =>
        list.map((entry) => engine.print(entry.scenario)).lastIndexOf(print);
      const seen = {
        playing: false,
        ...place(run.value, view),
        selected: view.selected ?? null,
        pane: view.pane ?? null,
        extra: linked.extra ?? null,
        notes: [...state.notes.filter(({ id }) => id === 'update'), ...notesOn(linked)],
      };
      const there =
        walk(state, 'past', lastOf(state.past)) ?? walk(state, 'future', lastOf(state.future));
      if (print === engine.print(state.scenario)) set(seen);
      else if (there) show(scenario, run.value, { ...there, ...seen });
      else {
        replaceBy(scenario, run.value, view, 'open another link');
        set({ pane: seen.pane, extra: seen.extra, notes: seen.notes });
      }
      return { ok: true, value: null };
    },
    advance(ms) {
      const { cursor, run, playing } = get();
      if (!playing) return;
      const to = Math.min(cursor + ms, run.until);
      set(
        to >= run.until
          ? { cursor: to, playing: false, said: `The run ends at ${clock(run.until)}.` }
          : { cursor: to },
      );
    },
    trouble: (trouble, brokenLink, kept, saved = null) => set({ trouble, brokenLink, kept, saved }),
  };
}

const clamp = (ms: number, run: Run): number =>
  Math.min(Math.max(0, Math.round(Number.isFinite(ms) ? ms : 0)), run.until);

/** The pane that passes a drill on. It opens over any other one, which it has as its argument, and is itself in no link. */
const SHARE = 'share';
export function beneathShare(pane: string | null): string | null {
  if (pane === null || !pane.startsWith(SHARE)) return pane;
  return pane.slice(SHARE.length + 1) || null;
}

/** What a link that was opened makes worth saying. */
const notesOn = ({ otherRules }: Omit<Linked, 'scenario' | 'view'>): AppState['notes'] =>
  otherRules === undefined
    ? []
    : [
        {
          id: 'rules',
          words: `This link was made under rules ${otherRules} and runs here under rules ${RULES}, so the run may differ from the one its maker saw.`,
        },
      ];

const place = (run: Run, view: View) => ({
  cursor: clamp(view.cursor ?? 0, run),
  selectedEvent: run.events[(view.event ?? 0) - 1]?.id ?? null,
});
