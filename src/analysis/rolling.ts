// Run and moment → how far the maintenance of each rack has come, and what it cost the services so far (rule `ha.single-cell`, rulebook 4.2, 7.22a).
import { type Moment, momentAt } from '../log/moment.ts';
import type { Run } from '../sim/record.ts';
import { servicesOf } from './outcome.ts';

export type Stage = 'to do' | 'draining' | 'drained' | 'coming back' | 'whole again';

export interface RackWork {
  readonly rack: string;
  readonly stage: Stage;
  /** When that stage began, in milliseconds; null before the first. */
  readonly since: number | null;
  /** When it ends by itself: draining and coming back; null if it does not within the run. */
  readonly until: number | null;
}

/** How far each rack is at `t` (milliseconds), in the order of the file. */
export const rollingAt = (run: Run, t: number): RackWork[] =>
  run.plan.racks.map((rack) => workOn(run, t, rack.id));

function workOn(run: Run, t: number, rack: string): RackWork {
  const at = (stage: Stage, since: number | null, until: number | null = null): RackWork => ({
    rack,
    stage,
    since,
    until,
  });
  const lines = run.plan.script.filter((l) => 'maintenance' in l && l.target === rack && l.at <= t);
  const start = lines.filter((l) => 'maintenance' in l && l.maintenance === 'start').at(-1);
  if (!start) return at('to do', null);
  const end = lines.filter((l) => 'maintenance' in l && l.maintenance === 'end').at(-1);
  const span = run.timers.find(
    (timer) => timer.key === 'maintenance' && timer.subject === rack && timer.armedAt === start.at,
  );
  const drained = span?.fired && span.endedAt !== null ? span.endedAt : null;
  if (drained === null || drained > t) {
    const calledOff = !span || (span.endedAt !== null && span.endedAt <= t);
    return calledOff ? at('to do', null) : at('draining', start.at, span.dueAt);
  }
  if (!end || end.at < drained) return at('drained', drained);
  const whole = wholeFrom(run, end.at);
  return whole !== null && whole <= t ? at('whole again', whole) : at('coming back', end.at, whole);
}

/** From when on every deployment is up and nothing of it is missing, after `from`; null if that does not come within the run. */
export function wholeFrom(run: Run, from: number): number | null {
  const changes = [...run.health]
    .filter(([id]) => !id.startsWith('service:'))
    .flatMap(([, track]) =>
      track.map((entry) => entry.t).filter((t) => t > from && t <= run.until),
    );
  const times = [from, ...new Set(changes)].sort((a, b) => a - b);
  return times.find((t) => notWhole(momentAt(run, t)).length === 0) ?? null;
}

/** What keeps the racks from being whole: each deployment with why, in short sentences. */
export const notWhole = (
  moment: Moment,
): { readonly id: string; readonly why: readonly string[] }[] =>
  moment.run.plan.deployments.flatMap(({ id }) => {
    const { state, why } = moment.health(id);
    return state === 'up' ? [] : [{ id, why }];
  });

export interface RollingCost {
  readonly service: string;
  readonly outages: number;
  readonly longestMs: number;
}

/** What the operation cost each service from its first drained rack up to `t`; null if it has not begun. */
export function rollingCost(run: Run, t: number): readonly RollingCost[] | null {
  const from = run.plan.script.find((l) => 'maintenance' in l && l.at <= t)?.at;
  if (from === undefined) return null;
  return servicesOf(run).map((service) => {
    const spans = run.outages.filter(
      (o) => o.id === `service:${service}` && o.from >= from && o.from <= t,
    );
    return {
      service,
      outages: spans.length,
      longestMs: Math.max(0, ...spans.map((o) => Math.min(o.to ?? t, t) - o.from)),
    };
  });
}
