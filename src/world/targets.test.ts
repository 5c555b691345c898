// Each wrong target as a row: the line, and what the mistake says was expected instead.
import { describe, expect, test } from 'vitest';
import type { ScenarioFile } from '../scenario/validator.ts';
import { type File, mistakesIn } from './world.test-kit.ts';

type Line = NonNullable<ScenarioFile['script']>[number];
const at = '1m';
const fails = (target: string, more: { boots?: boolean } = {}): Line => ({
  at,
  fault: 'fail',
  target,
  ...more,
});
const repaired = (target: string): Line => ({ at, repair: true, target });
const load = (target: string): Line => ({ at, load: 1, target });
const act = (action: Extract<Line, { action: string }>['action'], target: string): Line => ({
  at,
  action,
  target,
});

const SHOP: File = {
  racks: [{ id: 'a', model: 'w1500-608' }],
  deployments: [
    { id: 'shop', kind: 'vsys-was', members: 4, http: 2, database: 'shopdb' },
    { id: 'shopdb', kind: 'vsys-db2', hadr: {} },
    { id: 'alone', kind: 'vsys-db2' },
    { id: 'app', kind: 'custom' },
  ],
};
const told = (...script: Line[]) => mistakesIn({ ...SHOP, script });

const GROUP = 'is a group, fail the parts in it';
const ANY =
  'the address of a part, VM or process (racks: a; deployments: shop, shopdb, alone, app)';
const MENDED = 'a piece of hardware: VMs and processes are mended by the deployer’s actions';
const HOST = 'host: before the address of a VM, such as host:shop/was-1';
const PRIMARY = 'primary: before a database deployment (shopdb, alone)';
const ACTIVE = 'active: before a management pair, such as active:a/mgmt';
const BOOTS = 'a VM, for only a VM has "boots"';
const TAKES_LOAD = 'a WebSphere deployment, which takes load (shop)';

