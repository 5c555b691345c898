import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesOf, stopOf, walk } from './walk.ts';

const tier = (...addresses: string[]) => ({ members: addresses.map((address) => ({ address })) });
const ROWS = [
  {
    id: 'shop',
    deployments: ['shop'],
    front: 'lb' as const,
    tiers: [tier('shop/http-1'), tier('shop/was-1', 'shop/was-2')],
  },
  { id: 'empty', deployments: [], front: null, tiers: [] },
  { id: 'lab', deployments: ['lab'], front: null, tiers: [tier('lab/custom-1', 'shop/was-1')] },
];
const at = (row: string, address: string) => ({ row, address });

describe('the one tab stop of all pictures', () => {
  test.each([
    ['the first VM, not the balancer', null, null, at('shop', 'shop/http-1')],
    ['the selected part', null, 'lab/custom-1', at('lab', 'lab/custom-1')],
    ['the selected deployment', null, 'lab', at('lab', 'lab')],
    ['where the keys were', at('lab', 'shop/was-1'), 'shop/was-2', at('lab', 'shop/was-1')],
    ['what is gone is left', at('lab', 'gone'), 'shop/was-2', at('shop', 'shop/was-2')],
    ['a part of the rack is in no picture', null, 'a/c1/n1', at('shop', 'shop/http-1')],
  ])('%s', (_, visited, selected, stop) => {
    expect(stopOf(ROWS, visited, selected)).toEqual(stop);
  });
  test('there is none where nothing stands', () => {
    expect(stopOf([], null, 'lb')).toBeNull();
    expect(stopOf([ROWS[1] as (typeof ROWS)[0]], null, 'lb')).toBeNull();
  });
});

describe('arrow keys', () => {
  test.each([
    ['ArrowRight', at('shop', 'shop/http-1'), at('shop', 'shop/was-1')],
    ['ArrowLeft', at('shop', 'shop/http-1'), at('shop', 'lb')],
    ['ArrowLeft', at('shop', 'lb'), at('shop', 'shop')],
    ['ArrowLeft', at('shop', 'shop'), null],
    ['End', at('shop', 'lb'), at('shop', 'shop/was-2')],
    ['End', at('shop', 'shop/was-2'), null],
    ['Home', at('shop', 'shop/was-2'), at('shop', 'shop')],
    // Over a row that holds nothing, as far along as there is room.
    ['ArrowDown', at('shop', 'shop/was-2'), at('lab', 'shop/was-1')],
    ['ArrowUp', at('lab', 'lab/custom-1'), at('shop', 'lb')],
    ['ArrowDown', at('lab', 'lab/custom-1'), null],
    ['x', at('shop', 'lb'), null],
  ])('%s from %o', (key, here, there) => {
    expect(walk(ROWS, here, key)).toEqual(there);
  });

  test('every part of every picture is reached from the tab stop', () => {
    const name = fc.string({ minLength: 1, maxLength: 4 });
    const rows = fc.array(
      fc.record({
        front: fc.constantFrom('lb' as const, 'sprayer' as const, null),
        tiers: fc.array(
          fc.array(name).map((all) => tier(...all)),
          { maxLength: 4 },
        ),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(rows, (made) => {
        // Within a row an address stands once.
        const named = made.map((row, i) => ({
          ...row,
          id: `row-${i}`,
          deployments: [`row-${i}`],
          tiers: row.tiers.map((one, j) =>
            tier(...one.members.map(({ address }, k) => `${address}/${j}/${k}`)),
          ),
        }));
        const key = (spot: { row: string; address: string }) => `${spot.row} ${spot.address}`;
        const seen = new Set<string>();
        const first = stopOf(named, null, null);
        for (const queue = first ? [first] : []; queue.length > 0; ) {
          const here = queue.pop();
          if (!here || seen.has(key(here))) continue;
          seen.add(key(here));
          for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
            const next = walk(named, here, arrow);
            if (next) queue.push(next);
          }
        }
        const all = named.flatMap((row) =>
          addressesOf(row).map((address) => key({ row: row.id, address })),
        );
        // A page whose workloads have no VM at all has no stop, whatever balancer stands before them.
        if (first) expect(seen).toEqual(new Set(all));
      }),
    );
  });
});
