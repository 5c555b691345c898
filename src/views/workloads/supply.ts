// World at a moment → views: who serves whom, row by row. Load balancer, HTTP servers, members, database; beside them what administers.
import { type Look, lastAt, type Moment } from '../../log/moment.ts';
import type { Deployment, Role } from '../../scenario/plan.ts';
import type { TimerSpan, VmInfo } from '../../sim/record.ts';
import { type DeploymentHue, hueOf } from '../hues.ts';
import { LOOK_WORDS } from '../rack/names.ts';
import { type HeadLine, type History, headLines, healthOf, historyOf } from './history.ts';
import { at, left, processWord, short, telling, timerPhrase } from './words.ts';

/** What is said about one VM beside its tile: why it does not serve, and who comes, when. */
export interface Note {
  readonly text: string;
  /** What is left of the timer behind it, 0 to 1; null: no ring, nobody is coming. */
  readonly fraction: number | null;
  readonly red: boolean;
}

export interface Member {
  readonly address: string;
  readonly role: string;
  readonly number: number;
  readonly hue: DeploymentHue;
  readonly look: Look;
  readonly drum: boolean;
  readonly serves: boolean;
  /** How far its recovery is, 0 to 1. */
  readonly progress: number;
  readonly note: Note | null;
  /** For those who cannot see it: `shop/was-3, recovering, boots on c2/n1, 0:58 left`. */
  readonly name: string;
}

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

/** The process whose work a VM is there for: the last one its boot starts. */
export const servingProcess = (vm: VmInfo): string | undefined => vm.processes.at(-1);

/** A VM as a workload sees it: whole only if what it is there for serves. */
export function lookOf(m: Moment, vm: VmInfo): Look {
  const own = m.look(vm.id);
  if (own !== 'whole' && own !== 'degraded') return own;
  const serving = servingProcess(vm);
  const process = serving === undefined ? 'whole' : m.look(serving);
  if (process !== 'whole' && process !== 'degraded') return process;
  if (process === 'degraded' || own === 'degraded') return 'degraded';
  return vm.processes.some((p) => m.look(p) !== 'whole') ? 'degraded' : 'whole';
}

const serving = (look: Look): boolean => look === 'whole' || look === 'degraded';

/** The timer that says most about a VM: its own, one of its processes', or that of the node it waits for. */
export function timerOf(m: Moment, vm: VmInfo): TimerSpan | null {
  const own = telling([vm.id, ...vm.processes].flatMap((address) => m.timersOf(address)));
  if (own) return own;
  const node = m.place(vm.id).lost;
  return m.state(vm.id) === 'stopped' && node !== null
    ? telling(m.timersOf(node).filter((timer) => timer.key === 'nodeDetection'))
    : null;
}

export const fractionLeft = (timer: TimerSpan, t: number): number =>
  timer.dueAt <= timer.armedAt ? 0 : (timer.dueAt - t) / (timer.dueAt - timer.armedAt);

/** What is said about a VM that is not simply whole; null if it is. */
export function noteOf(m: Moment, vm: VmInfo, look: Look): Note | null {
  if (look === 'whole') return null;
  const { plan } = m.run;
  const state = m.state(vm.id) ?? 'running';
  const node = m.place(vm.id).node;
  const timer = timerOf(m, vm);
  const dead = vm.processes.filter((p) => m.look(p) === 'abandoned' || m.look(p) === 'failed');
  const process = dead.at(-1);
  const inProcess = state === 'running' && process !== undefined;
  const who = inProcess && process !== servingProcess(vm) ? `${processWord(process)} ` : '';
  const since = at(m.since(inProcess ? process : vm.id));
  const coming = (text: string): Note => ({ text, fraction: null, red: false });
  const withRing = (t: TimerSpan): Note => ({
    text: timerPhrase(t.key, t.dueAt - m.t, t.key === 'vmBoot' && node ? short(plan, node) : ''),
    fraction: fractionLeft(t, m.t),
    red: false,
  });
  if (look === 'abandoned' || (inProcess && m.look(process) === 'abandoned')) {
    if (timer && timer.key !== 'nodeDetection') return withRing(timer);
    return { text: `${who}is dead since ${since}, nobody comes`, fraction: null, red: true };
  }
  if (timer) {
    const note = withRing(timer);
    if (timer.subject !== vm.id && inProcess && who !== '')
      return { ...note, text: `${who}dead: ${note.text}` };
    return note;
  }
  if (look === 'suspended') return coming(`cut off since ${since}`);
  if (state === 'stopped' || state === 'waiting') return coming('waits for a place');
  if (state === 'spent') return { text: 'did not boot, nobody comes', fraction: null, red: true };
  if (look === 'degraded') return null;
  return coming(`${who}${LOOK_WORDS[look]} since ${since}`);
}

function memberOf(m: Moment, vm: VmInfo): Member {
  const look = lookOf(m, vm);
  const timer = timerOf(m, vm);
  const note = noteOf(m, vm, look);
  const state =
    serving(look) && !m.run.plan.deployments.some((d) => d.id === vm.deployment && d.hadr);
  const word = look === 'whole' ? (state ? 'serves' : 'running') : LOOK_WORDS[look];
  const said = note && !(note.red && look === 'abandoned') ? `, ${note.text}` : '';
  const dead = note?.red && look === 'abandoned' ? note.text.replace(/^is /, '') : word;
  return {
    address: vm.id,
    role: vm.role,
    number: vm.number,
    hue: hueOf(m.run.plan, vm.deployment),
    look,
    drum: vm.role === 'db',
    serves: serving(look),
    progress: look === 'recovering' && timer ? 1 - fractionLeft(timer, m.t) : 0,
    note,
    name: `${vm.id}, ${dead}${said}`,
  };
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
      return m.since(dead);
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
      { text: 'the standby waits for you to issue the takeover', fraction: null, red: false },
    ];
  return armed.map((timer) => ({
    text:
      timer.key === 'hadrTakeover'
        ? `standby takes over, ${left(timer.dueAt - m.t)} left`
        : `standby catches up, ${left(timer.dueAt - m.t)} left`,
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
    lines: headLines(entry, history, websphere ? m.load(id) : null),
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
