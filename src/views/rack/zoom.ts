// Pointer → view: wheel, pinch and drag move the eye over the rack; a double click goes close to a part. The drawing stays sharp, for it is a drawing.
import { pointer, select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomBehavior, zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import type { Box } from './layout.ts';

export const MOST = 8;

export interface Eye {
  /** A point of the page in the drawing's own pixels. */
  readonly at: (event: MouseEvent) => [number, number];
  readonly scale: () => number;
  readonly by: (factor: number) => void;
  readonly reset: () => void;
  /** Goes close to a box, at least twice as near. */
  readonly to: (box: Box) => void;
  /** Brings a box into view, as near as one is, if it lies outside. */
  readonly reveal: (box: Box) => void;
  /** How far one may go: the size of the drawing. */
  readonly bounds: (width: number, height: number) => void;
  readonly stop: () => void;
}

/** Lets `svg` be zoomed and dragged; `moved` hears every change. */
export function watchZoom(
  svg: SVGSVGElement,
  moved: (transform: string, scale: number) => void,
): Eye {
  const owned = select<SVGSVGElement, unknown>(svg);
  let width = 0;
  let height = 0;
  const behavior: ZoomBehavior<SVGSVGElement, unknown> = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, MOST])
    .clickDistance(4)
    .filter((event: Event) => {
      const near = zoomTransform(svg).k > 1;
      // At full view the page keeps its own scrolling: one finger, and the wheel turned away from the rack.
      if (event instanceof WheelEvent) return near || event.deltaY < 0;
      if (event.type === 'touchstart') return near || (event as TouchEvent).touches.length > 1;
      return !(event instanceof MouseEvent) || event.button === 0;
    })
    .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) =>
      moved(event.transform.toString(), event.transform.k),
    );
  owned.call(behavior).on('dblclick.zoom', null);
  return {
    at: (event) => zoomTransform(svg).invert(pointer(event, svg)),
    scale: () => zoomTransform(svg).k,
    by: (factor) => behavior.scaleBy(owned, factor),
    reset: () => behavior.transform(owned, zoomIdentity),
    to: (box) => {
      const k = Math.max(2, Math.min(MOST, 0.7 * Math.min(width / box.w, height / box.h)));
      behavior.transform(
        owned,
        zoomIdentity
          .translate(width / 2, height / 2)
          .scale(k)
          .translate(-box.x - box.w / 2, -box.y - box.h / 2),
      );
    },
    reveal: (box) => {
      const { k, x, y } = zoomTransform(svg);
      const left = box.x * k + x;
      const top = box.y * k + y;
      const seen = left >= 0 && top >= 0 && left + box.w * k <= width && top + box.h * k <= height;
      if (k > 1 && !seen) behavior.translateTo(owned, box.x + box.w / 2, box.y + box.h / 2);
    },
    bounds: (w, h) => {
      width = w;
      height = h;
      behavior.extent([
        [0, 0],
        [w, h],
      ]);
      behavior.translateExtent([
        [0, 0],
        [w, h],
      ]);
    },
    stop: () => owned.on('.zoom', null),
  };
}
