// The page: reads the link, makes the app, draws it, and keeps the link. Everything else hangs from here.
import { createRoot } from 'react-dom/client';
import { browserBar, framedBar, keepTheme, showKeys, showMotion, wantedTheme } from './app/bar.ts';
import { embed } from './app/embed.ts';
import { engine, invitation, reader } from './app/engine.ts';
import { frameAsked } from './app/frame-asked.ts';
import type { LinkKeeper } from './app/link.ts';
import { nextTask } from './app/next-task.ts';
import { keptDrill, opening } from './app/opening.ts';
import { browserFrames, startPlayback } from './app/playback.ts';
import { createApp } from './app/store.ts';
import { must } from './base/assert.ts';
import { App } from './views/App.tsx';
import './views/tokens.css';
import './views/glyphs/glyphs.css';
import './views/rack/rack.css';
import './views/workloads/workloads.css';
import './views/timeline/timeline.css';
import './views/inspector/inspector.css';
import './views/app.css';

const theme = wantedTheme();
// First of all, so that nothing is painted in the other theme.
document.documentElement.dataset.theme = theme;
showMotion();
showKeys();
const frame = frameAsked(location.search);
if (frame) document.documentElement.dataset.embed = '';
const bar = frame ? framedBar : browserBar;

/** A function, so that the page's module is done when a link has to be read: its reader imports from it. */
async function start(): Promise<void> {
  // Tasks of their own: to set up the module, to make the run and to draw it in one go would hold the browser up for long.
  await nextTask();
  const asked = await opening(bar, reader, engine.run);
  let keeper: LinkKeeper | null = null;
  // Until the link is kept the bar has the one that the page was opened with.
  const link = () => keeper?.link() ?? bar.read();
  const app = createApp(
    engine,
    { ...asked, theme, invite: invitation },
    {
      async link() {
        await kept;
        return new URL(link(), location.href).href;
      },
      copy: (text) => navigator.clipboard.writeText(text),
      keepTheme: frame ? () => {} : keepTheme,
      kept: () => keptDrill(bar, reader),
    },
  );
  app.store.subscribe((state, before) => {
    if (state.theme !== before.theme) document.documentElement.dataset.theme = state.theme;
  });
  startPlayback(app, browserFrames);

  const root = createRoot(must(document.getElementById('page'), 'index.html has a #page'));
  const drawn = nextTask().then(() => {
    // What index.html paints before this is not ours to keep.
    document.getElementById('page')?.replaceChildren();
    root.render(<App app={app} link={link} />);
  });
  const late = drawn.then(() => import('./app/after-load.ts'));
  const kept = late.then(
    async ({ keepLink }) => {
      await nextTask();
      keeper = keepLink(app, frame, asked.broken, asked.scenario);
      return keeper;
    },
    (why) => {
      // Without a line: what is wrong with a link is said all the same.
      if (asked.broken) app.trouble(asked.broken.mistakes, bar.read(), null);
      throw why;
    },
  );
  const stands = Promise.all([late, kept]).then(async ([{ afterLoad }]) => {
    await nextTask();
    return afterLoad(app, link, frame);
  });
  window.rackdrill = embed(app, link, kept, stands);
}
// The projector's window shows what the teacher's tells it, and nothing of its own.
void (location.search === '?projector' ? import('./views/present/projector.tsx') : start());
