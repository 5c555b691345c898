// Command → what would come of it, before it is done: a dry run of the real engine beside the run as it is, and one sentence on the difference.
import { naturally } from '../base/natural.ts';
import { valueAt } from '../log/moment.ts';
import { TIMING_OF } from '../log/recovery-steps.ts';
import type { Line } from '../scenario/validator.ts';
import type { Item, Run } from '../sim/record.ts';
import { simulate } from '../sim/simulate.ts';
import { checkTargets } from '../world/targets.ts';
import { hardwareLead, nodeOf, outsideLead, repairLead, span } from './preview-hardware.ts';
import { downFrom, restOf, SERVICE, services } from './preview-services.ts';

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
  const rest =
    'fault' in line ? restOf({ before, after, t, outages, left, target: line.target }) : '';
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
