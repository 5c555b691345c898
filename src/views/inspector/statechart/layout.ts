// Views, first step of the drawing: a statechart in a narrow column. States in layers from the first one down, edges at right angles through the channels between the layers and the lanes at the sides.
import type { Measure } from '../../text-width.ts';
import { type Edge, layersOf, type Net } from './model.ts';

export interface ChartBox {
  readonly id: string;
  /** A state in a group has the group's name above its own. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Room for a timer's ring is kept at its left. */
  readonly timed: boolean;
}

export interface ChartLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface ChartPath {
  readonly edge: Edge;
  readonly points: readonly (readonly [number, number])[];
  readonly label: ChartLabel | null;
}

export interface ChartDrawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly ChartBox[];
  readonly paths: readonly ChartPath[];
}

export interface ChartOptions {
  readonly width: number;
  readonly measure: Measure;
  /** Words of an edge: its messages, or how long its timer takes. */
  readonly words: (edge: Edge) => string;
  /** The present state: its edges are labelled first. */
  readonly lit: string | null;
}

const LANE = 9;
const TRACK = 13;
const CHANNEL = 12;
const PAD = 11;
const RING = 16;
const LINE = 14;
/** Boxes of a layer stand no farther apart, so that the eye finds the way. */
const WIDEST_GAP = 64;
const LEAST_GAP = 8;

type Side = 'top' | 'bottom';
interface Hop {
  readonly channel: number;
  /** Hops of one group share a track: they lead to the same place. */
  readonly group: string;
  from: number;
  to: number;
}
interface Route {
  readonly edge: Edge;
  readonly exit: Side;
  readonly enter: Side;
  readonly hops: readonly Hop[];
  lane: { readonly side: 'left' | 'right'; index: number } | null;
}

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

function routeOf(edge: Edge, row: ReadonlyMap<string, number>): Route {
  const from = row.get(edge.from) ?? 0;
  const to = row.get(edge.to) ?? 0;
  const hop = (channel: number, group: string): Hop => ({ channel, group, from: 0, to: 0 });
  const above = `${edge.to} from above`;
  const below = `${edge.to} from below`;
  const lane = `${edge.to} by lane`;
  if (to === from + 1)
    return { edge, exit: 'bottom', enter: 'top', hops: [hop(from, above)], lane: null };
  if (to === from)
    return { edge, exit: 'bottom', enter: 'bottom', hops: [hop(from, below)], lane: null };
  if (to === from - 1)
    return { edge, exit: 'top', enter: 'bottom', hops: [hop(to, below)], lane: null };
  const unset = { side: 'left', index: 0 } as const;
  return to > from
    ? {
        edge,
        exit: 'bottom',
        enter: 'top',
        hops: [hop(from, lane), hop(to - 1, above)],
        lane: unset,
      }
    : {
        edge,
        exit: 'top',
        enter: 'bottom',
        hops: [hop(from - 1, lane), hop(to, below)],
        lane: unset,
      };
}

/** About where each state will stand, before the lanes are known. */
function middles(layers: readonly (readonly string[])[], width: number): Map<string, number> {
  return new Map(
    layers.flatMap((ids) => ids.map((id, i) => [id, (width * (i + 0.5)) / ids.length] as const)),
  );
}

