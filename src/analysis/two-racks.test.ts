// Runbook and campaign where there is more than one rack: every part of the topology has its row, and single points of failure are named honestly.
import { describe, expect, test } from 'vitest';
import { openScenario } from '../world/open.ts';
import type { World } from '../world/world.ts';
import { campaignFaults, campaignOf, campaignParts, campaignRow } from './campaign.ts';
import { runbookRow, runbookTargets } from './runbook.ts';

const worldOf = (base: string): World => {
  const opened = openScenario({ version: 1, base });
  if (!opened.ok) throw new Error(base);
  return opened.value;
};
const single = worldOf('single-cell');
const dual = worldOf('dual-cell');

describe('runbook', () => {
  test('racks, sites and what stands outside are parts of the topology, as far as it has a use for them', () => {
    const without = (world: World) =>
      runbookTargets(world).filter((target) => !target.includes('/'));
    expect(without(single)).toEqual(['a', 'b', 'lb', 'tsm']);
    expect(without(dual)).toEqual([
      'a',
      'b',
      'site:east',
      'site:west',
      'lb',
      'sprayer',
      'tsm',
      'wan',
    ]);
    expect(without(worldOf('golden'))).toEqual(['a', 'lb', 'tsm']);
  });

  test.each([
    [
      single,
      'a',
      'middleware',
      45_000,
      'Until it is back no clone can join shop-b. The HADR pair leaves peer state.',
    ],
    [single, 'b', null, 0, 'What stands elsewhere serves on.'],
    [single, 'lb', null, 86_400_000, 'shop is out, and stays so.'],
    [dual, 'site:east', 'middleware', 45_000, '1000 sessions are lost.'],
    [
      dual,
      'wan',
      null,
      0,
      'The HADR pair leaves peer state. Nobody takes over, for the primary serves on.',
    ],
    [dual, 'sprayer', null, 0, 'nobody notices.'],
  ] as const)('%#: %s %s', (world, target, recoveredBy, outageMs, said) => {
    const row = runbookRow(world, target);
    expect(row).toMatchObject({ subjects: [target], recoveredBy, outageMs, blocking: false });
    expect(row.whatHappens).toContain(said);
  });
});

describe('campaign', () => {
  test('parts of both racks in order of address, pairs across them too, A then B', () => {
    const parts = campaignParts(single);
    const rackOf = (part: string) => part.slice(0, part.indexOf('/'));
    expect(new Set(parts.map(rackOf))).toEqual(new Set(['a', 'b']));
    expect(parts.map(rackOf)).toEqual([...parts.map(rackOf)].sort());
    const pairs = [...campaignFaults(single, 2)];
    expect(pairs).toHaveLength((parts.length * (parts.length - 1)) / 2);
    expect(pairs.some(([a = '', b = '']) => rackOf(a) === 'a' && rackOf(b) === 'b')).toBe(true);
    expect(pairs.every(([a = '', b = '']) => parts.indexOf(a) < parts.indexOf(b))).toBe(true);
  });

  test('no single fault of either rack takes a workload for good', () => {
    for (const world of [single, dual]) expect(campaignOf(world, 1).singlePoints).toEqual([]);
  });

  test('a rack cut off takes its share, and the service comes back by itself', () => {
    const { deployments } = campaignRow(single, ['a/tor-1', 'a/tor-2'], 60_000);
    expect(deployments.shop).toMatchObject({ recovered: false });
    expect(deployments['shop-b']).toMatchObject({ outageMs: 45_000, by: 'middleware' });
    expect(deployments.shopdb).toMatchObject({
      outageMs: 45_000,
      by: 'middleware',
      dataLost: false,
    });
  });
});
