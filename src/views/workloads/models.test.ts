// The row of every kind of deployment: shared services in the path, members that come and go, who is unknown to the load balancer, what a cache holds.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentAt } from '../../log/moment.ts';
import type { Scenario } from '../../scenario/validator.ts';
import type { Shape } from '../shape.ts';
import { roughWidth } from '../text-width.ts';
import { carriedBy, usedOf } from './demand.ts';
import { layoutRow } from './layout.ts';
import { leversOf } from './levers.ts';
import { momentOf, runOf, type Written } from './moment.test-kit.ts';
import { kindWords, type Row, supply } from './supply.ts';
import { withheld } from './withheld.ts';

const models: Partial<Scenario> = { base: 'models' };
const at = (t: string, script: readonly Written[] = [], rest = models) => momentOf(script, t, rest);
const rowsOf = (t: string, script: readonly Written[] = [], rest = models) =>
  supply(at(t, script, rest));
const row = (rows: readonly Row[], id: string) => rows.find((r) => r.id === id) as Row;
const tier = (r: Row, name: string) => r.tiers.find((x) => x.name === name);
const notes = (r: Row) => [
  ...r.tiers.flatMap((x) =>
    x.members.flatMap((m) => (m.note ? [`${m.address} ${m.note.text}`] : [])),
  ),
  ...r.tiers.flatMap((x) => x.extras.map((n) => n.text)),
];
const small = (...deployments: NonNullable<Scenario['deployments']>): Partial<Scenario> => ({
  racks: [{ id: 'a', model: 'w1500-96' }],
  deployments,
});

describe('the path through shared services', () => {
  test('proxy, server, database, and the cache at its side', () => {
    const vapp = row(rowsOf('10s'), 'vapp');
    expect(vapp.tiers.map((t) => [t.name, t.note, t.aside])).toEqual([
      ['proxy', 'shared', false],
      ['was', '2 of 2 serve 100/s', false],
      ['db', '', false],
      ['cache', 'shared, 40 % in use', true],
    ]);
  });
  test('what one workload uses has no row of its own; what several or none use has', () => {
    expect(rowsOf('10s').map((r) => r.id)).toEqual(['vapp', 'vsys', 'imp', 'impstatic', 'custom']);
    const two = small(
      { id: 'one', kind: 'vapp-was', routing: 'edge' },
      { id: 'two', kind: 'vapp-was', routing: 'edge' },
      { id: 'edge', kind: 'proxy' },
      { id: 'spare', kind: 'cache' },
    );
    const rows = rowsOf('10s', [], two);
    expect(rows.map((r) => r.id)).toEqual(['one', 'two', 'edge', 'spare']);
    expect(tier(row(rows, 'one'), 'proxy')?.note).toBe('shared: edge');
    expect(tier(row(rows, 'edge'), 'proxy')?.note).toBe('2 of 2 serve 200/s');
  });
  test('a dead cache cuts nothing behind it, a dead proxy tier all', () => {
    const dead: Written[] = [1, 2, 3].map((n) => ({
      at: '1m',
      fault: 'fail',
      target: `cache/cache-${n}`,
    }));
    const vapp = row(rowsOf('70s', dead), 'vapp');
    expect(tier(vapp, 'cache')).toMatchObject({ cut: true, noteRed: true });
    expect(tier(vapp, 'cache')?.note).toBe('shared, 0 of 3 serve, no data since 1:00');
    expect(tier(vapp, 'was')?.note).toBe('2 of 2 serve 100/s');
    const proxies: Written[] = [1, 2].map((n) => ({
      at: '1m',
      fault: 'fail',
      target: `proxy/proxy-${n}:proxy`,
    }));
    const out = row(rowsOf('70s', proxies), 'vapp');
    expect(tier(out, 'was')?.note).toBe('2 of 2 serve, no data since 1:00');
    expect(tier(out, 'cache')?.note).toBe('shared, 40 % in use');
  });
  test('a dynamic cluster and a static one say so', () => {
    const { deployments } = at('0s').run.plan;
    const words = Object.fromEntries(deployments.map((d) => [d.id, kindWords(d)]));
    expect(words.imp).toBe('WebSphere with IMP, dynamic cluster');
    expect(words.impstatic).toBe('WebSphere with IMP, static cluster');
    expect(row(rowsOf('0s'), 'imp').kindShort).toBe('dynamic cluster');
  });
});

