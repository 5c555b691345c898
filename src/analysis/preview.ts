// Command → what would come of it, before it is done: a dry run of the real engine beside the run as it is, and one sentence on the difference.
import { listed } from '../base/english.ts';
import { naturally } from '../base/natural.ts';
import { lastAt, valueAt } from '../log/moment.ts';
import { TIMING_OF } from '../log/recovery-steps.ts';
import type { Line } from '../scenario/validator.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Health, Item, Run } from '../sim/record.ts';
import { simulate } from '../sim/simulate.ts';
import { checkTargets } from '../world/targets.ts';
import { hardwareLead, nodeOf, outsideLead, repairLead, span } from './preview-hardware.ts';

/** A line without its time. */
export type DryDeed = Line extends infer L ? (L extends Line ? Omit<L, 'at'> : never) : never;

export interface PreviewOutage {
  /** The service. */
  readonly id: string;
  /** How much longer it would be out, in milliseconds. */
  readonly ms: number;
  /** Who would end it; null if nobody does by themselves. */
  readonly by: string | null;
  readonly ends: boolean;
}

export interface Preview {
  /** Addresses of the parts and VMs that would stop (processes only where their VM runs on). */
  readonly hit: readonly string[];
  readonly outages: readonly PreviewOutage[];
  /** What would be left to the deployer that is not so already. */
  readonly left: readonly {
    readonly subject: string;
    readonly actions: readonly string[];
    readonly blocking: boolean;
  }[];
  /** The sentence in bold before the others: `Fail node would stop 2 VMs.` */
  readonly lead: string;
  /** All that is said, the lead included. */
  readonly sentence: string;
}

/** How far ahead a dry run looks, in milliseconds: long enough for every recovery but tomorrow's. */
const AHEAD_MS = 24 * 3_600_000;
/** Dry runs remembered per run: those of the buttons of a few parts. */
const REMEMBERED = 24;

const SERVICE = 'service:';

const remembered = new WeakMap<Run, Map<string, Preview>>();
const longer = new WeakMap<Run, Run>();

/**
 * What `deed`, done at `t` (milliseconds), would change in `run`. Nothing is changed by asking; the answer is remembered.
 * A deed that this build cannot do gives an empty preview.
 */
export function previewFault(run: Run, t: number, deed: DryDeed): Preview {
  let known = remembered.get(run);
  if (!known) {
    known = new Map();
    remembered.set(run, known);
  }
  const key = `${t} ${JSON.stringify(deed)}`;
  let preview = known.get(key);
  if (!preview) {
    preview = compare(run, t, { at: t, ...deed } as Line);
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, preview);
  }
  return preview;
}

const NOTHING: Preview = { hit: [], outages: [], left: [], lead: '', sentence: '' };

function compare(run: Run, t: number, line: Line): Preview {
  const { plan, world } = run;
  if (checkTargets(plan, world.parts, [line]).length > 0) return NOTHING;
  const until = Math.max(run.until, t + AHEAD_MS);
  const before = asItIs(run, until);
  // A stable sort puts the line after every other line of its time (rulebook 7.23).
  const script = [...plan.script, line].sort((a, b) => a.at - b.at);
  const after = simulate({ ...world, plan: { ...plan, script, until } }, until);
  const hit = stopped(before, after, t);
  const outages = outagesOf(before, after, t);
  const left = newItems(before.items, after.items);
  const lead = leadOf(run, line, hit, after, t);
  const rest = 'fault' in line ? restOf(before, after, t, outages, left) : '';
  return { hit, outages, left, lead, sentence: rest === '' ? lead : `${lead} ${rest}` };
}

/** The run without the deed, up to the same end. */
function asItIs(run: Run, until: number): Run {
  if (run.until >= until) return run;
  let long = longer.get(run);
  if (!long || long.until < until) {
    long = simulate({ ...run.world, plan: { ...run.plan, until } }, until);
    longer.set(run, long);
  }
  return long;
}

const DEAD = /^(failed|broken|stopped|drained|dead|off|spent|suspended|cutOff|lost$)/;

/** What does not run just after `t` and would without the deed. */
function stopped(before: Run, after: Run, t: number): string[] {
  const hit = [...after.states].flatMap(([address, track]) => {
    const now = valueAt(track, t) ?? '';
    const then = valueAt(before.states.get(address), t) ?? '';
    return DEAD.test(now) && !DEAD.test(then) ? [address] : [];
  });
  const all = new Set(hit);
  return hit
    .filter((address) => !address.includes(':') || !all.has(address.slice(0, address.indexOf(':'))))
    .sort(naturally);
}

