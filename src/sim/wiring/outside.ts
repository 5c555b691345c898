// What stands outside the racks: load balancer, IP sprayer, backup server, the link between the sites; and the sites themselves (rules `ext.*`, rulebook 7.19).
import type { Announcement } from '../../machines/kind.ts';
import type { RuleId } from '../../rules/rulebook.ts';
import { hardwareAt } from '../cast/hardware.ts';
import type { TsmOutage } from '../hardware.ts';
import type { Actant } from '../kernel.ts';
import type { Front, RackFloor } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { linkChanged } from './database.ts';
import { administrationBack, linkLostToCells } from './federation.ts';

/** Whether two racks stand at sites between which the link is down. */
export const sitesApart = (sim: Simulation, one: RackFloor, other: RackFloor): boolean =>
  !sim.wanWorks && one.rack.site !== other.rack.site;

/** The outage of the backup server that covers `t` (milliseconds), if there is one. A fault at `t` counts, for script lines come first. */
export const tsmOutageAt = (sim: Simulation, t: number): TsmOutage | undefined =>
  sim.tsmOutages.find(({ from, to }) => from <= t && (to === null || t < to));

export function hearOutside(
  sim: Simulation,
  part: Actant,
  says: Announcement,
  cause: number,
): number | undefined {
  if (says !== 'down' && says !== 'up') return undefined;
  const rule = `ext.${part.address}` as RuleId;
  const works = says === 'up';
  const id = sim.kernel.log('external', says, part.address, cause, rule);
  switch (part.address) {
    case 'lb':
      // What it would have found dead or alive meanwhile it sees when it is back.
      sim.balancerGate.open = works;
      if (works) sim.kernel.release(sim.balancerGate);
      frontChanged(sim, sim.balancer, works, id);
      break;
    case 'sprayer':
      frontChanged(sim, sim.sprayer, works, id);
      if (works) for (const go of sim.waitingSprayer.splice(0)) go();
      break;
    case 'tsm':
      backupServerChanged(sim, works, id);
      break;
    case 'wan':
      sim.wanWorks = works;
      linkChanged(sim, id);
      if (works) for (const cell of sim.cells) administrationBack(sim, cell);
      else linkLostToCells(sim, id);
      break;
  }
  return id;
}

/** No request comes in through a front that is down: an outage of all that stands behind it. */
function frontChanged(sim: Simulation, front: Front, works: boolean, cause: number): void {
  front.works = works;
  for (const team of sim.teams) if (team.front === front) sim.touch(team, cause);
}

/** Restores under way wait for the backup server and begin anew when it is back. */
function backupServerChanged(sim: Simulation, works: boolean, cause: number): void {
  if (works) {
    const last = sim.tsmOutages.at(-1);
    if (last) last.to = sim.kernel.now;
    for (const restore of sim.restoring) sim.kernel.send(restore, 'RESUME', cause);
    return;
  }
  sim.tsmOutages.push({ from: sim.kernel.now, to: null });
  for (const restore of sim.restoring) holdRestore(sim, restore, cause);
}

/** A restore cannot go on: it says what it waits for. */
export function holdRestore(sim: Simulation, restore: Actant, cause: number): void {
  const id = sim.kernel.log('deployer', 'message', restore.subject, cause, 'ext.tsm', {
    waitsFor: 'tsm',
  });
  sim.kernel.send(restore, 'SUSPEND', id);
}

/** A site is lost with all its racks, or comes back; its racks write nothing of their own (rulebook 7.25). */
export function hearSite(
  sim: Simulation,
  address: string,
  says: Announcement,
  cause: number,
): number | undefined {
  if (says !== 'down' && says !== 'up') return undefined;
  const id = sim.kernel.log('hardware', says, address, cause, 'rack.fail');
  for (const { rack } of sim.floors) {
    const part = `site:${rack.site}` === address ? hardwareAt(sim, rack.id) : undefined;
    if (part) sim.kernel.send(part.actant, says === 'down' ? 'LOST' : 'RESUME', id);
  }
  return id;
}
