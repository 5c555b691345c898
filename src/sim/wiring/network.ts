// Paths: what is alive between a chassis and the outside, and between a chassis and a volume (rules `net.*`, `storage.canister`, rulebook 7.13, 7.14).
import type { Announcement } from '../../machines/kind.ts';
import type { RuleId } from '../../rules/rulebook.ts';
import type { NodeRoom } from '../../world/room.ts';
import { chassisLink } from '../cast/hardware.ts';
import type { Actant } from '../kernel.ts';
import type { RackFloor, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { stir } from './placing.ts';
import { processReachable, processUnreachable } from './process.ts';

const BOTH = [1, 2] as const;

/** Whether a part works: what was never touched does. */
const works = (sim: Simulation, address: string): boolean => !sim.broken.has(address);

/** A chassis reaches the outside through either of its switches; the two top-of-rack switches are joined outside. */
export const chassisReaches = (sim: Simulation, chassis: string): boolean => {
  const rack = chassis.slice(0, chassis.indexOf('/'));
  return BOTH.some(
    (i) =>
      works(sim, `${chassis}/sw-${i}`) &&
      works(sim, `${rack}/tor-${i}`) &&
      works(sim, `${chassis}/sw-${i}~${rack}/tor-${i}`),
  );
};

/** Whether a node of that chassis has a way to the arrays of that controller. */
export const volumeReaches = (sim: Simulation, chassis: string, controller: string): boolean => {
  const rack = chassis.slice(0, chassis.indexOf('/'));
  return BOTH.some(
    (i) =>
      works(sim, `${chassis}/fc-${i}`) &&
      works(sim, `${rack}/san-${i}`) &&
      works(sim, `${chassis}/fc-${i}~${rack}/san-${i}`) &&
      BOTH.some(
        (k) =>
          works(sim, `${controller}/canister-${k}`) &&
          works(sim, `${controller}/canister-${k}~${rack}/san-${i}`),
      ),
  );
};

export const controllerOf = (array: string): string => array.slice(0, array.lastIndexOf('/'));

/** The redundant pair a switch, a cable or a canister belongs to. */
export function pairOf(address: string): string {
  const near = address.split('~')[0] as string;
  if (address.includes('/canister-') && address.includes('~'))
    return `${address.slice(0, address.indexOf('/'))}/san`;
  return near.replace(/-\d+$/, '');
}

/** The parts of a pair: its two members, and the cables whose loss takes one of them out. */
function membersOf(sim: Simulation, pair: string): string[] {
  const all = [...sim.world.parts.values()];
  const own = all.filter((p) => p.kind !== 'cable' && p.address.replace(/-\d+$/, '') === pair);
  const cables = all.filter((p) => p.kind === 'cable' && pairOf(p.address) === pair);
  return [...own, ...cables].map((p) => p.address);
}

/** Whether neither half of a pair can do its work: dead, or with no cable left. */
function pairDown(sim: Simulation, pair: string): boolean {
  const rack = pair.slice(0, pair.indexOf('/'));
  return BOTH.every((i) => {
    const half = `${pair}-${i}`;
    if (!works(sim, half)) return true;
    if (/\/c\d+\/sw$/.test(pair)) return !works(sim, `${half}~${rack}/tor-${i}`);
    if (/\/c\d+\/fc$/.test(pair)) return !works(sim, `${half}~${rack}/san-${i}`);
    return false;
  });
}

const ruleOf = (address: string): RuleId =>
  address.includes('~')
    ? 'net.cable'
    : address.includes('/canister-')
      ? 'storage.canister'
      : 'net.switch';

export function hearLink(
  sim: Simulation,
  floor: RackFloor,
  part: Actant,
  says: Announcement,
  cause: number,
): number | undefined {
  if (says !== 'down' && says !== 'up') return undefined;
  const { kernel } = sim;
  const { address } = part;
  const rule = ruleOf(address);
  const pair = pairOf(address);
  const id = kernel.log('hardware', says, address, cause, rule);
  if (says === 'down') {
    const wasWhole = !sim.degraded.has(pair);
    sim.broken.add(address);
    sim.degraded.add(pair);
    if (wasWhole) kernel.log('hardware', 'degraded', pair, id, rule);
    kernel.track(pair, pairDown(sim, pair) ? 'down' : 'degraded');
    const other = address.replace(/(\d)$/, (n) => (n === '1' ? '2' : '1'));
    if (rule === 'storage.canister' && works(sim, other))
      kernel.log('hardware', 'failover', other, id, rule);
  } else {
    sim.broken.delete(address);
    if (membersOf(sim, pair).every((member) => works(sim, member))) {
      sim.degraded.delete(pair);
      kernel.log('hardware', 'restored', pair, id, rule);
      kernel.track(pair, 'whole');
    } else kernel.track(pair, pairDown(sim, pair) ? 'down' : 'degraded');
  }
  lookAgain(sim, floor, id);
  return id;
}

/** After a path changed: which chassis are cut off, which volumes are offline, whose SLA it touches. */
export function lookAgain(sim: Simulation, floor: RackFloor, cause: number): void {
  for (let c = 1; c <= floor.rack.model.chassis; c++) {
    const chassis = `${floor.rack.id}/c${c}`;
    const reaches = chassisReaches(sim, chassis);
    const link = chassisLink(sim, floor, chassis, reaches);
    if (link) sim.kernel.send(link, reaches ? 'SERVES' : 'LOST', cause);
  }
  for (const room of floor.rooms)
    for (const vm of floor.held.get(room) ?? []) lookAt(sim, vm, cause);
  stir(floor);
}

/** A VM gets its place, and finds there what ways out and to its volume there are. */
export function enterRoom(sim: Simulation, vm: Vm, room: NodeRoom): void {
  sim.occupy(vm, room);
  if (sim.broken.size > 0 || !vm.reachable || !vm.online) lookAt(sim, vm, sim.kernel.events.length);
}

/** One VM's paths: through the network, and to its volume. */
export function lookAt(sim: Simulation, vm: Vm, cause: number): void {
  const { room } = vm;
  const reachable = room === null || chassisReaches(sim, room.chassis);
  const online = room === null || volumeReaches(sim, room.chassis, controllerOf(vm.array));
  sim.touch(vm.deployment, cause);
  if (reachable !== vm.reachable) {
    vm.reachable = reachable;
    if (reachable) processReachable(sim, vm, cause);
    else processUnreachable(sim, vm, cause);
  }
  if (online !== vm.online) {
    vm.online = online;
    sim.kernel.send(vm.actant, online ? 'RESUME' : 'SUSPEND', cause);
  }
}

/** A chassis has been cut off for so long that the platform says so: one message, and nothing is moved. */
export function hearChassis(
  sim: Simulation,
  chassis: string,
  says: Announcement,
  cause: number,
): number | undefined {
  return says === 'noticed'
    ? sim.kernel.log('platform', 'message', chassis, cause, sim.kernel.ruleOf(cause), {
        cutOff: true,
      })
    : undefined;
}

/** Names that are asked for by every VM at every change: put together once. */
const pairs = new Map<string, readonly string[]>();
function pairsOf(chassis: string): readonly string[] {
  let found = pairs.get(chassis);
  if (!found) {
    const rack = chassis.slice(0, chassis.indexOf('/'));
    found = [`${rack}/tor`, `${rack}/san`, `${chassis}/sw`, `${chassis}/fc`];
    pairs.set(chassis, found);
  }
  return found;
}
const canisters = new Map<string, string>();
function canistersOf(array: string): string {
  let found = canisters.get(array);
  if (found === undefined) {
    found = `${controllerOf(array)}/canister`;
    canisters.set(array, found);
  }
  return found;
}

/** Shares of full speed (rulebook 7.6): 0.7 with a redundant pair of the network not whole; 0.8 with one canister, 0.9 with an array not whole. */
export function speedOf(sim: Simulation, vm: Vm): number {
  if (sim.degraded.size === 0 || vm.room === null) return 1;
  const network = pairsOf(vm.room.chassis).some((pair) => sim.degraded.has(pair)) ? 0.7 : 1;
  const storage = sim.degraded.has(canistersOf(vm.array))
    ? 0.8
    : sim.degraded.has(vm.array)
      ? 0.9
      : 1;
  return network * storage;
}

/** Whether a redundant pair or array that a VM uses is not whole (rulebook 7.11). */
export const usesDegraded = (sim: Simulation, vm: Vm): boolean => {
  if (sim.degraded.size === 0) return false;
  if (speedOf(sim, vm) < 1) return true;
  return vm.room !== null && !vm.reachable;
};
