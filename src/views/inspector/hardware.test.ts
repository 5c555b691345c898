// Every piece of hardware in the inspector: what can be broken and mended, in which words its state stands, what it lists, which machine it runs.
import { describe, expect, test } from 'vitest';
import { previewFault } from '../../analysis/preview.ts';
import type { Moment } from '../../log/moment.ts';
import { checkTargets } from '../../world/targets.ts';
import { nameOf, stateWords } from '../rack/names.ts';
import { litBy, pathWords } from '../rack/paths.ts';
import { roomless } from '../rack/roomless.ts';
import { lookOf, noteOf } from '../workloads/member.ts';
import { momentOf, type Written } from '../workloads/moment.test-kit.ts';
import { about, fillOf, standing } from './about.ts';
import { capacityOf, survivalWords } from './capacity.ts';
import { holds } from './holds.ts';
import { offersFor } from './offers.ts';
import { ruleFor } from './rule.ts';
import { machinesOf } from './statechart/machine.ts';

const calm = momentOf([], '10s');
const fail = (target: string, at = '1m'): Written => ({ at, fault: 'fail', target });
const mend = (target: string, at: string): Written => ({ at, repair: true, target });
const labels = (m: Moment, address: string) =>
  offersFor(m, address)
    .offers.filter((o) => o.now)
    .map((o) => o.label);
const CABLE = 'a/c1/sw-1~a/tor-1';

describe('what can be broken and mended', () => {
  test.each([
    ['a/mgmt-1', 'Fail mgmt-1', 'Repair mgmt-1'],
    ['a/virt-2', 'Fail virt-2', 'Repair virt-2'],
    ['a/tor-1', 'Fail tor-1', 'Repair tor-1'],
    ['a/san-2', 'Fail san-2', 'Repair san-2'],
    ['a/c2/sw-1', 'Fail sw-1', 'Repair sw-1'],
    ['a/c2/fc-2', 'Fail fc-2', 'Repair fc-2'],
    [CABLE, 'Fail cable', 'Repair cable'],
    ['a/s1/canister-1', 'Fail canister-1', 'Repair canister-1'],
    ['a/e1/d05', 'Fail drive e1/d05', 'Repair drive e1/d05'],
    ['a/c1/n1/dimm-3', 'Fail DIMM', 'Repair DIMM'],
    ['a/c1/n1/core-16', 'Fail core', 'Repair core'],
  ])('%s', (address, broken, mended) => {
    expect(labels(calm, address)).toEqual([broken]);
    const dead = momentOf([fail(address)], '90s');
    expect(labels(dead, address)).toEqual([mended]);
    expect(offersFor(dead, address).heading).toBe('Break or mend it');
  });

  test('a node breaks the next DIMM that works, and offers to mend the dead ones', () => {
    const m = momentOf([fail('a/c1/n1/dimm-1'), fail('a/c1/n1/core-1')], '90s');
    expect(labels(m, 'a/c1/n1')).toEqual([
      'Fail node',
      'Fail a DIMM',
      'Fail a core',
      'Repair dimm-1',
      'Repair core-1',
    ]);
    expect(offersFor(m, 'a/c1/n1').offers[1]?.deed).toEqual({
      fault: 'fail',
      target: 'a/c1/n1/dimm-2',
    });
    expect(holds(m, 'a/c1/n1').items.map((i) => i.address)).toEqual([
      'shop/was-1',
      'a/c1/n1/dimm-1',
      'a/c1/n1/core-1',
    ]);
    expect(fillOf(m, 'a/c1/n1').map((f) => f.has)).toEqual([15, 240]);
    expect(about(m, 'a/c1/n1')).toMatch(/^15 cores, 240 GB/);
  });

  test.each([
    ['a/c1', ['Fail sw-1', 'Fail fc-1', 'Fail sw-2', 'Fail fc-2']],
    ['a/s1', ['Fail canister-1', 'Fail canister-2']],
    ['a/e1', ['Fail a drive']],
    ['a/s1/hdd-1', ['Fail a drive']],
  ])('the group %s says what it is and offers its parts', (address, offered) => {
    expect(labels(calm, address)).toEqual(offered);
    expect(offersFor(calm, address).note).toMatch(/^A group/);
  });

  test('every offer of every part is one the engine takes, and is foretold', () => {
    const m = momentOf([fail('a/e1/d05'), fail('a/c1/n1/dimm-1'), fail('a/tor-1')], '90s');
    const { plan, world } = m.run;
    const seen = new Set<string>();
    for (const part of world.parts.values()) {
      if (seen.has(part.kind)) continue;
      seen.add(part.kind);
      for (const { deed, label } of offersFor(m, part.address).offers) {
        expect(checkTargets(plan, world.parts, [{ at: m.t, ...deed }]), label).toEqual([]);
        expect(previewFault(m.run, m.t, deed).lead, label).not.toMatch(/Fail VM/);
      }
    }
  });
});

