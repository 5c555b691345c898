// Timeline: the ground that all else stands on: lanes with their names, folded time, the axis.
import { actorIcon } from '../glyphs/mark.ts';
import { n, type Shape } from '../shape.ts';
import type { Measure } from '../text-width.ts';
import { LANE_NAMES, type Lanes, rowY } from './lanes.ts';
import type { Scene } from './layout.ts';
import { type Scale, ticksOf } from './scale.ts';
import { LANES } from './story.ts';
import { moment } from './time-words.ts';

/** Lanes with their names, folds, the axis. */
export function ground({ lanes, scale, ribbons, measure }: Scene): Shape[] {
  const { x0, axisY } = lanes;
  const right = x0 + scale.width;
  const narrow = x0 < 60;
  const shapes: Shape[] = [];
  const hairline = (key: string, y: number) =>
    shapes.push({
      key,
      tag: 'path',
      at: { d: `M0 ${n(y)}H${n(right)}`, class: 'f-none s-hair w-10' },
    });
  LANES.forEach((lane, i) => {
    const y = rowY(lanes, i, 0);
    hairline(`lane-${lane}`, lanes.tops[i] as number);
    shapes.push(...actorIcon({ key: `icon-${lane}`, actor: lane, x: 1, y: y - 7 }));
    if (!narrow)
      shapes.push({
        key: `name-${lane}`,
        tag: 'text',
        at: { x: 21, y: n(y + 4.3), class: 'tl-text tl-name' },
        text: LANE_NAMES[lane],
      });
  });
  hairline('lanes-end', lanes.tops.at(-1) as number);
  ribbons.forEach((ribbon, i) => {
    const y = lanes.ribbons[i] as number;
    if (ribbon.hue !== null)
      shapes.push({
        key: `hue-${ribbon.id}`,
        tag: 'rect',
        at: { x: 3, y: n(y - 4.5), width: 9, height: 9, rx: 2, class: `f-hue-${ribbon.hue}` },
      });
    if (!narrow)
      shapes.push({
        key: `name-${ribbon.id}`,
        tag: 'text',
        at: { x: 21, y: n(y + 4.3), class: 'tl-text tl-name' },
        text: shortened(ribbon.id, x0 - 27, measure),
      });
  });
  for (const ms of ticksOf(scale)) {
    const x = n(x0 + scale.x(ms));
    shapes.push({
      key: `tick-${ms}`,
      tag: 'path',
      at: { d: `M${x} ${lanes.top}V${n(axisY)}`, class: 'f-none s-hair w-10 tl-tick' },
    });
    shapes.push({
      key: `time-${ms}`,
      tag: 'text',
      at: {
        x: n(Math.min(x, lanes.width - measure(moment(ms)) / 2)),
        y: n(axisY + 15),
        class: 'tl-text tl-time',
      },
      text: moment(ms),
    });
  }
  for (const fold of scale.folds) shapes.push(...foldShapes(fold, lanes, right));
  return shapes;
}

function shortened(text: string, room: number, measure: Measure): string {
  if (measure(text, 500) <= room) return text;
  let end = text.length - 1;
  while (end > 1 && measure(`${text.slice(0, end)}…`, 500) > room) end--;
  return `${text.slice(0, end)}…`;
}

function foldShapes(fold: Scale['folds'][number], lanes: Lanes, right: number): Shape[] {
  const { top, axisY, x0 } = lanes;
  const a = Math.max(x0, x0 + fold.x0 + 3);
  const b = Math.min(right, x0 + fold.x1 - 3);
  if (b - a < 2) return [];
  const key = `fold-${fold.from}`;
  const zigzag = (x: number): string => {
    let d = `M${n(x)} ${top}`;
    for (let y = top; y + 8 <= axisY; y += 8) d += 'l3 4l-3 4';
    return d;
  };
  const shapes: Shape[] = [
    {
      key,
      tag: 'rect',
      at: { x: n(a), y: top, width: n(b - a), height: n(axisY - top), class: 'f-sunk' },
    },
    {
      key: `${key}/edges`,
      tag: 'path',
      at: { d: zigzag(a) + zigzag(b - 3), class: 'f-none s-line w-10' },
    },
  ];
  if (b - a >= 14)
    shapes.push({
      key: `${key}/label`,
      tag: 'text',
      at: {
        transform: `translate(${n((a + b) / 2 + 4.3)} ${n((top + axisY) / 2)}) rotate(-90)`,
        class: 'tl-text tl-name tl-middle',
      },
      text: fold.label,
    });
  return shapes;
}
