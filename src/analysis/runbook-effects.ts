// One run with one fault → what that fault led to, sorted: its own events, what was lost with the part, which services were out.
import { lastAt } from '../log/moment.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Item, Run, VmInfo } from '../sim/record.ts';

export interface ServiceOutage {
  readonly service: string;
  readonly from: number;
  readonly ms: number;
  /** The event that ended it; null if it was still open at the end. */
  readonly endedBy: number | null;
}

export interface Effects {
  readonly run: Run;
  /** The part that was failed. */
  readonly target: string;
  readonly fault: LogEvent;
  /** The VM that was failed, or whose process was; null for a node. */
  readonly vm: VmInfo | null;
  /** Processes that stopped with it: itself, all of its VM, all of the node's VMs. */
  readonly lost: readonly string[];
  /** VMs that a node took with it. */
  readonly held: readonly VmInfo[];
  /** The events that lead back to the fault, in order. What would have happened anyhow is not among them. */
  readonly mine: readonly LogEvent[];
  readonly items: readonly Item[];
  readonly outages: readonly ServiceOutage[];
}

/** What the first event of `run`, the failure of `target`, led to. */
export function effectsOf(run: Run, target: string): Effects {
  const fault = run.events.find((event) => event.kind === 'fault') as LogEvent;
  const ids = new Set([fault.id]);
  for (const event of run.events)
    if (event.cause !== null && ids.has(event.cause)) ids.add(event.id);
  const mine = run.events.filter((event) => ids.has(event.id));
  const vmId = target.replace(/:[a-z0-9-]+$/, '');
  const vm = run.vms.find((one) => one.id === vmId) ?? null;
  const down = mine.find((event) => event.kind === 'down' && event.subject === target);
  const held = vm
    ? []
    : run.vms.filter((one) =>
        mine.some((e) => e.kind === 'down' && e.subject === one.id && e.cause === down?.id),
      );
  return {
    run,
    target,
    fault,
    vm,
    held,
    lost: target.includes(':') ? [target] : (vm ? [vm] : held).flatMap((one) => [...one.processes]),
    mine,
    items: run.items.filter((item) => ids.has(item.event)),
    outages: outagesOf(run, mine),
  };
}

function outagesOf(run: Run, mine: readonly LogEvent[]): ServiceOutage[] {
  return mine
    .filter((event) => event.kind === 'outage-begin')
    .map((begin) => {
      const end = run.events.find(
        (e) => e.kind === 'outage-end' && e.subject === begin.subject && e.id > begin.id,
      );
      return {
        service: begin.subject,
        from: begin.t,
        ms: (end?.t ?? run.until) - begin.t,
        endedBy: end?.id ?? null,
      };
    });
}

/** Whether a process serves when the run ends. */
export function servesAtTheEnd(run: Run, process: string): boolean {
  const track = run.states.get(process);
  return (track?.[lastAt(track, run.until)]?.value ?? 'up') === 'up';
}
