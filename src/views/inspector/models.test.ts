// The inspector and the deployer's list for all eight kinds: every button of every item can be done, every part shows the machines that decide its fate.
import { describe, expect, test } from 'vitest';
import { previewFault } from '../../analysis/preview.ts';
import { momentAt } from '../../log/moment.ts';
import { chartFor } from '../../machines/chart.ts';
import type { Line, Scenario } from '../../scenario/validator.ts';
import { checkTargets } from '../../world/targets.ts';
import { stateWords } from '../rack/names.ts';
import { momentOf, ms, runOf, type Written } from '../workloads/moment.test-kit.ts';
import { withheldIn } from '../workloads/withheld.ts';
import { about } from './about.ts';
import { ruleFor } from './rule.ts';
import { machinesOf } from './statechart/machine.ts';
import { netOf } from './statechart/model.ts';
import { todos } from './todo.ts';

const models: Partial<Scenario> = { base: 'models' };
const fail = (target: string, at = '1m', boots?: false): Written => ({
  at,
  fault: 'fail',
  target,
  ...(boots === false ? { boots } : {}),
});

/** One of each that can be dead, alone in its run; a second line after the first where it takes two. */
const DEATHS: readonly (readonly Written[])[] = [
  ...[
    'vapp/was-1:was',
    'vapp/was-1',
    'vappdb/db-1',
    'vappdb/db-1:db2',
    'vsys/was-1:was',
    'vsys/was-1:node-agent',
    'vsys/was-1',
    'vsys/dmgr-1:dmgr',
    'vsys/dmgr-1',
    'vsys/http-1:http',
    'vsys/http-1',
    'vsysdb/db-1:db2',
    'vsysdb/db-1',
    'imp/was-1:was',
    'imp/was-1',
    'imp/dmgr-1:dmgr',
    'impstatic/was-1:was',
    'impstatic/was-1',
    'cache/cache-1:cache',
    'cache/cache-1',
    'proxy/proxy-1:proxy',
    'proxy/proxy-1',
    'custom/custom-1:app',
    'custom/custom-1',
  ].flatMap((target) =>
    target.includes(':') ? [[fail(target)]] : [[fail(target)], [fail(target, '1m', false)]],
  ),
  [fail('vapp/was-1:was'), fail('vapp/was-1:was', '10m')],
  [
    fail('vsysdb/db-2:db2'),
    { at: '2m', action: 'restart-process', target: 'vsysdb/db-2:db2' },
    fail('vsysdb/db-1', '9m'),
  ],
  [fail('vappdb/db-1', '1m', false), { at: '10m', action: 'new-instance', target: 'vappdb/db-1' }],
  [fail('vsys/was-1:was'), fail('vsys/was-1:node-agent', '70s')],
];

