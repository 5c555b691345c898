// The only animation loop of the page. It runs while the clock runs and not otherwise: an idle page costs nothing.
import type { App } from './store.ts';

/** A frame that took longer (a tab put away, a machine asleep) counts as this many real milliseconds. */
const LONGEST_FRAME_MS = 250;

/**
 * How many real milliseconds lie between two looks at the clock: as many as bring what moves, the cursor and the rings, half
 * a pixel further. At 10× every second of the clock is still seen. To draw more often would cost a core and show nothing more.
 */
const paceMs = (speed: number): number => (speed <= 1 ? 100 : speed <= 10 ? 80 : 33);
/** Frames do not come on the dot: one that is this much early counts. */
const SLACK_MS = 4;

export interface Frames {
  /** Calls `frame` with the time (milliseconds) of the first frame after `wait` milliseconds. Returns what calls it off. */
  request(frame: (now: number) => void, wait: number): () => void;
}

/** The browser's own. A frame costs something even when nothing is drawn in it, so none is asked for before it is due. */
export const browserFrames: Frames = {
  request(frame, wait) {
    let asked = 0;
    const ask = () => {
      asked = requestAnimationFrame(frame);
    };
    const timer = wait > 0 ? setTimeout(ask, wait) : ask();
    return () => {
      if (timer !== undefined) clearTimeout(timer);
      cancelAnimationFrame(asked);
    };
  },
};

/** Drives the cursor by the viewer's clock. Returns what ends it. */
export function startPlayback(app: App, frames: Frames): () => void {
  let callOff: (() => void) | null = null;
  let last: number | null = null;
  /** Simulated time that did not make a whole millisecond yet. */
  let rest = 0;

  const frame = (now: number): void => {
    const fulfilled = callOff;
    const { speed } = app.store.getState();
    last ??= now;
    if (now - last >= paceMs(speed) - SLACK_MS) {
      rest += Math.min(now - last, LONGEST_FRAME_MS) * speed;
      last = now;
      const whole = Math.floor(rest);
      rest -= whole;
      if (whole > 0) app.advance(whole);
    }
    if (callOff === fulfilled) callOff = null;
    follow(last === null ? 0 : last + paceMs(speed) - 2 * SLACK_MS - now);
  };

  /** `due`: in how many milliseconds the next frame is. */
  function follow(due: number): void {
    const { playing } = app.store.getState();
    // `advance` is called inside a frame and tells us, too; then the frame is not over yet.
    if (playing) callOff ??= frames.request(frame, Math.max(0, due));
    else {
      callOff?.();
      callOff = null;
      last = null;
      rest = 0;
    }
  }

  const leave = app.store.subscribe(() => follow(0));
  follow(0);
  return () => {
    leave();
    callOff?.();
    callOff = null;
  };
}
