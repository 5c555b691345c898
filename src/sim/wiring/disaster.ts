// A lost site is rebuilt on a rack at another one. Nothing of it is automatic: each step is the deployer's, and one that was not done beforehand is done then (rule `dr`, rulebook 7.22).
import { ROLES, targetOf } from '../../scenario/plan.ts';
import { makeStandIn, makeStore } from '../cast/teams.ts';
import { makeVm } from '../cast/vms.ts';
import type { RackFloor, Standby, Step, Team } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { databaseEmpty, fillRestored, waitingForData } from './database.ts';
import { closeItem, startWork, type Work } from './deployer.ts';
import { whenBoth, whenManaged } from './management.ts';
import { queueForPlace, rankOf, stir } from './placing.ts';
import { noteSessions, SESSIONS_PER_REQUEST } from './service.ts';

type Then = (cause: number) => void;

const step = (): Step => ({ state: 'missing', waiting: [] });

/**
 * Does a step unless it was done; whoever asks for it while it is under way waits for the same `action-done`. What is
 * done for a line is caused by that line's message, the steps before it, too (rulebook 7.21).
 */
function ensure(one: Step, cause: number, then: Then, begin: Then): void {
  if (one.state === 'done') {
    then(cause);
    return;
  }
  one.waiting.push(then);
  if (one.state === 'under way') return;
  one.state = 'under way';
  begin(cause);
}

function finish(one: Step, done: number, state: Step['state'] = 'done'): void {
  one.state = state;
  for (const then of one.waiting.splice(0)) then(done);
}

const work = (sim: Simulation, action: Work, subject: string, cause: number, then: Then): void =>
  startWork(sim, action, subject, cause, then, 'dr');

/** A deployment and its place on the rack that it is rebuilt on; undefined if there is no rack at another site. */
export function standbyOf(sim: Simulation, id: string): Standby | undefined {
  const known = sim.standbys.get(id);
  if (known) return known;
  const home = sim.team(id);
  const target = home && targetOf(sim.world.plan.racks, home.plan.rack);
  if (!home || !target) return undefined;
  const floor = sim.floor(target.id);
  const made: Standby = {
    home,
    there: makeStandIn(sim, home, floor),
    floor,
    deployed: step(),
    brought: step(),
    restored: step(),
    switched: step(),
    started: false,
    servesEmpty: false,
  };
  sim.standbys.set(id, made);
  return made;
}

/** The standby of the database that a deployment uses, if it uses one that could be rebuilt. */
const databaseOf = (sim: Simulation, { home }: Standby): Standby | undefined =>
  home.plan.database === null ? undefined : standbyOf(sim, home.plan.database);

const serves = (team: Team): boolean => team.store?.serving != null;

/** Whether somebody serves the data of a database, or it only has to be started on the recovery rack. */
export const hasItsData = (s: Standby): boolean =>
  serves(s.home.stands === 'here' ? s.home : s.there) || s.there.vms.some((vm) => vm.hasData);

// --- the steps ----------------------------------------------------------------------------------

/** Users, groups, rights and cloud groups on the recovery rack. */
export function prepareTarget(sim: Simulation, floor: RackFloor, cause: number, then: Then): void {
  const rack = floor.rack.id;
  ensure(floor.prepared, cause, then, (why) =>
    whenManaged(sim, floor, rack, why, () =>
      work(sim, 'prepare-target', rack, why, (done) => finish(floor.prepared, done)),
    ),
  );
}

export function importPatterns(sim: Simulation, floor: RackFloor, cause: number, then: Then): void {
  const rack = floor.rack.id;
  ensure(floor.imported, cause, then, (asked) =>
    prepareTarget(sim, floor, asked, () =>
      whenManaged(sim, floor, rack, asked, () =>
        work(sim, 'import-patterns', rack, asked, (done) => finish(floor.imported, done)),
      ),
    ),
  );
}

/** Its VMs are made on the recovery rack, to stand still there or, with `running`, to run in standby. */
export function deployStandby(
  sim: Simulation,
  s: Standby,
  running: boolean,
  cause: number,
  then: Then,
): void {
  ensure(s.deployed, cause, then, (asked) =>
    importPatterns(sim, s.floor, asked, () =>
      whenManaged(sim, s.floor, s.home.id, asked, () =>
        work(sim, 'deploy-standby', s.home.id, asked, (done) => {
          makeVms(sim, s, done);
          if (running) startVms(sim, s, done);
          finish(s.deployed, done);
        }),
      ),
    ),
  );
}

