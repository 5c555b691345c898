// Requests find their way: the plug-in (or the load balancer) marks a dead member down and takes it in again (rulebook 7.3, s16).
import type { MachineKind } from '../../machines/catalogue.ts';
import type { Announcement } from '../../machines/kind.ts';
import type { Vm } from '../population.ts';
import type { Simulation } from '../simulation.ts';
import { replicaServes } from './cache.ts';

export function routeAround(
  sim: Simulation,
  vm: Vm,
  how: 'REFUSED' | 'SILENT',
  cause: number,
): void {
  if (vm.route) sim.kernel.send(vm.route, how, cause);
}

export function routeBack(sim: Simulation, vm: Vm, cause: number): void {
  if (vm.route) sim.kernel.send(vm.route, 'SERVES', cause);
}

/** Who routes to a VM: plug-in or proxy to members behind them, the load balancer to all else that has an entry; cache containers watch each other. */
export function routerOf(
  vm: Pick<Vm, 'role' | 'deployment'>,
): 'plug-in' | 'proxy' | 'balancer' | 'grid' | null {
  if (vm.role === 'http' || vm.role === 'proxy') return 'balancer';
  if (vm.role === 'cache') return 'grid';
  if (vm.role !== 'was') return null;
  if (vm.deployment.plan.routing !== null) return 'proxy';
  return vm.deployment.cell?.hasHttp ? 'plug-in' : 'balancer';
}

const MACHINE = {
  'plug-in': 'route-of-plugin',
  proxy: 'route-of-plugin',
  balancer: 'route-of-balancer',
  grid: 'heartbeat',
} as const;

/** The kind of machine that watches a VM for those who send it requests. */
export function routeMachineOf(vm: Pick<Vm, 'role' | 'deployment'>): MachineKind | null {
  const router = routerOf(vm);
  return router && MACHINE[router];
}

export function hearRoute(
  sim: Simulation,
  vm: Vm,
  says: Announcement,
  cause: number,
): number | undefined {
  const { kernel } = sim;
  const router = routerOf(vm);
  const actor = router === 'balancer' ? 'external' : 'middleware';
  if (router === 'grid')
    return says === 'out' && replicaServes(vm)
      ? kernel.log('middleware', 'failover', vm.id, cause, 'cache.heartbeat')
      : undefined;
  // Nobody sends it requests, before the switch or after it.
  if (vm.deployment.stands !== 'here') {
    vm.routedAround = 0;
    return undefined;
  }
  switch (says) {
    case 'out': {
      // The plug-in's retries beat from here.
      if (vm.route) vm.route.anchorMs = kernel.now;
      vm.routedAround = 0;
      if (!anotherServes(vm)) return undefined;
      vm.routedAround = kernel.log(actor, 'reroute', vm.id, cause, kernel.ruleOf(cause), {
        by: router ?? '',
      });
      return vm.routedAround;
    }
    case 'in':
      if (vm.routedAround === 0) return undefined;
      vm.routedAround = 0;
      return kernel.log(actor, 'rejoin', vm.id, cause, kernel.ruleOf(cause), { by: router ?? '' });
    default:
      return undefined;
  }
}

/** Whether another of its role serves: then requests have somewhere else to go. The balancer knows the whole service, a plug-in its cell. */
function anotherServes(vm: Vm): boolean {
  const { cell, service } = vm.deployment;
  const known = cell && routerOf(vm) === 'plug-in' ? cell.teams : service.teams;
  // Those that go with it, when its rack is drained, serve no longer than it does.
  if (vm.rack.drained) return known.some((team) => team.vms.some((o) => standsIn(o, vm)));
  if (vm.role === 'http') return service.teams.some((team) => (team.cell?.httpServing ?? 0) > 0);
  return known.some((team) => team.serving > 0);
}

const standsIn = (other: Vm, vm: Vm): boolean =>
  other.role === vm.role &&
  !other.rack.drained &&
  other.known &&
  other.reachable &&
  (other.processes.at(-1)?.up ?? false);
