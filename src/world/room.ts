// Room: how much a node has left for one more VM, and which node it should be (rulebook 7.15, 7.16, rule `placement`).
import { naturally } from '../base/natural.ts';
import { CORES_PER_NODE, GB_PER_NODE } from '../scenario/models.ts';
import type { CloudGroup, Deployment } from '../scenario/plan.ts';

/** What a VM asks of a node, in eighths of a core (an average cloud group packs eight vCPUs on one) and in GB. */
export interface Need {
  readonly eighths: number;
  readonly memoryGb: number;
}

export const needOf = (deployment: Deployment, group: CloudGroup): Need => ({
  eighths: deployment.cores * (group.type === 'average' ? 1 : 8),
  memoryGb: deployment.memoryGb,
});

/** One compute node as placement sees it. */
export interface NodeRoom {
  readonly node: string;
  readonly chassis: string;
  readonly group: CloudGroup;
  up: boolean;
  /** What works of it, in eighths of a core and GB. */
  eighths: number;
  memoryGb: number;
  usedEighths: number;
  usedGb: number;
  /** How many VMs of each cluster (`shop/was`) it holds. */
  readonly clusters: Map<string, number>;
}

export const emptyNode = (node: string, group: CloudGroup): NodeRoom => ({
  node,
  chassis: node.slice(0, node.lastIndexOf('/')),
  group,
  up: true,
  eighths: CORES_PER_NODE * 8,
  memoryGb: GB_PER_NODE,
  usedEighths: 0,
  usedGb: 0,
  clusters: new Map(),
});

export function take(room: NodeRoom, need: Need, cluster: string): void {
  room.usedEighths += need.eighths;
  room.usedGb += need.memoryGb;
  room.clusters.set(cluster, (room.clusters.get(cluster) ?? 0) + 1);
}

export function give(room: NodeRoom, need: Need, cluster: string): void {
  room.usedEighths -= need.eighths;
  room.usedGb -= need.memoryGb;
  const left = (room.clusters.get(cluster) ?? 0) - 1;
  if (left > 0) room.clusters.set(cluster, left);
  else room.clusters.delete(cluster);
}

/** Whether it fits. `reserveForHa` keeps 1/N of every node free from all but evacuation (rulebook 7.16). */
export function fits(room: NodeRoom, need: Need, evacuation: boolean): boolean {
  if (!room.up) return false;
  const n = room.group.nodes.length;
  const [share, of] = room.group.reserveForHa && !evacuation ? [n - 1, n] : [1, 1];
  return (
    (room.usedEighths + need.eighths) * of <= room.eighths * share &&
    (room.usedGb + need.memoryGb) * of <= room.memoryGb * share
  );
}

/**
 * The target of a placement, the first included: of the nodes with room, one without another VM of the same
 * deployment and role, then in a chassis without one, then the one with most free memory, then the lowest
 * address (rulebook 7.15). Null if it fits nowhere.
 */
export function chooseNode(
  rooms: readonly NodeRoom[],
  need: Need,
  cluster: string,
  evacuation: boolean,
): NodeRoom | null {
  const taken: string[] = [];
  for (const room of rooms) if (room.clusters.has(cluster)) taken.push(room.chassis);
  let best: NodeRoom | null = null;
  let bestScore = 0;
  for (const room of rooms) {
    if (!fits(room, need, evacuation)) continue;
    const score = (room.clusters.has(cluster) ? 0 : 2) + (taken.includes(room.chassis) ? 0 : 1);
    if (best === null || score > bestScore || (score === bestScore && better(room, best))) {
      best = room;
      bestScore = score;
    }
  }
  return best;
}

function better(a: NodeRoom, b: NodeRoom): boolean {
  const free = b.memoryGb - b.usedGb - (a.memoryGb - a.usedGb);
  return free !== 0 ? free < 0 : naturally(a.node, b.node) < 0;
}
