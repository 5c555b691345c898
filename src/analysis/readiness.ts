// Before a disaster: which steps of the slides are done, what the others cost, and how long it would take if the site were lost now. Foreseen by running that, not by adding up (rule `dr`, slides 20–21).
import { type Recovery, recoveryOf } from '../log/recovery.ts';
import {
  applicationsOf,
  type Step,
  stepStateAt,
  stepsOf,
  TIMING_OF,
} from '../log/recovery-steps.ts';
import { type Deployment, targetOf } from '../scenario/plan.ts';
import type { TimingKey } from '../scenario/timings.ts';
import type { Action, Line } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { simulate } from '../sim/simulate.ts';

export interface ReadyStep {
  readonly action: Action;
  /** The recovery rack, the application or its database. */
  readonly subject: string;
  /** A restore is never done beforehand: only the disaster needs it. */
  readonly state: 'prepared' | 'under way' | 'missing' | 'in the disaster';
  /** What it takes if it has to be done, in milliseconds. */
  readonly costMs: number;
}

export interface Readiness {
  readonly application: string;
  readonly priority: Deployment['priority'];
  /** The rack it would be rebuilt on; null if no rack stands at another site: then nothing can be prepared. */
  readonly target: string | null;
  readonly steps: readonly ReadyStep[];
  /** What steps that could have been taken beforehand would cost in the disaster, in milliseconds. */
  readonly missingMs: number;
  /** What would come of it if its site were lost at that moment and the deployer did all there is to do, by priority; null without a target. */
  readonly foreseen: Recovery | null;
}

/** Long enough for everything that a recovery may wait for. */
const AHEAD_MS = 10 * 24 * 3_600_000;

const remembered = new WeakMap<Run, { readonly t: number; readonly answer: Readiness[] }>();

/** How ready each critical application is at `t` (milliseconds), most urgent first. The last answer is remembered. */
export function readinessOf(run: Run, t: number): Readiness[] {
  const known = remembered.get(run);
  if (known?.t === t) return known.answer;
  const apps = applicationsOf(run.plan);
  const sites = new Set(apps.map((app) => siteOf(run, app)));
  const foreseen = [...sites].flatMap((site) =>
    foresee(
      run,
      t,
      site,
      apps.filter((app) => siteOf(run, app) === site),
    ),
  );
  const answer = apps.map((app) => {
    const steps = stepsOf(run.plan, app).map((step) => readyStep(run, t, step));
    return {
      application: app.id,
      priority: app.priority,
      target: targetOf(run.plan.racks, app.rack)?.id ?? null,
      steps,
      missingMs: missingMs(steps),
      foreseen:
        steps.length === 0 ? null : (foreseen.find((f) => f.application === app.id) ?? null),
    };
  });
  remembered.set(run, { t, answer });
  return answer;
}

const siteOf = (run: Run, app: Deployment): string =>
  run.plan.racks.find((rack) => rack.id === app.rack)?.site ?? '';

function readyStep(run: Run, t: number, step: Step): ReadyStep {
  const costMs = run.plan.timings[TIMING_OF[step.action] as TimingKey];
  const later = step.action === 'restore-backup' || step.action === 'switch-sprayer';
  return { ...step, state: later ? 'in the disaster' : stepStateAt(run, t, step), costMs };
}

/** Steps of one sort for several deployments are taken side by side: each sort counts once. */
function missingMs(steps: readonly ReadyStep[]): number {
  const costs = new Map<Action, number>();
  for (const step of steps) if (step.state === 'missing') costs.set(step.action, step.costMs);
  return [...costs.values()].reduce((sum, ms) => sum + ms, 0);
}

/** Loses a site at `t`, has the deployer do everything at once, and reads what came of it. */
function foresee(run: Run, t: number, site: string, apps: readonly Deployment[]): Recovery[] {
  const { plan, world } = run;
  const lines: Line[] = [
    { at: t, fault: 'fail', target: `site:${site}` },
    ...apps.map(
      (app): Line => ({
        at: t,
        action:
          app.kind === 'vsys-db2' || app.kind === 'vapp-db2' ? 'restore-backup' : 'switch-sprayer',
        target: app.id,
      }),
    ),
  ];
  const script = [...plan.script.filter((line) => line.at <= t), ...lines];
  const until = t + AHEAD_MS;
  return recoveryOf(simulate({ ...world, plan: { ...plan, script, until } }, until), t);
}
