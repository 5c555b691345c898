// A run in the Chrome trace event format, which Perfetto and chrome://tracing open: who acted as one process each, with the parts
// as threads; each rack as a process with what its parts went through; the workloads and what waited for the deployer.
//
// Times are microseconds. Arrows (flow events) are bound to slices in that format, so every event is a slice of one millisecond, the
// log's own grain: on one thread such slices lie side by side or in one another, never across. What the injector does is a mark over
// the whole width as well. Spans that would cross one another on a thread go to a second thread of the same name.
import { naturally } from '../base/natural.ts';
import { ACTORS } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';
import { sentence } from './sentence.ts';

export interface TraceEvent {
  readonly name: string;
  readonly cat?: string;
  /** `X` a span, `i` a mark, `s` and `f` the ends of an arrow, `M` the name of a process or thread. */
  readonly ph: 'X' | 'i' | 's' | 'f' | 'M';
  /** Microseconds. */
  readonly ts?: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly id?: number;
  readonly bp?: 'e';
  readonly s?: 'g';
  readonly args?: Readonly<Record<string, unknown>>;
}

/** Part of a thread's life: `from` and `to` in milliseconds. */
interface Span {
  readonly process: string;
  readonly thread: string;
  readonly name: string;
  readonly cat: string;
  readonly from: number;
  readonly to: number;
  readonly args: Readonly<Record<string, unknown>>;
  /** Of an event, its id and that of what led to it. */
  readonly event?: number;
  readonly cause?: number | null;
}

const US = 1000;
const WORKLOADS = 'workloads';
const WAITING = 'left to the deployer';
/** States in which there is nothing to tell. */
const QUIET: ReadonlySet<string> = new Set([
  ...['running', 'up', 'working', 'whole', 'connected', 'active', 'backup', 'peer'],
]);

/** The whole trace, in order of process, thread and time: the same run gives the same bytes. */
export function traceOf(run: Run): TraceEvent[] {
  const spans = [...eventSpans(run), ...stateSpans(run), ...timerSpans(run)].concat(
    workloadSpans(run),
    waitingSpans(run),
  );
  const processes = [
    ...ACTORS,
    WORKLOADS,
    WAITING,
    ...run.plan.racks.map((rack) => rackName(rack.id)),
    OUTSIDE,
  ].filter((name) => spans.some((span) => span.process === name));
  const out: TraceEvent[] = [];
  const where = new Map<number, { pid: number; tid: number }>();
  for (const [i, process] of processes.entries()) {
    const pid = i + 1;
    out.push(named('process_name', pid, 0, { name: process }));
    out.push(named('process_sort_index', pid, 0, { sort_index: i }));
    let tid = 0;
    const mine = spans.filter((span) => span.process === process);
    const threads = [...new Set(mine.map((span) => span.thread))].sort(naturally);
    for (const thread of threads)
      for (const lane of lanesOf(mine.filter((span) => span.thread === thread))) {
        tid++;
        out.push(named('thread_name', pid, tid, { name: thread }));
        out.push(named('thread_sort_index', pid, tid, { sort_index: tid }));
        for (const span of lane) {
          if (span.event !== undefined) where.set(span.event, { pid, tid });
          out.push(slice(span, pid, tid));
          if (process === 'injector') out.push(mark(span, pid, tid));
        }
      }
  }
  return [...out, ...arrows(spans, where)];
}

/** The document as it stands in a file; `displayTimeUnit` is how a viewer writes times. */
export function traceJson(run: Run): string {
  const lines = traceOf(run).map((event) => JSON.stringify(event));
  return `{"displayTimeUnit":"ms","otherData":{"title":${JSON.stringify(run.plan.title)},"made by":"Rackdrill"},"traceEvents":[\n${lines.join(',\n')}\n]}\n`;
}

const named = (
  name: string,
  pid: number,
  tid: number,
  args: Record<string, unknown>,
): TraceEvent => ({
  name,
  ph: 'M',
  pid,
  tid,
  args,
});
const slice = (span: Span, pid: number, tid: number): TraceEvent => ({
  name: span.name,
  cat: span.cat,
  ph: 'X',
  ts: span.from * US,
  dur: (span.to - span.from) * US,
  pid,
  tid,
  args: span.args,
});
/** Over the whole width, in the words of the event. */
const mark = (span: Span, pid: number, tid: number): TraceEvent => ({
  name: String(span.args.text),
  cat: span.cat,
  ph: 'i',
  s: 'g',
  ts: span.from * US,
  pid,
  tid,
});

