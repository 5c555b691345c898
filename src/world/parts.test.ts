// Every rack model by count, its cables by their ends, its drives by their array.
import { describe, expect, test } from 'vitest';
import { MODEL_NAMES, type ModelName } from '../scenario/models.ts';
import { arrayOfDrive, insideNode, partsOf } from './parts.ts';
import { planFrom } from './world.test-kit.ts';
import type { PartKind } from './world.ts';

const partsOfModel = (model: ModelName) =>
  partsOf(planFrom({ racks: [{ id: 'a', model }], deployments: [] }));
const big = partsOfModel('w1500-608');
const small = partsOfModel('w1500-32');
const addresses = (parts: ReturnType<typeof partsOfModel>, kind: PartKind) =>
  [...parts.values()].filter((p) => p.kind === kind).map((p) => p.address);

describe('how many of each part', () => {
  // model, chassis, nodes, controllers, drives
  test.each([
    ['w1500-32', 1, 2, 1, 46],
    ['w1500-64', 1, 4, 1, 46],
    ['w1500-96', 1, 6, 1, 46],
    ['w1500-128', 1, 8, 1, 46],
    ['w1500-160', 1, 10, 2, 96],
    ['w1500-192', 2, 12, 2, 96],
    ['w1500-224', 2, 14, 2, 96],
    ['w1500-384', 2, 24, 2, 96],
    ['w1500-608', 3, 38, 2, 96],
  ] as const)('%s', (model, chassis, nodes, controllers, drives) => {
    const parts = partsOfModel(model);
    const count = (kind: PartKind) => addresses(parts, kind).length;
    expect(count('rack')).toBe(1);
    expect(count('site')).toBe(1);
    expect(count('external')).toBe(4);
    expect(count('chassis')).toBe(chassis);
    expect(count('node')).toBe(nodes);
    expect([count('mgmt'), count('virt')]).toEqual([2, 2]);
    expect([count('tor'), count('san')]).toEqual([2, 2]);
    expect([count('sw'), count('fc')]).toEqual([2 * chassis, 2 * chassis]);
    expect(count('controller')).toBe(controllers);
    expect(count('canister')).toBe(2 * controllers);
    expect(count('enclosure')).toBe(2 * controllers);
    expect(count('array')).toBe(5 * controllers);
    expect(count('drive')).toBe(drives);
    // Four of each chassis, and two of each canister.
    expect(count('cable')).toBe(4 * chassis + 4 * controllers);
  });

  test('every model of the contract is in the table', () => {
    expect(MODEL_NAMES).toHaveLength(9);
  });
});

describe('who stands in whom', () => {
  test.each(MODEL_NAMES)('%s: every parent exists, every address once', (model) => {
    const parts = partsOfModel(model);
    for (const [address, part] of parts) {
      expect(part.address).toBe(address);
      if (part.parent !== null) expect(parts.has(part.parent), address).toBe(true);
      for (const end of part.ends ?? []) expect(parts.has(end), address).toBe(true);
    }
  });

  test.each([
    // Three chassis: the last two bays of the first two.
    ['w1500-608', 'a/mgmt-1', 'a/c1', 'a/c1/n12', 'a/c1/n13'],
    ['w1500-608', 'a/virt-2', 'a/c2', 'a/c2/n12', 'a/c2/n13'],
    ['w1500-608', 'a/mgmt-2', 'a/c2', 'a/c3/n14', 'a/c3/n15'],
    ['w1500-384', 'a/virt-1', 'a/c1', 'a/c2/n12', 'a/c2/n13'],
    // One chassis: bays 11 to 14.
    ['w1500-160', 'a/virt-2', 'a/c1', 'a/c1/n10', 'a/c1/n11'],
    ['w1500-32', 'a/mgmt-2', 'a/c1', 'a/c1/n2', 'a/c1/n3'],
    // Chassis are filled c1 first.
    ['w1500-192', 'a/mgmt-1', 'a/c1', 'a/c1/n12', 'a/c2/n1'],
    ['w1500-224', 'a/mgmt-1', 'a/c1', 'a/c2/n2', 'a/c2/n3'],
  ] as const)('%s: %s in %s; %s is the last, %s is none', (model, manager, chassis, last, none) => {
    const parts = partsOfModel(model);
    expect(parts.get(manager)?.parent).toBe(chassis);
    expect(parts.get(last)?.kind).toBe('node');
    expect(parts.has(none)).toBe(false);
  });

  test('enclosures and their drives belong to a controller', () => {
    const chain = (address: string) => {
      const enclosure = big.get(address)?.parent ?? '';
      return [enclosure, big.get(enclosure)?.parent];
    };
    expect(chain('a/e1/d01')).toEqual(['a/e1', 'a/s1']);
    expect(chain('a/e2/d24')).toEqual(['a/e2', 'a/s1']);
    expect(chain('a/e3/d01')).toEqual(['a/e3', 'a/s2']);
    expect(chain('a/e4/d24')).toEqual(['a/e4', 'a/s2']);
  });
});

