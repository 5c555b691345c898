// What must hold after every instant, whatever was injected (rulebook 6). Tests call this; nothing in a run depends on it.
import { groupIn } from '../scenario/plan.ts';
import { needOf } from '../world/room.ts';
import type { Team, Vm } from './population.ts';
import type { Simulation } from './simulation.ts';
import { isDead } from './wiring/deployer.ts';
import { sitesApart } from './wiring/outside.ts';

/** The broken invariants, in words; empty when all hold. */
export function brokenInvariants(sim: Simulation): string[] {
  return [
    ...places(sim),
    ...addresses(sim),
    ...counters(sim),
    ...sim.teams.flatMap(database),
    ...items(sim),
    ...standing(sim),
    ...authority(sim),
    ...drained(sim),
    ...apart(sim),
  ];
}

/** Invariant 1: on at most one node, which is up, of its cloud group, and has room for all it holds. */
function places(sim: Simulation): string[] {
  const broken: string[] = [];
  const used = new Map<string, { eighths: number; gb: number }>();
  for (const team of sim.teams)
    for (const vm of team.vms) {
      const group = groupIn(vm.rack.rack, team.plan.cloudGroup);
      if (!vm.room) {
        if (RUNS.has(vm.actant.state.value)) broken.push(`${vm.id} runs and has no node`);
        continue;
      }
      if (!vm.room.up) broken.push(`${vm.id} is on ${vm.room.node}, which is down`);
      if (!group.nodes.includes(vm.room.node))
        broken.push(`${vm.id} is outside cloud group ${group.name}`);
      const need = needOf(team.plan, group);
      const sum = used.get(vm.room.node) ?? { eighths: 0, gb: 0 };
      sum.eighths += need.eighths;
      sum.gb += need.memoryGb;
      used.set(vm.room.node, sum);
    }
  for (const floor of sim.floors)
    for (const room of floor.rooms) {
      const sum = used.get(room.node) ?? { eighths: 0, gb: 0 };
      const shrunk = room.eighths < 128 || room.memoryGb < 256;
      if (!shrunk && (sum.eighths > room.eighths || sum.gb > room.memoryGb))
        broken.push(`${room.node} holds more than it has`);
      if (sum.eighths !== room.usedEighths || sum.gb !== room.usedGb)
        broken.push(`${room.node} miscounts what it holds`);
      if (floor.held.get(room)?.size !== countOn(sim, room.node))
        broken.push(`${room.node} does not know whom it holds`);
    }
  return broken;
}

const RUNS: ReadonlySet<string> = new Set(['running', 'booting', 'deploying', 'trying']);

const countOn = (sim: Simulation, node: string) =>
  sim.teams.reduce((sum, team) => sum + team.vms.filter((vm) => vm.room?.node === node).length, 0);

/** Invariant 2: no two VMs share an IP address. */
function addresses(sim: Simulation): string[] {
  const holder = new Map<string, string>();
  const broken: string[] = [];
  for (const team of sim.teams)
    for (const vm of team.vms) {
      if (vm.ip === '') continue;
      const other = holder.get(vm.ip);
      if (other) broken.push(`${vm.id} and ${other} share ${vm.ip}`);
      holder.set(vm.ip, vm.id);
    }
  return broken;
}

/** What is kept by counting agrees with a fresh count. */
function counters(sim: Simulation): string[] {
  const broken: string[] = [];
  for (const team of sim.teams) {
    const notUp = sum(team.vms, (vm) => vm.processes.filter((p) => !p.up).length);
    if (notUp !== team.notUp) broken.push(`${team.id}: ${team.notUp} not up, really ${notUp}`);
    const serving = sum(team.vms, (vm) => (servesLoad(vm) ? 1 : 0));
    if (serving !== team.serving)
      broken.push(`${team.id}: ${team.serving} serve, really ${serving}`);
    for (const vm of team.vms)
      for (const process of vm.processes) {
        if (process.up !== (process.actant.state.value === 'up'))
          broken.push(
            `${process.actant.address} is ${process.actant.state.value}, noted up ${process.up}`,
          );
        if (process.up && vm.actant.state.value !== 'running')
          broken.push(`${process.actant.address} is up in a VM that is ${vm.actant.state.value}`);
      }
  }
  for (const cell of new Set(sim.teams.flatMap((team) => team.cell ?? []))) {
    const http = cell.teams.flatMap((team) => team.vms.filter((vm) => vm.role === 'http'));
    const serving = sum(http, (vm) => (vm.reachable && vm.processes[0]?.up ? 1 : 0));
    if (serving !== cell.httpServing) broken.push('a cell miscounts its HTTP servers');
  }
  return broken;
}

const sum = (vms: readonly Vm[], of: (vm: Vm) => number) => vms.reduce((n, vm) => n + of(vm), 0);
const servesLoad = (vm: Vm) =>
  !['db', 'http', 'dmgr'].includes(vm.role) &&
  vm.known &&
  vm.reachable &&
  (vm.processes.at(-1)?.up ?? false);

