// Which events get a mark, in what words, and what led to what.
import { describe, expect, it } from 'vitest';
import { ROWS, type Row, runOf } from './fixture.test-kit.ts';
import { chainKeys, chainOf, crowd, storyOf, toldUntil } from './story.ts';

const told = (rows: readonly Row[] = ROWS) => storyOf(runOf(rows)).told;
const words = (rows: readonly Row[]) =>
  told(rows).map((one) => `${one.lane} ${one.mark}: ${one.words[0]}`);

describe('the story of a lost node', () => {
  it('tells each deed once, in its lane, in its words', () => {
    expect(words(ROWS)).toEqual([
      'injector fault: kill shop/was-4:was',
      'platform unseen: not monitored',
      'middleware auto: node agent restarts was-4',
      'middleware reroute: plug-in routes around was-4',
      'middleware up: was-4 serves',
      'middleware up: plug-in sends was-4 traffic again',
      'injector fault: fail node a/c1/n3',
      'middleware reroute: plug-in routes around was-3',
      'platform detection: notices c1/n3',
      'middleware takeover: db-2 takes over: shop serves again',
      'platform move: was-3 to c2/n1',
      'platform move: db-1 to c2/n2',
      'hardware up: was-3 has booted',
      'hardware up: db-1 has booted',
      'middleware up: db-1 serves',
      'middleware up: was-3 serves',
      'middleware up: plug-in sends was-3 traffic again',
      'middleware up: shopdb in peer state again',
    ]);
  });
  it('a mark whose cause has none hangs on what led to that', () => {
    const story = storyOf(runOf());
    expect(story.byEvent(12)?.cause).toBe('e7');
    expect(story.byEvent(9)?.key).toBe('e7');
  });
  it('walks back from any event to the fault', () => {
    const story = storyOf(runOf());
    const last = story.byEvent(22);
    expect(last && chainOf(story, last).map((one) => one.key)).toEqual([
      'e7',
      'e13',
      'e16',
      'e18',
      'e21',
      'e22',
    ]);
  });
  it('every chain begins with the injector', () => {
    const story = storyOf(runOf());
    for (const one of story.told) expect(chainOf(story, one)[0]?.lane).toBe('injector');
  });
  it('a selected part lights up all that concerns it', () => {
    expect([...chainKeys(storyOf(runOf()), undefined, 'a/c1/n3')].sort()).toEqual([
      'e13',
      'e16',
      'e17',
      'e7',
    ]);
  });
  it('counts what has been played, and never what has not', () => {
    const story = storyOf(runOf());
    expect(toldUntil(story, 0)).toBe(0);
    expect(toldUntil(story, 20_000)).toBe(3);
    expect(toldUntil(story, 1e9)).toBe(story.told.length);
  });
  it('knows which lanes will be busy', () =>
    expect(crowd(storyOf(runOf()))).toEqual([2, 0, 4, 10, 0, 0]));
});

describe('single events', () => {
  const one = (...row: Row) => words([row])[0];
  it.each<[string, Row]>([
    [
      'platform detection: notices was-1, no recovery in a virtual system',
      [1, 'platform', 'detection', 'shop/was-1', null],
    ],
    [
      'deployer yours: restart VM was-1: nobody else will',
      [
        1,
        'deployer',
        'action-needed',
        'shop/was-1',
        null,
        { actions: ['restart-vm'], blocking: true },
      ],
    ],
    [
      'deployer follow: find the cause of was-1',
      [
        1,
        'deployer',
        'action-needed',
        'shop/was-1:was',
        null,
        { actions: ['investigate'], blocking: false },
      ],
    ],
    [
      'deployer done: VM was-1 restarted',
      [1, 'deployer', 'action-done', 'shop/was-1', null, { action: 'restart-vm' }],
    ],
    ['platform degraded: no room for was-1', [1, 'platform', 'unplaced', 'shop/was-1', null]],
    ['hardware up: c1/n3 up, empty: nothing moves back', [1, 'hardware', 'up', 'a/c1/n3', null]],
    [
      'external reroute: load balancer drops http-1',
      [1, 'external', 'reroute', 'shop/http-1', null],
    ],
    ['injector repair: repair c1/n3', [1, 'injector', 'repair', 'a/c1/n3', null]],
    [
      'hardware degraded: db-1 does not boot: the try is spent',
      [1, 'hardware', 'down', 'shopdb/db-1', null, { retry: 'spent' }],
    ],
  ])('%s', (expected, row) => expect(one(...row)).toBe(expected));

  it('what a user notices has no mark: it stands in the ribbons', () => {
    const story = storyOf(runOf([[1, 'service', 'outage-begin', 'shop', null]]));
    expect(story.told).toEqual([]);
    expect(story.noticed).toHaveLength(1);
  });
  it('the dead processes of a virtual system are not monitored; its dead VMs are', () => {
    const unseen = (subject: string) =>
      told([
        [1, 'injector', 'fault', subject, null],
        [1, 'hardware', 'down', subject, 1],
      ]).some((o) => o.mark === 'unseen');
    expect(unseen('shop/was-1:was')).toBe(true);
    expect(unseen('shopdb/db-1:db2')).toBe(true);
    expect(unseen('shop/was-1')).toBe(false);
    expect(unseen('a/c1/n3')).toBe(false);
  });
});
