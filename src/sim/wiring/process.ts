// What a process's words mean: it serves or not, the next one of its VM starts, the node agent watches its server (rules `*.process`).

import type { Announcement } from '../../machines/kind.ts';
import { ruleOfProcess } from '../../rules/rule-of.ts';
import type { Process, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { containerBack, containerGone } from './cache.ts';
import { databaseDown, databaseEmpty, databaseUp } from './database.ts';
import { closeItem, needAction } from './deployer.ts';
import { managerIsBack, managerIsGone } from './federation.ts';
import { recoverProcess } from './recovery.ts';
import { routeAround, routeBack } from './route.ts';
import { actionsForProcess } from './todo.ts';

export function hearProcess(
  sim: Simulation,
  process: Process,
  says: Announcement,
  cause: number,
): number | undefined {
  const { kernel } = sim;
  const { vm, actant } = process;
  const rule = ruleOfProcess(vm.deployment.plan, process.name);
  switch (says) {
    case 'died': {
      const id = kernel.log('hardware', 'down', actant.address, cause, rule);
      stops(sim, process, id, 'REFUSED');
      askAfterDeath(sim, process, id);
      return id;
    }
    case 'halted':
      stops(sim, process, cause, 'SILENT');
      return undefined;
    case 'up': {
      const id = kernel.log('middleware', 'up', actant.address, cause, kernel.ruleOf(cause));
      closeItem(sim, actant.address);
      isUp(sim, process, id);
      startNext(sim, process, id);
      return id;
    }
    case 'resumed':
      isUp(sim, process, cause);
      return undefined;
    case 'noticed':
      return recoverProcess(sim, process, cause);
    case 'restarted':
      return kernel.log('middleware', 'restart', actant.address, cause, rule, {
        ip: vm.ip,
        node: vm.room?.node ?? '',
      });
    case 'orphaned':
      if (vm.deployment.plan.onFailure)
        needAction(sim, actant.address, cause, ['investigate'], false, rule);
      else needAction(sim, actant.address, cause, ['restart-process', 'restart-vm'], true, rule);
      return undefined;
    case 'empty':
      databaseEmpty(sim, vm, cause);
      return undefined;
    default:
      return undefined;
  }
}

function isUp(sim: Simulation, process: Process, cause: number): void {
  const { vm } = process;
  process.up = true;
  vm.deployment.notUp--;
  if (!process.main) sim.touchAside(vm.deployment);
  else if (vm.reachable) serves(sim, process, cause);
}

/** The VM can be reached again: what runs in it serves (rulebook 7.13). */
export function processReachable(sim: Simulation, vm: Vm, cause: number): void {
  const main = vm.processes.at(-1);
  if (main?.up) serves(sim, main, cause);
}

/** Nobody can reach the VM: it runs on, and serves nobody. */
export function processUnreachable(sim: Simulation, vm: Vm, cause: number): void {
  const main = vm.processes.at(-1);
  if (main?.up) stopsServing(sim, main, cause, 'SILENT');
}

/** Starts the first process of a VM that has booted. */
export function startFirst(sim: Simulation, vm: Vm, cause: number): void {
  const first = vm.processes[0];
  if (first) start(sim, first, cause);
}

/** Starts a process, DB2 as its data requires. */
export function start(sim: Simulation, process: Process, cause: number): void {
  const { vm } = process;
  const database = process.name === 'db2';
  if (process.main && vm.unlinked) {
    // Linking is the platform's; without a management node it waits, and traffic with it.
    if (vm.rack.mgmt.active === null) {
      vm.rack.waitingMgmt.push(() => {
        if (vm.info.leftAt === null && process.actant.state.value === 'off' && vm.unlinked)
          if (vm.actant.state.value === 'running') start(sim, process, cause);
      });
      return;
    }
    link(sim, vm, cause);
  }
  const clean = database && vm.stoppedClean && process.actant.state.value === 'off';
  vm.stoppedClean = false;
  sim.kernel.send(
    process.actant,
    database && !vm.hasData ? 'START-EMPTY' : clean ? 'START-CLEAN' : 'START',
    cause,
  );
  // In a VM that stands still it is started when the VM goes on.
  if (vm.actant.state.value.startsWith('suspended'))
    sim.kernel.send(process.actant, 'SUSPEND', cause);
}

function startNext(sim: Simulation, process: Process, cause: number): void {
  const { processes } = process.vm;
  const next = processes[processes.indexOf(process) + 1];
  if (!next) return;
  if (next.actant.state.value === 'off') start(sim, next, cause);
  else {
    if (next.actant.state.value === 'dead.unwatched')
      needAction(
        sim,
        next.actant.address,
        cause,
        ['investigate'],
        false,
        ruleOfProcess(process.vm.deployment.plan, next.name),
      );
    sim.kernel.send(next.actant, 'AGENT-BACK', cause);
  }
}

/** What stands on the way of requests; a database is on it through the one that serves. */
const onPath = (vm: Vm) => vm.role !== 'dmgr' && vm.role !== 'db';

function stops(sim: Simulation, process: Process, cause: number, how: 'REFUSED' | 'SILENT'): void {
  const { vm } = process;
  if (process.name === 'node-agent' && how === 'REFUSED') {
    const server = vm.processes[1];
    if (server && !server.up) sim.kernel.send(server.actant, 'AGENT-LOST', cause);
  }
  if (!process.up) return;
  process.up = false;
  vm.deployment.notUp++;
  if (process.main && vm.reachable) stopsServing(sim, process, cause, how);
  else sim.touchAside(vm.deployment);
}

function serves(sim: Simulation, process: Process, cause: number): void {
  const { vm } = process;
  if (onPath(vm)) sim.touch(vm.deployment, cause);
  else sim.touchAside(vm.deployment);
  switch (vm.role) {
    case 'was':
    case 'custom':
      vm.deployment.serving++;
      break;
    case 'proxy':
      if (vm.known) vm.deployment.serving++;
      else needAction(sim, vm.id, cause, ['update-load-balancer'], true, 'proxy.scale');
      break;
    case 'cache':
      vm.deployment.serving++;
      containerBack(sim, vm, cause);
      break;
    case 'http':
      if (vm.deployment.cell) vm.deployment.cell.httpServing++;
      break;
    case 'dmgr':
      managerIsBack(sim, vm.deployment, cause);
      break;
    case 'db':
      databaseUp(sim, vm, cause);
      break;
  }
  if (vm.budget?.state.value === 'spent' && vm.deployment.plan.kind !== 'vapp-was')
    sim.kernel.send(vm.budget, 'RENEW', cause);
  if (vm.known) routeBack(sim, vm, cause);
}

/** A new instance is known to the shared services before it takes traffic (slide 5). */
function link(sim: Simulation, vm: Vm, cause: number): void {
  vm.unlinked = false;
  const { routing, caching, scaling } = vm.deployment.plan;
  for (const service of [routing, caching, scaling && 'scaling'])
    if (service)
      sim.kernel.log('platform', 'link', vm.id, cause, sim.kernel.ruleOf(cause), { service });
}

function stopsServing(
  sim: Simulation,
  process: Process,
  cause: number,
  how: 'REFUSED' | 'SILENT',
): void {
  const { vm } = process;
  if (onPath(vm)) sim.touch(vm.deployment, cause);
  else sim.touchAside(vm.deployment);
  switch (vm.role) {
    case 'was':
    case 'custom':
      vm.deployment.serving--;
      // What is stopped for maintenance has been drained: its sessions went elsewhere.
      if (!vm.rack.drained) vm.deployment.lostNow++;
      break;
    case 'proxy':
      if (vm.known) vm.deployment.serving--;
      break;
    case 'cache':
      vm.deployment.serving--;
      containerGone(sim, vm, cause);
      break;
    case 'dmgr':
      managerIsGone(sim, vm.deployment, cause);
      break;
    case 'http':
      if (vm.deployment.cell) vm.deployment.cell.httpServing--;
      break;
    case 'db':
      databaseDown(sim, vm, cause);
      break;
  }
  routeAround(sim, vm, how, cause);
}

/** What a death asks of the deployer at once; a watched process asks when it has been noticed (rulebook 7.10). */
function askAfterDeath(sim: Simulation, process: Process, cause: number): void {
  const { vm, actant, name } = process;
  const { plan } = vm.deployment;
  const rule = ruleOfProcess(plan, name);
  const need = (actions: readonly string[], blocking: boolean) =>
    needAction(sim, actant.address, cause, actions, blocking, rule);
  if (name === 'node-agent') need(['restart-process', 'investigate'], true);
  else if (name === 'was' && plan.onFailure) need(['investigate'], false);
  else if (name === 'was' && plan.topology === 'nd') {
    if (vm.processes[0]?.up) need(['investigate'], false);
    // Nobody watches it: its machine says so, and asks.
    else sim.kernel.send(actant, 'AGENT-LOST', cause);
  } else if (name === 'cache' || plan.kind === 'vapp-was') return;
  else need(actionsForProcess(name), true);
}