describe('in which words a state stands', () => {
  const words = (script: Written[], at: string, address: string) =>
    stateWords(momentOf(script, at), address);
  const pair = [fail('a/mgmt-1'), mend('a/mgmt-1', '2m')];
  test.each<[string, Written[], string, string, string]>([
    ['the active one', [], '10s', 'a/mgmt-1', 'active'],
    ['its backup', [], '10s', 'a/virt-2', 'backup'],
    ['who takes over', pair, '70s', 'a/mgmt-2', 'takes over, not redundant'],
    ['the new active one', pair, '100s', 'a/mgmt-2', 'active, not redundant'],
    ['booting', pair, '3m', 'a/mgmt-1', 'booting'],
    ['in sync soon', pair, '11m', 'a/mgmt-1', 'brought into sync, not redundant'],
    ['a backup again', pair, '20m', 'a/mgmt-1', 'backup'],
    ['a switch', [], '10s', 'a/tor-1', 'whole'],
    ['dead', [fail('a/tor-1')], '2m', 'a/tor-1', 'failed'],
    ['its partner', [fail('a/tor-1')], '2m', 'a/tor-2', 'whole, not redundant'],
    ['a rebuild', [fail('a/e1/d05')], '2m', 'a/s1/hdd-1', 'rebuilding, not redundant'],
    ['the spare', [fail('a/e1/d05')], '2m', 'a/e2/d21', 'being filled'],
    ['data lost', [fail('a/e1/d05'), fail('a/e1/d06')], '2m', 'a/s1/hdd-1', 'its data is lost'],
    ['cut off', [fail('a/tor-1'), fail('a/c2/sw-2')], '2m', 'a/c2', 'cut off'],
    [
      'not redundant on a cut-off node',
      [fail('a/tor-1'), fail('a/c2/sw-2')],
      '65s',
      'a/c2',
      'cut off, not noticed yet',
    ],
    ['a controller', [fail('a/s1/canister-1')], '2m', 'a/s1', 'on one canister'],
    [
      'both canisters',
      [fail('a/s1/canister-1'), fail('a/s1/canister-2')],
      '2m',
      'a/s1',
      'offline, both canisters dead',
    ],
    [
      'a VM without its volume',
      [fail('a/s1/canister-1'), fail('a/s1/canister-2')],
      '2m',
      'shop/was-1',
      'stands still, its volume is offline',
    ],
    [
      'its server',
      [fail('a/s1/canister-1'), fail('a/s1/canister-2')],
      '2m',
      'shop/was-1:was',
      'stands still with its VM',
    ],
  ])('%s', (_, script, at, address, expected) => {
    expect(words(script, at, address)).toBe(expected);
  });

  test('no part of the rack is left without words, nor without its machine', () => {
    for (const part of calm.run.world.parts.values()) {
      expect(standing(calm, part.address).word, part.address).not.toBe('');
      const kinds = ['site', 'external', 'controller', 'enclosure'];
      expect(machinesOf(calm, part.address).length, part.address).toBe(
        kinds.includes(part.kind) ? 0 : 1,
      );
    }
    expect(machinesOf(calm, 'a/c1/n1/dimm-1')[0]?.kind).toBe('component-of-node');
    expect(ruleFor(calm, 'a/c1/n1/core-1')?.id).toBe('node.core');
    expect(ruleFor(calm, 'a/virt-1')?.id).toBe('mgmt.virtualization');
  });
});

