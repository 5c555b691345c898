// Moment → layout: where each VM lies in its node, which places were left, and the trails of those in flight.
import { type Look, lastAt, type Moment } from '../../log/moment.ts';
import type { Stretch } from '../../log/stretch.ts';
import type { Place, Track, VmInfo } from '../../sim/record.ts';
import { n } from '../shape.ts';
import { type Floor, rackOf } from './floor.ts';
import type { Box } from './layout.ts';
import { slots } from './parts.ts';

export interface VmSpot {
  readonly vm: VmInfo;
  readonly node: string;
  readonly box: Box;
  readonly look: Look;
}

/** A VM on its way: the place it left stays dotted, and the trail stays, until it is up. */
export interface Flight {
  readonly vm: string;
  readonly from: string;
  readonly ghost: Box;
  readonly trail: string;
  readonly head: string;
}

export interface VmPlan {
  readonly spots: ReadonlyMap<string, VmSpot>;
  readonly flights: readonly Flight[];
}

export interface LaidVms extends VmPlan {
  /** The same is laid out at every moment of this part of the stretch. */
  readonly holds: Stretch;
}

interface Stay {
  readonly node: string;
  readonly since: number;
  /** The node before this one, and since when it lay there. */
  readonly before: string | null;
  readonly beforeSince: number;
}

/** Where a VM stands at `t`, or stood last, and where it was before that. */
export function stayOf(places: Track<Place> | undefined, t: number): Stay | null {
  if (!places) return null;
  let node: string | null = null;
  let before: string | null = null;
  let since = 0;
  let beforeSince = 0;
  for (let i = lastAt(places, t); i >= 0; i--) {
    const entry = places[i];
    // Without a place it still lies where it was lost.
    const at = entry?.value.node ?? entry?.value.lost ?? null;
    if (!entry || at === null) continue;
    if (before === null && (node === null || at === node)) {
      node = at;
      since = entry.t;
    } else if (before === null || at === before) {
      before = at;
      beforeSince = entry.t;
    } else break;
  }
  return node === null ? null : { node, since, before, beforeSince };
}

/** A VM that moved while it ran is up at once; its trail stays in sight for so long, in simulated milliseconds. */
const LIVE_MS = 30_000;

/** Lays out all VMs of the racks at a moment. */
export function layVms(layout: Floor, moment: Moment): LaidVms {
  const { plan } = moment.run;
  const average = new Set(
    plan.racks.flatMap((rack) =>
      rack.cloudGroups.flatMap((g) => (g.type === 'average' ? g.nodes : [])),
    ),
  );
  interface Lying {
    readonly vm: VmInfo;
    readonly since: number;
    readonly look: Look;
    readonly ghost: boolean;
  }
  const lying = new Map<string, Lying[]>();
  const put = (node: string, it: Lying) => {
    const there = lying.get(node);
    if (there) there.push(it);
    else lying.set(node, [it]);
  };
  const moved: { vm: VmInfo; from: string }[] = [];
  let { from, to } = moment.stretch;
  for (const vm of moment.vms()) {
    const stay = stayOf(moment.run.places.get(vm.id), moment.t);
    if (!stay || !layout.boxes.has(stay.node)) continue;
    const look = moment.look(vm.id);
    put(stay.node, { vm, since: stay.since, look, ghost: false });
    if (stay.before === null) continue;
    const fades = stay.since + LIVE_MS;
    if (look === 'whole' && moment.t < fades) to = Math.min(to, fades);
    if (look === 'whole' && moment.t >= fades) from = Math.max(from, fades);
    const onItsWay = look === 'recovering' || (look === 'whole' && moment.t < fades);
    if (onItsWay && layout.boxes.has(stay.before)) {
      put(stay.before, { vm, since: stay.beforeSince, look: 'gone', ghost: true });
      moved.push({ vm, from: stay.before });
    }
  }

  const spots = new Map<string, VmSpot>();
  const ghosts = new Map<string, Box>();
  for (const [node, list] of lying) {
    const bay = layout.boxes.get(node);
    if (!bay) continue;
    const { x, y, h, perCore } = slots(bay);
    // In an average cloud group eight vCPUs share a core; then the scarcer of cores and memory says how full a node is.
    const cores = (vm: VmInfo) =>
      average.has(node) ? Math.max(vm.cores / 8, (vm.memoryGb / 256) * 16) : vm.cores;
    // In order of arrival; the first ones in the order in which they were deployed.
    list.sort((p, q) => p.since - q.since);
    const sum = list.reduce((total, it) => total + cores(it.vm), 0);
    const squeeze = Math.min(1, 16 / sum);
    let at = x;
    for (const { vm, look, ghost } of list) {
      const step = cores(vm) * perCore * squeeze;
      const box: Box = { x: at, y, w: Math.max(1.5, step - 1.1), h };
      at += step;
      if (ghost) ghosts.set(vm.id, box);
      else spots.set(vm.id, { vm, node, box, look });
    }
  }

  const flights: Flight[] = [];
  const lanes = new Map<string, [number, number][][]>();
  for (const { vm, from } of moved) {
    const target = spots.get(vm.id)?.box;
    const ghost = ghosts.get(vm.id);
    const bay = layout.boxes.get(from);
    const home = rackOf(layout, from);
    if (!target || !ghost || !bay || !home) continue;
    // Trails that pass the same height lie beside each other in the gutter, at most a few pixels off it.
    const top = Math.min(bay.y, target.y) - bay.h;
    const bottom = Math.max(bay.y, target.y) + 2 * bay.h;
    const used = lanes.get(home.rack) ?? LANES.map(() => []);
    lanes.set(home.rack, used);
    const free = used.findIndex((lane) => lane.every(([a, b]) => bottom <= a || top >= b));
    const lane = free < 0 ? LANES.length - 1 : free;
    used[lane]?.push([top, bottom]);
    const gutter = home.opening.x + home.opening.w / 2;
    flights.push({ vm: vm.id, from, ghost, ...trail(bay, target, gutter, LANES[lane] ?? 0) });
  }
  return { spots, flights, holds: { from, to } };
}

