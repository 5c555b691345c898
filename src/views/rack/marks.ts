// Layout → shapes: what the viewer's own attention draws over the rack: selected, focused, hovered, and the corner marks of a fault under consideration.
import { n, type Shape } from '../shape.ts';
import type { LaidBond } from './bonds.ts';
import type { Floor } from './floor.ts';
import { around, type Box } from './layout.ts';
import { inset, path, rect } from './metal.ts';
import type { VmPlan } from './vms.ts';

export interface Attention {
  readonly selected: string | null;
  /** The part that has the keyboard, if its place shall be seen. */
  readonly focused: string | null;
  readonly hovered: string | null;
  readonly preview: readonly string[];
  /** What a lesson points at. */
  readonly spotlight?: readonly string[];
  /** What the selected VM's requests and blocks run through. */
  readonly lit?: ReadonlySet<string>;
  /** The bonds between racks, which are marked along their line and at their deployment's VMs. */
  readonly bonds?: readonly LaidBond[];
}

/** The boxes that stand for an address on the rack: a process for its VM, a DIMM for its node, a pair for both, a deployment for all its VMs. */
export function boxesOf(layout: Floor, vms: VmPlan, address: string): readonly Box[] {
  const pieces = layout.pieces.get(address);
  if (pieces) return pieces;
  const box = layout.boxes.get(address) ?? vms.spots.get(address)?.box;
  if (box) return [box];
  const vm = vms.spots.get(address.replace(/:[^:/]*$/, ''));
  if (vm) return [vm.box];
  const node = layout.boxes.get(address.replace(/\/(dimm|core)-\d+$/, ''));
  if (node) return [node];
  const pair = [1, 2].flatMap((i) => layout.boxes.get(`${address}-${i}`) ?? []);
  if (pair.length > 0) return pair;
  return [...vms.spots.values()].flatMap((s) => (s.vm.deployment === address ? [s.box] : []));
}

export function markShapes(layout: Floor, vms: VmPlan, a: Attention): Shape[] {
  const shapes: Shape[] = [];
  const ringed = (key: string, address: string, by: number, cls: string, rx: number) => {
    for (const { of, runs } of a.bonds ?? [])
      if (of === address)
        shapes.push(
          path(
            `${key}/bond`,
            runs.map(([ax, ay, bx, by]) => `M${n(ax)} ${n(ay)}L${n(bx)} ${n(by)}`).join(''),
            cls,
          ),
        );
    const cable = layout.cables.get(address);
    const isRack = layout.racks.some((r) => r.rack === address);
    if (cable) shapes.push(path(`${key}/0`, cable.whole, cls));
    // A rack fills its place: its own ring stands inside.
    else
      for (const [i, box] of boxesOf(layout, vms, address).entries())
        shapes.push(rect(`${key}/${i}`, inset(box, isRack ? by : -by), cls, { rx }));
  };
  for (const address of a.lit ?? []) ringed(`lit ${address}`, address, 1, 'm-lit', 1.5);
  for (const address of a.spotlight ?? []) ringed(`spot ${address}`, address, 5.5, 'm-spot', 6);
  for (const [i, box] of previewed(layout, vms, a.preview).entries())
    shapes.push(path(`preview/${i}`, corners(box, 1.6), 'm-corner'));
  if (a.hovered !== null && a.hovered !== a.selected) ringed('hover', a.hovered, 1.2, 'm-hover', 3);
  if (a.selected !== null) {
    ringed('halo', a.selected, 2.5, 'm-halo', 4);
    ringed('selected', a.selected, 2.5, 'm-selected', 4);
  }
  if (a.focused !== null) {
    const by = a.focused === a.selected ? 6 : 3.2;
    ringed('bed', a.focused, by, 'm-bed', 5);
    ringed('focus', a.focused, by, 'm-focus', 5);
  }
  return shapes;
}

/** VMs side by side in one node share their corner marks. */
function previewed(layout: Floor, vms: VmPlan, preview: readonly string[]): Box[] {
  const byNode = new Map<string, Box[]>();
  const boxes: Box[] = [];
  for (const address of preview) {
    const spot = vms.spots.get(address);
    if (spot) byNode.set(spot.node, [...(byNode.get(spot.node) ?? []), spot.box]);
    else boxes.push(...boxesOf(layout, vms, address));
  }
  return [...boxes, ...[...byNode.values()].map(around)];
}

function corners(box: Box, gap: number): string {
  const { x, y, w, h } = inset(box, -gap);
  const l = Math.min(6, w * 0.3, h * 0.3);
  return (
    `M${n(x)} ${n(y + l)}V${n(y)}h${n(l)}M${n(x + w - l)} ${n(y)}h${n(l)}v${n(l)}` +
    `M${n(x + w)} ${n(y + h - l)}v${n(l)}h${n(-l)}M${n(x + l)} ${n(y + h)}h${n(-l)}v${n(-l)}`
  );
}
