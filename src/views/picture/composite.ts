// Several drawings of the page that lie over one another, such as the layers of the timeline, as one picture: each stands where it
// stands on screen, and what cuts it off there cuts it off here.
import { enlargedBy } from '../shell/point.ts';
import { element, standalone } from './standalone.ts';

export interface Picture {
  readonly svg: SVGElement;
  readonly width: number;
  readonly height: number;
}

/** All drawings in `root`, or `root` itself if it is one. Pictures on buttons are left out. */
export function pictureOf(root: Element): Picture {
  const room = root.getBoundingClientRect();
  // A picture is as large as what it shows was laid out, on a wall, too.
  const by = enlargedBy(root);
  const width = room.width / by;
  const height = room.height / by;
  const layers =
    root instanceof SVGSVGElement
      ? [root]
      : [...root.querySelectorAll('svg')].filter((svg) => !svg.closest('button'));
  const at = (box: DOMRect) => ({
    x: (box.left - room.left) / by,
    y: (box.top - room.top) / by,
    width: box.width / by,
    height: box.height / by,
  });
  const placed = layers.map((layer) => {
    const copy = standalone(layer);
    const { x, y, ...size } = at(layer.getBoundingClientRect());
    copy.removeAttribute('transform');
    const spill = getComputedStyle(layer).overflow === 'visible' ? { overflow: 'visible' } : {};
    const window = windowOf(layer, root);
    const seen = window ? at(window.getBoundingClientRect()) : { x: 0, y: 0, width, height };
    for (const [name, value] of Object.entries({
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
      x: x - seen.x,
      y: y - seen.y,
      ...spill,
    }))
      copy.setAttribute(name, String(value));
    return element('svg', { ...seen, overflow: 'hidden' }, copy);
  });
  return { svg: element('svg', { width, height }, ...placed), width, height };
}

/** What cuts a layer off: the nearest element around it, inside `root`, that shows no more than its own box. */
function windowOf(layer: Element, root: Element): Element | null {
  if (layer === root) return null;
  for (let around = layer.parentElement; around && around !== root; around = around.parentElement)
    if (getComputedStyle(around).overflow !== 'visible') return around;
  return null;
}
