// Drives, arrays and spares: a spare is taken and filled, an array runs degraded, or its data is gone (rule `storage.drive`, rulebook 7.12).
import { naturally } from '../../base/natural.ts';
import type { Announcement } from '../../machines/kind.ts';
import { arrayOfDrive } from '../../world/parts.ts';
import type { ArrayState, ControllerState } from '../hardware.ts';
import type { Actant } from '../kernel.ts';
import type { RackFloor, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';

export function makeController(
  sim: Simulation,
  floor: RackFloor,
  controller: string,
): ControllerState {
  const state: ControllerState = {
    floor,
    arrays: new Map(),
    spares: { ssd: new Set(), hdd: new Set() },
  };
  for (const part of sim.world.parts.values()) {
    if (part.kind !== 'drive') continue;
    const place = arrayOfDrive(part.address);
    if (!place) continue;
    if ('spareOf' in place) {
      if (place.spareOf === controller) state.spares[place.type].add(part.address);
      continue;
    }
    if (!place.array.startsWith(`${controller}/`)) continue;
    let array = state.arrays.get(place.array);
    if (!array) {
      array = makeArray(sim, state, controller, place.array);
      state.arrays.set(place.array, array);
    }
    array.members.add(part.address);
  }
  return state;
}

function makeArray(
  sim: Simulation,
  state: ControllerState,
  controller: string,
  address: string,
): ArrayState {
  const type = address.endsWith('/ssd') ? 'ssd' : 'hdd';
  const array: ArrayState = {
    address,
    controller,
    type,
    actant: sim.makeActant(
      address,
      type === 'ssd' ? 'array-of-ssds' : 'array-of-hdds',
      (says, cause) => hearArray(sim, state, array, says, cause),
    ),
    members: new Set(),
    filling: null,
    missing: 0,
  };
  return array;
}

export function hearDrive(
  sim: Simulation,
  state: ControllerState,
  drive: Actant,
  says: Announcement,
  cause: number,
): number | undefined {
  const { address } = drive;
  if (says === 'down') {
    const id = sim.kernel.log('hardware', 'down', address, cause, 'storage.drive');
    sim.broken.add(address);
    const array = [...state.arrays.values()].find((a) => a.members.has(address));
    if (array) memberLost(sim, state, array, address, id);
    else for (const pool of Object.values(state.spares)) pool.delete(address);
    return id;
  }
  if (says === 'up') {
    const id = sim.kernel.log('hardware', 'up', address, cause, 'storage.drive');
    sim.broken.delete(address);
    driveBack(sim, state, address, id);
    return id;
  }
  return undefined;
}

function memberLost(
  sim: Simulation,
  state: ControllerState,
  array: ArrayState,
  drive: string,
  cause: number,
): void {
  const at = array.actant.state.value;
  if (at === 'lost') return;
  if (at === 'whole' || array.filling === drive) {
    if (at === 'whole') {
      array.missing = 1;
      sim.degraded.add(array.address);
      sim.kernel.log('hardware', 'degraded', array.address, cause, 'storage.drive');
    }
    array.members.delete(drive);
    array.filling = null;
    fill(sim, state, array, cause);
  } else lose(sim, state, array, cause);
  for (const vm of volumesOn(state.floor, array)) sim.touch(vm.deployment, cause);
}

/** Takes the lowest free spare and rebuilds onto it; without one the array runs degraded. */
function fill(sim: Simulation, state: ControllerState, array: ArrayState, cause: number): void {
  const pool = state.spares[array.type];
  const spare = [...pool].sort(naturally)[0];
  if (spare === undefined) {
    sim.kernel.send(array.actant, 'DEGRADE', cause);
    return;
  }
  pool.delete(spare);
  array.members.add(spare);
  array.filling = spare;
  const { rebuildHdd, rebuildSsd } = sim.world.plan.timings;
  const id = sim.kernel.log('hardware', 'rebuild', array.address, cause, 'storage.drive', {
    array: array.address,
    spare,
    endsAt: sim.kernel.now + (array.type === 'ssd' ? rebuildSsd : rebuildHdd),
  });
  sim.kernel.send(array.actant, 'REBUILD', id);
}

/** A second loss before the array was whole: RAID5 has nothing to rebuild from. */
function lose(sim: Simulation, state: ControllerState, array: ArrayState, cause: number): void {
  array.filling = null;
  sim.kernel.send(array.actant, 'LOSE', cause);
  const id = sim.kernel.log('hardware', 'message', array.address, cause, 'storage.drive', {
    lost: 'array',
  });
  for (const vm of volumesOn(state.floor, array)) sim.volumeLost(vm, id);
}

const volumesOn = (floor: RackFloor, array: ArrayState): Vm[] =>
  floor.everybody.filter((vm) => vm.array === array.address && vm.info.leftAt === null);

function hearArray(
  sim: Simulation,
  state: ControllerState,
  array: ArrayState,
  says: Announcement,
  cause: number,
): number | undefined {
  if (says !== 'up') return undefined;
  array.filling = null;
  array.missing = 0;
  return whole(sim, state, array, cause);
}

function whole(sim: Simulation, state: ControllerState, array: ArrayState, cause: number): number {
  sim.degraded.delete(array.address);
  for (const vm of volumesOn(state.floor, array)) sim.touch(vm.deployment, cause);
  return sim.kernel.log('hardware', 'restored', array.address, cause, 'storage.drive');
}

/** A replaced drive is rebuilt into an array that waits for one, else it is the new spare. */
function driveBack(sim: Simulation, state: ControllerState, drive: string, cause: number): void {
  const home = [...state.arrays.values()].find((array) => array.members.has(drive));
  if (home?.actant.state.value === 'lost') {
    if ([...home.members].some((member) => sim.broken.has(member))) return;
    sim.kernel.send(home.actant, 'RENEW', cause);
    whole(sim, state, home, cause);
    return;
  }
  const type = Number(drive.slice(-2)) <= 4 ? 'ssd' : 'hdd';
  state.spares[type].add(drive);
  const waiting = [...state.arrays.values()].find(
    (array) => array.type === type && array.actant.state.value === 'degraded',
  );
  if (waiting) fill(sim, state, waiting, cause);
}
