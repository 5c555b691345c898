// World at a moment → views: who serves whom, row by row. Load balancer, HTTP servers, members, database; beside them what administers.
import { lastAt, type Moment } from '../../log/moment.ts';
import type { Deployment, Role } from '../../scenario/plan.ts';
import type { VmInfo } from '../../sim/record.ts';
import { type HeadLine, type History, headLines, healthOf, historyOf } from './history.ts';
import { fractionLeft, type Member, memberOf, type Note, servingProcess } from './member.ts';
import { since } from './since.ts';
import { at, left } from './words.ts';

export interface Tier {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly noteRed: boolean;
  /** Not on the path of requests. */
  readonly detached: boolean;
  readonly members: readonly Member[];
  /** Not one of them serves: the path ends before it. */
  readonly cut: boolean;
  /** Address of the VM with the active role, for a pair; the last one while there is none. */
  readonly primary: string | null;
  /** False while nobody has the role. */
  readonly primaryServes: boolean;
  /** The partner is taking the role over. */
  readonly roleMoves: boolean;
  /** What is said about the tier as a whole, under it. */
  readonly extras: readonly Note[];
}

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Requests come from outside through the load balancer. */
  readonly balanced: boolean;
  readonly tiers: readonly Tier[];
  readonly lines: readonly HeadLine[];
  readonly history: History;
  readonly down: boolean;
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
export const kindWords = (deployment: Deployment): string =>
  deployment.kind === 'vsys-was' && deployment.topology === 'standalone'
    ? 'WebSphere, stand-alone'
    : deployment.kind === 'vsys-db2' && deployment.hadr
      ? 'DB2 pair with HADR'
      : KIND_WORDS[deployment.kind];

interface Upstream {
  /** Since when nothing arrives here any more; null while it does. */
  quietSince: number | null;
}

/** Since when none of these VMs serves. */
function cutSince(m: Moment, vms: readonly VmInfo[]): number {
  return Math.max(
    0,
    ...vms.map((vm) => {
      const process = servingProcess(vm);
      const dead = m.state(vm.id) === 'running' && process !== undefined ? process : vm.id;
      return since(m, dead);
    }),
  );
}

function tierOf(
  m: Moment,
  deployments: readonly Deployment[],
  role: Role,
  up: Upstream,
  load: { readonly key: string; readonly downSince: number | null } | null,
): Tier | null {
  const ids = new Set(deployments.map((d) => d.id));
  const vms = m
    .vms()
    .filter((vm) => ids.has(vm.deployment) && vm.role === role)
    .sort(
      (a, b) =>
        deploymentOrder(deployments, a) - deploymentOrder(deployments, b) || a.number - b.number,
    );
  const first = deployments[0];
  if (vms.length === 0 || !first) return null;
  const members = vms.map((vm) => memberOf(m, vm));
  const count = members.filter((x) => x.serves).length;
  const detached = role === 'dmgr';
  const pair = role === 'db' && deployments.some((d) => d.hadr);
  const primary = pair ? m.primary(first.id) : null;
  const cut = !detached && (pair ? primary === null : count === 0);
  const already = up.quietSince;
  if (cut && already === null && !detached) up.quietSince = cutSince(m, vms);
  const silent = `no data since ${at(already ?? up.quietSince ?? 0)}`;
  let note = '';
  let noteRed = false;
  if (role === 'was' || role === 'proxy' || role === 'cache' || role === 'custom') {
    note = `${count} of ${members.length} ${role === 'custom' ? 'run' : 'serve'}`;
    if (load) {
      const asked = m.load(load.key);
      const carried = members.reduce((sum, member, i) => {
        const of = deployments.find((d) => d.id === vms[i]?.deployment);
        return sum + (member.serves ? (of?.capacity ?? 0) : 0);
      }, 0);
      // What is dead goes quiet: without a way through there is no figure, not even the last one.
      if (load.downSince !== null) note += `, no data since ${at(load.downSince)}`;
      else if (cut || already !== null) note += `, ${silent}`;
      else if (carried < asked) note += ` ${carried}/s of ${asked}/s`;
      else note += ` ${asked}/s`;
    }
    noteRed = count === 0;
  } else if (pair) {
    note = pairNote(m, first, vms, primary);
    noteRed = primary === null;
  } else if (count < members.length) {
    note = count === 0 ? 'none serves' : `${count} of ${members.length} serve`;
    noteRed = count === 0 && !detached;
  }
  const track = m.run.primaries.get(first.id) ?? [];
  const last = track.filter((e) => e.t <= m.t && e.value !== null).at(-1)?.value ?? null;
  return {
    key: `${first.id}/${role}`,
    name: role,
    note,
    noteRed,
    detached,
    members,
    cut,
    primary: pair ? (primary ?? last ?? null) : null,
    primaryServes: primary !== null,
    roleMoves: pair && m.timersOf(first.id).some((timer) => timer.key === 'hadrTakeover'),
    extras: pair ? pairExtras(m, first) : [],
  };
}

