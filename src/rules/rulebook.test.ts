// The rulebook's sections 2 to 4 as a list: every rule id, with the slide its events carry (7.25).
import { describe, expect, test } from 'vitest';
import { RULES, type RuleId, slideOf } from './rulebook.ts';

const SLIDES: Readonly<Record<string, number | null>> = {
  // 2.1
  'vapp-was.process': 5,
  'vapp-was.vm': 5,
  'vapp-was.scale': 5,
  // 2.2
  'vsys-was.process': 6,
  'vsys-was.node-agent': 6,
  'vsys-was.dmgr': 6,
  'vsys-was.standalone': 6,
  'vsys-was.vm': 6,
  'vsys-was.http': 6,
  // 2.3
  'imp.process': 7,
  'imp.vm': 7,
  'imp.dmgr': 7,
  'imp.scale': 7,
  // 2.4
  'vapp-db2.process': 8,
  'vapp-db2.vm': 8,
  // 2.5
  'vsys-db2.process': 9,
  'vsys-db2.vm': 9,
  // 2.6
  'cache.process': 10,
  'cache.heartbeat': 10,
  'cache.vm': 10,
  'cache.scale': 10,
  // 2.7
  'proxy.process': 11,
  'proxy.vm': 11,
  'proxy.scale': 11,
  // 2.8
  'custom.process': 12,
  'custom.vm': 12,
  // 3
  'mgmt.node': 14,
  'mgmt.virtualization': 14,
  'net.switch': 14,
  'net.cable': 14,
  'storage.canister': 14,
  'storage.drive': 14,
  'node.dimm': 14,
  'node.core': 14,
  'node.fail': 14,
  placement: 16,
  'rack.fail': 14,
  // 4
  'ha.golden': 16,
  'ha.single-cell': 18,
  'ha.dual-cell': 19,
  dr: 21,
  // 7.19
  'ext.lb': null,
  'ext.sprayer': null,
  'ext.tsm': null,
  'ext.wan': null,
};

test('every rule is there and no other', () => {
  expect(Object.keys(RULES).sort()).toEqual(Object.keys(SLIDES).sort());
});

test.each(Object.entries(SLIDES))('%s is on slide %s', (id, slide) => {
  expect(slideOf(id as RuleId)).toBe(slide);
  expect(RULES[id as RuleId].slide).toBe(slide);
  expect(RULES[id as RuleId].id).toBe(id);
});

test('what has no rule has no slide', () => {
  expect(slideOf(null)).toBeNull();
});

describe.each(Object.values(RULES))('$id', (rule) => {
  const sentences = [rule.happens, rule.notDone, rule.deployer].filter((s) => s !== null);

  test('is told in whole sentences', () => {
    for (const text of sentences) expect(text).toMatch(/^\p{Lu}.*[.]$/u);
  });
  test('has a title of its own, without a full stop', () => {
    expect(rule.trigger).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(Object.values(RULES).filter((r) => r.trigger === rule.trigger)).toHaveLength(1);
  });
});
