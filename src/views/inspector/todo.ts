// Moment → the deployer's list: what waits for a person, why nobody else does it, and what each way of doing it costs.
import type { Deed } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { runsThere, workLeftAt } from '../../log/recovery-steps.ts';
import { RULES, type RuleId } from '../../rules/rulebook.ts';
import { targetOf } from '../../scenario/plan.ts';
import type { TimingKey, Timings } from '../../scenario/timings.ts';
import type { Action } from '../../scenario/validator.ts';
import type { Item } from '../../sim/record.ts';
import { since } from '../workloads/since.ts';
import { fractionLeft } from '../workloads/timing.ts';
import { at, left, processWord } from '../workloads/words.ts';
import { vmOf } from './about.ts';
import { latest, waitOf } from './orders.ts';

export interface Choice {
  readonly key: string;
  readonly label: string;
  /** Time until the part serves again, as a clock shows it; empty if it takes none. */
  readonly cost: string;
  readonly deed: Deed;
  /** It has been ordered and is being done: time left and share left; null if not. */
  readonly underWay: { readonly left: string; readonly fraction: number } | null;
  /** It has been ordered and nobody works on it yet: for what it waits; null if not. */
  readonly waits: string | null;
}

export interface Todo {
  readonly key: string;
  readonly subject: string;
  readonly blocking: boolean;
  readonly what: string;
  readonly why: string;
  readonly choices: readonly Choice[];
}

const LABELS: Readonly<Record<Action, string>> = {
  'restart-vm': 'Restart VM',
  'restart-process': 'Restart process',
  'add-clone': 'Add a clone',
  'new-instance': 'New instance',
  'restore-backup': 'Restore backup',
  takeover: 'Take over',
  investigate: 'Investigate',
  'update-load-balancer': 'Tell the load balancer',
  'prepare-target': 'Prepare target',
  'import-patterns': 'Import patterns',
  'deploy-standby': 'Deploy standby',
  'start-standby': 'Start standby',
  'switch-sprayer': 'Switch sprayer',
};

const WORK: Readonly<Partial<Record<Action, TimingKey>>> = {
  'restart-vm': 'restartVm',
  'restart-process': 'restartProcess',
  investigate: 'investigate',
  'restore-backup': 'restoreBackup',
  'update-load-balancer': 'updateLoadBalancer',
  'prepare-target': 'prepareTarget',
  'import-patterns': 'importPatterns',
  'deploy-standby': 'deployStandby',
  'start-standby': 'startStandby',
  'switch-sprayer': 'switchSprayer',
};

/** What starting one process takes after an unclean stop. */
function startMs(t: Timings, process: string): number {
  switch (process.slice(process.indexOf(':') + 1)) {
    case 'was':
      return t.wasStart;
    case 'node-agent':
      return t.nodeAgentStart;
    case 'dmgr':
      return t.dmgrStart;
    case 'http':
      return t.httpStart;
    case 'db2':
      return t.db2Start + t.db2CrashRecovery;
    case 'cache':
      return t.cacheStart;
    case 'proxy':
      return t.proxyStart;
    default:
      return t.appStart;
  }
}

/** What an action costs, from the order until its subject serves again, in milliseconds: work, boot and start one after the other (rulebook 7.2). */
export function costMs(m: Moment, action: Action, target: string): number {
  const t = m.run.plan.timings;
  const processes = m.vm(vmOf(target))?.processes ?? [];
  const starts = processes.reduce((sum, process) => sum + startMs(t, process), 0);
  switch (action) {
    case 'restart-vm':
      return t.restartVm + t.vmBoot + starts;
    case 'restart-process':
      return t.restartProcess + startMs(t, target);
    case 'add-clone':
    case 'new-instance':
      return t.placement + t.vmDeploy + starts;
    case 'takeover':
      return t.hadrTakeover;
    case 'restore-backup':
    case 'start-standby':
    case 'switch-sprayer': {
      // For a deployment of a lost rack: with all that is missing before it.
      const app = m.run.plan.deployments.find((d) => d.id === target);
      const ms = app ? workLeftAt(m.run, m.t, app, action) : 0;
      return ms > 0 ? ms : t[WORK[action] as TimingKey];
    }
    default: {
      const work = WORK[action];
      return work === undefined ? 0 : t[work];
    }
  }
}

/** Of what an action is done to: a VM is restarted, not the process that died in it. */
function objectOf(action: Action, subject: string): string {
  switch (action) {
    case 'restart-process':
    case 'investigate':
      return subject;
    default:
      return vmOf(subject);
  }
}

/** The order that is being worked on, if that action on that target has been given and is not done: its work has a timer. */
function underWay(m: Moment, action: Action, target: string): Choice['underWay'] {
  const timer = m.timersOf(target).find((armed) => armed.key === WORK[action]);
  if (!timer) return null;
  return { left: left(timer.dueAt - m.t), fraction: fractionLeft(timer, m.t) };
}

