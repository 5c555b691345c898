// Administration of a cell: whoever federates a member needs its deployment manager, or a backup that took over, and a link to it (rulebook 7.5, 7.19, s19).
import type { Cell, Team, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { sitesApart } from './outside.ts';

/** The deployment of a cell that brings the deployment manager; none at a recovery rack to which only others were brought. */
const headOf = (team: Team): Team | undefined =>
  team.cell?.teams.find((mate) => mate.id === team.plan.cell);

/** The VM of the deployment manager that administers a deployment. */
export const managerOf = (team: Team): Vm | undefined =>
  headOf(team)?.vms.find((vm) => vm.role === 'dmgr');

/** Where the deployment manager of a cell is at home. */
const homeOfManager = (sim: Simulation, team: Team) =>
  sim.floor(headOf(team)?.plan.rack ?? team.plan.rack);

/** Whether a deployment is administered over the link between two sites: its cell is stretched. */
const stretched = (sim: Simulation, team: Team): boolean =>
  homeOfManager(sim, team).rack.site !== sim.floor(team.plan.rack).rack.site;

/** Whether the cell has a deployment manager that serves, or a backup that took over, and the deployment reaches it. */
export function administrable(sim: Simulation, team: Team): boolean {
  if (sitesApart(sim, homeOfManager(sim, team), sim.floor(team.plan.rack))) return false;
  if (team.cell?.backup?.state.value === 'active' && backupLives(team.cell)) return true;
  const manager = managerOf(team);
  return manager?.reachable === true && (manager.processes[0]?.up ?? false);
}

/** A backup deployment manager runs beside a member of its cell: with all of them it is gone, too. */
export const backupLives = (cell: Cell): boolean =>
  cell.teams.some((team) =>
    team.vms.some((vm) => vm.role === 'was' && vm.reachable && vm.actant.state.value === 'running'),
  );

export function managerIsGone(sim: Simulation, team: Team, cause: number): void {
  if (team.cell?.backup) sim.kernel.send(team.cell.backup, 'LOST', cause);
}

export function managerIsBack(sim: Simulation, team: Team, cause: number): void {
  if (!team.cell) return;
  if (team.cell.backup) sim.kernel.send(team.cell.backup, 'SERVES', cause);
  administrationBack(sim, team.cell);
}

/** Whoever waited for the deployment manager and can reach it now goes on. */
export function administrationBack(sim: Simulation, cell: Cell): void {
  const ready = cell.waiting.filter(({ team }) => administrable(sim, team));
  if (ready.length === 0) return;
  cell.waiting = cell.waiting.filter((one) => !ready.includes(one));
  for (const { begin } of ready) begin();
}

/**
 * Does it now, or when the deployment manager can be reached, with a message. Over the link between two sites the
 * first try times out and the second comes `nodeAgentPing` later: that is why no cell should be stretched.
 */
export function whenAdministrable(
  sim: Simulation,
  team: Team,
  subject: string,
  cause: number,
  go: () => void,
): void {
  const { cell } = team;
  if (!cell || team.plan.topology !== 'nd') {
    go();
    return;
  }
  if (!administrable(sim, team)) {
    sim.kernel.log('deployer', 'message', subject, cause, 'vsys-was.dmgr', {
      waitsFor: sitesApart(sim, homeOfManager(sim, team), sim.floor(team.plan.rack))
        ? 'wan'
        : (managerOf(team)?.id ?? `the deployment manager of ${team.plan.cell}`),
    });
    cell.waiting.push({ team, begin: () => tryOver(sim, team, subject, cause, go) });
  } else tryOver(sim, team, subject, cause, go);
}

function tryOver(
  sim: Simulation,
  team: Team,
  subject: string,
  cause: number,
  go: () => void,
): void {
  if (!stretched(sim, team)) {
    go();
    return;
  }
  const id = sim.kernel.log('middleware', 'message', subject, cause, 'ha.dual-cell', {
    slow: 'wan',
  });
  const again = sim.makeActant(`work:${sim.nextOrder()}`, 'work', (says) => {
    if (says === 'done') {
      if (administrable(sim, team)) go();
      else whenAdministrable(sim, team, subject, cause, go);
    }
    return undefined;
  });
  again.subject = subject;
  sim.kernel.send(again, 'federate', id);
}

/** The link between the sites is gone: what a cell has beyond it cannot be administered, and goes on serving. */
export function linkLostToCells(sim: Simulation, cause: number): void {
  for (const team of sim.teams)
    if (team.cell && stretched(sim, team))
      sim.kernel.log('middleware', 'message', team.id, cause, 'ha.dual-cell', {
        unadministered: team.plan.cell ?? team.id,
      });
}
