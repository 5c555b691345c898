// Maintenance: the deployer drains a rack, works on it, and brings it back; what another rack has, serves meanwhile (rule `ha.single-cell`, rulebook 4.2, 7.22a).
import { naturally } from '../../base/natural.ts';
import type { RackFloor, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { closeItem, isDead } from './deployer.ts';
import { goOn, whenBoth } from './management.ts';
import { callOffPlacing } from './placing.ts';
import { routerOf } from './route.ts';

const RULE = 'ha.single-cell';

/** Carries out a `maintenance` line: what begins when the injector's message has been written, or null when there is nothing to do. */
export function planMaintenance(
  sim: Simulation,
  rack: string,
  what: 'start' | 'end',
): ((cause: number) => void) | null {
  const floor = sim.floors.find((f) => f.rack.id === rack);
  if (!floor) return null;
  if (what === 'start')
    return floor.lost || floor.draining || floor.drained
      ? null
      : (cause) => beginDraining(sim, floor, cause);
  if (floor.draining) return (cause) => callOff(sim, floor, cause);
  return floor.drained ? (cause) => bringBack(sim, floor, cause) : null;
}

function beginDraining(sim: Simulation, floor: RackFloor, cause: number): void {
  const work = sim.makeActant(`work:${sim.nextOrder()}`, 'work', (says, why) => {
    if (says !== 'done') return undefined;
    floor.draining = null;
    return floor.lost ? tooLate(sim, floor, why) : drain(sim, floor, why);
  });
  work.subject = floor.rack.id;
  floor.draining = work;
  sim.kernel.send(work, 'maintenance', cause);
}

/** It was lost while it was being drained: there is nothing left to stop. */
const tooLate = (sim: Simulation, floor: RackFloor, cause: number): number =>
  sim.kernel.log('deployer', 'message', floor.rack.id, cause, RULE, {
    nothingToDo: 'the rack is lost',
  });

function callOff(sim: Simulation, floor: RackFloor, cause: number): void {
  if (floor.draining) sim.kernel.send(floor.draining, 'CALL-OFF', cause);
  floor.draining = null;
}

/** All in one instant: roles are switched, the balancer takes out what it sends to, then the VMs are stopped. */
function drain(sim: Simulation, floor: RackFloor, cause: number): number {
  const { kernel } = sim;
  const done = kernel.log('deployer', 'action-done', floor.rack.id, cause, RULE, {
    action: 'maintenance',
  });
  floor.drained = true;
  callOffPlacing(sim, floor);
  for (const { store } of sim.teams) {
    const pair = store?.pair;
    if (pair?.primary.rack === floor && pair.standby.rack !== floor)
      kernel.send(pair.actant, 'SWITCH', done);
  }
  const vms = inOrder(floor.everybody);
  if (sim.balancer.works)
    for (const vm of vms)
      if (vm.route && routerOf(vm) === 'balancer' && serves(vm))
        kernel.send(vm.route, 'TAKEN-OUT', done);
  for (const vm of vms) stop(sim, vm, done);
  return done;
}

const inOrder = (vms: readonly Vm[]): Vm[] => [...vms].sort((a, b) => naturally(a.id, b.id));
const serves = (vm: Vm): boolean => vm.known && vm.reachable && (vm.processes.at(-1)?.up ?? false);

function stop(sim: Simulation, vm: Vm, cause: number): void {
  if (vm.room === null || isDead(vm)) return;
  const suspended = vm.actant.state.value.startsWith('suspended');
  sim.kernel.send(vm.actant, 'STOP', cause);
  // One that stands still is stopped without a word; what is in it will start anew.
  if (suspended) for (const process of vm.processes) sim.kernel.send(process.actant, 'HALT', cause);
  vm.claimed = 0;
  for (const process of vm.info.processes) closeItem(sim, process);
}

/** The work is over: what has a place boots where it is, at once; the rest is placed as after the failure of its node. */
function bringBack(sim: Simulation, floor: RackFloor, cause: number): void {
  floor.drained = false;
  whenBoth(floor, () => {
    for (const vm of inOrder(floor.everybody)) boot(sim, vm, cause);
  });
  goOn(floor);
}

function boot(sim: Simulation, vm: Vm, cause: number): void {
  const drained = vm.actant.state.value.startsWith('drained');
  // The deployer starts all of them, those too that were dead before, unless the platform has one in hand.
  if (vm.room === null || vm.diskLost || !(drained || (isDead(vm) && vm.claimed === 0))) return;
  closeItem(sim, vm.id);
  const id = sim.kernel.log('deployer', 'restart', vm.id, cause, RULE, {
    ip: vm.ip,
    node: vm.room.node,
  });
  sim.boot(vm, id);
}
