// What a VM's words mean: its processes stop or start, the platform notices or not, the deployer is asked or not (rules `*.vm`).

import type { Announcement } from '../../machines/kind.ts';
import { ruleOfVm } from '../../rules/rule-of.ts';
import type { Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { loseDataOf } from './database.ts';
import { closeItem, needAction } from './deployer.ts';
import { startFirst } from './process.ts';
import { recoverVm } from './recovery.ts';
import { actionsForDead, actionsWithoutBoot } from './todo.ts';

export function hearVm(
  sim: Simulation,
  vm: Vm,
  says: Announcement,
  cause: number,
): number | undefined {
  const { kernel } = sim;
  const rule = ruleOfVm(vm.deployment.plan, vm.role);
  switch (says) {
    case 'down': {
      const id = kernel.log('hardware', 'down', vm.id, cause, kernel.ruleOf(cause) ?? rule);
      vm.claimed = 0;
      if (vm.diskLost) loseDataOf(sim, vm, id);
      halt(sim, vm, id);
      if (vm.role === 'custom') needAction(sim, vm.id, id, actionsForDead(vm), true, rule);
      return id;
    }
    case 'stopped': {
      const id = kernel.log('hardware', 'down', vm.id, cause, kernel.ruleOf(cause));
      halt(sim, vm, id);
      return id;
    }
    case 'reboot': {
      const id = kernel.log('deployer', 'down', vm.id, cause, kernel.ruleOf(cause));
      vm.stoppedClean = vm.processes.every((p) => p.name !== 'db2' || p.up);
      halt(sim, vm, id);
      return id;
    }
    case 'drained': {
      const id = kernel.log('deployer', 'down', vm.id, cause, kernel.ruleOf(cause));
      vm.stoppedClean = vm.processes.every((p) => p.name !== 'db2' || p.up);
      halt(sim, vm, id);
      return id;
    }
    case 'noticed':
      return recoverVm(sim, vm, cause);
    case 'itmSilent':
      return kernel.log('platform', 'message', vm.id, cause, rule, { agent: 'itm' });
    case 'booted': {
      const id = kernel.log('hardware', 'up', vm.id, cause, kernel.ruleOf(cause));
      closeItem(sim, vm.id);
      vm.claimed = 0;
      startFirst(sim, vm, id);
      return id;
    }
    case 'suspended': {
      const id = kernel.log('hardware', 'down', vm.id, cause, kernel.ruleOf(cause), {
        reason: 'suspended',
      });
      for (const process of vm.processes) kernel.send(process.actant, 'SUSPEND', id);
      return id;
    }
    case 'resumed': {
      const id = kernel.log('hardware', 'up', vm.id, cause, kernel.ruleOf(cause));
      for (const process of vm.processes) kernel.send(process.actant, 'RESUME', id);
      return id;
    }
    case 'interrupted':
      vm.claimed = 0;
      // Its try to boot ended with its node; nobody but the deployer looks after a custom image.
      if (vm.role === 'custom') needAction(sim, vm.id, cause, actionsForDead(vm), true, rule);
      return undefined;
    case 'noBoot': {
      const id = kernel.log('hardware', 'down', vm.id, cause, rule, { retry: 'spent' });
      vm.claimed = 0;
      loseDataOf(sim, vm, id);
      needAction(sim, vm.id, id, actionsWithoutBoot(vm), true, rule);
      return id;
    }
    default:
      return undefined;
  }
}

function halt(sim: Simulation, vm: Vm, cause: number): void {
  for (const process of vm.processes) sim.kernel.send(process.actant, 'HALT', cause);
}