/** From each event to what it led to: both ends lie within the slices of the two events. */
const arrows = (
  spans: readonly Span[],
  where: ReadonlyMap<number, { pid: number; tid: number }>,
): TraceEvent[] => {
  const at = new Map(spans.flatMap((s) => (s.event === undefined ? [] : [[s.event, s.from]])));
  return spans.flatMap(({ event, cause, from }) => {
    const to = where.get(event ?? 0);
    const begin = where.get(cause ?? 0);
    if (event === undefined || cause == null || !to || !begin) return [];
    const arrow = { name: 'cause', cat: 'cause', id: event };
    return [
      { ...arrow, ph: 's', ts: (at.get(cause) ?? 0) * US, ...begin },
      { ...arrow, ph: 'f', bp: 'e', ts: from * US, ...to },
    ] satisfies TraceEvent[];
  });
};

/** As few threads as it takes so that on each one spans lie side by side or in one another; the longer one comes first. */
function lanesOf(spans: readonly Span[]): Span[][] {
  const lanes: { spans: Span[]; open: number[] }[] = [];
  const ordered = [...spans].sort(
    (a, b) => a.from - b.from || b.to - a.to || (a.event ?? 0) - (b.event ?? 0),
  );
  for (const span of ordered) {
    const fits = (lane: { open: number[] }) => {
      lane.open = lane.open.filter((end) => end > span.from);
      return lane.open.every((end) => span.to <= end);
    };
    let lane = lanes.find(fits);
    if (!lane) {
      lane = { spans: [], open: [] };
      lanes.push(lane);
    }
    lane.spans.push(span);
    lane.open.push(span.to);
  }
  return lanes.map((lane) => lane.spans);
}

const eventSpans = (run: Run): Span[] =>
  run.events.map((event) => ({
    process: event.actor,
    thread: event.subject,
    name: event.kind,
    cat: event.actor,
    from: event.t,
    to: event.t + 1,
    args: { text: sentence(run, event), rule: event.rule, slide: event.slide, ...event.data },
    event: event.id,
    cause: event.cause,
  }));

const OUTSIDE = 'outside the racks';
const rackName = (id: string) => `rack ${id}`;

/** The rack in which a part stands, a VM or process by the VM's; what stands in none is outside. */
function homeOf(run: Run, address: string): string {
  const vm = run.vms.find((one) => one.id === address.replace(/:[a-z0-9-]+$/, ''));
  const rack = vm?.rack ?? run.plan.racks.find((r) => r.id === address.split('/')[0])?.id;
  if (rack !== undefined) return rackName(rack);
  const deployment = run.plan.deployments.find((d) => d.id === address.split(/[@/]/)[0]);
  return deployment ? rackName(deployment.rack) : OUTSIDE;
}

/** What parts, VMs and processes went through, but for plain service. */
const stateSpans = (run: Run): Span[] =>
  [...run.states].flatMap(([address, track]) =>
    track.flatMap(({ t, value }, i): Span[] => {
      const to = Math.min(track[i + 1]?.t ?? run.until, run.until);
      return QUIET.has(value) || to <= t
        ? []
        : [
            {
              process: homeOf(run, address),
              thread: address,
              name: value,
              cat: 'state',
              from: t,
              to,
              args: {},
            },
          ];
    }),
  );

/** What was waited for: boots, rebuilds, detections, work of the deployer. */
const timerSpans = (run: Run): Span[] =>
  run.timers.flatMap((timer): Span[] => {
    const to = Math.min(timer.endedAt ?? run.until, run.until);
    return to <= timer.armedAt
      ? []
      : [
          {
            process: homeOf(run, timer.subject),
            thread: timer.subject,
            name: timer.key,
            cat: 'timer',
            from: timer.armedAt,
            to,
            args: { fired: timer.fired, because: timer.cause },
          },
        ];
  });

/** What users noticed: outages, and service with redundancy or SLA lacking. */
function workloadSpans(run: Run): Span[] {
  const services = [...new Set(run.plan.deployments.map((d) => d.service))];
  return services.flatMap((id) => {
    const track = run.health.get(`service:${id}`) ?? [];
    const worn = track.flatMap(({ t, value }, i): Span[] => {
      const to = Math.min(track[i + 1]?.t ?? run.until, run.until);
      if (value.state !== 'degraded' || to <= t) return [];
      const span = { process: WORKLOADS, thread: id, name: 'degraded', cat: 'service' };
      return [{ ...span, from: t, to, args: { sla: value.sla } }];
    });
    const out = run.outages
      .filter((outage) => outage.id === `service:${id}` && outage.from < run.until)
      .map(({ from, to, by, cause }): Span => {
        const span = { process: WORKLOADS, thread: id, name: 'outage', cat: 'service', from };
        return { ...span, to: to ?? run.until, args: { endedBy: by, because: cause } };
      });
    return [...worn, ...out];
  });
}

const waitingSpans = (run: Run): Span[] =>
  run.items.flatMap(({ subject, actions, blocking, from, to }): Span[] => {
    const end = Math.min(to ?? run.until, run.until);
    const name = blocking ? 'waits' : 'to follow up';
    const span = { process: WAITING, thread: subject, name, cat: 'deployer', from, to: end };
    return end <= from ? [] : [{ ...span, args: { actions } }];
  });
