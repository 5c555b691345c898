// From the plan to the world at t = 0: all parts, and every VM on a node of its cloud group, with an address and an array.
import { must } from '../base/assert.ts';
import type { Mistake, Result } from '../base/result.ts';
import { type Deployment, groupIn, type Plan, type Rack, ROLES } from '../scenario/plan.ts';
import { partsOf } from './parts.ts';
import { chooseNode, emptyNode, type NodeRoom, needOf, take } from './room.ts';
import { Volumes } from './volumes.ts';
import type { PlacedVm, World } from './world.ts';

/** IP address of the i-th VM (from 1) placed in a rack (rulebook 7.25). */
export const ipOf = (rack: Rack, i: number): string =>
  `10.${rack.index}.${Math.floor(i / 200)}.${10 + (i % 200)}`;

/** The rooms of each rack at the start, by node; nodes in no cloud group have no room for anybody. */
export function emptyRooms(rack: Rack): NodeRoom[] {
  return rack.cloudGroups.flatMap((group) => group.nodes.map((node) => emptyNode(node, group)));
}

/**
 * Places every VM of the plan: in order of deployment, role, number (rulebook 7.15).
 * A deployment that does not fit is an input error that says what fits.
 */
export function buildWorld(plan: Plan): Result<World> {
  const rooms = new Map(plan.racks.map((rack) => [rack.id, emptyRooms(rack)]));
  const volumes = new Map(plan.racks.map((rack) => [rack.id, new Volumes(rack)]));
  const placedIn = new Map(plan.racks.map((rack) => [rack.id, 0]));
  const placed: PlacedVm[] = [];
  const mistakes: Mistake[] = [];
  for (const deployment of plan.deployments) {
    const before = placed.length;
    for (const vm of ROLES.flatMap((role) => deployment.vms.filter((v) => v.role === role))) {
      const rack = must(
        plan.racks.find((r) => r.id === vm.rack),
        `rack ${vm.rack}`,
      );
      const group = groupIn(rack, deployment.cloudGroup);
      const inGroup = must(rooms.get(rack.id), rack.id).filter((r) => r.group === group);
      const need = needOf(deployment, group);
      const cluster = `${deployment.id}/${vm.role}`;
      const room = chooseNode(inGroup, need, cluster, false);
      if (!room) {
        mistakes.push(noRoom(deployment, group.name, placed.length - before));
        break;
      }
      take(room, need, cluster);
      const i = must(placedIn.get(rack.id), rack.id) + 1;
      placedIn.set(rack.id, i);
      placed.push({
        id: `${cluster}-${vm.number}`,
        deployment: deployment.id,
        role: vm.role,
        number: vm.number,
        rack: rack.id,
        node: room.node,
        ip: ipOf(rack, i),
        array: must(volumes.get(rack.id), rack.id).first(vm.role === 'db'),
      });
    }
  }
  const [first, ...rest] = mistakes;
  if (first) return { ok: false, mistakes: [first, ...rest] };
  return { ok: true, value: { plan, parts: partsOf(plan), placed } };
}

const noRoom = (deployment: Deployment, group: string, fitted: number): Mistake => ({
  path: `deployments[${deployment.order}]`,
  found: `${deployment.id}, ${counted(deployment.vms.length, 'VM')} of ${counted(deployment.cores, 'core')} and ${deployment.memoryGb} GB`,
  expected: `no more than cloud group ${group} has room for: ${fitted} of them fit`,
});

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
