// Tree order → page: tells screen readers in which order the parts of the rack stand and how deep, for the drawing lies in the order of painting.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { World } from '../../world/world.ts';
import type { LaidBond } from './bonds.ts';
import type { Floor } from './floor.ts';
import { elementId } from './item.ts';
import { walkOf } from './steps.ts';
import { type TreeItem, treeOrder } from './tree-order.ts';
import type { VmPlan } from './vms.ts';

interface Props {
  readonly tree: RefObject<HTMLElement | null>;
  readonly world: World;
  readonly floor: Floor;
  readonly vms: VmPlan;
  readonly bonds: readonly LaidBond[];
  /** What is inside the node one is at. */
  readonly inside: readonly string[];
}

/** How long the numbers of a part that was drawn anew may be missing, in milliseconds. */
const LATE_MS = 500;

export default function TreeOrder({ tree, world, floor, vms, bonds, inside }: Props) {
  const last = useRef<{ readonly of: Props; readonly items: readonly TreeItem[] } | null>(null);
  const late = useRef<ReturnType<typeof setTimeout> | null>(null);
  useLayoutEffect(() => {
    const of = { tree, world, floor, vms, bonds, inside };
    const stands = last.current !== null && alike(last.current.of, of);
    const items = stands
      ? (last.current?.items ?? [])
      : treeOrder(walkOf(world, floor, vms, bonds), inside);
    last.current = { of, items };
    if (!stands) {
      tree.current?.setAttribute('aria-owns', items.map((i) => elementId(i.address)).join(' '));
      number(items);
    } else if (late.current === null)
      // A part that takes another shape is another element, without its numbers.
      late.current = setTimeout(() => {
        late.current = null;
        number(last.current?.items ?? []);
      }, LATE_MS);
  });
  useLayoutEffect(
    () => () => {
      if (late.current !== null) clearTimeout(late.current);
    },
    [],
  );
  return null;
}

/** Whether everything stands where it stood. */
function alike(a: Props, b: Props): boolean {
  if (
    a.floor !== b.floor ||
    a.world !== b.world ||
    a.bonds !== b.bonds ||
    a.vms.spots.size !== b.vms.spots.size
  )
    return false;
  for (const [vm, { node, box }] of b.vms.spots) {
    const old = a.vms.spots.get(vm);
    if (old?.node !== node || old.box.x !== box.x) return false;
  }
  return a.inside.length === b.inside.length && a.inside.every((one, i) => one === b.inside[i]);
}

function number(items: readonly TreeItem[]): void {
  for (const { address, level, place, of } of items) {
    const element = document.getElementById(elementId(address));
    if (!element) continue;
    put(element, 'aria-level', level);
    put(element, 'aria-posinset', place);
    put(element, 'aria-setsize', of);
  }
}

const put = (element: Element, name: string, value: number): void => {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
};
