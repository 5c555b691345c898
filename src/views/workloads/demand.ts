// Run → views: what is asked of a deployment and what it could carry; for a cache, how much of it is in use. In figures, at a moment.
import { lastAt, type Moment, valueAt } from '../../log/moment.ts';
import type { Deployment } from '../../scenario/plan.ts';
import type { LogEvent } from '../../sim/event.ts';
import type { Run, VmInfo } from '../../sim/record.ts';

const known = new WeakMap<Run, ReadonlyMap<string, readonly LogEvent[]>>();

/** The events by which the load (or the use) of a deployment was changed, in order. */
function changes(run: Run, deployment: string): readonly LogEvent[] {
  let all = known.get(run);
  if (!all) {
    const found = new Map<string, LogEvent[]>();
    for (const event of run.events)
      if (event.kind === 'load')
        found.set(event.subject, [...(found.get(event.subject) ?? []), event]);
    all = found;
    known.set(run, all);
  }
  return all.get(deployment) ?? [];
}

const lastChange = (m: Moment, deployment: string): LogEvent | undefined => {
  const events = changes(m.run, deployment);
  return events[lastAt(events, m.t)];
};

/** Requests per second sent to one deployment; its service may have others beside it. */
export const loadOf = (m: Moment, d: Deployment): number =>
  Number(lastChange(m, d.id)?.data.load ?? d.load ?? 0);

/** Requests per second asked of a tier of members: a proxy service carries what is routed through it; null for what takes none. */
export function demandOn(m: Moment, d: Deployment): number | null {
  if (d.kind === 'proxy')
    return m.run.plan.deployments
      .filter((client) => client.routing === d.id)
      .reduce((sum, client) => sum + loadOf(m, client), 0);
  return d.load === null ? null : loadOf(m, d);
}

/** The role whose VMs carry what is asked of a deployment. */
const ROLE: Readonly<Partial<Record<Deployment['kind'], string>>> = {
  'vapp-was': 'was',
  'vsys-was': 'was',
  'vsys-was-imp': 'was',
  proxy: 'proxy',
  cache: 'cache',
};

const bearing = (run: Run, d: Deployment, t: number): VmInfo[] =>
  run.vms.filter(
    (vm) =>
      vm.deployment === d.id &&
      vm.at === (valueAt(run.standing.get(d.id), t) ?? null) &&
      vm.role === ROLE[d.kind] &&
      vm.bornAt <= t &&
      (vm.leftAt === null || vm.leftAt > t),
  );

/** How many of them serve at `t`. */
function servingAt(run: Run, d: Deployment, t: number): number {
  return bearing(run, d, t).filter((vm) => {
    const process = vm.processes.at(-1);
    return process !== undefined && (valueAt(run.states.get(process), t) ?? 'up') === 'up';
  }).length;
}

/** A proxy whose address the load balancer has not been told (rulebook 2.7). */
export const unknownToBalancer = (m: Moment, vm: string): boolean =>
  m.items().some((i) => i.subject === vm && i.actions.includes('update-load-balancer'));

export interface Carried {
  readonly asked: number;
  /** What the members that serve carry, and from what on the SLA is missed. */
  readonly most: number;
  readonly within: number;
}

/** What is asked of the members of a deployment against what they can carry now, in requests per second; null for what takes none. */
export function carriedBy(m: Moment, d: Deployment): Carried | null {
  const asked = demandOn(m, d);
  if (asked === null) return null;
  const serving = servingAt(m.run, d, m.t);
  const unknown = bearing(m.run, d, m.t).filter((vm) => unknownToBalancer(m, vm.id)).length;
  const most = Math.max(0, serving - unknown) * d.capacity;
  return { asked, most, within: Math.round(most * d.threshold) };
}

/** Percent of each serving container that is in use; null while none serves. Content stays when members come or go (rulebook 7.6). */
export function usedOf(m: Moment, cache: Deployment): number | null {
  const now = servingAt(m.run, cache, m.t);
  if (now === 0) return null;
  const change = lastChange(m, cache.id);
  const content = change
    ? Number(change.data.used) * servingAt(m.run, cache, change.t)
    : cache.used * cache.vms.length;
  return Math.round(content / now);
}

/** Up to where a control for the load of a deployment goes, in requests per second: twice what it carries at its largest. */
export function mostLoad(m: Moment, d: Deployment): number {
  const members = Math.max(d.scaling?.max ?? 0, bearing(m.run, d, 0).length, 1);
  const most = Math.max(2 * members * d.capacity, 1.25 * loadOf(m, d));
  return Math.ceil(most / 100) * 100;
}
