// Moment and VM → the rack or site it was lost with: one phrase where else each of its VMs would wait for a place.
import { targetOf } from '../scenario/plan.ts';
import type { VmInfo } from '../sim/record.ts';
import type { Moment } from './moment.ts';

const GONE: ReadonlySet<string | undefined> = new Set(['stopped', 'waiting']);

/** `site east`, `rack a`; null if its rack is there, or it does not wait for it. */
export function lostWith(moment: Moment, vm: VmInfo): string | null {
  if (!GONE.has(moment.state(vm.id))) return null;
  const site = moment.run.plan.racks.find((rack) => rack.id === vm.rack)?.site;
  if (isLost(moment, `site:${site}`)) return `site ${site}`;
  return isLost(moment, vm.rack) ? `rack ${vm.rack}` : null;
}

/** With what it was lost and what becomes of it: it comes back with its rack, or its deployment is rebuilt elsewhere. Null as above. */
export function lostWords(moment: Moment, vm: VmInfo): string | null {
  const home = lostWith(moment, vm);
  if (home === null) return null;
  const { racks, deployments } = moment.run.plan;
  const at = moment.standsAt(vm.deployment);
  if (at !== null && vm.at === null) return `lost with ${home}, rebuilt on rack ${at}`;
  const deployment = deployments.find((d) => d.id === vm.deployment);
  const target = deployment?.critical && vm.at === null ? targetOf(racks, deployment.rack) : null;
  return target === null || isLost(moment, target.id)
    ? `lost with ${home}, comes back with it`
    : `lost with ${home}, to be rebuilt on rack ${target.id}`;
}

const isLost = (moment: Moment, address: string): boolean =>
  moment.state(address)?.startsWith('failed') ?? false;
