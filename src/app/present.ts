// The teacher's side of the projector: opens its window, tells it what may be shown after every change, and takes keys from it. Both windows are on one machine; nothing goes through a server.
import { createStore } from 'zustand/vanilla';
import { builtInLesson } from '../lessons/builtin.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { stageOf } from '../lessons/stage.ts';
import type { Scenario } from '../scenario/validator.ts';
import { store as keep, stored } from './bar.ts';
import { type Board, boardOf, explainedAt, openAt, type Votes } from './board.ts';
import { carriedLesson } from './carried.ts';
import { lessonSession } from './lesson.ts';
import { ownLessons } from './progress.ts';
import type { AppState } from './state.ts';
import type { App } from './store.ts';
import { drafts } from './workshop.ts';

export type Drawing = 'workloads' | 'rack';

/** What the projector is told; what did not change since it was last told is left out. */
export interface Shown {
  readonly rackdrill: 'show';
  readonly scenario?: Scenario;
  readonly cursor: number;
  readonly selected: string | null;
  readonly selectedEvent: number | null;
  readonly preview: readonly string[];
  readonly spotlight: readonly string[];
  readonly playing: boolean;
  readonly speed: number;
  readonly theme: AppState['theme'];
  readonly drawing: Drawing;
  readonly board: Board | null;
}
export type ToProjector = Shown | { readonly rackdrill: 'gone' | 'here' };
export type FromProjector =
  /** Sent again and again, for a window that goes often has no time to say so. `fresh`: it has nothing to show yet. */
  | { readonly rackdrill: 'ready'; readonly fresh: boolean }
  | { readonly rackdrill: 'bye' }
  | { readonly rackdrill: 'key'; readonly key: string };

export interface Presenting {
  /** The teacher presents: lessons show the teacher's side. */
  readonly on: boolean;
  /** The projector's window is open and in step. */
  readonly connected: boolean;
  readonly drawing: Drawing;
  /** By lesson and step: `dead-vm/2`. */
  readonly votes: Readonly<Record<string, Votes>>;
  /** Questions answered where they stand whose answer was asked for. */
  readonly revealed: readonly string[];
  /** What went wrong with the window; null if nothing did. */
  readonly trouble: string | null;
}

const MEMORY = 'rackdrill.presenting';
const WINDOW = 'rackdrill-projector';
/** Most hands that are counted for one choice. */
export const MOST_HANDS = 999;
const inTab = () => sessionStorage;

export const presenter = createStore<Presenting>(() => ({
  on: false,
  connected: false,
  drawing: 'workloads',
  votes: {},
  revealed: [],
  trouble: null,
}));

/** The lesson on screen and its step, from 0; null if none is. */
export function lessonOn(
  state: Pick<AppState, 'pane' | 'extra'>,
): { lesson: Lesson; index: number } | null {
  const [, id, step] = /^(?:share:)?lesson:([^/]+)\/(\d+)/.exec(state.pane ?? '') ?? [];
  if (id === undefined) return null;
  const carried = carriedLesson(state.extra);
  const lesson =
    builtInLesson(id) ??
    (carried?.ok && carried.value.id === id ? carried.value : null) ??
    drafts().find((one) => one.id === id) ??
    ownLessons().find((one) => one.id === id);
  if (!lesson) return null;
  return { lesson, index: Math.min(Math.max(1, Number(step)), lesson.steps.length) - 1 };
}

export const questionKey = (lesson: Lesson, step: number): string => `${lesson.id}/${step + 1}`;

/** The question that belongs to a step, as votes are kept by it. */
function asked(lesson: Lesson, index: number): number {
  const step = lesson.steps[index];
  const answered = step && 'explain' in step ? explainedAt(lesson, index) : index;
  const shown = answered === null ? undefined : lesson.steps[answered];
  return shown && 'reveal' in shown
    ? lesson.steps.findLastIndex((one, i) => i < index && 'predict' in one)
    : index;
}

export function boardNow(state: Pick<AppState, 'pane' | 'extra'>, now: Presenting): Board | null {
  const on = lessonOn(state);
  if (!on) return null;
  const key = questionKey(on.lesson, asked(on.lesson, on.index));
  return boardOf(on.lesson, on.index, now.votes[key] ?? {}, now.revealed.includes(key));
}

/** Counts hands; not a number, or none: nobody. */
export function vote(key: string, choice: string, hands: number): void {
  const { votes } = presenter.getState();
  const counted = Number.isFinite(hands) ? Math.min(MOST_HANDS, Math.max(0, Math.trunc(hands))) : 0;
  presenter.setState({ votes: { ...votes, [key]: { ...votes[key], [choice]: counted } } });
}

export interface Screen {
  open(): void;
  stop(): void;
  /** A key of the teacher's, in either window; false if it means nothing here. */
  press(key: string): boolean;
}

const screens = new WeakMap<App, Screen>();
export function screenOf(app: App): Screen {
  let screen = screens.get(app);
  if (!screen) {
    screen = start(app);
    screens.set(app, screen);
  }
  return screen;
}

/** Files have no origin of their own: there a message is told from others by the window it came from. */
const isFile = () => location.protocol === 'file:';
const target = () => (isFile() ? '*' : location.origin);

