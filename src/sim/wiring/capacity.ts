// A node that has lost a DIMM or a core runs on with less; VMs that no longer fit are moved live, lowest priority first (rules `node.dimm`, `node.core`, rulebook 7.15).
import { naturally } from '../../base/natural.ts';
import type { Announcement } from '../../machines/kind.ts';
import { GB_PER_DIMM } from '../../scenario/models.ts';
import type { NodeRoom } from '../../world/room.ts';
import type { Actant } from '../kernel.ts';
import type { RackFloor, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { whenBoth } from './management.ts';
import { enterRoom } from './network.ts';
import { queueForPlace, roomFor, stir } from './placing.ts';

const RANK = { high: 0, medium: 1, low: 2 } as const;

const isDimm = (address: string) => address.includes('/dimm-');
const ruleOf = (address: string) => (isDimm(address) ? 'node.dimm' : 'node.core');

export function hearComponent(
  sim: Simulation,
  floor: RackFloor,
  room: NodeRoom,
  part: Actant,
  says: Announcement,
  cause: number,
): number | undefined {
  const { kernel } = sim;
  const rule = ruleOf(part.address);
  switch (says) {
    case 'down': {
      const id = kernel.log('hardware', 'down', part.address, cause, rule);
      if (shrink(room, part.address, -1)) kernel.log('hardware', 'degraded', room.node, id, rule);
      return id;
    }
    case 'up': {
      const id = kernel.log('hardware', 'up', part.address, cause, rule);
      if (shrink(room, part.address, 1)) kernel.log('hardware', 'restored', room.node, id, rule);
      stir(floor);
      return id;
    }
    case 'noticed': {
      if (!overfull(room) || sim.moving.has(room)) return undefined;
      const id = kernel.log('platform', 'detection', room.node, cause, rule);
      makeRoom(sim, floor, room, part.address, id);
      return id;
    }
    default:
      return undefined;
  }
}

const FULL = { eighths: 128, gb: 256 };
const wholeNode = (room: NodeRoom) => room.eighths === FULL.eighths && room.memoryGb === FULL.gb;

/** Changes what the node has; true if it became, or ceased to be, less than whole. */
function shrink(room: NodeRoom, address: string, by: 1 | -1): boolean {
  const before = wholeNode(room);
  if (isDimm(address)) room.memoryGb += by * GB_PER_DIMM;
  else room.eighths += by * 8;
  return before !== wholeNode(room);
}

const overfull = (room: NodeRoom) =>
  room.up && (room.usedEighths > room.eighths || room.usedGb > room.memoryGb);

/** Moves one VM after the other until the rest fits; each move takes `placement`. */
function makeRoom(
  sim: Simulation,
  floor: RackFloor,
  room: NodeRoom,
  because: string,
  cause: number,
): void {
  const vm = nextToGo(floor, room);
  sim.moving.delete(room);
  if (!vm || !overfull(room)) return;
  sim.moving.add(room);
  const move = sim.makeActant(`move:${sim.nextOrder()}`, 'live-move', (says) => {
    if (says === 'done') whenBoth(floor, () => moveOne(sim, floor, room, because, cause));
    return undefined;
  });
  move.subject = vm.id;
  sim.kernel.send(move, 'BEGIN', cause);
}

/** The VM of lowest priority, the highest address among equals. */
function nextToGo(floor: RackFloor, room: NodeRoom): Vm | undefined {
  return [...(floor.held.get(room) ?? [])].sort(
    (a, b) =>
      RANK[b.deployment.plan.priority] - RANK[a.deployment.plan.priority] || naturally(b.id, a.id),
  )[0];
}

function moveOne(
  sim: Simulation,
  floor: RackFloor,
  room: NodeRoom,
  because: string,
  cause: number,
): void {
  const vm = nextToGo(floor, room);
  sim.moving.delete(room);
  if (!vm || !overfull(room)) return;
  const target = roomFor(sim, vm, 'evacuate');
  if (target) {
    sim.leaveRoom(vm, null);
    enterRoom(sim, vm, target);
    sim.kernel.log('platform', 'evacuate', vm.id, cause, ruleOf(because), {
      ip: vm.ip,
      node: target.node,
      from: room.node,
      live: true,
    });
  } else {
    // Nowhere to go: it is stopped and waits, as after the failure of a node.
    sim.leaveRoom(vm, room.node);
    sim.kernel.send(vm.actant, 'LOST', cause);
    queueForPlace(sim, vm, 'evacuate', cause);
  }
  stir(floor);
  makeRoom(sim, floor, room, because, cause);
}
