// A lesson on the page: its steps put on stage one by one, and the viewer's own drill laid aside until it is over.
import { oneLine } from '../base/result.ts';
import { builtInLesson } from '../lessons/builtin.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { judge } from '../lessons/questions.ts';
import { posedAt, stageOf } from '../lessons/stage.ts';
import type { Scenario } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { browserBar, store as keep, stored } from './bar.ts';
import { fileOf } from './carried.ts';
import { codec } from './codec.ts';
import { engine } from './engine.ts';
import { DEFAULT_SCENARIO, keptDrill } from './opening.ts';
import { type AppState, SPEEDS } from './state.ts';
import type { App } from './store.ts';

/** The drill that was laid aside, as a link: it outlives a reload in the middle of a lesson. */
const ASIDE = 'rackdrill.aside';
/** What a stretch of simulated time may take on the viewer's clock, in milliseconds. */
const WATCH_MS = 8000;

type Aside = Pick<
  AppState,
  | 'scenario'
  | 'run'
  | 'extra'
  | 'past'
  | 'future'
  | 'cursor'
  | 'speed'
  | 'selected'
  | 'selectedEvent'
>;

export interface LessonSession {
  /** Puts step `index` (from 0) on stage. With `play` the clock runs up to the lesson's; else it stands there. */
  show(lesson: Lesson, index: number, play?: boolean): void;
  /** Puts the step on stage that a link or the way back asked for, unless it is there already. */
  ensure(lesson: Lesson, index: number): void;
  /** Brings the viewer's own drill back; `pane` is what is opened then. */
  leave(pane: string | null): Promise<void>;
  /** Ends the lesson and stays on its rack, which is then an ordinary drill. */
  stay(): void;
}

export const paneOf = (lesson: Lesson, index: number): string => `lesson:${lesson.id}/${index + 1}`;

/** The event that tells most about the answer shown at a step; null if there is none. */
function telling(lesson: Lesson, index: number, run: AppState['run']): number | null {
  const posed = posedAt(lesson, index);
  if (!posed) return null;
  const { question, from, to } = posed;
  return judge({ run, from, to }, question).evidence[0] ?? null;
}

/** Whether `now` is the lesson's story with a line more: what Back brings is another one's. */
const isOwnDeed = (now: Scenario, own: Scenario): boolean =>
  now !== own &&
  now.title === own.title &&
  (now.script?.length ?? 0) === (own.script?.length ?? 0) + 1;

const sessions = new WeakMap<App, LessonSession>();

export function lessonSession(app: App): LessonSession {
  let session = sessions.get(app);
  if (!session) {
    session = start(app);
    sessions.set(app, session);
  }
  return session;
}

/** The speed at which a stretch is watched: as slow as the viewer's patience allows. */
export const speedFor = (ms: number): number =>
  SPEEDS.find((speed) => ms / speed <= WATCH_MS) ?? (SPEEDS.at(-1) as number);

