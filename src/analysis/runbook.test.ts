// The runbook of `models` beside the rulebook's section 2 as data; then what folding, outages and other topologies make of it.
import { describe, expect, test } from 'vitest';
import { presetOf } from '../scenario/library.ts';
import { parseValue } from '../scenario/parse.ts';
import { openScenario } from '../world/open.ts';
import type { World } from '../world/world.ts';
import { fold, type RunbookRow, runbookOf, runbookRow, runbookTargets } from './runbook.ts';
import { runbookJson, runbookMarkdown } from './runbook-print.ts';

function worldOf(file: object): World {
  const scenario = parseValue({ version: 1, ...file });
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.mistakes));
  const world = openScenario(scenario.value);
  if (!world.ok) throw new Error(JSON.stringify(world.mistakes));
  return world.value;
}
const models = worldOf({ base: 'models' });
const rows = runbookOf(models);
const rowOf = (subject: string, all = rows) => {
  const row = all.find((one) => one.subjects.includes(subject));
  if (!row) throw new Error(`no row for ${subject}`);
  return row;
};

/** Rulebook, section 2: who recovers, whether the platform notices, what is done, and what is left to the deployer. */
interface Said {
  readonly rule: string;
  readonly by: RunbookRow['recoveredBy'];
  readonly noticed: boolean;
  /** What is done about the part: a verb of the text, or null if nobody does anything. */
  readonly done: RegExp | null;
  readonly actions: string;
  readonly blocking: boolean;
}
const said = (
  rule: string,
  by: RunbookRow['recoveredBy'],
  noticed: boolean,
  done: RegExp | null,
  actions: string,
  blocking: boolean,
): Said => ({ rule, by, noticed, done, actions, blocking });

const PROCESS = 'restart-process restart-vm investigate';
const SECTION_2: Readonly<Record<string, Said>> = {
  // 2.1
  'vapp/was-1:was': said(
    'vapp-was.process',
    'platform',
    true,
    /platform .*and restarts it/,
    'investigate',
    false,
  ),
  'vapp/was-1': said(
    'vapp-was.vm',
    'platform',
    true,
    /re-spins it .*new VM with a new address, linked to proxy and cache and registered with the scaling policy before it takes traffic/,
    '',
    false,
  ),
  // 2.2
  'vsys/was-1:was': said(
    'vsys-was.process',
    'middleware',
    false,
    /node agent restarts it/,
    'investigate',
    false,
  ),
  'vsys/was-1:node-agent': said(
    'vsys-was.node-agent',
    null,
    false,
    null,
    'restart-process investigate',
    true,
  ),
  'vsys/dmgr-1:dmgr': said('vsys-was.dmgr', null, false, null, PROCESS, true),
  'vsys/was-1': said('vsys-was.vm', null, true, null, 'restart-vm add-clone', true),
  'vsys/http-1:http': said('vsys-was.http', null, false, null, PROCESS, true),
  'vsys/http-1': said('vsys-was.http', null, true, null, 'restart-vm', true),
  // 2.3, dynamic and static
  'imp/was-1:was': said(
    'imp.process',
    'middleware',
    false,
    /IMP restarts it/,
    'investigate',
    false,
  ),
  'impstatic/was-1:was': said(
    'imp.process',
    'middleware',
    false,
    /node agent restarts it/,
    'investigate',
    false,
  ),
  'imp/was-1': said('imp.vm', null, true, null, 'restart-vm add-clone', true),
  'impstatic/was-1': said('imp.vm', null, true, null, 'restart-vm add-clone', true),
  'imp/dmgr-1:dmgr': said('imp.dmgr', null, false, null, PROCESS, true),
  // 2.4
  'vappdb/db-1:db2': said('vapp-db2.process', null, false, null, PROCESS, true),
  'vappdb/db-1': said(
    'vapp-db2.vm',
    'platform',
    true,
    /restarts it at the same address/,
    '',
    false,
  ),
  // 2.5, primary and standby
  'vsysdb/db-1:db2': said(
    'vsys-db2.process',
    'middleware',
    false,
    /standby vsysdb\/db-2 takes over/,
    PROCESS,
    true,
  ),
  'vsysdb/db-1': said(
    'vsys-db2.vm',
    'middleware',
    true,
    /standby vsysdb\/db-2 takes over/,
    'restart-vm new-instance restore-backup',
    true,
  ),
  'vsysdb/db-2': said(
    'vsys-db2.vm',
    null,
    true,
    null,
    'restart-vm new-instance restore-backup',
    true,
  ),
  // 2.6; the heartbeat (cache.heartbeat) speaks in both
  'cache/cache-1:cache': said(
    'cache.process',
    'platform',
    true,
    /replicas primary.*and restarts it.*full again, from the other copies/,
    '',
    false,
  ),
  'cache/cache-1': said(
    'cache.vm',
    'platform',
    true,
    /replicas primary.*restarts it at the same address.*full again, from the other copies/,
    '',
    false,
  ),
  // 2.7
  'proxy/proxy-1:proxy': said(
    'proxy.process',
    null,
    false,
    null,
    'restart-vm restart-process investigate',
    true,
  ),
  'proxy/proxy-1': said('proxy.vm', 'platform', true, /restarts it at the same address/, '', false),
  // 2.8
  'custom/custom-1:app': said('custom.process', null, false, null, PROCESS, true),
  'custom/custom-1': said('custom.vm', null, false, null, 'restart-vm new-instance', true),
};

