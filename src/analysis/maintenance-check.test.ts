import { describe, expect, test } from 'vitest';
import { run } from '../sim/story.test-kit.ts';
import { checkMaintenance } from './maintenance-check.ts';

describe('before a rack is drained', () => {
  test('the other rack serves, and is too slow for the load as it is', () => {
    expect(checkMaintenance(run({ base: 'single-cell' }), 60_000, 'a')).toEqual({
      possible: true,
      down: [],
      slow: [{ id: 'shop', load: 200, carried: 160 }],
      alone: ['shopdb'],
      unadministered: ['shop'],
      sentence:
        'Every service would go on. shop would miss its SLA: 200 requests per second are asked, the other racks carry 160 within it. shopdb would have no standby meanwhile. The cell of shop could not be administered.',
    });
  });

  test('with less to do the other rack carries it', () => {
    const calm = run({
      base: 'single-cell',
      script: [{ at: '1s', load: 50, target: 'shop' }],
    });
    expect(checkMaintenance(calm, 60_000, 'b')).toMatchObject({
      possible: true,
      down: [],
      slow: [],
      alone: ['shopdb'],
      unadministered: [],
    });
  });

  test('what stands in one rack only would be out, by name; its database is told with it', () => {
    const dr = run({ base: 'dr' });
    expect(checkMaintenance(dr, 0, 'a').down).toEqual(['shop', 'portal', 'reports']);
    expect(checkMaintenance(dr, 0, 'b')).toMatchObject({ down: [], slow: [], alone: [] });
  });

  test('with the other rack already gone, all would be out', () => {
    const half = run({
      base: 'single-cell',
      until: '1h',
      script: [{ at: '1m', fault: 'fail', target: 'b' }],
    });
    expect(checkMaintenance(half, 1_800_000, 'a').down).toEqual(['shop']);
    // Before that fault nobody knew.
    expect(checkMaintenance(half, 30_000, 'a').down).toEqual([]);
  });

  test('a pair that is not in peer state would take its service with it', () => {
    const parted = run({
      base: 'dual-cell',
      script: [{ at: '1m', fault: 'fail', target: 'wan' }],
    });
    expect(checkMaintenance(parted, 600_000, 'a').down).toEqual(['web']);
    expect(checkMaintenance(parted, 600_000, 'b').down).toEqual([]);
  });

  test('a rack that is lost or in maintenance cannot be drained', () => {
    for (const line of [
      { at: '1m', fault: 'fail', target: 'a' },
      { at: '1m', maintenance: 'start', target: 'a' },
    ] as const)
      expect(
        checkMaintenance(run({ base: 'single-cell', script: [line] }), 120_000, 'a').possible,
      ).toBe(false);
  });
});
