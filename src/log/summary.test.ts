// The figures of known runs.
import { describe, expect, test } from 'vitest';
import type { ScenarioFile } from '../scenario/validator.ts';
import { simulate } from '../sim/simulate.ts';
import { run } from '../sim/story.test-kit.ts';
import { type DeploymentSummary, outagesOf, type Summary, summarize } from './summary.ts';

type File = Omit<ScenarioFile, 'version'>;
type Line = NonNullable<ScenarioFile['script']>[number];
const fails = (at: string, target: string, boots?: false): Line => ({
  at,
  fault: 'fail',
  target,
  ...(boots === false ? { boots } : {}),
});
const act = (at: string, action: Extract<Line, { action: string }>['action'], target: string) => ({
  at,
  action,
  target,
});

const of = (file: File): Summary => summarize(run(file));
function deployment(summary: Summary, id: string): DeploymentSummary {
  const found = summary.deployments.find((d) => d.id === id);
  if (!found) throw new Error(id);
  return found;
}
const vm = (summary: Summary, id: string) => summary.vms.find((v) => v.id === id);
const SMALL: File = { racks: [{ id: 'a', model: 'w1500-64' }] };
/** One node for all: where it is lost there is no room. */
const ONE_NODE: File = {
  racks: [{ id: 'a', model: 'w1500-32', cloudGroups: [{ name: 'g', nodes: ['a/c1/n1'] }] }],
};

describe('golden, with the node of the primary lost', () => {
  const summary = of({ base: 'golden', script: [fails('1m', 'host:shopdb/db-1')] });

  test('the application is out until the standby has taken over', () => {
    expect(deployment(summary, 'shop')).toMatchObject({
      state: 'up',
      outages: 1,
      outageMs: 45_000,
      longestOutageMs: 45_000,
      // 45 s of 61 minutes.
      availability: 0.987705,
      endedBy: ['middleware'],
      openActions: [],
      dataLost: false,
      sessionsLost: 0,
    });
    expect(deployment(summary, 'shopdb')).toMatchObject({
      state: 'up',
      outageMs: 45_000,
      endedBy: ['middleware'],
    });
  });
  test('the service has the figures of its only deployment', () => {
    const [service] = summary.services;
    const { openActions, dataLost, ...figures } = deployment(summary, 'shop');
    expect(service).toEqual({ ...figures, deployments: ['shop'] });
  });
  test('everything is back, the VM on another node with its address', () => {
    expect(summary).toMatchObject({
      kind: 'summary',
      until: 3_660_000,
      unplaced: [],
      redundancy: [],
    });
    expect(vm(summary, 'shopdb/db-1')).toEqual({
      id: 'shopdb/db-1',
      node: 'a/c1/n6',
      ip: '10.0.0.18',
      state: 'up',
    });
  });
  test('keys as in the contract', () => {
    expect(Object.keys(summary)).toEqual([
      'kind',
      'until',
      'deployments',
      'services',
      'unplaced',
      'redundancy',
      'vms',
    ]);
    expect(Object.keys(deployment(summary, 'shop'))).toEqual([
      'id',
      'state',
      'outages',
      'outageMs',
      'longestOutageMs',
      'availability',
      'slaMissedMs',
      'endedBy',
      'openActions',
      'dataLost',
      'sessionsLost',
    ]);
  });
});

