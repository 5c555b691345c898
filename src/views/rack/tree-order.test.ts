import { describe, expect, it } from 'vitest';
import { momentAt } from '../../log/moment.ts';
import { simulate } from '../../sim/simulate.ts';
import { layoutFloor } from './floor.ts';
import { insideOf } from './inside.ts';
import { BUSY, momentOf, worldOf } from './rack.test-kit.ts';
import { RackScene } from './scene.ts';
import { walkOf } from './steps.ts';
import { type TreeItem, treeOrder } from './tree-order.ts';
import { layVms } from './vms.ts';

const SIZE = { mm: 0.42, labels: true };

function treeAt(scenario: Parameters<typeof worldOf>[0], t: number, at?: string) {
  const world = worldOf(scenario);
  const moment = momentAt(simulate(world), t);
  const floor = layoutFloor(world, SIZE);
  const walk = walkOf(world, floor, layVms(floor, moment));
  return { walk, items: treeOrder(walk, at === undefined ? [] : insideOf(moment, at)) };
}
const addresses = (items: readonly TreeItem[]) => items.map(({ address }) => address);
const childrenOf = (items: readonly TreeItem[], address: string): string[] => {
  const from = items.findIndex((one) => one.address === address);
  const level = items[from]?.level ?? 0;
  const end = items.findIndex((one, i) => i > from && one.level <= level);
  return items
    .slice(from + 1, end < 0 ? items.length : end)
    .filter((one) => one.level === level + 1)
    .map((one) => one.address);
};

describe('the tree of the rack', () => {
  const { items } = treeAt(BUSY, 0, 'a/c1/n1');

  it('has every part of the drawing once', () => {
    const world = worldOf(BUSY);
    const floor = layoutFloor(world, SIZE);
    const scene = new RackScene(floor).at(momentOf(BUSY, 0), null);
    const drawn = [...scene.sites, ...scene.parts, ...scene.tiles].map((s) =>
      String(s.at?.['data-address']),
    );
    const own = treeAt(BUSY, 0).items;
    expect(addresses(own).sort()).toEqual(drawn.sort());
    // And says of each how deep it stands, as the drawing does.
    const levels = new Map(
      [...scene.sites, ...scene.parts, ...scene.tiles].map((s) => [
        String(s.at?.['data-address']),
        s.at?.['aria-level'],
      ]),
    );
    for (const { address, level } of own)
      expect([address, level]).toEqual([address, levels.get(address)]);
  });

  it.each([
    ['a', ['a/tor-1', 'a/c3/sw-1~a/tor-1'], ['a/s1', 'a/s2', 'a/san-1'], ['a/c3', 'a/c2', 'a/c1']],
    ['a/s1', ['a/s1/canister-1', 'a/s1/canister-2', 'a/e1', 'a/e2', 'a/s1/ssd', 'a/s1/hdd-1']],
    ['a/e1', ['a/e1/d01', 'a/e1/d02'], ['a/e1/d23', 'a/e1/d24']],
    [
      'a/c1',
      ['a/c1/sw-1', 'a/c1/fc-1', 'a/c1/fc-2', 'a/c1/sw-2', 'a/mgmt-1', 'a/virt-1', 'a/c1/n11'],
    ],
    ['a/c1/n1', ['a/c1/n1/core-1', 'a/c1/n1/core-2'], ['a/c1/n1/dimm-1']],
    ['shop/was-1', ['shop/was-1:node-agent', 'shop/was-1:was']],
  ])('%s holds, in this order, %s …', (address, ...runs) => {
    const held = childrenOf(items, address);
    for (const run of runs) {
      const from = held.indexOf(run[0] ?? '');
      expect(held.slice(from, from + run.length)).toEqual(run);
    }
  });

  it('counts what stands in the same part', () => {
    const nodes = childrenOf(items, 'a/c3');
    for (const [i, address] of nodes.entries())
      expect(items.find((one) => one.address === address)).toMatchObject({
        place: i + 1,
        of: nodes.length,
      });
  });

  it('follows a VM to its new node', () => {
    const moved = treeAt(BUSY, 300_000).items;
    expect(childrenOf(items, 'a/c1/n1')).toContain('shop/was-1');
    expect(childrenOf(moved, 'a/c1/n1')).not.toContain('shop/was-1');
    const node = momentOf(BUSY, 300_000).place('shop/was-1').node ?? '';
    expect(childrenOf(moved, node)).toContain('shop/was-1');
  });

  it('has the sites of two racks at the top, each with its own', () => {
    const two = treeAt({ base: 'dual-cell', script: [] }, 0).items;
    expect(two.filter(({ level }) => level === 1).map(({ address }) => address)).toEqual([
      'sprayer',
      'lb',
      'tsm',
      'site:east',
      // As it is drawn, between the two.
      'wan',
      'site:west',
    ]);
    expect(childrenOf(two, 'site:west')).toEqual(['b']);
    expect(childrenOf(two, 'b')).toContain('b/c1');
  });
});
