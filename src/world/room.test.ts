// Where a VM goes: the order of rulebook 7.15, the capacity of 7.16, and laws that hold wherever it goes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CloudGroup } from '../scenario/plan.ts';
import { chooseNode, emptyNode, fits, give, type NodeRoom, needOf, take } from './room.ts';
import { planFrom } from './world.test-kit.ts';

const group = (nodes: readonly string[], more: Partial<CloudGroup> = {}): CloudGroup => ({
  name: 'g',
  rack: 'a',
  nodes,
  type: 'dedicated',
  reserveForHa: false,
  ...more,
});
const NODES = ['a/c1/n1', 'a/c1/n2', 'a/c1/n10', 'a/c2/n1'];
const rooms = (...nodes: string[]) => {
  const of = group(nodes);
  return nodes.map((node) => emptyNode(node, of));
};
const ONE = { eighths: 16, memoryGb: 8 };
const at = (all: readonly NodeRoom[], node: string) => {
  const room = all.find((r) => r.node === node);
  if (!room) throw new Error(node);
  return room;
};

describe('the order of choice', () => {
  const choose = (all: readonly NodeRoom[]) => chooseNode(all, ONE, 'shop/was', false)?.node;

  test('the lowest address of equals, numbers compared as numbers', () => {
    expect(choose(rooms('a/c1/n10', 'a/c1/n2', 'a/c2/n1'))).toBe('a/c1/n2');
    expect(choose(rooms('a/c10/n1', 'a/c2/n14'))).toBe('a/c2/n14');
  });
  test('more free memory beats a lower address', () => {
    const all = rooms(...NODES);
    for (const node of ['a/c1/n1', 'a/c1/n2', 'a/c2/n1'])
      take(at(all, node), { eighths: 8, memoryGb: 1 }, 'other/custom');
    expect(choose(all)).toBe('a/c1/n10');
  });
  test('a chassis without one beats more free memory', () => {
    const all = rooms(...NODES);
    take(at(all, 'a/c1/n1'), ONE, 'shop/was');
    take(at(all, 'a/c2/n1'), { eighths: 8, memoryGb: 200 }, 'other/custom');
    expect(choose(all)).toBe('a/c2/n1');
  });
  test('a node without one beats a chassis without one', () => {
    const all = rooms('a/c1/n1', 'a/c1/n2', 'a/c2/n1');
    take(at(all, 'a/c1/n1'), ONE, 'shop/was');
    take(at(all, 'a/c2/n1'), ONE, 'shop/was');
    expect(choose(all)).toBe('a/c1/n2');
  });
  test('only the same deployment and role keeps apart', () => {
    const all = rooms('a/c1/n1', 'a/c1/n2');
    take(at(all, 'a/c1/n1'), ONE, 'shop/http');
    take(at(all, 'a/c1/n2'), { ...ONE, memoryGb: 9 }, 'shop/dmgr');
    expect(choose(all)).toBe('a/c1/n1');
  });
  test('of two on one node one may leave, and it still holds one', () => {
    const all = rooms('a/c1/n1', 'a/c1/n2');
    for (let i = 0; i < 2; i++) take(at(all, 'a/c1/n1'), ONE, 'shop/was');
    give(at(all, 'a/c1/n1'), ONE, 'shop/was');
    // Less memory is free on the other, so only the one that is left keeps apart.
    take(at(all, 'a/c1/n2'), { ...ONE, memoryGb: 100 }, 'other/custom');
    expect(choose(all)).toBe('a/c1/n2');
    give(at(all, 'a/c1/n1'), ONE, 'shop/was');
    expect(choose(all)).toBe('a/c1/n1');
  });
  test('preferred, not mandatory: two on one node where there is no other', () => {
    const all = rooms('a/c1/n1');
    take(at(all, 'a/c1/n1'), ONE, 'shop/was');
    expect(choose(all)).toBe('a/c1/n1');
  });
  test('one that left does not keep others away', () => {
    const all = rooms('a/c1/n1', 'a/c1/n2');
    take(at(all, 'a/c1/n1'), ONE, 'shop/was');
    give(at(all, 'a/c1/n1'), ONE, 'shop/was');
    expect(choose(all)).toBe('a/c1/n1');
    expect(at(all, 'a/c1/n1').clusters.size).toBe(0);
  });
  test('a dead node is no choice', () => {
    const all = rooms('a/c1/n1', 'a/c1/n2');
    at(all, 'a/c1/n1').up = false;
    expect(choose(all)).toBe('a/c1/n2');
    at(all, 'a/c1/n2').up = false;
    expect(choose(all)).toBeUndefined();
  });
});

