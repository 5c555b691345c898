// Which machine a part runs, so that its statechart can be drawn.
import type { Moment } from '../../../log/moment.ts';
import type { MachineKind } from '../../../machines/catalogue.ts';
import { machineOfProcess, machineOfVm } from '../../../sim/simulation.ts';
import type { ProcessName } from '../../../world/processes.ts';
import { deploymentOf, subjectKind } from '../about.ts';

/** The kind of machine behind an address, or null: parts that cannot fail yet have none, nor have deployments without a pair. */
export function machineOf(m: Moment, address: string): MachineKind | null {
  const deployment = deploymentOf(m.run.plan, address);
  switch (subjectKind(m, address)) {
    case 'node':
      return 'node';
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