describe('the deployer’s list', () => {
  test('every button of every item writes a line that a script may have', () => {
    const seen = new Set<string>();
    for (const script of DEATHS) {
      const run = runOf(script, models);
      for (const item of run.items) {
        const t = item.from + 1;
        const shown = todos(momentAt(run, t)).find((todo) => todo.key === `${item.event}`);
        expect(shown?.choices.length).toBe(item.actions.length);
        for (const { deed, label } of shown?.choices ?? []) {
          const line = { at: t, ...deed } as Line;
          const plan = { ...run.plan, script: [...run.plan.script, line] };
          expect(
            checkTargets(plan, run.world.parts, [line]),
            `${label} for ${item.subject}: ${JSON.stringify(deed)}`,
          ).toEqual([]);
          if ('action' in deed) seen.add(deed.action);
        }
      }
    }
    expect([...seen].sort()).toEqual([
      'add-clone',
      'investigate',
      'new-instance',
      'restart-process',
      'restart-vm',
      'restore-backup',
      'takeover',
    ]);
  });
  test('a VM is restarted, not the process that died in it', () => {
    const [proxy] = todos(momentOf([fail('proxy/proxy-1:proxy')], '2m', models));
    expect(proxy?.choices.map((c) => c.deed)).toEqual([
      { action: 'restart-vm', target: 'proxy/proxy-1' },
      { action: 'restart-process', target: 'proxy/proxy-1:proxy' },
      { action: 'investigate', target: 'proxy/proxy-1:proxy' },
    ]);
  });
  test('a proxy that the load balancer does not know', () => {
    const m = momentOf([{ at: '1m', load: 500, target: 'one' }], '20m', {
      racks: [{ id: 'a', model: 'w1500-96' }],
      deployments: [
        { id: 'one', kind: 'vapp-was', routing: 'edge', members: 8, load: 300 },
        { id: 'edge', kind: 'proxy', members: 1, scaling: { min: 1 }, dedicatedIpGroup: false },
      ],
    });
    const [todo] = todos(m);
    expect(todo).toMatchObject({
      blocking: true,
      what: 'The load balancer does not know edge/proxy-2.',
    });
    expect(todo?.choices[0]).toMatchObject({ label: 'Tell the load balancer', cost: '5:00' });
    const line = { at: m.t, ...todo?.choices[0]?.deed } as Line;
    expect(checkTargets(m.run.plan, m.run.world.parts, [line])).toEqual([]);
  });
  test('who waits for tomorrow is told when that is', () => {
    const m = momentOf([fail('vapp/was-1:was'), fail('vapp/was-1:was', '10m')], '11m', models);
    expect(todos(m)[0]?.why).toBe(
      'Its one restart of today is spent: without you it is restarted at 24:01:30.',
    );
  });
});

describe('the machines of a part', () => {
  const m = momentOf([], '10s', models);
  const machines = (address: string, moment = m) =>
    machinesOf(moment, address).map((machine) => [machine.kind, machine.track]);
  test.each<[string, [string, string][]]>([
    [
      'vapp/was-1',
      [
        ['vm-of-virtual-application', 'vapp/was-1'],
        ['daily-restart', 'budget:vapp/was-1'],
      ],
    ],
    ['vapp/was-1:was', [['server-of-virtual-application', 'vapp/was-1:was']]],
    [
      'vappdb/db-1',
      [
        ['vm-restarted-in-place', 'vappdb/db-1'],
        ['single-retry', 'budget:vappdb/db-1'],
      ],
    ],
    [
      'cache/cache-1',
      [
        ['vm-restarted-in-place', 'cache/cache-1'],
        ['single-retry', 'budget:cache/cache-1'],
        ['repopulation', 'filling:cache/cache-1'],
      ],
    ],
    ['cache/cache-1:cache', [['cache-container', 'cache/cache-1:cache']]],
    ['proxy/proxy-1:proxy', [['proxy-server', 'proxy/proxy-1:proxy']]],
    ['imp/was-1:was', [['server-of-dynamic-cluster', 'imp/was-1:was']]],
    ['impstatic/was-1:was', [['server', 'impstatic/was-1:was']]],
    ['vapp', [['scaling-policy', 'scaling:vapp']]],
    ['imp', [['dynamic-cluster', 'scaling:imp']]],
    ['vsysdb', [['hadr-automatic', 'vsysdb']]],
    ['custom/custom-1', [['vm-of-custom-image-with-itm', 'custom/custom-1']]],
    ['impstatic', []],
  ])('%s', (address, expected) => expect(machines(address)).toEqual(expected));
  test('a backup deployment manager stands beside the one it is for', () => {
    const backup = momentOf([], '0s', {
      racks: [{ id: 'a', model: 'w1500-96' }],
      deployments: [{ id: 'one', kind: 'vsys-was-imp', backupDmgr: true }],
    });
    expect(machines('one/dmgr-1', backup)[1]).toEqual(['backup-manager', 'backup:one']);
  });
  test('a re-spin is the way of a virtual application, and rare for all else', () => {
    const ids = (kind: Parameters<typeof chartFor>[0]) =>
      netOf(chartFor(kind), new Set()).states.map((s) => s.id);
    expect(ids('vm-of-virtual-application')).toContain('deploying');
    expect(ids('vm-of-virtual-system')).not.toContain('deploying');
    expect(ids('single-retry')).toEqual(['free', 'spent']);
    expect(ids('daily-restart')).toEqual(['free', 'spent']);
  });
});