/** Pixels off the middle of the gutter, the best first. */
const LANES = [0, -4.5, 4.5, -9, 9] as const;

/** How far its boot, deployment or start is, 0 to 1. */
export function progressOf(moment: Moment, { vm, look }: VmSpot): number {
  if (look !== 'recovering') return 0;
  const timers = [vm.id, ...vm.processes].flatMap((address) => [...moment.timersOf(address)]);
  const timer = timers.sort((p, q) => q.armedAt - p.armedAt)[0];
  return timer && timer.dueAt > timer.armedAt
    ? (moment.t - timer.armedAt) / (timer.dueAt - timer.armedAt)
    : 0;
}

/** From a bay along the gutter between the two columns to a tile, so that it hides nobody's name: into the left column from the right, into the right one from below. */
function trail(
  bay: Box,
  target: Box,
  gutter: number,
  off: number,
): { trail: string; head: string } {
  const r = 4;
  const x0 = bay.x < gutter - 1 ? bay.x + bay.w - 12 : bay.x + 3;
  const y0 = bay.y + bay.h / 2 + off;
  const g = gutter + off;
  const left = target.x + target.w < gutter;
  const y1 = left ? target.y + target.h / 2 : target.y + target.h + 3.6;
  const x1 = left ? target.x + target.w + 4 : target.x + target.w / 2;
  const way = y1 < y0 ? -1 : 1;
  const run =
    Math.abs(y1 - y0) < 2 * r
      ? `V${n(y1)}`
      : `V${n(y1 - way * r)}Q${n(g)} ${n(y1)} ${n(g + (left ? -r : r))} ${n(y1)}`;
  const out =
    Math.abs(y1 - y0) < 2 * r
      ? `M${n(x0)} ${n(y0)}H${n(g)}`
      : `M${n(x0)} ${n(y0)}H${n(g + (x0 < g ? -r : r))}Q${n(g)} ${n(y0)} ${n(g)} ${n(y0 + way * r)}`;
  const end = left ? `H${n(x1 + 5)}` : `H${n(x1)}`;
  return {
    trail: out + run + end,
    head: left
      ? `M${n(x1 + 6)} ${n(y1 - 4)}L${n(x1)} ${n(y1)}L${n(x1 + 6)} ${n(y1 + 4)}z`
      : `M${n(x1 - 4)} ${n(y1 + 0.8)}L${n(x1)} ${n(y1 - 5.2)}L${n(x1 + 4)} ${n(y1 + 0.8)}z`,
  };
}
