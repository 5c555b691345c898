// The only animation loop of the page. It runs while the clock runs and not otherwise: an idle page costs nothing.
import type { App } from './store.ts';

/** A frame that took longer (a tab put away, a machine asleep) counts as this many real milliseconds. */
const LONGEST_FRAME_MS = 250;

/**
 * How many real milliseconds lie between two looks at the clock. What moves, the cursor and the rings, moves a fraction of
 * a pixel in a frame at low speeds; drawing each of sixty would cost a core and show nothing more.
 */
const paceMs = (speed: number): number => (speed <= 1 ? 100 : speed <= 10 ? 50 : 33);
/** Frames do not come on the dot: one that is this much early counts. */
const SLACK_MS = 4;

export interface Frames {
  /** As `requestAnimationFrame`: `now` in milliseconds. */
  request(frame: (now: number) => void): number;
  cancel(id: number): void;
}

/** Drives the cursor by the viewer's clock. Returns what ends it. */
export function startPlayback(app: App, frames: Frames): () => void {
  let wanted: number | null = null;
  let last: number | null = null;
  /** Simulated time that did not make a whole millisecond yet. */
  let rest = 0;

  const frame = (now: number): void => {
    wanted = null;
    const { speed } = app.store.getState();
    last ??= now;
    if (now - last >= paceMs(speed) - SLACK_MS) {
      rest += Math.min(now - last, LONGEST_FRAME_MS) * speed;
      last = now;
      const whole = Math.floor(rest);
      rest -= whole;
      if (whole > 0) app.advance(whole);
    }
    follow();
  };

  function follow(): void {
    const { playing } = app.store.getState();
    if (playing && wanted === null) wanted = frames.request(frame);
    if (!playing && wanted !== null) {
      frames.cancel(wanted);
      wanted = null;
    }
    if (!playing) {
      last = null;
      rest = 0;
    }
  }

  // `advance` is called inside a frame and tells us, too; then `wanted` is null and the next frame is asked for here.
  const leave = app.store.subscribe(follow);
  follow();
  return () => {
    leave();
    if (wanted !== null) frames.cancel(wanted);
    wanted = null;
  };
}
