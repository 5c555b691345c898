// `window.rackdrill` (contract 4): what programs in the page's place may ask, tests first of all.
import { type EventLine, eventLine } from '../log/line.ts';
import type { Scenario } from '../scenario/validator.ts';
import type { LinkKeeper } from './link.ts';
import type { App } from './store.ts';

export interface Embedded {
  /** Resolves when everything that was asked for is on screen and in the address bar. The clock may go on running. */
  idle(): Promise<void>;
  scenario(): Scenario;
  /** The whole address that shows what is on screen. */
  link(): string;
  /** The whole log of the run, also what lies after the cursor, as the command line prints it. */
  events(): EventLine[];
  /** Moves the cursor, in milliseconds of simulated time. */
  seek(ms: number): void;
}

declare global {
  interface Window {
    rackdrill: Embedded;
  }
}

/** A tab that is not shown gets no frames; after this many milliseconds one is not waited for. */
const FRAME_AT_MOST_MS = 200;

/** Some ten seconds. */
const MOST_FRAMES = 600;

const nextFrame = () =>
  new Promise<void>((done) => {
    requestAnimationFrame(() => done());
    setTimeout(done, FRAME_AT_MOST_MS);
  });

/**
 * `link` is the fragment of the link to what is on screen, and `kept` resolves when it is kept; `stands` when everything
 * that the page fetches of its own accord is there.
 */
export const embed = (
  app: App,
  link: () => string,
  kept: Promise<LinkKeeper>,
  stands: Promise<void>,
): Embedded => ({
  async idle() {
    await stands;
    await document.fonts.ready;
    const keeper = await kept;
    await keeper.settled();
    // What is being fetched says so; a line that is down is not waited for for ever.
    for (let frame = 0; frame < MOST_FRAMES && document.querySelector('[data-waiting]'); frame++)
      await nextFrame();
    // One frame for React and D3 to draw, one for what they set off.
    await nextFrame();
    await nextFrame();
    keeper.flush();
  },
  scenario: () => app.store.getState().scenario,
  link: () => new URL(link(), location.href).href,
  events() {
    const { run } = app.store.getState();
    return run.events.map((event) => eventLine(run, event));
  },
  seek: (ms) => app.deeds.seek(ms),
});
