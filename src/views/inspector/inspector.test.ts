import { describe, expect, test } from 'vitest';
import { momentOf, type Written } from '../workloads/moment.test-kit.ts';
import { about, fillOf, heldBy, standing, title } from './about.ts';
import { holds } from './holds.ts';
import { offersFor } from './offers.ts';
import { ruleFor } from './rule.ts';
import { costMs, todos, waitingForRoom } from './todo.ts';

const calm = momentOf([], '10s');
const first = calm.run.world.placed[0]?.node ?? '';
const nodeFails: Written[] = [{ at: '1m', fault: 'fail', target: first }];

describe('what it is', () => {
  test('a node before and after it failed', () => {
    expect(title(calm, first)).toBe('Compute node');
    expect(standing(calm, first)).toEqual({ word: 'running', when: 'since the start', red: false });
    expect(about(calm, first)).toBe(
      '16 cores, 256 GB, cloud group default. It holds one VM; if the node fails, the platform moves it:',
    );
    const later = momentOf(nodeFails, '100s');
    expect(standing(later, first)).toEqual({
      word: 'failed',
      when: 'at 1:00, 0:40 ago',
      red: true,
    });
    expect(about(later, first)).toContain('It held one VM; the platform moves it:');
    expect(heldBy(later, first)).toEqual(['shop/was-1']);
    expect(fillOf(calm, first).map((f) => [f.used, f.has])).toEqual([
      [2, 16],
      [8, 256],
    ]);
  });

  test('a node that failed at the very start did hold its VMs, and did fail then', () => {
    const m = momentOf([{ at: '0s', fault: 'fail', target: first }], '100s');
    expect(heldBy(m, first)).toEqual(['shop/was-1']);
    expect(standing(m, first).when).toBe('at 0:00, 1:40 ago');
  });

  test('every kind of part has a title and a sentence', () => {
    const one = new Map([...calm.run.world.parts.values()].map((p) => [p.kind, p.address]));
    for (const address of [
      ...one.values(),
      `${first}/dimm-1`,
      `${first}/core-2`,
      'shop/was-1',
      'shop/was-1:was',
      'shop',
      'lb',
      'wan',
    ]) {
      expect(title(calm, address), address).not.toBe('');
      expect(about(calm, address), address).toMatch(/^[A-Z0-9].*[.:]$/);
    }
    expect(about(calm, 'a/c9/n1')).toBe('It is not there at this moment.');
  });
});

describe('since when it is not whole', () => {
  const when = (script: Written[], address: string) =>
    [standing(momentOf(script, '10m'), address)].map(({ word, when: at }) => `${word}, ${at}`)[0];
  const fails = (target: string, at: '1m' | '3m' = '3m'): Written => ({
    at,
    fault: 'fail',
    target,
  });
  test.each<[string, Written[], string]>([
    [
      first,
      [fails(`${first}/dimm-1`), fails(`${first}/core-2`)],
      'running, degraded, at 3:00, 7:00 ago',
    ],
    ['a/tor-2', [fails('a/tor-1')], 'whole, not redundant, at 3:00, 7:00 ago'],
    ['shop/was-1', [fails('shop/was-1:node-agent')], 'running, degraded, at 3:00, 7:00 ago'],
    ['a/tor-1', [fails('a/tor-1')], 'failed, at 3:00, 7:00 ago'],
    ['a/tor-1', [], 'whole, since the start'],
  ])('%s: case %#', (address, script, words) => {
    expect(when(script, address)).toBe(words);
  });

  test('the array that its volume is on, when it has been made anew on another', () => {
    const script: Written[] = [
      { at: '1m', fault: 'fail', target: 'a/e1/d05' },
      { at: '2m', fault: 'fail', target: 'a/e1/d06' },
    ];
    const told = (t: string) => {
      const m = momentOf(script, t, { base: 'models' });
      return [
        m.place('vapp/was-1').array,
        about(m, 'vapp/was-1').match(/volume is on (\S+)\./)?.[1],
      ];
    };
    expect(told('0s')).toEqual(['a/s1/hdd-1', 's1/hdd-1']);
    const [array, shown] = told('30m');
    expect(array).not.toBe('a/s1/hdd-1');
    expect(shown).toBe(array?.slice(2));
  });
});

