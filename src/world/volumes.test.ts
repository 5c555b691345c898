import { expect, test } from 'vitest';
import type { ModelName } from '../scenario/models.ts';
import { Volumes } from './volumes.ts';
import { planFrom, worldOf } from './world.test-kit.ts';

function volumesOf(model: ModelName): Volumes {
  const [rack] = planFrom({ racks: [{ id: 'a', model }], deployments: [] }).racks;
  if (!rack) throw new Error('one rack');
  return new Volumes(rack);
}
const firsts = (volumes: Volumes, n: number, database: boolean) =>
  Array.from({ length: n }, () => volumes.first(database));

test('at the start VMs take the HDD arrays of both controllers in turn', () => {
  expect(firsts(volumesOf('w1500-608'), 10, false)).toEqual([
    'a/s1/hdd-1',
    'a/s2/hdd-1',
    'a/s1/hdd-2',
    'a/s2/hdd-2',
    'a/s1/hdd-3',
    'a/s2/hdd-3',
    'a/s1/hdd-4',
    'a/s2/hdd-4',
    'a/s1/hdd-1',
    'a/s2/hdd-1',
  ]);
});

test('databases take the SSD arrays in turn, whatever stands between them', () => {
  const volumes = volumesOf('w1500-160');
  expect([
    volumes.first(true),
    volumes.first(false),
    volumes.first(true),
    volumes.first(true),
  ]).toEqual(['a/s1/ssd', 'a/s1/hdd-1', 'a/s2/ssd', 'a/s1/ssd']);
});

test('a small rack has one controller', () => {
  const volumes = volumesOf('w1500-128');
  expect(firsts(volumes, 5, false)).toEqual([
    'a/s1/hdd-1',
    'a/s1/hdd-2',
    'a/s1/hdd-3',
    'a/s1/hdd-4',
    'a/s1/hdd-1',
  ]);
  expect(firsts(volumes, 2, true)).toEqual(['a/s1/ssd', 'a/s1/ssd']);
});

test('a new VM takes the array with the fewest, the lowest address among equals', () => {
  const volumes = volumesOf('w1500-608');
  firsts(volumes, 3, false);
  expect(volumes.next(false)).toBe('a/s1/hdd-3');
  expect(volumes.next(false)).toBe('a/s1/hdd-4');
  volumes.left('a/s1/hdd-1');
  expect(volumes.next(false)).toBe('a/s1/hdd-1');
  expect(volumes.next(true)).toBe('a/s1/ssd');
  expect(volumes.next(true)).toBe('a/s2/ssd');
});

test('the two of a HADR pair never share an array in a rack with two controllers', () => {
  const ids = ['d1', 'd2', 'd3', 'd4'];
  const world = worldOf({
    racks: [{ id: 'a', model: 'w1500-384' }],
    deployments: ids.map((id, i) => ({
      id,
      kind: 'vsys-db2' as const,
      ...(i === 1 ? {} : { hadr: {} }),
    })),
  });
  const arrayOf = (vm: string) => world.placed.find((p) => p.id === vm)?.array;
  for (const id of ['d1', 'd3', 'd4'])
    expect(new Set([arrayOf(`${id}/db-1`), arrayOf(`${id}/db-2`)])).toEqual(
      new Set(['a/s1/ssd', 'a/s2/ssd']),
    );
});
