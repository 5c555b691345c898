// What users notice: whether a request can pass, whether it is fast enough, which sessions are gone (rulebook 5, 7.6, 7.11, 7.17, 7.18).

import type { Service, Team } from '../population.ts';
import type { Health, HealthEntry } from '../record.ts';
import type { Simulation } from '../simulation.ts';
import { speedOf, usesDegraded } from './network.ts';
import { assessScaling } from './scaling.ts';

/** Requests per second one HTTP server carries (contract 2). */
export const HTTP_CAPACITY = 1000;
/** Sessions a member holds for each request per second it carries (rulebook 7.18). */
export const SESSIONS_PER_REQUEST = 10;

/** Whether a request can pass through this deployment's own members. */
export function pathOpen(team: Team): boolean {
  if (team.store) return team.store.serving !== null;
  if (team.serving === 0) return false;
  if (team.database && !pathOpen(team.database)) return false;
  return entryOpen(team);
}

/** A request comes in through what stands before the rack, then through HTTP servers, proxies, or straight to the members. A dead front does not touch the SLA, as a dead database does not. */
const entryOpen = (team: Team): boolean => (team.front?.works ?? true) && wayIn(team);

const wayIn = (team: Team): boolean =>
  team.routing ? team.routing.serving > 0 : !team.cell?.hasHttp || team.cell.httpServing > 0;

/** Requests per second asked of a tier: a proxy carries the sum of what is routed through it. */
export const demandOn = (team: Team): number =>
  team.plan.kind === 'proxy'
    ? team.clients.reduce((sum, client) => sum + client.load, 0)
    : team.load;

/** Whether each tier of a service carries its load; a dead database does not touch the SLA. Null without an SLA. */
export function slaMet(sim: Simulation, service: Service): boolean | null {
  let load = 0;
  let members = 0;
  let http: number | null = null;
  let threshold: number | null = null;
  const cells: unknown[] = [];
  for (const team of service.teams) {
    if (team.plan.load === null && team.plan.kind !== 'proxy') continue;
    load += demandOn(team);
    threshold = team.plan.threshold;
    if (wayIn(team)) members += team.serving * team.plan.capacity;
    if (team.cell && !cells.includes(team.cell)) {
      cells.push(team.cell);
      if (team.cell.hasHttp) http = (http ?? 0) + team.cell.httpServing * HTTP_CAPACITY;
    }
  }
  if (threshold === null) return null;
  const most = threshold;
  const carries = (capacity: number) => capacity > 0 && load <= most * capacity;
  return (
    carries(members * speedOfTier(sim, service.teams, 'was')) &&
    (http === null || carries(http * speedOfTier(sim, service.teams, 'http')))
  );
}

/** A tier takes the smallest share of full speed of any VM that serves in it (rulebook 7.6). */
export function speedOfTier(sim: Simulation, teams: readonly Team[], role: string): number {
  if (sim.degraded.size === 0) return 1;
  let least = 1;
  for (const team of teams)
    for (const vm of team.vms)
      if (
        (vm.role === role || vm.role === team.plan.kind) &&
        vm.reachable &&
        vm.processes.at(-1)?.up
      )
        least = Math.min(least, speedOf(sim, vm));
  return least;
}

/** Sees to everything that changed at this instant: sessions and SLA first, then outages. */
export function assess(sim: Simulation): void {
  if (sim.touched.size === 0) return;
  let services: Service[] = [];
  for (const { service } of sim.touched) if (!services.includes(service)) services.push(service);
  if (services.length > 1) services = sim.services.filter((service) => services.includes(service));
  // What a service misses, each of its deployments misses.
  const teams: Team[] = [];
  for (const service of services) for (const team of service.teams) teams.push(team);
  if (services.length > 1) teams.sort((a, b) => a.plan.order - b.plan.order);
  sim.touched.clear();
  for (const service of services) sessionsLost(sim, service);
  for (const service of services) assessSla(sim, service);
  for (const team of teams) assessTeam(sim, team);
  for (const service of services) assessService(sim, service);
  for (const team of teams) {
    team.lostNow = 0;
    assessScaling(sim, team);
  }
}

