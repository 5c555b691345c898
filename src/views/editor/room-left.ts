// World → how full each cloud group is, and how many more VMs of a size would find a place in it.
import type { CloudGroup, Deployment } from '../../scenario/plan.ts';
import { groupIn } from '../../scenario/plan.ts';
import { emptyRooms } from '../../world/build.ts';
import { fits, type Need, type NodeRoom, needOf, take } from '../../world/room.ts';
import type { World } from '../../world/world.ts';

export interface GroupRoom {
  readonly rack: string;
  readonly name: string;
  readonly nodes: number;
  /** Nodes that hold at least one VM. */
  readonly taken: number;
  readonly cores: number;
  readonly coresUsed: number;
  readonly gb: number;
  readonly gbUsed: number;
  /** How many more VMs of the size asked about fit; null if none was asked about. */
  readonly more: number | null;
}

type Size = Pick<Deployment, 'cores' | 'memoryGb'>;

/** The cloud groups of all racks, in order. `size` is that of one more VM. */
export function roomOf(world: World, size: Size | null): GroupRoom[] {
  return world.plan.racks.flatMap((rack) => {
    const rooms = new Map(emptyRooms(rack).map((room) => [room.node, room]));
    for (const vm of world.placed) {
      const room = rooms.get(vm.node);
      const deployment = world.plan.deployments.find((d) => d.id === vm.deployment);
      if (room && deployment)
        take(room, needOf(deployment, groupIn(rack, deployment.cloudGroup)), vm.id);
    }
    return rack.cloudGroups.map((group) => {
      const nodes = [...rooms.values()].filter((room) => room.group === group);
      const sum = (of: (room: NodeRoom) => number) =>
        nodes.reduce((total, room) => total + of(room), 0);
      return {
        rack: rack.id,
        name: group.name,
        nodes: nodes.length,
        taken: nodes.filter((room) => room.usedGb > 0).length,
        cores: sum((room) => room.eighths) / 8,
        coresUsed: sum((room) => room.usedEighths) / 8,
        gb: sum((room) => room.memoryGb),
        gbUsed: sum((room) => room.usedGb),
        more: size && moreOf(nodes, group, size),
      };
    });
  });
}

/** VMs fill nodes one by one: where one fits is counted, not foretold. */
function moreOf(nodes: readonly NodeRoom[], group: CloudGroup, size: Size): number {
  const need: Need = {
    eighths: size.cores * (group.type === 'average' ? 1 : 8),
    memoryGb: size.memoryGb,
  };
  let more = 0;
  for (const node of nodes) {
    const room = { ...node, clusters: new Map(node.clusters) };
    while (fits(room, need, false)) {
      take(room, need, 'more');
      more++;
    }
  }
  return more;
}

/** `prod: 52 of 608 cores and 208 of 9728 GB used, on 26 of 38 nodes`. */
export function roomWords(room: GroupRoom, racks: number): string {
  const name = racks > 1 ? `${room.rack}, ${room.name}` : room.name;
  return `${name}: ${tidy(room.coresUsed)} of ${room.cores} cores and ${room.gbUsed} of ${room.gb} GB used, on ${room.taken} of ${room.nodes} nodes`;
}

const tidy = (cores: number): string => String(Math.round(cores * 8) / 8);