describe('what it holds', () => {
  const one = (script: readonly Written[], at: string) =>
    holds(momentOf(script, at), first).items[0];

  test('the VMs of a node, from what they are for to where they went', () => {
    expect(one([], '10s')?.words).toBe('member 1 of shop');
    expect(one(nodeFails, '70s')).toMatchObject({ words: 'waits for a place', look: 'failed' });
    expect(one(nodeFails, '70s')?.timer?.left).toBe('0:20');
    expect(one(nodeFails, '100s')).toMatchObject({ words: 'gets a place' });
    expect(one(nodeFails, '2m')?.words).toMatch(/^boots on c\d\/n\d+$/);
    expect(one(nodeFails, '10m')?.words).toMatch(/^serves on c\d\/n\d+$/);
  });

  test('processes of a VM, ends of a cable, drives of an array, cables of a switch', () => {
    expect(holds(calm, 'shop/was-1').items.map((i) => i.name)).toEqual([
      'node agent',
      'server',
      's1/hdd-1',
      first.slice(2),
    ]);
    expect(holds(calm, 'shopdb/db-1').items.map((i) => i.words)).toContain(
      'the pair is in peer state',
    );
    expect(holds(calm, 'a/c2/sw-1~a/tor-1').items.map((i) => i.address)).toEqual([
      'a/c2/sw-1',
      'a/tor-1',
    ]);
    expect(holds(calm, 'a/s1/hdd-1').items).toHaveLength(9);
    expect(holds(calm, 'a/tor-1').items).toHaveLength(3);
    expect(holds(calm, 'a/e1')).toMatchObject({ dense: true });
  });
});

describe('what one can do to it', () => {
  test('a node: fail it, and when it is down mend it', () => {
    expect(offersFor(calm, first).offers.map((o) => [o.label, o.now])).toEqual([
      ['Fail node', true],
      ['Fail a DIMM', true],
      ['Fail a core', true],
    ]);
    const down = offersFor(momentOf(nodeFails, '2m'), first);
    expect(down.heading).toBe('Break or mend it');
    expect(down.offers.map((o) => [o.label, o.cost, o.now])).toEqual([
      ['Repair node', 'boots 8:00', true],
      ['Fail node', '', false],
      ['Fail a DIMM', '', false],
      ['Fail a core', '', false],
    ]);
    expect(down.note).toContain('nothing left to break');
  });

  test('VMs and processes', () => {
    expect(offersFor(calm, 'shop/was-1').offers.map((o) => o.deed)).toEqual([
      { fault: 'fail', target: 'shop/was-1' },
      { fault: 'fail', target: 'shop/was-1', boots: false },
      { action: 'restart-vm', target: 'shop/was-1' },
    ]);
    expect(offersFor(calm, 'shopdb/db-1:db2').offers.map((o) => o.label)).toEqual(['Kill DB2']);
    const dead = momentOf([{ at: '1m', fault: 'fail', target: 'shop/was-1' }], '2m');
    expect(offersFor(dead, 'shop/was-1').offers.every((o) => !o.now)).toBe(true);
    expect(offersFor(dead, 'shop/was-1:was').offers.every((o) => !o.now)).toBe(true);
  });

  test('what the deployer may do of its own accord: a clone more, the standby of a pair in peer', () => {
    const offered = (m: typeof calm, id: string) =>
      offersFor(m, id).offers.map((o) => [o.deed, o.now]);
    expect(offered(calm, 'shop')).toEqual([[{ action: 'add-clone', target: 'shop' }, true]]);
    expect(offered(calm, 'shopdb')).toEqual([[{ action: 'takeover', target: 'shopdb' }, true]]);
    const lost = momentOf([{ at: '1m', fault: 'fail', target: 'shopdb/db-1' }], '61s');
    expect(offered(lost, 'shopdb')).toEqual([[{ action: 'takeover', target: 'shopdb' }, false]]);
  });

  test('nothing in a lost rack is offered to be broken, or mended by itself', () => {
    const lost = momentOf([{ at: '1m', fault: 'fail', target: 'a' }], '2m');
    for (const part of [first, 'a/mgmt-1'])
      expect(
        offersFor(lost, part).offers.filter((o) => o.now),
        part,
      ).toEqual([]);
  });

  test('sites and what stands outside can be failed, and repaired when they are down', () => {
    for (const target of ['site:main', 'lb', 'sprayer', 'tsm', 'wan']) {
      expect(offersFor(calm, target).offers.map((o) => [o.deed, o.now])).toEqual([
        [{ fault: 'fail', target }, true],
      ]);
      const down = momentOf([{ at: '1m', fault: 'fail', target }], '2m');
      expect(offersFor(down, target).offers.map((o) => [o.deed, o.now])).toEqual([
        [{ repair: true, target }, true],
        [{ fault: 'fail', target }, false],
      ]);
    }
  });
});

test('a VM that lost its node is under the rule of the node, not under its own', () => {
  expect(ruleFor(calm, 'shop/was-1')?.id).toBe('vsys-was.vm');
  expect(ruleFor(momentOf(nodeFails, '70s'), 'shop/was-1')?.id).toBe('node.fail');
  expect(ruleFor(calm, 'shop/was-1:node-agent')?.id).toBe('vsys-was.node-agent');
  expect(ruleFor(calm, 'a/c1/fc-1')?.id).toBe('net.switch');
  expect(ruleFor(calm, 'lb')?.id).toBe('ext.lb');
});

