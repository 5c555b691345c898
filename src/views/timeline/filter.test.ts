// Filters: what was asked for and what led to it, nothing else; an effect hangs from the nearest cause that is shown.
import { describe, expect, it } from 'vitest';
import { type Filter, NO_FILTER } from '../../app/look.ts';
import { concerns, filteredStory, shownBy } from './filter.ts';
import { runOf } from './fixture.test-kit.ts';
import { COLUMNS, cellsOf, matches, rowsOf } from './rows.ts';
import { chainKeys, storyOf } from './story.ts';

const run = runOf();
const ids = (more: Partial<Filter>) => {
  const shown = shownBy(run, { ...NO_FILTER, ...more });
  return run.events.filter((e) => shown === null || shown[e.id] === 1).map((e) => e.id);
};

describe('filters', () => {
  it('none: all is shown', () => {
    expect(shownBy(run, NO_FILTER)).toBeNull();
  });
  it('by actor', () => {
    expect(ids({ actors: new Set(['platform']) })).toEqual([13, 16, 17]);
  });
  it('by part: what happened to it and in it, where things came from, and what led to it', () => {
    expect(ids({ part: 'shop/was-4' })).toEqual([1, 2, 3, 4, 5, 6]);
    expect(ids({ part: 'a/c1/n3' })).toEqual([7, 8, 13, 16, 17]);
    expect(ids({ part: 'A/C1' })).toEqual(ids({ part: 'a/c1/n3' }));
    expect(ids({ part: 'a/c1/n' })).toEqual([]);
  });
  it('by workload: its VMs, its database, what users noticed', () => {
    expect(ids({ workload: 'shop' })).toHaveLength(run.events.length);
    expect(ids({ workload: 'shopdb' })).toEqual(
      expect.arrayContaining([7, 8, 10, 14, 17, 19, 20, 23]),
    );
    expect(ids({ workload: 'shopdb' })).not.toContain(1);
  });
  it('by what changed a service, with the causes', () => {
    expect(ids({ changed: true })).toEqual([7, 8, 10, 11, 14, 15]);
  });
  it('all together: each narrows', () => {
    expect(ids({ workload: 'shopdb', part: 'a/c1/n3', actors: new Set(['platform']) })).toEqual([
      13, 17,
    ]);
  });
  it('an effect hangs from the nearest cause that is shown', () => {
    const story = storyOf(run);
    const shown = shownBy(run, { ...NO_FILTER, actors: new Set(['injector', 'middleware']) });
    const kept = filteredStory(story, shown);
    expect(kept.told.every((one) => one.lane === 'injector' || one.lane === 'middleware')).toBe(
      true,
    );
    const served = kept.byKey('e21');
    expect(served?.cause).toBe('e7');
    for (const { cause } of kept.told) if (cause) expect(kept.byKey(cause)).toBeDefined();
  });
});

describe('a part selected on the rack', () => {
  it('lights its events, those of what is in it, and what led to them', () => {
    const story = storyOf(run);
    const lit = chainKeys(story, undefined, 'a/c1');
    expect(lit).toContain('e7');
    expect(lit).toContain('e16');
    expect(lit).not.toContain('e1');
    expect(chainKeys(story, undefined, 'shop/was-4')).toContain('e5');
  });
  it('is not the part next to it', () => {
    const [fault] = run.events;
    expect(fault && concerns(fault, 'shop/was-4')).toBe(true);
    expect(fault && concerns(fault, 'shop/was-')).toBe(false);
    expect(fault && concerns(fault, 'shop/was-40')).toBe(false);
  });
});

describe('the table', () => {
  it('has a row for every event, and one for what did not happen', () => {
    const rows = rowsOf(run, null);
    const unseen = storyOf(run).told.filter((one) => one.mark === 'unseen').length;
    expect(unseen).toBeGreaterThan(0);
    expect(rows).toHaveLength(run.events.length + unseen);
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  });
  it('says in plain text what the picture says, cause included', () => {
    const row = rowsOf(run, null).find(({ event }) => event.id === 16);
    expect(row && cellsOf(run, row)).toEqual([
      '3:50',
      'Platform',
      'evacuate',
      'shop/was-3',
      expect.stringContaining('a/c2/n1'),
      '3:30 detection a/c1/n3',
    ]);
    expect(COLUMNS).toHaveLength(6);
  });
  it('is searched word by word, whatever the case', () => {
    const rows = rowsOf(run, null);
    const found = (text: string) =>
      rows.filter((row) => matches(run, row, text.split(' '))).map(({ event }) => event.id);
    expect(found('takeover db-2')).toContain(14);
    expect(found('takeover db-9')).toEqual([]);
    expect(found('platform')).toEqual(expect.arrayContaining([13, 16, 17]));
  });
});
