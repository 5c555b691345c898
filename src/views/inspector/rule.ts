// Selected part → the rule that speaks when it fails: what happens, what the platform will not do, what is the deployer's.
import type { Moment } from '../../log/moment.ts';
import { ruleOfProcess, ruleOfVm } from '../../rules/rule-of.ts';
import { RULES, type Rule, type RuleId } from '../../rules/rulebook.ts';
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
    return ruleOfVm(deployment, m.vm(address)?.role ?? '');
  }
  if (kind === 'process' && deployment)
    return ruleOfProcess(deployment, address.slice(address.indexOf(':') + 1));
  return kind === 'external' ? OUTSIDE[address] : BY_KIND[kind];
}
