// What a compute node's words mean: its VMs lose their place, the platform empties it, room appears when it is back (rule `node.fail`).

import { naturally } from '../../base/natural.ts';
import type { Announcement } from '../../machines/kind.ts';
import type { NodeRoom } from '../../world/room.ts';
import type { RackFloor, Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { queueForPlace, stir } from './placing.ts';

export function hearNode(
  sim: Simulation,
  floor: RackFloor,
  room: NodeRoom,
  says: Announcement,
  cause: number,
): number | undefined {
  const { kernel } = sim;
  switch (says) {
    case 'down': {
      const id = kernel.log('hardware', 'down', room.node, cause, 'node.fail');
      room.up = false;
      for (const vm of sim.vmsOn(floor, room)) {
        sim.leaveRoom(vm, room.node);
        kernel.send(vm.actant, 'LOST', id);
      }
      return id;
    }
    case 'noticed': {
      const id = kernel.log('platform', 'detection', room.node, cause, 'node.fail');
      for (const vm of lostWith(floor, room)) queueForPlace(sim, vm, 'evacuate', id);
      return id;
    }
    case 'up': {
      const id = kernel.log('hardware', 'up', room.node, cause, 'node.fail');
      room.up = true;
      // Repaired before anybody noticed that it was gone: its VMs were never moved, and get a place now.
      for (const vm of lostWith(floor, room)) queueForPlace(sim, vm, 'placed', id);
      stir(floor);
      return id;
    }
    default:
      return undefined;
  }
}

/** VMs that were lost with a node and wait for nobody yet, in order of address. */
const lostWith = (floor: RackFloor, room: NodeRoom): Vm[] =>
  [...floor.placeless]
    .filter((vm) => vm.lost === room.node && floor.placing?.vm !== vm)
    .filter((vm) => !floor.queue.some((waiting) => waiting.vm === vm))
    .sort((a, b) => naturally(a.id, b.id));
