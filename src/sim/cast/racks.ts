// A rack at work: its nodes, its pairs of management nodes, its placement.
import type { Rack } from '../../scenario/plan.ts';
import { emptyRooms } from '../../world/build.ts';
import { Volumes } from '../../world/volumes.ts';
import type { Actant } from '../kernel.ts';
import type { RackFloor, Twins } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { stateNamed } from '../step.ts';
import { hearManagement } from '../wiring/management.ts';
import { hearNode } from '../wiring/node.ts';
import { hearPlacement } from '../wiring/placing.ts';

export function makeFloor(sim: Simulation, rack: Rack): RackFloor {
  const rooms = emptyRooms(rack);
  const floor: RackFloor = {
    rack,
    rooms,
    byNode: new Map(rooms.map((room) => [room.node, room])),
    byGroup: new Map(
      rack.cloudGroups.map((group) => [group, rooms.filter((room) => room.group === group)]),
    ),
    held: new Map(rooms.map((room) => [room, new Set()])),
    everybody: [],
    placeless: new Set(),
    mgmt: makeTwins(sim, () => floor, rack.id, 'mgmt'),
    virt: makeTwins(sim, () => floor, rack.id, 'virt'),
    gate: { open: true, held: [] },
    waitingVirt: [],
    waitingMgmt: [],
    lost: false,
    lossSeen: 0,
    prepared: { state: 'missing', waiting: [] },
    imported: { state: 'missing', waiting: [] },
    draining: null,
    drained: false,
    volumes: new Volumes(rack),
    placement: sim.makeActant(`${rack.id}/placement`, 'placement', (says) =>
      says === 'done' ? hearPlacement(sim, floor) : undefined,
    ),
    queue: [],
    placing: null,
    stirred: false,
    ips: 0,
  };
  for (const room of rooms) {
    const actant = sim.makeActant(
      room.node,
      'node',
      (says, cause) => hearNode(sim, floor, room, says, cause),
      undefined,
      floor.gate,
    );
    sim.nodes.set(room.node, { room, actant });
  }
  return floor;
}

function makeTwins(
  sim: Simulation,
  floor: () => RackFloor,
  rack: string,
  name: 'mgmt' | 'virt',
): Twins {
  const make = (n: 1 | 2) => {
    const node: Actant = sim.makeActant(
      `${rack}/${name}-${n}`,
      'management-node',
      (says, cause) => hearManagement(sim, floor(), pair, node, says, cause),
      n === 1 ? undefined : stateNamed('management-node', 'backup'),
    );
    return node;
  };
  const first = make(1);
  const pair: Twins = {
    address: `${rack}/${name}`,
    nodes: [first, make(2)],
    active: first,
    holder: first,
    whole: true,
  };
  return pair;
}
