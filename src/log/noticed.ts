// Two views of the same failures, side by side: what the platform noticed and what the middleware noticed, and when; and what the hypervisor alone sees.
import type { LogEvent } from '../sim/event.ts';
import type { Moment } from './moment.ts';
import { sentence } from './sentence.ts';

/** One view's first word on a failure: `afterMs` is how long after the failure, in milliseconds. */
export interface Notice {
  readonly event: number;
  readonly afterMs: number;
  readonly words: string;
}

export interface NoticeRow {
  /** The fault that was injected. */
  readonly fault: LogEvent;
  readonly platform: Notice | null;
  readonly middleware: Notice | null;
  /** What the hypervisor sees of the part at this moment. */
  readonly hypervisor: string;
}

/** Deeds that show that somebody outside the platform has noticed. */
const TELLING: ReadonlySet<string> = new Set([
  'reroute',
  'restart',
  'takeover',
  'failover',
  'degraded',
  'scale-out',
  'resync',
]);

/** A row for each fault injected up to the moment, the latest first. */
export function noticedAt(moment: Moment): NoticeRow[] {
  const { run } = moment;
  const events = run.events.slice(0, moment.eventCount());
  const root = rootsOf(events);
  return events
    .filter((event) => event.kind === 'fault')
    .map((fault): NoticeRow => {
      const mine = events.filter((event) => root.get(event.id) === fault.id);
      const first = (test: (event: LogEvent) => boolean): Notice | null => {
        const event = mine.find(test);
        return event
          ? { event: event.id, afterMs: event.t - fault.t, words: sentence(run, event) }
          : null;
      };
      return {
        fault,
        platform: first(
          (e) => e.actor === 'platform' && (e.kind === 'detection' || e.kind === 'message'),
        ),
        middleware: first(
          (e) => (e.actor === 'middleware' || e.actor === 'external') && TELLING.has(e.kind),
        ),
        hypervisor: hypervisorSees(moment, fault.subject),
      };
    })
    .reverse();
}

/** The fault behind each event: causes walked back to their beginning. */
function rootsOf(events: readonly LogEvent[]): ReadonlyMap<number, number> {
  const roots = new Map<number, number>();
  for (const event of events)
    roots.set(event.id, event.cause === null ? event.id : (roots.get(event.cause) ?? event.cause));
  return roots;
}

/** What the hypervisor knows of a part: whether nodes answer and VMs are powered on. It looks into no VM. */
export function hypervisorSees(moment: Moment, address: string): string {
  const vmId = address.replace(/:[a-z0-9-]+$/, '');
  const vm = moment.vm(vmId);
  if (vm) {
    const power = powerOf(moment, vmId);
    return vmId === address ? power : `${power}; it does not look inside`;
  }
  const part = moment.run.world.parts.get(address);
  if (part?.kind !== 'node') return 'nothing: it is no host and no VM';
  const state = moment.state(address) ?? '';
  const on = moment.on(address).length;
  const guests = `${on} VM${on === 1 ? '' : 's'} on it`;
  if (state === 'running') return `host answers, ${guests}`;
  return state === 'booting' ? 'host boots' : 'host does not answer';
}

function powerOf(moment: Moment, vm: string): string {
  const state = moment.state(vm) ?? 'running';
  const { node } = moment.place(vm);
  const where = node === null ? 'on no host' : `on ${node}`;
  if (state === 'running') return `VM powered on, ${where}`;
  if (state.startsWith('suspended')) return `VM powered on, ${where}, its disk does not answer`;
  if (state === 'booting' || state === 'trying') return `VM powers on, ${where}`;
  if (state === 'deploying') return `VM is made from its image, ${where}`;
  return `VM powered off, ${where}`;
}
