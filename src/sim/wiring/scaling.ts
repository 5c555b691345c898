// Scaling: when a tier is short or in excess, and what its policy (or IMP) does about it (rulebook 7.6).

import type { Announcement } from '../../machines/kind.ts';
import type { RuleId } from '../../rules/rulebook.ts';
import type { Role } from '../../scenario/plan.ts';
import { makeVm, retire } from '../cast/vms.ts';
import type { Actor } from '../event.ts';
import type { Team, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { canPlace } from './management.ts';
import { queueForPlace } from './placing.ts';
import { demandOn, speedOfTier } from './service.ts';

/** Members go when the rest would stay at or under this share of the threshold. */
const SLACK = 0.75;

/** The role that a deployment is scaled in. */
export const scaledRole = (team: Team): Role =>
  team.plan.kind === 'cache' ? 'cache' : team.plan.kind === 'proxy' ? 'proxy' : 'was';

const ruleOf = (team: Team): RuleId =>
  team.plan.kind === 'cache'
    ? 'cache.scale'
    : team.plan.kind === 'proxy'
      ? 'proxy.scale'
      : team.plan.kind === 'vapp-was'
        ? 'vapp-was.scale'
        : 'imp.scale';

const actorOf = (team: Team): Actor =>
  team.plan.kind === 'vsys-was-imp' ? 'middleware' : 'platform';

/** How many members it takes to carry what is asked of the tier within its threshold. */
function membersNeeded(sim: Simulation, team: Team): number {
  if (team.plan.kind === 'cache') return Math.ceil(team.content / team.plan.usedPercent);
  return Math.ceil(demandOn(team) / (team.plan.threshold * carried(sim, team)));
}

/** Requests per second one member carries now: less where a pair or an array on the way is not whole. */
const carried = (sim: Simulation, team: Team): number =>
  team.plan.capacity * speedOfTier(sim, [team], scaledRole(team));

/** Whether `members` would carry it with enough to spare to send one away. */
function ampleFor(sim: Simulation, team: Team, members: number): boolean {
  if (team.plan.kind === 'cache')
    return members > 0 && team.content / members < SLACK * team.plan.usedPercent;
  return demandOn(team) <= SLACK * team.plan.threshold * carried(sim, team) * members;
}

const membersOf = (team: Team): Vm[] => team.vms.filter((vm) => vm.role === scaledRole(team));
const main = (vm: Vm) => vm.processes.at(-1);
const serves = (vm: Vm) => (main(vm)?.up ?? false) && vm.known;

/** Queued, booting, deploying, starting, or waiting for the load balancer to be told. */
function coming(vm: Vm): boolean {
  if (serves(vm)) return false;
  if (main(vm)?.up) return !vm.known;
  if (vm.claimed > 0 || vm.bootWhenPlaced) return true;
  const state = vm.actant.state.value;
  if (state === 'running') {
    const process = main(vm)?.actant.state.value;
    return process === 'starting' || process === 'off';
  }
  return ['stopped', 'booting', 'trying', 'waiting', 'deploying'].includes(state);
}

/** Tells the policy how its tier stands; it counts the time by itself. */
export function assessScaling(sim: Simulation, team: Team): void {
  if (!team.scaler || !team.plan.scaling) return;
  const members = membersOf(team);
  const short =
    team.plan.kind === 'cache'
      ? team.content > team.plan.usedPercent * team.serving
      : team.serving === 0 ||
        demandOn(team) > team.plan.threshold * carried(sim, team) * team.serving;
  const message = short ? 'SHORT' : mayGo(sim, team, members) ? 'EXCESS' : 'CONTENT';
  sim.kernel.send(team.scaler, message, team.service.latest);
}

function mayGo(sim: Simulation, team: Team, members: readonly Vm[]): boolean {
  const min = team.plan.scaling?.min ?? 0;
  if (members.length <= min || members.some(coming)) return false;
  const newest = members.at(-1);
  return newest !== undefined && ampleFor(sim, team, team.serving - (serves(newest) ? 1 : 0));
}

export function hearScaler(
  sim: Simulation,
  team: Team,
  says: Announcement,
  cause: number,
): undefined {
  // While somebody works on its rack nothing in it scales (rulebook 7.22a).
  if (sim.homeOf(team, scaledRole(team)).drained) return;
  if (says === 'scaleOut') scaleOut(sim, team, cause);
  else if (says === 'scaleIn') scaleIn(sim, team, cause);
}

function scaleOut(sim: Simulation, team: Team, cause: number): void {
  const role = scaledRole(team);
  const members = membersOf(team);
  const max = team.plan.scaling?.max ?? members.length;
  const missing = membersNeeded(sim, team) - team.serving - members.filter(coming).length;
  for (let i = Math.min(missing, max - members.length); i > 0; i--) {
    const vm = makeVm(sim, team, role, lowestFree(team, role), sim.homeOf(team, role), 'new');
    vm.known = team.plan.dedicatedIpGroup;
    vm.unlinked = team.plan.kind === 'vapp-was';
    queueForPlace(sim, vm, 'scale-out', cause);
    sim.touch(team, cause);
  }
}

function scaleIn(sim: Simulation, team: Team, cause: number): void {
  const members = membersOf(team);
  const newest = members.at(-1);
  if (!newest || !mayGo(sim, team, members) || !canPlace(newest.rack)) return;
  const id = sim.kernel.log(actorOf(team), 'scale-in', newest.id, cause, ruleOf(team));
  retire(sim, newest);
  sim.touch(team, id);
}

/** A scale-out takes the lowest number that no member bears now (rulebook 7.9). */
function lowestFree(team: Team, role: string): number {
  const taken = new Set(team.vms.filter((vm) => vm.role === role).map((vm) => vm.info.number));
  let number = 1;
  while (taken.has(number)) number++;
  return number;
}

/** A new member has its place: who added it, and by which rule. */
export const logScaleOut = (
  sim: Simulation,
  vm: Vm,
  cause: number,
  data: { readonly ip: string; readonly node: string },
): number =>
  sim.kernel.log(actorOf(vm.deployment), 'scale-out', vm.id, cause, ruleOf(vm.deployment), data);

/** IMP's question about a dead server: whether the SLA of its tier is missed, and whether the cluster may still grow. */
export function clusterOf(
  sim: Simulation,
  team: Team,
): { readonly short: boolean; readonly full: boolean } {
  const members = membersOf(team);
  return {
    short:
      team.serving === 0 ||
      demandOn(team) > team.plan.threshold * carried(sim, team) * team.serving,
    full: members.length >= (team.plan.scaling?.max ?? members.length),
  };
}