function makeVms(sim: Simulation, { there, floor }: Standby, cause: number): void {
  for (const role of ROLES)
    for (const { number } of there.plan.vms.filter((vm) => vm.role === role)) {
      const vm = makeVm(sim, there, role, number, floor, 'standby');
      vm.unlinked = there.plan.kind === 'vapp-was';
      queueForPlace(sim, vm, 'placed', cause);
    }
  makeStore(sim, there);
}

/** Boots what stands still there; what has no place yet boots as soon as it has one. */
function startVms(sim: Simulation, s: Standby, cause: number): void {
  s.started = true;
  whenBoth(s.floor, () => {
    for (const vm of s.there.vms) {
      if (vm.actant.state.value !== 'standby') continue;
      if (vm.room === null) vm.bootWhenPlaced = true;
      else sim.boot(vm, cause);
    }
  });
}

/** Lays the last backup out on the recovery rack. One after the other, by priority; `start` has the database started when it is done. */
export function restoreThere(
  sim: Simulation,
  s: Standby,
  start: boolean,
  cause: number,
  then: Then,
): void {
  ensure(
    s.restored,
    cause,
    (done) => {
      if (start && !s.started) startVms(sim, s, done);
      then(done);
    },
    (asked) =>
      deployStandby(sim, s, false, asked, () => {
        sim.restores.push({ standby: s, cause: asked });
        stir(s.floor);
      }),
  );
}

/** At the end of an instant: the next restore begins, of the highest priority that waits. True if one did. */
export function beginRestores(sim: Simulation): boolean {
  if (sim.restores.length === 0 || sim.restoringThere) return false;
  sim.restores.sort(
    (a, b) =>
      rankOf(a.standby.home) - rankOf(b.standby.home) ||
      a.standby.home.plan.order - b.standby.home.plan.order,
  );
  const at = sim.restores.findIndex(({ standby }) => !standby.floor.lost);
  const next = sim.restores[at];
  if (!next) return false;
  sim.restores.splice(at, 1);
  const { standby, cause } = next;
  // Its rack came back meanwhile, and with it the data.
  if (serves(standby.home) && standby.home.stands === 'here') {
    finish(standby.restored, cause, 'missing');
    return true;
  }
  sim.restoringThere = true;
  work(sim, 'restore-backup', standby.home.id, cause, (done) => {
    sim.restoringThere = false;
    stir(standby.floor);
    if (!(serves(standby.home) && standby.home.stands === 'here')) {
      closeItem(sim, standby.home.id);
      fillRestored(sim, standby, done);
    }
    finish(standby.restored, done, 'missing');
  });
  return true;
}

/** A database that nobody serves, and that has not been restored on the recovery rack. */
const wantsData = (one: Standby | undefined): boolean =>
  one?.home.store != null && one.home.stands === 'here' && !hasItsData(one);

/** Starts the patterns: the deployment, and with it its database unless that still serves. */
export function startStandby(sim: Simulation, s: Standby, cause: number, then: Then): void {
  ensure(s.brought, cause, then, (asked) => {
    const database = databaseOf(sim, s);
    const both = database && wantsData(database) ? [s, database] : [s];
    let missing = both.length;
    for (const one of both)
      deployStandby(sim, one, false, asked, () => {
        if (--missing === 0) restoreFirst(sim, s, asked);
      });
  });
}

/** The data comes before the start. */
function restoreFirst(sim: Simulation, s: Standby, cause: number): void {
  const wanting = [s, databaseOf(sim, s)].find(wantsData);
  if (wanting?.home.plan.backup)
    restoreThere(sim, wanting, false, cause, () => startAll(sim, s, cause));
  else startAll(sim, s, cause);
}

