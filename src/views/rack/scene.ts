// Moment → shapes of all racks and what stands outside them. Each part's drawing is kept until something it shows has changed, so that a frame touches only what moves.
import type { Look, Moment } from '../../log/moment.ts';
import type { Run } from '../../sim/record.ts';
import type { PartKind } from '../../world/world.ts';
import { tile } from '../glyphs/tile.ts';
import type { Shape } from '../shape.ts';
import { barShapes } from './bars.ts';
import { bondName, bondsOf, type LaidBond, layBonds } from './bonds.ts';
import type { Floor } from './floor.ts';
import { hasTimer, type Item, item, type Part, partItem, tileItem } from './item.ts';
import { labelShapes } from './labels.ts';
import { inReadingOrder } from './layout.ts';
import { path } from './metal.ts';
import { drawnLook } from './names.ts';
import { groundShapes } from './outside.ts';
import { type Troubled, tellsTime, troubledIn } from './trouble.ts';
import { type LaidVms, layVms, type VmPlan, type VmSpot } from './vms.ts';

export interface Scene {
  readonly vms: VmPlan;
  /** How each part of the hardware is drawn. */
  readonly looks: ReadonlyMap<string, Look>;
  /** What lies on the page itself, below all metal: frames of sites, lines outside. */
  readonly ground: readonly Shape[];
  /** Sites, by their names. */
  readonly sites: readonly Shape[];
  /** Between racks: where each bond lies, and its drawing. */
  readonly laid: readonly LaidBond[];
  readonly bonds: readonly Shape[];
  readonly parts: readonly Shape[];
  readonly tiles: readonly Shape[];
  readonly flights: readonly Shape[];
  readonly labels: readonly Shape[];
}

/** What is painted first lies below: what holds others, then cables, then the others, then rings around several. */
const DEPTH: Partial<Record<PartKind, number>> = {
  rack: 0,
  enclosure: 1,
  chassis: 1,
  cable: 2,
  controller: 4,
  array: 4,
};
interface Kept {
  readonly sign: string;
  readonly shape: Shape;
}

interface Bonds {
  readonly sign: string;
  readonly laid: readonly LaidBond[];
  readonly bonds: readonly Shape[];
}

/** What was drawn last, and what of it goes on changing while nothing happens. */
interface Drawn {
  readonly run: Run;
  readonly selected: string | null;
  readonly labels: boolean;
  readonly vms: LaidVms;
  /** Who lies on each node, and how they look: its name tells of them. */
  readonly standing: ReadonlyMap<string, string>;
  readonly troubled: readonly Troubled[];
  /** Places in `parts`, `sites` and `tiles` of those whose rings or filling a timer moves. */
  readonly living: { readonly [layer in 'parts' | 'sites' | 'tiles']: readonly number[] };
  scene: Scene;
}

/**
 * Keeps the drawings of the racks between frames. Between two events only what a timer moves is drawn anew; if there is
 * nothing of that kind, the scene is the same object. Make a new one when the layout changes.
 */
export class RackScene {
  readonly layout: Floor;
  private readonly kept = new Map<string, Kept>();
  private order: { readonly parts: readonly Part[]; readonly sites: readonly Part[] } | null = null;
  private drawn: Drawn | null = null;
  private lastBonds: Bonds | null = null;
  private lastGround: { readonly sign: string; readonly shapes: readonly Shape[] } | null = null;

  constructor(layout: Floor) {
    this.layout = layout;
  }

  at(moment: Moment, selected: string | null, labels = this.layout.labels): Scene {
    const old = this.drawn;
    if (
      old?.run === moment.run &&
      old.selected === selected &&
      old.labels === labels &&
      moment.t >= old.vms.holds.from &&
      moment.t < old.vms.holds.to
    )
      old.scene = this.later(old, moment);
    else this.drawn = this.anew(moment, selected, labels, old?.scene);
    return (this.drawn as Drawn).scene;
  }

