// Moment and VM → the rack or site it was lost with: one phrase where else each of its VMs would wait for a place.
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

const isLost = (moment: Moment, address: string): boolean =>
  moment.state(address)?.startsWith('failed') ?? false;
