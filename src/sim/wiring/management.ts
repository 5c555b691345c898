// Management and virtualization pairs: who is active, what waits while nobody is, the floating address (rules `mgmt.*`, rulebook 7.4).
import type { Announcement } from '../../machines/kind.ts';
import type { RuleId } from '../../rules/rulebook.ts';
import type { Actant } from '../kernel.ts';
import type { RackFloor, Twins } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { callOffPlacing, stir } from './placing.ts';

/** States of a node in which the pair still has somebody. */
const LIVES: ReadonlySet<string> = new Set(['active', 'backup', 'takingOver', 'booted', 'syncing']);

const ruleOf = (pair: Twins): RuleId =>
  pair.address.endsWith('/mgmt') ? 'mgmt.node' : 'mgmt.virtualization';

const partner = (pair: Twins, node: Actant): Actant =>
  pair.nodes[0] === node ? pair.nodes[1] : pair.nodes[0];

export function hearManagement(
  sim: Simulation,
  floor: RackFloor,
  pair: Twins,
  node: Actant,
  says: Announcement,
  cause: number,
): number | undefined {
  const { kernel } = sim;
  const rule = ruleOf(pair);
  const other = partner(pair, node);
  switch (says) {
    case 'down': {
      const id = kernel.log('hardware', 'down', node.address, cause, rule);
      if (pair.whole) kernel.log('hardware', 'degraded', pair.address, id, rule);
      pair.whole = false;
      kernel.track(pair.address, LIVES.has(other.state.value) ? 'degraded' : 'down');
      if (pair.active === node) {
        pair.active = null;
        pairStopped(sim, floor, pair);
      }
      if (pair.active === null) kernel.send(other, 'PARTNER-LOST', id);
      return id;
    }
    case 'booted': {
      const id = kernel.log('hardware', 'up', node.address, cause, rule);
      kernel.track(pair.address, 'degraded');
      settle(sim, pair, node, id);
      return id;
    }
    case 'active': {
      pair.active = node;
      const id = kernel.log('hardware', 'failover', node.address, cause, rule);
      if (pair === floor.mgmt && pair.holder !== node) {
        pair.holder = node;
        kernel.log('hardware', 'ip-move', pair.address, id, rule, {
          ip: `10.${floor.rack.index}.255.1`,
          node: node.address,
        });
      }
      if (other.state.value === 'booted') settle(sim, pair, other, id);
      active(sim, floor, pair);
      return id;
    }
    case 'synced':
      pair.whole = true;
      kernel.track(pair.address, 'whole');
      return kernel.log('hardware', 'restored', pair.address, cause, rule);
    default:
      return undefined;
  }
}

/** A node that has booted: it follows an active partner, waits for one that takes over, or takes over itself, the first by address. */
function settle(sim: Simulation, pair: Twins, node: Actant, cause: number): void {
  const other = partner(pair, node);
  if (pair.active === other) {
    sim.kernel.log('hardware', 'resync', node.address, cause, ruleOf(pair));
    sim.kernel.send(node, 'SYNC', cause);
  } else if (other.state.value === 'booted') sim.kernel.send(pair.nodes[0], 'PROMOTE', cause);
  else if (other.state.value !== 'takingOver' && !bootsNow(sim, other))
    sim.kernel.send(node, 'PROMOTE', cause);
}

/** Both boot together: the first by address is promoted once the second is there too. */
const bootsNow = (sim: Simulation, node: Actant): boolean =>
  node.timers.some((timer) => timer.span.key === 'nodeBoot' && timer.t === sim.kernel.now);

/** Nobody of the pair is active: a placement under way is begun anew later. */
export function pairStopped(sim: Simulation, floor: RackFloor, pair: Twins): void {
  if (pair === floor.mgmt) floor.gate.open = false;
  callOffPlacing(sim, floor);
}

function active(sim: Simulation, floor: RackFloor, pair: Twins): void {
  if (pair === floor.mgmt) {
    sim.kernel.release(floor.gate);
    for (const go of floor.waitingMgmt.splice(0)) go();
  }
  goOn(floor);
}

/** What waited until VMs can be started and moved again, goes on if they can. */
export function goOn(floor: RackFloor): void {
  if (canPlace(floor)) for (const go of floor.waitingVirt.splice(0)) go();
  stir(floor);
}

/** Whether VMs of the rack can be started, moved and made: both pairs are active, and nobody works on the rack. */
export const canPlace = (floor: RackFloor): boolean =>
  floor.mgmt.active !== null && floor.virt.active !== null && !floor.drained;

/** Does it now, or when both pairs have an active node; waiting spends nothing. */
export function whenBoth(floor: RackFloor, go: () => void): void {
  if (canPlace(floor)) go();
  else floor.waitingVirt.push(go);
}

/** What the deployer does through the console waits for a management node, with a message. */
export function whenManaged(
  sim: Simulation,
  floor: RackFloor,
  subject: string,
  cause: number,
  go: () => void,
): void {
  if (floor.mgmt.active !== null) {
    go();
    return;
  }
  sim.kernel.log('deployer', 'message', subject, cause, 'mgmt.node', {
    waitsFor: floor.mgmt.address,
  });
  floor.waitingMgmt.push(go);
}
