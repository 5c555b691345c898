// Laws of the Monte Carlo run, and cases whose answer is known by other means (hardware-and-timings.md, 4.2 and 4.3).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RATE_PARTS, type ScenarioFile } from '../scenario/validator.ts';
import { scenarioOf, worldOf } from '../world/world.test-kit.ts';
import { availabilityOf, YEAR_MS } from './availability.ts';
import { availabilityJson, availabilityMarkdown } from './availability-print.ts';
import { studentsT } from './interval.ts';
import { DEFAULT_RATES, failingParts, ratesOf } from './rates.ts';

type File = Omit<ScenarioFile, 'version'>;
type RatesFile = NonNullable<File['rates']>;

const only = (rates: RatesFile): RatesFile => ({
  ...Object.fromEntries(RATE_PARTS.map((part) => [part, { afr: 0 }])),
  ...rates,
});
const run = (file: File, years: number, seed = 1) =>
  availabilityOf(worldOf(file), ratesOf(scenarioOf(file)), years, seed);

const lone: File = {
  racks: [{ id: 'a', model: 'w1500-32' }],
  deployments: [{ id: 'legacy', kind: 'custom' }],
};
const golden: File = { base: 'golden' };

describe('laws', () => {
  test('the same seed gives the same bytes, another one others', () => {
    const text = (seed: number) => JSON.stringify(run(golden, 20, seed));
    expect(text(5)).toBe(text(5));
    expect(text(6)).not.toBe(text(5));
  });
  test('where nothing fails, all is available, and that is certain', () => {
    for (const one of run({ ...golden, rates: only({}) }, 10).deployments)
      expect(one).toMatchObject({
        availability: 1,
        ci95: [1, 1],
        outagesPerYear: 0,
        topCauses: [],
      });
  });
  test('twice the failures, less availability; half the repair time, more', () => {
    const at = (rates: RatesFile) =>
      run({ ...lone, rates: only(rates) }, 200).deployments[0]?.availability ?? 0;
    expect(at({ process: { afr: 12 } })).toBeLessThan(at({ process: { afr: 6 } }));
    const san = (repair: string) => at({ san: { afr: 40, repair } });
    expect(san('12h')).toBeGreaterThan(san('1d'));
  });
  test('the figures hold together, whatever the rates', () => {
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(RATE_PARTS.map((part) => [part, fc.nat(30)]))),
        fc.nat(1000),
        (afrs, seed) => {
          const rates = Object.fromEntries(
            Object.entries(afrs).map(([part, afr]) => [part, { afr, repair: '8h' }]),
          ) as RatesFile;
          for (const { availability, ci95, topCauses, outagesPerYear } of run(
            { base: 'golden', rates },
            1,
            seed,
          ).deployments) {
            const [low, high] = ci95;
            expect(0 <= low && low <= availability && availability <= high && high <= 1).toBe(true);
            expect(topCauses.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1);
            if (outagesPerYear === 0) expect(availability).toBe(1);
          }
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe('known answers', () => {
  const within = (file: File, years: number, expected: number) => {
    const [one] = run(file, years).deployments;
    const [low, high] = one?.ci95 ?? [0, 0];
    expect(low).toBeLessThanOrEqual(expected);
    expect(high).toBeGreaterThanOrEqual(expected);
    // An interval that holds everything would prove nothing.
    expect(high - low).toBeLessThan((1 - expected) / 4);
  };
  test('two parts in a row: a process and its VM, each put right by the deployer at once', () => {
    // Process: five minutes of work and thirty seconds to start; VM: two minutes of work, a boot, a start.
    const down = 50 * (300 + 30) + 20 * (120 + 90 + 30);
    const rates = only({ process: { afr: 50 }, vm: { afr: 20 } });
    within({ ...lone, rates }, 300, 1 / (1 + (down * 1000) / YEAR_MS));
  });
  test('two parts side by side: both switches dead at once, own crews', () => {
    const rates = only({ tor: { afr: 36.5, repair: '1d' } });
    within({ ...lone, rates }, 300, 1 - 0.00826446);
  });
  test('a node’s failure costs its detection, a place, a boot and a start', () => {
    const rates = only({ node: { afr: 20, repair: '1h' } });
    const racks = [{ id: 'a', model: 'w1500-128' as const }];
    within({ ...lone, racks, rates }, 300, 1 / (1 + (20 * (30 + 20 + 90 + 30) * 1000) / YEAR_MS));
  });
});

test('who is to blame: the kind of part that failed first', () => {
  const [one] = run({ ...lone, rates: only({ tor: { afr: 36.5 } }) }, 50).deployments;
  expect(one?.topCauses).toEqual([{ part: 'tor', share: 1 }]);
});

test('where nothing was seen in so many years, the interval says how little that means', () => {
  const [one] = run({ ...lone, rates: only({ ssd: { afr: 0.01 } }) }, 10).deployments;
  expect(one).toMatchObject({ availability: 1, outagesPerYear: 0 });
  expect(one?.ci95[0]).toBeCloseTo(1 - 3 / 3650, 8);
});

test('golden has the parts of the contract, each with a rate', () => {
  const counts: Record<string, number> = {};
  for (const { part } of failingParts(worldOf(golden))) counts[part] = (counts[part] ?? 0) + 1;
  expect(counts).toEqual({
    node: 38,
    mgmt: 2,
    virt: 2,
    tor: 2,
    san: 2,
    sw: 6,
    fc: 6,
    cable: 20,
    canister: 4,
    hdd: 80,
    ssd: 16,
    vm: 9,
    process: 13,
  });
});

test('rates of the scenario stand in for the defaults, one by one', () => {
  const rates = ratesOf(
    scenarioOf({ ...golden, rates: { node: { afr: 0.5 }, hdd: { repair: '2d' } } }),
  );
  expect(rates.node).toEqual({ afr: 0.5, repairMs: DEFAULT_RATES.node.repairMs });
  expect(rates.hdd).toEqual({ afr: DEFAULT_RATES.hdd.afr, repairMs: 172_800_000 });
});

test('as a table it names its assumptions', () => {
  const file: File = { ...golden, title: 'Golden' };
  const told = JSON.parse(availabilityJson(run(file, 500)));
  for (const { availability, ci95 } of told.deployments)
    for (const share of [availability, ...ci95])
      expect(String(share)).toMatch(/^(0|1|0\.\d{1,6})$/);
  const text = availabilityMarkdown('Golden', run(file, 5), ratesOf(scenarioOf(file)));
  expect(text).toContain('# Availability: Golden');
  expect(text).toMatch(/\| shop \| 99\.\d{5} % \| /);
  expect(text).toContain('| Hard disk | 0.02 | 1d |');
});

test.each([
  [10, 2.228],
  [29, 2.045],
  [999, 1.962],
])('Student’s t of %i', (freedom, t) => expect(studentsT(freedom)).toBeCloseTo(t, 2));
