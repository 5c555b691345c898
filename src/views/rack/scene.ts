// Moment → shapes of all racks and what stands outside them. Each part's drawing is kept until something it shows has changed, so that a frame touches only what moves.
import { rebuiltOnto } from '../../log/look.ts';
import type { Look, Moment } from '../../log/moment.ts';
import type { PartKind } from '../../world/world.ts';
import { tile } from '../glyphs/tile.ts';
import { hueOf } from '../hues.ts';
import type { Shape } from '../shape.ts';
import type { Floor } from './floor.ts';
import { labelShapes } from './labels.ts';
import { type Box, inReadingOrder } from './layout.ts';
import { inset, path, rect } from './metal.ts';
import { drawnLook, nameOf, roleInPair } from './names.ts';
import { bondShapes, bondsOf, groundShapes } from './outside.ts';
import { partShapes } from './parts.ts';
import type { PartState } from './plates.ts';
import { layVms, type VmPlan } from './vms.ts';

export interface Scene {
  readonly vms: VmPlan;
  /** How each part of the hardware is drawn. */
  readonly looks: ReadonlyMap<string, Look>;
  /** What lies on the page itself, below all metal: frames of sites, lines outside. */
  readonly ground: readonly Shape[];
  /** Sites, by their names. */
  readonly sites: readonly Shape[];
  readonly parts: readonly Shape[];
  readonly tiles: readonly Shape[];
  readonly flights: readonly Shape[];
  readonly labels: readonly Shape[];
}

/** Id of the element that stands for a part, for `aria-activedescendant`. */
export const elementId = (address: string): string => `rack:${address}`;

const LEVELS: Partial<Record<PartKind, number>> = {
  rack: 1,
  chassis: 2,
  controller: 2,
  tor: 2,
  san: 2,
  cable: 2,
  drive: 4,
};
/** How deep a part stands in the tree: below its site where sites are drawn. */
const level = (kind: PartKind, framed: boolean): number =>
  kind === 'site' || kind === 'external' ? 1 : (LEVELS[kind] ?? 3) + (framed ? 1 : 0);
/** What is painted first lies below: what holds others, then cables, then the others, then rings around several. */
const DEPTH: Partial<Record<PartKind, number>> = {
  rack: 0,
  enclosure: 1,
  chassis: 1,
  cable: 2,
  controller: 4,
  array: 4,
};
/** Rings are drawn in so many steps; finer ones would not be seen. */
const STEPS = 240;

/** What the drawing of a part depends on at a moment. */
export const stateOf = (
  moment: Moment,
  address: string,
  kind: PartKind | null,
  look = drawnLook(moment, address),
): PartState => ({
  look,
  left: look === 'whole' ? null : left(moment, timed(moment, kind, address)),
  active: (kind === 'mgmt' || kind === 'virt') && roleInPair(moment, address) === 'active',
});

interface Kept {
  readonly sign: string;
  readonly shape: Shape;
}

/** Keeps the drawings of the racks between frames. Make a new one when the layout changes. */
export class RackScene {
  readonly layout: Floor;
  private readonly kept = new Map<string, Kept>();
  private order: readonly { address: string; kind: PartKind }[] | null = null;
  private lastParts: readonly Shape[] = [];
  private lastTiles: readonly Shape[] = [];
  private lastSites: readonly Shape[] = [];
  private lastGround: { readonly sign: string; readonly shapes: readonly Shape[] } | null = null;

  constructor(layout: Floor) {
    this.layout = layout;
  }

  at(moment: Moment, selected: string | null, labels = this.layout.labels): Scene {
    const framed = this.layout.sites.length > 0;
    const vms = layVms(this.layout, moment);
    const standing = new Map<string, string>();
    for (const spot of vms.spots.values())
      standing.set(spot.node, `${standing.get(spot.node) ?? ''} ${spot.vm.id}=${spot.look}`);
    const looks = new Map<string, Look>();
    const drawn = this.inOrder(moment).map(({ address, kind }) => {
      const look = drawnLook(moment, address);
      looks.set(address, look);
      const state = stateOf(moment, address, kind, look);
      const on = selected === address;
      const sign = `${look}|${moment.state(address)}|${state.left}|${state.active}|${on}|${standing.get(address) ?? ''}`;
      return this.keep(address, sign, () =>
        item(moment, address, level(kind, framed), on, `r-part k-${kind}`, [
          ...partShapes(this.layout, address, kind, state),
        ]),
      );
    });
    const parts = drawn.filter((_, i) => this.order?.[i]?.kind !== 'site');
    const sites = drawn.filter((_, i) => this.order?.[i]?.kind === 'site');
    const lookAt = (address: string): Look => looks.get(address) ?? 'whole';
    const tiles = [...vms.spots].map(([id, { box, look, progress, node, vm }]) => {
      const risen = Math.round(progress * STEPS) / STEPS;
      const on = selected === id;
      const dead = looks.get(node) === 'failed';
      const hue = hueOf(moment.run.plan, vm.deployment);
      const sign = `${box.x}|${box.y}|${box.w}|${look}|${moment.state(id)}|${risen}|${on}|${dead}|${hue}|${moment.place(id).node}`;
      return this.keep(id, sign, () =>
        item(moment, id, framed ? 5 : 4, on, 'r-part k-vm', [
          ...(dead ? [rect('plate', inset(box, -1.5), 'r-plate', { rx: 2 })] : []),
          ...tile({
            key: 'tile',
            ...box,
            look,
            hue,
            drum: vm.role === 'db',
            progress: risen,
            radius: 1.6,
          }),
        ]),
      );
    });
    const bars = this.layout.racks
      .flatMap(({ rack }) => holders(moment, rack))
      .flatMap(({ pair, at, active }): Shape[] => {
        const box = this.layout.boxes.get(at);
        return box ? [activeBar(pair, box, active)] : [];
      });
    const flights = vms.flights.flatMap((f): Shape[] => [
      ...tile({ key: `${f.vm}/left`, ...f.ghost, look: 'gone', hue: 'ink', radius: 1.6 }),
      path(`${f.vm}/bed`, f.trail, 'r-trail-bed'),
      path(`${f.vm}/trail`, f.trail, 'r-trail'),
      path(`${f.vm}/head`, f.head, 'r-trail-head'),
    ]);
    this.lastParts = same(this.lastParts, parts);
    this.lastTiles = same(this.lastTiles, tiles);
    this.lastSites = same(this.lastSites, sites);
    return {
      vms,
      looks,
      ground: this.ground(moment, vms, lookAt),
      sites: this.lastSites,
      parts: this.lastParts,
      tiles: this.lastTiles,
      flights: [...bars, ...flights],
      labels: labels
        ? this.layout.racks.flatMap((rack) => labelShapes(rack, moment, vms, lookAt, selected))
        : [],
    };
  }

