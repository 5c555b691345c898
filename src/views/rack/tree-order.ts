// Walk → tree: the order, depth and place among its like of every part, as a screen reader goes through the rack: from the top down, each part followed by what is in it.
import { holderOf } from './inside.ts';
import type { Walk } from './steps.ts';

export interface TreeItem {
  readonly address: string;
  /** 1 at the top. */
  readonly level: number;
  /** Which of those that stand in the same part it is, from 1, and how many they are. */
  readonly place: number;
  readonly of: number;
}

/** Every part of the walk, and what is `inside` the node one is at. The drawing has them in the order of painting, which is nobody's order. */
export function treeOrder(walk: Walk, inside: readonly string[] = []): readonly TreeItem[] {
  const drawn = new Set([...walk.groups, ...walk.rows.flat()]);
  const inOrder = new Map<string, number>();
  const standsIn = (address: string): string | null => {
    const parent = holderOf(address) ?? walk.parent(address);
    return parent !== null && drawn.has(parent) ? parent : null;
  };
  // What holds others stands where the first of them does; what holds none and is not in a row (an array), last.
  for (const [i, address] of walk.rows.flat().entries())
    for (let at: string | null = address; at !== null; at = standsIn(at))
      inOrder.set(at, Math.min(i, inOrder.get(at) ?? i));
  // Canisters stand on either side of the drives of an enclosure; they come before it.
  const rank = (address: string): number =>
    address.includes('/canister-') && !address.includes('~')
      ? -1
      : (inOrder.get(address) ?? Number.POSITIVE_INFINITY);
  const within = new Map<string | null, string[]>();
  for (const address of [...drawn, ...inside]) {
    const parent = standsIn(address);
    within.set(parent, [...(within.get(parent) ?? []), address]);
  }
  const items: TreeItem[] = [];
  const put = (parent: string | null, level: number) => {
    const held = (within.get(parent) ?? [])
      .map((address, i) => ({ address, rank: rank(address), i }))
      .sort((a, b) => (a.rank === b.rank ? a.i - b.i : a.rank - b.rank));
    for (const [i, { address }] of held.entries()) {
      items.push({ address, level, place: i + 1, of: held.length });
      put(address, level + 1);
    }
  };
  put(null, 1);
  return items;
}