describe('outages', () => {
  test('a member lost among four is none', () => {
    expect(
      deployment(of({ base: 'golden', script: [fails('1m', 'host:shop/was-1')] }), 'shop'),
    ).toMatchObject({ outages: 0, outageMs: 0, longestOutageMs: 0, availability: 1, endedBy: [] });
  });

  test('one still open counts up to the end, and nobody ended it', () => {
    expect(
      deployment(
        of({
          ...SMALL,
          deployments: [{ id: 'x', kind: 'custom' }],
          script: [fails('1m', 'x/custom-1')],
          until: '3m',
        }),
        'x',
      ),
    ).toMatchObject({
      state: 'down',
      outages: 1,
      outageMs: 120_000,
      longestOutageMs: 120_000,
      availability: 0.333333,
      endedBy: [],
    });
  });

  const twice: File = {
    ...SMALL,
    deployments: [{ id: 'db', kind: 'vsys-db2', hadr: {} }],
    script: [
      fails('1m', 'db/db-1:db2'),
      act('5m', 'restart-process', 'db/db-1:db2'),
      // In resync: nobody takes over by itself, the deployer restarts it.
      fails('12m', 'db/db-2:db2'),
      act('13m', 'restart-process', 'db/db-2:db2'),
    ],
  };

  test('several: how many, how long in all, the longest, and who ended them in order', () => {
    // 45 s by the standby; one minute, five of work, 75 s of start by the deployer.
    expect(deployment(of(twice), 'db')).toMatchObject({
      outages: 2,
      outageMs: 45_000 + 435_000,
      longestOutageMs: 435_000,
      endedBy: ['middleware', 'deployer'],
    });
  });

  test('who ended more than one is named once', () => {
    const summary = of({
      ...SMALL,
      deployments: [{ id: 'x', kind: 'custom' }],
      script: [
        fails('1m', 'x/custom-1'),
        act('2m', 'restart-vm', 'x/custom-1'),
        fails('10m', 'x/custom-1'),
        act('11m', 'restart-vm', 'x/custom-1'),
      ],
    });
    expect(deployment(summary, 'x')).toMatchObject({
      outages: 2,
      outageMs: 600_000,
      longestOutageMs: 300_000,
      endedBy: ['deployer'],
    });
  });

  test('asked of an earlier end, a run answers as if it had ended there', () => {
    const whole = run(twice);
    for (const until of [30_000, 60_000, 80_000, 105_000, 600_000, 800_000, 1_300_000])
      expect(outagesOf(whole, 'db', until), `until ${until}`).toEqual(
        outagesOf(simulate(whole.world, until), 'db', until),
      );
  });

  test('availability has six decimals, and is 1 in a run of no length', () => {
    const seconds = (n: number) =>
      deployment(
        of({
          ...SMALL,
          deployments: [{ id: 'x', kind: 'custom' }],
          script: [fails('0s', 'x/custom-1')],
          until: `${n}s`,
          timings: {},
        }),
        'x',
      ).availability;
    expect(seconds(0)).toBe(1);
    expect(seconds(10)).toBe(0);
    const third = of({
      base: 'golden',
      script: [fails('0s', 'primary:shopdb')],
      until: '7d',
    });
    expect(deployment(third, 'shop').availability).toBe(0.999926);
  });
});

describe('the SLA', () => {
  const twoMembers: File = {
    ...SMALL,
    deployments: [{ id: 'shop', kind: 'vsys-was', members: 2, load: 100 }],
  };
  test('too slow is missed, and so is a tier in which nothing serves', () => {
    const slow = of({ ...twoMembers, script: [fails('1m', 'shop/was-1')], until: '11m' });
    expect(deployment(slow, 'shop')).toMatchObject({
      state: 'degraded',
      outages: 0,
      slaMissedMs: 600_000,
    });
    const down = of({ ...twoMembers, script: [fails('1m', 'shop/http-1')], until: '11m' });
    expect(deployment(down, 'shop')).toMatchObject({ state: 'down', slaMissedMs: 600_000 });
  });
  // Turn into `test` once a path closed by its database alone is not an SLA that is down (7.6, contract 4).
  test('a dead database does not touch it', () => {
    const summary = of({ base: 'golden', script: [fails('1m', 'primary:shopdb')] });
    expect(deployment(summary, 'shop')).toMatchObject({ outageMs: 45_000, slaMissedMs: 0 });
  });
  test('missed from the start: no event, but its time counts', () => {
    const summary = of({
      ...SMALL,
      deployments: [{ id: 'shop', kind: 'vsys-was', members: 2, load: 161 }],
      until: '10m',
    });
    expect(deployment(summary, 'shop')).toMatchObject({ state: 'degraded', slaMissedMs: 600_000 });
  });
  test('databases and custom images have none', () => {
    const summary = of({
      ...SMALL,
      deployments: [
        { id: 'db', kind: 'vsys-db2' },
        { id: 'x', kind: 'custom' },
      ],
      script: [fails('1m', 'db/db-1'), fails('1m', 'x/custom-1')],
    });
    for (const id of ['db', 'x']) expect(deployment(summary, id).slaMissedMs).toBe(0);
  });
});