describe('left to the deployer', () => {
  const dead: Written[] = [{ at: '1m', fault: 'fail', target: 'shop/was-1' }];

  test('what it is, why nobody else does it, and what each way costs', () => {
    const [todo] = todos(momentOf(dead, '3m'));
    expect(todo).toMatchObject({
      blocking: true,
      what: 'shop/was-1 is dead since 1:00.',
      why: 'The platform does not restart the VM.',
    });
    // Work 2:00, boot 1:30, node agent 0:30, server 1:30.
    expect(todo?.choices.map((c) => [c.label, c.cost])).toEqual([
      ['Restart VM', '5:30'],
      ['Add a clone', '12:20'],
    ]);
    expect(todo?.choices[0]?.deed).toEqual({ action: 'restart-vm', target: 'shop/was-1' });
  });

  test('the promised time is the time it takes', () => {
    const script: Written[] = [...dead, { at: '3m', action: 'restart-vm', target: 'shop/was-1' }];
    const m = momentOf(script, '1h');
    const up = m.run.states.get('shop/was-1:was')?.at(-1);
    expect(up?.value).toBe('up');
    expect((up?.t ?? 0) - 180_000).toBe(costMs(m, 'restart-vm', 'shop/was-1'));
  });

  test('what has been ordered is under way, and cannot be ordered twice', () => {
    const script: Written[] = [...dead, { at: '3m', action: 'restart-vm', target: 'shop/was-1' }];
    const [restart, clone] = todos(momentOf(script, '200s'))[0]?.choices ?? [];
    expect(restart?.underWay).toEqual({ left: '1:40', fraction: 100 / 120 });
    expect(clone?.underWay).toBeNull();
    expect(todos(momentOf(script, '6m'))).toEqual([]);
  });

  test('what has been ordered and waits says for what, until it is carried out', () => {
    const waits = (script: Written[], t: string) =>
      todos(momentOf(script, t))[0]?.choices.map((c) => c.waits);
    const lone = (kind: string): Written[] => [
      { at: '1m', fault: 'fail', target: `a/${kind}-1` },
      { at: '1m', fault: 'fail', target: `a/${kind}-2` },
    ];
    const restart: Written = { at: '3m', action: 'restart-vm', target: 'shop/was-1' };
    const mended: Written = { at: '30m', repair: true, target: 'a/mgmt-1' };
    const died: Written = { at: '10s', fault: 'fail', target: 'shop/was-1' };
    const late = [
      died,
      { ...lone('mgmt')[0], at: '2m' },
      { ...lone('mgmt')[1], at: '2m' },
    ] as Written[];
    expect(waits([...late, restart, mended], '4m')).toEqual(['waits for a management node', null]);
    expect(waits([...late, restart, mended], '39m')).toEqual([null, null]);
    expect(waits([...late, restart, mended], '41m')).toBeUndefined();
    // The work is done, and nobody can carry out the start.
    expect(waits([died, ...lone('virt'), restart], '6m')).toEqual([
      'waits for a virtualization node',
      null,
    ]);
    // Carried out once, it is not told as waiting when the VM dies again.
    const again: Written = { at: '20m', fault: 'fail', target: 'shop/was-1' };
    expect(waits([died, restart, again], '25m')).toEqual([null, null]);
  });

  test('of a dead VM one thing is asked, not one for each process that died in it before', () => {
    const script: Written[] = [
      { at: '1m', fault: 'fail', target: 'shop/was-1:node-agent' },
      { at: '2m', fault: 'fail', target: 'shop/was-1' },
    ];
    const subjects = (t: string) => todos(momentOf(script, t)).map((todo) => todo.subject);
    expect(subjects('90s')).toEqual(['shop/was-1:node-agent']);
    expect(subjects('4m')).toEqual(['shop/was-1']);
  });

  test('what stays broken comes before what is only to be looked into', () => {
    const list = todos(
      momentOf(
        [
          { at: '1m', fault: 'fail', target: 'shop/was-2:was' },
          { at: '2m', fault: 'fail', target: 'shop/http-1:http' },
        ],
        '125s',
      ),
    );
    expect(list.map((todo) => [todo.subject, todo.blocking])).toEqual([
      ['shop/http-1:http', true],
      ['shop/was-2:was', false],
    ]);
    expect(list[0]?.choices.map((c) => [c.label, 'target' in c.deed && c.deed.target])).toEqual([
      ['Restart HTTP server', 'shop/http-1:http'],
      ['Restart VM', 'shop/http-1'],
      ['Investigate', 'shop/http-1:http'],
    ]);
  });

  test('a VM without room is no work for anybody, but it is told', () => {
    const m = momentOf([{ at: '1m', fault: 'fail', target: 'a/c1/n1' }], '3m', {
      racks: [{ id: 'a', model: 'w1500-32', cloudGroups: [{ name: 'one', nodes: ['a/c1/n1'] }] }],
      deployments: [{ id: 'own', kind: 'custom', members: 1 }],
    });
    expect(todos(m)).toEqual([]);
    expect(waitingForRoom(m)).toEqual(['own/custom-1']);
  });
});
