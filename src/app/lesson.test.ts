// A lesson on the page without the page: the own drill goes aside and comes back, and the run on stage ends where the lesson stands.
import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { builtInLesson } from '../lessons/builtin.ts';
import { readLesson } from '../lessons/read.ts';
import type { Scenario } from '../scenario/validator.ts';
import { carriedLesson, fileOf } from './carried.ts';
import { engine } from './engine.ts';
import { lessonSession, speedFor } from './lesson.ts';
import { createApp } from './store.ts';

const lesson = must(builtInLesson('dead-vm'), 'a built-in lesson');
const OWN: Scenario = { version: 1, base: 'golden', title: 'Own', script: [] };

function begin(scenario = OWN) {
  const app = createApp(
    engine,
    { scenario, theme: 'light' },
    { link: () => '#', copy: async () => {}, keepTheme: () => {}, kept: async () => null },
  );
  return { app, state: app.store.getState, session: lessonSession(app) };
}

let page: ReturnType<typeof begin>;
beforeEach(() => {
  page = begin();
  page.app.deeds.seek(60_000);
  page.app.deeds.inject({ fault: 'fail', target: 'a/c1/n3' });
  page.app.deeds.pause();
});

describe('on stage', () => {
  test('a step shows its rack, its clock, what it points at, and nothing later', () => {
    const { session, state } = page;
    session.show(lesson, 1);
    expect(state()).toMatchObject({
      pane: 'lesson:dead-vm/2',
      cursor: 0,
      lesson: { asking: true, spotlight: ['shop/was-1'] },
      selected: 'shop/was-1',
      past: [],
    });
    expect(state().run.until).toBe(0);
    expect(state().run.events).toEqual([]);
    session.show(lesson, 2, true);
    expect(state().run.events.map(({ kind }) => kind)).toEqual(['fault', 'down']);
    expect(state().lesson?.asking).toBe(false);
  });

  test('a stretch is watched from its beginning, at a speed that takes seconds', () => {
    const { session, state } = page;
    session.show(lesson, 3, true);
    expect(state()).toMatchObject({ playing: true, cursor: 60_000, speed: 300 });
    expect(state().run.until).toBe(600_000);
    expect(speedFor(24 * 3_600_000)).toBe(10_000);
  });

  test('where the answer is shown, the event that shows it is selected', () => {
    const { session, state } = page;
    session.show(lesson, 4);
    const { run, selectedEvent } = state();
    expect(run.events[(selectedEvent ?? 0) - 1]?.kind).toBe('action-needed');
  });

  test('a step that is on stage already is left as the link has it', () => {
    const { session, state, app } = page;
    session.show(lesson, 4);
    app.deeds.seek(90_000);
    session.ensure(lesson, 4);
    expect(state().cursor).toBe(90_000);
  });
});

describe('the own drill', () => {
  test('comes back with its undo', async () => {
    const { session, state } = page;
    const before = state();
    session.show(lesson, 0);
    session.show(lesson, 6);
    await session.leave('lesson');
    expect(state()).toMatchObject({
      scenario: before.scenario,
      past: before.past,
      cursor: before.cursor,
      pane: 'lesson',
      lesson: null,
    });
  });

  test('what the learner breaks in a lesson is gone with the next step', () => {
    const { session, state, app } = page;
    session.show(lesson, 0);
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n1' });
    expect(state().past).toHaveLength(1);
    session.show(lesson, 1);
    expect(state().scenario.script).toEqual([]);
    expect(state().past).toEqual([]);
  });

  test('before a prediction is committed nothing can be tried out', () => {
    const { session, state, app } = page;
    session.show(lesson, 1);
    const before = state().scenario;
    app.deeds.inject({ fault: 'fail', target: 'shop/was-1' });
    expect(state().scenario).toBe(before);
    expect(state().run.events).toEqual([]);
    expect(state().said).toContain('prediction first');
  });

  test('a dialog over the lesson gives it back; another drill ends it, one undo from the own one', () => {
    const { session, state, app } = page;
    const own = state().scenario;
    session.show(lesson, 1);
    app.deeds.openPane('noticed');
    app.deeds.openPane(null);
    expect(state().pane).toBe('lesson:dead-vm/2');
    app.deeds.openPane('scenarios');
    app.deeds.open({ version: 1, base: 'models', script: [] });
    app.deeds.openPane(null);
    expect(state()).toMatchObject({ pane: null, lesson: null });
    app.deeds.undo();
    expect(state().scenario).toEqual(own);
  });

  test('staying takes the rack along, without the end of the lesson', () => {
    const { session, state } = page;
    session.show(lesson, 2);
    session.stay();
    expect(state()).toMatchObject({ pane: null, lesson: null });
    expect(state().scenario.until).toBeUndefined();
    expect(state().scenario.script).toHaveLength(1);
  });
});

describe('a lesson of one’s own', () => {
  const read = readLesson({
    lesson: 1,
    id: 'own-abc',
    title: 'Mine',
    scenario: { base: 'golden' },
    steps: [{ say: 'Hello', notes: 'secret' }, { until: '5m' }],
  });
  const mine = must(read.ok ? read.value : null, 'it is right');

  test('travels in the link without its notes; a built-in one does not', async () => {
    const { session, state } = page;
    session.show(mine, 0);
    expect(state().extra).toEqual({ lesson: fileOf(mine) });
    expect(JSON.stringify(state().extra)).not.toContain('secret');
    expect(carriedLesson(state().extra)).toEqual({ ok: true, value: mine });
    session.show(lesson, 0);
    expect(state().extra).toBeNull();
    await session.leave(null);
    expect(state().extra).toBeNull();
  });

  test('what a link carries that is no lesson is said', () => {
    expect(carriedLesson({ lesson: { steps: 1 } })?.ok).toBe(false);
    expect(carriedLesson({ lesson: 'x' })?.ok).toBe(false);
    expect(carriedLesson({ compare: 1 })).toBeNull();
  });
});
