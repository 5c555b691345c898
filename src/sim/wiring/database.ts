// Databases: who serves the data, HADR roles, backups, restores, and what is lost (rulebook 2.5, 7.7–7.9).

import type { Announcement } from '../../machines/kind.ts';
import { ruleOfVm } from '../../rules/rule-of.ts';
import type { RuleId } from '../../rules/rulebook.ts';
import type { Pair, Standby, Store, Team, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { closeItem, needAction, startWork } from './deployer.ts';
import { settle } from './disaster.ts';
import { sitesApart, tsmOutageAt } from './outside.ts';
import { sharedSessionsLost } from './service.ts';

/** DB2 of a VM runs with its data. */
export function databaseUp(sim: Simulation, vm: Vm, cause: number): void {
  const { pair } = storeOf(vm.deployment);
  // It has its data: no restore is asked of anybody any more.
  closeItem(sim, vm.id);
  if (!pair) setServing(sim, vm.deployment, vm, cause);
  else {
    const side = vm === pair.primary ? 'P' : 'S';
    sim.kernel.send(pair.actant, linked(sim, pair) ? `${side}-UP` : `${side}-APART`, cause);
  }
}

/** States of a pair in which its primary serves. */
const SERVES: ReadonlySet<string> = new Set(['peer', 'switching', 'resync', 'alone', 'parted']);

/** Whether the two sides of a pair reach each other: within a site always, between two over the WAN. */
const linked = (sim: Simulation, { primary, standby }: Pair): boolean =>
  !sitesApart(sim, primary.rack, standby.rack);

/** The link between the sites is gone or back: pairs across it leave peer state, or catch up again. */
export function linkChanged(sim: Simulation, cause: number): void {
  for (const { store } of sim.teams) {
    const pair = store?.pair;
    if (!pair || pair.primary.rack.rack.site === pair.standby.rack.rack.site) continue;
    const back = linked(sim, pair);
    sim.kernel.send(pair.actant, back ? 'LINK-BACK' : 'LINK-LOST', cause);
    if (back) joinAsStandby(sim, pair.standby, cause);
  }
}

/** DB2 of a VM stopped serving its role. */
export function databaseDown(sim: Simulation, vm: Vm, cause: number): void {
  const store = storeOf(vm.deployment);
  const { pair } = store;
  if (store.serving === vm) setServing(sim, vm.deployment, null, cause);
  if (!pair) return;
  if (vm !== pair.primary) {
    sim.kernel.send(pair.actant, 'S-LOST', cause);
    return;
  }
  const state = pair.actant.state.value;
  if (SERVES.has(state)) {
    pair.inPeerAtLoss = state === 'peer' || state === 'switching';
    pair.primaryLostAt = sim.kernel.now;
  }
  // A standby that has not been in peer state yet has nothing to take over with (rulebook 7.9).
  const { standby } = pair;
  const empty = !standby.hasData && mainOf(standby).state.value === 'up';
  if (empty) sim.kernel.send(pair.actant, 'S-LOST', cause);
  sim.kernel.send(pair.actant, 'P-LOST', cause);
  if (empty) sim.kernel.send(mainOf(standby), 'START-EMPTY', cause);
}

/** DB2 of a new instance runs and has no data yet. */
export function databaseEmpty(sim: Simulation, vm: Vm, cause: number): void {
  const team = vm.deployment;
  const store = storeOf(team);
  const partner = partnerOf(store.pair, vm);
  if (partner?.hasData) {
    joinAsStandby(sim, vm, cause);
    return;
  }
  if (team.stands === 'standby' && !vm.hasData) {
    // On a recovery rack it waits for the disaster, and then for a restore (rulebook 7.22).
    const serves = sim.standbys.get(team.id)?.servesEmpty && !sim.team(team.id)?.store?.serving;
    if (!serves) return;
    loseData(sim, team, cause, 'everything: there was no backup', {});
  }
  // Restored while it was being made, or with nothing to restore.
  if (vm.hasData || !team.plan.backup) {
    vm.hasData = true;
    makePrimary(store.pair, vm);
    sim.kernel.send(mainOf(vm), 'FILL', cause);
    return;
  }
  if (store.restoreAsked > 0) {
    beginRestore(sim, vm, store.restoreAsked);
    return;
  }
  if (!sim.openItems.has(vm.id) && !sim.works.has(`restore-backup ${vm.id}`))
    needAction(sim, vm.id, cause, ['restore-backup'], true, ruleOfVm(team.plan, vm.role));
}

/** A side without data joins as soon as the other serves as primary. */
function joinAsStandby(sim: Simulation, vm: Vm, cause: number): void {
  const { pair, serving } = storeOf(vm.deployment);
  if (!pair || serving === null || serving === vm || !linked(sim, pair)) return;
  if (mainOf(vm).state.value === 'empty') sim.kernel.send(mainOf(vm), 'FILL', cause);
}

export function hearPair(
  sim: Simulation,
  team: Team,
  pair: Pair,
  says: Announcement,
  cause: number,
): number | undefined {
  const { kernel } = sim;
  const rule = ruleBehind(sim, cause);
  switch (says) {
    case 'leftPeer':
      pair.leftPeerAt = kernel.now;
      sim.touchAside(team);
      return kernel.log('middleware', 'degraded', team.id, cause, ruleOfVm(team.plan, 'db'));
    case 'waits':
      if (team.stands === 'here') needAction(sim, team.id, cause, ['takeover'], true, rule);
      return undefined;
    case 'withdrawn':
      if (team.stands === 'here') closeItem(sim, team.id);
      return undefined;
    case 'taken':
    case 'takenByHand': {
      const actor = says === 'taken' ? 'middleware' : 'deployer';
      const { primary, standby } = pair;
      pair.primary = standby;
      pair.standby = primary;
      const under = ruleOfTakeover(primary, standby, rule);
      const id = kernel.log(actor, 'takeover', standby.id, cause, under, { from: primary.id });
      if (!pair.inPeerAtLoss)
        loseData(sim, team, id, 'what was written after the pair left peer state', {
          recoveryPointMs: pair.primaryLostAt - pair.leftPeerAt,
        });
      setServing(sim, team, standby, id);
      joinAsStandby(sim, primary, id);
      return id;
    }
    case 'switched': {
      const { primary, standby } = pair;
      pair.primary = standby;
      pair.standby = primary;
      const id = kernel.log('deployer', 'takeover', standby.id, cause, rule, { from: primary.id });
      setServing(sim, team, standby, id);
      return id;
    }
    case 'primaryBack':
      if (pair.inPeerAtLoss) pair.leftPeerAt = kernel.now;
      setServing(sim, team, pair.primary, cause);
      joinAsStandby(sim, pair.standby, cause);
      return undefined;
    case 'resync':
      sim.touchAside(team);
      return kernel.log('middleware', 'resync', pair.standby.id, cause, rule);
    case 'peer':
      sim.touchAside(team);
      pair.standby.hasData = true;
      return kernel.log('middleware', 'restored', team.id, cause, ruleOfVm(team.plan, 'db'));
    default:
      return undefined;
  }
}

/** The rule of the death behind an event: a pair that left peer state carries its own. */
function ruleBehind(sim: Simulation, cause: number): RuleId | null {
  const event = sim.kernel.events[cause - 1];
  return sim.kernel.ruleOf(event?.kind === 'degraded' ? (event.cause ?? cause) : cause);
}

/**
 * A takeover speaks by the rule that promises it: that of the database where its VM or process died; where hardware took
 * the primary along, that of the topology: within a rack, between racks of a site, between sites (rulebook 4.1–4.3, 7.3).
 */
function ruleOfTakeover(primary: Vm, standby: Vm, behind: RuleId | null): RuleId | null {
  if (behind?.startsWith('vsys-db2') || behind === 'ha.single-cell') return behind;
  const [from, to] = [primary.rack.rack, standby.rack.rack];
  if (from === to) return 'ha.golden';
  return from.site === to.site ? 'ha.single-cell' : 'ha.dual-cell';
}

/** Changes who serves the data; what was served is noted for the recovery point. */
export function setServing(sim: Simulation, team: Team, vm: Vm | null, cause: number): void {
  const store = storeOf(team);
  if (store.serving !== null && vm === null) {
    store.stoppedAt = sim.kernel.now;
    store.backupAt = lastBackup(sim, team, store, sim.kernel.now);
  }
  if (store.serving === null && vm !== null) store.servingSince = sim.kernel.now;
  store.serving = vm;
  if (vm) store.restoreAsked = 0;
  const standby = sim.standbys.get(team.id);
  // A database has no sprayer before it: it is where it is served (rulebook 7.22).
  if (vm && standby?.there === team && team.stands === 'standby' && !standby.home.store?.serving)
    settle(sim, standby, cause);
  // What was restored elsewhere is older than what is served at home now.
  if (vm && standby?.home === team && team.stands === 'here') forgetData(sim, standby.there, cause);
  if (team.stands === 'here') sim.notes.primary(team, vm);
  sim.touch(team, cause);
}

/** States of DB2 in which it serves its copy of the data, or is about to. */
const WITH_DATA: ReadonlySet<string> = new Set([
  'up',
  'starting',
  'recovering',
  'opening',
  'paused.running',
]);

/** A copy on the recovery rack that is out of date: it must be restored anew. */
function forgetData(sim: Simulation, team: Team, cause: number): void {
  for (const vm of team.vms) {
    vm.hasData = false;
    if (WITH_DATA.has(mainOf(vm).state.value)) sim.kernel.send(mainOf(vm), 'START-EMPTY', cause);
  }
}

/** The backup has been laid out on the recovery rack: DB2 serves it at once if it runs, else as soon as it is started. */
export function fillRestored(sim: Simulation, { home, there }: Standby, done: number): void {
  const store = storeOf(there);
  const lives = there.vms.filter((vm) => !vm.diskLost);
  const vm = waitingForData(there) ?? lives.find((v) => v === store.pair?.primary) ?? lives[0];
  if (!vm) return;
  vm.hasData = true;
  vm.stoppedClean = true;
  makePrimary(store.pair, vm);
  const { stoppedAt, backupAt } = storeOf(home);
  store.backupAt = backupAt;
  loseData(sim, there, done, 'what was written after the last backup', {
    recoveryPointMs: stoppedAt - (backupAt ?? 0),
  });
  if (mainOf(vm).state.value === 'empty') sim.kernel.send(mainOf(vm), 'FILL', done);
}

/** When the last backup before `at` was complete: at multiples of the interval while the database was up (rulebook 7.8). */
function lastBackup(sim: Simulation, team: Team, store: Store, at: number): number | null {
  if (!team.plan.backup) return null;
  const interval = sim.world.plan.timings.backupInterval;
  // A fault at a multiple comes before that backup; so the last multiple before it counts.
  let last = at === 0 ? 0 : Math.floor((at - 1) / interval) * interval;
  for (let out = tsmOutageAt(sim, last); out && last > 0; out = tsmOutageAt(sim, last))
    last = out.from === 0 ? 0 : Math.floor((out.from - 1) / interval) * interval;
  const done = last > store.servingSince || last === 0;
  return done && last >= (store.backupAt ?? 0) ? last : store.backupAt;
}

/** Its disk is gone, or never will be read again. Without a backup and another copy the loss is certain now. */
export function loseDataOf(sim: Simulation, vm: Vm, cause: number): void {
  if (vm.role !== 'db' || !vm.hasData) return;
  vm.hasData = false;
  const team = vm.deployment;
  if (team.stands !== 'here' || team.vms.some((other) => other !== vm && other.hasData)) return;
  if (!team.plan.backup) loseData(sim, team, cause, 'everything: there was no backup', {});
  // Whoever waited for that copy waits for a restore now, or serves empty.
  for (const other of team.vms)
    if (other !== vm && mainOf(other).state.value === 'empty') databaseEmpty(sim, other, cause);
}

function loseData(
  sim: Simulation,
  team: Team,
  cause: number,
  lost: string,
  more: { readonly recoveryPointMs?: number },
): void {
  storeOf(team).lost = true;
  const id = sim.kernel.log('service', 'data-lost', team.id, cause, sim.kernel.ruleOf(cause), {
    lost,
    ...more,
  });
  if (lost !== 'what was written after the pair left peer state') sharedSessionsLost(sim, team, id);
}

/** The VM that waits for its data: its DB2 runs empty. */
export const waitingForData = (team: Team): Vm | undefined =>
  team.vms.find((vm) => vm.role === 'db' && mainOf(vm).state.value === 'empty' && !vm.hasData);

/** The deployer asked for a restore; it begins when there is an empty DB2 to restore into. */
export function askRestore(sim: Simulation, team: Team, cause: number): void {
  const store = storeOf(team);
  const vm = waitingForData(team);
  if (vm && !team.vms.some((other) => other.hasData)) beginRestore(sim, vm, cause);
  else store.restoreAsked = cause;
}

function beginRestore(sim: Simulation, vm: Vm, cause: number): void {
  const team = vm.deployment;
  const store = storeOf(team);
  store.restoreAsked = 0;
  startWork(sim, 'restore-backup', vm.id, cause, (done) => {
    if (vm.hasData || mainOf(vm).state.value !== 'empty') return;
    closeItem(sim, vm.id);
    vm.hasData = true;
    makePrimary(store.pair, vm);
    loseData(sim, team, done, 'what was written after the last backup', {
      recoveryPointMs: store.stoppedAt - (store.backupAt ?? 0),
    });
    sim.kernel.send(mainOf(vm), 'FILL', done);
  });
}

/** A VM takes the place of another in its pair. */
export function replaceInPair(team: Team, old: Vm, by: Vm): void {
  const pair = team.store?.pair;
  if (!pair) return;
  if (pair.primary === old) pair.primary = by;
  else if (pair.standby === old) pair.standby = by;
}

/** With no data on either side, the one that gets it first is the primary. */
function makePrimary(pair: Pair | null, vm: Vm): void {
  if (!pair || pair.primary === vm) return;
  pair.standby = pair.primary;
  pair.primary = vm;
}

export function storeOf(team: Team): Store {
  if (!team.store) throw new Error(`${team.id} is no database`);
  return team.store;
}

const partnerOf = (pair: Pair | null, vm: Vm): Vm | null =>
  !pair ? null : pair.primary === vm ? pair.standby : pair.primary;

function mainOf(vm: Vm) {
  const main = vm.processes.find((p) => p.main);
  if (!main) throw new Error(`${vm.id} has a main process`);
  return main.actant;
}