/** Long edges run in lanes at the sides; those to one state share a lane. Returns how many lanes each side has. */
function giveLanes(
  routes: readonly Route[],
  row: ReadonlyMap<string, number>,
  middle: ReadonlyMap<string, number>,
  width: number,
): { left: number; right: number } {
  const groups = new Map<string, Route[]>();
  for (const route of routes)
    if (route.lane)
      groups.set(route.edge.to + route.enter, [
        ...(groups.get(route.edge.to + route.enter) ?? []),
        route,
      ]);
  const taken = { left: [] as [number, number][][], right: [] as [number, number][][] };
  for (const group of groups.values()) {
    const ids = group.flatMap((r) => [r.edge.from, r.edge.to]);
    const mean = ids.reduce((sum, id) => sum + (middle.get(id) ?? 0), 0) / ids.length;
    const side =
      Math.abs(mean - width / 2) < 8
        ? taken.right.length <= taken.left.length
          ? 'right'
          : 'left'
        : mean < width / 2
          ? 'left'
          : 'right';
    const rows = ids.map((id) => row.get(id) ?? 0);
    const span: [number, number] = [Math.min(...rows), Math.max(...rows)];
    const lanes = taken[side];
    let index = lanes.findIndex((lane) => lane.every(([a, b]) => b < span[0] || a > span[1]));
    if (index < 0) index = lanes.push([]) - 1;
    lanes[index]?.push(span);
    for (const route of group) route.lane = { side, index };
  }
  return { left: taken.left.length, right: taken.right.length };
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
  const parent = state?.parent?.split('.').at(-1);
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

/** Where edges leave and enter: side by side along the edge of a box, in the order in which they spread; all that enter share one place. */
function givePorts(
  routes: readonly Route[],
  boxes: ReadonlyMap<string, ChartBox>,
): { from: number; to: number }[] {
  const center = (id: string) => {
    const box = boxes.get(id);
    return box ? box.x + box.w / 2 : 0;
  };
  interface Port {
    readonly toward: number;
    x: number;
  }
  const sides = new Map<string, Port[]>();
  const entries = new Map<string, Port>();
  const add = (id: string, side: Side, toward: number): Port => {
    const port = { toward, x: 0 };
    const key = `${id} ${side}`;
    sides.set(key, [...(sides.get(key) ?? []), port]);
    return port;
  };
  const laneToward = (route: Route, id: string) =>
    route.lane ? (route.lane.side === 'left' ? -1000 : 1000) : center(id);
  const exits = routes.map((route) =>
    add(route.edge.from, route.exit, laneToward(route, route.edge.to)),
  );
  const enters = routes.map((route) => {
    const key = `${route.edge.to} ${route.enter}`;
    const known = entries.get(key);
    if (known) return known;
    const port = add(route.edge.to, route.enter, laneToward(route, route.edge.from));
    entries.set(key, port);
    return port;
  });
  for (const [key, ports] of sides) {
    const box = boxes.get(key.slice(0, key.lastIndexOf(' ')));
    if (!box) continue;
    [...ports]
      .sort((a, b) => a.toward - b.toward)
      .forEach((port, i) => {
        port.x = box.x + 8 + ((box.w - 16) * (i + 1)) / (ports.length + 1);
      });
  }
  return routes.map((route, i) => {
    const exit = exits[i] as Port;
    const enter = enters[i] as Port;
    // A step of a few pixels would look like a mistake: whichever end is alone on its side goes straight.
    if (!route.lane && route.exit !== route.enter) {
      const alone = (id: string, side: Side) => (sides.get(`${id} ${side}`) ?? []).length === 1;
      const within = (id: string, x: number) => {
        const box = boxes.get(id);
        return box !== undefined && x > box.x + 10 && x < box.x + box.w - 10;
      };
      const { from, to } = route.edge;
      if (alone(from, route.exit) && within(from, enter.x)) exit.x = enter.x;
      else if (
        alone(to, route.enter) &&
        enters.filter((port) => port === enter).length === 1 &&
        within(to, exit.x)
      )
        enter.x = exit.x;
    }
    return { from: exit.x, to: enter.x };
  });
}

/** Gives every group of hops a track of its channel, so that no two groups run over each other. */
function giveTracks(
  routes: readonly Route[],
  layers: number,
): { of: ReadonlyMap<string, number>; count: readonly number[] } {
  const of = new Map<string, number>();
  const count = Array.from({ length: layers }, () => 0);
  for (let channel = 0; channel < layers; channel++) {
    const groups = new Map<string, [number, number]>();
    for (const route of routes)
      for (const hop of route.hops) {
        if (hop.channel !== channel || Math.abs(hop.from - hop.to) < 1) continue;
        const [a, b] = groups.get(hop.group) ?? [
          Number.POSITIVE_INFINITY,
          Number.NEGATIVE_INFINITY,
        ];
        groups.set(hop.group, [Math.min(a, hop.from, hop.to), Math.max(b, hop.from, hop.to)]);
      }
    const tracks: [number, number][][] = [];
    for (const [group, [a, b]] of [...groups].sort(
      (p, q) => p[1][1] - p[1][0] - (q[1][1] - q[1][0]),
    )) {
      let index = tracks.findIndex((track) => track.every(([c, d]) => d + 6 < a || c - 6 > b));
      if (index < 0) index = tracks.push([]) - 1;
      tracks[index]?.push([a, b]);
      of.set(`${channel} ${group}`, index);
    }
    count[channel] = tracks.length;
  }
  return { of, count };
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

function pointsOf(
  route: Route,
  boxes: ReadonlyMap<string, ChartBox>,
  trackY: (hop: Hop) => number,
): [number, number][] {
  const edgeOf = (id: string, side: Side) => {
    const box = boxes.get(id);
    return box ? (side === 'top' ? box.y : box.y + box.h) : 0;
  };
  const start = edgeOf(route.edge.from, route.exit);
  const end = edgeOf(route.edge.to, route.enter);
  const points: [number, number][] = [];
  const [first, second] = route.hops;
  if (first) {
    points.push([first.from, start]);
    if (Math.abs(first.from - first.to) >= 1)
      points.push([first.from, trackY(first)], [first.to, trackY(first)]);
  }
  if (second && first) {
    if (Math.abs(second.from - second.to) >= 1)
      points.push([second.from, trackY(second)], [second.to, trackY(second)]);
  }
  points.push([second?.to ?? first?.to ?? 0, end]);
  return points;
}
