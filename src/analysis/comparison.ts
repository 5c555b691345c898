// Two to four scenarios → the same story side by side: how long each was out, when it was whole again, who did it, and what was left to the deployer. All of it read off runs.
import type { Result } from '../base/result.ts';
import { slaMissedMs } from '../log/summary.ts';
import type { Line, Scenario } from '../scenario/validator.ts';
import { endedBy } from '../sim/ended-by.ts';
import type { Actor, LogEvent } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import { type Span, spansOf } from './outcome.ts';

/** Whether the deployer stays away, or does what blocks as soon as it is on the list. */
export type Mode = 'nobody' | 'helped';

export interface Side {
  readonly name: string;
  /** What sets it apart, a line each. */
  readonly words: readonly string[];
  readonly scenario: Scenario;
}

export interface Told {
  readonly side: Side;
  readonly run: Run;
  /** The workload that is compared. */
  readonly service: string;
  readonly spans: readonly Span[];
  /** What is worth a mark: who noticed, who did what, who serves again. */
  readonly events: readonly LogEvent[];
  readonly outageMs: number;
  /** Since when it is out at the end; null if it serves. */
  readonly outSince: number | null;
  readonly slaMissedMs: number;
  /** When it was whole again for good; null if it is not, or never was less than whole. */
  readonly wholeAt: number | null;
  /** Whether it was ever less than whole. */
  readonly touched: boolean;
  /** Who ended the outage, or else made it whole. */
  readonly by: Actor | null;
  /** Whether a new address came with it. */
  readonly newIp: boolean;
  /** What stays broken without the deployer, at the end. */
  readonly left: readonly { readonly subject: string; readonly actions: readonly string[] }[];
  /** What the deployer did, and how long they worked at it, waiting included. */
  readonly deeds: number;
  readonly workMs: number;
}

/** More deeds than this no drill of one fault asks for. */
const MOST_DEEDS = 40;

/** The scenario as its deployer would play it who is never away: the first action of each blocking item, the moment it is on the list. */
export function helped(scenario: Scenario, until: number): Result<Run> {
  let script = scenario.script ?? [];
  const answered = new Set<string>();
  for (let n = 0; ; n++) {
    const run = runOf({ ...scenario, script }, until);
    if (!run.ok) return run;
    const item = run.value.items.find(
      (one) => one.blocking && !answered.has(`${one.from} ${one.subject}`),
    );
    if (!item || n === MOST_DEEDS) return run;
    answered.add(`${item.from} ${item.subject}`);
    const [action] = item.actions;
    const line = { at: item.from, action, target: item.subject } as Line;
    const at = script.findIndex((other) => other.at > item.from);
    script = at < 0 ? [...script, line] : [...script.slice(0, at), line, ...script.slice(at)];
  }
}

export function runOf(scenario: Scenario, until: number): Result<Run> {
  const world = openScenario({ ...scenario, until });
  return world.ok ? { ok: true, value: simulate(world.value) } : world;
}

/** Plays one side to `until` (milliseconds) and reads off what came of it for `service`. */
export function tell(side: Side, service: string, mode: Mode, until: number): Result<Told> {
  const made = mode === 'helped' ? helped(side.scenario, until) : runOf(side.scenario, until);
  if (!made.ok) return made;
  return { ok: true, value: told(side, made.value, service) };
}

function told(side: Side, run: Run, service: string): Told {
  const key = `service:${service}`;
  const spans = spansOf(run.health.get(key), run.until);
  const outages = run.outages.filter((outage) => outage.id === key);
  const open = outages.find((outage) => outage.to === null);
  const last = spans.at(-1);
  const touched = spans.some((span) => span.state !== 'up');
  const wholeAt = touched && last?.state === 'up' ? last.from : null;
  const done = run.events.filter((e) => e.kind === 'action-done');
  return {
    side,
    run,
    service,
    spans,
    events: run.events.filter((event) => isTold(run, event)),
    outageMs: outages.reduce((sum, outage) => sum + (outage.to ?? run.until) - outage.from, 0),
    outSince: open ? open.from : null,
    slaMissedMs: slaMissedMs(run, service, run.until),
    wholeAt,
    touched,
    by:
      (outages.filter((outage) => outage.to !== null).at(-1)?.by as Actor | null | undefined) ??
      (wholeAt === null ? null : whoseDeed(run, wholeAt)),
    newIp: hasNewIp(run),
    left: run.items
      .filter((item) => item.blocking && item.to === null)
      .map(({ subject, actions }) => ({ subject, actions })),
    deeds: done.length,
    workMs: done.reduce((sum, event) => sum + event.t - begunAt(run, event), 0),
  };
}

/** Whose deed it was that made everything whole at `t`. */
function whoseDeed(run: Run, t: number): Actor | null {
  for (let i = run.events.length - 1; i >= 0; i--) {
    const event = run.events[i] as LogEvent;
    if (event.t > t || event.actor === 'service') continue;
    if (event.t < t) return null;
    const by = endedBy(run.events, event.id);
    if (by !== null) return by;
  }
  return null;
}

const hasNewIp = (run: Run): boolean =>
  [...run.places.values()].some((track) => {
    const addresses = new Set(track.map((entry) => entry.value.ip).filter((ip) => ip !== ''));
    return addresses.size > 1;
  }) || run.vms.some((vm) => vm.bornAt > 0);

/** When the order was given that this `action-done` carries out. */
function begunAt(run: Run, done: LogEvent): number {
  let event: LogEvent = done;
  while (event.cause !== null) event = run.events[event.cause - 1] as LogEvent;
  return event.data.action === undefined ? done.t : event.t;
}

const UNTOLD: ReadonlySet<string> = new Set([
  'fault',
  'down',
  'sla-missed',
  'sla-met',
  'outage-begin',
  'outage-end',
  'unplaced',
]);

function isTold(run: Run, event: LogEvent): boolean {
  if (UNTOLD.has(event.kind)) return false;
  if (event.kind === 'message')
    // An order that follows at once is told by what asked for it.
    return (
      event.data.action !== undefined &&
      !run.items.some((item) => item.from === event.t && item.subject === event.subject)
    );
  if (event.kind !== 'up') return true;
  // Of all that comes up, what serves: the last process of its VM.
  return run.vms.some((vm) => vm.processes.at(-1) === event.subject);
}

/** Which of the events no other side has at that time: what differs. */
export function differing(all: readonly Told[]): ReadonlySet<LogEvent> {
  const name = (event: LogEvent) => `${event.t} ${event.actor} ${event.kind}`;
  const sets = all.map(({ events }) => new Set(events.map(name)));
  return new Set(
    all.flatMap(({ events }, i) =>
      events.filter((event) => sets.some((set, j) => j !== i && !set.has(name(event)))),
    ),
  );
}

/** Until when there is something to see on any side, with some room behind it. */
export function lastChange(all: readonly Told[]): number {
  const last = Math.max(
    60_000,
    ...all.flatMap(({ events, spans }) => [
      ...events.map((event) => event.t),
      ...spans.map((span) => span.from),
    ]),
  );
  return Math.min(
    Math.ceil((last * 1.12) / 60_000) * 60_000,
    Math.max(...all.map((one) => one.run.until)),
  );
}