describe('what cannot be meant', () => {
  test.each<[Line, string]>([
    [{ at, maintenance: 'start', target: 'site:main' }, 'a rack: a'],
    [{ at, maintenance: 'start', target: 'b' }, 'a rack: a'],
    [fails('site:east'), 'a site of this scenario: site:main'],
    [load('shop/was-1'), 'a WebSphere deployment, which takes load (shop)'],
    // What does not exist.
    [fails('nobody/was-1'), ANY],
    [fails('b/c1/n1'), ANY],
    [fails('toString'), ANY],
    [fails('constructor/was-1'), ANY],
    [fails('a/c9/n1'), 'a part of rack a, a w1500-608'],
    [fails('a/e1/d25'), 'a part of rack a, a w1500-608'],
    [fails('a/c1/sw-1~a/tor-2'), 'a part of rack a, a w1500-608'],
    [fails('a/c1/n1/dimm-17'), 'a part of rack a, a w1500-608'],
    [
      fails('a/c1/n13'),
      'a part of rack a, a w1500-608: nodes of that chassis are a/c1/n1 to a/c1/n12',
    ],
    [fails('shop/was-5'), 'a VM from shop/was-1 to shop/was-4'],
    [fails('shop@b/was-1'), 'a VM at home: no rack at another site takes shop'],
    [fails('shop/db-1'), 'a VM of shop: its roles are was, dmgr, http'],
    [fails('shop/was-1:db2'), 'a process of that VM: :node-agent, :was'],
    [fails('shopdb/db-1:was'), 'a process of that VM: :db2'],
    // Groups and deployments do not fail.
    [fails('a/c1'), `something that can fail: a chassis ${GROUP}`],
    [fails('a/e1'), `something that can fail: an enclosure ${GROUP}`],
    [fails('a/s1'), `something that can fail: a controller ${GROUP}`],
    [fails('a/s1/ssd'), `something that can fail: an array ${GROUP}`],
    [
      fails('shop'),
      'something that can fail: a deployment is not a part, fail one of its VMs or processes',
    ],
    [fails('a/c1/n1', { boots: false }), BOOTS],
    [fails('shop/was-1:was', { boots: false }), BOOTS],
    [fails('host:shop/was-1', { boots: false }), BOOTS],
    // Relations.
    [fails('host:a/c1/n1'), HOST],
    [fails('host:shop'), HOST],
    [fails('host:host:shop/was-1'), HOST],
    [fails('host:shop/was-1:was'), HOST],
    [fails('host:shop/was-9'), 'host: before a VM from shop/was-1 to shop/was-4'],
    [fails('host:shop/db-1'), 'host: before a VM of shop: its roles are was, dmgr, http'],
    [fails('primary:shop'), PRIMARY],
    [fails('primary:nobody'), PRIMARY],
    [fails('primary:shopdb/db-1'), PRIMARY],
    [fails('active:a/tor'), ACTIVE],
    [fails('active:x/mgmt'), ACTIVE],
    // Repairs are for hardware.
    [repaired('shop/was-1'), MENDED],
    [repaired('shop/was-1:was'), MENDED],
    [repaired('shop'), MENDED],
    [repaired('primary:shopdb'), MENDED],
    [
      repaired('a/c1'),
      'something that can be repaired: a chassis is a group, repair the parts in it',
    ],
    [
      repaired('a/s1/ssd'),
      'something that can be repaired: an array is a group, repair the parts in it',
    ],
    // Load is for WebSphere.
    [load('shopdb'), TAKES_LOAD],
    [load('app'), TAKES_LOAD],
    [load('a'), TAKES_LOAD],
    [load('nobody'), ANY],
    // Use is for caches.
    [{ at, used: 50, target: 'shop' }, 'a cache, which alone has "used"'],
    [{ at, used: 50, target: 'a' }, 'a cache, which alone has "used"'],
    // Actions.
    [act('restart-vm', 'shop'), 'a VM'],
    [act('restart-vm', 'a/c1/n1'), 'a VM'],
    [act('restart-vm', 'shop/was-1:was'), 'a VM'],
    [act('restart-process', 'shop/was-1'), 'a process, such as shop/was-1:was'],
    [act('restart-process', 'primary:shopdb'), 'a process, such as shop/was-1:was'],
    [act('add-clone', 'shopdb'), 'a deployment that add-clone is for (shop)'],
    [act('add-clone', 'primary:shopdb'), 'a deployment that add-clone is for (shop)'],
    [act('add-clone', 'app'), 'a deployment that add-clone is for (shop)'],
    [act('add-clone', 'a/c1/n1'), 'a deployment or one of its VMs'],
    [act('new-instance', 'shop/was-1:was'), 'a deployment or one of its VMs'],
    [act('restore-backup', 'shop'), 'a deployment that restore-backup is for (shopdb, alone)'],
    [act('takeover', 'shop/was-1'), 'a deployment that takeover is for (shopdb, alone)'],
    [act('takeover', 'alone'), 'a database with HADR'],
    [act('takeover', 'alone/db-1'), 'a database with HADR'],
    [act('investigate', 'a/c1/n1'), 'a deployment, a VM or a process'],
    [act('update-load-balancer', 'a'), 'a deployment or one of its VMs'],
  ])('%o', (line, expected) => {
    expect(told(line)).toEqual([`script[0].target: ${JSON.stringify(line.target)}, ${expected}`]);
  });
});

test('"running" stands beside deploy-standby alone', () => {
  const running = (action: 'deploy-standby' | 'start-standby'): Line => ({
    ...act(action, 'shop'),
    running: true,
  });
  expect(told(running('deploy-standby'), running('start-standby'))).toEqual([
    'script[1].running: the key "running" beside start-standby, it only beside deploy-standby',
  ]);
});

describe('what can', () => {
  test.each<[Line]>([
    [fails('a/c1/n1')],
    [fails('a/c3/n14')],
    [fails('shop/was-4')],
    [fails('shop/was-4', { boots: false })],
    [fails('shop/was-1:node-agent')],
    [fails('shop/dmgr-1:dmgr')],
    [fails('shop/http-2:http')],
    [fails('shopdb/db-2:db2')],
    [fails('app/custom-1:app')],
    [fails('host:shop/was-1')],
    [fails('primary:shopdb', { boots: false })],
    [fails('primary:alone')],
    [repaired('a/c1/n1')],
    [repaired('host:shop/was-1')],
    [load('shop')],
    [act('restart-vm', 'primary:shopdb')],
    [act('restart-process', 'shop/was-1:was')],
    [act('add-clone', 'shop')],
    [act('add-clone', 'shop/was-1')],
    [act('new-instance', 'app')],
    [act('new-instance', 'shop/http-1')],
    [act('restore-backup', 'shopdb')],
    [act('takeover', 'shopdb/db-2')],
    [act('investigate', 'shop')],
    [act('investigate', 'shop/was-1:was')],
  ])('%o', (line) => {
    expect(told(line)).toEqual([]);
  });
});

