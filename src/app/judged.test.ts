// Claims on the page without the page: the line that is said, and the exercise that a link carries.
import { expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { startOf } from '../lessons/exercise.ts';
import { exerciseOf } from '../lessons/exercises.ts';
import type { Scenario } from '../scenario/validator.ts';
import { engine } from './engine.ts';
import { exerciseIn, startExercise, verdictLine, verdictOn, watchClaims } from './judged.ts';
import { createApp } from './store.ts';

const exercise = must(exerciseOf('one-is-none'), 'a built-in exercise');
const OWN: Scenario = { version: 1, base: 'golden', title: 'Own', script: [] };
const settled = () => new Promise<void>((done) => queueMicrotask(() => queueMicrotask(done)));

function begin() {
  const app = createApp(
    engine,
    { scenario: OWN, theme: 'light' },
    { link: () => '#', copy: async () => {}, keepTheme: () => {}, kept: async () => null },
  );
  return { app, state: app.store.getState };
}
const mended = (scenario: Scenario): Scenario => ({
  ...scenario,
  deployments: [{ id: 'shop', kind: 'vsys-was', members: 2 }],
});

test('a drill that claims nothing has no verdict and no line', () => {
  const { app, state } = begin();
  watchClaims(app);
  expect(verdictOn(state())).toBeNull();
  expect(state().notes).toEqual([]);
});

test('an exercise is carried by the link, judged live, and told in a line while its pane is closed', async () => {
  const { app, state } = begin();
  watchClaims(app);
  startExercise(app, exercise);
  await settled();
  expect(state()).toMatchObject({ pane: 'exercise', extra: { exercise: 'one-is-none' } });
  expect(exerciseIn(state())).toBe(exercise);
  expect(state().notes).toEqual([]);
  app.deeds.openPane(null);
  await settled();
  expect(state().notes.map(({ words }) => words)).toEqual([
    'The hypothesis of this drill does not hold: shop was down at the end, since 1:00.',
  ]);
  app.deeds.change(mended(state().scenario), 'change shop', null);
  await settled();
  expect(state().notes.map(({ words }) => words)).toEqual([
    'The hypothesis of this drill holds: passed.',
  ]);
  // What was dismissed stays away until there is something new to say.
  app.deeds.dismissNote('exercise');
  app.deeds.seek(1);
  await settled();
  expect(state().notes).toEqual([]);
});

test('the editor leads back to the exercise', async () => {
  const { app, state } = begin();
  watchClaims(app);
  startExercise(app, exercise);
  app.deeds.openPane('scenarios');
  app.deeds.openPane(null);
  await settled();
  expect(state().pane).toBe('exercise');
});

test('undo of its start leaves the exercise', () => {
  const { app, state } = begin();
  startExercise(app, exercise);
  app.deeds.undo();
  expect(state().scenario).toBe(OWN);
  expect(exerciseIn(state())).toBeNull();
});

test('a hypothesis of one’s own is judged as it stands', () => {
  const { app, state } = begin();
  app.deeds.open({ ...startOf(exercise), title: 'Mine', hypothesis: { staysUp: ['shop'] } });
  expect(exerciseIn(state())).toBeNull();
  const verdict = must(verdictOn(state()), 'something is claimed');
  expect(verdict.tampered).toEqual([]);
  expect(verdictLine(verdict)).toContain('does not hold');
});
