// Deployments at work: who serves whom, which cell and which service they belong to, who scales them, who holds their data.
import { must } from '../../base/assert.ts';
import type { Deployment } from '../../scenario/plan.ts';
import type { Cell, Pair, RackFloor, Service, Store, Team } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { stateNamed } from '../step.ts';
import { hearPair } from '../wiring/database.ts';
import { administrationBack, backupLives } from '../wiring/federation.ts';
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
  const team = newTeam(sim, plan, service, null, null);
  service.teams.push(team);
  sim.teamsById.set(plan.id, team);
}

/** A deployment at work: at home, or on the rack `at` that it is rebuilt on; then it has the users that it has at `home`. */
function newTeam(
  sim: Simulation,
  plan: Deployment,
  service: Service,
  at: string | null,
  home: Team | null,
): Team {
  const team: Team = {
    plan,
    id: plan.id,
    at,
    stands: at === null ? 'here' : 'standby',
    vms: [],
    highest: new Map(),
    database: null,
    users: home?.users ?? [],
    cell: null,
    service,
    front: plan.load !== null || plan.kind === 'proxy' ? sim.balancer : null,
    routing: null,
    caching: null,
    clients: home?.clients ?? [],
    serving: 0,
    scaler: null,
    content: 0,
    notUp: 0,
    load: at === null ? (plan.load ?? 0) : 0,
    store: null,
    up: true,
    latest: 0,
    lostNow: 0,
    health: null,
  };
  if (plan.scaling) {
    const machine = plan.kind === 'vsys-was-imp' ? 'dynamic-cluster' : 'scaling-policy';
    team.scaler = sim.makeActant(
      `scaling:${prefixOf(team)}`,
      machine,
      (says, cause) => hearScaler(sim, team, says, cause),
      undefined,
      plan.kind === 'vsys-was-imp' ? null : sim.floor(plan.rack).gate,
    );
    team.scaler.subject = plan.id;
  }
  sim.teams.push(team);
  return team;
}

/** What the addresses of its VMs begin with: `shop`, or `shop@b` on the rack that it is rebuilt on (contract 3). */
export const prefixOf = (team: Pick<Team, 'id' | 'at'>): string =>
  team.at === null ? team.id : `${team.id}@${team.at}`;

/** The deployment on the rack that it is rebuilt on, before its VMs are there; whoever used it at home uses it there when it is switched. */
export function makeStandIn(sim: Simulation, home: Team, floor: RackFloor): Team {
  const rack = floor.rack.id;
  const { plan } = home;
  const there = newTeam(
    sim,
    {
      ...plan,
      rack,
      vms: plan.vms.map((vm) => ({ ...vm, rack })),
      hadr: plan.hadr && { ...plan.hadr, standbyRack: rack },
    },
    home.service,
    rack,
    home,
  );
  const mates = sim.teams.filter((t) => t !== there && t.at === rack && t.plan.cell === plan.cell);
  there.database = home.database;
  there.routing = home.routing;
  there.caching = home.caching;
  home.database?.users.push(there);
  home.routing?.clients.push(there);
  home.caching?.clients.push(there);
  if (plan.cell !== null) joinCell(sim, there, mates[0]?.cell ?? newCell(sim));
  return there;
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
    joinCell(sim, team, cells.get(cell) ?? makeCell(sim, cells, cell));
  }
}

function makeCell(sim: Simulation, cells: Map<string, Cell>, id: string): Cell {
  const cell = newCell(sim);
  cells.set(id, cell);
  return cell;
}

function newCell(sim: Simulation): Cell {
  const cell: Cell = { teams: [], hasHttp: false, httpServing: 0, waiting: [], backup: null };
  sim.cells.push(cell);
  return cell;
}

function joinCell(sim: Simulation, team: Team, cell: Cell): void {
  team.cell = cell;
  cell.teams.push(team);
  cell.hasHttp ||= team.plan.vms.some((vm) => vm.role === 'http');
  if (team.plan.backupDmgr && team.id === team.plan.cell) makeBackupManager(sim, team, cell);
}

function makeBackupManager(sim: Simulation, team: Team, cell: Cell): void {
  cell.backup = sim.makeActant(`backup:${prefixOf(team)}`, 'backup-manager', (says, cause) => {
    if (says !== 'taken') return undefined;
    if (!backupLives(cell)) {
      // What it runs beside went with the manager: it takes over nothing.
      if (cell.backup) sim.kernel.send(cell.backup, 'SERVES', cause);
      return undefined;
    }
    const manager = `${prefixOf(team)}/dmgr-1`;
    const id = sim.kernel.log('middleware', 'failover', manager, cause, 'imp.dmgr');
    administrationBack(sim, cell);
    return id;
  });
  cell.backup.subject = `${prefixOf(team)}/dmgr-1`;
}

/** A database's data, once its VMs are there. */
export function makeStore(sim: Simulation, team: Team): void {
  if (team.plan.kind !== 'vsys-db2' && team.plan.kind !== 'vapp-db2') return;
  const [one, two] = team.vms;
  const primary = must(one, `${team.id} has a VM`);
  const store: Store = {
    serving: team.at === null ? primary : null,
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
      actant: sim.makeActant(
        prefixOf(team),
        kind,
        (says, cause) => hearPair(sim, team, pair, says, cause),
        // On a recovery rack neither side has any data yet.
        team.at === null ? undefined : stateNamed(kind, 'down'),
      ),
      primary,
      standby: two,
      inPeerAtLoss: true,
      leftPeerAt: 0,
      primaryLostAt: 0,
    };
    pair.actant.subject = team.id;
    team.store = { ...store, pair };
  } else team.store = store;
}
