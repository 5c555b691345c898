// A whole rack is lost, or comes back: everything in it stops, and nothing in it can help (rule `rack.fail`, rulebook 7.20).
import type { Announcement } from '../../machines/kind.ts';
import { targetOf } from '../../scenario/plan.ts';
import type { Actant } from '../kernel.ts';
import type { RackFloor } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { closeItem, needAction } from './deployer.ts';
import { pairStopped } from './management.ts';
import { rankOf } from './placing.ts';

export function hearRack(
  sim: Simulation,
  floor: RackFloor,
  says: Announcement,
  cause: number,
): number | undefined {
  const lost = says === 'down' || says === 'stopped';
  if (!lost && says !== 'up' && says !== 'resumed') return undefined;
  const { kernel } = sim;
  // With its site it goes and comes back without a word of its own (rulebook 7.25).
  const own = says === 'down' || says === 'up';
  const id = own ? kernel.log('hardware', says, floor.rack.id, cause, 'rack.fail') : cause;
  floor.lost = lost;
  floor.lossSeen = id;
  sim.lossSeen = id;
  for (const node of nodesOf(sim, floor)) kernel.send(node, lost ? 'LOST' : 'RESUME', id);
  if (lost) {
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

/**
 * Critical deployments whose racks are all lost are rebuilt at another site, if the deployer does it; the item closes when
 * a rack of theirs is back (rulebook 7.10).
 */
export function askToRebuild(sim: Simulation): void {
  const latest = sim.lossSeen;
  sim.lossSeen = 0;
  const critical = sim.teams
    .filter((team) => team.plan.critical && team.at === null && team.stands === 'here')
    .sort((a, b) => rankOf(a) - rankOf(b) || a.plan.order - b.plan.order);
  for (const team of critical) {
    const item = sim.openItems.get(team.id);
    const asked = item !== undefined && sim.kernel.ruleOf(item.event) === 'dr';
    const target = targetOf(sim.world.plan.racks, team.plan.rack);
    // The loss of its own rack asks; if that was before, whatever gives it somewhere to go now.
    const own = Math.max(...team.plan.vms.map((vm) => sim.floor(vm.rack).lossSeen));
    const cause = sim.kernel.events[own - 1]?.t === sim.kernel.now ? own : latest;
    if (!target || !team.plan.vms.every((vm) => sim.floor(vm.rack).lost)) {
      if (asked) closeItem(sim, team.id);
    } else if (!asked && !sim.floor(target.id).lost)
      needAction(
        sim,
        team.id,
        cause,
        team.plan.backup ? ['restore-backup'] : ['start-standby', 'switch-sprayer'],
        true,
        'dr',
      );
  }
}

/** A node that is mended while its whole rack is lost boots with the others, when the rack is back. */
export function staysDark(sim: Simulation, part: Actant, cause: number): void {
  const floor = sim.floors.find((f) => f.lost && part.address.startsWith(`${f.rack.id}/`));
  if (floor && nodesOf(sim, floor).includes(part)) sim.kernel.send(part, 'LOST', cause);
}

/** Every node of a rack, the management nodes among them. */
const nodesOf = (sim: Simulation, floor: RackFloor): Actant[] => [
  ...floor.mgmt.nodes,
  ...floor.virt.nodes,
  ...floor.rooms.flatMap((room) => sim.node(room.node)?.actant ?? []),
];
