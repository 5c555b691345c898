// Test kit: a small run written by hand (one application server killed, one node lost), and a moment of it, without the simulation.
import type { Moment } from '../../log/moment.ts';
import { planOf } from '../../scenario/plan.ts';
import type { Scenario } from '../../scenario/validator.ts';
import type { LogEvent } from '../../sim/event.ts';
import type { Run, TimerSpan } from '../../sim/record.ts';

const seconds = (minutes: number, s = 0): number => (minutes * 60 + s) * 1000;

export type Row = readonly [
  t: number,
  actor: LogEvent['actor'],
  kind: LogEvent['kind'],
  subject: string,
  cause: number | null,
  data?: LogEvent['data'],
];

/** The story of the board's main screen, in the golden topology: ids count from 1 in this order. */
export const ROWS: readonly Row[] = [
  [seconds(0, 20), 'injector', 'fault', 'shop/was-4:was', null],
  [seconds(0, 20), 'hardware', 'down', 'shop/was-4:was', 1],
  [seconds(0, 20), 'middleware', 'restart', 'shop/was-4:was', 2],
  [seconds(0, 21), 'middleware', 'reroute', 'shop/was-4', 2],
  [seconds(1, 50), 'middleware', 'up', 'shop/was-4:was', 3],
  [seconds(2, 21), 'middleware', 'rejoin', 'shop/was-4', 5],
  [seconds(3), 'injector', 'fault', 'a/c1/n3', null],
  [seconds(3), 'hardware', 'down', 'a/c1/n3', 7],
  [seconds(3), 'hardware', 'down', 'shop/was-3', 8],
  [seconds(3), 'hardware', 'down', 'shopdb/db-1', 8],
  [seconds(3), 'service', 'outage-begin', 'shop', 10],
  [seconds(3, 5), 'middleware', 'reroute', 'shop/was-3', 9],
  [seconds(3, 30), 'platform', 'detection', 'a/c1/n3', 8],
  [seconds(3, 45), 'middleware', 'takeover', 'shopdb/db-2', 10],
  [seconds(3, 45), 'service', 'outage-end', 'shop', 14, { ms: 45_000 }],
  [seconds(3, 50), 'platform', 'evacuate', 'shop/was-3', 13, { node: 'a/c2/n1', from: 'a/c1/n3' }],
  [seconds(4, 10), 'platform', 'evacuate', 'shopdb/db-1', 13, { node: 'a/c2/n2', from: 'a/c1/n3' }],
  [seconds(5, 20), 'hardware', 'up', 'shop/was-3', 16],
  [seconds(5, 40), 'hardware', 'up', 'shopdb/db-1', 17],
  [seconds(6, 55), 'middleware', 'up', 'shopdb/db-1:db2', 19],
  [seconds(7, 20), 'middleware', 'up', 'shop/was-3:was', 18],
  [seconds(8, 5), 'middleware', 'rejoin', 'shop/was-3', 21],
  [seconds(11, 55), 'middleware', 'restored', 'shopdb', 20],
];

export const eventsOf = (rows: readonly Row[]): LogEvent[] =>
  rows.map(([t, actor, kind, subject, cause, data], i) => ({
    id: i + 1,
    t,
    actor,
    kind,
    subject,
    cause,
    rule: null,
    slide: null,
    data: data ?? {},
  }));

export function runOf(
  rows: readonly Row[] = ROWS,
  more: {
    readonly scenario?: Partial<Scenario>;
    readonly timers?: readonly TimerSpan[];
    readonly until?: number;
  } = {},
): Run {
  const plan = planOf({ version: 1, base: 'golden', ...more.scenario });
  return {
    plan,
    world: { plan, parts: new Map(), placed: [] },
    until: more.until ?? seconds(63),
    events: eventsOf(rows),
    vms: plan.deployments.flatMap((d) =>
      d.vms.map(({ role, number, rack }) => ({
        id: `${d.id}/${role}-${number}`,
        deployment: d.id,
        at: null,
        role,
        number,
        rack,
        cores: d.cores,
        memoryGb: d.memoryGb,
        ip: '10.0.0.11',
        array: 'a/s1/hdd-1',
        processes: [],
        bornAt: 0,
        leftAt: null,
      })),
    ),
    states: new Map(),
    places: new Map(),
    timers: more.timers ?? [],
    health: new Map([
      [
        'service:shop',
        (
          [
            [0, 'up'],
            [seconds(0, 20), 'degraded'],
            [seconds(2, 21), 'up'],
            [seconds(3), 'down'],
            [seconds(3, 45), 'degraded'],
          ] as const
        ).map(([t, state]) => ({ t, value: { state, sla: null, why: [] } })),
      ],
    ]),
    primaries: new Map(),
    standing: new Map(),
    loads: new Map(),
    outages: [
      { id: 'service:shop', from: seconds(3), to: seconds(3, 45), by: 'middleware', cause: 0 },
    ],
    items: [],
    limit: null,
    sessionsLost: new Map(),
  } as Run;
}

/** What the timeline asks of a moment; nothing else answers. */
export function momentOf(run: Run, t: number): Moment {
  const part: Pick<Moment, 'run' | 't' | 'timers' | 'eventCount'> = {
    run,
    t,
    timers: () =>
      run.timers.filter((s) => s.armedAt <= t && (s.endedAt ?? Number.POSITIVE_INFINITY) > t),
    eventCount: () => run.events.filter((e) => e.t <= t).length,
  };
  return part as Moment;
}
