// Links of lessons as they were made once: they open for ever, the lesson, the step and the answer the same.
import { expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { decodeLink } from '../scenario/codec.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import { builtInLesson } from './builtin.ts';
import type { Lesson } from './lesson.ts';
import { judge } from './questions.ts';
import { readLesson } from './read.ts';
import { posedIn, stageOf } from './stage.ts';

/** Never changed: somebody has them. */
const OWN =
  '#1Clf2zgKFVrtOwzAU_RWrcwktAwMLYmSBkaHK4DQOCTK2iOM-_p5zrm2aRkKVoiiObN-HfR6zKTXYrQDkRYlijKodTFB6Us4DbFcou0YhIQwUFrTJaLdZu2hteq0sbpJ3T_7o7rphDNP2_mHFkOk_dyxfsDnCrZepM-j-l5luEuu-4353OtpprXjVfyKvuHcV9ccOSeUeqZuaZewYBGnA7Bin4U-YR1aU0pgbRdNbTCbLddAktjekpIagmhjODGy9B8WDY4i7mhIFboA8i_3N-nPsPVOMzRe2z3qTT4nsZk78-dF7tfffJjwvdi3nKfLn0hZIR3PRlmwsLcGgA2ELO5CTFmHYlRTnFXQV1CcaWImi_jHqhl4KImgOEK9kJTg2J7A9PSJKb3x7Vq03gZWPUQ6tiGt1SOt1QOaz0oe9sHMv-cr50kZ3i-rQngu51LAEeH4B';
const BUILT_IN =
  '#1imqlR8NQgiwLLO5gOcYRmF4TUxTCfBUyixXy8kuAuQcsAG4GInIZ0InAzBhtZgACwBIfKXHklebkAAteYHrKz7MC6QWmHn1ToBMA';

const opened = (link: string) => {
  const read = decodeLink(link);
  return must(read.ok ? read.value : null, JSON.stringify(read));
};
const answers = (lesson: Lesson) =>
  posedIn(lesson).map(({ question, from, to, shownAt }) => {
    const world = openScenario(stageOf(lesson, shownAt).scenario);
    const run = simulate(must(world.ok ? world.value : null, 'it stands'));
    return judge({ run, from, to }, question).right;
  });

test('a lesson of one’s own', () => {
  const { scenario, view, extra } = opened(OWN);
  const read = readLesson(extra?.lesson);
  const lesson = must(read.ok ? read.value : null, JSON.stringify(read));
  expect(lesson.title).toBe('A server dies at noon');
  expect(view.pane).toBe('lesson:own-first1/2');
  expect(stageOf(lesson, 1).scenario).toEqual(scenario);
  expect(answers(lesson)).toEqual([['deployer'], ['shop/was-2']]);
});

test('a step of a built-in lesson', () => {
  const { scenario, view } = opened(BUILT_IN);
  expect(view).toMatchObject({ pane: 'lesson:dead-vm/5', cursor: 600_000 });
  const lesson = must(builtInLesson('dead-vm'), 'it is there for ever');
  expect(stageOf(lesson, 4).scenario).toEqual(scenario);
});

/** A class's results and links name them. */
test('published ids stay', () => {
  const ids =
    'dead-vm promises vapp-was vsys-was imp dbaas hadr cache proxy custom pairs drives golden no-room single-cell dual-cell dr';
  for (const id of ids.split(' ')) expect(builtInLesson(id), id).not.toBeNull();
});