describe('how much fits', () => {
  const need = (type: 'dedicated' | 'average', cores: number, memoryGb: number) => {
    const plan = planFrom({
      racks: [{ id: 'a', model: 'w1500-32', cloudGroups: [{ name: 'g', nodes: ['a'], type }] }],
      deployments: [{ id: 'x', kind: 'custom', size: { cores, memoryGb } }],
    });
    const [deployment] = plan.deployments;
    const of = plan.racks[0]?.cloudGroups[0];
    if (!deployment || !of) throw new Error('one of each');
    return needOf(deployment, of);
  };
  const howMany = (of: CloudGroup, each: ReturnType<typeof need>, evacuation = false) => {
    const room = emptyNode('a/c1/n1', of);
    let n = 0;
    while (fits(room, each, evacuation)) {
      take(room, each, 'x/custom');
      n++;
    }
    return n;
  };
  const four = ['a/c1/n1', 'a/c1/n2', 'a/c1/n3', 'a/c1/n4'];
  const held = group(four, { reserveForHa: true });

  test.each([
    ['a vCPU is a core in a dedicated group', group(four), need('dedicated', 2, 8), false, 8],
    ['an eighth in an average one', group(four), need('average', 2, 1), false, 64],
    ['memory is never overcommitted', group(four), need('average', 2, 8), false, 32],
    ['a whole node', group(four), need('dedicated', 16, 256), false, 1],
    ['more than a node', group(four), need('dedicated', 17, 8), false, 0],
    ['1/N of the cores is kept free', held, need('dedicated', 2, 8), false, 6],
    ['1/N of the memory is kept free', held, need('dedicated', 1, 64), false, 3],
    ['but not from evacuation', held, need('dedicated', 2, 8), true, 8],
    ['a group of one keeps all', group(['a/c1/n1'], { reserveForHa: true }), ONE, false, 0],
  ])('%s', (_, of, each, evacuation, most) => {
    expect(howMany(of, each, evacuation)).toBe(most);
  });

  test('what has failed of a node is not there', () => {
    const room = { ...emptyNode('a/c1/n1', group(four)), eighths: 15 * 8, memoryGb: 240 };
    expect(fits(room, { eighths: 15 * 8, memoryGb: 240 }, false)).toBe(true);
    expect(fits(room, { eighths: 16 * 8, memoryGb: 8 }, false)).toBe(false);
    expect(fits(room, { eighths: 8, memoryGb: 241 }, false)).toBe(false);
  });
});

describe('laws', () => {
  const request = fc.record({
    eighths: fc.integer({ min: 1, max: 128 }),
    memoryGb: fc.integer({ min: 1, max: 256 }),
    cluster: fc.constantFrom('shop/was', 'shop/http', 'db/db'),
    evacuation: fc.boolean(),
    leaves: fc.boolean(),
  });
  const node = fc.record({
    chassis: fc.integer({ min: 1, max: 3 }),
    bay: fc.integer({ min: 1, max: 14 }),
    up: fc.boolean(),
  });
  const floor = fc
    .record({
      nodes: fc.uniqueArray(node, {
        minLength: 1,
        maxLength: 8,
        selector: (n) => `a/c${n.chassis}/n${n.bay}`,
      }),
      reserveForHa: fc.boolean(),
    })
    .map(({ nodes, reserveForHa }) => {
      const names = nodes.map((n) => `a/c${n.chassis}/n${n.bay}`);
      const of = group(names, { reserveForHa });
      return nodes.map((n, i) => ({ ...emptyNode(names[i] as string, of), up: n.up }));
    });

  test('never beyond capacity, never on a dead node, and only null when nothing fits', () => {
    let placed = 0;
    fc.assert(
      fc.property(floor, fc.array(request, { maxLength: 40 }), (all, requests) => {
        for (const { cluster, evacuation, leaves, ...need } of requests) {
          const room = chooseNode(all, need, cluster, evacuation);
          if (room === null) {
            expect(all.some((r) => fits(r, need, evacuation))).toBe(false);
            continue;
          }
          placed++;
          expect(all).toContain(room);
          expect(room.up).toBe(true);
          const share = evacuation || !room.group.reserveForHa ? 1 : 1 - 1 / all.length;
          take(room, need, cluster);
          expect(room.usedEighths).toBeLessThanOrEqual(room.eighths * share + 1e-9);
          expect(room.usedGb).toBeLessThanOrEqual(room.memoryGb * share + 1e-9);
          if (leaves) give(room, need, cluster);
        }
      }),
    );
    expect(placed).toBeGreaterThan(100);
  });

  test('no two of a cluster on one node while another node has room', () => {
    fc.assert(
      fc.property(floor, fc.array(request, { maxLength: 20 }), (all, requests) => {
        for (const { cluster, ...need } of requests) {
          const free = all.some((r) => fits(r, need, false) && !r.clusters.has(cluster));
          const room = chooseNode(all, need, cluster, false);
          if (!room) continue;
          expect(room.clusters.has(cluster)).toBe(!free);
          take(room, need, cluster);
        }
      }),
    );
  });

  test('the order in which rooms are listed does not matter', () => {
    fc.assert(
      fc.property(floor, fc.array(request, { maxLength: 12 }), (all, requests) => {
        for (const { cluster, ...need } of requests) {
          const room = chooseNode(all, need, cluster, false);
          expect(chooseNode([...all].reverse(), need, cluster, false)).toBe(room);
          if (room) take(room, need, cluster);
        }
      }),
    );
  });

  test('give takes back what take took', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 10 }), (requests) => {
        const room = emptyNode('a/c1/n1', group(['a/c1/n1']));
        for (const { cluster, ...need } of requests) take(room, need, cluster);
        for (const { cluster, ...need } of requests.reverse()) give(room, need, cluster);
        expect(room).toEqual(emptyNode('a/c1/n1', room.group));
      }),
    );
  });
});
