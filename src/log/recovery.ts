// After a disaster: for each critical application when it was lost, when it served again, what was lost of its data, and which steps had been taken beforehand (rule `dr`, slides 20–21).
import { type Deployment, targetOf } from '../scenario/plan.ts';
import type { TimingKey } from '../scenario/timings.ts';
import type { Action } from '../scenario/validator.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';
import { momentAt } from './moment.ts';
import {
  applicationsOf,
  isDatabase,
  runsThere,
  type Step,
  stepsOf,
  TIMING_OF,
} from './recovery-steps.ts';

/** One step of the slides on the way of an application. */
export interface RecoveryStep {
  readonly action: Action;
  /** The recovery rack, the application or its database. */
  readonly subject: string;
  readonly when: 'beforehand' | 'in the disaster' | 'never';
  /** When its work ended, in milliseconds; null if it never did. */
  readonly doneAt: number | null;
  /** What its work took, without waiting; for one never done what it would take. */
  readonly costMs: number;
}

/** What a disaster cost one application. */
export interface Recovery {
  readonly application: string;
  readonly database: string | null;
  readonly priority: Deployment['priority'];
  /** The rack it is rebuilt on; null if no rack stands at another site. */
  readonly target: string | null;
  readonly lostAt: number;
  /** When requests passed again; null while they do not. */
  readonly servesAt: number | null;
  /** From loss to service; null while it does not serve. */
  readonly recoveryMs: number | null;
  /** How much of what was written last is gone: 0 if nothing is; null if that is not known yet, or if everything is. */
  readonly recoveryPointMs: number | null;
  /** Everything is gone: there was no backup. */
  readonly allLost: boolean;
  /** Where it serves again: at home, or on the recovery rack. */
  readonly where: string | null;
  /** In the order in which they are taken. */
  readonly steps: readonly RecoveryStep[];
  readonly recoveryTimeMet: boolean | null;
  readonly recoveryPointMet: boolean | null;
}

/** The loss of the home of a deployment: its rack's, or its site's. */
function lossOf(run: Run, app: Deployment, from: number): LogEvent | undefined {
  const rack = run.plan.racks.find((r) => r.id === app.rack);
  return run.events.find(
    (e) =>
      e.kind === 'down' &&
      e.t >= from &&
      (e.subject === rack?.id || e.subject === `site:${rack?.site}`),
  );
}

/** The end of the work of a step: the last one before `until`, else the first after it. */
function workOf(run: Run, action: Action, subject: string, lostAt: number) {
  const done = run.events.filter(
    (e) => e.kind === 'action-done' && e.data.action === action && e.subject === subject,
  );
  const event = done.filter((e) => e.t <= lostAt).at(-1) ?? done.find((e) => e.t > lostAt);
  if (!event) return null;
  const key = TIMING_OF[action];
  const span = run.timers.find(
    (timer) => timer.key === key && timer.subject === subject && timer.endedAt === event.t,
  );
  return { doneAt: event.t, costMs: event.t - (span?.armedAt ?? event.t) };
}

function stepAsTaken(run: Run, { action, subject }: Step, lostAt: number): RecoveryStep {
  const usual = run.plan.timings[TIMING_OF[action] as TimingKey];
  const work = workOf(run, action, subject, lostAt);
  // Of what ran in standby already nothing had to be started, though somebody asked for it.
  const started = work !== null && work.doneAt > lostAt && work.costMs > 0;
  if (action === 'start-standby' && !started && runsThere(run, subject, lostAt))
    return { action, subject, when: 'beforehand', doneAt: lostAt, costMs: 0 };
  // A restore from before the disaster is of no use in it.
  const useful = work && (action !== 'restore-backup' || work.doneAt > lostAt) ? work : null;
  if (!useful) return { action, subject, when: 'never', doneAt: null, costMs: usual };
  return {
    action,
    subject,
    when: useful.doneAt <= lostAt ? 'beforehand' : 'in the disaster',
    ...useful,
  };
}

/** What the loss of their home cost the critical applications of a run, most urgent first; `from` (milliseconds) leaves out earlier losses. */
export function recoveryOf(run: Run, from = 0): Recovery[] {
  return applicationsOf(run.plan).flatMap((app) => {
    const loss = lossOf(run, app, from);
    return loss ? [recoveryAfter(run, app, loss.t)] : [];
  });
}

function recoveryAfter(run: Run, app: Deployment, lostAt: number): Recovery {
  const outage = run.outages.find(
    (o) =>
      o.id === app.id &&
      o.from <= run.until &&
      (o.to === null || o.to > lostAt) &&
      o.from >= lostAt,
  );
  // An outage that was under way already, or none at all: another rack served on.
  const older = run.outages.find(
    (o) => o.id === app.id && o.from < lostAt && (o.to === null || o.to > lostAt),
  );
  const end = outage ?? older;
  const servesAt =
    end === undefined ? lostAt : end.to !== null && end.to <= run.until ? end.to : null;
  const database = isDatabase(app) ? app.id : app.database;
  const lost = run.events.filter(
    (e) =>
      e.kind === 'data-lost' &&
      e.subject === database &&
      e.t >= lostAt &&
      e.t <= (servesAt ?? run.until),
  );
  const allLost = lost.some((e) => e.data.recoveryPointMs === undefined);
  const points = lost.flatMap((e) =>
    e.data.recoveryPointMs === undefined ? [] : [Number(e.data.recoveryPointMs)],
  );
  const recoveryPointMs = allLost
    ? null
    : points.length > 0
      ? Math.max(...points)
      : servesAt === null
        ? null
        : 0;
  const recoveryMs = servesAt === null ? null : servesAt - lostAt;
  const { recoveryTimeMs, recoveryPointMs: wanted } = app.objectives;
  return {
    application: app.id,
    database,
    priority: app.priority,
    target: targetOf(run.plan.racks, app.rack)?.id ?? null,
    lostAt,
    servesAt,
    recoveryMs,
    recoveryPointMs,
    allLost,
    where: servesAt === null ? null : (momentAt(run, servesAt).standsAt(app.id) ?? app.rack),
    steps: stepsOf(run.plan, app).map((step) => stepAsTaken(run, step, lostAt)),
    recoveryTimeMet:
      recoveryTimeMs === null ? null : recoveryMs !== null && recoveryMs <= recoveryTimeMs,
    recoveryPointMet:
      wanted === null || servesAt === null ? null : !allLost && (recoveryPointMs ?? 0) <= wanted,
  };
}