  private anew(
    moment: Moment,
    selected: string | null,
    labels: boolean,
    old: Scene | undefined,
  ): Drawn {
    const vms = layVms(this.layout, moment);
    const looks = new Map<string, Look>();
    const order = this.inOrder(moment);
    for (const { address } of [...order.parts, ...order.sites])
      looks.set(address, drawnLook(moment, address));
    const look = (address: string): Look => looks.get(address) ?? 'whole';
    const standing = new Map<string, string>();
    for (const spot of vms.spots.values())
      standing.set(spot.node, `${standing.get(spot.node) ?? ''} ${spot.vm.id}=${spot.look}`);
    const draw = this.drawer(moment, standing, look, selected);
    const spots = [...vms.spots.values()];
    const troubled = labels
      ? this.layout.racks.map((rack) => troubledIn(rack, moment, vms, look))
      : [];
    const flights = vms.flights.flatMap((f): Shape[] => [
      ...tile({ key: `${f.vm}/left`, ...f.ghost, look: 'gone', hue: 'ink', radius: 1.6 }),
      path(`${f.vm}/bed`, f.trail, 'r-trail-bed'),
      path(`${f.vm}/trail`, f.trail, 'r-trail'),
      path(`${f.vm}/head`, f.head, 'r-trail-head'),
    ]);
    const lives = (part: Part) => hasTimer(moment, part, look(part.address));
    return {
      run: moment.run,
      selected,
      labels,
      vms,
      standing,
      troubled,
      living: {
        parts: placesOf(order.parts, lives),
        sites: placesOf(order.sites, lives),
        tiles: placesOf(spots, (spot) => spot.look === 'recovering'),
      },
      scene: {
        vms,
        looks,
        ground: this.ground(look),
        ...this.bonds(moment, vms, selected),
        sites: same(old?.sites, order.sites.map(draw.part)),
        parts: same(old?.parts, order.parts.map(draw.part)),
        tiles: same(old?.tiles, spots.map(draw.tile)),
        flights: [...barShapes(this.layout, moment), ...flights],
        labels: same(old?.labels, this.words(moment, troubled, look, selected)),
      },
    };
  }

  /** The scene at another moment at which nothing else has happened. */
  private later(drawn: Drawn, moment: Moment): Scene {
    const { scene, selected, living, troubled, vms, standing } = drawn;
    const order = this.inOrder(moment);
    const look = (address: string): Look => scene.looks.get(address) ?? 'whole';
    const draw = this.drawer(moment, standing, look, selected);
    const spots = [...vms.spots.values()];
    const fresh: Scene = {
      ...scene,
      parts: renewed(scene.parts, living.parts, (i) => draw.part(order.parts[i] as Part)),
      sites: renewed(scene.sites, living.sites, (i) => draw.part(order.sites[i] as Part)),
      tiles: renewed(scene.tiles, living.tiles, (i) => draw.tile(spots[i] as VmSpot)),
      labels: troubled.some(tellsTime)
        ? same(scene.labels, this.words(moment, troubled, look, selected))
        : scene.labels,
    };
    const unchanged =
      fresh.parts === scene.parts &&
      fresh.sites === scene.sites &&
      fresh.tiles === scene.tiles &&
      fresh.labels === scene.labels;
    return unchanged ? scene : fresh;
  }

  private drawer(
    moment: Moment,
    standing: ReadonlyMap<string, string>,
    look: (address: string) => Look,
    selected: string | null,
  ) {
    return {
      part: (part: Part): Shape => {
        const { address } = part;
        const on = selected === address;
        const lie = standing.get(address) ?? '';
        return this.keep(address, partItem(this.layout, moment, part, look(address), on, lie));
      },
      tile: (spot: VmSpot): Shape => {
        const { id } = spot.vm;
        return this.keep(id, tileItem(this.layout, moment, spot, look(spot.node), selected === id));
      },
    };
  }

