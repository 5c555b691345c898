// The deployer: what waits for a human, and what a human's action does when its time has passed (rulebook 7.10, 7.21).
import { ruleOfProcess, ruleOfVm } from '../../rules/rule-of.ts';
import type { RuleId } from '../../rules/rulebook.ts';
import { targetOf } from '../../scenario/plan.ts';
import type { Action } from '../../scenario/validator.ts';
import { makeVm, retire } from '../cast/vms.ts';
import type { Process, Standby, Team, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { askRestore, loseDataOf, replaceInPair } from './database.ts';
import {
  deployStandby,
  importPatterns,
  mayStart,
  maySwitch,
  prepareTarget,
  restoreThere,
  standbyOf,
  startStandby,
  switchSprayer,
} from './disaster.ts';
import { whenAdministrable } from './federation.ts';
import { whenBoth, whenManaged } from './management.ts';
import { holdRestore, tsmOutageAt } from './outside.ts';
import { queueForPlace } from './placing.ts';
import { start } from './process.ts';

/** Puts something on the deployer's list. A later entry for the same part replaces it. */
export function needAction(
  sim: Simulation,
  subject: string,
  cause: number,
  actions: readonly string[],
  blocking: boolean,
  rule: RuleId | null,
): void {
  // What stands at home after the switch is nobody's business any more (rulebook 7.22).
  if (sim.vm(subject.replace(/:[a-z0-9-]+$/, ''))?.deployment.stands === 'left') return;
  closeItem(sim, subject);
  const event = sim.kernel.log('deployer', 'action-needed', subject, cause, rule, {
    actions,
    blocking,
  });
  const item = {
    subject,
    deployment: subject.replace(/[@/].*$/, ''),
    actions,
    blocking,
    from: sim.kernel.now,
    to: null,
    event,
  };
  sim.items.push(item);
  sim.openItems.set(subject, item);
}

/** Takes the open item of a part off the list, if there is one (and, with `onlyFollowUp`, only if it does not block). */
export function closeItem(sim: Simulation, subject: string, onlyFollowUp = false): void {
  const item = sim.openItems.get(subject);
  if (!item || (onlyFollowUp && item.blocking)) return;
  item.to = sim.kernel.now;
  sim.openItems.delete(subject);
}

/** Actions that take work; the others only give the order. */
export type Work = Exclude<Action, 'add-clone' | 'new-instance' | 'takeover'>;

/** Begins work that takes its time; `then` gets the id of its `action-done`. */
export function startWork(
  sim: Simulation,
  action: Work,
  subject: string,
  cause: number,
  then: (done: number) => void,
  rule: RuleId | null = ruleOfSubject(sim, subject),
): void {
  const key = `${action} ${subject}`;
  sim.works.add(key);
  const actant = sim.makeActant(`work:${sim.nextOrder()}`, 'work', (says, why) => {
    if (says !== 'done') return undefined;
    sim.works.delete(key);
    sim.restoring.delete(actant);
    const done = sim.kernel.log('deployer', 'action-done', subject, why, rule, { action });
    then(done);
    return done;
  });
  actant.subject = subject;
  sim.kernel.send(actant, action, cause);
  if (action !== 'restore-backup') return;
  sim.restoring.add(actant);
  if (tsmOutageAt(sim, sim.kernel.now)) holdRestore(sim, actant, cause);
}

function actionDone(sim: Simulation, action: Action, subject: string, cause: number): number {
  return sim.kernel.log('deployer', 'action-done', subject, cause, ruleOfSubject(sim, subject), {
    action,
  });
}

function ruleOfSubject(sim: Simulation, subject: string): RuleId | null {
  const process = sim.process(subject);
  if (process) return ruleOfProcess(process.vm.deployment.plan, process.name);
  const vm = sim.vm(subject);
  if (vm) return ruleOfVm(vm.deployment.plan, vm.role);
  const team = sim.team(subject);
  const first = team?.plan.vms[0];
  return team && first ? ruleOfVm(team.plan, first.role) : null;
}

/** Dead in the sense of the workload rules, and nobody starts it. */
export const isDead = (vm: Vm): boolean => /^(failed|broken|spent)/.test(vm.actant.state.value);

/**
 * Carries out an `action` line. Returns what begins when the injector's message has been written
 * (its id is the cause), or null when there is nothing to do (rulebook 7.21).
 */
export function planAction(
  sim: Simulation,
  action: Action,
  target: string,
  running = false,
): { readonly subject: string; readonly begin: (cause: number) => void } | null {
  const vm = sim.vm(target);
  const team = vm?.deployment ?? sim.team(target);
  // The same work on the same thing is done once.
  if (sim.works.has(`${action} ${target}`)) return null;
  switch (action) {
    case 'restart-vm':
      return vm && ((isDead(vm) && vm.claimed === 0) || vm.actant.state.value === 'running')
        ? { subject: vm.id, begin: (cause) => restartVm(sim, vm, cause) }
        : null;
    case 'restart-process': {
      const process = sim.process(target);
      return process?.actant.state.value.startsWith('dead')
        ? { subject: target, begin: (cause) => restartProcess(sim, process, cause) }
        : null;
    }
    case 'investigate':
      return vm || team || sim.process(target)
        ? {
            subject: target,
            begin: (cause) =>
              startWork(sim, 'investigate', target, cause, () => closeItem(sim, target, true)),
          }
        : null;
    case 'add-clone':
      // Only an application server can be cloned into its cell.
      return team && (!vm || (vm.role === 'was' && !sim.works.has(`add-clone ${vm.id}`)))
        ? { subject: vm?.id ?? team.id, begin: (cause) => addClone(sim, team, vm, cause) }
        : null;
    case 'new-instance': {
      const ordered = (one: Vm) => `new-instance ${one.id}`;
      const wanted = (one: Vm) => replaceable(one) && !sim.works.has(ordered(one));
      const dead = vm ?? team?.vms.find(wanted);
      return team && dead && wanted(dead)
        ? {
            subject: dead.id,
            begin: (cause) => {
              sim.works.add(ordered(dead));
              whenManaged(sim, dead.rack, dead.id, cause, () => {
                sim.works.delete(ordered(dead));
                if (dead.info.leftAt === null) newInstance(sim, team, dead, cause);
              });
            },
          }
        : null;
    }
    case 'restore-backup': {
      if (!team) return null;
      const standby = rebuildOf(sim, team);
      if (standby)
        return standby.restored.state === 'missing'
          ? {
              subject: standby.home.id,
              begin: (cause) => restoreThere(sim, standby, true, cause, () => {}),
            }
          : null;
      if (!canRestore(team)) return null;
      return { subject: target, begin: (cause) => askRestore(sim, team, cause) };
    }
    case 'takeover': {
      const pair = team?.store?.pair;
      const state = pair?.actant.state.value;
      return team && pair && (state === 'lost.waiting' || state === 'peer')
        ? {
            subject: team.id,
            begin: (cause) => {
              const done = actionDone(sim, 'takeover', team.id, cause);
              if (state === 'peer') sim.kernel.send(pair.actant, 'TAKEOVER', done);
              else {
                closeItem(sim, team.id);
                sim.kernel.send(pair.actant, 'TAKEOVER', done);
              }
            },
          }
        : null;
    }
    case 'update-load-balancer': {
      const unknown = vm ? (vm.known ? undefined : vm) : team?.vms.find((v) => !v.known);
      return unknown
        ? { subject: unknown.id, begin: (cause) => tellBalancer(sim, unknown, cause) }
        : null;
    }
    case 'prepare-target':
    case 'import-patterns': {
      const floor = sim.floors.find((f) => f.rack.id === target);
      const { racks } = sim.world.plan;
      if (!floor || !racks.some((rack) => targetOf(racks, rack.id) === floor.rack)) return null;
      const [step, begin] =
        action === 'prepare-target'
          ? [floor.prepared, prepareTarget]
          : [floor.imported, importPatterns];
      return step.state === 'missing'
        ? { subject: target, begin: (cause) => begin(sim, floor, cause, () => {}) }
        : null;
    }
    case 'deploy-standby':
    case 'start-standby':
    case 'switch-sprayer': {
      const standby = standbyOf(sim, target);
      return standby ? planRebuild(sim, standby, action, running) : null;
    }
  }
}

/** The later steps of disaster recovery, each with what is missing before it. */
function planRebuild(
  sim: Simulation,
  standby: Standby,
  action: 'deploy-standby' | 'start-standby' | 'switch-sprayer',
  running: boolean,
) {
  const subject = standby.home.id;
  const nothing = () => {};
  switch (action) {
    case 'deploy-standby':
      return standby.deployed.state === 'missing'
        ? {
            subject,
            begin: (cause: number) => deployStandby(sim, standby, running, cause, nothing),
          }
        : null;
    case 'start-standby':
      return mayStart(sim, standby)
        ? {
            subject,
            begin: (cause: number) =>
              startStandby(sim, standby, cause, (done) => {
                // All of it ran in standby: the restore was all the work, and the order is carried out with it.
                if (done === cause)
                  sim.kernel.log('deployer', 'action-done', subject, cause, 'dr', { action });
              }),
          }
        : null;
    case 'switch-sprayer':
      return maySwitch(standby)
        ? { subject, begin: (cause: number) => switchSprayer(sim, standby, cause) }
        : null;
  }
}

/** Where a database is restored: at home while that rack lives and a new instance waits for it, else on the recovery rack (rulebook 7.22). */
function rebuildOf(sim: Simulation, team: Team): Standby | null {
  if (team.stands === 'standby') return sim.standbys.get(team.id) ?? null;
  if (team.at !== null || !team.plan.backup || !team.store || team.store.serving) return null;
  const lives = team.vms.filter((vm) => !vm.rack.lost);
  if (lives.some((vm) => !vm.hasData || isRestoring(vm))) return null;
  return standbyOf(sim, team.id) ?? null;
}

/** The load balancer learns the address of a proxy (rulebook 2.7). */
function tellBalancer(sim: Simulation, vm: Vm, cause: number): void {
  startWork(sim, 'update-load-balancer', vm.id, cause, (done) => {
    if (vm.known || vm.info.leftAt !== null) return;
    closeItem(sim, vm.id);
    vm.known = true;
    if (vm.processes.at(-1)?.up && vm.reachable) vm.deployment.serving++;
    sim.touch(vm.deployment, done);
  });
}

/** Application servers are replaced by a clone, all else by a new instance. */
const replaceable = (vm: Vm) => isDead(vm) && vm.claimed === 0 && vm.role !== 'was';

/** A restore waits for a new instance; while somebody serves the data there is nothing to restore. */
const canRestore = (team: Team) =>
  team.plan.backup && team.store?.serving === null && !team.vms.some((vm) => isRestoring(vm));

const isRestoring = (vm: Vm) =>
  vm.role === 'db' && vm.actant.state.value === 'running' && vm.hasData;

function restartVm(sim: Simulation, vm: Vm, cause: number): void {
  const restart = (done: number) => {
    if (vm.info.leftAt !== null) return;
    if (isDead(vm) && vm.claimed > 0) return;
    for (const process of vm.info.processes) closeItem(sim, process);
    if (isDead(vm) && vm.room === null) {
      closeItem(sim, vm.id);
      vm.bootWhenPlaced = true;
    } else if (isDead(vm) || vm.actant.state.value === 'running') {
      closeItem(sim, vm.id);
      sim.boot(vm, done);
    }
  };
  // From the order to the boot it is one piece of work, however long it waits: given again, there is nothing to do (7.21).
  const key = `restart-vm ${vm.id}`;
  sim.works.add(key);
  // It goes through the console, and the start needs somebody to carry it out (rulebook 7.4).
  whenManaged(sim, vm.rack, vm.id, cause, () =>
    startWork(sim, 'restart-vm', vm.id, cause, (done) => {
      sim.works.add(key);
      whenBoth(vm.rack, () => {
        sim.works.delete(key);
        restart(done);
      });
    }),
  );
}

function restartProcess(sim: Simulation, process: Process, cause: number): void {
  const { address } = process.actant;
  startWork(sim, 'restart-process', address, cause, (done) => {
    if (process.vm.info.leftAt !== null) return;
    if (!process.actant.state.value.startsWith('dead')) return;
    closeItem(sim, address);
    start(sim, process, done);
  });
}

function addClone(sim: Simulation, team: Team, vm: Vm | undefined, cause: number): void {
  const forDead = vm !== undefined && isDead(vm);
  // Whoever orders it again while it waits has nothing to do: one clone for one dead member (rulebook 7.21).
  const key = `add-clone ${vm?.id}`;
  if (forDead) sim.works.add(key);
  const begin = () => {
    if (forDead) sim.works.delete(key);
    // It has been replaced meanwhile, by an order for the deployment.
    if (forDead && vm.info.leftAt !== null) return;
    const done = actionDone(sim, 'add-clone', vm?.id ?? team.id, cause);
    if (vm && isDead(vm) && vm.info.leftAt === null) retire(sim, vm);
    const number = sim.nextNumber(team, 'was');
    const clone = makeVm(sim, team, 'was', number, vm?.rack ?? sim.homeOf(team, 'was'), 'new');
    clone.unlinked = team.plan.kind === 'vapp-was';
    queueForPlace(sim, clone, 'placed', done);
    sim.touch(team, done);
  };
  const floor = vm?.rack ?? sim.homeOf(team, 'was');
  const subject = vm?.id ?? team.id;
  // Only a deployment manager can federate the clone (rulebook 7.5).
  whenManaged(sim, floor, subject, cause, () =>
    whenAdministrable(sim, team, subject, cause, begin),
  );
}

function newInstance(sim: Simulation, team: Team, dead: Vm, cause: number): void {
  const done = actionDone(sim, 'new-instance', dead.id, cause);
  const number = sim.nextNumber(team, dead.role);
  loseDataOf(sim, dead, done);
  // Its volume is free before the new one takes one, so that a pair does not come to share an array.
  retire(sim, dead);
  const fresh = makeVm(sim, team, dead.role, number, dead.rack, 'new');
  // Caching and proxy VMs are known by their address: it stays (rulebook 7.9).
  if (dead.role === 'cache' || dead.role === 'proxy') sim.inheritAddress(fresh, dead);
  replaceInPair(team, dead, fresh);
  queueForPlace(sim, fresh, 'placed', done);
  sim.touch(team, done);
}
