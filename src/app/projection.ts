// The projector's side: asks the window that opened it what to show, makes the run of that, and passes keys on. It decides nothing.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Board } from './board.ts';
import { engine } from './engine.ts';
import { DEFAULT_SCENARIO } from './opening.ts';
import type { Drawing, FromProjector, Shown, ToProjector } from './present.ts';
import { type App, createApp } from './store.ts';

export interface Stand {
  /** `awaited`: not heard of yet; `gone`: it is being loaded again, or presents no longer; `none`: nobody opened this window. */
  readonly teacher: 'awaited' | 'there' | 'gone' | 'closed' | 'none';
  readonly board: Board | null;
  readonly drawing: Drawing;
  /** Something was shown already. */
  readonly told: boolean;
}

/** How often it looks whether the teacher's window is there, in milliseconds. */
const LOOK_MS = 500;
/** So many looks without an answer, and it is gone. */
const MOST_UNANSWERED = 4;
/** What the teacher's window does with a key. */
const KEYS: readonly string[] = ['n', 'b', 'i', 'r', ' '];

export function followTeacher(): { readonly app: App; readonly stand: StoreApi<Stand> } {
  const app = createApp(
    engine,
    { scenario: DEFAULT_SCENARIO, theme: 'light' },
    {
      link: () => '',
      copy: async () => {},
      keepTheme: () => {},
      kept: async () => null,
    },
  );
  const stand = createStore<Stand>(() => ({
    teacher: 'awaited',
    board: null,
    drawing: 'workloads',
    told: false,
  }));
  const teacher = window.opener as Window | null;
  const file = location.protocol === 'file:';
  const post = (message: FromProjector) => {
    if (teacher && !teacher.closed) teacher.postMessage(message, file ? '*' : location.origin);
  };

  let unanswered = 0;

  function show(shown: Shown): void {
    const { scenario, cursor, selected, selectedEvent, preview, playing, speed, theme } = shown;
    const run = scenario ? engine.run(scenario) : null;
    if (run && !run.ok) return;
    document.documentElement.dataset.theme = theme;
    app.store.setState({
      ...(scenario && run ? { scenario, run: run.value } : {}),
      ...{ cursor, selected, selectedEvent, preview, playing, speed, theme },
      lesson: { spotlight: shown.spotlight, asking: false },
    });
    stand.setState({ teacher: 'there', board: shown.board, drawing: shown.drawing, told: true });
  }

  addEventListener('message', ({ data, source, origin }: MessageEvent<ToProjector | null>) => {
    if (source !== teacher || typeof data !== 'object' || data === null) return;
    if (!file && origin !== location.origin) return;
    unanswered = 0;
    if (data.rackdrill === 'show') show(data);
    else if (data.rackdrill === 'gone') stand.setState({ teacher: 'gone' });
  });
  addEventListener('pagehide', () => post({ rackdrill: 'bye' }));
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key)) return;
    event.preventDefault();
    post({ rackdrill: 'key', key: event.key });
  });

  function look(): void {
    if (!teacher) stand.setState({ teacher: 'none' });
    else if (teacher.closed) stand.setState({ teacher: 'closed' });
    else {
      if (unanswered++ >= MOST_UNANSWERED && stand.getState().told)
        stand.setState({ teacher: 'gone' });
      post({ rackdrill: 'ready', fresh: stand.getState().teacher !== 'there' });
    }
  }
  look();
  setInterval(look, LOOK_MS);
  return { app, stand };
}
