import { describe, expect, test } from 'vitest';
import { MACHINE_KINDS } from '../../../machines/catalogue.ts';
import { chartFor } from '../../../machines/chart.ts';
import { roughWidth } from '../../text-width.ts';
import { chartShapes } from './draw.ts';
import type { ChartDrawing } from './geometry.ts';
import { layoutChart } from './layout.ts';
import { netOf } from './model.ts';

const WIDTH = 316;
const kinds = MACHINE_KINDS.filter((kind) => kind !== 'work' && kind !== 'placement');
const everywhere = (kind: (typeof kinds)[number]) =>
  new Set(
    chartFor(kind)
      .states.filter((s) => s.leaf)
      .map((s) => s.id),
  );

const draw = (kind: (typeof kinds)[number], visited: ReadonlySet<string>, lit: string | null) => {
  const net = netOf(chartFor(kind), visited);
  const words = (edge: (typeof net.edges)[number]) =>
    [...edge.labels, ...edge.timings.map(() => '1:30')].join(', ');
  return { net, drawing: layoutChart(net, { width: WIDTH, measure: roughWidth, words, lit }) };
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
const apart = (a: Box, b: Box) =>
  a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;

function check(drawing: ChartDrawing) {
  const { boxes, paths, width, height } = drawing;
  const labels = paths.flatMap((p) => (p.label ? [p.label] : []));
  for (const box of [...boxes, ...labels]) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.w).toBeLessThanOrEqual(width);
    expect(box.y + box.h).toBeLessThanOrEqual(height);
  }
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) expect(apart(a, b)).toBe(true);
    for (const label of labels) expect(apart(a, label)).toBe(true);
  }
  for (const [i, a] of labels.entries())
    for (const b of labels.slice(i + 1)) expect(apart(a, b)).toBe(true);
  for (const { edge, points } of paths) {
    const from = boxes.find((b) => b.id === edge.from);
    const to = boxes.find((b) => b.id === edge.to);
    expect(points.length).toBeGreaterThanOrEqual(2);
    expect(touches(from, points[0])).toBe(true);
    expect(touches(to, points.at(-1))).toBe(true);
    for (const [x, y] of points) {
      expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
      // An edge runs round the states, never through one.
      for (const box of boxes)
        expect(
          x > box.x + 0.01 &&
            x < box.x + box.w - 0.01 &&
            y > box.y + 0.01 &&
            y < box.y + box.h - 0.01,
        ).toBe(false);
    }
  }
}
const touches = (box: Box | undefined, point: readonly [number, number] | undefined) =>
  box !== undefined &&
  point !== undefined &&
  point[0] >= box.x &&
  point[0] <= box.x + box.w &&
  (Math.abs(point[1] - box.y) < 0.01 || Math.abs(point[1] - box.y - box.h) < 0.01);

describe.each(kinds)('%s', (kind) => {
  test('as it usually is, and with every state it has', () => {
    for (const visited of [new Set<string>(), everywhere(kind)])
      for (const lit of [null, ...visited]) check(draw(kind, visited, lit).drawing);
  });

  test('every edge of the machine between drawn states has a path', () => {
    const { net, drawing } = draw(kind, everywhere(kind), null);
    expect(drawing.paths.length).toBe(net.edges.length);
    expect(drawing.boxes.map((b) => b.id).sort()).toEqual(net.states.map((s) => s.id).sort());
  });
});

test('the node: four states, its timers on the edges; what its rack does to it only once it did', () => {
  const { net } = draw('node', new Set(), 'running');
  expect(net.states.map((s) => s.id)).toEqual([
    'running',
    'failed.unnoticed',
    'failed.noticed',
    'booting',
  ]);
  expect(net.leftOut).toEqual(['dark']);
  expect(
    net.edges.filter((e) => e.timings.length > 0).map((e) => `${e.from}>${e.to} ${e.timings}`),
  ).toEqual(['failed.unnoticed>failed.noticed nodeDetection', 'booting>running nodeBoot']);
  // What leaves a group leaves each state of it.
  expect(net.edges.filter((e) => e.to === 'booting').map((e) => e.from)).toEqual([
    'failed.unnoticed',
    'failed.noticed',
  ]);
});

test('rare states are left out until the part has been there', () => {
  const kind = 'vm-of-virtual-system';
  expect(draw(kind, new Set(), 'running').net.leftOut).toContain('spent');
  const been = draw(kind, new Set(['running', 'broken.noticed']), 'broken.noticed').net;
  expect(been.states.map((s) => s.id)).toContain('broken.unnoticed');
  expect(been.leftOut).toContain('spent');
});

test('the present state is lit, with its ring', () => {
  const { drawing } = draw('node', new Set(), 'failed.unnoticed');
  const shapes = chartShapes(drawing, 'failed.unnoticed', [
    { key: 'nodeDetection', fraction: 0.5, left: '0:15' },
  ]);
  const lit = shapes.filter((s) => s.at?.class === 'lit');
  expect(lit.map((s) => s.key)).toEqual(['state failed.unnoticed']);
  expect(lit[0]?.children?.some((c) => c.key === 'ring/arc')).toBe(true);
});
