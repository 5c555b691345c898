import { describe, expect, test } from 'vitest';
import { ratesOf } from '../../analysis/rates.ts';
import { scenarioOf } from '../../world/world.test-kit.ts';
import { argOf, askedIn, USUAL } from './arg.ts';
import { check } from './RatesForm.tsx';

const golden = scenarioOf({ base: 'golden' });
const typed = (draft: Record<string, string>, scenario = golden) =>
  check(scenario, ratesOf(scenario), draft);

describe('rates that are typed', () => {
  test('become the scenario’s, one by one', () => {
    expect(typed({ 'node.afr': '.1', 'hdd.repair': '4h' }).scenario?.rates).toEqual({
      node: { afr: 0.1 },
      hdd: { repair: 14_400_000 },
    });
    const changed = scenarioOf({ base: 'golden', rates: { node: { repair: '2h' } } });
    expect(typed({ 'node.afr': '1' }, changed).scenario?.rates).toEqual({
      node: { afr: 1, repair: 7_200_000 },
    });
  });
  test('mistakes stand at their fields', () => {
    const { scenario, mistakes } = typed({
      'node.afr': 'often',
      'san.repair': 'soon',
      'vm.afr': '-1',
    });
    expect(scenario).toBeNull();
    expect([...mistakes.keys()].sort()).toEqual(['node.afr', 'san.repair', 'vm.afr']);
  });
});

test.each([
  ['', USUAL],
  ['50/7', { years: 50, seed: 7 }],
  ['x/y', USUAL],
  ['0/-1', USUAL],
])('a link that says %j', (arg, asked) => expect(askedIn(arg)).toEqual(asked));
test('what it says comes back', () => {
  const asked = { years: 50, seed: 7 };
  expect(askedIn(argOf(asked).slice(1))).toEqual(asked);
  expect(argOf(USUAL)).toBe('');
});
