// The world at t = 0: who stands where, with which address, on which array; and what does not fit.
import { describe, expect, test } from 'vitest';
import { ipOf } from './build.ts';
import { type File, mistakesIn, planFrom, worldOf } from './world.test-kit.ts';

const lines = (file: File) =>
  worldOf(file).placed.map((vm) => `${vm.id} ${vm.node} ${vm.ip} ${vm.array}`);

describe('placement at the start (rulebook 7.15)', () => {
  test('golden, exactly', () => {
    expect(lines({ base: 'golden' })).toEqual([
      'shop/was-1 a/c1/n1 10.0.0.11 a/s1/hdd-1',
      'shop/was-2 a/c2/n1 10.0.0.12 a/s2/hdd-1',
      'shop/was-3 a/c3/n1 10.0.0.13 a/s1/hdd-2',
      'shop/was-4 a/c1/n2 10.0.0.14 a/s2/hdd-2',
      'shop/dmgr-1 a/c1/n3 10.0.0.15 a/s1/hdd-3',
      'shop/http-1 a/c1/n4 10.0.0.16 a/s2/hdd-3',
      'shop/http-2 a/c2/n2 10.0.0.17 a/s1/hdd-4',
      'shopdb/db-1 a/c1/n5 10.0.0.18 a/s1/ssd',
      'shopdb/db-2 a/c2/n3 10.0.0.19 a/s2/ssd',
    ]);
  });

  test('in order of deployment, role and number, whatever their priority', () => {
    expect(
      lines({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [
          { id: 'last', kind: 'custom', priority: 'low' },
          { id: 'cell', kind: 'vsys-was', priority: 'high' },
        ],
      }).map((line) => line.split(' ')[0]),
    ).toEqual(['last/custom-1', 'cell/was-1', 'cell/was-2', 'cell/dmgr-1', 'cell/http-1']);
  });

  test('two racks: addresses and arrays are counted in each; the standby stands where it is told', () => {
    expect(
      lines({
        racks: [
          { id: 'a', model: 'w1500-384' },
          { id: 'b', model: 'w1500-384', cloudGroups: [{ name: 'far', nodes: ['b/c2'] }] },
        ],
        deployments: [
          { id: 'db', kind: 'vsys-db2', hadr: { standbyRack: 'b' } },
          { id: 'x', kind: 'custom', rack: 'b' },
          { id: 'y', kind: 'custom', rack: 'a' },
        ],
      }),
    ).toEqual([
      'db/db-1 a/c1/n1 10.0.0.11 a/s1/ssd',
      'db/db-2 b/c2/n1 10.1.0.11 b/s1/ssd',
      'x/custom-1 b/c2/n2 10.1.0.12 b/s1/hdd-1',
      'y/custom-1 a/c1/n2 10.0.0.12 a/s1/hdd-1',
    ]);
  });

  test('on a rack without the cloud group of that name the first one serves', () => {
    expect(
      lines({
        racks: [
          { id: 'a', model: 'w1500-32', cloudGroups: [{ name: 'prod', nodes: ['a'] }] },
          {
            id: 'b',
            model: 'w1500-64',
            cloudGroups: [
              { name: 'one', nodes: ['b/c1/n4'] },
              { name: 'two', nodes: ['b/c1/n1'] },
            ],
          },
        ],
        deployments: [
          { id: 'db', kind: 'vsys-db2', cloudGroup: 'prod', hadr: { standbyRack: 'b' } },
        ],
      })[1],
    ).toBe('db/db-2 b/c1/n4 10.1.0.11 b/s1/ssd');
  });

  test('a deployment stays in its cloud group', () => {
    const world = worldOf({
      racks: [
        {
          id: 'a',
          model: 'w1500-160',
          cloudGroups: [
            { name: 'prod', nodes: ['a/c1/n1', 'a/c1/n2'] },
            { name: 'test', nodes: ['a/c1/n9', 'a/c1/n10'] },
          ],
        },
      ],
      deployments: [
        { id: 'p', kind: 'custom', members: 6 },
        { id: 't', kind: 'custom', members: 6, cloudGroup: 'test' },
      ],
    });
    const nodes = (id: string) => [
      ...new Set(world.placed.filter((p) => p.deployment === id).map((p) => p.node)),
    ];
    expect(nodes('p')).toEqual(['a/c1/n1', 'a/c1/n2']);
    expect(nodes('t')).toEqual(['a/c1/n9', 'a/c1/n10']);
  });
});

describe('IP addresses (rulebook 7.25)', () => {
  const racks = planFrom({
    racks: [
      { id: 'a', model: 'w1500-32' },
      { id: 'b', model: 'w1500-32' },
    ],
    deployments: [],
  }).racks;
  test.each([
    [0, 1, '10.0.0.11'],
    [0, 199, '10.0.0.209'],
    [0, 200, '10.0.1.10'],
    [0, 401, '10.0.2.11'],
    [1, 1, '10.1.0.11'],
  ])('rack %i, VM %i', (rack, i, ip) => {
    const of = racks[rack];
    expect(of && ipOf(of, i)).toBe(ip);
  });

  test('each VM has its own', () => {
    const world = worldOf({
      racks: [
        {
          id: 'a',
          model: 'w1500-608',
          cloudGroups: [{ name: 'g', nodes: ['a'], type: 'average' }],
        },
      ],
      deployments: Array.from({ length: 5 }, (_, i) => ({
        id: `x${i}`,
        kind: 'custom' as const,
        members: 90,
      })),
    });
    expect(new Set(world.placed.map((p) => p.ip)).size).toBe(450);
  });
});

describe('what does not fit is one clear mistake', () => {
  const rack = { id: 'a', model: 'w1500-32' as const };

  test('it says what fits', () => {
    expect(
      mistakesIn({
        racks: [rack],
        deployments: [{ id: 'big', kind: 'custom', members: 5, size: { cores: 8, memoryGb: 100 } }],
      }),
    ).toEqual([
      'deployments[0]: big, 5 VMs of 8 cores and 100 GB, no more than cloud group default has room for: 4 of them fit',
    ]);
  });

  test('one for each deployment, not for each VM; a smaller one behind it still fits', () => {
    expect(
      mistakesIn({
        racks: [rack],
        deployments: [
          { id: 'wide', kind: 'custom', members: 3, size: { cores: 17 } },
          { id: 'ok', kind: 'custom', size: { cores: 16 } },
          { id: 'deep', kind: 'custom', members: 2, size: { cores: 1, memoryGb: 256 } },
        ],
      }),
    ).toEqual([
      'deployments[0]: wide, 3 VMs of 17 cores and 8 GB, no more than cloud group default has room for: 0 of them fit',
      'deployments[2]: deep, 2 VMs of 1 core and 256 GB, no more than cloud group default has room for: 1 of them fit',
    ]);
  });

  test('mistakes in the script are told with it', () => {
    expect(
      mistakesIn({
        racks: [rack],
        deployments: [{ id: 'big', kind: 'custom', size: { cores: 17 } }],
        script: [{ at: '1m', fault: 'fail', target: 'a/c1/n3' }],
      }).map((mistake) => mistake.split(':')[0]),
    ).toEqual(['script[0].target', 'deployments[0]']);
  });
});
