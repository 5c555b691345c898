import { describe, expect, test } from 'vitest';
import { LONGEST_EXTRA } from '../scenario/extra.ts';
import { START, toyApp } from './app.test-kit.ts';

const failAt = (app: ReturnType<typeof toyApp>, at: number, target = 'a/c1/n3') => {
  app.deeds.pause();
  app.deeds.seek(at);
  app.deeds.inject({ fault: 'fail', target });
};
const script = (app: ReturnType<typeof toyApp>) =>
  (app.store.getState().scenario.script ?? []).map((line) => [line.at, line.target]);

describe('inject', () => {
  test('writes the line at the cursor and makes the run anew', () => {
    const app = toyApp();
    failAt(app, 60_000);
    const state = app.store.getState();
    expect(script(app)).toEqual([[60_000, 'a/c1/n3']]);
    expect(state.run.events).toHaveLength(2);
    expect(state.past.map((entry) => entry.label)).toEqual(['fail a/c1/n3']);
    expect(state.said).toBe('Fail a/c1/n3, at 1:00.');
  });

  test('starts the clock where nothing lies ahead, and lets it stand in the middle of a story', () => {
    const app = toyApp();
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
    expect(app.store.getState().playing).toBe(true);
    failAt(app, 10_000);
    expect(app.store.getState().playing).toBe(false);
    failAt(app, 90_000);
    expect(app.store.getState().playing).toBe(true);
  });

  test('in the past says that later lines stay (rulebook 7.23)', () => {
    const app = toyApp();
    failAt(app, 240_000);
    failAt(app, 300_000, 'a/c1/n4');
    failAt(app, 180_000, 'a/c1/n5');
    expect(script(app)).toEqual([
      [180_000, 'a/c1/n5'],
      [240_000, 'a/c1/n3'],
      [300_000, 'a/c1/n4'],
    ]);
    expect(app.store.getState().said).toBe(
      'Fail a/c1/n5, at 3:00. Inserted at 3:00; 2 later lines stay.',
    );
    expect(app.store.getState().cursor).toBe(180_000);
  });

  test('a deed the world refuses changes nothing and says why', () => {
    const app = toyApp();
    const before = app.store.getState();
    app.deeds.inject({ fault: 'fail', target: 'nowhere' });
    const after = app.store.getState();
    expect(after.said).toContain('script[0].target: found "nowhere"');
    expect({ ...after, said: '' }).toEqual({ ...before, said: '' });
    expect(after.scenario).toBe(before.scenario);
  });
});

describe('undo and redo', () => {
  test('take back and do again fault and log together, and say what', () => {
    const app = toyApp();
    failAt(app, 1000);
    const broken = app.store.getState();
    app.deeds.undo();
    expect(app.store.getState().scenario).toBe(START);
    expect(app.store.getState().run.events).toEqual([]);
    expect(app.store.getState().said).toBe('Undo: fail a/c1/n3.');
    expect(app.store.getState().playing).toBe(false);
    app.deeds.redo();
    expect(app.store.getState().scenario).toBe(broken.scenario);
    expect(app.store.getState().run.events).toEqual(broken.run.events);
    expect(app.store.getState().said).toBe('Redo: fail a/c1/n3.');
  });

  test('a new deed forgets what could be done again', () => {
    const app = toyApp();
    failAt(app, 1000);
    app.deeds.undo();
    failAt(app, 2000);
    expect(app.store.getState().future).toEqual([]);
    app.deeds.redo();
    expect(script(app)).toEqual([[2000, 'a/c1/n3']]);
    expect(app.store.getState().said).toBe('Nothing to redo.');
  });

  test('a cursor beyond the end of the shorter run is brought back to it', () => {
    const app = toyApp();
    failAt(app, 3_600_000);
    app.deeds.seek(7_200_000);
    expect(app.store.getState().cursor).toBe(7_200_000);
    app.deeds.undo();
    expect(app.store.getState().cursor).toBe(3_600_000);
  });
});

