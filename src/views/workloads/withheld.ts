// World at a moment → views: what a person might expect to be done about a part and nobody does, with its rule. "What did not happen is shown, too."
import type { Moment } from '../../log/moment.ts';
import { ruleOfProcess, ruleOfVm } from '../../rules/rule-of.ts';
import type { RuleId } from '../../rules/rulebook.ts';
import type { Deployment } from '../../scenario/plan.ts';
import { fractionLeft } from './timing.ts';
import { at } from './words.ts';

export interface Withheld {
  readonly text: string;
  readonly rule: RuleId;
  /** What is left of the timer that ends it, 0 to 1; null if nothing ends it. */
  readonly fraction: number | null;
}

/** Kinds of deployment that somebody's platform code restarts in place, once. */
const RETRIED: ReadonlySet<string> = new Set(['vapp-db2', 'cache', 'proxy']);
const DEAD = /^(failed|broken|spent|dead)/;

/** Whether the platform watches that process: WebSphere of a virtual application and cache containers only. */
export const monitored = (deployment: Deployment, process: string): boolean =>
  process === 'cache' || (process === 'was' && deployment.kind === 'vapp-was');

/** What is not done for a VM or one of its processes now; empty for all else, and while all is well. */
export function withheld(m: Moment, address: string): Withheld[] {
  const colon = address.indexOf(':');
  const id = colon < 0 ? address : address.slice(0, colon);
  const vm = m.vm(id);
  const deployment = vm && m.run.plan.deployments.find((d) => d.id === vm.deployment);
  if (!vm || !deployment) return [];
  const process = colon < 0 ? null : address.slice(colon + 1);
  const found: Withheld[] = [];
  const budget = m.timersOf(id).find((timer) => timer.key === 'wasDailyRestart');
  if (budget && (process === null || process === 'was'))
    found.push({
      text: `restart budget spent until ${at(budget.dueAt)}`,
      rule: 'vapp-was.process',
      fraction: fractionLeft(budget, m.t),
    });
  const state = m.state(address) ?? '';
  if (!DEAD.test(state)) return found;
  const say = (text: string, rule: RuleId) => found.push({ text, rule, fraction: null });
  if (process !== null) {
    if (!monitored(deployment, process))
      say('not monitored by the platform', ruleOfProcess(deployment, process));
    return found;
  }
  const rule = ruleOfVm(deployment, vm.role);
  if (deployment.kind === 'custom') say('nobody is told', rule);
  else if (deployment.kind.startsWith('vsys-')) say('no recovery in a virtual system', rule);
  else if (RETRIED.has(deployment.kind) && retrySpent(m, id)) say('its one retry is spent', rule);
  return found;
}

/** The one try has been made, and what is left is on the deployer's list. */
const retrySpent = (m: Moment, vm: string): boolean =>
  m.state(`budget:${vm}`) === 'spent' &&
  m.items().some((item) => item.subject === vm && item.blocking);
