// A whole rack is lost, or comes back: everything in it stops, and nothing in it can help (rule `rack.fail`, rulebook 7.20).
import type { Announcement } from '../../machines/kind.ts';
import type { Actant } from '../kernel.ts';
import type { RackFloor } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { pairStopped } from './management.ts';

export function hearRack(
  sim: Simulation,
  floor: RackFloor,
  says: Announcement,
  cause: number,
): number | undefined {
  if (says !== 'down' && says !== 'up') return undefined;
  const { kernel } = sim;
  const id = kernel.log('hardware', says, floor.rack.id, cause, 'rack.fail');
  const message = says === 'down' ? 'LOST' : 'RESUME';
  for (const node of nodesOf(sim, floor)) kernel.send(node, message, id);
  if (says === 'down') {
    for (const pair of [floor.mgmt, floor.virt]) {
      pair.active = null;
      pair.whole = false;
      kernel.track(pair.address, 'down');
      pairStopped(sim, floor, pair);
    }
    for (const room of floor.rooms) {
      room.up = false;
      for (const vm of sim.vmsOn(floor, room)) {
        sim.leaveRoom(vm, room.node);
        kernel.send(vm.actant, 'LOST', id);
      }
    }
  }
  return id;
}

/** Every node of a rack, the management nodes among them. */
const nodesOf = (sim: Simulation, floor: RackFloor): Actant[] => [
  ...floor.mgmt.nodes,
  ...floor.virt.nodes,
  ...floor.rooms.flatMap((room) => sim.node(room.node)?.actant ?? []),
];
