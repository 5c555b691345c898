// One moment of a run: states, looks, places and timers at times of known stories.
import { describe, expect, test } from 'vitest';
import type { ScenarioFile } from '../scenario/validator.ts';
import { run } from '../sim/story.test-kit.ts';
import { type Look, lastAt, momentAt, valueAt } from './moment.ts';

type File = Omit<ScenarioFile, 'version'>;
type Line = NonNullable<ScenarioFile['script']>[number];
const S = 1000;
const M = 60 * S;
const fails = (at: string, target: string, boots?: false): Line => ({
  at,
  fault: 'fail',
  target,
  ...(boots === false ? { boots } : {}),
});
const act = (at: string, action: Extract<Line, { action: string }>['action'], target: string) => ({
  at,
  action,
  target,
});
const SMALL: File = { racks: [{ id: 'a', model: 'w1500-64' }] };

describe('tracks', () => {
  const track = [
    { t: 0, value: 'a' },
    { t: 10, value: 'b' },
    { t: 10, value: 'c' },
    { t: 30, value: 'd' },
  ];
  test.each([
    [-1, -1, undefined],
    [0, 0, 'a'],
    [9, 0, 'a'],
    [10, 2, 'c'],
    [29, 2, 'c'],
    [30, 3, 'd'],
    [1e9, 3, 'd'],
  ])('at %i', (t, index, value) => {
    expect(lastAt(track, t)).toBe(index);
    expect(valueAt(track, t)).toBe(value);
  });
  test('without one there is no value', () => {
    expect(lastAt([], 5)).toBe(-1);
    expect(valueAt(undefined, 5)).toBeUndefined();
  });
});

describe('a compute node lost and repaired', () => {
  const lost = run({
    base: 'golden',
    script: [fails('1m', 'host:shop/was-1'), { at: '10m', repair: true, target: 'a/c1/n1' }],
  });
  const at = (t: number) => momentAt(lost, t);

  // t, node, its look, VM, its look, where the VM is, where it was lost
  test.each<[number, string, Look, string, Look, string | null, string | null]>([
    [0, 'running', 'whole', 'running', 'whole', 'a/c1/n1', null],
    [M - 1, 'running', 'whole', 'running', 'whole', 'a/c1/n1', null],
    [M, 'failed.unnoticed', 'failed', 'stopped', 'failed', null, 'a/c1/n1'],
    [90 * S, 'failed.noticed', 'failed', 'stopped', 'failed', null, 'a/c1/n1'],
    [110 * S, 'failed.noticed', 'failed', 'booting', 'recovering', 'a/c1/n6', null],
    [200 * S, 'failed.noticed', 'failed', 'running', 'recovering', 'a/c1/n6', null],
    [320 * S, 'failed.noticed', 'failed', 'running', 'whole', 'a/c1/n6', null],
    [10 * M, 'booting', 'recovering', 'running', 'whole', 'a/c1/n6', null],
    [18 * M, 'running', 'whole', 'running', 'whole', 'a/c1/n6', null],
  ])('at %i ms', (t, node, nodeLook, vm, vmLook, place, from) => {
    const moment = at(t);
    expect(moment.state('a/c1/n1')).toBe(node);
    expect(moment.look('a/c1/n1')).toBe(nodeLook);
    expect(moment.state('shop/was-1')).toBe(vm);
    expect(moment.look('shop/was-1')).toBe(vmLook);
    expect(moment.place('shop/was-1')).toMatchObject({ node: place, lost: from });
  });

  test('who is on a node', () => {
    const on = (t: number, node: string) =>
      at(t)
        .on(node)
        .map((vm) => vm.id);
    expect(on(0, 'a/c1/n1')).toEqual(['shop/was-1']);
    expect(on(M, 'a/c1/n1')).toEqual([]);
    expect(on(110 * S, 'a/c1/n6')).toEqual(['shop/was-1']);
    expect(on(20 * M, 'a/c1/n1')).toEqual([]);
  });

  test('timers that run, and whose they are', () => {
    const keys = (t: number, address: string) =>
      at(t)
        .timersOf(address)
        .map((span) => [span.key, span.dueAt]);
    expect(at(M - 1).timers()).toEqual([]);
    expect(keys(M, 'a/c1/n1')).toEqual([['nodeDetection', 90 * S]]);
    expect(keys(90 * S, 'a/c1/n1')).toEqual([]);
    expect(keys(90 * S, 'shop/was-1')).toEqual([['placement', 110 * S]]);
    expect(keys(110 * S, 'shop/was-1')).toEqual([['vmBoot', 200 * S]]);
    expect(keys(200 * S, 'shop/was-1:node-agent')).toEqual([['nodeAgentStart', 230 * S]]);
    expect(keys(230 * S, 'shop/was-1:was')).toEqual([['wasStart', 320 * S]]);
    expect(keys(12 * M, 'a/c1/n1')).toEqual([['nodeBoot', 18 * M]]);
    expect(at(18 * M).timers()).toEqual([]);
  });

  test('since when, how many events, what never changed', () => {
    expect(at(200 * S).since('shop/was-1')).toBe(200 * S);
    expect(at(250 * S).since('shop/was-1')).toBe(200 * S);
    expect(at(0).eventCount()).toBe(0);
    expect(at(M).eventCount()).toBe(3);
    expect(at(M - 1).eventCount()).toBe(0);
    expect(at(60 * M).eventCount()).toBe(lost.events.length);
    expect(at(M).state('a/c3/n14')).toBe('running');
    expect(at(M).state('shop/was-2:was')).toBe('up');
    expect(at(M).state('shopdb')).toBe('peer');
    expect(at(M).state('a/c1/n99')).toBeUndefined();
    expect(at(M).look('a/tor-1')).toBe('whole');
  });

  test('health says why, and since when', () => {
    expect(at(0).health('shop')).toMatchObject({ state: 'up', why: [], since: 0 });
    expect(at(2 * M).health('shop')).toMatchObject({
      state: 'degraded',
      why: ['was-1 boots'],
      since: M,
    });
    expect(at(10 * M).health('service:shop')).toMatchObject({ state: 'up', since: 320 * S });
  });
});

