// What the inspector offers of disaster recovery, before, between and after its steps.
import { describe, expect, test } from 'vitest';
import { momentAt } from '../../log/moment.ts';
import type { ScenarioFile } from '../../scenario/validator.ts';
import { run } from '../../sim/story.test-kit.ts';
import { supply } from '../workloads/supply.ts';
import { about } from './about.ts';
import { holds } from './holds.ts';
import { offersFor } from './offers.ts';
import { todos } from './todo.ts';

const HOUR = 3_600_000;

/** The offers on a subject at an hour: with their cost, those that cannot be taken now in brackets. */
const offered = (subject: string, hour: number, script: ScenarioFile['script'] = [], base = 'dr') =>
  offersFor(momentAt(run({ base, script, until: '40h' }), hour * HOUR), subject)
    .offers.filter((o) => o.kind === 'action' && !/clone|Reboot|standby take over/.test(o.label))
    .map((o) => (o.now ? `${o.label} ${o.cost}` : `(${o.label})`));

describe('steps of disaster recovery', () => {
  test('nothing prepared: each costs what is missing before it, too', () => {
    expect(offered('b', 0)).toEqual([
      'Set up users, rights and cloud groups 2:00:00',
      'Import the patterns 3:00:00',
    ]);
    expect(offered('shop', 0)).toEqual([
      'Deploy shop on b, stopped 4:00:00',
      'Deploy shop on b, running 4:00:00',
      'Start shop on b 4:27:00',
      'Switch shop to b 4:32:00',
    ]);
    expect(offered('shop/was-1', 0)).toEqual(offered('shop', 0));
  });

  test('what was asked for, or is done, is not offered again', () => {
    const script: ScenarioFile['script'] = [{ at: '0s', action: 'deploy-standby', target: 'shop' }];
    expect(offered('b', 1, script)).toEqual([
      '(Set up users, rights and cloud groups)',
      'Import the patterns 3:00:00',
    ]);
    expect(offered('shop', 5, script).slice(0, 2)).toEqual([
      '(Deploy shop on b, stopped)',
      '(Deploy shop on b, running)',
    ]);
  });

  test('a restore is offered while nobody serves the data; after the switch there is nothing left', () => {
    const lost: ScenarioFile['script'] = [
      { at: '1h', fault: 'fail', target: 'a' },
      { at: '2h', action: 'switch-sprayer', target: 'shop' },
    ];
    expect(offered('shopdb', 0.5)).toContain('(Restore shopdb from its backup)');
    expect(offered('shopdb', 1.5, lost)).toContain('Restore shopdb from its backup 4:17:00');
    expect(offered('shop', 8, lost).every((label) => label.startsWith('('))).toBe(true);
  });

  test('none without another site, or where nothing is critical', () => {
    expect(offered('shop', 0, [], 'golden')).toEqual([]);
    expect(offered('east', 0, [], 'dual-cell')).toEqual([]);
    expect(offered('a', 0)).toEqual([]);
  });
});

describe('a lost site, told to the deployer', () => {
  const lost: ScenarioFile['script'] = [
    { at: '1h', fault: 'fail', target: 'site:east' },
    { at: '2h', action: 'switch-sprayer', target: 'shop' },
  ];
  const at = (hour: number, script = lost) =>
    momentAt(run({ base: 'dr', script, until: '40h' }), hour * HOUR);
  const todo = (hour: number, subject: string) =>
    todos(at(hour)).find((one) => one.subject === subject);

  test('where it is to be rebuilt, and what comes next', () => {
    expect(todo(1.5, 'shop')).toMatchObject({
      what: 'shop is lost with rack a since 1:00:00.',
      why: 'Next: start its standby on rack b (site west); then switch the sprayer to it.',
    });
    expect(todo(1.5, 'shopdb')?.why).toBe('Next: restore its backup on rack b (site west).');
    // Started, and the sprayer still to be switched.
    expect(todo(6.5, 'shop')?.why).toBe(
      'Next: switch the sprayer to its standby on rack b (site west).',
    );
    expect(todo(2.5, 'shop')?.choices.map((c) => c.waits)).toEqual([
      null,
      'ordered, earlier steps first',
    ]);
  });

  test('of a lost node nobody moves a VM', () => {
    expect(about(at(1.5), 'a/c1/n1')).toMatch(/ It held one VM, lost with the rack:$/);
  });

  test('what serves now and what is left at home are listed apart', () => {
    const after = holds(at(8), 'shop');
    expect(after.items.map((item) => item.address)).toEqual([
      'shop@b/was-1',
      'shop@b/was-2',
      'shop@b/dmgr-1',
      'shop@b/http-1',
    ]);
    expect(after.apart.heading).toMatch(/^At home, no longer counted/);
    expect(after.apart.items.map((item) => item.words)).toContain(
      'lost with site east, rebuilt on rack b',
    );
    const before = holds(at(6), 'shop');
    expect(before.apart).toMatchObject({ heading: 'Stands by at the other site' });
    expect(before.items).toHaveLength(4);
    expect(holds(at(0), 'shop').apart.items).toEqual([]);
  });

  test('requests come in through the sprayer once it has been switched', () => {
    const fronts = (hour: number) =>
      Object.fromEntries(supply(at(hour)).map((row) => [row.id, row.front]));
    expect(fronts(0)).toEqual({ shop: 'lb', portal: 'lb', reports: null });
    expect(fronts(8)).toEqual({ shop: 'sprayer', portal: 'lb', reports: null });
  });
});