  /** What lies outside, made anew only when the look of something there, or the place of a bond's end, has changed. */
  private ground(moment: Moment, vms: VmPlan, look: (address: string) => Look): readonly Shape[] {
    const bonds = bondsOf(moment);
    const outside = ['lb', 'sprayer', 'wan', ...this.layout.sites.map((s) => s.address)];
    const sign = [
      ...[...outside, ...this.layout.racks.map((r) => r.rack)].map(look),
      ...bonds.flatMap(({ from, to, holds }) => [
        vms.spots.get(from)?.node,
        vms.spots.get(to)?.node,
        holds,
      ]),
    ].join(' ');
    if (this.lastGround?.sign !== sign)
      this.lastGround = {
        sign,
        shapes: [
          ...groundShapes(this.layout, look),
          ...bondShapes(this.layout, bonds, (vm) => vms.spots.get(vm)),
        ],
      };
    return this.lastGround.shapes;
  }

  private keep(key: string, sign: string, draw: () => Shape): Shape {
    const old = this.kept.get(key);
    if (old?.sign === sign) return old.shape;
    const shape = draw();
    this.kept.set(key, { sign, shape });
    return shape;
  }

  private inOrder(moment: Moment): readonly { address: string; kind: PartKind }[] {
    this.order ??= inReadingOrder(this.layout, this.layout.boxes.keys())
      .flatMap((address) => {
        const part = moment.run.world.parts.get(address);
        return part ? [{ address, kind: part.kind }] : [];
      })
      .sort((a, b) => (DEPTH[a.kind] ?? 3) - (DEPTH[b.kind] ?? 3));
    return this.order;
  }
}

/** The old list if nothing in it changed: the painter then need not look at all. */
const same = (old: readonly Shape[], fresh: readonly Shape[]): readonly Shape[] =>
  old.length === fresh.length && old.every((shape, i) => shape === fresh[i]) ? old : fresh;

/** Whose timer a part shows: a drive that is filled has that of its array. */
const timed = (moment: Moment, kind: PartKind | null, address: string): string =>
  kind === 'drive' ? (rebuiltOnto(moment, address) ?? address) : address;

interface Holder {
  readonly pair: string;
  readonly at: string;
  /** False while nobody is active: the bar waits where it was. */
  readonly active: boolean;
}

/** The node of each management pair that is active, or was last. */
function holders(moment: Moment, rack: string): Holder[] {
  return ['mgmt', 'virt'].map((kind) => {
    const pair = `${rack}/${kind}`;
    let at = `${pair}-1`;
    let since = -1;
    for (const node of [`${pair}-1`, `${pair}-2`])
      for (const entry of moment.run.states.get(node) ?? [])
        if (entry.value === 'active' && entry.t <= moment.t && entry.t > since) {
          at = node;
          since = entry.t;
        }
    return { pair, at, active: moment.state(at) === 'active' };
  });
}

/** The bar of the active node; one for each pair, so that it slides when the role moves. */
const activeBar = (pair: string, box: Box, active: boolean): Shape =>
  rect(
    `${pair}/bar`,
    { x: box.x + 2.5, y: box.y + 4.25, w: 3.5, h: box.h - 8.5 },
    active ? 'r-active r-slides' : 'r-idle r-slides',
    { rx: 1 },
  );

function left(moment: Moment, address: string): number | null {
  const timer = [...moment.timersOf(address)].sort((p, q) => p.dueAt - q.dueAt)[0];
  if (!timer || timer.dueAt <= timer.armedAt) return null;
  const share = (timer.dueAt - moment.t) / (timer.dueAt - timer.armedAt);
  return Math.round(Math.max(0, Math.min(1, share)) * STEPS) / STEPS;
}

/** One control. A part that is drawn with a single shape is that shape: a rack has hundreds. */
function item(
  moment: Moment,
  address: string,
  level: number,
  selected: boolean,
  cls: string,
  children: readonly Shape[],
): Shape {
  const at = {
    id: elementId(address),
    class: cls,
    role: 'treeitem',
    'aria-label': nameOf(moment, address),
    'aria-level': level,
    'aria-selected': selected ? 'true' : 'false',
    'data-address': address,
  };
  const [only, ...rest] = children;
  // Its key says which shape it is: one of another shape takes its place.
  return only && rest.length === 0 && only.tag !== 'text'
    ? {
        key: `${address} ${only.tag}`,
        tag: only.tag,
        at: { ...only.at, ...at, class: `${cls} ${only.at?.class ?? ''}` },
      }
    : { key: address, tag: 'g', at, children };
}
