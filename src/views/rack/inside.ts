// Node or VM → what is inside it and too small or too many to be drawn on the rack: processes, cores and DIMMs, and how keys walk among them.
import type { Moment } from '../../log/moment.ts';
import { CORES_PER_NODE, DIMMS_PER_NODE } from '../../scenario/models.ts';
import { kindOf, lastNode, vmsAt } from './names.ts';

const INNER = /\/(core|dimm)-\d+$/;

const numbered = (node: string, kind: 'core' | 'dimm', most: number): string[] =>
  Array.from({ length: most }, (_, i) => `${node}/${kind}-${i + 1}`);

export const coresOf = (node: string): string[] => numbered(node, 'core', CORES_PER_NODE);
export const dimmsOf = (node: string): string[] => numbered(node, 'dimm', DIMMS_PER_NODE);

/** What an address inside a node or VM is inside of: a process of its VM, a core or DIMM of its node; null for all else. */
export function holderOf(address: string): string | null {
  if (INNER.test(address)) return address.slice(0, address.lastIndexOf('/'));
  const colon = address.lastIndexOf(':');
  return colon > 0 && !address.startsWith('site:') ? address.slice(0, colon) : null;
}

export const isInside = (address: string): boolean => holderOf(address) !== null;

/** The node whose inside is looked at, from the node itself, one of its VMs, or anything in either. */
export function nodeOfInside(moment: Moment, address: string): string | null {
  const held = holderOf(address) ?? address;
  const kind = kindOf(moment, held);
  if (kind === 'node') return held;
  return kind === 'vm' ? lastNode(moment, held) : null;
}

/** Everything inside a node that the rack does not draw: the processes of its VMs, its cores, its DIMMs. */
export const insideOf = (moment: Moment, node: string): string[] => [
  ...vmsAt(moment, node).flatMap((vm) => moment.vm(vm)?.processes ?? []),
  ...coresOf(node),
  ...dimmsOf(node),
];

/** The first thing inside: of a VM its first process, of a node its first core. */
export function firstInside(moment: Moment, address: string): string | null {
  if (kindOf(moment, address) === 'node') return coresOf(address)[0] ?? null;
  return moment.vm(address)?.processes[0] ?? null;
}

/** Where a key leads from something inside; null if nowhere. Cores and DIMMs lie in two rows, one over the other. */
export function stepInside(moment: Moment, address: string, key: string): string | null {
  const holder = holderOf(address);
  if (holder === null) return null;
  if (key === 'Escape') return holder;
  const core = address.includes('/core-');
  const row = INNER.test(address)
    ? core
      ? coresOf(holder)
      : dimmsOf(holder)
    : (moment.vm(holder)?.processes ?? []);
  const i = row.indexOf(address);
  switch (key) {
    case 'ArrowLeft':
      return row[i - 1] ?? null;
    case 'ArrowRight':
      return row[i + 1] ?? null;
    case 'Home':
      return row[0] ?? null;
    case 'End':
      return row.at(-1) ?? null;
    case 'ArrowUp':
      if (!INNER.test(address)) return row[i - 1] ?? holder;
      return core ? holder : (coresOf(holder)[i] ?? null);
    case 'ArrowDown':
      if (!INNER.test(address)) return row[i + 1] ?? null;
      return core ? (dimmsOf(holder)[i] ?? null) : null;
    default:
      return null;
  }
}
