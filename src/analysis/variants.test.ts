import { expect, test } from 'vitest';
import { PLAIN } from '../scenario/library.ts';
import { openScenario } from '../world/open.ts';
import { scenarioOf } from '../world/world.test-kit.ts';
import { variantsOf } from './variants.ts';

const golden = scenarioOf({
  base: 'golden',
  script: [
    { at: '1m', fault: 'fail', target: 'shop/was-1:node-agent' },
    { at: '2m', fault: 'fail', target: 'shopdb/db-2' },
  ],
});

test('the options of golden, each changed alone', () => {
  expect(variantsOf(golden).map(({ name, dropped }) => `${name} (${dropped})`)).toEqual([
    'shop: WebSphere, virtual application (1)',
    'shop: WebSphere with Intelligent Management (0)',
    'shop: stand-alone servers (1)',
    'shop: 5 members (0)',
    'shop: 3 members (0)',
    'shopdb: DB2, virtual application (DBaaS) (1)',
    'shopdb: takeover manual (0)',
    'shopdb: without HADR (1)',
    'shopdb: without a backup (0)',
  ]);
});

test('every variant of every topology opens, and is another scenario', () => {
  for (const { scenario } of PLAIN) {
    const variants = variantsOf(scenario);
    expect(variants.length).toBeGreaterThan(0);
    for (const variant of variants) {
      expect(variant.scenario.title).toBe(scenario.title);
      expect(variant.scenario.deployments).toBeDefined();
      const opened = openScenario(variant.scenario);
      expect(opened.ok ? 'opens' : `${variant.name}: ${opened.mistakes[0].found}`).toBe('opens');
    }
  }
});