/** Invariant 5: at most one serving primary; none only while the pair says so. */
function database(team: Team): string[] {
  const { store } = team;
  if (!store) return [];
  const broken: string[] = [];
  const { serving, pair } = store;
  if (serving && !(serving.processes[0]?.up && serving.hasData))
    broken.push(`${team.id}: ${serving.id} serves without running or without data`);
  if (pair) {
    const state = pair.actant.state.value;
    const should = ['peer', 'alone', 'parted', 'resync', 'switching'].includes(state);
    if ((serving !== null) !== should)
      broken.push(`${team.id} is ${state} and ${serving?.id ?? 'nobody'} serves`);
    if (serving && serving !== pair.primary) broken.push(`${serving.id} serves and is not primary`);
    if (pair.primary === pair.standby) broken.push(`${team.id} is a pair of one`);
    for (const side of [pair.primary, pair.standby])
      if (!team.vms.includes(side)) broken.push(`${side.id} left ${team.id} and holds a role`);
  } else if (!serving && team.vms.some((vm) => vm.reachable && vm.processes[0]?.up))
    broken.push(`${team.id}: DB2 is up and nobody serves`);
  return broken;
}

/** Invariant 4: the latest events of the platform came while somebody could act. */
function authority(sim: Simulation): string[] {
  const broken: string[] = [];
  for (let i = sim.kernel.events.length - 1; i >= 0; i--) {
    const event = sim.kernel.events[i];
    if (!event || event.t < sim.kernel.now) break;
    if (event.actor !== 'platform') continue;
    const floor = sim.floorOf(event.subject);
    // Who was active during the instant: a pair that lost its active node in it may still have acted before.
    if (floor && floor.mgmt.active === null && !lostNow(sim, floor.mgmt.address))
      broken.push(`${event.kind} of ${event.subject} with no management node active`);
  }
  return broken;
}

const lostNow = (sim: Simulation, pair: string): boolean =>
  sim.kernel.events.some(
    (e) => e.t === sim.kernel.now && e.kind === 'down' && e.subject.startsWith(pair),
  );

/** While somebody works on a rack nothing in it runs, and nothing is placed (rulebook 7.22a). */
function drained(sim: Simulation): string[] {
  const broken: string[] = [];
  for (const floor of sim.floors) {
    if (!floor.drained) continue;
    if (floor.placing) broken.push(`${floor.placing.vm.id} is placed in ${floor.rack.id}`);
    for (const vm of floor.everybody)
      if (RUNS.has(vm.actant.state.value)) broken.push(`${vm.id} runs in maintenance`);
  }
  return broken;
}

/** Over a dead link no pair is in peer state or on its way there; no request comes in through a dead balancer (rulebook 7.7, 7.19). */
function apart(sim: Simulation): string[] {
  const broken: string[] = [];
  for (const team of sim.teams) {
    const pair = team.store?.pair;
    const state = pair?.actant.state.value ?? '';
    const cut = pair ? sitesApart(sim, pair.primary.rack, pair.standby.rack) : false;
    if (cut && ['peer', 'resync', 'switching'].includes(state))
      broken.push(`${team.id} is ${state} over a dead link`);
    if (pair && !cut && state === 'parted') broken.push(`${team.id} is parted for no reason`);
    if (team.front?.works === false && team.up && team.stands === 'here')
      broken.push(`${team.id} serves without its front`);
  }
  return broken;
}

/** A deployment is in one place at a time, which is where its service and its name lead (rulebook 7.22). */
function standing(sim: Simulation): string[] {
  const broken: string[] = [];
  for (const { id } of sim.world.plan.deployments) {
    const here = sim.teams.filter((team) => team.id === id && team.stands === 'here');
    if (here.length !== 1) broken.push(`${id} is in ${here.length} places`);
    if (sim.team(id) !== here[0]) broken.push(`${id} is not where its name leads`);
    if (here[0] && !here[0].service.teams.includes(here[0]))
      broken.push(`${id} is not where its service counts it`);
  }
  for (const team of sim.teams) {
    if (team.stands !== 'here' && team.load > 0) broken.push(`${team.id} has two loads`);
    for (const used of [team.database, team.routing, team.caching])
      if (used && used.stands !== 'here') broken.push(`${team.id} uses ${used.id} where it is not`);
    if (team.stands === 'left')
      for (const vm of team.vms)
        if (sim.openItems.has(vm.id)) broken.push(`somebody is asked about ${vm.id}, which left`);
  }
  return broken;
}

/** Nothing that is broken for good is missing from the deployer's list (towards invariant 8). */
function items(sim: Simulation): string[] {
  const broken: string[] = [];
  for (const team of sim.teams)
    for (const vm of team.vms) {
      // Of what was switched to another rack nobody asks any more (rulebook 7.22).
      if (team.stands === 'left') continue;
      if (!isDead(vm) || vm.actant.state.value.endsWith('unnoticed')) continue;
      if (sim.openItems.has(vm.id) || vm.bootWhenPlaced || vm.claimed > 0) continue;
      if (vm.rack.waitingVirt.length > 0 || vm.rack.waitingMgmt.length > 0) continue;
      const working = sim.kernel.timerSpans.some(
        (span) => span.endedAt === null && span.subject === vm.id,
      );
      if (!working) broken.push(`${vm.id} is dead and on nobody's list`);
    }
  for (const [subject, item] of sim.openItems)
    if (item.to !== null) broken.push(`the item of ${subject} is closed and still open`);
  return broken;
}
