// The moment → what moves on the timeline: the cursor with its handle, the rings of armed timers, the ribbons' present. Few shapes, made anew each frame.
import type { Moment } from '../../log/moment.ts';
import { ring } from '../glyphs/mark.ts';
import { n, type Shape } from '../shape.ts';
import type { Armed } from './armed.ts';
import type { Lanes } from './lanes.ts';
import type { Scene, Still } from './layout.ts';
import { boxOf, type DrawnMark } from './options.ts';
import { presentRibbons } from './ribbons.ts';
import type { Scale } from './scale.ts';
import { clockFace } from './time-words.ts';

/** What is left of a timer at `t`, from 1 to 0. */
export const fractionLeft = (timer: Armed['timer'], t: number): number =>
  timer.dueAt <= timer.armedAt
    ? 0
    : Math.max(0, Math.min(1, (timer.dueAt - t) / (timer.dueAt - timer.armedAt)));

/** Under the marks: ribbons up to now, and the cursor's line. `right` is where the window ends. */
export function behind(scene: Scene, t: number, right = scene.lanes.x0 + scene.scale.x1): Shape[] {
  const { lanes, scale } = scene;
  const x = scale.x(t);
  const shapes = presentRibbons(scene, t, right);
  if (x >= scale.x0 - 1 && x <= scale.x1 + 1)
    shapes.push({
      key: 'cursor-line',
      tag: 'path',
      at: {
        d: `M${n(lanes.x0 + x)} ${lanes.top - 8}V${n(lanes.axisY)}`,
        class: 'f-none s-ink w-15',
      },
    });
  return shapes;
}

/** Rings of the timers that run at `t`. */
export function rings(scene: Scene, still: Still, t: number): Shape[] {
  return scene.armed.flatMap((armed) => {
    const spot = still.rings.get(armed.key);
    if (!spot) return [];
    return ring({ key: armed.key, ...spot, r: 5, fraction: fractionLeft(armed.timer, t) });
  });
}

/** The handle, kept at the window's edge when the cursor is out of sight. */
export function handle(lanes: Lanes, scale: Scale, moment: Moment): Shape {
  const x = scale.x(moment.t);
  const inside = x >= -1 && x <= scale.width + 1;
  const at = n(lanes.x0 + Math.min(scale.width, Math.max(0, x)));
  const face = clockFace(moment.t);
  return {
    key: 'cursor',
    tag: 'g',
    at: {
      role: 'slider',
      tabindex: 0,
      class: 'tl-cursor',
      transform: `translate(${at} ${lanes.top})`,
      'aria-label': 'Time',
      'aria-orientation': 'horizontal',
      'aria-valuemin': 0,
      'aria-valuemax': Math.floor(moment.run.until / 1000),
      'aria-valuenow': Math.floor(moment.t / 1000),
      'aria-valuetext': face,
    },
    children: [
      { key: 'grip', tag: 'rect', at: { x: -14, y: -17, width: 28, height: 24, class: 'tl-grip' } },
      {
        key: 'head',
        tag: 'path',
        at: {
          d: 'M-6 -15H6V-9L0 -3L-6 -9Z',
          class: inside ? 'f-ink s-ink w-10' : 'f-page s-ink w-15',
        },
      },
      {
        key: 'ring',
        tag: 'rect',
        at: { x: -10, y: -17, width: 20, height: 17, rx: 3, class: 'tl-beads' },
      },
    ],
  };
}

/** Beads around the event that the keys stand on; a solid frame means selected, so both can be seen on one. */
export function focusBeads(mark: DrawnMark | undefined): Shape[] {
  if (!mark) return [];
  const box = boxOf(mark);
  return [
    {
      key: 'beads',
      tag: 'rect',
      at: {
        x: n(box.x - 2),
        y: n(box.y - 2),
        width: n(box.width + 4),
        height: box.height + 4,
        rx: 6,
        class: 'tl-beads tl-on',
      },
    },
  ];
}
