// Selected part → the rule that speaks when it fails: what happens, what the platform will not do, what is the deployer's.
import type { Moment } from '../../log/moment.ts';
import { ruleOfProcess, ruleOfVm } from '../../rules/rule-of.ts';
import { RULES, type Rule, type RuleId } from '../../rules/rulebook.ts';
import type { Deployment } from '../../scenario/plan.ts';
import { deploymentOf, type SubjectKind, subjectKind } from './about.ts';

const BY_KIND: Readonly<Partial<Record<SubjectKind, RuleId>>> = {
  node: 'node.fail',
  mgmt: 'mgmt.node',
  virt: 'mgmt.virtualization',
  tor: 'net.switch',
  san: 'net.switch',
  sw: 'net.switch',
  fc: 'net.switch',
  cable: 'net.cable',
  chassis: 'net.switch',
  canister: 'storage.canister',
  controller: 'storage.canister',
  drive: 'storage.drive',
  array: 'storage.drive',
  enclosure: 'storage.drive',
  dimm: 'node.dimm',
  core: 'node.core',
  rack: 'rack.fail',
  site: 'rack.fail',
};
const OUTSIDE: Readonly<Record<string, RuleId>> = {
  lb: 'ext.lb',
  sprayer: 'ext.sprayer',
  tsm: 'ext.tsm',
  wan: 'ext.wan',
};

/** Of a deployment that scales by itself. */
const SCALED: Readonly<Partial<Record<Deployment['kind'], RuleId>>> = {
  'vapp-was': 'vapp-was.scale',
  'vsys-was-imp': 'imp.scale',
  cache: 'cache.scale',
  proxy: 'proxy.scale',
};

/** The rule of the selected part as things stand: a VM lost with its node is under the node's rule, not its own. */
export function ruleFor(m: Moment, address: string): Rule | null {
  const kind = subjectKind(m, address);
  if (kind === null) return null;
  const id = idFor(m, address, kind);
  return id === undefined ? null : RULES[id];
}

function idFor(m: Moment, address: string, kind: SubjectKind): RuleId | undefined {
  const deployment = deploymentOf(m.run.plan, address);
  if (kind === 'vm' && deployment) {
    if (m.place(address).lost !== null) return 'node.fail';
    if (m.state(address)?.startsWith('drained')) return 'ha.single-cell';
    // A VM that runs while something in it is dead is under the rule of that process.
    const dead = m
      .vm(address)
      ?.processes.filter((p) => m.state(p)?.startsWith('dead'))
      .at(-1);
    if (dead !== undefined && m.state(address) === 'running')
      return ruleOfProcess(deployment, dead.slice(dead.indexOf(':') + 1));
    return ruleOfVm(deployment, m.vm(address)?.role ?? '');
  }
  if (kind === 'process' && deployment)
    return ruleOfProcess(deployment, address.slice(address.indexOf(':') + 1));
  if (kind === 'deployment' && deployment?.scaling) return SCALED[deployment.kind];
  return kind === 'external' ? OUTSIDE[address] : BY_KIND[kind];
}