describe('looks', () => {
  const look = (file: File, address: string, t: number) => momentAt(run(file), t).look(address);
  const cell: File = { ...SMALL, deployments: [{ id: 'shop', kind: 'vsys-was' }] };
  const db: File = { ...SMALL, deployments: [{ id: 'db', kind: 'vsys-db2' }] };
  const pair: File = { ...SMALL, deployments: [{ id: 'db', kind: 'vsys-db2', hadr: {} }] };
  const app: File = { ...SMALL, deployments: [{ id: 'x', kind: 'custom', itmAgent: false }] };
  const deadVm = { ...cell, script: [fails('1m', 'shop/was-1')] };
  const restarted = {
    ...cell,
    script: [fails('1m', 'shop/was-1'), act('5m', 'restart-vm', 'shop/was-1')],
  };
  const spent = {
    ...cell,
    script: [fails('1m', 'shop/was-1', false), act('5m', 'restart-vm', 'shop/was-1')],
  };
  const killed = { ...cell, script: [fails('1m', 'shop/was-1:was')] };
  const orphan = {
    ...cell,
    script: [
      fails('1m', 'shop/was-1:node-agent'),
      fails('2m', 'shop/was-1:was'),
      act('5m', 'restart-process', 'shop/was-1:was'),
    ],
  };
  const replaced = {
    ...db,
    script: [
      fails('1m', 'db/db-1'),
      act('2m', 'new-instance', 'db'),
      act('20m', 'restore-backup', 'db'),
    ],
  };

  test.each<[string, File, string, number, Look]>([
    // Somebody may still come: the platform has not looked yet.
    ['dead, not noticed', deadVm, 'shop/was-1', M, 'failed'],
    ['noticed: the platform does nothing about it', deadVm, 'shop/was-1', 2 * M, 'abandoned'],
    ['the deployer is at work', restarted, 'shop/was-1', 5 * M, 'failed'],
    ['boots', restarted, 'shop/was-1', 8 * M, 'recovering'],
    ['its processes start', restarted, 'shop/was-1', 9 * M, 'recovering'],
    ['serves', restarted, 'shop/was-1', 12 * M, 'whole'],
    ['tries to boot', spent, 'shop/was-1', 8 * M, 'recovering'],
    ['did not boot', spent, 'shop/was-1', 9 * M, 'abandoned'],
    [
      'a custom image: nobody ever comes',
      { ...app, script: [fails('1m', 'x/custom-1')] },
      'x/custom-1',
      M,
      'abandoned',
    ],
    // Processes; a VM looks as its main process does.
    ['the node agent will come', killed, 'shop/was-1:was', M, 'failed'],
    ['and so for its VM', killed, 'shop/was-1', M, 'failed'],
    ['it starts', killed, 'shop/was-1:was', 2 * M, 'recovering'],
    ['and so for its VM', killed, 'shop/was-1', 2 * M, 'recovering'],
    ['a node agent that nobody restarts', orphan, 'shop/was-1:node-agent', M, 'abandoned'],
    ['its VM still serves', orphan, 'shop/was-1', M, 'degraded'],
    ['no node agent, so nobody comes', orphan, 'shop/was-1:was', 2 * M, 'abandoned'],
    ['and so for its VM', orphan, 'shop/was-1', 2 * M, 'abandoned'],
    ['the deployer logs in', orphan, 'shop/was-1:was', 6 * M, 'failed'],
    [
      'only looking into it brings nobody',
      {
        ...orphan,
        script: [
          fails('1m', 'shop/was-1:node-agent'),
          act('1m', 'investigate', 'shop/was-1:node-agent'),
        ],
      },
      'shop/was-1:node-agent',
      2 * M,
      'abandoned',
    ],
    ['waits for its VM', restarted, 'shop/was-1:was', 8 * M, 'recovering'],
    // New VMs.
    ['is deployed', replaced, 'db/db-2', 5 * M, 'recovering'],
    [
      'runs without data, which only the deployer can bring',
      replaced,
      'db/db-2',
      15 * M,
      'abandoned',
    ],
    ['the restore is under way', replaced, 'db/db-2', 25 * M, 'recovering'],
    ['restored', replaced, 'db/db-2', 40 * M, 'whole'],
    ['has left', replaced, 'db/db-1', 5 * M, 'gone'],
    // Pairs.
    ['in peer state', pair, 'db', M, 'whole'],
    ['standby lost', { ...pair, script: [fails('1m', 'db/db-2')] }, 'db', M, 'degraded'],
    ['roles change', { ...pair, script: [act('1m', 'takeover', 'db')] }, 'db', 80 * S, 'whole'],
  ])('%s', (_, file, address, t, expected) => {
    expect(look(file, address, t)).toBe(expected);
  });

  test('a dead VM whose node dies, too, is noted elsewhere: that brings nobody', () => {
    const file = { ...deadVm, script: [fails('1m', 'shop/was-1'), fails('3m', 'a/c1/n1')] };
    const moment = momentAt(run(file), 215 * S);
    expect(moment.timersOf('shop/was-1').map((span) => span.key)).toEqual(['placement']);
    expect(moment.look('shop/was-1')).toBe('abandoned');
  });
});