describe('models says what the rulebook’s section 2 says', () => {
  test.each(Object.entries(SECTION_2))('%s', (subject, want) => {
    const row = rowOf(subject);
    expect(row.rule).toBe(want.rule);
    expect(row.recoveredBy).toBe(want.by);
    expect(/The platform notices/.test(row.whatHappens)).toBe(want.noticed);
    if (want.done) expect(row.whatHappens).toMatch(want.done);
    else {
      expect(row.whatHappens).toMatch(/Nobody (restarts it|brings it back)\./);
      expect(row.whatHappens).not.toMatch(/(agent|IMP|platform|and) (restarts|re-spins)/);
    }
    expect(row.actions.join(' ')).toBe(want.actions);
    expect(row.blocking).toBe(want.blocking);
    if (want.actions === '') expect(row.deployerAction).toBe('Nothing to do.');
    if (want.actions === 'investigate')
      expect(row.deployerAction).toBe('Find the cause (follow-up).');
  });

  test('what the tables say of the service, and of what no longer works', () => {
    expect(rowOf('vsys/was-1:node-agent').whatHappens).toMatch(
      /server beside it serves on, but would not be restarted any more/,
    );
    // In a dynamic cluster IMP acts whether or not the node agent lives.
    expect(rowOf('imp/was-1:node-agent').whatHappens).toMatch(/beside it serves on\.$/);
    expect(rowOf('vsys/dmgr-1:dmgr').whatHappens).toMatch(/no clone can join the cell/);
    expect(rowOf('imp/was-1').whatHappens).toMatch(/IMP adds no member, for the SLA is met/);
    expect(rowOf('impstatic/was-1').whatHappens).not.toMatch(/IMP/);
    expect(rowOf('proxy/proxy-1:proxy').whatHappens).toMatch(
      /load balancer sends requests elsewhere/,
    );
    expect(rowOf('custom/custom-1').whatHappens).toMatch(/ITM agent falls silent.*nobody acts/);
    expect(rowOf('vsys/was-1').deployerAction).toBe('Restart the VM or add a clone.');
  });

  test('outages in milliseconds; one still open counts up to 24 hours after the fault', () => {
    expect(rowOf('vapp/was-1:was').outageMs).toBe(0);
    expect(rowOf('vsysdb/db-1').outageMs).toBe(45_000);
    expect(rowOf('vappdb/db-1').outageMs).toBe(225_000);
    expect(rowOf('vappdb/db-1:db2')).toMatchObject({ outageMs: 86_400_000, open: true });
  });

  test('a node: the platform moves what it held, and an empty one takes nothing with it', () => {
    const [under] = models.placed.filter((vm) => vm.id === 'custom/custom-1');
    expect(rowOf(under?.node ?? '')).toMatchObject({
      rule: 'node.fail',
      recoveredBy: 'platform',
      outageMs: 170_000,
      blocking: false,
      actions: [],
    });
    const empty = rowOf('a/c3/n14');
    expect(empty.subjects.length).toBeGreaterThan(5);
    expect(empty).toMatchObject({ recoveredBy: null, outageMs: 0, actions: [] });
  });

  test('every process, VM and compute node once', () => {
    const all = rows.flatMap((row) => row.subjects);
    expect([...all].sort()).toEqual([...runbookTargets(models)].sort());
    expect(all.filter((one) => /\/n\d+$/.test(one))).toHaveLength(38);
    for (const vm of models.placed) expect(all).toContain(vm.id);
  });
});

test('like parts are folded only if everything about them is the same', () => {
  const row = rowOf('vsysdb/db-1');
  const of = (subject: string, more: Partial<RunbookRow> = {}) => ({
    ...row,
    subjects: [subject],
    ...more,
  });
  const subjects = (all: readonly RunbookRow[]) => fold(all).map((one) => one.subjects.join(' '));
  expect(subjects([of('x/db-1'), of('x/db-2')])).toEqual(['x/db-1 x/db-2']);
  expect(subjects([of('x/db-1'), of('x/was-2')])).toEqual(['x/db-1', 'x/was-2']);
  expect(subjects([of('x/db-1'), of('y/db-2')])).toEqual(['x/db-1', 'y/db-2']);
  expect(subjects([of('x/db-1'), of('x/db-2', { outageMs: 1 })])).toEqual(['x/db-1', 'x/db-2']);
  expect(subjects([of('a/c1/n1'), of('a/c2/n3')])).toEqual(['a/c1/n1 a/c2/n3']);
  expect(subjects([of('x/was-1:was'), of('x/was-2:node-agent')])).toHaveLength(2);
});