describe('cables (rulebook 7.14)', () => {
  test('chassis switches go straight to the rack’s, each canister to both fabrics', () => {
    expect(addresses(small, 'cable').sort()).toEqual([
      'a/c1/fc-1~a/san-1',
      'a/c1/fc-2~a/san-2',
      'a/c1/sw-1~a/tor-1',
      'a/c1/sw-2~a/tor-2',
      'a/s1/canister-1~a/san-1',
      'a/s1/canister-1~a/san-2',
      'a/s1/canister-2~a/san-1',
      'a/s1/canister-2~a/san-2',
    ]);
  });

  test('no cable crosses from side 1 to side 2, but those of the canisters', () => {
    const crossing = [...big.values()].filter(
      (p) => p.ends && p.ends[0].at(-1) !== p.ends[1].at(-1),
    );
    expect(crossing).toHaveLength(4);
    expect(crossing.every((p) => p.address.includes('canister'))).toBe(true);
  });
});

describe('arrays (rulebook 7.12)', () => {
  const drivesOf = (parts: typeof big, array: string) =>
    addresses(parts, 'drive').filter((drive) => {
      const place = arrayOfDrive(drive);
      return place !== null && 'array' in place && place.array === array;
    });
  const spares = (parts: typeof big, controller: string, type: 'ssd' | 'hdd') =>
    addresses(parts, 'drive').filter((drive) => {
      const place = arrayOfDrive(drive);
      return (
        place !== null && 'spareOf' in place && place.spareOf === controller && place.type === type
      );
    });
  const range = (enclosure: string, from: number, to: number) =>
    Array.from(
      { length: to - from + 1 },
      (_, i) => `${enclosure}/d${String(from + i).padStart(2, '0')}`,
    );

  test.each([
    ['a/s1', 'a/e1', 'a/e2'],
    ['a/s2', 'a/e3', 'a/e4'],
  ])('of %s', (s, e1, e2) => {
    expect(drivesOf(big, `${s}/ssd`)).toEqual([...range(e1, 1, 4), ...range(e2, 1, 3)]);
    expect(drivesOf(big, `${s}/hdd-1`)).toEqual(range(e1, 5, 13));
    expect(drivesOf(big, `${s}/hdd-2`)).toEqual(range(e1, 14, 22));
    expect(drivesOf(big, `${s}/hdd-3`)).toEqual([...range(e1, 23, 24), ...range(e2, 5, 11)]);
    expect(drivesOf(big, `${s}/hdd-4`)).toEqual(range(e2, 12, 20));
    expect(spares(big, s, 'ssd')).toEqual([`${e2}/d04`]);
    expect(spares(big, s, 'hdd')).toEqual(range(e2, 21, 24));
  });

  test('a small rack has the same arrays and two HDD spares', () => {
    for (const array of ['ssd', 'hdd-1', 'hdd-2', 'hdd-3', 'hdd-4'])
      expect(drivesOf(small, `a/s1/${array}`)).toEqual(drivesOf(big, `a/s1/${array}`));
    expect(spares(small, 'a/s1', 'hdd')).toEqual(['a/e2/d21', 'a/e2/d22']);
    expect(spares(small, 'a/s1', 'ssd')).toEqual(['a/e2/d04']);
  });

  test('what is no drive is in no array', () => {
    expect(arrayOfDrive('a/e1')).toBeNull();
    expect(arrayOfDrive('a/c1/n1')).toBeNull();
  });
});

describe('inside a node', () => {
  test.each([
    ['a/c1/n1/dimm-1', 'dimm'],
    ['a/c1/n1/dimm-16', 'dimm'],
    ['a/c3/n14/core-16', 'core'],
  ])('%s', (address, kind) => {
    expect(insideNode(big, address)).toMatchObject({
      address,
      kind,
      rack: 'a',
      parent: address.replace(/\/[^/]+$/, ''),
    });
  });
  test.each([
    'a/c1/n1/dimm-0',
    'a/c1/n1/dimm-17',
    'a/c1/n1/core-17',
    'a/c1/n1/core-01',
    'a/c1/n13/core-1',
    'a/mgmt-1/core-1',
    'a/c1/n1',
  ])('%s is nothing', (address) => {
    expect(insideNode(big, address)).toBeNull();
  });
});

test('two racks at two sites: each has its parts, what stands outside is there once', () => {
  const parts = partsOf(
    planFrom({
      racks: [
        { id: 'a', model: 'w1500-384', site: 'east' },
        { id: 'b', model: 'w1500-96', site: 'west' },
      ],
      deployments: [],
    }),
  );
  expect(addresses(parts, 'site')).toEqual(['site:east', 'site:west']);
  expect(addresses(parts, 'external')).toEqual(['lb', 'sprayer', 'tsm', 'wan']);
  expect(parts.get('b/c1/n6')?.rack).toBe('b');
  expect(addresses(parts, 'node')).toHaveLength(24 + 6);
});
