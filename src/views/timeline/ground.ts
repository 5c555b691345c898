// Timeline: the ground that all else stands on: lanes with their names, folded time, the axis.
import { actorIcon } from '../glyphs/mark.ts';
import { n, type Shape } from '../shape.ts';
import type { Measure } from '../text-width.ts';
import { LANE_NAMES, type Lanes, rowY } from './lanes.ts';
import type { Scene } from './layout.ts';
import { type Scale, ticksOf } from './scale.ts';
import { LANES } from './story.ts';
import { moment } from './time-words.ts';

/** What stays where it is while the picture is dragged: the lanes with their names, the names of the ribbons. */
export function frame({
  lanes,
  ribbons,
  measure,
}: Pick<Scene, 'lanes' | 'ribbons' | 'measure'>): Shape[] {
  const { x0 } = lanes;
  const right = x0 + lanes.plotWidth;
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
        text: shortened(ribbon.id, x0 - 38, measure),
      });
  });
  return shapes;
}

/** What is dragged along: lines of the axis, folds. */
export const ground = ({ lanes, scale }: Scene): Shape[] => [
  ...ticksOf(scale).map(
    (ms): Shape => ({
      key: `tick-${ms}`,
      tag: 'path',
      at: {
        d: `M${n(lanes.x0 + scale.x(ms))} ${lanes.top}V${n(lanes.axisY)}`,
        class: 'f-none s-hair w-10 tl-tick',
      },
    }),
  ),
  ...scale.folds.flatMap((fold) => foldShapes(fold, lanes)),
];

/** The figures of the axis: those of `page` that are in the `seen` window, kept whole at its end. */
export const axis = (page: Scale, seen: Scale, lanes: Lanes, measure: Measure): Shape[] =>
  ticksOf(page).flatMap((ms): Shape[] => {
    const x = seen.x(ms);
    if (x < -1 || x > seen.width + 1) return [];
    const text = moment(ms);
    return [
      {
        key: `time-${ms}`,
        tag: 'text',
        at: {
          x: n(Math.min(lanes.x0 + x, lanes.width - measure(text) / 2)),
          y: n(lanes.axisY + 15),
          class: 'tl-text tl-time',
        },
        text,
      },
    ];
  });

function shortened(text: string, room: number, measure: Measure): string {
  if (measure(text, 500) <= room) return text;
  let end = text.length - 1;
  while (end > 1 && measure(`${text.slice(0, end)}…`, 500) > room) end--;
  return `${text.slice(0, end)}…`;
}

function foldShapes(fold: Scale['folds'][number], lanes: Lanes): Shape[] {
  const { top, axisY, x0 } = lanes;
  const a = x0 + fold.x0 + 3;
  const b = x0 + fold.x1 - 3;
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
      children: [
        {
          key: 'title',
          tag: 'title',
          text: `Nothing happens for ${fold.label}, from ${moment(fold.from)} to ${moment(fold.to)}`,
        },
      ],
    },
    {
      key: `${key}/edges`,
      tag: 'path',
      at: { d: zigzag(a) + zigzag(b - 3), class: 'f-none s-line w-10' },
    },
  ];
  shapes.push({
    key: `${key}/label`,
    tag: 'text',
    // A line of writing that runs down, not a turned picture of one: it keeps its size for whoever asks.
    at: {
      x: n((a + b) / 2),
      y: n((top + axisY) / 2),
      'writing-mode': 'vertical-rl',
      class: 'tl-text tl-name tl-middle',
    },
    text: fold.label,
  });
  return shapes;
}
