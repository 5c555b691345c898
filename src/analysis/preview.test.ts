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
      'Fail node would stop 1 VM. shop would go on serving. All is redundant again after 4:20. Nothing would be left to you.',
    );
  });

  test('the node of the primary: how long requests fail, and who ends it', () => {
    const preview = previewFault(golden, 60_000, { fault: 'fail', target: nodeOf('shopdb/db-1') });
    expect(preview.outages).toEqual([{ id: 'shop', ms: 45_000, by: 'middleware', ends: true }]);
    expect(preview.sentence).toContain('shop would be out for 0:45, until its standby takes over.');
    expect(preview.sentence).toContain('Nothing would be left to you.');
  });

  test('a VM of a virtual system: it stays dead, and that is said', () => {
    expect(said({ fault: 'fail', target: 'shop/was-1' })).toBe(
      'Fail VM would stop shop/was-1. shop would go on serving. Without you it would stay degraded. Left to you: restart shop/was-1.',
    );
  });

  test('a killed server comes back by its node agent', () => {
    const preview = previewFault(golden, 60_000, { fault: 'fail', target: 'shop/was-1:was' });
    expect(preview.hit).toEqual(['shop/was-1:was']);
    expect(preview.sentence).toContain('All is redundant again after 2:30.');
  });

  test('the last entry point: out until somebody acts', () => {
    const one = run({ script: [{ at: 1000, fault: 'fail', target: 'shop/http-1' }] });
    const preview = previewFault(one, 60_000, { fault: 'fail', target: 'shop/http-2' });
    expect(preview.outages[0]).toMatchObject({ id: 'shop', ends: false, by: null });
    expect(preview.sentence).toContain('shop would be out until you act.');
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
      'Fail node would stop no VM. No service would notice. Nothing would be left to you.',
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
    'All is redundant again after',
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
    'Fail load balancer would keep all requests out. shop would be out until you act.',
  ],
  [golden, 'tsm', 'Fail backup server would stop backups and restores. No service would notice.'],
  [run({ base: 'dual-cell' }), 'wan', 'Fail link between the sites would stop no VM.'],
  [
    run({ base: 'dual-cell' }),
    'sprayer',
    'Fail sprayer would stop no VM. No service would notice.',
  ],
  [
    run({ base: 'single-cell' }),
    'a',
    'Fail rack a would stop 6 VMs. shop would be out for 0:45, until its standby takes over;',
  ],
  [run({ base: 'dual-cell' }), 'site:west', 'Fail site west would stop 6 VMs. web would'],
])('what is larger than a part, or outside: %# %s', (before, target, said) => {
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
