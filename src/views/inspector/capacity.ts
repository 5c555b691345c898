// Moment → how much room each cloud group of a rack has left, and whether it would hold all VMs of its fullest node if that node were lost now (rulebook 7.15, 7.16).
import { naturally } from '../../base/natural.ts';
import { deadInside } from '../../log/look.ts';
import type { Moment } from '../../log/moment.ts';
import { GB_PER_DIMM } from '../../scenario/models.ts';
import { type CloudGroup, groupIn, type Rack } from '../../scenario/plan.ts';
import { chooseNode, emptyNode, type NodeRoom, needOf, take } from '../../world/room.ts';
import { short } from '../workloads/words.ts';

export interface Capacity {
  readonly name: string;
  readonly nodes: number;
  /** Nodes that run and are reached. */
  readonly up: number;
  readonly cores: number;
  readonly coresUsed: number;
  readonly gb: number;
  readonly gbUsed: number;
  /** The node whose loss would be hardest; null while no node holds a VM. */
  readonly fullest: string | null;
  /** Its VMs that would find no place elsewhere. */
  readonly homeless: readonly string[];
}

/** The cloud groups of a rack now, in order. With a chassis only those that have nodes in it. */
export function capacityOf(m: Moment, rackId: string, chassis: string | null = null): Capacity[] {
  const rack = m.run.plan.racks.find((r) => r.id === rackId);
  if (!rack) return [];
  return rack.cloudGroups
    .filter((g) => chassis === null || g.nodes.some((node) => node.startsWith(`${chassis}/`)))
    .map((group) => ofGroup(m, rack, group));
}

function ofGroup(m: Moment, rack: Rack, group: CloudGroup): Capacity {
  const rooms = group.nodes.map((node) => roomNow(m, rack, group, node));
  const up = rooms.filter((room) => room.up);
  const sum = (of: (room: NodeRoom) => number) => up.reduce((total, room) => total + of(room), 0);
  const fullest = up
    .filter((room) => room.clusters.size > 0)
    .sort((a, b) => fill(b) - fill(a) || naturally(a.node, b.node))[0];
  return {
    name: group.name,
    nodes: rooms.length,
    up: up.length,
    cores: sum((room) => room.eighths) / 8,
    coresUsed: sum((room) => room.usedEighths) / 8,
    gb: sum((room) => room.memoryGb),
    gbUsed: sum((room) => room.usedGb),
    fullest: fullest?.node ?? null,
    homeless: fullest ? withoutPlace(m, rack, group, up, fullest) : [],
  };
}

/** A node as placement sees it now: what works of it, and what its VMs take. */
function roomNow(m: Moment, rack: Rack, group: CloudGroup, node: string): NodeRoom {
  const room = emptyNode(node, group);
  room.up = m.state(node) === 'running' && !m.state(room.chassis)?.startsWith('cutOff');
  for (const dead of deadInside(m, node))
    if (dead.includes('/dimm-')) room.memoryGb -= GB_PER_DIMM;
    else room.eighths -= 8;
  for (const vm of m.on(node)) {
    const deployment = m.run.plan.deployments.find((d) => d.id === vm.deployment);
    if (deployment)
      take(room, needOf(deployment, groupIn(rack, deployment.cloudGroup)), cluster(vm));
  }
  return room;
}

const cluster = (vm: { readonly deployment: string; readonly role: string }): string =>
  `${vm.deployment}/${vm.role}`;

const fill = (room: NodeRoom): number =>
  Math.max(room.usedEighths / room.eighths, room.usedGb / room.memoryGb);

const RANK = { high: 0, medium: 1, low: 2 } as const;

/** Takes the node away and places its VMs one after the other, as the platform would. */
function withoutPlace(
  m: Moment,
  rack: Rack,
  group: CloudGroup,
  up: readonly NodeRoom[],
  lost: NodeRoom,
): string[] {
  const rest = up
    .filter((room) => room !== lost)
    .map((room) => ({ ...room, clusters: new Map(room.clusters) }));
  const deploymentOf = (id: string) => m.run.plan.deployments.find((d) => d.id === id);
  const rank = (id: string) => RANK[deploymentOf(id)?.priority ?? 'medium'];
  const vms = [...m.on(lost.node)].sort(
    (a, b) => rank(a.deployment) - rank(b.deployment) || naturally(a.id, b.id),
  );
  return vms.flatMap((vm) => {
    const deployment = deploymentOf(vm.deployment);
    if (!deployment || groupIn(rack, deployment.cloudGroup) !== group) return [];
    const need = needOf(deployment, group);
    const room = chooseNode(rest, need, cluster(vm), true);
    if (room) take(room, need, cluster(vm));
    return room ? [] : [vm.id];
  });
}

/** `It would survive the loss of its fullest node, c1/n1.` */
export function survivalWords(m: Moment, of: Capacity): string {
  if (of.up === 0) return 'None of its nodes can take a VM now.';
  if (of.fullest === null) return 'It holds no VM.';
  const node = short(m.run.plan, of.fullest);
  if (of.homeless.length === 0) return `It would survive the loss of its fullest node, ${node}.`;
  const [first] = of.homeless;
  const who = of.homeless.length === 1 ? first : `${first} and ${of.homeless.length - 1} more`;
  return `It would not survive the loss of its fullest node, ${node}: no room for ${who}.`;
}
