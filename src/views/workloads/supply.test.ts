import { describe, expect, test } from 'vitest';
import { momentOf, type Written } from './moment.test-kit.ts';
import { type Row, supply } from './supply.ts';

const row = (script: readonly Written[], at: string): Row => supply(momentOf(script, at))[0] as Row;
const tier = (r: Row, name: string) => r.tiers.find((t) => t.name === name);
const member = (r: Row, address: string) =>
  r.tiers.flatMap((t) => t.members).find((m) => m.address === address);
const lines = (r: Row) => r.lines.map((line) => line.text);

describe('who serves whom', () => {
  test('the database stands in the row of the workload it serves, the deployment manager apart', () => {
    const rows = supply(momentOf([], '10s'));
    expect(rows.map((r) => r.id)).toEqual(['shop']);
    expect(rows[0]?.tiers.map((t) => t.name)).toEqual(['http', 'was', 'db', 'dmgr']);
    expect(rows[0]?.tiers.map((t) => t.detached)).toEqual([false, false, false, true]);
    expect(tier(rows[0] as Row, 'was')?.note).toBe('4 of 4 serve 200/s');
    expect(tier(rows[0] as Row, 'db')?.note).toBe('HADR, 1 is primary');
    expect(lines(rows[0] as Row)).toEqual([
      'serves, requests pass',
      'no outage',
      '2000 sessions in the database',
    ]);
  });

  test('a custom image is one tier, behind no load balancer', () => {
    const m = momentOf([], '0s', {
      racks: [{ id: 'a', model: 'w1500-32' }],
      deployments: [{ id: 'own', kind: 'custom', members: 3 }],
    });
    const [own] = supply(m);
    expect(own?.front).toBeNull();
    expect(own?.tiers.map((t) => [t.name, t.note])).toEqual([['custom', '3 of 3 run']]);
    expect(own?.lines.map((line) => line.text)).toEqual(['serves', 'no outage']);
  });
});

describe('a member that does not serve', () => {
  const node: Written[] = [{ at: '1m', fault: 'fail', target: 'host:shop/was-1' }];

  test('moved by the platform: its timer and its place are told', () => {
    expect(member(row(node, '70s'), 'shop/was-1')?.note?.text).toBe('platform notices in 0:20');
    expect(member(row(node, '100s'), 'shop/was-1')?.note?.text).toBe('gets a place, 0:10 left');
    const boots = member(row(node, '2m'), 'shop/was-1');
    expect(boots?.note?.text).toMatch(/^boots on c\d\/n\d+, 1:20 left$/);
    expect(boots?.look).toBe('recovering');
    expect(boots?.name).toMatch(/^shop\/was-1, recovering, boots on c\d\/n\d+, 1:20 left$/);
    expect(boots?.progress).toBeCloseTo(10 / 90);
    expect(tier(row(node, '2m'), 'was')?.note).toBe('3 of 4 serve 200/s');
  });

  test('dead and left: red, no ring, and since it died, not since it was noticed', () => {
    const r = row([{ at: '1m', fault: 'fail', target: 'shop/was-2' }], '5m');
    expect(member(r, 'shop/was-2')?.note).toEqual({
      text: 'is dead since 1:00: no recovery in a virtual system, nobody comes',
      shorter: 'is dead since 1:00, nobody comes',
      goesOn: true,
      fraction: null,
      red: true,
    });
    expect(member(r, 'shop/was-2')?.name).toBe(
      'shop/was-2, dead since 1:00: no recovery in a virtual system, nobody comes',
    );
    expect(lines(r)[0]).toBe('degraded: was-2 is dead');
  });

  test('a dead node agent leaves its server serving', () => {
    const r = row([{ at: '1m', fault: 'fail', target: 'shop/was-2:node-agent' }], '5m');
    const m = member(r, 'shop/was-2');
    expect([m?.look, m?.serves]).toEqual(['degraded', true]);
    expect(m?.note?.text).toBe(
      'node agent is dead since 1:00: not monitored by the platform, nobody comes',
    );
  });

  test('what the others cannot carry is said', () => {
    const script: Written[] = [1, 2, 3].map((n) => ({
      at: '1m',
      fault: 'fail',
      target: `shop/was-${n}`,
    }));
    expect(tier(row(script, '2m'), 'was')?.note).toBe('1 of 4 serve 100/s of 200/s');
  });
});

describe('what is dead goes quiet', () => {
  const noHttp: Written[] = [
    { at: '42s', fault: 'fail', target: 'shop/http-1:http' },
    { at: '42s', fault: 'fail', target: 'shop/http-2:http' },
  ];

  test('without a way through no figure arrives, not even the last one', () => {
    const r = row(noHttp, '2m');
    expect(tier(r, 'http')?.cut).toBe(true);
    expect(tier(r, 'was')?.note).toBe('4 of 4 serve, no data since 0:42');
    expect(lines(r).slice(0, 2)).toEqual(['down since 0:42', 'no request passes']);
    expect(r.tiers.map((t) => t.note).join()).not.toMatch(/\d\/s/);
  });

  test('an outage is counted while it lasts and told when it is over', () => {
    const script: Written[] = [{ at: '1m', fault: 'fail', target: 'host:shopdb/db-1' }];
    expect(lines(row(script, '80s'))).toContain('1 outage, 0:20, goes on');
    const after = lines(row(script, '3m'));
    expect(after).toContain('1 outage, 0:45');
    expect(after).toContain('ended by middleware');
    expect(after).toContain('75.0 % available so far');
  });
});

describe('the HADR pair', () => {
  const script: Written[] = [{ at: '1m', fault: 'fail', target: 'host:shopdb/db-1' }];

  test('the role is on its way while the standby takes over, then with the partner', () => {
    const during = tier(row(script, '80s'), 'db');
    expect([during?.primary, during?.primaryServes, during?.roleMoves, during?.cut]).toEqual([
      'shopdb/db-1',
      false,
      true,
      true,
    ]);
    expect(during?.note).toBe('no primary since 1:00');
    expect(during?.extras.map((n) => n.text)).toEqual(['standby takes over, 0:25 left']);
    const after = tier(row(script, '2m'), 'db');
    expect([after?.primary, after?.primaryServes, after?.cut]).toEqual([
      'shopdb/db-2',
      true,
      false,
    ]);
    expect(after?.note).toBe('2 is primary since 1:45');
  });
});