function assessSla(sim: Simulation, service: Service): void {
  const met = slaMet(sim, service);
  if (met === service.slaMet || met === null) return;
  service.slaMet = met;
  const { kernel } = sim;
  const cause = service.latest;
  kernel.log('service', met ? 'sla-met' : 'sla-missed', service.id, cause, kernel.ruleOf(cause));
}

function assessTeam(sim: Simulation, team: Team): void {
  const up = pathOpen(team);
  if (up !== team.up) {
    team.up = up;
    sim.notes.outage(team.id, up, team.latest);
  }
  const sla = slaOf(team.service, up);
  sim.notes.healthOf(team, team.id, healthOf(up, degraded(sim, team), sla), sla);
}

function assessService(sim: Simulation, service: Service): void {
  const up = service.teams.some((team) => team.up);
  const cause = service.latest;
  if (up !== service.up) {
    service.up = up;
    const ms = sim.notes.outage(service.key, up, cause);
    const { kernel } = sim;
    kernel.log(
      'service',
      up ? 'outage-end' : 'outage-begin',
      service.id,
      cause,
      kernel.ruleOf(cause),
      up ? { ms } : {},
    );
  }
  const sla = slaOf(service, up);
  const notWhole = service.teams.some((team) => !team.up || degraded(sim, team));
  sim.notes.healthOf(service, service.key, healthOf(up, notWhole, sla), sla);
}

/** A dead database does not touch the SLA: what is met stays met, though no request passes. */
const slaOf = (service: Service, up: boolean): HealthEntry['sla'] =>
  service.slaMet === null ? null : service.slaMet ? 'met' : up ? 'missed' : 'down';

const healthOf = (up: boolean, notWhole: boolean, sla: HealthEntry['sla']): Health =>
  !up ? 'down' : notWhole || sla === 'missed' ? 'degraded' : 'up';

/** Something of its own does not serve, its HADR pair is not in peer state, or its caching service is dead (rulebook 7.11). */
export const degraded = (sim: Simulation, team: Team): boolean =>
  team.notUp > 0 ||
  (sim.degraded.size > 0 && team.vms.some((vm) => usesDegraded(sim, vm))) ||
  (team.store?.pair != null && !inPeer(team)) ||
  (team.caching !== null && team.caching.serving === 0);

const inPeer = (team: Team): boolean => {
  const state = team.store?.pair?.actant.state.value;
  return state === 'peer' || state === 'switching';
};

const cellDead = (team: Team): boolean =>
  (team.cell?.teams ?? [team]).every((mate) => mate.serving === 0);

function sessionsLost(sim: Simulation, service: Service): void {
  const before = service.before;
  service.before = null;
  if (before === null || before === 0) return;
  const load = service.teams.reduce((sum, team) => sum + team.load, 0);
  let members = 0;
  for (const team of service.teams) {
    if (team.plan.sessions === 'memory') members += team.lostNow;
    else if (team.plan.sessions === 'local' && cellDead(team)) members += team.lostNow;
  }
  if (members > 0)
    noteSessions(sim, service, (SESSIONS_PER_REQUEST * load * members) / before, service.latest);
}

export function noteSessions(
  sim: Simulation,
  service: Service,
  count: number,
  cause: number,
): void {
  const whole = Math.round(count);
  if (whole === 0) return;
  service.sessionsLost += whole;
  const { kernel } = sim;
  kernel.log('service', 'sessions-lost', service.id, cause, kernel.ruleOf(cause), { count: whole });
}

/** The data is gone, and with it the sessions kept in it. */
export function sharedSessionsLost(sim: Simulation, database: Team, cause: number): void {
  const load = new Map<Service, number>();
  for (const team of database.users)
    if (team.plan.sessions === 'shared')
      load.set(team.service, (load.get(team.service) ?? 0) + team.load);
  for (const [service, requests] of load)
    noteSessions(sim, service, SESSIONS_PER_REQUEST * requests, cause);
}
