import { describe, expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import type { Scenario } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import { type DryDeed, previewFault } from './preview.ts';

function run(scenario: Partial<Scenario>): Run {
  const opened = openScenario({ version: 1, base: 'golden', ...scenario });
  if (!opened.ok) throw new Error(JSON.stringify(opened.mistakes));
  return simulate(opened.value);
}
const golden = run({});
const nodeOf = (vm: string) =>
  must(
    golden.world.placed.find((placed) => placed.id === vm),
    vm,
  ).node;
const said = (deed: DryDeed, of = golden, t = 60_000) => previewFault(of, t, deed).sentence;

describe('a fault that has not been injected', () => {
  test('the node of a member: it moves, nobody is out, nothing is left', () => {
    const target = nodeOf('shop/was-1');
    const preview = previewFault(golden, 60_000, { fault: 'fail', target });
    expect(preview.hit).toEqual([target, 'shop/was-1']);
    expect(preview.outages).toEqual([]);
    expect(preview.left).toEqual([]);
    expect(preview.sentence).toBe(
      'Fail node would stop 1 VM. shop would go on serving. All would be whole again after 4:20, without you.',
    );
  });

  test('the node of the primary: how long requests fail, and who ends it', () => {
    const preview = previewFault(golden, 60_000, { fault: 'fail', target: nodeOf('shopdb/db-1') });
    expect(preview.outages).toEqual([{ id: 'shop', ms: 45_000, by: 'middleware', ends: true }]);
    expect(preview.sentence).toContain(
      'shop would be out for 0:45, until the standby of shopdb takes over.',
    );
    expect(preview.sentence).toMatch(/, without you\.$/);
  });

  test('a VM of a virtual system: it stays dead, and that is said', () => {
    expect(said({ fault: 'fail', target: 'shop/was-1' })).toBe(
      'Fail VM would stop shop/was-1. shop would go on serving, degraded until you restart VM shop/was-1.',
    );
  });

  test('a killed server comes back by its node agent', () => {
    const preview = previewFault(golden, 60_000, { fault: 'fail', target: 'shop/was-1:was' });
    expect(preview.hit).toEqual(['shop/was-1:was']);
    expect(preview.sentence).toContain('All would be whole again after 2:30, without you.');
  });

  test('the last entry point: out until somebody acts', () => {
    const one = run({ script: [{ at: 1000, fault: 'fail', target: 'shop/http-1' }] });
    const preview = previewFault(one, 60_000, { fault: 'fail', target: 'shop/http-2' });
    expect(preview.outages[0]).toMatchObject({ id: 'shop', ends: false, by: null });
    expect(preview.sentence).toContain('shop would be out until you restart VM shop/http-2.');
    // What waited already is not put down to this fault.
    expect(preview.left.map((item) => item.subject)).toEqual(['shop/http-2']);
  });

  test('what was dead before is not put down to it', () => {
    const node = nodeOf('shop/was-1');
    const one = run({ script: [{ at: 1000, fault: 'fail', target: 'shop/was-1' }] });
    expect(previewFault(one, 60_000, { fault: 'fail', target: node }).hit).toEqual([node]);
  });

  test('an empty node', () => {
    const empty = [...golden.world.parts.values()].filter(
      (p) => p.kind === 'node' && !golden.world.placed.some((vm) => vm.node === p.address),
    )[0];
    expect(said({ fault: 'fail', target: must(empty, 'golden has room').address })).toBe(
      'Fail node would stop no VM. No service would notice. Nobody would have to act.',
    );
  });
});

test('asking changes nothing, and is answered from memory the second time', () => {
  const before = JSON.stringify(golden.events);
  const deed: DryDeed = { fault: 'fail', target: 'shop/http-1' };
  const first = previewFault(golden, 90_000, deed);
  expect(previewFault(golden, 90_000, deed)).toBe(first);
  expect(JSON.stringify(golden.events)).toBe(before);
  expect(golden.plan.script).toEqual([]);
});

test('later lines of the script stay where they are', () => {
  const later = run({ script: [{ at: 120_000, action: 'restart-vm', target: 'shop/was-1' }] });
  expect(said({ fault: 'fail', target: 'shop/was-1' }, later)).toContain(
    'All would be whole again after',
  );
});

test('what cannot fail has no preview', () => {
  expect(previewFault(golden, 0, { fault: 'fail', target: 'a/c1' })).toEqual({
    hit: [],
    outages: [],
    left: [],
    lead: '',
    sentence: '',
  });
});

test.each([
  [
    golden,
    'lb',
    'Fail load balancer would keep all requests out. shop would be out until the load balancer is back.',
  ],
  [golden, 'tsm', 'Fail backup server would stop backups and restores. No service would notice.'],
  [
    run({ base: 'dual-cell' }),
    'wan',
    'Fail link between the sites would stop no VM. No service would notice. db would stay degraded until the link between the sites is back.',
  ],
  [
    run({ base: 'dual-cell' }),
    'sprayer',
    'Fail sprayer would stop no VM. No service would notice.',
  ],
  [
    run({ base: 'single-cell' }),
    'a',
    'Fail rack a would stop 6 VMs. shop would be out for 0:45, until the standby of shopdb takes over, and then too slow until rack a is back.',
  ],
  [
    run({ base: 'dual-cell' }),
    'site:west',
    'Fail site west would stop 6 VMs. web would go on serving, but too slow until site west is back.',
  ],
])('what is larger than a part, or outside: case %#', (before, target, said) => {
  const { sentence } = previewFault(before, 60_000, { fault: 'fail', target });
  expect(sentence.slice(0, said.length)).toBe(said);
});

test('a repaired rack is back at once, and what stood in it is placed after its nodes have booted', () => {
  const lost = run({
    base: 'single-cell',
    script: [{ at: 60_000, fault: 'fail', target: 'a' }],
  });
  expect(previewFault(lost, 120_000, { repair: true, target: 'a' }).lead).toBe(
    'It would be back at once; its nodes boot for 8:00, then its VMs are placed.',
  );
});

describe('hardware', () => {
  test.each([
    ['a/tor-1', 'Fail tor-1 would stop no VM.'],
    ['a/c1/sw-1~a/tor-1', 'Fail this cable would stop no VM.'],
    ['a/mgmt-1', 'Fail mgmt-1 would let mgmt-2 take over in 0:30.'],
    ['a/mgmt-2', 'Fail mgmt-2 would stop no VM.'],
    ['a/s1/canister-1', 'Fail canister-1 would let canister-2 take over at once.'],
    [
      'a/e1/d05',
      'Fail drive d05 would make its array take spare a/e2/d21 and rebuild for 6:00:00.',
    ],
    ['a/c1/n1/dimm-1', 'Fail dimm-1 would stop no VM.'],
  ])('%s', (target, lead) => {
    expect(previewFault(golden, 0, { fault: 'fail', target }).lead).toBe(lead);
  });
  test('the second of a pair', () => {
    const targets = ['a/tor-1', 'a/s1/canister-1', 'a/e1/d05'];
    const hurt = run({
      script: targets.map((target) => ({ at: 10_000, fault: 'fail', target })),
    });
    const lead = (target: string) => previewFault(hurt, 60_000, { fault: 'fail', target }).lead;
    expect(lead('a/c2/sw-2')).toBe('Fail sw-2 would cut off chassis a/c2.');
    expect(lead('a/s1/canister-2')).toBe('Fail canister-2 would make 5 VMs stand still.');
    expect(lead('a/e1/d06')).toBe(
      'Fail drive d06 would cost array a/s1/hdd-1 its data, and stop 1 VM.',
    );
    expect(previewFault(hurt, 60_000, { repair: true, target: 'a/tor-1' }).lead).toBe(
      'It would work again at once.',
    );
  });
});

test('repair and restart say when it serves again', () => {
  const broken = run({
    script: [
      { at: 1000, fault: 'fail', target: 'a/c1/n1' },
      { at: 1000, fault: 'fail', target: 'shop/was-2' },
    ],
  });
  expect(said({ repair: true, target: 'a/c1/n1' }, broken)).toBe(
    'The node would run again in 8:00. Nothing moves back to it.',
  );
  expect(said({ action: 'restart-vm', target: 'shop/was-2' }, broken)).toBe(
    'shop/was-2 would serve again in 5:30.',
  );
});

describe('what a reader has to know at first reading', () => {
  const models = run({ base: 'models' });
  const dr = run({ base: 'dr' });
  const halfManaged = run({ script: [{ at: 1000, fault: 'fail', target: 'a/mgmt-1' }] });
  const narrow = run({
    base: undefined as never,
    racks: [
      {
        id: 'a',
        model: 'w1500-32',
        cloudGroups: [{ name: 'one', nodes: ['a/c1/n1'] }],
      },
    ],
    deployments: [{ id: 'shop', kind: 'vsys-was' }],
  } as Partial<Scenario>);
  test.each([
    // What is too slow is not said to go on serving once more.
    [models, 'vapp/was-1:was', 'vapp would go on serving, but too slow for 2:00. All would'],
    // Who is out for one reason is told in one clause; of many, some are named.
    [
      models,
      'a',
      'vapp, vsys, imp, impstatic, cache and 2 others would be out until rack a is back.',
    ],
    // What no deployer can mend is not put on the deployer.
    [golden, 'a/tor-1', 'shop would go on serving, degraded until tor-1 is repaired.'],
    [golden, 'a/c1/sw-1~a/tor-1', 'degraded until the cable is repaired.'],
    [
      golden,
      'a/mgmt-1',
      'No service would notice. mgmt-2 would have no backup until mgmt-1 is repaired.',
    ],
    [
      halfManaged,
      'a/mgmt-2',
      'would leave rack a without management: nothing would be noticed, restarted or moved there.',
    ],
    [golden, 'a/e2/d24', 'Fail drive d24 would leave one spare less.'],
    [
      dr,
      'b',
      'No service would notice. There would be no rack to recover to until rack b is back.',
    ],
    [
      dr,
      'a',
      'shop and portal would be out until you act; reports would be out until rack a is back. You would have to start the standby of shop, restore the backup of shopdb, start the standby of portal and do 1 more thing.',
    ],
    [dr, 'shopdb/db-1:db2', 'shop would be out until you restart DB2 in shopdb/db-1.'],
    [
      narrow,
      'a/c1/n1',
      'shop would be out until the node is repaired. No node would have room for shop/dmgr-1, shop/http-1, shop/was-1 and shop/was-2.',
    ],
  ])('case %#', (before, target, words) => {
    expect(said({ fault: 'fail', target }, before)).toContain(words);
  });
  test.each([golden, models, dr])(
    'nothing is said twice and nothing by its key: case %#',
    (before) => {
      const targets = [
        ...before.world.parts.keys(),
        ...before.vms.flatMap((vm) => [vm.id, ...vm.processes]),
      ].filter((target) => !/e\d\/d|core|dimm/.test(target));
      for (const target of targets) {
        const { sentence } = previewFault(before, 60_000, { fault: 'fail', target });
        if (sentence === '') continue;
        const subjects = [
          ...sentence.matchAll(/(?:^|[.;] )([\w, -]+?) would (?:go on|be out)/g),
        ].flatMap(([, names = '']) => names.split(/, | and /));
        expect(new Set(subjects).size, sentence).toBe(subjects.length);
        expect(sentence).not.toMatch(
          /restart-vm|start-standby|undefined|somebody acts|\.\.|, and and/,
        );
      }
    },
  );
});
