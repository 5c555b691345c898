// The way of an application to the recovery rack: its steps, how far each is at a moment, and what is left of the work (rule `dr`, slides 20–21).
import { type Deployment, type Plan, targetOf } from '../scenario/plan.ts';
import type { TimingKey } from '../scenario/timings.ts';
import type { Action } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { momentAt } from './moment.ts';

const RANK = { high: 0, medium: 1, low: 2 } as const;

/** The critical applications, most urgent first; a database that one of them uses belongs to it. */
export function applicationsOf(plan: Plan): Deployment[] {
  const critical = plan.deployments.filter((d) => d.critical);
  const used = new Set(critical.map((d) => d.database));
  return critical
    .filter((d) => !used.has(d.id))
    .sort((a, b) => RANK[a.priority] - RANK[b.priority] || a.order - b.order);
}

export const TIMING_OF: Readonly<Partial<Record<Action, TimingKey>>> = {
  'prepare-target': 'prepareTarget',
  'import-patterns': 'importPatterns',
  'deploy-standby': 'deployStandby',
  'restore-backup': 'restoreBackup',
  'start-standby': 'startStandby',
  'switch-sprayer': 'switchSprayer',
};

export const isDatabase = (d: Deployment | undefined): boolean =>
  d?.kind === 'vsys-db2' || d?.kind === 'vapp-db2';

/** The steps on the way of an application, in order: each with whose it is. */
export function stepsOf(plan: Plan, app: Deployment): Step[] {
  const target = targetOf(plan.racks, app.rack);
  if (!target) return [];
  const database = isDatabase(app) ? app : plan.deployments.find((d) => d.id === app.database);
  const step = (action: Action, subject: string) => ({ action, subject });
  return [
    step('prepare-target', target.id),
    step('import-patterns', target.id),
    step('deploy-standby', app.id),
    ...(database && database !== app ? [step('deploy-standby', database.id)] : []),
    ...(database?.backup ? [step('restore-backup', database.id)] : []),
    step('start-standby', app.id),
    ...(isDatabase(app) ? [] : [step('switch-sprayer', app.id)]),
  ];
}

/** Whether the VMs of a deployment on the recovery rack, and those of its database, have been started by then. */
export function runsThere(run: Run, deployment: string, t: number): boolean {
  const moment = momentAt(run, t);
  const { database } = run.plan.deployments.find((d) => d.id === deployment) ?? { database: null };
  return [deployment, database].every((id) => {
    if (id === null) return true;
    const there = moment.vms().filter((vm) => vm.deployment === id && vm.at !== null);
    return there.length > 0 && there.every((vm) => moment.state(vm.id) !== 'standby');
  });
}

export interface Step {
  readonly action: Action;
  /** The recovery rack, the application or its database. */
  readonly subject: string;
}

/** How far a step is at `t` (milliseconds); what was asked for and waits for an earlier one is under way. */
export function stepStateAt(
  run: Run,
  t: number,
  { action, subject }: Step,
): 'prepared' | 'under way' | 'missing' {
  if (action === 'start-standby' && runsThere(run, subject, t)) return 'prepared';
  let asked = false;
  for (const event of run.events) {
    if (event.t > t) break;
    if (event.subject !== subject || event.data.action !== action) continue;
    if (event.kind === 'message') asked = true;
    else if (event.kind === 'action-done') {
      asked = false;
      if (action !== 'start-standby' && action !== 'restore-backup') return 'prepared';
    }
  }
  const working = run.timers.some(
    (timer) =>
      timer.key === TIMING_OF[action] &&
      timer.subject === subject &&
      timer.armedAt <= t &&
      (timer.endedAt === null || timer.endedAt > t),
  );
  return asked || working ? 'under way' : 'missing';
}

/** What the work of a step takes with all that is missing before it, in milliseconds: steps of one sort are taken side by side. */
export function workLeftAt(run: Run, t: number, app: Deployment, action: Action): number {
  const steps = stepsOf(run.plan, app);
  const last = steps.map((step) => step.action).lastIndexOf(action);
  const costs = new Map<Action, number>();
  for (const step of steps.slice(0, last + 1))
    if (stepStateAt(run, t, step) !== 'prepared')
      costs.set(step.action, run.plan.timings[TIMING_OF[step.action] as TimingKey]);
  return [...costs.values()].reduce((sum, ms) => sum + ms, 0);
}