/** What does not run there yet is started in the time of one. */
function startAll(sim: Simulation, s: Standby, cause: number): void {
  const database = databaseOf(sim, s);
  const both = (database ? [s, database] : [s]).filter(mayServeThere);
  const started = (done: number) => {
    for (const one of both) {
      if (!one.started) startVms(sim, one, done);
      if (wantsData(one) && !one.home.plan.backup) {
        one.servesEmpty = true;
        const empty = waitingForData(one.there);
        if (empty) databaseEmpty(sim, empty, done);
      }
    }
    finish(s.brought, done, 'missing');
  };
  if (both.every((one) => one.started)) started(cause);
  else
    whenManaged(sim, s.floor, s.home.id, cause, () =>
      work(sim, 'start-standby', s.home.id, cause, started),
    );
}

/** It stands on the recovery rack, and is no database that is served at home. */
const mayServeThere = (one: Standby): boolean =>
  one.deployed.state === 'done' && !(one.home.stands === 'here' && serves(one.home));

/** Whether a start would change anything. */
export const mayStart = (sim: Simulation, s: Standby): boolean =>
  s.brought.state === 'missing' && (!s.started || wantsData(s) || wantsData(databaseOf(sim, s)));

/** Whether there is anything to switch: not a database that is served at home. */
export const maySwitch = (s: Standby): boolean =>
  s.switched.state === 'missing' && s.home.stands === 'here' && !serves(s.home);

/** Requests go to the recovery rack from now on. */
export function switchSprayer(sim: Simulation, s: Standby, cause: number): void {
  ensure(
    s.switched,
    cause,
    () => {},
    (asked) =>
      startStandby(sim, s, asked, () =>
        whenSprayed(sim, s, asked, () =>
          work(sim, 'switch-sprayer', s.home.id, asked, (done) => {
            if (!(s.home.stands === 'here' && serves(s.home))) settle(sim, s, done);
            finish(s.switched, done);
          }),
        ),
      ),
  );
}

/** A sprayer that is dead cannot be told anything: the switch waits for it. */
function whenSprayed(sim: Simulation, s: Standby, cause: number, go: () => void): void {
  if (sim.sprayer.works) {
    go();
    return;
  }
  sim.kernel.log('deployer', 'message', s.home.id, cause, 'ext.sprayer', { waitsFor: 'sprayer' });
  sim.waitingSprayer.push(go);
}

/** From now on the deployment is its VMs on the recovery rack; those at home no longer count. */
export function settle(sim: Simulation, { home, there, floor }: Standby, cause: number): void {
  if (there.stands === 'here') return;
  const { service } = home;
  sessionsLeft(sim, home, cause);
  home.stands = 'left';
  there.stands = 'here';
  if (!INNER.has(home.plan.kind)) there.front = sim.sprayer;
  there.load = home.load;
  home.load = 0;
  there.content = there.plan.used * there.serving;
  there.up = home.up;
  there.health = home.health;
  service.teams[service.teams.indexOf(home)] = there;
  sim.teamsById.set(there.id, there);
  for (const user of there.users) user.database = there;
  for (const client of there.clients) {
    if (client.plan.routing === there.id) client.routing = there;
    if (client.plan.caching === there.id) client.caching = there;
  }
  if (home.scaler) sim.kernel.silence(home.scaler);
  home.scaler = null;
  closeItem(sim, home.id);
  for (const vm of home.vms)
    for (const subject of [vm.id, ...vm.info.processes]) closeItem(sim, subject);
  sim.notes.stands(there, floor.rack.id);
  if (there.store) sim.notes.primary(there, there.store.serving);
  sim.touch(there, cause);
}

/** Kinds to which no request comes from outside: no sprayer stands before them. */
const INNER: ReadonlySet<string> = new Set(['vapp-db2', 'vsys-db2', 'cache']);

/** Sessions that were kept where nobody comes any more; those in the shared database go with its data (rulebook 7.18). */
function sessionsLeft(sim: Simulation, { plan, service, serving }: Team, cause: number): void {
  if (plan.sessions !== 'memory' && plan.sessions !== 'local') return;
  const load = service.teams.reduce((sum, team) => sum + team.load, 0);
  const members = service.teams.reduce((sum, team) => sum + team.serving, 0);
  if (serving > 0)
    noteSessions(sim, service, (SESSIONS_PER_REQUEST * load * serving) / members, cause);
}
