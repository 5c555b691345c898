// Why a deployment or a service is not simply up, in short sentences: "degraded" must always say why (rulebook 7.11).
import type { HealthEntry } from '../sim/record.ts';
import type { Moment } from './moment.ts';

/** The reasons, the weightiest first; at least one whenever the state is not `up`. `id` is a deployment or `service:ID`. */
export function whyNotUp(moment: Moment, id: string, entry: HealthEntry): string[] {
  const { plan } = moment.run;
  const service = id.startsWith('service:') ? id.slice('service:'.length) : null;
  const deployments = plan.deployments.filter((d) =>
    service === null ? d.id === id : d.service === service,
  );
  const reasons: string[] = [];
  for (const deployment of deployments) {
    const database = deployment.database;
    if (entry.state === 'down' && database !== null && moment.primary(database) === null)
      reasons.push(`no database: ${database} has no primary`);
    for (const vm of moment.vms()) {
      if (vm.deployment !== deployment.id) continue;
      const short = `${vm.role}-${vm.number}`;
      const state = moment.state(vm.id);
      if (state !== 'running') reasons.push(`${short} ${VM_WORDS[state ?? ''] ?? 'is dead'}`);
      else
        for (const process of vm.processes) {
          const at = moment.state(process);
          if (at === 'up') continue;
          const name = process.slice(vm.id.length + 1);
          const who = vm.processes.length > 1 ? `${name} of ${short}` : short;
          reasons.push(
            `${who} ${at?.startsWith('dead') ? 'is dead' : at === 'off' ? 'is to start' : 'starts'}`,
          );
        }
    }
    if (deployment.hadr) {
      const pair = moment.state(deployment.id);
      if (pair !== 'peer' && pair !== 'switching')
        reasons.push(
          pair === 'alone' || pair === 'resync'
            ? 'the pair is not in peer state'
            : 'no primary serves',
        );
    }
  }
  if (entry.sla === 'missed') reasons.unshift('its SLA is missed');
  return reasons.length > 0 ? reasons : ['no request can pass'];
}

const VM_WORDS: Readonly<Record<string, string>> = {
  stopped: 'waits for a place',
  waiting: 'waits for a place',
  booting: 'boots',
  trying: 'boots',
  deploying: 'is deployed',
};
