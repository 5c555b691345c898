// The rack that the page opens with (topology `busy`): golden's shop and one of each other kind among neighbours, calm and about half full.
import { describe, expect, test } from 'vitest';
import { CORES_PER_NODE, GB_PER_NODE } from '../scenario/models.ts';
import { TOPOLOGIES } from '../scenario/topologies.ts';
import { planFrom, worldOf } from '../world/world.test-kit.ts';
import { run } from './story.test-kit.ts';

const plan = planFrom({ base: 'busy' });
const world = worldOf({ base: 'busy' });
const rack = plan.racks[0];

test('some 120 VMs', () => {
  expect(world.placed).toHaveLength(120);
});

test.each(rack?.cloudGroups ?? [])('cloud group $name is about half full', ({ name, nodes }) => {
  const inside = world.placed.filter((vm) => nodes.includes(vm.node));
  const sum = (of: 'cores' | 'memoryGb') =>
    inside.reduce(
      (all, { deployment }) =>
        all + (plan.deployments.find((d) => d.id === deployment)?.[of] ?? Number.NaN),
      0,
    );
  const share = sum('cores') / (nodes.length * CORES_PER_NODE);
  expect(share, `cores of ${name}`).toBeGreaterThan(0.4);
  expect(share, `cores of ${name}`).toBeLessThan(0.6);
  expect(sum('memoryGb') / (nodes.length * GB_PER_NODE)).toBeLessThan(0.5);
});

test('three cloud groups hold every compute node', () => {
  expect(rack?.cloudGroups.map((group) => group.name)).toEqual(['prod', 'test', 'lab']);
  expect(rack?.cloudGroups.flatMap((group) => group.nodes)).toHaveLength(38);
});

test('the shop is that of golden, and every kind of deployment is there', () => {
  expect(TOPOLOGIES.busy?.deployments?.slice(0, 2)).toEqual(TOPOLOGIES.golden?.deployments);
  expect([...new Set(plan.deployments.map((d) => d.kind))].sort()).toEqual(
    [
      'cache',
      'custom',
      'proxy',
      'vapp-db2',
      'vapp-was',
      'vsys-db2',
      'vsys-was',
      'vsys-was-imp',
    ].sort(),
  );
});

describe('its runs', () => {
  test('are quiet as long as nobody breaks anything', () => {
    expect(run({ base: 'busy' }).events).toEqual([]);
  });

  test('a node that dies is emptied, and everything serves again', () => {
    const { events } = run({
      base: 'busy',
      script: [{ at: '1m', fault: 'fail', target: 'host:shop/was-1' }],
    });
    const moved = events.filter((event) => event.kind === 'evacuate').map((e) => e.subject);
    expect(moved).toContain('shop/was-1');
    expect(events.filter((event) => event.kind === 'unplaced')).toEqual([]);
    for (const vm of moved)
      expect(events.some((event) => event.kind === 'up' && event.subject === vm)).toBe(true);
  });
});
