// What the platform does about a death it has noticed: re-spin, one restart in place, one restart of a process a day, or nothing (rulebook 2, 7.9).
import { ruleOfProcess, ruleOfVm } from '../../rules/rule-of.ts';
import type { Process, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { needAction } from './deployer.ts';
import { whenBoth } from './management.ts';
import { forgetPlace, queueForPlace } from './placing.ts';
import { start } from './process.ts';
import { clusterOf } from './scaling.ts';
import { actionsForDead } from './todo.ts';

/** The platform has noticed a dead VM. */
export function recoverVm(sim: Simulation, vm: Vm, cause: number): number {
  const { kernel } = sim;
  const rule = ruleOfVm(vm.deployment.plan, vm.role);
  const spent = vm.budget?.state.value === 'spent' && restartedInPlace(vm);
  const id = kernel.log(
    'platform',
    'detection',
    vm.id,
    cause,
    rule,
    spent ? { retry: 'spent' } : {},
  );
  if (vm.deployment.plan.kind === 'vapp-was') respin(sim, vm, id);
  else if (vm.diskLost && (vm.role === 'cache' || vm.role === 'proxy')) makeAnew(sim, vm, id);
  else if (restartedInPlace(vm) && !spent) restartInPlace(sim, vm, id);
  else needAction(sim, vm.id, id, actionsForDead(vm), true, rule);
  return id;
}

const restartedInPlace = (vm: Vm) =>
  ['vapp-db2', 'cache', 'proxy'].includes(vm.deployment.plan.kind);

/** A new VM with a new address; with the request the dead one's room is free (rulebook 7.2). */
function respin(sim: Simulation, vm: Vm, cause: number): void {
  forgetPlace(sim, vm);
  if (vm.room) sim.leaveRoom(vm, null);
  vm.claimed = cause;
  if (vm.diskLost) sim.newDisk(vm);
  queueForPlace(sim, vm, 'respin', cause);
}

function restartInPlace(sim: Simulation, vm: Vm, cause: number): void {
  if (vm.budget) sim.kernel.send(vm.budget, 'SPEND', cause);
  vm.claimed = cause;
  whenBoth(vm.rack, () => {
    if (vm.info.leftAt !== null || vm.claimed !== cause) return;
    // Its node died meanwhile: it is restarted where it is registered anew.
    if (vm.room === null) vm.bootWhenPlaced = true;
    else restartNow(sim, vm, cause);
  });
}

/** Its disk is gone with the array: a new one at the same address, on another array (rulebook 7.12). */
function makeAnew(sim: Simulation, vm: Vm, cause: number): void {
  forgetPlace(sim, vm);
  if (vm.room) sim.leaveRoom(vm, null);
  vm.claimed = cause;
  sim.newDisk(vm);
  queueForPlace(sim, vm, 'placed', cause);
}

/** The one automatic try begins. */
export function restartNow(sim: Simulation, vm: Vm, cause: number): void {
  const id = sim.kernel.log(
    'platform',
    'restart',
    vm.id,
    cause,
    ruleOfVm(vm.deployment.plan, vm.role),
    { ip: vm.ip, node: vm.room?.node ?? '' },
  );
  sim.boot(vm, id);
}

/** A watched process has been found dead: by the platform, or by IMP in its dynamic cluster. */
export function recoverProcess(
  sim: Simulation,
  process: Process,
  cause: number,
): number | undefined {
  const { vm, actant } = process;
  const { plan } = vm.deployment;
  const rule = ruleOfProcess(plan, process.name);
  if (plan.kind === 'vsys-was-imp') {
    const { short, full } = clusterOf(sim, vm.deployment);
    if (plan.onFailure === 'add-member' && short && !full) {
      needAction(sim, actant.address, cause, ['restart-process', 'restart-vm'], true, rule);
      return undefined;
    }
    return restartProcess(sim, process, 'middleware', cause);
  }
  const spent = vm.budget?.state.value === 'spent' && plan.kind === 'vapp-was';
  const id = sim.kernel.log(
    'platform',
    'detection',
    actant.address,
    cause,
    rule,
    spent ? { budget: 'spent' } : {},
  );
  if (plan.kind === 'cache') return restartProcess(sim, process, 'platform', id);
  const actions = spent ? ['restart-process', 'investigate'] : ['investigate'];
  needAction(sim, actant.address, id, actions, false, rule);
  if (spent || !vm.budget) return id;
  sim.kernel.send(vm.budget, 'SPEND', id);
  return restartProcess(sim, process, 'platform', id);
}

function restartProcess(
  sim: Simulation,
  process: Process,
  actor: 'platform' | 'middleware',
  cause: number,
): number {
  const { vm, actant } = process;
  const id = sim.kernel.log(
    actor,
    'restart',
    actant.address,
    cause,
    ruleOfProcess(vm.deployment.plan, process.name),
    { ip: vm.ip, node: vm.room?.node ?? '' },
  );
  start(sim, process, id);
  return id;
}

/** The day is over: a server that waited for it is restarted. */
export function newDay(sim: Simulation, vm: Vm): void {
  const process = vm.processes.at(-1);
  if (process?.actant.state.value !== 'dead.noticed' || !vm.budget) return;
  const asked = sim.openItems.get(process.actant.address);
  const id = restartProcess(sim, process, 'platform', asked?.event ?? 0);
  sim.kernel.send(vm.budget, 'SPEND', id);
}