describe('in words', () => {
  const at = (t: string, ...script: Written[]) => momentOf(script, t, models);
  test('states of the machines that others watch', () => {
    const db = fail('vappdb/db-1', '1m', false);
    expect(stateWords(at('70s', db), 'vappdb/db-1')).toBe('dead, not noticed yet');
    expect(stateWords(at('150s', db), 'vappdb/db-1')).toBe('booting');
    expect(stateWords(at('5m', db), 'vappdb/db-1')).toBe('did not boot, nobody comes');
    const cache = fail('cache/cache-1:cache');
    expect(stateWords(at('70s', cache), 'cache/cache-1:cache')).toBe('dead, not noticed yet');
    const twice = [fail('vapp/was-1:was'), fail('vapp/was-1:was', '10m')];
    expect(stateWords(at('11m', ...twice), 'vapp/was-1:was')).toBe('dead, noticed');
    const proxy = at('2m', fail('proxy/proxy-1:proxy'));
    expect(ruleFor(proxy, 'proxy/proxy-1')?.id).toBe('proxy.process');
    expect(ruleFor(proxy, 'proxy/proxy-2')?.id).toBe('proxy.vm');
    expect(withheldIn(proxy, 'proxy/proxy-1')).toMatchObject([
      { text: 'not monitored by the platform', process: 'proxy/proxy-1:proxy' },
    ]);
    expect(withheldIn(at('11m', ...twice), 'vapp/was-1')).toHaveLength(1);
    const custom = fail('custom/custom-1');
    expect(stateWords(at('70s', custom), 'custom/custom-1')).toContain('nobody comes');
  });
  test('a deployment tells the options that decide', () => {
    const m = at('0s');
    expect(about(m, 'vapp')).toBe(
      'Virtual application, priority medium, in cloud group default. Its requests come through proxy. It keeps content in cache. Its database is vappdb. It scales from 2 to 6 members.',
    );
    expect(about(m, 'imp')).toContain('dynamic cluster');
    expect(about(m, 'imp')).toContain('IMP restarts a dead server.');
    expect(about(m, 'vappdb')).toContain('It is backed up to TSM.');
    expect(about(m, 'cache')).toContain('Each entry has one copy beside its primary.');
    expect(ruleFor(m, 'imp')?.id).toBe('imp.scale');
    expect(ruleFor(m, 'impstatic')).toBeNull();
  });
});

describe('what would come of it', () => {
  const dry = (target: string, rest = models, script: Written[] = []) =>
    previewFault(runOf(script, rest), ms('10m'), { fault: 'fail', target }).sentence;
  test('who restarts it, and who would be too slow meanwhile', () => {
    const one = (kind: Partial<NonNullable<Scenario['deployments']>[number]>) =>
      ({
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'one', members: 1, ...kind }],
      }) as Partial<Scenario>;
    expect(dry('one/was-1:was', one({ kind: 'vsys-was-imp' }))).toContain(
      'until IMP has restarted the server',
    );
    expect(dry('one/was-1:was', one({ kind: 'vsys-was' }))).toContain(
      'until the node agent has restarted the server',
    );
    expect(dry('one/was-1:was', one({ kind: 'vapp-was' }))).toContain(
      'until the platform has restarted the application server in one/was-1',
    );
    expect(dry('one/was-1', one({ kind: 'vapp-was' }))).toContain(
      'until the platform has made a new VM',
    );
    expect(dry('vapp/was-1:was')).toContain('vapp would go on serving, but too slow for 2:00');
  });
});
