// Which machine a part runs, so that its statechart can be drawn.
import type { Moment } from '../../../log/moment.ts';
import type { MachineKind } from '../../../machines/catalogue.ts';
import { machineOfProcess, machineOfVm } from '../../../sim/cast/kinds.ts';
import type { ProcessName } from '../../../world/processes.ts';
import { deploymentOf, subjectKind } from '../about.ts';

/** A machine to draw: its kind, under which address its states are recorded, and what it is called if it is not the part's own. */
export interface Machine {
  readonly kind: MachineKind;
  readonly track: string;
  readonly title: string;
}

/** The part's own machine first, then those that decide what becomes of it: budgets, policies, who fills it, who stands in for it. */
export function machinesOf(m: Moment, address: string): Machine[] {
  const own = machineOf(m, address);
  const found: Machine[] = own === null ? [] : [{ kind: own, track: address, title: '' }];
  const deployment = deploymentOf(m.run.plan, address);
  if (!deployment) return found;
  const beside = (kind: MachineKind, track: string, title: string) =>
    found.push({ kind, track, title });
  const subject = subjectKind(m, address);
  if (subject === 'deployment' && deployment.scaling)
    beside(
      deployment.kind === 'vsys-was-imp' ? 'dynamic-cluster' : 'scaling-policy',
      `scaling:${address}`,
      deployment.kind === 'vsys-was-imp' ? 'Dynamic cluster' : 'Scaling policy',
    );
  if (subject !== 'vm') return found;
  if (own === 'vm-of-virtual-application')
    beside('daily-restart', `budget:${address}`, 'Restarts of its server: one a day');
  if (own === 'vm-restarted-in-place')
    beside('single-retry', `budget:${address}`, 'Tries to restart it: one a failure');
  if (deployment.kind === 'cache')
    beside('repopulation', `filling:${address}`, 'What it holds of the cache');
  if (deployment.backupDmgr && m.vm(address)?.role === 'dmgr')
    beside('backup-manager', `backup:${deployment.id}`, 'Backup deployment manager');
  return found;
}

/** The kind of machine behind an address, or null: parts that cannot fail as one have none, nor have deployments without a pair. */
export function machineOf(m: Moment, address: string): MachineKind | null {
  const deployment = deploymentOf(m.run.plan, address);
  switch (subjectKind(m, address)) {
    case 'node':
      return 'node';
    case 'mgmt':
    case 'virt':
      return 'management-node';
    case 'tor':
    case 'san':
    case 'sw':
    case 'fc':
      return 'switch';
    case 'rack':
      return 'rack';
    case 'cable':
      return 'cable';
    case 'canister':
      return 'canister';
    case 'drive':
      return 'drive';
    case 'array':
      return address.endsWith('/ssd') ? 'array-of-ssds' : 'array-of-hdds';
    case 'dimm':
    case 'core':
      return 'component-of-node';
    case 'chassis':
      return 'chassis-link';
    case 'vm':
      return deployment ? machineOfVm(deployment) : null;
    case 'process':
      return deployment
        ? machineOfProcess(deployment, address.slice(address.indexOf(':') + 1) as ProcessName)
        : null;
    case 'deployment':
      if (!deployment?.hadr) return null;
      return deployment.hadr.takeover === 'automatic' ? 'hadr-automatic' : 'hadr-manual';
    default:
      return null;
  }
}