describe('what is left at the end', () => {
  test('open actions of the deployment, its VMs and its processes', () => {
    const summary = of({
      base: 'golden',
      script: [
        fails('1m', 'shop/was-1'),
        fails('1m', 'shop/was-2:node-agent'),
        fails('1m', 'shopdb/db-2'),
        fails('2m', 'shopdb/db-1'),
        act('3m', 'restart-vm', 'shopdb/db-2'),
      ],
    });
    expect(deployment(summary, 'shop').openActions).toEqual([
      {
        subject: 'shop/was-2:node-agent',
        actions: ['restart-process', 'investigate'],
        blocking: true,
      },
      { subject: 'shop/was-1', actions: ['restart-vm', 'add-clone'], blocking: true },
    ]);
    expect(deployment(summary, 'shopdb').openActions.map((item) => item.subject)).toEqual([
      'shopdb/db-1',
      'shopdb',
    ]);
  });

  // What the pair is at the end, minute by minute of one story.
  test.each<[string, string | null]>([
    ['50s', null],
    ['70s', 'down'],
    ['110s', 'not-in-peer'],
    ['9m', 'not-in-peer'],
    ['12m', 'not-in-peer'],
    ['20m', null],
    ['30m', 'not-in-peer'],
    ['32m', 'down'],
  ])('the pair at %s: %s', (until, state) => {
    const { redundancy } = of({
      ...SMALL,
      deployments: [{ id: 'db', kind: 'vsys-db2', hadr: {} }],
      script: [
        fails('1m', 'db/db-1:db2'),
        act('5m', 'restart-process', 'db/db-1:db2'),
        fails('30m', 'db/db-1'),
        fails('31m', 'db/db-2'),
      ],
      until,
    });
    expect(redundancy).toEqual(state === null ? [] : [{ subject: 'db', state }]);
  });

  test('lost data and lost sessions', () => {
    const summary = of({
      ...SMALL,
      deployments: [
        { id: 'db', kind: 'vsys-db2', backup: false },
        { id: 'shop', kind: 'vsys-was', members: 2, load: 100, database: 'db' },
        { id: 'old', kind: 'vsys-was', members: 2, load: 100 },
      ],
      script: [
        fails('1m', 'db/db-1'),
        act('2m', 'new-instance', 'db/db-1'),
        fails('3m', 'old/was-1'),
      ],
    });
    expect(deployment(summary, 'db')).toMatchObject({ dataLost: true, sessionsLost: 0 });
    // Kept in the database all of them are gone; kept in the members those of the one.
    expect(deployment(summary, 'shop')).toMatchObject({ dataLost: false, sessionsLost: 1000 });
    expect(deployment(summary, 'old')).toMatchObject({ dataLost: false, sessionsLost: 500 });
    expect(summary.services.map((s) => [s.id, s.sessionsLost])).toEqual([
      ['db', 0],
      ['shop', 1000],
      ['old', 500],
    ]);
  });

  test('a service of two deployments is up while one of them serves', () => {
    const summary = of({
      ...SMALL,
      deployments: [
        { id: 'one', kind: 'vsys-was', service: 'web' },
        { id: 'two', kind: 'vsys-was', service: 'web' },
      ],
      script: [fails('1m', 'one/http-1')],
      until: '11m',
    });
    expect(summary.services).toMatchObject([
      { id: 'web', deployments: ['one', 'two'], state: 'degraded', outages: 0 },
    ]);
    expect(deployment(summary, 'one')).toMatchObject({ state: 'down', outageMs: 600_000 });
    expect(deployment(summary, 'two')).toMatchObject({ outageMs: 0, slaMissedMs: 600_000 });
  });

  // Turn into `test` once the engine looks at every deployment of a service whose SLA changed (7.11, 7.17).
  test('the other deployment of a service that misses its SLA is degraded', () => {
    const summary = of({
      ...SMALL,
      deployments: [
        { id: 'one', kind: 'vsys-was', service: 'web' },
        { id: 'two', kind: 'vsys-was', service: 'web' },
      ],
      script: [fails('1m', 'one/http-1')],
      until: '11m',
    });
    expect(deployment(summary, 'two').state).toBe('degraded');
  });
});

