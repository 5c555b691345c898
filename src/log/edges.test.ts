// Corners that a careful reader of the rulebook found: each was wrong once.
import { describe, expect, test } from 'vitest';
import { line, run } from '../sim/story.test-kit.ts';
import { summarize } from './summary.ts';

const racks = [{ id: 'a', model: 'w1500-96' as const }];
const pair = { id: 'db', kind: 'vsys-db2' as const, hadr: {} };
type Script = NonNullable<Parameters<typeof run>[0]['script']>;
const fail = (at: string, target: string, boots?: boolean) => ({
  at,
  fault: 'fail' as const,
  target,
  ...(boots === undefined ? {} : { boots }),
});
const act = (
  at: string,
  action: 'new-instance' | 'takeover' | 'restart-vm' | 'restore-backup' | 'add-clone',
  target: string,
) => ({ at, action, target });
const told = (file: Parameters<typeof run>[0]) => run(file).events.map(line);
const kinds = (lines: readonly string[]) => lines.map((l) => l.split(' ').slice(2, 5).join(' '));

describe('a HADR side without data (rulebook 7.9)', () => {
  const script: Script = [
    fail('1m', 'db/db-2'),
    act('2m', 'new-instance', 'db/db-2'),
    fail('13m', 'db/db-1'),
    act('20m', 'takeover', 'db'),
    act('30m', 'restart-vm', 'db/db-1'),
  ];
  test('takes nothing over before peer state; the old primary comes back as primary', () => {
    const lines = told({ racks, deployments: [pair], script, until: '2h' });
    expect(kinds(lines)).not.toContain('deployer takeover db/db-3');
    expect(lines.some((l) => l.includes('action-needed db actions=takeover'))).toBe(false);
    expect(kinds(lines)).toContain('service outage-end db');
    expect(lines.at(-1)).toContain('restored db');
  });
  test('its coming up is caused by its own boot', () => {
    const events = run({
      racks,
      deployments: [pair, { id: 'x', kind: 'custom' }],
      script: [...script.slice(0, 2), fail('745s', 'x/custom-1')],
    }).events;
    const up = events.find((e) => e.kind === 'up' && e.subject === 'db/db-3:db2');
    expect(events[(up?.cause ?? 0) - 1]?.subject).toBe('db/db-3');
  });
  test.each([
    [false, 'up'],
    [true, 'down'],
  ])('is looked at again when the other copy is lost for good (backup %s)', (backup, state) => {
    const end = summarize(
      run({
        racks,
        deployments: [{ ...pair, backup }],
        until: '3h',
        script: [
          fail('1m', 'db/db-1', false),
          fail('1m', 'db/db-2', false),
          act('2m', 'new-instance', 'db/db-1'),
          act('30m', 'restart-vm', 'db/db-2'),
        ],
      }),
    ).deployments[0];
    expect(end?.state === 'down' ? 'down' : 'up').toBe(state);
    const waits = end?.openActions.some(
      (a) => a.actions.includes('restore-backup') && a.subject === 'db/db-3',
    );
    expect(waits).toBe(backup);
  });
});

test('a restore asked for before the new instance waits for it (rulebook 7.9)', () => {
  const end = summarize(
    run({
      racks,
      deployments: [{ id: 'db', kind: 'vsys-db2' }],
      until: '3h',
      script: [
        fail('1m', 'db/db-1'),
        act('3m', 'restore-backup', 'db/db-1'),
        act('4m', 'new-instance', 'db'),
      ],
    }),
  );
  expect(end.deployments[0]).toMatchObject({ state: 'up', dataLost: true, openActions: [] });
});

test('only an application server is cloned (rulebook 7.9)', () => {
  const lines = told({
    racks,
    deployments: [{ id: 'shop', kind: 'vsys-was', members: 1 }],
    script: [fail('1m', 'shop/http-1'), act('2m', 'add-clone', 'shop/http-1')],
  });
  expect(lines.some((l) => l.includes('message shop/http-1 nothingToDo'))).toBe(true);
  expect(lines.some((l) => l.includes('placed'))).toBe(false);
});

test('a new side of a pair does not share its partner’s array (rulebook 7.12)', () => {
  const { vms } = run({
    base: 'golden',
    script: [fail('1m', 'shopdb/db-2'), act('2m', 'new-instance', 'shopdb')],
  });
  const arrays = ['shopdb/db-1', 'shopdb/db-3'].map((id) => vms.find((vm) => vm.id === id)?.array);
  expect(new Set(arrays).size).toBe(2);
});

test('room that vanishes during a placement does not turn priorities round (rulebook 7.15)', () => {
  const small = { kind: 'custom' as const };
  const lines = told({
    racks: [
      {
        id: 'a',
        model: 'w1500-64',
        cloudGroups: [{ name: 'g', nodes: ['a/c1/n1', 'a/c1/n2', 'a/c1/n3'] }],
      },
    ],
    deployments: [
      { id: 'hi', ...small, priority: 'high', size: { cores: 16 } },
      { id: 'lo', ...small, priority: 'low', size: { cores: 8 } },
      { id: 'fill', ...small, priority: 'high', size: { cores: 8 } },
    ],
    timings: { nodeBoot: '25s' },
    until: '1h',
    script: [
      fail('60s', 'a/c1/n1'),
      fail('60s', 'a/c1/n2'),
      { at: '91s', repair: true, target: 'a/c1/n1' },
      fail('100s', 'a/c1/n3'),
    ],
  });
  const order = lines.filter((l) => / (placed|evacuate) /.test(l)).map((l) => l.split(' ')[4]);
  expect(order[0]).toBe('hi/custom-1');
});

test('addresses come in the order of first placement (rulebook 7.25)', () => {
  const { places } = run({
    racks,
    deployments: [
      { id: 'low', kind: 'vsys-was', priority: 'low' },
      { id: 'high', kind: 'vsys-was', priority: 'high' },
    ],
    script: [act('1m', 'add-clone', 'low'), act('1m', 'add-clone', 'high')],
  });
  const ip = (vm: string) => Number(places.get(vm)?.at(-1)?.value.ip.split('.').at(-1));
  expect(ip('high/was-3')).toBeLessThan(ip('low/was-3'));
});

test('a service is degraded while one of its deployments has no way through', () => {
  const end = summarize(
    run({
      racks,
      deployments: [
        { id: 'one', kind: 'vsys-was', service: 'web', database: 'db1' },
        { id: 'two', kind: 'vsys-was', service: 'web', database: 'db2' },
        { id: 'db1', kind: 'vsys-db2' },
        { id: 'db2', kind: 'vsys-db2' },
      ],
      script: [fail('1m', 'db1/db-1')],
    }),
  );
  expect(end.services.find((s) => s.id === 'web')?.state).toBe('degraded');
});

test('the same work on the same thing is done once', () => {
  const lines = told({
    base: 'golden',
    script: [
      fail('1m', 'shop/was-1'),
      act('2m', 'restart-vm', 'shop/was-1'),
      act('3m', 'restart-vm', 'shop/was-1'),
    ],
  });
  expect(lines.filter((l) => l.includes('action-done'))).toHaveLength(1);
  expect(lines.some((l) => l.includes('nothingToDo'))).toBe(true);
});
