// The claim "no single point of failure within the rack" is proved by running it, and a topology that has one is caught (s16).
import { describe, expect, test } from 'vitest';
import { worldOf } from '../world/world.test-kit.ts';
import { campaignOf, campaignParts } from './campaign.ts';
import { campaignMarkdown } from './campaign-print.ts';

const golden = worldOf({ base: 'golden', script: [] });

describe('golden', () => {
  const campaign = campaignOf(golden, 1);
  test('178 parts, each run once; none is a single point of failure', () => {
    expect(campaignParts(golden)).toHaveLength(178);
    expect(campaign.runs).toBe(178);
    expect(campaign.singlePoints).toEqual([]);
    expect(campaignMarkdown('golden', campaign)).toContain('No single point of failure');
  });
  test('the node of the primary costs one takeover, ended by the middleware', () => {
    const node = golden.placed.find((vm) => vm.id === 'shopdb/db-1')?.node;
    const row = campaign.rows.find((r) => r.faults[0] === node);
    expect(row?.deployments).toEqual({
      shop: { outageMs: 45_000, recovered: true, by: 'middleware', dataLost: false },
      shopdb: { outageMs: 45_000, recovered: true, by: 'middleware', dataLost: false },
    });
  });
});

const small = (group: readonly string[]) =>
  worldOf({
    racks: [{ id: 'a', model: 'w1500-96', cloudGroups: [{ name: 'g', nodes: [...group] }] }],
    deployments: [{ id: 'legacy', kind: 'vsys-was', members: 1 }],
    script: [],
  });

test('one HTTP server and one member: out, and brought back by the platform while there is room', () => {
  const campaign = campaignOf(small(['a']), 1);
  expect(campaign.singlePoints).toEqual([]);
  const out = campaign.rows.filter((row) => (row.deployments.legacy?.outageMs ?? 0) > 0);
  expect(out.length).toBeGreaterThan(0);
  for (const row of out)
    expect(row.deployments.legacy).toMatchObject({ recovered: true, by: 'platform' });
});

test('a cloud group of one node: that node is named', () => {
  expect(campaignOf(small(['a/c1/n2']), 1).singlePoints).toEqual([
    { faults: ['a/c1/n2'], deployments: ['legacy'] },
  ]);
});

test('two faults: a pair of drives of one array loses what lies on it', () => {
  const world = worldOf({
    racks: [{ id: 'a', model: 'w1500-32' }],
    deployments: [{ id: 'k', kind: 'custom' }],
    script: [],
  });
  const campaign = campaignOf(world, 2);
  const parts = campaignParts(world).length;
  expect(campaign.runs).toBe((parts * (parts - 1)) / 2);
  const lost = campaign.singlePoints.map((point) => point.faults.join(' '));
  expect(lost).toContain('a/e1/d05 a/e1/d06');
  expect(lost).toContain('a/s1/canister-1 a/s1/canister-2');
  expect(lost).not.toContain('a/e1/d01 a/e1/d05');
});
