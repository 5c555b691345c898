// The projector's page: it asks the window that opened it what to show, makes the run of that, and draws it large. It decides nothing.
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { engine } from '../../app/engine.ts';
import { DEFAULT_SCENARIO } from '../../app/link.ts';
import type { FromProjector, Shown, ToProjector } from '../../app/present.ts';
import { createApp } from '../../app/store.ts';
import { must } from '../../base/assert.ts';
import { Projected, type Stand } from './Projected.tsx';

/** How often it looks whether the teacher's window is there, in milliseconds. */
const LOOK_MS = 500;
/** So many looks without an answer, and it is gone. */
const MOST_UNANSWERED = 4;
/** What the teacher's window does with a key. */
const KEYS: readonly string[] = ['n', 'b', 'i', 'r', ' '];

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

const root = must(document.getElementById('page'), 'index.html has a #page');
root.replaceChildren();
document.title = 'Rackdrill: projector';
createRoot(root).render(<Projected app={app} stand={stand} />);
look();
setInterval(look, LOOK_MS);
