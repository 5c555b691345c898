// What a process's words mean: it serves or not, the next one of its VM starts, the node agent watches its server (rules `*.process`).

import type { Announcement } from '../../machines/kind.ts';
import { ruleOfProcess } from '../../rules/rule-of.ts';
import type { Process, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { databaseDown, databaseEmpty, databaseUp } from './database.ts';
import { closeItem, needAction } from './deployer.ts';
import { routeAround, routeBack } from './route.ts';

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
      process.up = true;
      vm.deployment.notUp--;
      closeItem(sim, actant.address);
      if (process.main) serves(sim, process, id);
      else sim.touch(vm.deployment, id);
      startNext(sim, process, id);
      return id;
    }
    case 'restarted':
      return kernel.log('middleware', 'restart', actant.address, cause, rule, {
        ip: vm.info.ip,
        node: vm.room?.node ?? '',
      });
    case 'orphaned':
      needAction(sim, actant.address, cause, ['restart-process', 'restart-vm'], true, rule);
      return undefined;
    case 'empty':
      databaseEmpty(sim, vm, cause);
      return undefined;
    default:
      return undefined;
  }
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
  const clean = database && vm.stoppedClean && process.actant.state.value === 'off';
  vm.stoppedClean = false;
  sim.kernel.send(
    process.actant,
    database && !vm.hasData ? 'START-EMPTY' : clean ? 'START-CLEAN' : 'START',
    cause,
  );
}

function startNext(sim: Simulation, process: Process, cause: number): void {
  const { processes } = process.vm;
  const next = processes[processes.indexOf(process) + 1];
  if (!next) return;
  if (next.actant.state.value === 'off') start(sim, next, cause);
  else sim.kernel.send(next.actant, 'AGENT-BACK', cause);
}

function stops(sim: Simulation, process: Process, cause: number, how: 'REFUSED' | 'SILENT'): void {
  const { vm } = process;
  if (process.name === 'node-agent' && how === 'REFUSED') {
    const server = vm.processes[1];
    if (server && !server.up) sim.kernel.send(server.actant, 'AGENT-LOST', cause);
  }
  if (!process.up) return;
  process.up = false;
  vm.deployment.notUp++;
  if (process.main) stopsServing(sim, process, cause, how);
  else sim.touch(vm.deployment, cause);
}

function serves(sim: Simulation, process: Process, cause: number): void {
  const { vm } = process;
  sim.touch(vm.deployment, cause);
  switch (vm.role) {
    case 'was':
    case 'custom':
      vm.deployment.serving++;
      break;
    case 'http':
      if (vm.deployment.cell) vm.deployment.cell.httpServing++;
      break;
    case 'dmgr':
      sim.managerIsBack(vm.deployment);
      break;
    case 'db':
      databaseUp(sim, vm, cause);
      break;
  }
  routeBack(sim, vm, cause);
}

function stopsServing(
  sim: Simulation,
  process: Process,
  cause: number,
  how: 'REFUSED' | 'SILENT',
): void {
  const { vm } = process;
  sim.touch(vm.deployment, cause);
  switch (vm.role) {
    case 'was':
    case 'custom':
      vm.deployment.serving--;
      vm.deployment.lostNow++;
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

/** What a death asks of the deployer (rulebook 7.10). */
function askAfterDeath(sim: Simulation, process: Process, cause: number): void {
  const { vm, actant, name } = process;
  const rule = ruleOfProcess(vm.deployment.plan, name);
  if (name === 'node-agent')
    needAction(sim, actant.address, cause, ['restart-process', 'investigate'], true, rule);
  else if (vm.processes[0] !== process && !vm.processes[0]?.up)
    // Nobody watches it: its machine says so, and asks.
    sim.kernel.send(actant, 'AGENT-LOST', cause);
  else if (vm.processes.length > 1)
    needAction(sim, actant.address, cause, ['investigate'], false, rule);
  else
    needAction(
      sim,
      actant.address,
      cause,
      ['restart-process', 'restart-vm', 'investigate'],
      true,
      rule,
    );
}
