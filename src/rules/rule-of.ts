// Which rule speaks when a given VM or process fails.
import type { RuleId } from './rulebook.ts';

/** What rule-of needs to know of a deployment; the plan's Deployment has it. */
export interface RuledDeployment {
  readonly kind: string;
  readonly topology: 'nd' | 'standalone' | null;
}

/** Rule of a VM's death, by its deployment and role. */
export function ruleOfVm(deployment: RuledDeployment, role: string): RuleId {
  switch (deployment.kind) {
    case 'vsys-was-imp':
      return role === 'was' ? 'imp.vm' : role === 'dmgr' ? 'imp.dmgr' : 'vsys-was.http';
    case 'vsys-was':
      return role === 'http' ? 'vsys-was.http' : 'vsys-was.vm';
    case 'vapp-was':
      return 'vapp-was.vm';
    case 'vapp-db2':
      return 'vapp-db2.vm';
    case 'vsys-db2':
      return 'vsys-db2.vm';
    case 'cache':
      return 'cache.vm';
    case 'proxy':
      return 'proxy.vm';
    default:
      return 'custom.vm';
  }
}

/** Rule of a process's death, by its deployment and the process's name (`was`, `node-agent`, …). */
export function ruleOfProcess(deployment: RuledDeployment, process: string): RuleId {
  switch (process) {
    case 'node-agent':
      return 'vsys-was.node-agent';
    case 'dmgr':
      return deployment.kind === 'vsys-was-imp' ? 'imp.dmgr' : 'vsys-was.dmgr';
    case 'http':
      return 'vsys-was.http';
    case 'db2':
      return deployment.kind === 'vapp-db2' ? 'vapp-db2.process' : 'vsys-db2.process';
    case 'cache':
      return 'cache.process';
    case 'proxy':
      return 'proxy.process';
    case 'app':
      return 'custom.process';
    default:
      if (deployment.kind === 'vapp-was') return 'vapp-was.process';
      if (deployment.topology === 'standalone') return 'vsys-was.standalone';
      return deployment.kind === 'vsys-was-imp' ? 'imp.process' : 'vsys-was.process';
  }
}
