// How the edges of a statechart run: down to the next layer through the channel between, further by a lane at the side; what leads to one state is bundled.
import type { ChartBox, Hop, Route, Side } from './geometry.ts';
import type { Edge } from './model.ts';

export function routeOf(edge: Edge, row: ReadonlyMap<string, number>): Route {
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
export function middles(
  layers: readonly (readonly string[])[],
  width: number,
): Map<string, number> {
  return new Map(
    layers.flatMap((ids) => ids.map((id, i) => [id, (width * (i + 0.5)) / ids.length] as const)),
  );
}

/** Long edges run in lanes at the sides; those to one state share a lane. Returns how many lanes each side has. */
export function giveLanes(
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

/** Where edges leave and enter: side by side along the edge of a box, in the order in which they spread; all that enter share one place. */
export function givePorts(
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
export function giveTracks(
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

export function pointsOf(
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