/** Time a service is down from `t` on, and how its last such span ends. */
function downFrom(run: Run, key: string, t: number) {
  const track = run.health.get(key) ?? [];
  let ms = 0;
  let ends = true;
  track.forEach((entry, i) => {
    const to = track[i + 1]?.t ?? run.until;
    if (entry.value.state !== 'down' || to <= t) return;
    ms += to - Math.max(t, entry.t);
    ends = i + 1 < track.length;
  });
  return { ms, ends };
}

/** Services as people name them: a database that serves another workload is told with that workload. */
function services(run: Run): string[] {
  const used = new Set(run.plan.deployments.map((d) => d.database));
  return [...run.health.keys()].filter(
    (key) => key.startsWith(SERVICE) && !used.has(key.slice(SERVICE.length)),
  );
}

function outagesOf(before: Run, after: Run, t: number): PreviewOutage[] {
  return services(after).flatMap((key) => {
    const then = downFrom(before, key, t);
    const now = downFrom(after, key, t);
    const id = key.slice(SERVICE.length);
    if (now.ms <= then.ms) return [];
    const by =
      after.outages.filter((o) => o.id === id && o.to !== null && o.from >= t).at(-1)?.by ?? null;
    return [{ id, ms: now.ms - then.ms, by: now.ends ? by : null, ends: now.ends }];
  });
}

function newItems(before: readonly Item[], after: readonly Item[]): Preview['left'][number][] {
  const open = (items: readonly Item[]) => items.filter((item) => item.to === null);
  const known = new Set(open(before).map((item) => `${item.subject} ${item.actions}`));
  return open(after)
    .filter((item) => !known.has(`${item.subject} ${item.actions}`))
    .map(({ subject, actions, blocking }) => ({ subject, actions, blocking }));
}

function leadOf(run: Run, line: Line, hit: readonly string[], after: Run, t: number): string {
  const { target } = line;
  if ('fault' in line) {
    const kind = run.world.parts.get(target)?.kind;
    const vms = hit.filter((address) => run.vms.some((vm) => vm.id === address));
    if (kind === 'node')
      return vms.length === 0
        ? 'Fail node would stop no VM.'
        : `Fail node would stop ${vms.length} VM${vms.length === 1 ? '' : 's'}.`;
    const large = outsideLead(run, target, vms.length);
    if (large !== null) return large;
    if (kind !== undefined || run.world.parts.has(nodeOf(target)))
      return hardwareLead(run, target, hit, after, t);
    if (target.includes(':')) return `This would kill ${target} and leave its VM running.`;
    return line.boots === false
      ? `Fail VM would stop ${target}, and no restart would bring it up.`
      : `Fail VM would stop ${target}.`;
  }
  if ('repair' in line) {
    const up = after.events.find((e) => e.t >= t && e.kind === 'up' && e.subject === target);
    return up ? repairLead(run, target, up.t - t, after, t) : '';
  }
  if ('action' in line && TIMING_OF[line.action] && !line.target.includes('/')) {
    const done = after.events.find(
      (e) =>
        e.t >= t &&
        e.kind === 'action-done' &&
        e.subject === target &&
        e.data.action === line.action,
    );
    return done ? `This would be done in ${span(done.t - t)}.` : '';
  }
  if ('action' in line) {
    const serves = lastUp(after, target, t);
    return serves === null ? '' : `${target} would serve again in ${span(serves - t)}.`;
  }
  return '';
}

/** When the last of the target's processes comes up after the first boot that follows `t`. */
function lastUp(run: Run, target: string, t: number): number | null {
  const vm = target.includes(':') ? target.slice(0, target.indexOf(':')) : target;
  const info = run.vms.find((v) => v.id === vm);
  const process = target.includes(':') ? target : info?.processes.at(-1);
  const track = process === undefined ? undefined : run.states.get(process);
  return track?.find((entry) => entry.t > t && entry.value === 'up')?.t ?? null;
}

function restOf(
  before: Run,
  after: Run,
  t: number,
  outages: readonly PreviewOutage[],
  left: Preview['left'],
): string {
  const said: string[] = [];
  for (const o of outages) {
    const end = o.ends ? endOf(after, o.id, t) : '';
    said.push(
      o.ends
        ? `${o.id} would be out for ${span(o.ms)}${end === '' ? '' : `, ${end}`}`
        : `${o.id} would be out until you act`,
    );
  }
  said.push(...tooSlow(before, after, t));
  const out = new Set(outages.map((o) => o.id));
  const touched = services(after)
    .filter((key) => !out.has(key.slice(SERVICE.length)) && downFrom(before, key, t).ms === 0)
    .filter((key) => worse(before, after, key, t))
    .map((key) => key.slice(SERVICE.length));
  if (touched.length > 0) said.push(`${listed(touched)} would go on serving`);
  const already = services(before)
    .filter((key) => state(before, key, t) === 'down')
    .map((key) => key.slice(SERVICE.length));
  if (said.length === 0 && already.length > 0)
    said.push(`${listed(already)} ${already.length === 1 ? 'is' : 'are'} out already`);
  const text = said.length === 0 ? 'No service would notice.' : `${said.join('; ')}.`;
  return [text, redundancy(before, after, t), remains(left)].filter(Boolean).join(' ');
}

