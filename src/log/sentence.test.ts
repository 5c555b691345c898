// Sentences for people: rows for the wording, and the law that every event of every run has a proper one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryScenario, recoveryDrill } from '../scenario/arbitrary.ts';
import { simulate } from '../sim/simulate.ts';
import { run } from '../sim/story.test-kit.ts';
import { openScenario } from '../world/open.ts';
import { eventLine } from './line.ts';
import { actionWords, sentence, what } from './sentence.ts';

describe('the story of a lost node, as one reads it', () => {
  const story = run({
    base: 'golden',
    script: [{ at: '1m', fault: 'fail', target: 'host:shop/was-1' }],
  });
  test('sentence by sentence', () => {
    expect(story.events.map((event) => sentence(story, event))).toEqual([
      'Compute node a/c1/n1 fails.',
      'Compute node a/c1/n1 is down.',
      'VM shop/was-1 is down.',
      'The plug-in sends no more requests to shop/was-1 and uses the other members.',
      'The platform notices that compute node a/c1/n1 is dead, and moves its VMs.',
      'The platform moves shop/was-1 from a/c1/n1 to a/c1/n6; it keeps 10.0.0.11.',
      'shop/was-1 has booted.',
      'The node agent in shop/was-1 runs.',
      'The application server in shop/was-1 serves.',
      'The plug-in tries shop/was-1 again and finds that it serves: it gets traffic.',
    ]);
  });

  test('a printed line has the keys of the contract in its order, and the sentence last', () => {
    const [event] = story.events;
    if (!event) throw new Error('a first event');
    expect(JSON.stringify(eventLine(story, event))).toBe(
      '{"id":1,"t":60000,"actor":"injector","kind":"fault","subject":"a/c1/n1","cause":null,"rule":"node.fail","slide":14,"data":{"named":"host:shop/was-1"},"text":"Compute node a/c1/n1 fails."}',
    );
  });
});

test('the death of a VM of a virtual system: noticed, and that is all the platform does', () => {
  const story = run({
    base: 'golden',
    script: [{ at: '1m', fault: 'fail', target: 'shop/was-1' }],
  });
  const said = (kind: string) =>
    story.events.filter((e) => e.kind === kind).map((e) => sentence(story, e));
  expect(said('detection')).toEqual([
    'The platform notices that shop/was-1 is dead, and does not recover it: this is a virtual system.',
  ]);
  expect(said('action-needed')).toEqual([
    'The deployer is needed for shop/was-1: restart the VM or add a clone.',
  ]);
});

test.each([
  ['a/c1/n3', 'compute node a/c1/n3'],
  ['shop/was-1', 'VM shop/was-1'],
  ['shop/was-1:was', 'the application server in shop/was-1'],
  ['shop/was-1:node-agent', 'the node agent in shop/was-1'],
  ['shop/dmgr-1:dmgr', 'the deployment manager in shop/dmgr-1'],
  ['shop/http-1:http', 'the HTTP server in shop/http-1'],
  ['shopdb/db-1:db2', 'DB2 in shopdb/db-1'],
  ['app/custom-1:app', 'the software in app/custom-1'],
  ['shop', 'shop'],
])('%s in words: %s', (address, words) => {
  expect(what(address)).toBe(words);
});

