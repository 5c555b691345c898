// What is lost with its home says so once, and the log names the steps in their order.
import { expect, test } from 'vitest';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import { lostWords } from './lost-with.ts';
import { momentAt } from './moment.ts';
import { sentence } from './sentence.ts';

function lost(base: string, target: string) {
  const world = openScenario({ version: 1, base, script: [{ at: 60_000, fault: 'fail', target }] });
  if (!world.ok) throw new Error(JSON.stringify(world.mistakes));
  return momentAt(simulate(world.value), 120_000);
}

test('a site lost is one phrase, not one for each VM', () =>
  expect(lost('dr', 'site:east').health('service:shop').why).toEqual(['lost with site east']));
test('a rack lost by itself is named as the rack', () =>
  expect(lost('dr', 'a').health('service:shop').why).toEqual(['lost with rack a']));
test('what serves on elsewhere is degraded, and says which part is lost', () =>
  expect(lost('dual-cell', 'site:east').health('service:web').why).toEqual([
    'its SLA is missed',
    'lost with site east',
  ]));

test('the deployer is told what comes first', () => {
  const { run } = lost('dr', 'site:east');
  const needed = run.events.find((e) => e.kind === 'action-needed' && e.subject === 'shop');
  expect(needed && sentence(run, needed)).toBe(
    'The deployer is needed: shop is lost with rack a; start its standby on rack b (site west), then switch the sprayer to it.',
  );
});

test.each([
  ['dr', 'site:east', 'shop/was-1', 'lost with site east, to be rebuilt on rack b'],
  ['dr', 'a', 'shopdb/db-1', 'lost with rack a, to be rebuilt on rack b'],
  ['dr', 'site:east', 'reports/custom-1', 'lost with site east, comes back with it'],
  ['single-cell', 'a', 'shop/was-1', 'lost with rack a, comes back with it'],
  ['single-cell', 'a', 'shop-b/was-1', null],
])('%s without %s: %s is %s', (base, target, vm, words) => {
  const m = lost(base, target);
  const info = m.vm(vm);
  expect(info && lostWords(m, info)).toBe(words);
});