describe('numbers that the script itself makes (rulebook 7.21)', () => {
  test.each<[string, Line[]]>([
    ['a clone of the deployment', [act('add-clone', 'shop'), fails('shop/was-5')]],
    ['a clone of a VM', [act('add-clone', 'shop/was-1'), fails('shop/was-5:was')]],
    ['a new instance', [act('new-instance', 'shopdb'), fails('shopdb/db-3')]],
    [
      'a new instance of whoever is primary',
      [act('new-instance', 'primary:shopdb'), fails('shopdb/db-3')],
    ],
    [
      'two of them, and lines before they are made',
      [fails('shop/was-6'), act('add-clone', 'shop'), act('add-clone', 'shop')],
    ],
  ])('%s', (_, script) => {
    expect(told(...script)).toEqual([]);
  });

  test('no further than that, and not for another deployment', () => {
    expect(told(act('add-clone', 'shop'), fails('shop/was-6'))).toEqual([
      'script[1].target: "shop/was-6", a VM from shop/was-1 to shop/was-5',
    ]);
    expect(told(act('new-instance', 'alone'), fails('shopdb/db-3'))).toHaveLength(1);
  });
});

test('every wrong line is told, with its place in the file', () => {
  expect(
    told(fails('nobody'), fails('a/c1/n1'), load('app')).map((mistake) => mistake.split(':')[0]),
  ).toEqual(['script[0].target', 'script[2].target']);
});

test('a very long address is shortened', () => {
  const [mistake] = told(fails(`a/${'x'.repeat(110)}`));
  expect(mistake?.length).toBeLessThan(160);
});

describe('VMs on a recovery rack (rulebook 7.22)', () => {
  const sites: File = {
    racks: [
      { id: 'a', model: 'w1500-608', site: 'east' },
      { id: 'b', model: 'w1500-96', site: 'west' },
    ],
    deployments: SHOP.deployments ?? [],
  };
  const there = (...script: Line[]) => mistakesIn({ ...sites, script });
  const NOBODY =
    'no line before it brings shop to b (deploy-standby, start-standby or switch-sprayer)';

  test.each<[string, Line[]]>([
    ['the VM of a deployment', [act('deploy-standby', 'shop'), fails('shop@b/was-1')]],
    ['a process in it', [act('start-standby', 'shop'), fails('shop@b/was-1:was')]],
    ['the node that holds it', [act('switch-sprayer', 'shop'), fails('host:shop@b/was-1')]],
    ['its database, which comes along', [act('start-standby', 'shop'), fails('shopdb@b/db-2')]],
    ['a database by itself', [act('restore-backup', 'alone'), act('restart-vm', 'alone@b/db-1')]],
  ])('%s', (_, script) => {
    expect(there(...script)).toEqual([]);
  });

  test.each<[string, Line[], string]>([
    ['before anything brings it there', [fails('shop@b/was-1')], NOBODY],
    [
      'at an earlier time',
      [{ ...act('deploy-standby', 'shop'), at: '2m' }, fails('shop@b/was-1')],
      NOBODY,
    ],
    [
      'on a rack that it is not rebuilt on',
      [act('deploy-standby', 'shop'), fails('shop@a/was-1')],
      'a VM at home, or on b, the rack that shop is rebuilt on',
    ],
    [
      'of a number that it has not',
      [act('deploy-standby', 'shop'), fails('shop@b/was-5')],
      'a VM from shop@b/was-1 to shop@b/was-4',
    ],
    [
      'its database, which a deployment alone does not bring',
      [act('deploy-standby', 'shop'), fails('shopdb@b/db-1')],
      'no line before it brings shopdb to b',
    ],
  ])('none %s', (_, script, expected) => {
    const said = there(...script);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(expected);
  });

  test('racks are prepared, deployments are brought', () => {
    expect(there(act('prepare-target', 'shop'), act('switch-sprayer', 'b'))).toEqual([
      'script[0].target: "shop", a rack',
      'script[1].target: "b", a deployment',
    ]);
  });
});
