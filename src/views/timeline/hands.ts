// Mouse, touch and keys on the timeline → deeds: drag the cursor, pan and zoom, walk from event to event. Knows the drawing only through `Grip`.

import { pointAt } from '../shell/point.ts';
import type { Glide } from './glide.ts';
import type { Lanes } from './lanes.ts';
import type { Scale } from './scale.ts';
import type { Step } from './walk.ts';

/** What the hands need of the drawing as it is now, and what they can do. */
export interface Grip {
  readonly scale: Scale;
  readonly lanes: Lanes;
  readonly t: number;
  readonly until: number;
  seek(ms: number): void;
  /** Dragging of the cursor begins or ends. */
  hold(on: boolean): void;
  zoomBy(factor: number, px: number): void;
  panBy(px: number): void;
  back(): void;
  choose(key: string | null): void;
  walk(step: Step): void;
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'before',
  ArrowRight: 'after',
  ArrowUp: 'above',
  ArrowDown: 'below',
  Home: 'first',
  End: 'last',
  Enter: 'choose',
  ' ': 'choose',
};
const SLIDES_MS: Readonly<Record<string, number>> = {
  ArrowLeft: -1000,
  ArrowDown: -1000,
  ArrowRight: 1000,
  ArrowUp: 1000,
  PageDown: -60_000,
  PageUp: 60_000,
};
const PAN_FROM_PX = 4;
const ZOOM_STEP = 1.5;
/** By a double click, on what is to be parted. */
const CLOSER = 3;

/** Listens to the drawing until the returned function is called. `grip` gives the present state each time. */
export function listen(stage: HTMLElement, grip: () => Grip): () => void {
  const fingers = new Map<number, number>();
  let deed: 'cursor' | 'pan' | 'pinch' | 'press' | null = null;
  let lastX = 0;
  let span = 0;
  /** Fetched with the first touch; until it is there a drag just ends. */
  let glide: Glide | null = null;
  const fetchGlide = async () => {
    const { glideOf } = await import('./glide.ts');
    glide ??= glideOf((px) => grip().panBy(px));
  };

  /** In the drawing's own pixels: on a wall the page is shown larger than it is laid out. */
  const at = (event: MouseEvent) => pointAt(stage, event);
  const plotX = (x: number) => x - grip().lanes.x0;
  const apart = () => {
    const [a = 0, b = 0] = [...fingers.values()];
    return { span: Math.max(10, Math.abs(a - b)), middle: (a + b) / 2 };
  };
  const target = (event: Event, selector: string) =>
    event.target instanceof Element ? event.target.closest(selector) : null;

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    glide?.stop();
    if (!glide) void fetchGlide();
    const { x, y } = at(event);
    fingers.set(event.pointerId, x);
    lastX = x;
    if (fingers.size === 2) {
      deed = 'pinch';
      span = apart().span;
      return;
    }
    const { lanes } = grip();
    const onTime = y < lanes.top || y > (lanes.tops.at(-1) ?? 0);
    if (target(event, '.tl-cursor') || (onTime && plotX(x) >= 0)) {
      deed = 'cursor';
      stage.setPointerCapture(event.pointerId);
      grip().hold(true);
      if (!target(event, '.tl-cursor')) grip().seek(grip().scale.t(plotX(x)));
    } else deed = 'press';
  };
  const move = (event: PointerEvent) => {
    if (!fingers.has(event.pointerId)) return;
    const { x } = at(event);
    fingers.set(event.pointerId, x);
    if (deed === 'cursor') {
      const g = grip();
      const px = Math.min(g.scale.width, Math.max(0, plotX(x)));
      g.seek(Math.min(g.until, g.scale.t(px)));
    } else if (deed === 'pinch' && fingers.size === 2) {
      const now = apart();
      grip().zoomBy(now.span / span, plotX(now.middle));
      span = now.span;
    } else if (deed === 'press' && Math.abs(x - lastX) > PAN_FROM_PX) {
      deed = 'pan';
      stage.setPointerCapture(event.pointerId);
      lastX = x;
    } else if (deed === 'pan') {
      grip().panBy(lastX - x);
      glide?.dragged(lastX - x, event.timeStamp);
      lastX = x;
    }
  };
  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (deed === 'cursor') grip().hold(false);
    if (deed === 'pan') glide?.release(event.timeStamp);
    if (fingers.size === 0) deed = null;
  };
  const click = (event: MouseEvent) => {
    const option = target(event, '[data-mark]');
    if (option) grip().choose(option.getAttribute('data-mark'));
  };
  const wheel = (event: WheelEvent) => {
    glide?.stop();
    const g = grip();
    if (!event.ctrlKey && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))) {
      event.preventDefault();
      g.panBy(event.deltaX || event.deltaY);
      return;
    }
    // Where all is in sight already, the wheel scrolls the page as anywhere else.
    if (event.deltaY > 0 && !event.ctrlKey && g.scale.length <= g.scale.width + 1) return;
    event.preventDefault();
    g.zoomBy(Math.exp(-event.deltaY / 400), plotX(at(event).x));
  };
  const zoomIn = (event: MouseEvent) => {
    const point = at(event);
    const { y } = point;
    const { lanes, zoomBy } = grip();
    const x = plotX(point.x);
    if (x >= 0 && y > lanes.top && y < (lanes.tops.at(-1) ?? 0)) zoomBy(CLOSER, x);
  };
  const key = (event: KeyboardEvent) => {
    glide?.stop();
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const g = grip();
    const onCursor = target(event, '.tl-cursor') !== null;
    const slide = onCursor ? SLIDES_MS[event.key] : undefined;
    const step = onCursor ? undefined : STEPS[event.key];
    if (slide !== undefined) g.seek(Math.min(g.until, Math.max(0, g.t + slide)));
    else if (onCursor && event.key === 'Home') g.seek(0);
    else if (onCursor && event.key === 'End') g.seek(g.until);
    else if (step !== undefined) g.walk(step);
    else if (event.key === '+' || event.key === '=') g.zoomBy(ZOOM_STEP, g.scale.x(g.t));
    else if (event.key === '-') g.zoomBy(1 / ZOOM_STEP, g.scale.x(g.t));
    else if (event.key === '0') g.back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  stage.addEventListener('pointerdown', down);
  stage.addEventListener('pointermove', move);
  stage.addEventListener('pointerup', up);
  stage.addEventListener('pointercancel', up);
  stage.addEventListener('click', click);
  stage.addEventListener('dblclick', zoomIn);
  stage.addEventListener('wheel', wheel, { passive: false });
  stage.addEventListener('keydown', key);
  return () => {
    glide?.stop();
    stage.removeEventListener('pointerdown', down);
    stage.removeEventListener('pointermove', move);
    stage.removeEventListener('pointerup', up);
    stage.removeEventListener('pointercancel', up);
    stage.removeEventListener('click', click);
    stage.removeEventListener('dblclick', zoomIn);
    stage.removeEventListener('wheel', wheel);
    stage.removeEventListener('keydown', key);
  };
}
