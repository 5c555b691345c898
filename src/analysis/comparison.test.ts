// Every built-in comparison is run; what the slides' tables say of each way to deploy is what comes out.
import { describe, expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { encodeLink } from '../scenario/encode.ts';
import { scenarioOf } from '../world/world.test-kit.ts';
import { differing, lastChange, type Mode, type Told, tell } from './comparison.ts';
import { COMPARISONS, comparisonOf } from './comparisons.ts';

function all(id: string, mode: Mode): Told[] {
  const { sides, service, until } = must(comparisonOf(id), id);
  return sides.map((side) => {
    const told = tell(side, service, mode, until);
    if (!told.ok) throw new Error(`${id} ${side.name}`);
    return told.value;
  });
}
/** Outage (seconds, or since when), whole again (seconds after the fault), by whom, what is left. */
const row = (told: Told) =>
  [
    told.side.name,
    told.outSince === null ? told.outageMs / 1000 : `since ${told.outSince / 1000}`,
    told.wholeAt === null ? 'never' : told.wholeAt / 1000 - 60,
    told.by ?? 'nobody',
    told.left.map(({ actions }) => actions[0]).join(' ') || '-',
    told.workMs / 1000,
  ].join(' | ');

describe('what the table of a comparison says', () => {
  test.each<[string, Mode, string[]]>([
    [
      'was/vm',
      'nobody',
      [
        'Virtual application | 0 | 770 | platform | - | 0',
        'Virtual system | 0 | never | nobody | restart-vm | 0',
        'IMP, dynamic cluster | 0 | never | nobody | restart-vm | 0',
        'IMP, static cluster | 0 | never | nobody | restart-vm | 0',
      ],
    ],
    [
      'was/vm',
      'helped',
      [
        'Virtual application | 0 | 770 | platform | - | 0',
        'Virtual system | 0 | 390 | deployer | - | 120',
        'IMP, dynamic cluster | 0 | 800 | middleware | - | 120',
        'IMP, static cluster | 0 | 390 | deployer | - | 120',
      ],
    ],
    [
      'was/process',
      'nobody',
      [
        'Virtual application | 0 | 120 | platform | - | 0',
        'Virtual system | 0 | 150 | middleware | - | 0',
        'IMP, dynamic cluster | 0 | 150 | middleware | - | 0',
        'IMP, static cluster | 0 | 150 | middleware | - | 0',
      ],
    ],
    [
      'db/vm',
      'nobody',
      [
        'DBaaS | 225 | 225 | platform | - | 0',
        'Virtual system | since 60 | never | nobody | restart-vm | 0',
        'HADR, automatic | 45 | never | middleware | restart-vm | 0',
        'HADR, manual | since 60 | never | nobody | takeover restart-vm | 0',
      ],
    ],
    [
      'db/process',
      'helped',
      [
        'DBaaS | 375 | 375 | deployer | - | 300',
        'Virtual system | 375 | 375 | deployer | - | 300',
        'HADR, automatic | 45 | 675 | middleware | - | 300',
        'HADR, manual | 45 | 675 | deployer | - | 300',
      ],
    ],
    [
      'db/node',
      'nobody',
      [
        'DBaaS | 215 | 215 | platform | - | 0',
        'Virtual system | 215 | 215 | platform | - | 0',
        'HADR, automatic | 45 | 515 | middleware | - | 0',
        'HADR, manual | 215 | 515 | platform | - | 0',
      ],
    ],
  ])('%s, %s', (id, mode, said) => expect(all(id, mode).map(row)).toEqual(said));
});

describe.each(COMPARISONS.map((one) => [one.id, one] as const))('%s', (id, comparison) => {
  test('two to four sides, each with a short link, each told to the end by both modes', () => {
    expect(comparison.sides.length).toBeGreaterThanOrEqual(2);
    expect(comparison.sides.length).toBeLessThanOrEqual(4);
    for (const { scenario } of comparison.sides)
      expect(encodeLink({ scenario, view: { pane: `compare:${id}` } }).length).toBeLessThan(250);
    for (const mode of ['nobody', 'helped'] as const) {
      const told = all(id, mode);
      for (const one of told) {
        expect(one.run.limit).toBeNull();
        expect(one.spans.at(-1)?.to).toBe(comparison.until);
        if (mode === 'helped') expect(one.left).toEqual([]);
      }
      expect(lastChange(told)).toBeLessThanOrEqual(comparison.until);
    }
  });
  test('something differs, and not everything', () => {
    const told = all(id, 'nobody');
    const differs = differing(told);
    const events = told.flatMap((one) => one.events);
    expect(differs.size).toBeGreaterThan(0);
    expect(differs.size).toBeLessThanOrEqual(events.length);
  });
});

test('equal runs differ in nothing', () => {
  const side = {
    name: 'one',
    words: [],
    scenario: scenarioOf({
      base: 'golden',
      script: [{ at: '1m', fault: 'fail', target: 'shopdb/db-1' }],
    }),
  };
  const told = [1, 2].map(() => tell(side, 'shop', 'nobody', 1_200_000));
  expect(differing(told.map((one) => must(one.ok ? one.value : null, 'runs'))).size).toBe(0);
});
