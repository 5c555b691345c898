// One part or VM at a moment → its control on the rack: the shapes of its look, its name and place in the tree, and a sign that says when it must be drawn anew.
import { rebuiltOnto } from '../../log/look.ts';
import type { Look, Moment } from '../../log/moment.ts';
import type { PartKind } from '../../world/world.ts';
import { tile } from '../glyphs/tile.ts';
import { hueOf } from '../hues.ts';
import type { Shape } from '../shape.ts';
import type { Floor } from './floor.ts';
import { inset, rect } from './metal.ts';
import { drawnLook, nameOf, roleInPair } from './names.ts';
import { partShapes } from './parts.ts';
import type { PartState } from './plates.ts';
import { progressOf, type VmSpot } from './vms.ts';

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

export interface Item {
  /** What is drawn, in a word: as long as it is the same, so is the shape. */
  readonly sign: string;
  draw(): Shape;
}

export interface Part {
  readonly address: string;
  readonly kind: PartKind;
}

/** Sites are drawn around the racks, and all parts stand one deeper in the tree. */
const framed = (layout: Floor): boolean => layout.sites.length > 0;

/** A part of the hardware. `standing`: who lies on it and how they look, for its name tells of them. */
export function partItem(
  layout: Floor,
  moment: Moment,
  { address, kind }: Part,
  look: Look,
  on: boolean,
  standing: string,
): Item {
  const state = stateOf(moment, address, kind, look);
  return {
    sign: `${look}|${moment.state(address)}|${state.left}|${state.active}|${on}|${standing}`,
    draw: () =>
      item(address, nameOf(moment, address), level(kind, framed(layout)), on, `r-part k-${kind}`, [
        ...partShapes(layout, address, kind, state),
      ]),
  };
}

/** A VM's tile. `node`: how its node looks. */
export function tileItem(
  layout: Floor,
  moment: Moment,
  spot: VmSpot,
  node: Look,
  on: boolean,
): Item {
  const { box, look, vm } = spot;
  const risen = Math.round(progressOf(moment, spot) * STEPS) / STEPS;
  const dead = node === 'failed';
  const hue = hueOf(moment.run.plan, vm.deployment);
  return {
    sign: `${box.x}|${box.y}|${box.w}|${look}|${moment.state(vm.id)}|${risen}|${on}|${dead}|${hue}|${moment.place(vm.id).node}`,
    draw: () =>
      item(vm.id, nameOf(moment, vm.id), framed(layout) ? 5 : 4, on, 'r-part k-vm', [
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
  };
}

/** Whether a timer moves a part's ring or filling. */
export const hasTimer = (moment: Moment, { address, kind }: Part, look: Look): boolean =>
  look !== 'whole' && left(moment, timed(moment, kind, address)) !== null;

/** Whose timer a part shows: a drive that is filled has that of its array. */
const timed = (moment: Moment, kind: PartKind | null, address: string): string =>
  kind === 'drive' ? (rebuiltOnto(moment, address) ?? address) : address;

function left(moment: Moment, address: string): number | null {
  const timer = [...moment.timersOf(address)].sort((p, q) => p.dueAt - q.dueAt)[0];
  if (!timer || timer.dueAt <= timer.armedAt) return null;
  const share = (timer.dueAt - moment.t) / (timer.dueAt - timer.armedAt);
  return Math.round(Math.max(0, Math.min(1, share)) * STEPS) / STEPS;
}

/** One control. A part that is drawn with a single shape is that shape: a rack has hundreds. */
export function item(
  address: string,
  name: string,
  level: number,
  selected: boolean,
  cls: string,
  children: readonly Shape[],
): Shape {
  const at = {
    id: elementId(address),
    class: cls,
    role: 'treeitem',
    'aria-label': name,
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