  private words(
    moment: Moment,
    troubled: readonly Troubled[],
    look: (address: string) => Look,
    selected: string | null,
  ): readonly Shape[] {
    return this.layout.racks.flatMap((rack, i) => {
      const of = troubled[i];
      const shapes = of ? labelShapes(rack, moment, of, look, selected) : [];
      return shapes.map((shape) =>
        this.keep(`${rack.rack} words ${shape.key}`, {
          sign: JSON.stringify(shape),
          draw: () => shape,
        }),
      );
    });
  }

  /** What lies outside, made anew only when the look of something there has changed. */
  private ground(look: (address: string) => Look): readonly Shape[] {
    const outside = ['lb', 'sprayer', 'wan', ...this.layout.sites.map((s) => s.address)];
    const sign = [...outside, ...this.layout.racks.map((r) => r.rack)].map(look).join(' ');
    if (this.lastGround?.sign !== sign)
      this.lastGround = { sign, shapes: groundShapes(this.layout, look) };
    return this.lastGround.shapes;
  }

  /** The bonds, made anew only when the place of an end, or whether one holds, has changed. */
  private bonds(moment: Moment, vms: VmPlan, selected: string | null): Omit<Bonds, 'sign'> {
    const bonds = bondsOf(moment);
    const sign = bonds
      .flatMap(({ of, from, to, holds, rests }) => [
        vms.spots.get(from)?.node,
        vms.spots.get(to)?.node,
        // Its name says where they run; one that has no place is drawn where it was.
        moment.place(from).node,
        moment.place(to).node,
        holds,
        rests,
        selected === of,
      ])
      .join(' ');
    if (this.lastBonds?.sign !== sign) {
      const laid = layBonds(this.layout, bonds, (vm) => vms.spots.get(vm));
      this.lastBonds = {
        sign,
        laid,
        bonds: laid.map((bond) =>
          item(bond.of, bondName(moment, bond), 1, selected === bond.of, 'k-bond', bond.shapes),
        ),
      };
    }
    return { laid: this.lastBonds.laid, bonds: this.lastBonds.bonds };
  }

  private keep(key: string, { sign, draw }: Item): Shape {
    const old = this.kept.get(key);
    if (old?.sign === sign) return old.shape;
    const shape = draw();
    this.kept.set(key, { sign, shape });
    return shape;
  }

  private inOrder(moment: Moment): { parts: readonly Part[]; sites: readonly Part[] } {
    if (this.order) return this.order;
    const all = inReadingOrder(this.layout, this.layout.boxes.keys())
      .flatMap((address): Part[] => {
        const part = moment.run.world.parts.get(address);
        return part ? [{ address, kind: part.kind }] : [];
      })
      .sort((a, b) => (DEPTH[a.kind] ?? 3) - (DEPTH[b.kind] ?? 3));
    this.order = {
      parts: all.filter(({ kind }) => kind !== 'site'),
      sites: all.filter(({ kind }) => kind === 'site'),
    };
    return this.order;
  }
}

/** The old list if nothing in it changed: the painter then need not look at all. */
const same = (old: readonly Shape[] | undefined, fresh: readonly Shape[]): readonly Shape[] =>
  old?.length === fresh.length && old.every((shape, i) => shape === fresh[i]) ? old : fresh;

/** The list with what stands at `places` drawn again; the old list if none of it has changed. */
function renewed(
  old: readonly Shape[],
  places: readonly number[],
  draw: (place: number) => Shape,
): readonly Shape[] {
  const fresh = places.map(draw);
  if (places.every((place, i) => old[place] === fresh[i])) return old;
  const list = [...old];
  for (const [i, place] of places.entries()) list[place] = fresh[i] as Shape;
  return list;
}

const placesOf = <T>(all: readonly T[], of: (one: T) => boolean): number[] =>
  all.flatMap((one, place) => (of(one) ? [place] : []));