describe('VMs (rulebook 7.25)', () => {
  const custom: File = { ...SMALL, deployments: [{ id: 'x', kind: 'custom' }] };
  test.each<[string, File, string, string | null]>([
    ['runs', custom, 'up', 'a/c1/n1'],
    ['dead', { ...custom, script: [fails('1m', 'x/custom-1')] }, 'down', 'a/c1/n1'],
    ['its process dead', { ...custom, script: [fails('1m', 'x/custom-1:app')] }, 'up', 'a/c1/n1'],
    [
      'will not boot',
      {
        ...custom,
        script: [fails('1m', 'x/custom-1', false), act('2m', 'restart-vm', 'x/custom-1')],
      },
      'down',
      'a/c1/n1',
    ],
    [
      'boots',
      {
        ...custom,
        script: [fails('1m', 'x/custom-1'), act('2m', 'restart-vm', 'x/custom-1')],
        until: '5m',
      },
      'starting',
      'a/c1/n1',
    ],
    [
      'its node is lost, and nobody has looked for room yet',
      { ...custom, script: [fails('1m', 'a/c1/n1')], until: '70s' },
      'down',
      null,
    ],
    [
      'moved, and boots there',
      { ...custom, script: [fails('1m', 'a/c1/n1')], until: '2m' },
      'starting',
      'a/c1/n2',
    ],
  ])('%s', (_, file, state, node) => {
    expect(vm(of(file), 'x/custom-1')).toMatchObject({ state, node });
  });

  test('a clone is starting from its first moment', () => {
    const clone = (until: string) =>
      vm(
        of({
          ...SMALL,
          deployments: [{ id: 'shop', kind: 'vsys-was' }],
          script: [act('1m', 'add-clone', 'shop')],
          until,
        }),
        'shop/was-3',
      );
    expect(clone('70s')).toMatchObject({ state: 'starting', node: null });
    expect(clone('5m')).toMatchObject({ state: 'starting' });
    expect(clone('20m')).toMatchObject({ state: 'up' });
  });

  test('one that left is not listed', () => {
    const summary = of({
      ...custom,
      script: [fails('1m', 'x/custom-1'), act('2m', 'new-instance', 'x')],
    });
    expect(summary.vms.map((v) => v.id)).toEqual(['x/custom-2']);
  });

  test('without room: unplaced, in the list and as a state; dead ones are in the list, too', () => {
    const summary = of({
      ...ONE_NODE,
      deployments: [
        { id: 'live', kind: 'custom', members: 10, size: { cores: 1 } },
        { id: 'dead', kind: 'custom' },
      ],
      script: [fails('1m', 'dead/custom-1'), fails('2m', 'a/c1/n1')],
    });
    const live = Array.from({ length: 10 }, (_, i) => `live/custom-${i + 1}`);
    // As people count: 2 before 10.
    expect(summary.unplaced).toEqual(['dead/custom-1', ...live]);
    for (const id of live) expect(vm(summary, id)).toMatchObject({ state: 'unplaced', node: null });
    expect(vm(summary, 'dead/custom-1')).toMatchObject({ state: 'down', node: null });
  });

  test('placed after all: no longer in the list', () => {
    const summary = of({
      ...ONE_NODE,
      deployments: [{ id: 'x', kind: 'custom' }],
      script: [fails('1m', 'a/c1/n1'), { at: '10m', repair: true, target: 'a/c1/n1' }],
    });
    expect(summary.unplaced).toEqual([]);
    expect(vm(summary, 'x/custom-1')).toMatchObject({ state: 'up', node: 'a/c1/n1' });
  });
});