function start(app: App): LessonSession {
  const { getState: get, setState: set, subscribe } = app.store;
  let aside: Aside | null = null;
  let live: { readonly scenario: Scenario; readonly run: Run; readonly pane: string } | null = null;

  function layAside(): void {
    const { scenario, run, extra, past, future, cursor, speed, selected, selectedEvent } = get();
    aside = { scenario, run, extra, past, future, cursor, speed, selected, selectedEvent };
    keep(ASIDE, codec.encode(scenario, { cursor, selected }));
  }

  /** A lesson that does not come with the program travels in the link, without the teacher's notes. */
  function carried(lesson: Lesson, extra: AppState['extra']): AppState['extra'] {
    const { lesson: _, ...others } = extra ?? {};
    if (builtInLesson(lesson.id) !== lesson) return { ...others, lesson: fileOf(lesson) };
    return Object.keys(others).length === 0 ? null : others;
  }

  function show(lesson: Lesson, index: number, play = false): void {
    const state = get();
    const stage = stageOf(lesson, index);
    const onStage = engine.print(stage.scenario) === engine.print(state.scenario);
    const run = onStage ? { ok: true as const, value: state.run } : engine.run(stage.scenario);
    if (!run.ok) {
      set({ said: `The lesson cannot go on: ${oneLine(run.mistakes)}` });
      return;
    }
    // A page that opens on a lesson holds nobody's drill.
    if (!live && !onStage) layAside();
    const scenario = onStage ? state.scenario : stage.scenario;
    const step = lesson.steps[index];
    const pane = paneOf(lesson, index);
    live = { scenario, run: run.value, pane };
    const watch = play && stage.t > stage.before;
    const [first] = step?.look ?? [];
    set({
      scenario,
      run: run.value,
      cursor: watch ? stage.before : stage.t,
      playing: watch,
      ...(watch ? { speed: speedFor(stage.t - stage.before) } : {}),
      preview: [],
      past: [],
      future: [],
      // Where the answer is shown, the event that shows it is lit, with what led to it.
      selectedEvent: step && 'reveal' in step ? telling(lesson, index, run.value) : null,
      selected: first && /\/|~/.test(first) ? first : state.selected,
      pane,
      extra: carried(lesson, state.extra),
      lesson: {
        spotlight: step?.look ?? [],
        asking: step !== undefined && 'predict' in step && posedAt(lesson, index) !== null,
      },
      said: `${lesson.title}: step ${index + 1} of ${lesson.steps.length}.`,
    });
  }

  /** What to come back to when nothing was laid aside in this visit: the drill before a reload, or the last own one. */
  async function remembered(): Promise<Scenario> {
    const before = stored(ASIDE);
    const read = before === null ? null : await codec.decode(before);
    return read?.ok
      ? read.value.scenario
      : ((await keptDrill(browserBar, codec)) ?? DEFAULT_SCENARIO);
  }

  async function leave(pane: string | null): Promise<void> {
    const back = aside;
    aside = null;
    live = null;
    const end = {
      pane,
      lesson: null,
      playing: false,
      preview: [],
      said: 'The lesson is left; your own drill is back.',
    };
    if (back) {
      set({ ...back, ...end });
      return;
    }
    const scenario = await remembered();
    const made = engine.run(scenario);
    const { lesson: _, ...others } = get().extra ?? {};
    const extra = Object.keys(others).length === 0 ? null : others;
    if (made.ok)
      set({
        scenario,
        run: made.value,
        extra,
        cursor: 0,
        past: [],
        future: [],
        selectedEvent: null,
      });
    set(end);
  }

  // Whoever breaks something before the prediction is made would see what comes of it.
  subscribe((state) => {
    if (!live || !state.lesson?.asking || state.pane !== live.pane) return;
    if (!isOwnDeed(state.scenario, live.scenario)) return;
    set({
      scenario: live.scenario,
      run: live.run,
      cursor: Math.min(state.cursor, live.run.until),
      playing: false,
      past: [],
      said: 'Nothing was changed: commit your prediction first, then break what you like.',
    });
  });

  subscribe((state, before) => {
    if (!live || state.pane === before.pane || state.pane?.startsWith('lesson:')) return;
    if (state.scenario !== live.scenario) {
      // Another drill was opened from within the lesson, or the way back led out of it: the one before it stays within reach.
      const lost = aside;
      aside = null;
      live = null;
      const same = lost && engine.print(lost.scenario) === engine.print(state.scenario);
      set({
        lesson: null,
        ...(same
          ? { past: lost.past, future: lost.future }
          : lost
            ? { past: [...lost.past, { scenario: lost.scenario, label: 'leave your drill' }] }
            : {}),
      });
    } else if (state.pane === null) set({ pane: live.pane });
    else if (state.pane === 'lesson') void leave('lesson');
  });

  return {
    show,
    ensure(lesson, index) {
      const { scenario, pane, lesson: taught } = get();
      if (live?.pane === pane && live.scenario === scenario && taught) return;
      const cursor = get().cursor;
      show(lesson, index);
      // A link says where in the step its viewer stood.
      if (live && get().scenario === scenario) app.deeds.seek(cursor);
    },
    leave,
    stay() {
      const { until: _, ...scenario } = get().scenario;
      const lost = aside;
      live = null;
      aside = null;
      const run = engine.run(scenario);
      if (!run.ok) return;
      set({
        scenario,
        run: run.value,
        pane: null,
        lesson: null,
        past: lost ? [...lost.past, { scenario: lost.scenario, label: 'leave your drill' }] : [],
        said: 'The lesson is left; its rack is yours now. Undo brings your own drill back.',
      });
    },
  };
}
