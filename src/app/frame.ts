// The page inside somebody else's: what it tells the page around it, and what that page may ask of it. The README has the words.
import { oneLine } from '../base/result.ts';
import { type EventLine, eventLine } from '../log/line.ts';
import type { AppState } from './state.ts';
import type { App } from './store.ts';

/** At most one `changed` in this many milliseconds while the clock runs. */
const CHANGED_EVERY_MS = 250;
/** More events than this that the clock runs over in one frame are not told one by one; `changed` says where it stands. */
const MOST_AT_ONCE = 100;

/** Marks a message as ours, both ways, with the version of these words. */
const MARK = 'rackdrill';
const VERSION = 1;

export type Told =
  | {
      readonly type: 'ready' | 'changed';
      readonly link: string;
      readonly title: string;
      readonly cursor: number;
      readonly until: number;
      readonly playing: boolean;
    }
  | { readonly type: 'event'; readonly event: EventLine }
  | { readonly type: 'error'; readonly message: string };

/** The way to the page around; a test gives a small stand-in. */
export interface Around {
  /** Sends to the page around, if its origin is `origin`, or whatever it is for `*`. */
  post(message: Told & { readonly rackdrill: number }, origin: string): void;
  /** Calls back with what the page around sends; what others send is not for us. */
  onMessage(call: (data: unknown, origin: string) => void): void;
  later(call: () => void, ms: number): void;
}

/** Tells what happens and does what is asked, from now on. `link` gives the whole address of what is on screen. */
export function talk(app: App, link: () => string, origin: string | null, around: Around): void {
  const tell = (told: Told) => around.post({ [MARK]: VERSION, ...told }, origin ?? '*');
  const standing = ({ run, cursor, playing }: AppState) => ({
    link: link(),
    title: run.plan.title,
    cursor,
    until: run.until,
    playing,
  });
  const refuse = (message: string) => tell({ type: 'error', message });
  let waiting = false;
  const changed = () => {
    if (waiting) return;
    waiting = true;
    around.later(() => {
      waiting = false;
      tell({ type: 'changed', ...standing(app.store.getState()) });
    }, CHANGED_EVERY_MS);
  };

  app.store.subscribe((state, before) => {
    if (state.trouble !== before.trouble) {
      const [first, ...rest] = state.trouble;
      if (first) refuse(oneLine([first, ...rest]));
    }
    for (const note of state.notes)
      if (note.id === 'file' && !before.notes.includes(note)) refuse(note.words);
    const { run, cursor, playing } = state;
    if (run === before.run && cursor > before.cursor && (playing || before.playing)) {
      const passed = run.events.filter(({ t }) => t > before.cursor && t <= cursor);
      for (const event of passed.slice(0, MOST_AT_ONCE))
        tell({ type: 'event', event: eventLine(run, event) });
    }
    if (run !== before.run || cursor !== before.cursor || playing !== before.playing) changed();
  });

  around.onMessage((data, from) => {
    if (origin !== null && from !== origin) return;
    if (typeof data !== 'object' || data === null || !(MARK in data)) return;
    const { type, ms } = data as { type?: unknown; ms?: unknown };
    if (type === 'play') app.deeds.play();
    else if (type === 'pause') app.deeds.pause();
    else if (type !== 'seek') refuse('Asked for something else than seek, play or pause.');
    else if (typeof ms !== 'number' || !Number.isFinite(ms))
      refuse('Asked to seek without ms, a number of milliseconds.');
    else app.deeds.seek(ms);
  });

  tell({ type: 'ready', ...standing(app.store.getState()) });
  const [first, ...rest] = app.store.getState().trouble;
  if (first) refuse(oneLine([first, ...rest]));
}