describe('members that come and go', () => {
  const load: Written[] = [
    { at: '1m', load: 400, target: 'imp' },
    { at: '20m', load: 100, target: 'imp' },
  ];
  test('IMP adds some, and they are deployed; then they leave', () => {
    expect(notes(row(rowsOf('90s', load), 'imp'))).toEqual(['SLA missed: IMP decides in 0:30']);
    const adding = notes(row(rowsOf('3m', load), 'imp'));
    expect(adding).toContain('imp/was-4 is deployed, 9:20 left');
    expect(tier(row(rowsOf('3m', load), 'imp'), 'was')?.note).toBe('3 of 5 serve 300/s of 400/s');
    expect(notes(row(rowsOf('1230s', load), 'imp'))).toEqual([
      'more than needed: IMP decides in 0:30',
    ]);
    const leaving = row(rowsOf('1270s', load), 'imp');
    expect(tier(leaving, 'was')?.members).toHaveLength(4);
    expect(notes(leaving)).toContain('was-5 left at 21:00: the others carry the load');
  });
  test('a proxy that the load balancer does not know is cut, and says why', () => {
    const loose = small(
      { id: 'one', kind: 'vapp-was', routing: 'edge', members: 8, load: 300 },
      { id: 'edge', kind: 'proxy', members: 1, scaling: { min: 1 }, dedicatedIpGroup: false },
    );
    const script: Written[] = [
      { at: '1m', load: 500, target: 'one' },
      { at: '20m', action: 'update-load-balancer', target: 'edge' },
    ];
    const proxy = (t: string) =>
      tier(row(rowsOf(t, script, loose), 'one'), 'proxy')?.members.find((m) => m.number === 2);
    expect(proxy('18m')).toMatchObject({ look: 'whole', serves: false });
    expect(proxy('18m')?.note?.text).toBe('the load balancer does not know it');
    expect(proxy('21m')?.note?.text).toBe('the load balancer is told, 4:00 left');
    expect(proxy('26m')).toMatchObject({ serves: true, note: null });
  });
});

describe('how full a cache is', () => {
  const script: Written[] = [
    { at: '1m', used: 60, target: 'cache' },
    { at: '2m', fault: 'fail', target: 'cache/cache-1' },
  ];
  test('the content stays, so fewer containers are fuller', () => {
    const used = (t: string) => {
      const m = at(t, script);
      return usedOf(m, m.run.plan.deployments.find((d) => d.id === 'cache') as never);
    };
    expect([used('30s'), used('90s'), used('130s'), used('20m')]).toEqual([40, 60, 90, 60]);
  });
  test('each container that serves shows it, with a bar under its tile', () => {
    const vapp = row(rowsOf('130s', script), 'vapp');
    expect(tier(vapp, 'cache')?.members.map((m) => m.used)).toEqual([null, 90, 90]);
    expect(tier(vapp, 'cache')?.members[1]?.name).toBe('cache/cache-2, serves, 90 % in use');
    const shapes: readonly Shape[] = layoutRow(vapp, {
      width: 700,
      density: 'full',
      measure: roughWidth,
      selected: null,
      preview: new Set(),
      stop: null,
    }).shapes;
    const wide = (key: string) => Number(shapes.find((s) => s.key === key)?.at?.width ?? 0);
    expect(wide('cache/cache-2/used')).toBeCloseTo(0.9 * wide('cache/cache-2/room'));
    expect(wide('cache/cache-1/room')).toBe(0);
  });
});

