// Command → what would come of it, for hardware: what stops at once, who stands in, what is rebuilt, and what a repair brings.

import { clock } from '../base/duration.ts';
import { listed } from '../base/english.ts';
import { valueAt } from '../log/moment.ts';
import { what } from '../log/sentence.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';

export const span = (ms: number): string => clock(Math.round(ms / 1000) * 1000);

/** The node that a DIMM or a core is in. */
export const nodeOf = (address: string): string => address.replace(/\/(dimm|core)-\d+$/, '');
const tail = (address: string): string => address.slice(address.lastIndexOf('/') + 1);
/** `canister-1`, `drive d05`, `the cable from c1/sw-1 to tor-1`. */
function called(target: string): string {
  if (target.includes('~')) return 'this cable';
  return /^d\d\d$/.test(tail(target)) ? `drive ${tail(target)}` : tail(target);
}

/** What the loss of a piece of hardware would do at once, and who would stand in for it. */
export function hardwareLead(
  run: Run,
  target: string,
  hit: readonly string[],
  after: Run,
  t: number,
): string {
  const is = (pattern: RegExp) => hit.filter((address) => pattern.test(address));
  const vms = hit.filter((address) => run.vms.some((vm) => vm.id === address));
  const name = called(target);
  const lost = is(/\/(ssd|hdd-\d)$/);
  const many = `${vms.length} VM${vms.length === 1 ? '' : 's'}`;
  if (lost.length > 0)
    return `Fail ${name} would cost array ${lost[0]} its data${vms.length > 0 ? `, and stop ${many}` : ''}.`;
  if (vms.length > 0) return `Fail ${name} would make ${many} stand still.`;
  const cut = is(/^[^/]+\/c\d+$/);
  if (cut.length > 0)
    return `Fail ${name} would cut off ${cut.length === 1 ? 'chassis' : 'the chassis'} ${listed(cut)}.`;
  const next = (kind: string) =>
    after.events.find((e) => e.t >= t && e.kind === kind && leadsTo(after, e, target, t));
  const rebuild = next('rebuild');
  if (rebuild)
    return `Fail ${name} would make its array take spare ${rebuild.data.spare} and rebuild for ${span(Number(rebuild.data.endsAt) - t)}.`;
  if (/^drive/.test(name)) {
    const bare = next('degraded');
    return bare
      ? `Fail ${name} would leave array ${bare.subject} without redundancy: no spare is free.`
      : `Fail ${name} would leave one spare less.`;
  }
  const pair = pairOf(run, target);
  if (pair !== null && valueAt(after.states.get(pair), t) === 'down')
    return `Fail ${name} would leave rack ${target.split('/')[0]} without ${ALONE[tail(pair)]}`;
  const over = next('failover');
  if (over)
    return `Fail ${name} would let ${tail(over.subject)} take over${over.t > t ? ` in ${span(over.t - t)}` : ' at once'}.`;
  const moves = after.events.filter(
    (e) => e.t >= t && e.kind === 'evacuate' && leadsTo(after, e, target, t),
  );
  if (moves.length > 0)
    return `Fail ${name} would make ${moves.length} VM${moves.length === 1 ? '' : 's'} move live to another node.`;
  return `Fail ${name} would stop no VM.`;
}

/** The pair of a management or virtualization node. */
function pairOf(run: Run, target: string): string | null {
  const kind = run.world.parts.get(target)?.kind;
  return kind === 'mgmt' || kind === 'virt' ? target.replace(/-\d$/, '') : null;
}

const ALONE: Readonly<Record<string, string>> = {
  mgmt: 'management: nothing would be noticed, restarted or moved there.',
  virt: 'virtualization management: no VM would be started or moved there.',
};

/** Which management or virtualization node would stand without its backup; null for other parts, and where both would be dead. */
export function backupless(after: Run, target: string, t: number): string | null {
  const pair = pairOf(after, target);
  if (pair === null || valueAt(after.states.get(pair), t) === 'down') return null;
  return tail(target.endsWith('1') ? `${pair}-2` : `${pair}-1`);
}

const OUTSIDE: Readonly<Record<string, string>> = {
  lb: 'Fail load balancer would keep all requests out.',
  sprayer: 'Fail sprayer would stop no VM.',
  tsm: 'Fail backup server would stop backups and restores.',
  wan: 'Fail link between the sites would stop no VM.',
};

/** What a repair would be, as the end of `until …`; null where the target is no hardware. */
export function repairOf(run: Run, target: string): string | null {
  const kind = run.world.parts.get(target)?.kind;
  if (kind === undefined && !run.world.parts.has(nodeOf(target))) return null;
  if (kind === 'rack') return `rack ${target} is back`;
  if (kind === 'site') return `site ${target.slice('site:'.length)} is back`;
  if (kind === 'external') return `${what(target)} is back`;
  if (kind === 'node') return 'the node is repaired';
  return `${target.includes('~') ? 'the cable' : called(target)} is repaired`;
}

/** What the loss of a rack, a site, or something outside would do at once; null for a part of a rack. */
export function outsideLead(run: Run, target: string, stopped: number): string | null {
  const kind = run.world.parts.get(target)?.kind;
  if (kind === 'external') return OUTSIDE[target] ?? null;
  if (kind !== 'rack' && kind !== 'site') return null;
  const name = kind === 'site' ? `site ${target.slice('site:'.length)}` : `rack ${target}`;
  return `Fail ${name} would stop ${stopped === 0 ? 'no VM' : `${stopped} VM${stopped === 1 ? '' : 's'}`}.`;
}

/** Whether an event follows from the deed on that part. */
export function leadsTo(run: Run, event: LogEvent, target: string, t: number): boolean {
  let at: LogEvent | undefined = event;
  while (at && at.cause !== null) at = run.events[at.cause - 1];
  return at?.kind === 'fault' && at.subject === target && at.t === t;
}

/** What a repair brings, and when. */
export function repairLead(run: Run, target: string, ms: number, after: Run, t: number): string {
  const kind = run.world.parts.get(target)?.kind;
  if (kind === 'node') return `The node would run again in ${span(ms)}. Nothing moves back to it.`;
  if (kind === 'rack' || kind === 'site')
    return `It would be back at once; its nodes boot for ${span(run.plan.timings.nodeBoot)}, then its VMs are placed.`;
  if (kind === 'mgmt' || kind === 'virt') {
    const pair = target.replace(/-\d$/, '');
    const whole = after.events.find((e) => e.t >= t && e.kind === 'restored' && e.subject === pair);
    const rest = whole ? ` The pair would be whole after ${span(whole.t - t)}.` : '';
    return `It would run again in ${span(ms)}.${rest}`;
  }
  const rebuild = after.events.find(
    (e) => e.t >= t && e.kind === 'rebuild' && e.data.spare === target,
  );
  if (rebuild)
    return `It would be filled for array ${rebuild.subject} in ${span(Number(rebuild.data.endsAt) - t)}.`;
  return 'It would work again at once.';
}
