// Which machine plays which part: by the kind of deployment and the name of the process.
import type { MachineKind } from '../../machines/catalogue.ts';
import type { Deployment } from '../../scenario/plan.ts';
import type { ProcessName } from '../../world/processes.ts';

const PROCESS_MACHINE: Readonly<Record<ProcessName, MachineKind>> = {
  'node-agent': 'node-agent',
  was: 'server',
  dmgr: 'deployment-manager',
  http: 'http-server',
  db2: 'db2',
  cache: 'cache-container',
  proxy: 'proxy-server',
  app: 'custom-software',
};

/** The kind of machine of a VM or process of a deployment. */
export function machineOfVm(plan: Deployment): MachineKind {
  switch (plan.kind) {
    case 'vapp-was':
      return 'vm-of-virtual-application';
    case 'vapp-db2':
    case 'cache':
    case 'proxy':
      return 'vm-restarted-in-place';
    case 'custom':
      return plan.itmAgent ? 'vm-of-custom-image-with-itm' : 'vm-of-custom-image';
    default:
      return 'vm-of-virtual-system';
  }
}

export function machineOfProcess(plan: Deployment, name: ProcessName): MachineKind {
  if (name !== 'was') return PROCESS_MACHINE[name];
  if (plan.kind === 'vapp-was') return 'server-of-virtual-application';
  if (plan.onFailure) return 'server-of-dynamic-cluster';
  return plan.topology === 'nd' ? 'server' : 'standalone-server';
}

/** How often the recovery of a VM may be tried; null where nobody tries. */
export function budgetOf(plan: Deployment): MachineKind | null {
  const machine = machineOfVm(plan);
  if (machine === 'vm-of-virtual-application') return 'daily-restart';
  return machine === 'vm-restarted-in-place' ? 'single-retry' : null;
}