describe('levers', () => {
  const lever = (t: string, script: readonly Written[], target: string) => {
    const m = at(t, script);
    return leversOf(m, m.run.plan.deployments).find((l) => l.target === target);
  };
  test('one for each deployment that takes load, and for each cache', () => {
    const m = at('0s');
    expect(leversOf(m, m.run.plan.deployments).map((l) => l.name)).toEqual([
      'Load of vapp, requests per second',
      'Load of vsys, requests per second',
      'Load of imp, requests per second',
      'Load of impstatic, requests per second',
      'Use of cache, percent',
    ]);
    expect(row(rowsOf('0s'), 'vapp').levers.map((l) => l.target)).toEqual(['vapp', 'cache']);
  });
  test('demand against capacity, and the line that it writes', () => {
    const imp = lever('30s', [], 'imp');
    expect([imp?.value, imp?.beside(150)]).toEqual([150, 'of 300, SLA to 240']);
    expect(imp?.worth(250)).toContain('the SLA is missed');
    expect(imp?.deed(250)).toEqual({ load: 250, target: 'imp' });
    expect(imp?.most).toBe(1000);
    expect(lever('30s', [], 'cache')?.deed(85)).toEqual({ used: 85, target: 'cache' });
  });
  test('it follows the clock', () => {
    const script: Written[] = [{ at: '1m', load: 220, target: 'vsys' }];
    expect(lever('59s', script, 'vsys')?.value).toBe(150);
    expect(lever('61s', script, 'vsys')?.value).toBe(220);
    const m = at('61s', [{ at: '1m', fault: 'fail', target: 'vsys/was-1' }]);
    expect(carriedBy(m, m.run.plan.deployments.find((d) => d.id === 'vsys') as never)).toEqual({
      asked: 150,
      most: 200,
      within: 160,
    });
  });
});

describe('what is not done', () => {
  const script: Written[] = [
    { at: '1m', fault: 'fail', target: 'vapp/was-1:was' },
    { at: '10m', fault: 'fail', target: 'vapp/was-1:was' },
    { at: '1m', fault: 'fail', target: 'vappdb/db-1', boots: false },
    { at: '1m', fault: 'fail', target: 'proxy/proxy-1:proxy' },
    { at: '1m', fault: 'fail', target: 'cache/cache-1:cache' },
    { at: '1m', fault: 'fail', target: 'custom/custom-1' },
    { at: '1m', fault: 'fail', target: 'vsys/was-1' },
    { at: '1m', fault: 'fail', target: 'vsysdb/db-2:db2' },
    { at: '1m', fault: 'fail', target: 'impstatic/was-1:node-agent' },
  ];
  const m = at('11m', script);
  test.each<[string, [string, string][]]>([
    ['vapp/was-1:was', [['restart budget spent until 24:01:30', 'vapp-was.process']]],
    ['vappdb/db-1', [['its one retry is spent', 'vapp-db2.vm']]],
    ['proxy/proxy-1:proxy', [['not monitored by the platform', 'proxy.process']]],
    ['cache/cache-1:cache', []],
    ['cache/cache-1', []],
    ['custom/custom-1', [['nobody is told', 'custom.vm']]],
    ['vsys/was-1', [['no recovery in a virtual system', 'vsys-was.vm']]],
    ['vsysdb/db-2:db2', [['not monitored by the platform', 'vsys-db2.process']]],
    ['impstatic/was-1:node-agent', [['not monitored by the platform', 'vsys-was.node-agent']]],
    ['vsys/was-2', []],
    ['a/c1/n1', []],
  ])('%s', (address, expected) => {
    expect(withheld(m, address).map((w) => [w.text, w.rule])).toEqual(expected);
  });
  test('the ring of the budget runs down to the new day', () => {
    expect(withheld(m, 'vapp/was-1:was')[0]?.fraction).toBeCloseTo(1 - 9.5 / 1440);
    expect(withheld(at('5m', script), 'vapp/was-1')[0]?.text).toContain('24:01:30');
    expect(withheld(at('80s', script), 'vapp/was-1')).toEqual([]);
  });
  test('a retry under way, or waiting for a place, is not spent yet', () => {
    expect(withheld(at('150s', script), 'vappdb/db-1')).toEqual([]);
    const homeless = at('121s', [
      { at: '1m', fault: 'fail', target: 'cache/cache-1' },
      { at: '90s', fault: 'fail', target: 'host:cache/cache-1' },
      { at: '90s', fault: 'fail', target: 'custom/custom-1' },
    ]);
    expect(homeless.state('cache/cache-1')).toBe('failed.noticed');
    expect(homeless.state('budget:cache/cache-1')).toBe('spent');
    expect(withheld(homeless, 'cache/cache-1')).toEqual([]);
  });
  test('a dead cache container is watched', () =>
    expect(withheld(at('70s', script), 'cache/cache-1:cache')).toEqual([]));
  test('it stands beside the tile, in fewer words where room is short', () => {
    const vapp = row(supply(m), 'vapp');
    expect(notes(vapp)).toEqual(
      expect.arrayContaining([
        'proxy/proxy-1 is dead since 1:00: not monitored by the platform, nobody comes',
        'vapp/was-1 is dead since 10:00, restart budget spent until 24:01:30',
        'vappdb/db-1 did not boot: its one retry is spent, nobody comes',
      ]),
    );
    const texts = (width: number) =>
      layoutRow(vapp, {
        width,
        density: 'full',
        measure: roughWidth,
        selected: null,
        preview: new Set(),
        stop: null,
      }).shapes.map((s) => s.text ?? '');
    expect(texts(900).join()).toContain('not monitored by the platform, nobody comes');
    expect(texts(440).join()).toContain('proxy-1 is dead since 1:00, nobody comes');
  });
});

