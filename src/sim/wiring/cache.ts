// The caching service's content: which containers hold theirs, who fills the others, what is gone (rulebook 2.6).
import type { Announcement } from '../../machines/kind.ts';
import type { Team, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';

/** A container is gone, and its copies with it. More gone than there are replicas: content is lost, which is no lost data. */
export function containerGone(sim: Simulation, vm: Vm, cause: number): void {
  const team = vm.deployment;
  const had = vm.populated;
  vm.populated = false;
  if (vm.filling) sim.kernel.send(vm.filling, 'CALL-OFF', cause);
  const missing = containers(team).filter((other) => !other.populated).length;
  if (had && missing > team.plan.replicas)
    sim.kernel.log('middleware', 'message', team.id, cause, 'cache.heartbeat', {
      lost: 'cache content',
    });
}

/** A container serves again: it is filled from the other copies, or starts empty if there are none. */
export function containerBack(sim: Simulation, vm: Vm, cause: number): void {
  const others = containers(vm.deployment).some((other) => other !== vm && other.populated);
  if (!others || !vm.filling) {
    vm.populated = true;
    return;
  }
  const id = sim.kernel.log('middleware', 'repopulate', vm.id, cause, sim.kernel.ruleOf(cause));
  sim.kernel.send(vm.filling, 'BEGIN', id);
}

export function hearFilling(
  sim: Simulation,
  vm: Vm,
  says: Announcement,
  cause: number,
): number | undefined {
  if (says !== 'done') return undefined;
  vm.populated = true;
  return sim.kernel.log('middleware', 'restored', vm.id, cause, sim.kernel.ruleOf(cause));
}

/** Whether a replica elsewhere can become primary for what the dead container held. */
export const replicaServes = (vm: Vm): boolean =>
  vm.deployment.plan.replicas > 0 &&
  containers(vm.deployment).some((other) => other !== vm && other.populated);

const containers = (team: Team): Vm[] => team.vms.filter((vm) => vm.role === 'cache');
