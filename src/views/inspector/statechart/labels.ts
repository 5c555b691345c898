// Where the words on the edges of a statechart stand: measured, and left away rather than laid over something else.
import type { ChartBox, ChartLabel, ChartOptions, ChartPath, Route } from './geometry.ts';
import type { Edge } from './model.ts';

/** Labels: those of the present state first, then timers, then the rest; each where it runs into no box and no other label, or not at all. */
export function label(
  routes: readonly Route[],
  paths: readonly (readonly [number, number][])[],
  boxes: readonly ChartBox[],
  o: ChartOptions,
): ChartPath[] {
  const weight = (edge: Edge) => (edge.from === o.lit ? 0 : edge.timings.length > 0 ? 1 : 2);
  const order = routes
    .map((route, i) => ({ route, i }))
    .sort((a, b) => weight(a.route.edge) - weight(b.route.edge) || a.i - b.i);
  const taken: { x: number; y: number; w: number; h: number }[] = boxes.map(({ x, y, w, h }) => ({
    x,
    y,
    w,
    h,
  }));
  const labels = new Map<number, ChartLabel>();
  /** Edges that share an end and say the same say it once. */
  const said = new Set<string>();
  for (const { route, i } of order) {
    const text = o.words(route.edge);
    const same = `${route.edge.to} ${text}`;
    if (text === '' || (said.has(same) && route.edge.from !== o.lit)) continue;
    const w = o.measure(text) + 2;
    const found = spotsOn(paths[i] ?? [], w).find(
      (spot) =>
        spot.x >= 0 &&
        spot.x + spot.w <= o.width &&
        taken.every(
          (t) =>
            spot.x + spot.w <= t.x ||
            t.x + t.w <= spot.x ||
            spot.y + spot.h <= t.y ||
            t.y + t.h <= spot.y,
        ),
    );
    if (!found) continue;
    said.add(same);
    taken.push({ ...found, x: found.x - LABEL_APART, w: found.w + 2 * LABEL_APART });
    labels.set(i, { text, ...found });
  }
  return routes.map((route, i) => ({
    edge: route.edge,
    points: paths[i] ?? [],
    label: labels.get(i) ?? null,
  }));
}

const LABEL_HIGH = 13;
/** Labels on one line keep this much between them. */
const LABEL_APART = 6;

/** Where a label of width `w` might stand on a path: on its level stretches, the longest first, then beside its upright ones. */
function spotsOn(points: readonly (readonly [number, number])[], w: number) {
  const spots: { x: number; y: number; w: number; h: number; long: number }[] = [];
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1] ?? [0, 0];
    const [bx, by] = points[i] ?? [0, 0];
    const long = Math.abs(ax - bx) + Math.abs(ay - by);
    if (ay === by) {
      if (long >= w + 4)
        for (const share of [0.5, 0.3, 0.7])
          spots.push({
            x: Math.min(ax, bx) + long * share - w / 2,
            y: ay - LABEL_HIGH / 2,
            w,
            h: LABEL_HIGH,
            long: long + 100,
          });
    } else {
      const y = (ay + by) / 2 - LABEL_HIGH / 2;
      spots.push({ x: ax + 4, y, w, h: LABEL_HIGH, long });
      spots.push({ x: ax - 4 - w, y, w, h: LABEL_HIGH, long: long - 1 });
    }
  }
  return spots.sort((a, b) => b.long - a.long).map(({ long: _, ...spot }) => spot);
}
