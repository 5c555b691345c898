// Deployments at work: who serves whom, which cell and which service they belong to, who scales them, who holds their data.
import { must } from '../../base/assert.ts';
import type { Deployment } from '../../scenario/plan.ts';
import type { Cell, Pair, Store, Team } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { hearPair } from '../wiring/database.ts';
import { administrationBack } from '../wiring/federation.ts';
import { hearScaler } from '../wiring/scaling.ts';

export function makeTeam(sim: Simulation, plan: Deployment): void {
  const service = sim.services.find((s) => s.id === plan.service) ?? {
    id: plan.service,
    key: `service:${plan.service}`,
    health: null,
    teams: [],
    up: true,
    slaMet: null,
    latest: 0,
    before: null,
    sessionsLost: 0,
  };
  if (service.teams.length === 0) sim.services.push(service);
  const team: Team = {
    plan,
    id: plan.id,
    vms: [],
    highest: new Map(),
    database: null,
    users: [],
    cell: null,
    service,
    front: plan.load !== null || plan.kind === 'proxy' ? sim.balancer : null,
    routing: null,
    caching: null,
    clients: [],
    serving: 0,
    scaler: null,
    content: 0,
    notUp: 0,
    load: plan.load ?? 0,
    store: null,
    up: true,
    latest: 0,
    lostNow: 0,
    health: null,
  };
  if (plan.scaling) {
    const machine = plan.kind === 'vsys-was-imp' ? 'dynamic-cluster' : 'scaling-policy';
    team.scaler = sim.makeActant(
      `scaling:${plan.id}`,
      machine,
      (says, cause) => hearScaler(sim, team, says, cause),
      undefined,
      plan.kind === 'vsys-was-imp' ? null : sim.floor(plan.rack).gate,
    );
    team.scaler.subject = plan.id;
  }
  service.teams.push(team);
  sim.teams.push(team);
  sim.teamsById.set(plan.id, team);
}

/** Databases and their users, cells and their deployments. */
export function joinTeams(sim: Simulation): void {
  const cells = new Map<string, Cell>();
  for (const team of sim.teams) {
    const { database, cell, routing, caching } = team.plan;
    team.database = database === null ? null : must(sim.team(database), database);
    team.database?.users.push(team);
    team.routing = routing === null ? null : must(sim.team(routing), routing);
    team.caching = caching === null ? null : must(sim.team(caching), caching);
    team.routing?.clients.push(team);
    team.caching?.clients.push(team);
    if (cell === null) continue;
    team.cell = cells.get(cell) ?? makeCell(sim, cells, cell);
    team.cell.teams.push(team);
    team.cell.hasHttp ||= team.plan.vms.some((vm) => vm.role === 'http');
    if (team.plan.backupDmgr && team.id === cell) makeBackupManager(sim, team, team.cell);
  }
}

function makeCell(sim: Simulation, cells: Map<string, Cell>, id: string): Cell {
  const cell: Cell = { teams: [], hasHttp: false, httpServing: 0, waiting: [], backup: null };
  cells.set(id, cell);
  sim.cells.push(cell);
  return cell;
}

function makeBackupManager(sim: Simulation, team: Team, cell: Cell): void {
  cell.backup = sim.makeActant(`backup:${team.id}`, 'backup-manager', (says, cause) => {
    if (says !== 'taken') return undefined;
    const id = sim.kernel.log('middleware', 'failover', `${team.id}/dmgr-1`, cause, 'imp.dmgr');
    administrationBack(sim, cell);
    return id;
  });
  cell.backup.subject = `${team.id}/dmgr-1`;
}

/** A database's data, once its VMs are there. */
export function makeStore(sim: Simulation, team: Team): void {
  if (team.plan.kind !== 'vsys-db2' && team.plan.kind !== 'vapp-db2') return;
  const [one, two] = team.vms;
  const primary = must(one, `${team.id} has a VM`);
  const store: Store = {
    serving: primary,
    stoppedAt: 0,
    servingSince: 0,
    backupAt: null,
    pair: null,
    restoreAsked: 0,
    lost: false,
  };
  if (team.plan.hadr && two) {
    const kind = team.plan.hadr.takeover === 'automatic' ? 'hadr-automatic' : 'hadr-manual';
    const pair: Pair = {
      actant: sim.makeActant(team.id, kind, (says, cause) =>
        hearPair(sim, team, pair, says, cause),
      ),
      primary,
      standby: two,
      inPeerAtLoss: true,
      leftPeerAt: 0,
      primaryLostAt: 0,
    };
    team.store = { ...store, pair };
  } else team.store = store;
}