describe('where it stands now', () => {
  test('the floating address follows the active one', () => {
    expect(about(calm, 'a/mgmt-1')).toContain('It holds the floating address 10.0.255.1.');
    const m = momentOf([fail('a/mgmt-1')], '2m');
    expect(about(m, 'a/mgmt-2')).toContain('It holds the floating address 10.0.255.1.');
    expect(about(m, 'a/mgmt-1')).not.toContain('floating address 10');
    expect(nameOf(m, 'a/mgmt-2')).toBe(
      'Management node a/mgmt-2, active, not redundant, floating address 10.0.255.1',
    );
  });

  test('an array: its drives, the dead one, the spare and how long the rebuild still takes', () => {
    const m = momentOf([fail('a/e1/d05')], '262s');
    const { items } = holds(m, 'a/s1/hdd-1');
    expect(items).toHaveLength(10);
    expect(items.find((i) => i.address === 'a/e1/d05')).toMatchObject({ look: 'failed' });
    expect(items.find((i) => i.address === 'a/e2/d21')).toMatchObject({
      look: 'recovering',
      timer: { left: '5:56:38' },
    });
    expect(about(m, 'a/s1/hdd-1')).toContain('It is rebuilt onto e2/d21, 5:56:38 left');
    const later = momentOf([fail('a/e1/d05'), mend('a/e1/d05', '7h')], '8h');
    expect(about(later, 'a/e2/d21')).toContain('of array s1/hdd-1');
    expect(about(later, 'a/e1/d05')).toContain('A spare HDD');
    expect(holds(later, 'a/s1/hdd-1').items.map((i) => i.address)).not.toContain('a/e1/d05');
  });

  test('the drives of a lost array stay its own', () => {
    const m = momentOf([fail('a/e1/d05'), fail('a/e1/d06', '2m')], '3m');
    expect(about(m, 'a/e1/d06')).toContain('of array s1/hdd-1');
    expect(about(m, 'a/s1/hdd-1')).toContain('its data is gone');
  });

  test('the paths of a VM, and what is lit for it', () => {
    expect(pathWords(calm, 'shop/was-1')).toBe(
      '2 of 2 paths to the outside, 2 of 2 paths to its volume',
    );
    const m = momentOf([fail('a/tor-1'), fail('a/c1/fc-2')], '2m');
    expect(pathWords(m, 'shop/was-1')).toBe(
      '1 of 2 paths to the outside, 1 of 2 paths to its volume',
    );
    const lit = litBy(m, 'shop/was-1');
    expect(lit).toContain('a/c1/sw-2~a/tor-2');
    expect(lit).not.toContain(CABLE);
    expect(lit).not.toContain('a/san-2');
    expect(lit).toContain('a/e1/d05');
    const cut = momentOf([fail('a/tor-1'), fail('a/tor-2')], '2m');
    expect(about(cut, 'shop/was-1')).toContain('No path to the outside');
  });
});

describe('room in a cloud group', () => {
  test('golden has plenty', () => {
    const [group] = capacityOf(calm, 'a');
    expect(group).toMatchObject({ name: 'default', nodes: 38, up: 38, cores: 608, homeless: [] });
    expect(group && survivalWords(calm, group)).toBe(
      'It would survive the loss of its fullest node, c1/n1.',
    );
    expect(capacityOf(momentOf([fail('a/tor-1'), fail('a/c2/sw-2')], '2m'), 'a')[0]?.up).toBe(26);
  });

  test('a full one would not hold its VMs, as the run itself shows', () => {
    const full = {
      racks: [{ id: 'a', model: 'w1500-32' as const }],
      deployments: [{ id: 'x', kind: 'custom' as const, members: 3, size: { cores: 8 } }],
    };
    const m = momentOf([], '10s', full);
    const [group] = capacityOf(m, 'a');
    expect(group?.homeless).toEqual(['x/custom-3']);
    expect(group && survivalWords(m, group)).toContain('no room for x/custom-3.');
    const lost = momentOf([fail(group?.fullest ?? '')], '10m', full);
    expect(roomless(lost, 'a')).toEqual(group?.homeless);
  });

  test('a dead DIMM is memory less', () => {
    const m = momentOf([fail('a/c1/n1/dimm-1')], '2m');
    expect(capacityOf(m, 'a')[0]?.gb).toBe(38 * 256 - 16);
    expect(capacityOf(m, 'a', 'a/c2')).toHaveLength(1);
  });
});

test('what is cut off is so since its chassis is, what stands still since its volume is gone', () => {
  const note = (m: Moment, id: string) => {
    const vm = m.vm(id);
    return vm && noteOf(m, vm, lookOf(m, vm))?.text;
  };
  const cut = momentOf([fail('a/tor-1'), fail('a/c2/sw-2', '2m')], '5m');
  expect(note(cut, 'shop/was-2')).toBe('cut off since 2:00');
  expect(standing(cut, 'shop/was-2').when).toBe('at 2:00, 3:00 ago');
  const still = momentOf([fail('a/s1/canister-1'), fail('a/s1/canister-2', '2m')], '5m');
  expect(note(still, 'shop/was-1')).toBe('no data since 2:00');
});
