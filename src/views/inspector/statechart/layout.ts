// Views, first step of the drawing: a statechart in a narrow column. States in layers from the first one down, edges at right angles through the channels between the layers and the lanes at the sides.
import type { ChartBox, ChartDrawing, ChartOptions, Hop, Route } from './geometry.ts';
import { label } from './labels.ts';
import { layersOf, type Net } from './model.ts';
import { giveLanes, givePorts, giveTracks, middles, pointsOf, routeOf } from './routes.ts';

const LANE = 9;
const TRACK = 13;
const CHANNEL = 12;
const PAD = 11;
const RING = 16;
const LINE = 14;
/** Boxes of a layer stand no farther apart, so that the eye finds the way. */
const WIDEST_GAP = 64;
const LEAST_GAP = 8;

/** Places a net in `width` pixels. Every edge gets a path; a label only where it runs into nothing. */
export function layoutChart(net: Net, o: ChartOptions): ChartDrawing {
  return place(net, o, 3) ?? place(net, o, 2) ?? (place(net, o, 1) as ChartDrawing);
}

/** With at most `most` states side by side; null if they do not fit. */
function place(net: Net, o: ChartOptions, most: 1 | 2 | 3): ChartDrawing | null {
  const layers = layersOf(net, most);
  const row = new Map(layers.flatMap((ids, r) => ids.map((id) => [id, r] as const)));
  const routes = net.edges.map((edge) => routeOf(edge, row));
  const middle = middles(layers, o.width);
  const lanes = giveLanes(routes, row, middle, o.width);
  const boxes = placeBoxes(net, layers, lanes, o);
  if (most > 1 && tight(layers, boxes)) return null;
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const laneX = (lane: NonNullable<Route['lane']>) =>
    lane.side === 'left' ? 4 + lane.index * LANE : o.width - 4 - lane.index * LANE;
  const ends = givePorts(routes, byId);
  routes.forEach((route, i) => {
    const { from, to } = ends[i] as { from: number; to: number };
    const via = route.lane ? laneX(route.lane) : null;
    const [first, second] = route.hops;
    if (first) {
      first.from = from;
      first.to = via ?? to;
    }
    if (second) {
      second.from = via ?? from;
      second.to = to;
    }
  });
  const tracks = giveTracks(routes, layers.length);
  const { tops, heights, channelTop, height } = stack(layers, byId, tracks.count);
  const placed = boxes.map((box) => {
    const r = row.get(box.id) ?? 0;
    return { ...box, y: (tops[r] ?? 0) + ((heights[r] ?? box.h) - box.h) / 2 };
  });
  const at = new Map(placed.map((box) => [box.id, box]));
  const trackY = (hop: Hop) =>
    (channelTop[hop.channel + 1] ?? 0) +
    CHANNEL +
    (tracks.of.get(`${hop.channel} ${hop.group}`) ?? 0) * TRACK;
  const paths = routes.map((route) => pointsOf(route, at, trackY));
  return {
    width: o.width,
    height,
    boxes: placed,
    paths: label(routes, paths, placed, o),
  };
}

/** Whether states of a layer stand too close. */
const tight = (layers: readonly (readonly string[])[], boxes: readonly ChartBox[]): boolean =>
  layers.some((ids) => {
    const row = boxes.filter((box) => ids.includes(box.id));
    return row.some(
      (box, i) => i > 0 && box.x - ((row[i - 1]?.x ?? 0) + (row[i - 1]?.w ?? 0)) < LEAST_GAP,
    );
  });

function linesOf(net: Net, id: string): string[] {
  const state = net.states.find((s) => s.id === id);
  const parent = state?.parent
    ?.split('.')
    .at(-1)
    ?.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return parent ? [parent, state?.label ?? id] : [state?.label ?? id];
}

/** States of a layer stand evenly between the lanes; one that has a timer keeps room for its ring. */
function placeBoxes(
  net: Net,
  layers: readonly (readonly string[])[],
  lanes: { left: number; right: number },
  o: ChartOptions,
): ChartBox[] {
  const left = lanes.left * LANE + (lanes.left > 0 ? 4 : 1);
  const right = o.width - lanes.right * LANE - (lanes.right > 0 ? 4 : 1);
  return layers.flatMap((ids) => {
    const sizes = ids.map((id) => {
      const lines = linesOf(net, id);
      const timed = net.edges.some((edge) => edge.from === id && edge.timings.length > 0);
      const words = Math.max(...lines.map((text) => o.measure(text, 600)));
      return { id, lines, timed, w: Math.max(56, words + 2 * PAD + (timed ? RING : 0)) };
    });
    const total = sizes.reduce((sum, s) => sum + s.w, 0);
    const gap = Math.min(WIDEST_GAP, (right - left - total) / Math.max(1, ids.length - 1));
    let x = left + (right - left - total - gap * (ids.length - 1)) / 2;
    return sizes.map((size) => {
      const box = { ...size, x, y: 0, h: size.lines.length * LINE + 13 };
      x += size.w + gap;
      return box;
    });
  });
}

/** Heights of layers and channels, from the top down. Channel `-1` above the first layer has no room, for nothing runs there. */
function stack(
  layers: readonly (readonly string[])[],
  boxes: ReadonlyMap<string, ChartBox>,
  tracks: readonly number[],
): { tops: number[]; heights: number[]; channelTop: number[]; height: number } {
  const heights = layers.map((ids) => Math.max(...ids.map((id) => boxes.get(id)?.h ?? 0)));
  const tops: number[] = [];
  const channelTop: number[] = [0];
  let y = 1;
  layers.forEach((_, r) => {
    tops.push(y);
    y += heights[r] ?? 0;
    channelTop.push(y);
    const last = r === layers.length - 1;
    const count = tracks[r] ?? 0;
    if (!last) y += Math.max(26, 2 * CHANNEL + Math.max(0, count - 1) * TRACK + 4);
    else if (count > 0) y += CHANNEL + (count - 1) * TRACK + 8;
  });
  return { tops, heights, channelTop, height: y + 1 };
}
