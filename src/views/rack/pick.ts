// Pointer → part: which part a point of the rack means. The smallest one under it; by touch the nearest within reach.

import { OUTSIDE } from '../../world/parts.ts';
import { bondAt, type LaidBond } from './bonds.ts';
import { type Floor, rackAt } from './floor.ts';
import type { Box } from './layout.ts';
import type { VmPlan } from './vms.ts';

const GROUP = /^[^/]+$|\/(c|e|s)\d$|\/s\d\/(ssd|hdd-\d)$/;

const distance = (box: Box, x: number, y: number): number =>
  Math.hypot(Math.max(box.x - x, 0, x - box.x - box.w), Math.max(box.y - y, 0, y - box.y - box.h));

/** Address of the part at (x, y), or null where there is none. `reach`: how far beside a small part a touch may fall, in pixels. */
export function pick(
  floor: Floor,
  vms: VmPlan,
  x: number,
  y: number,
  reach: number,
  bonds: readonly LaidBond[] = [],
): string | null {
  const layout = rackAt(floor, x);
  const { frame, opening, rack, boxes } = layout;
  if (y < frame.y || x > frame.x + frame.w) {
    const outside = pickOutside(floor, x, y, reach);
    if (outside !== null) return outside;
    const bond = bondAt(bonds, x, y, Math.max(4, Math.min(reach, 10)));
    if (bond !== null) return bond.of;
  }
  // The label column stands for the chassis or enclosure beside it.
  if (x > frame.x + frame.w) {
    if (!floor.labels) return null;
    for (const [address, box] of boxes)
      if (/\/[ce]\d$/.test(address) && y >= box.y && y <= box.y + box.h) return address;
    return null;
  }
  if (x < opening.x || x > opening.x + opening.w) {
    let best: string | null = null;
    let least = Math.max(2.5, Math.min(reach, 8));
    for (const cable of layout.cables.values()) {
      const off = Math.abs(cable.lane - x);
      const inRun = y >= cable.box.y - 3 && y <= cable.box.y + cable.box.h + 3;
      if (inRun && off < least) {
        least = off;
        best = cable.address;
      }
    }
    if (best !== null) return best;
  }
  let leaf: string | null = null;
  let near = reach;
  for (const [address, box] of boxes) {
    if (GROUP.test(address) || layout.cables.has(address)) continue;
    const off = distance(box, x, y);
    if (off < near || (off === 0 && leaf === null)) {
      near = off;
      leaf = address;
    }
    if (off === 0) break;
  }
  let vm: string | null = null;
  let close = leaf !== null && near === 0 ? Math.min(reach, 5) : reach;
  for (const [id, spot] of vms.spots) {
    if (!boxes.has(spot.node)) continue;
    // A touch on a node's own name means the node, however near its first VM.
    if (leaf !== null && near === 0 && spot.node !== leaf) continue;
    const off = distance(spot.box, x, y);
    if (off === 0 || off < close) {
      close = off;
      vm = id;
    }
    if (off === 0) break;
  }
  if (vm !== null && (close === 0 || near > 0 || close < 4)) return vm;
  if (leaf !== null) return leaf;
  for (const [address, box] of boxes)
    if (/\/[ce]\d$/.test(address) && distance(box, x, y) === 0) return address;
  return distance(frame, x, y) === 0 ? rack : null;
}

/** What stands above the racks: the nearest outside part or name of a site within reach. */
function pickOutside(floor: Floor, x: number, y: number, reach: number): string | null {
  let best: string | null = null;
  let near = reach;
  for (const address of [...OUTSIDE, ...floor.sites.map((s) => s.address)]) {
    const box = floor.boxes.get(address);
    const off = box ? distance(box, x, y) : Number.POSITIVE_INFINITY;
    if (off < near || (off === 0 && best === null)) {
      near = off;
      best = address;
    }
  }
  return best;
}
