// World at a moment → views: who serves whom, row by row. Load balancer, HTTP servers, members, database; beside them what administers.
import type { Moment } from '../../log/moment.ts';
import type { Deployment, Plan } from '../../scenario/plan.ts';
import { demandOn } from './demand.ts';
import { type HeadLine, type History, headLines, healthOf, historyOf } from './history.ts';
import { type Lever, leversOf } from './levers.ts';
import { sessionLines } from './sessions.ts';
import { type Path, type Tier, tierOf } from './tier.ts';

export type Front = 'lb' | 'sprayer';

export interface Row {
  readonly id: string;
  readonly name: string;
  /** The deployments that serve as one, by id; mostly the one of that name. */
  readonly deployments: readonly string[];
  readonly kind: string;
  /** The same in a word or two, for a compact row. */
  readonly kindShort: string;
  /** Through what requests come from outside: the load balancer, the IP sprayer once it was switched to another rack; null where none come. */
  readonly front: Front | null;
  readonly tiers: readonly Tier[];
  readonly lines: readonly HeadLine[];
  /** What one can turn: the load of its deployments, the use of its caches. */
  readonly levers: readonly Lever[];
  readonly history: History;
  readonly down: boolean;
  /** Requests per second that are asked of it; null where none are counted. */
  readonly asked: number | null;
  /** Under which `Run.health` keeps it. */
  readonly healthKey: string;
}

const KIND_WORDS: Readonly<Record<Deployment['kind'], string>> = {
  'vapp-was': 'virtual application',
  'vapp-db2': 'database service, DB2',
  'vsys-was': 'WebSphere ND, no IMP',
  'vsys-was-imp': 'WebSphere with IMP',
  'vsys-db2': 'DB2, virtual system',
  cache: 'caching service',
  proxy: 'proxy service',
  custom: 'custom image',
};
export function kindWords(deployment: Deployment): string {
  const { kind } = deployment;
  if (kind === 'vsys-was' && deployment.topology === 'standalone') return 'WebSphere, stand-alone';
  if (kind === 'vsys-db2' && deployment.hadr) return 'DB2 pair with HADR';
  if (kind === 'vsys-was-imp' && deployment.topology === 'nd')
    return `${KIND_WORDS[kind]}, ${clusterWords(deployment)}`;
  return KIND_WORDS[kind];
}
const clusterWords = (deployment: Deployment): string =>
  deployment.onFailure === null ? 'static cluster' : 'dynamic cluster';

/** In a compact row: what tells it from its neighbours. */
const kindShort = (deployment: Deployment): string =>
  deployment.kind === 'vsys-was-imp' && deployment.topology === 'nd'
    ? clusterWords(deployment)
    : kindWords(deployment);

function rowOf(m: Moment, id: string, deployments: readonly Deployment[]): Row {
  const first = deployments[0] as Deployment;
  const { plan } = m.run;
  const websphere = first.load !== null;
  const { key, entry } = healthOf(m, id);
  const history = historyOf(m.run, key, id, m.t);
  const path: Path = { quietSince: null, downSince: websphere ? history.openSince : null };
  const named = (of: (d: Deployment) => string | null) =>
    [...new Set(deployments.flatMap((d) => of(d) ?? []))].map((name) =>
      plan.deployments.filter((d) => d.id === name),
    );
  const caches = named((d) => d.caching);
  const tiers: (Tier | null)[] = [];
  for (const proxies of named((d) => d.routing))
    tiers.push(tierOf(m, proxies, 'proxy', path, { shared: true }));
  for (const role of ['http', 'proxy', 'was', 'db', 'cache', 'custom'] as const)
    if (deployments.some((d) => d.vms.some((vm) => vm.role === role)))
      tiers.push(tierOf(m, deployments, role, path));
  for (const database of named((d) => d.database)) tiers.push(tierOf(m, database, 'db', path));
  for (const cache of caches)
    tiers.push(tierOf(m, cache, 'cache', path, { shared: true, aside: true }));
  tiers.push(tierOf(m, deployments, 'dmgr', path));
  return {
    id,
    name: id,
    deployments: deployments.map((d) => d.id),
    kind: kindWords(first),
    kindShort: kindShort(first),
    front: frontOf(m, deployments),
    tiers: tiers.filter((tier) => tier !== null),
    lines: [
      ...headLines(entry, history, websphere),
      ...sessionLines(m, id, deployments, entry.state === 'down'),
    ],
    levers: leversOf(m, [...deployments, ...caches.flat()]),
    history,
    down: entry.state === 'down',
    asked: websphere ? m.load(id) : demandOn(m, first),
    healthKey: key,
  };
}

/** Rulebook 7.19: the sprayer stands only before what has been switched. */
function frontOf(m: Moment, deployments: readonly Deployment[]): Front | null {
  if (!deployments.some((d) => d.load !== null || d.kind === 'proxy')) return null;
  return deployments.every((d) => m.standsAt(d.id) !== null) ? 'sprayer' : 'lb';
}

/**
 * Every workload in the order of the file. A database that serves a workload stands in that workload's row and has none of its own,
 * and so does a proxy or caching service that exactly one workload uses.
 */
export function supply(m: Moment): Row[] {
  return [...rowsOf(m.run.plan)].map(([id, deployments]) => rowOf(m, id, deployments));
}

/** Which deployments stand in which row is the plan's and does not change with the moment. */
const rowsOfPlan = new WeakMap<Plan, ReadonlyMap<string, readonly Deployment[]>>();

function rowsOf(plan: Plan): ReadonlyMap<string, readonly Deployment[]> {
  const known = rowsOfPlan.get(plan);
  if (known) return known;
  const users = (of: (d: Deployment) => string | null, id: string) =>
    new Set(plan.deployments.filter((d) => of(d) === id).map(rowId)).size;
  const elsewhere = (d: Deployment) =>
    users((u) => u.database, d.id) > 0 ||
    users((u) => u.routing, d.id) === 1 ||
    users((u) => u.caching, d.id) === 1;
  const rows = new Map<string, Deployment[]>();
  for (const d of plan.deployments) {
    if (elsewhere(d)) continue;
    const id = rowId(d);
    rows.set(id, [...(rows.get(id) ?? []), d]);
  }
  rowsOfPlan.set(plan, rows);
  return rows;
}

const rowId = (d: Deployment): string => (d.load === null ? d.id : d.service);

/** Number of VMs and deployments, for the heading. */
export const extent = (m: Moment): string => {
  const vms = m.vms().length;
  const deployments = m.run.plan.deployments.length;
  return `${vms} VM${vms === 1 ? '' : 's'} in ${deployments} deployment${deployments === 1 ? '' : 's'}`;
};
