// Finding places: a rack places one VM at a time, by priority, then by address; what fits nowhere waits for room (rulebook 7.2, 7.15).
import { must } from '../../base/assert.ts';
import { naturally } from '../../base/natural.ts';
import { groupIn } from '../../scenario/plan.ts';
import { chooseNode, fits, type NodeRoom, needOf } from '../../world/room.ts';
import type { RackFloor, Team, Vm, Waiting } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { canPlace } from './management.ts';
import { chassisReaches, controllerOf, enterRoom, volumeReaches } from './network.ts';
import { restartNow } from './recovery.ts';
import { logScaleOut } from './scaling.ts';

const RANK = { high: 0, medium: 1, low: 2 } as const;

/** The order in which deployments come: the lowest first. */
export const rankOf = (team: Team): number => RANK[team.plan.priority];

/** Something changed that may give the rack's placement work: room, or a VM that waits. */
export function stir(floor: RackFloor): void {
  floor.stirred = true;
}

export function queueForPlace(sim: Simulation, vm: Vm, as: Waiting['as'], cause: number): void {
  enqueue(vm.rack, { vm, as, cause, order: sim.nextOrder(), reported: false });
}

function enqueue(floor: RackFloor, waiting: Waiting): void {
  floor.queue.push(waiting);
  floor.queue.sort(
    (a, b) =>
      rankOf(a.vm.deployment) - rankOf(b.vm.deployment) ||
      naturally(a.vm.id, b.vm.id) ||
      a.order - b.order,
  );
  stir(floor);
}

/** Takes a VM out of the queue, for it left its deployment. */
export function forgetPlace(sim: Simulation, vm: Vm): void {
  const floor = vm.rack;
  const at = floor.queue.findIndex((w) => w.vm === vm);
  if (at >= 0) floor.queue.splice(at, 1);
  if (floor.placing?.vm === vm) {
    floor.placing = null;
    sim.kernel.send(floor.placement, 'CALL-OFF', 0);
  }
  stir(floor);
}

export function roomFor(sim: Simulation, vm: Vm, as: Waiting['as']): NodeRoom | null {
  const { plan } = vm.deployment;
  const group = groupIn(vm.rack.rack, plan.cloudGroup);
  const rooms = must(vm.rack.byGroup.get(group), group.name);
  return chooseNode(
    sim.broken.size === 0 ? rooms : rooms.filter((room) => canRunOn(sim, vm, room)),
    needOf(plan, group),
    `${plan.id}/${vm.role}`,
    as === 'evacuate',
  );
}

/** A cut-off chassis, and a node without a way to the VM's volume, has no room (rulebook 7.2). */
const canRunOn = (sim: Simulation, vm: Vm, room: NodeRoom): boolean =>
  chassisReaches(sim, room.chassis) && volumeReaches(sim, room.chassis, controllerOf(vm.array));

/** Whether there is any room for it; which node it will be is seen when the placement ends. */
function hasRoom(sim: Simulation, { vm, as }: Waiting): boolean {
  const { plan } = vm.deployment;
  const group = groupIn(vm.rack.rack, plan.cloudGroup);
  const need = needOf(plan, group);
  return must(vm.rack.byGroup.get(group), group.name).some(
    (room) =>
      fits(room, need, as === 'evacuate') && (sim.broken.size === 0 || canRunOn(sim, vm, room)),
  );
}

/** Begins the next placement if there is one to begin. True if it did. */
export function beginPlacing(sim: Simulation, floor: RackFloor): boolean {
  floor.stirred = false;
  if (floor.placing || !canPlace(floor)) return false;
  for (const waiting of floor.queue) {
    if (!hasRoom(sim, waiting)) {
      reportUnplaced(sim, waiting);
      continue;
    }
    floor.queue.splice(floor.queue.indexOf(waiting), 1);
    floor.placing = waiting;
    floor.placement.subject = waiting.vm.id;
    sim.kernel.send(floor.placement, 'BEGIN', waiting.cause);
    return true;
  }
  return false;
}

/** Nobody is left to carry it out: the placement under way is begun anew when there is (rulebook 7.4). */
export function callOffPlacing(sim: Simulation, floor: RackFloor): void {
  const waiting = floor.placing;
  if (!waiting) return;
  floor.placing = null;
  sim.kernel.send(floor.placement, 'CALL-OFF', 0);
  enqueue(floor, waiting);
}

function reportUnplaced(sim: Simulation, waiting: Waiting): void {
  if (waiting.reported) return;
  waiting.reported = true;
  const { plan } = waiting.vm.deployment;
  sim.kernel.log('platform', 'unplaced', waiting.vm.id, waiting.cause, 'node.fail', {
    cloudGroup: groupIn(waiting.vm.rack.rack, plan.cloudGroup).name,
    priority: plan.priority,
  });
}

/** A placement ended: now the node is chosen. Room may have gone meanwhile. */
export function hearPlacement(sim: Simulation, floor: RackFloor): undefined {
  const waiting = floor.placing;
  floor.placing = null;
  stir(floor);
  if (!waiting) return;
  const { vm } = waiting;
  const room = roomFor(sim, vm, waiting.as);
  if (room === null) {
    enqueue(floor, waiting);
    reportUnplaced(sim, waiting);
    return;
  }
  const from = vm.lost;
  if (waiting.as === 'respin') sim.renew(vm);
  else sim.address(vm);
  const data = { ip: vm.ip, node: room.node };
  const id = logPlaced(sim, waiting, data, from);
  enterRoom(sim, vm, room);
  if (vm.bootWhenPlaced) {
    vm.bootWhenPlaced = false;
    if (vm.claimed > 0) restartNow(sim, vm, id);
    else sim.boot(vm, id);
  } else sim.kernel.send(vm.actant, 'PLACED', id);
}

/** The name of what happened; whoever had to wait for room is `placed`, whatever it would have been (rulebook 7.25). */
function logPlaced(
  sim: Simulation,
  { vm, as, cause, reported }: Waiting,
  data: { readonly ip: string; readonly node: string },
  from: string | null,
): number {
  const { kernel } = sim;
  if (reported || as === 'placed')
    return kernel.log('platform', 'placed', vm.id, cause, 'placement', data);
  if (as === 'evacuate')
    return kernel.log('platform', 'evacuate', vm.id, cause, 'node.fail', {
      ...data,
      from: from ?? '',
    });
  if (as === 'respin') return kernel.log('platform', 'respin', vm.id, cause, 'vapp-was.vm', data);
  return logScaleOut(sim, vm, cause, data);
}