describe('arriving by a link', () => {
  test('at a scenario that undo knows moves the lists as undo would', () => {
    const app = toyApp();
    failAt(app, 1000, 'a/c1/n1');
    failAt(app, 2000, 'a/c1/n2');
    failAt(app, 3000, 'a/c1/n3');
    const [, first] = app.store.getState().past;
    app.arrive({ scenario: first?.scenario ?? START, view: { cursor: 5 } });
    const state = app.store.getState();
    expect(script(app)).toEqual([[1000, 'a/c1/n1']]);
    expect(state.cursor).toBe(5);
    expect(state.past.map((entry) => entry.label)).toEqual(['fail a/c1/n1']);
    expect(state.future.map((entry) => entry.label)).toEqual(['fail a/c1/n3', 'fail a/c1/n2']);
    app.deeds.redo();
    expect(script(app)).toHaveLength(2);
    app.deeds.redo();
    expect(script(app)).toHaveLength(3);
  });

  test('at an unknown one opens it, and undo leads back to the own', () => {
    const app = toyApp();
    failAt(app, 1000);
    app.arrive({ scenario: { ...START, title: 'Another' }, view: {} });
    expect(app.store.getState().scenario.title).toBe('Another');
    app.deeds.undo();
    expect(script(app)).toEqual([[1000, 'a/c1/n3']]);
  });

  test('made under other rules says so, until it is dismissed or another link is opened', () => {
    const app = toyApp();
    const notes = () => app.store.getState().notes.map(({ words }) => words);
    const made = { scenario: START, view: {}, otherRules: 7 };
    app.arrive(made);
    expect(notes()).toEqual([
      'This link was made under rules 7 and runs here under rules 1, so the run may differ from the one its maker saw.',
    ]);
    app.deeds.dismissNote('rules');
    expect(notes()).toEqual([]);
    app.arrive(made);
    app.arrive({ scenario: START, view: {} });
    expect(notes()).toEqual([]);
  });

  test('brings what the link carries, and another drill carries nothing', () => {
    const app = toyApp();
    const extra = { lesson: { title: 'Own' } };
    app.arrive({ scenario: START, view: {}, extra });
    expect(app.store.getState().extra).toEqual(extra);
    expect(app.deeds.carry('compare', [1])).toBe(true);
    expect(app.store.getState().extra).toEqual({ ...extra, compare: [1] });
    expect(app.deeds.carry('lesson', null)).toBe(true);
    expect(app.deeds.carry('lesson', 'x'.repeat(LONGEST_EXTRA))).toBe(false);
    expect(app.store.getState().extra).toEqual({ compare: [1] });
    app.deeds.open({ ...START, title: 'Another' });
    expect(app.store.getState().extra).toBeNull();
  });
});

test('considering a deed shows what it would hit and changes nothing', () => {
  const app = toyApp();
  app.deeds.consider({ fault: 'fail', target: 'a/c1/n3' });
  expect(app.store.getState().preview).toEqual(['a/c1/n3']);
  expect(app.store.getState().run.events).toEqual([]);
  expect(app.store.getState().scenario).toBe(START);
  app.deeds.consider(null);
  expect(app.store.getState().preview).toEqual([]);
});

test('steps go from event to event, and stop the clock', () => {
  const app = toyApp();
  failAt(app, 1000, 'a/c1/n1');
  failAt(app, 1000, 'a/c1/n2');
  app.deeds.seek(0);
  const at = () => [app.store.getState().selectedEvent, app.store.getState().cursor];
  app.deeds.step(1);
  expect(at()).toEqual([1, 1000]);
  app.deeds.step(1);
  expect(at()).toEqual([2, 1000]);
  app.deeds.step(1);
  expect(at()).toEqual([3, 31_000]);
  expect(app.store.getState().playing).toBe(false);
  app.deeds.step(-1);
  expect(at()).toEqual([2, 1000]);
});

test('the clock stops at the end of the run, and play begins again from there', () => {
  const app = toyApp();
  app.deeds.play();
  app.advance(3_599_000);
  expect(app.store.getState().playing).toBe(true);
  app.advance(5000);
  expect(app.store.getState().playing).toBe(false);
  expect(app.store.getState().cursor).toBe(3_600_000);
  app.deeds.play();
  expect(app.store.getState().cursor).toBe(0);
});

test('opens with the invitation selected, and copies the link', async () => {
  const app = toyApp();
  expect(app.store.getState().selected).toBe('a/c1/n1');
  await app.deeds.copyLink();
  expect(app.copied).toEqual(['#link']);
});

test('a change is one step back, keeps the cursor, and says what it did', () => {
  const app = toyApp();
  app.deeds.seek(5000);
  const changed = { ...START, title: 'Another' };
  app.deeds.change(changed, 'change the title', 'a/c1/n2');
  const state = app.store.getState();
  expect(state.scenario).toBe(changed);
  expect([state.cursor, state.selected, state.said]).toEqual([
    5000,
    'a/c1/n2',
    'Change the title.',
  ]);
  app.deeds.change({ ...START, script: [{ at: 0, fault: 'fail', target: 'nowhere' }] }, 'x', null);
  expect(app.store.getState().scenario).toBe(changed);
  expect(app.store.getState().said).toMatch(/^Nothing was changed\. script/);
  app.deeds.undo();
  expect(app.store.getState().scenario).toBe(START);
  expect(app.store.getState().said).toBe('Undo: change the title.');
});