function start(app: App): Screen {
  const { store, deeds } = app;
  let screen: Window | null = null;
  let told: Scenario | null = null;
  let due = false;

  const post = (message: ToProjector) => screen?.postMessage(message, target());
  function tell(): void {
    due = false;
    const state = store.getState();
    const now = presenter.getState();
    if (!screen || !now.connected) return;
    const { scenario, cursor, selected, selectedEvent, preview, playing, speed, theme } = state;
    const fresh = scenario !== told;
    told = scenario;
    post({
      rackdrill: 'show',
      ...(fresh ? { scenario } : {}),
      ...{ cursor, selected, selectedEvent, preview, playing, speed, theme },
      spotlight: state.lesson?.spotlight ?? [],
      drawing: now.drawing,
      board: boardNow(state, now),
    });
  }
  // One message for what is done in one go, before the next frame.
  function later(): void {
    if (due || !presenter.getState().connected) return;
    due = true;
    queueMicrotask(tell);
  }
  store.subscribe(later);
  presenter.subscribe((now, before) => {
    later();
    if (now.on !== before.on || now.votes !== before.votes || now.revealed !== before.revealed)
      keep(
        MEMORY,
        now.on ? JSON.stringify({ votes: now.votes, revealed: now.revealed }) : '',
        inTab,
      );
  });

  addEventListener('message', ({ data, source, origin }: MessageEvent<FromProjector | null>) => {
    if (typeof data !== 'object' || data === null || source === null) return;
    if (!isFile() && origin !== location.origin) return;
    const from = source as Window;
    if (data.rackdrill === 'ready') {
      if (!presenter.getState().on) {
        from.postMessage({ rackdrill: 'gone' } satisfies ToProjector, target());
        return;
      }
      if (!data.fresh && from === screen && presenter.getState().connected) {
        post({ rackdrill: 'here' });
        return;
      }
      screen = from;
      told = null;
      presenter.setState({ connected: true, trouble: null });
      later();
    } else if (source !== screen) return;
    else if (data.rackdrill === 'bye') presenter.setState({ connected: false });
    else if (data.rackdrill === 'key' && typeof data.key === 'string') press(data.key);
  });
  addEventListener('pagehide', () => post({ rackdrill: 'gone' }));

  function press(key: string): boolean {
    const state = store.getState();
    if (key === ' ') {
      if (state.playing) deeds.pause();
      else deeds.play();
      return true;
    }
    const on = lessonOn(state);
    return on ? pressInLesson(app, key, on.lesson, on.index) : pressInDrill(app, key);
  }

  return {
    open() {
      const url = new URL(location.href);
      url.search = '?projector';
      url.hash = '';
      presenter.setState({ on: true, trouble: null });
      screen = window.open(url.href, WINDOW, 'popup,width=1024,height=768');
      if (!screen)
        presenter.setState({
          trouble:
            'The browser did not let the window open. Allow pop-up windows for this page, then try again.',
        });
    },
    stop() {
      post({ rackdrill: 'gone' });
      screen?.close();
      screen = null;
      presenter.setState({ on: false, connected: false, trouble: null });
    },
    press,
  };
}

/** After a reload of the teacher's window: goes on with the projector that is still open. */
export function resumePresenting(app: App): void {
  let memory: unknown = null;
  try {
    memory = JSON.parse(stored(MEMORY, inTab) || 'null');
  } catch {
    // Another version wrote it: the hands are counted anew.
  }
  if (typeof memory !== 'object' || memory === null) return;
  presenter.setState({ on: true, ...(memory as Pick<Presenting, 'votes' | 'revealed'>) });
  screenOf(app);
}

function pressInDrill({ store, deeds }: App, key: string): boolean {
  const { selected } = store.getState();
  if (key === 'n') deeds.step(1);
  else if (key === 'b') deeds.step(-1);
  else if (key === 'i' && selected !== null) deeds.inject({ fault: 'fail', target: selected });
  else return false;
  return true;
}

function pressInLesson(app: App, key: string, lesson: Lesson, index: number): boolean {
  const { store, deeds } = app;
  const session = lessonSession(app);
  const { steps } = lesson;
  const step = steps[index];
  const say = (said: string) => store.setState({ said });
  if (key === 'n') {
    const stage = stageOf(lesson, index);
    const { playing, cursor } = store.getState();
    if (step && 'until' in step && playing && cursor < stage.t) {
      deeds.pause();
      deeds.seek(stage.t);
    } else if (index + 1 < steps.length) session.show(lesson, index + 1, true);
    else say('That was the last step of the lesson.');
  } else if (key === 'b') {
    if (index > 0) session.show(lesson, index - 1);
  } else if (key === 'i') {
    // To the next fault, but over no question that has not been asked.
    const next = steps.findIndex(
      (one, i) => i > index && ('inject' in one || 'predict' in one || 'ask' in one),
    );
    if (next < 0) say('Nothing more is injected in this lesson.');
    else session.show(lesson, next, true);
  } else if (key === 'r') {
    const open = openAt(lesson, index);
    const { revealed } = presenter.getState();
    const here = questionKey(lesson, index);
    if (open) session.show(lesson, open.shownAt);
    else if (step && 'ask' in step && !revealed.includes(here))
      presenter.setState({ revealed: [...revealed, here] });
    else say('There is no open question here to reveal.');
  } else return false;
  return true;
}
