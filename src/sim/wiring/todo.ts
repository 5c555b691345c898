// What helps what, best first: the actions that the deployer's list offers (rulebook 7.10).
import type { Vm } from '../population.ts';

/** For a dead VM that nobody recovers. */
export function actionsForDead(vm: Vm): string[] {
  return vm.diskLost ? actionsWithoutBoot(vm) : actionsForFailed(vm);
}

function actionsForFailed(vm: Vm): string[] {
  switch (vm.role) {
    case 'was':
      return ['restart-vm', 'add-clone'];
    case 'db':
      return [
        'restart-vm',
        'new-instance',
        ...(vm.deployment.plan.backup ? ['restore-backup'] : []),
      ];
    case 'custom':
      return ['restart-vm', 'new-instance'];
    default:
      return ['restart-vm'];
  }
}

/** The same for one that will not boot. */
export function actionsWithoutBoot(vm: Vm): string[] {
  const rest = actionsForFailed(vm).filter((action) => action !== 'restart-vm');
  return rest.length > 0 ? rest : ['new-instance'];
}

/** For a dead process that nobody watches. */
export const actionsForProcess = (name: string): string[] =>
  name === 'proxy'
    ? ['restart-vm', 'restart-process', 'investigate']
    : ['restart-process', 'restart-vm', 'investigate'];
