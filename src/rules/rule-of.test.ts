import { expect, test } from 'vitest';
import { ruleOfProcess, ruleOfVm } from './rule-of.ts';

const nd = (kind: string) => ({ kind, topology: 'nd' as const });
const plain = (kind: string) => ({ kind, topology: null });
const alone = { kind: 'vsys-was', topology: 'standalone' as const };

test.each([
  [plain('vapp-was'), 'was', 'vapp-was.vm'],
  [nd('vsys-was'), 'was', 'vsys-was.vm'],
  [nd('vsys-was'), 'dmgr', 'vsys-was.vm'],
  [nd('vsys-was'), 'http', 'vsys-was.http'],
  [alone, 'was', 'vsys-was.vm'],
  // Rules of a virtual system with IMP: `imp.*` where it exists, else `vsys-was.*` (7.25).
  [nd('vsys-was-imp'), 'was', 'imp.vm'],
  [nd('vsys-was-imp'), 'dmgr', 'imp.dmgr'],
  [nd('vsys-was-imp'), 'http', 'vsys-was.http'],
  [plain('vapp-db2'), 'db', 'vapp-db2.vm'],
  [plain('vsys-db2'), 'db', 'vsys-db2.vm'],
  [plain('cache'), 'cache', 'cache.vm'],
  [plain('proxy'), 'proxy', 'proxy.vm'],
  [plain('custom'), 'custom', 'custom.vm'],
] as const)('the death of a VM: %o %s is %s', (deployment, role, rule) => {
  expect(ruleOfVm(deployment, role)).toBe(rule);
});

test.each([
  [plain('vapp-was'), 'was', 'vapp-was.process'],
  [nd('vsys-was'), 'was', 'vsys-was.process'],
  [nd('vsys-was'), 'node-agent', 'vsys-was.node-agent'],
  [nd('vsys-was'), 'dmgr', 'vsys-was.dmgr'],
  [nd('vsys-was'), 'http', 'vsys-was.http'],
  [alone, 'was', 'vsys-was.standalone'],
  [nd('vsys-was-imp'), 'was', 'imp.process'],
  [nd('vsys-was-imp'), 'node-agent', 'vsys-was.node-agent'],
  [nd('vsys-was-imp'), 'dmgr', 'imp.dmgr'],
  [nd('vsys-was-imp'), 'http', 'vsys-was.http'],
  [plain('vapp-db2'), 'db2', 'vapp-db2.process'],
  [plain('vsys-db2'), 'db2', 'vsys-db2.process'],
  [plain('cache'), 'cache', 'cache.process'],
  [plain('proxy'), 'proxy', 'proxy.process'],
  [plain('custom'), 'app', 'custom.process'],
] as const)('the death of a process: %o %s is %s', (deployment, process, rule) => {
  expect(ruleOfProcess(deployment, process)).toBe(rule);
});