function choice(m: Moment, action: Action, subject: string): Choice {
  const target = objectOf(action, subject);
  const cost = costMs(m, action, target);
  const label = action === 'restart-process' ? `Restart ${processWord(target)}` : LABELS[action];
  const working = underWay(m, action, target);
  return {
    key: action,
    label,
    cost: cost === 0 ? '' : left(cost),
    deed: { action, target },
    underWay: working,
    waits: working === null ? waitOf(m, action, target) : null,
  };
}

const firstSentence = (text: string): string => /^.*?[.!](?=\s|$)/.exec(text)?.[0] ?? text;

/** Why it is left to a person, in one sentence: what the rule says that nobody does. */
function whyOf(m: Moment, item: Item): string {
  if (item.actions[0] === 'takeover')
    return 'The standby is there, but it does not take over by itself.';
  if (lostWithItsRack(m, item)) return rebuiltWhere(m, item);
  const event = m.run.events[item.event - 1];
  const rule = event?.rule ? RULES[event.rule as RuleId] : undefined;
  const budget = item.blocking
    ? undefined
    : m.timersOf(vmOf(item.subject)).find((timer) => timer.key === 'wasDailyRestart');
  if (budget && item.actions.includes('restart-process'))
    return `Its one restart of today is spent: without you it is restarted at ${at(budget.dueAt)}.`;
  if (!item.blocking) return 'It comes back without you; the cause is yours to find.';
  return rule?.notDone ? firstSentence(rule.notDone) : 'Nobody else brings it back.';
}

const homeOf = (m: Moment, id: string): string =>
  m.run.plan.deployments.find((d) => d.id === id)?.rack ?? '';

/** Where it is to be rebuilt, and which step comes next (rulebook 7.10, 7.22). */
function rebuiltWhere(m: Moment, { subject, actions }: Item): string {
  const target = targetOf(m.run.plan.racks, homeOf(m, subject));
  const where = target === null ? '' : ` on rack ${target.id} (site ${target.site})`;
  if (!actions.includes('switch-sprayer')) return `Next: restore its backup${where}.`;
  return runsThere(m.run, subject, m.t)
    ? `Next: switch the sprayer to its standby${where}.`
    : `Next: start its standby${where}; then switch the sprayer to it.`;
}

const lostWithItsRack = (m: Moment, item: Item): boolean =>
  m.run.events[item.event - 1]?.rule === 'dr';

function whatOf(m: Moment, item: Item): string {
  const { subject } = item;
  if (item.actions[0] === 'takeover') return `${subject} has no primary since ${at(item.from)}.`;
  if (lostWithItsRack(m, item))
    return `${subject} is lost with rack ${homeOf(m, subject)} since ${at(item.from)}.`;
  if (item.actions[0] === 'restore-backup') return `${subject} runs without its data.`;
  if (item.actions[0] === 'update-load-balancer')
    return `The load balancer does not know ${subject}.`;
  const process = subject.includes(':') ? subject : undefined;
  const word = process === undefined ? '' : processWord(process);
  const article = word === 'DB2' ? '' : 'The ';
  const name = process ? `${article}${word} of ${vmOf(process)}` : subject;
  if (m.state(subject) === 'spent') return `${name} did not boot.`;
  return item.blocking
    ? `${name} is dead since ${at(since(m, subject))}.`
    : `${name} died at ${at(since(m, subject))}.`;
}

/**
 * A process cannot be restarted while its VM does not run; the VM's boot starts it. In the log its item stays open until it
 * serves again (rulebook 7.10); here it is not asked for.
 */
function waitsForItsVm(m: Moment, { subject, blocking }: Item): boolean {
  const vm = vmOf(subject);
  return blocking && vm !== subject && m.vm(vm) !== undefined && m.state(vm) !== 'running';
}

/** What waits for the deployer now: what stays broken without them first, then follow-ups, each in the order in which it came. */
export function todos(m: Moment): Todo[] {
  const order = (item: Item) => (item.blocking ? 0 : 1);
  return m
    .items()
    .filter((item) => !waitsForItsVm(m, item))
    .sort((a, b) => order(a) - order(b) || a.from - b.from)
    .map((item) => ({
      key: `${item.event}`,
      subject: item.subject,
      blocking: item.blocking,
      what: whatOf(m, item),
      why: whyOf(m, item),
      choices: item.actions.map((action) => choice(m, action as Action, item.subject)),
    }));
}

const PLACING: ReadonlySet<string> = new Set(['unplaced', 'placed', 'evacuate', 'down']);

/** VMs for which no node has room: no work for the deployer, but nothing happens until there is room. */
export function waitingForRoom(m: Moment): string[] {
  return m
    .vms()
    .filter((vm) => {
      const state = m.state(vm.id);
      if (state !== 'stopped' && state !== 'waiting' && state !== 'standby') return false;
      const last = latest(m, vm.id, (e) => PLACING.has(e.kind));
      return last?.kind === 'unplaced';
    })
    .map((vm) => vm.id);
}

/** What stands under the list when nothing (else) is on it. */
export const nothingElse = (count: number): string =>
  count === 0 ? 'Nothing waits for you.' : 'Nothing else waits for you.';
