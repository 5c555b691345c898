// The hand lets go of a picture that moves: it runs on and slows down, as on every touch screen, unless the viewer wants no motion.

/** Slower than this nobody notices that it moves on. In pixels per millisecond. */
const LEAST = 0.25;
/** What is older says nothing about the hand that lets go. In milliseconds. */
const FRESH_MS = 60;
/** In this time the speed falls to a third of itself, in milliseconds. */
const SLOWS_MS = 320;

const calm = () =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ||
  document.documentElement.dataset.motion === 'off';

/** How fast a drag goes, from its moves: the latest counts most. Pure, so that it can be tested. */
export function speedAfter(speed: number, px: number, ms: number): number {
  const now = px / Math.max(1, ms);
  return ms > FRESH_MS ? now : 0.6 * now + 0.4 * speed;
}

/** How far it runs in `ms`, and how fast it is then. */
export function coast(speed: number, ms: number): { readonly px: number; readonly speed: number } {
  const left = Math.exp(-ms / SLOWS_MS);
  return { px: speed * SLOWS_MS * (1 - left), speed: speed * left };
}

export interface Glide {
  /** A drag has moved by `px`; `at` is the time of its event. */
  dragged(px: number, at: number): void;
  /** The hand lets go. */
  release(at: number): void;
  /** It stands still, whatever it did. */
  stop(): void;
}

export function glideOf(panBy: (px: number) => void): Glide {
  let speed = 0;
  let last = 0;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    speed = 0;
  };
  return {
    stop,
    dragged(px, at) {
      speed = speedAfter(speed, px, at - last);
      last = at;
    },
    release(at) {
      if (at - last > FRESH_MS || Math.abs(speed) < LEAST || calm()) return stop();
      let before: number | null = null;
      const step = (now: number) => {
        const run = coast(speed, before === null ? 0 : now - before);
        before = now;
        speed = run.speed;
        if (run.px !== 0) panBy(run.px);
        if (Math.abs(speed) >= LEAST / 8) frame = requestAnimationFrame(step);
      };
      frame = requestAnimationFrame(step);
    },
  };
}