test('the scenario’s own script is no part of its runbook', () => {
  const busy = worldOf({
    base: 'models',
    script: [{ at: '0s', fault: 'fail', target: 'vsys/was-1' }],
  });
  expect(runbookOf(busy)).toEqual(rows);
});

test('what would happen anyhow is not told as the fault’s doing', () => {
  const overloaded = worldOf({
    racks: [{ id: 'a', model: 'w1500-64' }],
    deployments: [
      { id: 'app', kind: 'vapp-was', load: 500, scaling: {} },
      { id: 'own', kind: 'custom' },
    ],
  });
  expect(runbookRow(overloaded, 'own/custom-1:app').whatHappens).toBe(
    'The platform does not notice. Nobody restarts it. own is out, and stays so.',
  );
});

test('a takeover that waits for the deployer, and one that ends by itself', () => {
  const manual = worldOf({
    racks: [{ id: 'a', model: 'w1500-64' }],
    deployments: [{ id: 'db', kind: 'vsys-db2', hadr: { takeover: 'manual' } }],
  });
  expect(runbookRow(manual, 'db/db-1')).toMatchObject({
    recoveredBy: null,
    blocking: true,
    open: true,
  });
  expect(runbookRow(manual, 'db/db-1').deployerAction).toContain(
    'For db: let the standby take over.',
  );
  const [first] = manual.placed;
  const node = runbookRow(manual, first?.node ?? '');
  expect(node).toMatchObject({ recoveredBy: 'platform', blocking: false, actions: ['takeover'] });
  expect(node.deployerAction).toMatch(/sooner than it comes back by itself/);
});

test('a backup deployment manager takes over, though the dead one stays dead', () => {
  const world = worldOf({
    racks: [{ id: 'a', model: 'w1500-64' }],
    deployments: [{ id: 'imp', kind: 'vsys-was-imp', backupDmgr: true }],
  });
  const row = runbookRow(world, 'imp/dmgr-1:dmgr');
  expect(row.recoveredBy).toBe('middleware');
  expect(row.whatHappens).toMatch(/backup deployment manager takes over after 1:00/);
  expect(row.whatHappens).not.toMatch(/no clone/);
});

test('no room in the cloud group: nobody brings the VM back', () => {
  const world = worldOf({
    racks: [{ id: 'a', model: 'w1500-32', cloudGroups: [{ name: 'x', nodes: ['a/c1/n1'] }] }],
    deployments: [{ id: 'own', kind: 'custom' }],
  });
  expect(runbookRow(world, 'a/c1/n1')).toMatchObject({ recoveredBy: null, open: true });
  expect(runbookRow(world, 'a/c1/n1').whatHappens).toMatch(
    /No node of the cloud group has room for a VM of own \(custom\): it waits\./,
  );
});

describe('printed', () => {
  test('as JSON: the contract’s keys in their order', () => {
    const keys = [
      'rule',
      'subject',
      'failure',
      'whatHappens',
      'deployerAction',
      'actions',
      'blocking',
      'outageMs',
      'recoveredBy',
    ];
    expect(Object.keys(runbookJson(rowOf('vsys/dmgr-1')))).toEqual(keys);
    expect(Object.keys(runbookJson(rowOf('vsys/was-1')))).toEqual(
      keys.map((key) => (key === 'subject' ? 'subjects' : key)),
    );
  });

  test('as Markdown: a table for each group of rules; no text can end a cell or a line', () => {
    const text = runbookMarkdown('a | b\n<i>', [
      { ...rowOf('vsys/dmgr-1'), failure: 'x | y\nz `' },
    ]);
    expect(text).toMatch(/^# Runbook: a \\\| b \\<i\\>\n\n## vsys-was\n\n\| Part \|/);
    expect(text).toContain('| x \\| y z \\` |');
    expect(text.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(3);
    const whole = runbookMarkdown('t', rows);
    expect([...whole.matchAll(/^## (\S+)$/gm)].map((found) => found[1])).toEqual([
      'vapp-was',
      'vapp-db2',
      'vsys-was',
      'vsys-db2',
      'imp',
      'cache',
      'proxy',
      'custom',
      'node',
      'net',
      'storage',
      'mgmt',
      'rack',
      'ext',
    ]);
  });
});

test('every topology that comes with the program has a runbook without an empty cell', () => {
  const golden = presetOf('golden');
  const world = openScenario(golden?.scenario ?? { version: 1 });
  if (!world.ok) throw new Error('golden');
  for (const row of runbookOf(world.value)) {
    expect(row.failure).toMatch(/^[A-Z].*\.$/);
    expect(row.whatHappens).toMatch(/^[A-Z].*\.$/);
    expect(row.deployerAction).toMatch(/^[A-Z].*\.$/);
    expect(`${row.failure}${row.whatHappens}`).not.toMatch(/undefined|null|NaN/);
  }
});