const state = (run: Run, key: string, t: number): Health =>
  valueAt(run.health.get(key), t)?.state ?? 'up';

/** Whether a workload is worse off at any moment from `t` on. */
function worse(before: Run, after: Run, key: string, t: number): boolean {
  return (after.health.get(key) ?? []).some(
    (entry) => entry.t >= t && entry.value.state !== 'up' && state(before, key, entry.t) === 'up',
  );
}

/** When everything that the deed took is whole again; empty where nothing was taken. */
function redundancy(before: Run, after: Run, t: number): string {
  let whole = t;
  let any = false;
  for (const key of after.health.keys()) {
    if (!worse(before, after, key, t)) continue;
    any = true;
    if (state(after, key, after.until) !== 'up' && state(before, key, after.until) === 'up')
      return 'Without you it would stay degraded.';
    const track = after.health.get(key) ?? [];
    whole = Math.max(whole, track[lastAt(track, after.until)]?.t ?? t);
  }
  return any ? `All is redundant again after ${span(whole - t)}.` : '';
}

const ACTION: Readonly<Record<string, string>> = {
  'restart-vm': 'restart',
  'restart-process': 'restart',
  'add-clone': 'add a clone for',
  'new-instance': 'make a new instance for',
  'restore-backup': 'restore the backup of',
  takeover: 'issue the takeover of',
  investigate: 'find out what happened to',
  'update-load-balancer': 'tell the load balancer about',
};

function remains(left: Preview['left']): string {
  if (left.length === 0) return 'Nothing would be left to you.';
  const things = left
    .slice(0, 3)
    .map((l) => `${ACTION[l.actions[0] ?? ''] ?? l.actions[0]} ${l.subject}`);
  const more = left.length > 3 ? [`${left.length - 3} more`] : [];
  return `Left to you: ${listed([...things, ...more])}.`;
}

const DOERS: ReadonlySet<string> = new Set([
  'restart',
  'respin',
  'evacuate',
  'placed',
  'scale-out',
  'takeover',
  'failover',
  'action-done',
  'repair',
]);

/** Through what the outage that follows `t` ends, as a half sentence. */
function endOf(run: Run, id: string, t: number): string {
  const end = run.events.find((e) => e.kind === 'outage-end' && e.subject === id && e.t >= t);
  let event: LogEvent | undefined = end;
  while (event && !DOERS.has(event.kind))
    event = event.cause === null ? undefined : run.events[event.cause - 1];
  if (!event) return '';
  switch (event.kind) {
    case 'takeover':
      return 'until its standby takes over';
    case 'evacuate':
    case 'placed':
      return 'until the platform has moved what it needs';
    case 'restart':
      return event.actor === 'middleware'
        ? `until ${restarter(run, event)} has restarted the server`
        : `until the ${event.actor} has restarted it`;
    case 'respin':
      return 'until the platform has made a new VM';
    case 'scale-out':
      return `until a member that ${event.actor === 'middleware' ? 'IMP' : 'the platform'} adds serves`;
    case 'failover':
      return 'until its replica takes over';
    default:
      return `ended by ${event.actor}`;
  }
}

/** Who restarts a server by middleware: IMP in its dynamic cluster, else the node agent. */
function restarter(run: Run, event: LogEvent): string {
  const deployment = event.subject.replace(/[@/].*$/, '');
  const dynamic = run.plan.deployments.some((d) => d.id === deployment && d.onFailure !== null);
  return dynamic && event.rule === 'imp.process' ? 'IMP' : 'the node agent';
}

/** How long services that serve would miss their SLA, and would not without the deed. */
function tooSlow(before: Run, after: Run, t: number): string[] {
  return services(after).flatMap((key) => {
    const more = missedFrom(after, key, t) - missedFrom(before, key, t);
    return more > 0 ? [`${key.slice(SERVICE.length)} would be too slow for ${span(more)}`] : [];
  });
}

/** Time from `t` on in which a service serves and misses its SLA. */
function missedFrom(run: Run, key: string, t: number): number {
  const track = run.health.get(key) ?? [];
  return track.reduce((sum, { t: from, value }, i) => {
    const to = track[i + 1]?.t ?? run.until;
    const missed = value.state !== 'down' && value.sla === 'missed' && to > t;
    return missed ? sum + to - Math.max(t, from) : sum;
  }, 0);
}