describe('whatever happens to all eight kinds', () => {
  const target = fc.constantFrom(
    'vapp/was-1:was',
    'vapp/was-2',
    'vappdb/db-1',
    'vappdb/db-1:db2',
    'proxy/proxy-1',
    'proxy/proxy-2:proxy',
    'cache/cache-1',
    'cache/cache-2:cache',
    'imp/was-1:was',
    'imp/dmgr-1',
    'impstatic/was-2:node-agent',
    'custom/custom-1:app',
    'vsysdb/db-1',
  );
  const line = fc.oneof(
    fc
      .record({ at: fc.integer({ min: 0, max: 600 }), target })
      .map(({ at, target }): Written => ({ at: `${at}s`, fault: 'fail', target })),
    fc
      .record({
        at: fc.integer({ min: 0, max: 600 }),
        load: fc.integer({ min: 0, max: 900 }),
        target: fc.constantFrom('vapp', 'imp', 'vsys'),
      })
      .map(({ at, load, target }): Written => ({ at: `${at}s`, load, target })),
  );
  test('no text runs into another or out of its row, in any width', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 9 }),
        fc.integer({ min: 0, max: 1500 }),
        fc.constantFrom(440, 484, 520, 700),
        fc.constantFrom('full' as const, 'compact' as const),
        (script, t, width, density) => {
          for (const r of supply(momentAt(runOf(script, models), t * 1000))) {
            const { texts, height } = layoutRow(r, {
              width,
              density,
              measure: roughWidth,
              selected: null,
              preview: new Set(),
              stop: null,
            });
            for (const [i, a] of texts.entries()) {
              expect(a.x).toBeGreaterThanOrEqual(0);
              expect(a.x + a.w).toBeLessThanOrEqual(width);
              expect(a.y + a.h).toBeLessThanOrEqual(height);
              for (const b of texts.slice(i + 1))
                expect(
                  a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y,
                  `${r.id}: ${JSON.stringify(a)} ${JSON.stringify(b)}`,
                ).toBe(true);
            }
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
