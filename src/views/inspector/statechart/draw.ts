// Views: the shapes of a statechart that has been laid out. The present state is ink, what leads out of it too.
import type { TimingKey } from '../../../scenario/timings.ts';
import { ring } from '../../glyphs/mark.ts';
import { n, type Shape } from '../../shape.ts';
import type { ChartBox, ChartDrawing, ChartPath } from './geometry.ts';

export interface ChartTimer {
  readonly key: TimingKey;
  readonly fraction: number;
  readonly left: string;
}

const BEND = 5;
/** The words make way for a ring at their left. */
const RING_SHIFT = 6;

/** A path with rounded corners. */
export function rounded(points: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let d = `M${n(first[0])} ${n(first[1])}`;
  rest.forEach(([x, y], i) => {
    const next = rest[i + 1];
    const before = points[i] ?? first;
    if (!next) {
      d += `L${n(x)} ${n(y)}`;
      return;
    }
    const r = Math.min(BEND, length(before, [x, y]) / 2, length([x, y], next) / 2);
    const [ax, ay] = toward([x, y], before, r);
    const [bx, by] = toward([x, y], next, r);
    d += `L${n(ax)} ${n(ay)}Q${n(x)} ${n(y)} ${n(bx)} ${n(by)}`;
  });
  return d;
}

type Point = readonly [number, number];
const length = (a: Point, b: Point): number => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
function toward(from: Point, to: Point, by: number): Point {
  const all = length(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * by) / all, from[1] + ((to[1] - from[1]) * by) / all];
}

/** An arrow head at the end of a path, in the direction of its last stretch. */
function head(points: readonly Point[]): string {
  const end = points.at(-1) ?? [0, 0];
  const before = points.at(-2) ?? end;
  const down = end[1] >= before[1] ? -1 : 1;
  return `M${n(end[0] - 3.4)} ${n(end[1] + down * 5)}L${n(end[0])} ${n(end[1] + down * 0.8)}L${n(end[0] + 3.4)} ${n(end[1] + down * 5)}`;
}

function pathShapes({ edge, points }: ChartPath, on: boolean): Shape {
  return {
    key: `edge ${edge.from} ${edge.to}`,
    tag: 'path',
    at: {
      d: rounded(points) + head(points),
      class: on ? 'f-none s-ink w-18 round' : 'f-none s-line w-13 round',
    },
  };
}

function boxShapes(box: ChartBox, lit: boolean, timer: ChartTimer | undefined): Shape {
  const middle = box.x + box.w / 2 + (timer ? RING_SHIFT : 0);
  const first = box.y + box.h / 2 + 4.3 - (box.lines.length - 1) * 7;
  const children: Shape[] = [
    {
      key: 'box',
      tag: 'rect',
      at: {
        x: n(box.x),
        y: n(box.y),
        width: n(box.w),
        height: n(box.h),
        rx: 14,
        class: lit ? 'f-ink s-ink w-13' : 'f-page s-line w-13',
      },
    },
    ...box.lines.map(
      (text, i): Shape => ({
        key: `line${i}`,
        tag: 'text',
        at: {
          x: n(middle),
          y: n(first + i * 14),
          class: lit ? 's12 b state f-page' : 's12 state f-ink',
        },
        text,
      }),
    ),
  ];
  if (timer)
    children.push(
      ...ring({ key: 'ring', x: box.x + 14, y: box.y + box.h / 2, r: 5, fraction: timer.fraction }),
    );
  return { key: `state ${box.id}`, tag: 'g', at: { class: lit ? 'lit' : null }, children };
}

/** `lit`: the present state. `timers`: those of the part that are armed now; they run in the present state. */
export function chartShapes(
  drawing: ChartDrawing,
  lit: string | null,
  timers: readonly ChartTimer[],
): Shape[] {
  const timerOf = (path: ChartPath) =>
    path.edge.from === lit ? timers.find((t) => path.edge.timings.includes(t.key)) : undefined;
  const armed = drawing.paths.map(timerOf).find((t) => t !== undefined);
  // Edges of the present state lie over the others.
  const order = [...drawing.paths].sort(
    (a, b) => Number(a.edge.from === lit) - Number(b.edge.from === lit),
  );
  return [
    ...order.map((path) => pathShapes(path, path.edge.from === lit)),
    ...drawing.boxes.map((box) =>
      boxShapes(box, box.id === lit, box.id === lit && box.timed ? armed : undefined),
    ),
    ...drawing.paths.flatMap((path): Shape[] =>
      path.label
        ? [
            {
              key: `label ${path.edge.from} ${path.edge.to}`,
              tag: 'text',
              at: {
                x: n(path.label.x + 1),
                y: n(path.label.y + 10.5),
                class: path.edge.from === lit ? 's12 num f-ink halo' : 's12 num f-ink2 halo',
              },
              text: path.label.text,
            },
          ]
        : [],
    ),
  ];
}
