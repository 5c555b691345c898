// World at a moment → views: one tier of a workload: its VMs, how many serve, what is asked of them, and what is said about it as a whole.
import { lastAt, type Moment } from '../../log/moment.ts';
import type { Deployment, Role } from '../../scenario/plan.ts';
import type { VmInfo } from '../../sim/record.ts';
import { carriedBy, usedOf } from './demand.ts';
import { type Member, memberOf, type Note, servingProcess } from './member.ts';
import { troubledSince } from './since.ts';
import { fractionLeft } from './timing.ts';
import { at, left } from './words.ts';

export interface Tier {
  readonly key: string;
  readonly name: string;
  /** It stands beside the path: the application goes on without it. */
  readonly aside: boolean;
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
      return troubledSince(m, dead);
    }),
  );
}

export interface Path extends Upstream {
  /** Since when no request passes at all. */
  readonly downSince: number | null;
}

interface Asked {
  /** A service of its own that this workload uses with others. */
  readonly shared?: boolean;
  readonly aside?: boolean;
}

export function tierOf(
  m: Moment,
  deployments: readonly Deployment[],
  role: Role,
  path: Path,
  { shared = false, aside = false }: Asked = {},
): Tier | null {
  const ids = new Set(deployments.map((d) => d.id));
  const vms = m
    .vms()
    .filter((vm) => ids.has(vm.deployment) && vm.role === role && m.counts(vm))
    .sort(
      (a, b) =>
        deploymentOrder(deployments, a) - deploymentOrder(deployments, b) || a.number - b.number,
    );
  const first = deployments[0];
  if (vms.length === 0 || !first) return null;
  const detached = role === 'dmgr';
  const pair = role === 'db' && deployments.some((d) => d.hadr);
  const primary = pair ? m.primary(first.id) : null;
  const plain = vms.map((vm) => memberOf(m, vm));
  const count = plain.filter((x) => x.serves).length;
  const cut = !detached && (pair ? primary === null : count === 0);
  const already = path.quietSince;
  const own = cut ? cutSince(m, vms) : null;
  // A cache still says how full it is when no request of the application passes.
  const quiet = role === 'cache' ? own : (path.downSince ?? already ?? own);
  if (already === null) path.quietSince = own;
  const said: string[] = shared ? [first.id === role ? 'shared' : `shared: ${first.id}`] : [];
  let noteRed = false;
  let members = plain;
  if (role === 'was' || role === 'proxy' || role === 'cache' || role === 'custom') {
    const serves = `${count} of ${plain.length} ${role === 'custom' ? 'run' : 'serve'}`;
    noteRed = count === 0;
    const figure =
      role === 'cache'
        ? usedWords(m, first, quiet)
        : shared
          ? ''
          : loadWords(m, deployments, quiet);
    if (!shared || count < plain.length) said.push(serves);
    if (figure !== '') said.push(figure);
    const used = role === 'cache' && quiet === null ? usedOf(m, first) : null;
    if (used !== null) members = plain.map((x) => (x.serves ? withUse(x, used) : x));
  } else if (pair) {
    said.push(pairNote(m, first, vms, primary));
    noteRed = primary === null;
  } else if (count < plain.length) {
    said.push(count === 0 ? 'none serves' : `${count} of ${plain.length} serve`);
    noteRed = count === 0 && !detached;
  }
  const track = m.run.primaries.get(first.id) ?? [];
  const last = track.filter((e) => e.t <= m.t && e.value !== null).at(-1)?.value ?? null;
  return {
    key: `${first.id}/${role}`,
    name: role,
    note: said.join(', ').replace(/ serve, (?=\d)/, ' serve '),
    noteRed,
    aside,
    detached,
    members,
    cut,
    primary: pair ? (primary ?? last ?? null) : null,
    primaryServes: primary !== null,
    roleMoves: pair && m.timersOf(first.id).some((timer) => timer.key === 'hadrTakeover'),
    extras: [
      ...(pair ? pairExtras(m, first) : []),
      ...(role === scaledRole(first) ? scalingExtras(m, first) : []),
      ...(role === 'dmgr' ? backupExtras(m, first) : []),
    ],
  };
}

const withUse = (member: Member, used: number): Member => ({
  ...member,
  used,
  name: `${member.name}, ${used} % in use`,
});

/** `200/s`, `100/s of 200/s`; what is dead goes quiet: without a way through there is no figure, not even the last one. */
function loadWords(m: Moment, deployments: readonly Deployment[], quiet: number | null): string {
  const tiers = deployments.flatMap((d) => carriedBy(m, d) ?? []);
  if (tiers.length === 0) return '';
  if (quiet !== null) return `no data since ${at(quiet)}`;
  const asked = tiers.reduce((sum, tier) => sum + tier.asked, 0);
  const most = tiers.reduce((sum, tier) => sum + tier.most, 0);
  return most < asked ? `${most}/s of ${asked}/s` : `${asked}/s`;
}

function usedWords(m: Moment, cache: Deployment, quiet: number | null): string {
  const used = usedOf(m, cache);
  if (used === null || quiet !== null) return `no data since ${at(quiet ?? 0)}`;
  return `${used} % in use`;
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

const scaledRole = (d: Deployment): Role | null =>
  d.scaling === null ? null : d.kind === 'cache' || d.kind === 'proxy' ? d.kind : 'was';

/** How long it is said that a member has left, in milliseconds of simulated time. */
const LEFT_MS = 60_000;

/** What scaling is about to do, and whom it has just sent away. */
function scalingExtras(m: Moment, d: Deployment): Note[] {
  const notes: Note[] = [];
  const timer = m
    .timersOf(d.id)
    .find((t) => t.key === 'scalingDecision' || t.key === 'impDecision');
  if (timer) {
    const who = timer.key === 'impDecision' ? 'IMP' : 'scaling';
    const excess = m.state(`scaling:${d.id}`) === 'excess';
    const short = d.kind === 'cache' ? 'too full' : 'SLA missed';
    notes.push({
      text: `${excess ? 'more than needed' : short}: ${who} decides in ${left(timer.dueAt - m.t)}`,
      goesOn: false,
      fraction: fractionLeft(timer, m.t),
      red: false,
    });
  }
  const gone = m.run.vms.filter(
    (vm) =>
      vm.deployment === d.id &&
      vm.leftAt !== null &&
      vm.leftAt <= m.t &&
      m.t - vm.leftAt < LEFT_MS &&
      m.run.events.some((e) => e.kind === 'scale-in' && e.subject === vm.id && e.t === vm.leftAt),
  );
  for (const vm of gone)
    notes.push({
      text: `${vm.role}-${vm.number} left at ${at(vm.leftAt ?? 0)}: the others carry the load`,
      goesOn: false,
      fraction: null,
      red: false,
      minor: true,
    });
  return notes;
}

/** The backup deployment manager of an IMP cell: whether it takes over, or has. */
function backupExtras(m: Moment, d: Deployment): Note[] {
  const state = m.run.states.has(`backup:${d.id}`) ? m.state(`backup:${d.id}`) : 'standby';
  if (state !== 'active') return [];
  return [{ text: 'the backup administers', goesOn: false, fraction: null, red: false }];
}
