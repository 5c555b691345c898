// Keyboard → part: how the arrow keys walk the rack. Arrows go to the neighbour one sees, into a node to its VMs, and Escape goes out again.
import type { World } from '../../world/world.ts';
import type { LaidBond } from './bonds.ts';
import type { Floor } from './floor.ts';
import type { RackLayout } from './layout.ts';
import type { VmPlan } from './vms.ts';

export const STEP_KEYS = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Escape',
] as const;
export type StepKey = (typeof STEP_KEYS)[number];

export interface Walk {
  /** Groups, from the top of the rack: rack, controllers with their arrays and enclosures, chassis. */
  readonly groups: readonly string[];
  /** What can be seen side by side, row by row from the top; a node is followed by its VMs, a switch by its cables. */
  readonly rows: readonly (readonly string[])[];
  /** In which column of the floor each row stands: -1 outside, above all racks; then each rack, from the left. */
  readonly columns: readonly number[];
  readonly parent: (address: string) => string | null;
  readonly middle: (address: string) => { x: number; y: number };
}

export function walkOf(
  world: World,
  floor: Floor,
  vms: VmPlan,
  bonds: readonly LaidBond[] = [],
): Walk {
  const bonded = new Map(bonds.map(({ of, box }) => [of, box]));
  const middle = (address: string) => {
    const box = floor.boxes.get(address) ??
      vms.spots.get(address)?.box ??
      bonded.get(address) ?? { x: 0, y: 0, w: 0, h: 0 };
    return { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  };
  const groups: string[] = [];
  const rows: (readonly string[])[] = [];
  const columns: number[] = [];
  const put = (column: number, list: readonly (readonly string[])[]) => {
    for (const row of list)
      if (row.length > 0) {
        rows.push(row);
        columns.push(column);
      }
  };
  const onFloor = (addresses: readonly string[]) =>
    addresses
      .filter((address) => floor.boxes.has(address) || bonded.has(address))
      .sort((a, b) => middle(a).x - middle(b).x);
  put(-1, [
    onFloor(['sprayer', 'lb', 'tsm']),
    onFloor([...floor.sites.map((site) => site.address), 'wan', ...bonded.keys()]),
  ]);
  for (const [i, layout] of floor.racks.entries()) {
    const own = walkRack(layout, vms);
    groups.push(...own.groups);
    put(
      i,
      own.rows.sort((a, b) => middle(a[0] ?? '').y - middle(b[0] ?? '').y),
    );
  }
  const siteOf = (rack: string) => {
    const site = world.plan.racks.find((r) => r.id === rack)?.site;
    const address = `site:${site}`;
    return floor.boxes.has(address) ? address : null;
  };
  const parent = (address: string) => {
    const part = world.parts.get(address);
    if (part?.kind === 'rack') return siteOf(address);
    return vms.spots.get(address)?.node ?? part?.parent ?? null;
  };
  return { groups, rows, columns, parent, middle };
}

function walkRack(layout: RackLayout, vms: VmPlan): { groups: string[]; rows: string[][] } {
  const { rack, model } = layout;
  const groups = [rack];
  const rows: string[][] = [];
  const cablesOf = (far: string) =>
    [...layout.cables.keys()].filter((a) => a.slice(a.indexOf('~') + 1) === far);
  for (const i of [1, 2]) rows.push([`${rack}/tor-${i}`, ...cablesOf(`${rack}/tor-${i}`)]);
  for (let s = 1; s <= model.controllers; s++) {
    groups.push(`${rack}/s${s}`);
    for (const array of ['ssd', 'hdd-1', 'hdd-2', 'hdd-3', 'hdd-4'])
      groups.push(`${rack}/s${s}/${array}`);
    for (const e of [2 * s - 1, 2 * s]) {
      groups.push(`${rack}/e${e}`);
      const drives = [...layout.boxes.keys()].filter((a) => a.startsWith(`${rack}/e${e}/d`));
      const [left, right] = [1, 2].map((i) => `${rack}/s${s}/canister-${i}`) as [string, string];
      rows.push(e % 2 === 1 ? [left, ...drives, right] : drives);
    }
  }
  for (const i of [1, 2]) rows.push([`${rack}/san-${i}`, ...cablesOf(`${rack}/san-${i}`)]);
  for (let c = model.chassis; c >= 1; c--) {
    groups.push(`${rack}/c${c}`);
    rows.push(['sw-1', 'fc-1', 'fc-2', 'sw-2'].map((name) => `${rack}/c${c}/${name}`));
  }
  rows.push(...bayRows(layout, vms));
  return { groups, rows };
}

/** Bays side by side; each node is followed by its VMs from left to right. */
function bayRows(layout: RackLayout, vms: VmPlan): string[][] {
  const inNode = new Map<string, { id: string; x: number }[]>();
  for (const [id, spot] of vms.spots) {
    const there = inNode.get(spot.node) ?? [];
    there.push({ id, x: spot.box.x });
    inNode.set(spot.node, there);
  }
  const rows = new Map<number, string[]>();
  for (const bay of layout.bays) {
    if (bay.address === null) continue;
    const row = rows.get(bay.y) ?? [];
    const held = (inNode.get(bay.address) ?? []).sort((a, b) => a.x - b.x).map((v) => v.id);
    row.push(bay.address, ...held);
    rows.set(bay.y, row);
  }
  return [...rows.values()];
}

/** Where a key leads from `current`; null if nowhere, so that the page may use the key itself. */
export function step(walk: Walk, current: string, key: StepKey): string | null {
  if (key === 'Escape') return walk.parent(current);
  const inGroups = walk.groups.indexOf(current);
  if (inGroups >= 0) return stepInGroups(walk, current, inGroups, key);
  const r = walk.rows.findIndex((row) => row.includes(current));
  const row = walk.rows[r];
  if (!row) return walk.rows[0]?.[0] ?? null;
  const i = row.indexOf(current);
  switch (key) {
    case 'ArrowLeft':
      return row[i - 1] ?? beside(walk, r, -1);
    case 'ArrowRight':
      return row[i + 1] ?? beside(walk, r, 1);
    case 'Home':
      return row[0] ?? null;
    case 'End':
      return row.at(-1) ?? null;
    case 'ArrowUp':
      return across(walk, rowAbove(walk, r), current);
    case 'ArrowDown':
      return across(walk, rowBelow(walk, r, current), current);
    case 'PageUp':
    case 'PageDown': {
      // To the next chassis, enclosure or switch: the first row that stands in something else.
      const home = outermost(walk, current);
      const way = key === 'PageUp' ? -1 : 1;
      for (let k = r + way; walk.rows[k] && walk.columns[k] === walk.columns[r]; k += way)
        if (outermost(walk, walk.rows[k]?.[0] ?? '') !== home)
          return across(walk, walk.rows[k], current);
      return null;
    }
  }
}

/** Beyond the end of a row in one rack: the near end of the row at the same height in the next rack. */
function beside(walk: Walk, r: number, way: 1 | -1): string | null {
  const column = walk.columns[r] ?? -1;
  if (column < 0) return null;
  const { y } = walk.middle(walk.rows[r]?.[0] ?? '');
  const off = (row: readonly string[]) => Math.abs(walk.middle(row[0] ?? '').y - y);
  const there = walk.rows
    .filter((_, k) => walk.columns[k] === column + way)
    .sort((a, b) => off(a) - off(b))[0];
  return (way === 1 ? there?.[0] : there?.at(-1)) ?? null;
}

/** The row above; above a rack stands the last row outside. */
function rowAbove(walk: Walk, r: number): readonly string[] | undefined {
  if (walk.columns[r - 1] === walk.columns[r]) return walk.rows[r - 1];
  return (walk.columns[r] ?? -1) < 0 ? undefined : walk.rows[walk.columns.lastIndexOf(-1)];
}

/** The row below; below what stands outside, the first row of the rack under it. */
function rowBelow(walk: Walk, r: number, current: string): readonly string[] | undefined {
  if (walk.columns[r + 1] === walk.columns[r]) return walk.rows[r + 1];
  if (walk.columns[r] !== -1) return undefined;
  const { x } = walk.middle(current);
  const tops = walk.rows.filter((_, k) => k > r && walk.columns[k] !== walk.columns[k - 1]);
  const off = (row: readonly string[]) => Math.abs(walk.middle(row[0] ?? '').x - x);
  return tops.sort((a, b) => off(a) - off(b))[0];
}

/** What a part stands in, just below the rack; for what stands in the rack itself, the part. */
function outermost(walk: Walk, address: string): string {
  let at = address;
  for (let up = walk.parent(at); up?.includes('/'); up = walk.parent(at)) at = up;
  return at;
}

function stepInGroups(walk: Walk, current: string, i: number, key: StepKey): string | null {
  switch (key) {
    case 'ArrowUp':
    case 'PageUp':
      return walk.groups[i - 1] ?? null;
    case 'ArrowDown':
    case 'PageDown':
      return walk.groups[i + 1] ?? null;
    case 'ArrowRight':
      return (
        walk.rows.flat().find((a) => walk.parent(a) === current) ??
        walk.groups.find((a) => walk.parent(a) === current) ??
        walk.rows.flat()[0] ??
        null
      );
    case 'Home':
      return walk.groups[0] ?? null;
    case 'End':
      return walk.groups.at(-1) ?? null;
    default:
      return walk.parent(current);
  }
}

const rankOf = (walk: Walk, address: string): number => (walk.groups.includes(address) ? 0 : 1);

/** The part of another row nearest to straight above or below; a node rather than a VM unless one comes from a VM. */
function across(walk: Walk, row: readonly string[] | undefined, from: string): string | null {
  if (!row) return null;
  const { x } = walk.middle(from);
  const isVm = (a: string) => !a.includes('~') && rankOf(walk, a) === 1 && isVmAddress(walk, a);
  const fits = row.filter((a) => !a.includes('~'));
  const alike = isVm(from) ? fits : fits.filter((a) => !isVm(a));
  const off = (a: string) => Math.abs(walk.middle(a).x - x);
  return [...(alike.length > 0 ? alike : row)].sort((a, b) => off(a) - off(b))[0] ?? null;
}

/** A VM stands in a node, and a node in a chassis: two steps below a group. */
function isVmAddress(walk: Walk, address: string): boolean {
  const up = walk.parent(address);
  return up !== null && !walk.groups.includes(up);
}

/** Type-ahead: the next part from `current` on whose address, or the last part of it, begins with what was typed; `inside` are parts of the node one is at. */
export function find(
  walk: Walk,
  current: string,
  typed: string,
  inside: readonly string[] = [],
): string | null {
  if (typed === '') return null;
  const all = [...walk.groups, ...walk.rows.flat(), ...inside];
  const from = Math.max(0, all.indexOf(current));
  const turned = [...all.slice(from + (typed.length > 1 ? 0 : 1)), ...all.slice(0, from + 1)];
  const begins = (a: string) => {
    const pieces = a.split(/[/:]/);
    return pieces.some((_, i) => pieces.slice(i).join('/').startsWith(typed.replace(':', '/')));
  };
  // A whole address means its part, and not the next one of which it is the beginning.
  const whole = typed.length > 1 && turned.includes(typed) ? typed : null;
  return whole ?? turned.find(begins) ?? null;
}