const deploymentOrder = (deployments: readonly Deployment[], vm: VmInfo): number =>
  deployments.findIndex((d) => d.id === vm.deployment);

/** `HADR, 1 is primary`, `2 is primary since 3:45`, `no primary since 3:00`. */
function pairNote(
  m: Moment,
  database: Deployment,
  vms: readonly VmInfo[],
  primary: string | null,
): string {
  const since =
    m.run.primaries.get(database.id)?.[lastAt(m.run.primaries.get(database.id) ?? [], m.t)]?.t ?? 0;
  if (primary === null) return `no primary since ${at(since)}`;
  const number = vms.find((vm) => vm.id === primary)?.number ?? 0;
  return since === 0 ? `HADR, ${number} is primary` : `${number} is primary since ${at(since)}`;
}

/** The pair's own timers: the takeover that comes, the standby that catches up. */
function pairExtras(m: Moment, database: Deployment): Note[] {
  const armed = m
    .timersOf(database.id)
    .filter((t) => t.key === 'hadrTakeover' || t.key === 'hadrResync');
  if (m.state(database.id) === 'lost.waiting')
    return [
      {
        text: 'the standby waits for you to issue the takeover',
        goesOn: false,
        fraction: null,
        red: false,
      },
    ];
  return armed.map((timer) => ({
    text:
      timer.key === 'hadrTakeover'
        ? `standby takes over, ${left(timer.dueAt - m.t)} left`
        : `standby catches up, ${left(timer.dueAt - m.t)} left`,
    goesOn: false,
    fraction: fractionLeft(timer, m.t),
    red: false,
  }));
}

function rowOf(m: Moment, id: string, deployments: readonly Deployment[]): Row {
  const first = deployments[0] as Deployment;
  const { plan } = m.run;
  const websphere = first.load !== null;
  const { key, entry } = healthOf(m, id);
  const history = historyOf(m.run, key, id, m.t);
  const up: Upstream = { quietSince: null };
  const load = websphere ? { key: id, downSince: history.openSince } : null;
  const tiers: (Tier | null)[] = [];
  const roles = (['http', 'proxy', 'was', 'db', 'cache', 'custom'] as const).filter((role) =>
    deployments.some((d) => d.vms.some((vm) => vm.role === role)),
  );
  for (const role of roles)
    tiers.push(tierOf(m, deployments, role, up, role === 'was' ? load : null));
  const databases = new Set(deployments.flatMap((d) => (d.database === null ? [] : [d.database])));
  for (const name of databases)
    tiers.push(
      tierOf(
        m,
        plan.deployments.filter((d) => d.id === name),
        'db',
        up,
        null,
      ),
    );
  tiers.push(tierOf(m, deployments, 'dmgr', up, null));
  return {
    id,
    name: id,
    kind: kindWords(first),
    balanced: websphere || first.kind === 'proxy',
    tiers: tiers.filter((tier) => tier !== null),
    lines: headLines(entry, history, websphere),
    history,
    down: entry.state === 'down',
  };
}

/** Every workload in the order of the file. A database that serves a workload stands in that workload's row and has none of its own. */
export function supply(m: Moment): Row[] {
  const { plan } = m.run;
  const used = new Set(plan.deployments.flatMap((d) => (d.database === null ? [] : [d.database])));
  const rows = new Map<string, Deployment[]>();
  for (const d of plan.deployments) {
    if (used.has(d.id)) continue;
    const id = rowId(d);
    rows.set(id, [...(rows.get(id) ?? []), d]);
  }
  return [...rows].map(([id, deployments]) => rowOf(m, id, deployments));
}

const rowId = (d: Deployment): string => (d.load === null ? d.id : d.service);

/** Number of VMs and deployments, for the heading. */
export const extent = (m: Moment): string => {
  const vms = m.vms().length;
  const deployments = m.run.plan.deployments.length;
  return `${vms} VM${vms === 1 ? '' : 's'} in ${deployments} deployment${deployments === 1 ? '' : 's'}`;
};