describe('what exists', () => {
  const story = run({
    ...SMALL,
    deployments: [{ id: 'x', kind: 'custom' }],
    script: [fails('1m', 'x/custom-1'), act('2m', 'new-instance', 'x')],
  });
  test('a new instance from its order on, the old one until then', () => {
    const ids = (t: number) =>
      momentAt(story, t)
        .vms()
        .map((vm) => vm.id);
    expect(ids(2 * M - 1)).toEqual(['x/custom-1']);
    expect(ids(2 * M)).toEqual(['x/custom-2']);
    expect(momentAt(story, 2 * M).vm('x/custom-1')).toBeUndefined();
    expect(momentAt(story, 0).vm('x/custom-2')).toBeUndefined();
  });
  test('the list of the deployer', () => {
    const subjects = (t: number) =>
      momentAt(story, t)
        .items()
        .map((item) => item.subject);
    expect(subjects(M - 1)).toEqual([]);
    expect(subjects(M)).toEqual(['x/custom-1']);
    expect(subjects(2 * M)).toEqual([]);
  });
});

test('who is primary', () => {
  const story = run({ base: 'golden', script: [fails('1m', 'primary:shopdb')] });
  const primary = (t: number) => momentAt(story, t).primary('shopdb');
  expect(primary(0)).toBe('shopdb/db-1');
  expect(primary(M)).toBeNull();
  expect(primary(105 * S - 1)).toBeNull();
  expect(primary(105 * S)).toBe('shopdb/db-2');
  expect(momentAt(story, 0).primary('shop')).toBeNull();
});

test('the load of a service is that of its deployments together, and changes with them', () => {
  const story = run({
    ...SMALL,
    deployments: [
      { id: 'one', kind: 'vsys-was', service: 'web', load: 30 },
      { id: 'two', kind: 'vsys-was', service: 'web', load: 50 },
    ],
    script: [
      { at: '1m', load: 100, target: 'one' },
      { at: '2m', load: 0, target: 'two' },
    ],
  });
  const load = (t: number) => momentAt(story, t).load('web');
  expect([0, M - 1, M, 2 * M].map(load)).toEqual([80, 80, 150, 100]);
  expect(momentAt(story, 0).load('nobody')).toBe(0);
});
