// The eye before anybody has moved it: all of the rack in sight. The code that moves it (zoom.ts, with d3-zoom) is fetched when a hand comes near.
import type { Eye } from './zoom.ts';

/** What tells that a hand is near. */
const NEAR = ['pointerenter', 'touchstart', 'wheel'];

/** As `watchZoom`, at once; until the hand is near it looks and does not move. */
export function openEye(
  svg: SVGSVGElement,
  moved: (transform: string, scale: number) => void,
): Eye {
  let real: Eye | null = null;
  let stopped = false;
  let size: readonly [number, number] = [0, 0];
  let coming: Promise<void> | null = null;
  const come = () => {
    coming ??= import('./zoom.ts').then(({ watchZoom }) => {
      if (stopped) return;
      real = watchZoom(svg, moved);
      real.bounds(...size);
    });
    return coming;
  };
  const then = (act: (eye: Eye) => void) => {
    if (real) act(real);
    else void come().then(() => real && act(real));
  };
  for (const type of NEAR) svg.addEventListener(type, come, { once: true, passive: true });
  // An <svg> that listens to focus takes a tab stop of its own in Chromium, so its frame listens.
  svg.parentElement?.addEventListener('focusin', come, { once: true });
  // Two fingers land at once: by touch there is no time to fetch anything when they do.
  if (matchMedia('(pointer: coarse)').matches) void come();
  return {
    at: (event) => real?.at(event) ?? pointed(svg, event),
    scale: () => real?.scale() ?? 1,
    by: (factor) => then((eye) => eye.by(factor)),
    reset: () => real?.reset(),
    to: (box) => then((eye) => eye.to(box)),
    // Nothing is out of sight before the eye has moved.
    reveal: (box) => real?.reveal(box),
    bounds: (width, height) => {
      size = [width, height];
      real?.bounds(width, height);
    },
    stop: () => {
      stopped = true;
      for (const type of NEAR) svg.removeEventListener(type, come);
      svg.parentElement?.removeEventListener('focusin', come);
      real?.stop();
    },
  };
}

/** Where in the drawing something points, as long as nobody has moved the eye. */
function pointed(svg: SVGSVGElement, { clientX, clientY }: { clientX: number; clientY: number }) {
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM()?.inverse());
  return [x, y] as [number, number];
}