describe('sentence by sentence, for what is seldom read', () => {
  const said = (file: Parameters<typeof run>[0], kind: string) => {
    const told = run(file);
    return told.events.filter((e) => e.kind === kind).map((e) => sentence(told, e));
  };
  const fails = (at: string, ...targets: string[]) =>
    targets.map((target) => ({ at, fault: 'fail' as const, target }));
  test.each<[string, Parameters<typeof run>[0], string[]]>([
    [
      'degraded',
      {
        base: 'golden',
        script: fails(
          '1m',
          'a/mgmt-1',
          'a/c1/fc-1',
          'a/s1/canister-1',
          'a/e1/d05',
          'a/c1/n1/dimm-1',
        ),
      },
      [
        'The two management nodes of rack a are no longer redundant.',
        'The two Fibre Channel switches of chassis a/c1 are no longer redundant.',
        'The two canisters of controller a/s1 are no longer redundant.',
        'Array a/s1/hdd-1 is no longer redundant.',
        'Compute node a/c1/n1 runs on with less than it had.',
      ],
    ],
    [
      'outage-begin',
      { base: 'models', script: fails('1m', 'vsys/http-1', 'vappdb/db-1', 'custom/custom-1') },
      [
        'vapp is out: no request can pass.',
        'vappdb is out: nobody serves its data.',
        'vsys is out: no request can pass.',
        'custom is out: nothing of it serves.',
      ],
    ],
    [
      'scale-out',
      {
        racks: [{ id: 'a', model: 'w1500-96' }],
        deployments: [{ id: 'cache', kind: 'cache', scaling: {} }],
        script: [{ at: '1m', used: 85, target: 'cache' }],
      },
      ['The platform adds cache/cache-4 on a/c1/n4: too much of the cache was in use.'],
    ],
    [
      'action-done',
      {
        base: 'golden',
        script: [
          ...fails('1m', 'shop/was-1:node-agent'),
          { at: '2m', action: 'restart-process', target: 'shop/was-1:node-agent' },
        ],
      },
      ['The deployer has done it: restart the node agent in shop/was-1.'],
    ],
    [
      'up',
      {
        base: 'golden',
        script: [...fails('1m', 'a/c1/n12'), { at: '2m', repair: true, target: 'a/c1/n12' }],
      },
      ['Compute node a/c1/n12 is up again, and empty: nothing moves back.'],
    ],
  ])('%s', (kind, file, sentences) => {
    expect(said(file, kind)).toEqual(sentences);
  });

  test('a node that comes back with its rack: what stood there is placed again', () => {
    const back = said(
      {
        base: 'single-cell',
        script: [...fails('1m', 'a'), { at: '5m', repair: true, target: 'a' }],
      },
      'up',
    );
    expect(back).toContain('Compute node a/c1/n1 is up again, and empty.');
  });

  test('an order that finds nothing to do says why, in words', () => {
    const twice = said(
      {
        base: 'golden',
        script: [
          ...fails('1m', 'shop/was-1'),
          { at: '2m', action: 'restart-vm', target: 'shop/was-1' },
          { at: '3m', action: 'restart-vm', target: 'shop/was-1' },
          { at: '1h', action: 'restart-process', target: 'shop/was-1:was' },
        ],
      },
      'message',
    );
    expect(twice).toEqual([
      'The deployer begins: restart VM shop/was-1.',
      'Nothing to do for shop/was-1: it has been ordered already.',
      'Nothing to do for shop/was-1:was: to restart the process changes nothing now.',
    ]);
  });
});

test('actions in words; one that is not known yet by its own name', () => {
  expect(actionWords('restart-vm')).toBe('restart the VM');
  expect(actionWords('prepare-target')).not.toBe('');
});

describe('the law', () => {
  const RUNS = Math.ceil(Number(process.env.RACKDRILL_RUNS ?? 2000) / 5);

  test('every event of every run has a whole sentence with nothing missing in it', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(
        fc.oneof(arbitraryScenario({ runnable: true, lines: 14 }), recoveryDrill()),
        (scenario) => {
          const world = openScenario(scenario);
          if (!world.ok) return;
          const random = simulate(world.value);
          for (const event of random.events) {
            const said = sentence(random, event);
            kinds.add(event.kind);
            expect(said).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\.$/);
            // It begins with a capital or with the address it is about, and ends with a full stop.
            expect(/^\p{Lu}/u.test(said) || said.startsWith(event.subject), said).toBe(true);
            expect(said).toMatch(/\.$/);
            // Not the stop-gap for a kind that nobody has written a sentence for.
            expect(said).not.toBe(`${event.subject}: ${event.kind}.`);
            expect(said).not.toBe(`A message about ${event.subject}.`);
            expect(said.length).toBeLessThan(300);
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(kinds.size).toBeGreaterThan(15);
  });
});
