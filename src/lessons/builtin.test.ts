// Every built-in lesson as a class would meet it: each question has its answer in the run, each wrong choice its own sentence, each step a short link.
import { describe, expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { encodeLink } from '../scenario/codec.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import { builtInLesson, WRITTEN } from './builtin.ts';
import { choicesOf, compare, judge, takesMany } from './questions.ts';
import { posedIn, stageOf } from './stage.ts';

const MOST_LINK = 1500;
const lessons = WRITTEN.map(({ id }) => must(builtInLesson(id), `lesson ${id}`));

const runOf = (lesson: (typeof lessons)[number], index: number) => {
  const world = openScenario(stageOf(lesson, index).scenario);
  if (!world.ok) throw new Error(JSON.stringify(world.mistakes));
  return simulate(world.value);
};

test('ids are used once', () => {
  expect(new Set(lessons.map((lesson) => lesson.id)).size).toBe(lessons.length);
});

test('there are ten at least, and together they cover the slides 3 to 21', () => {
  expect(lessons.length).toBeGreaterThanOrEqual(10);
  const covered = new Set(lessons.flatMap((lesson) => lesson.slides ?? []));
  const wanted = Array.from({ length: 19 }, (_, i) => i + 3);
  expect(wanted.filter((slide) => !covered.has(slide))).toEqual([]);
});

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  const posed = posedIn(lesson);

  test('asks for predictions, and explains each', () => {
    expect(posed.filter(({ step, shownAt }) => step !== shownAt).length).toBeGreaterThan(0);
    for (const { shownAt, step } of posed) {
      if (shownAt === step) continue;
      expect(lesson.steps.slice(shownAt + 1).some((after) => 'explain' in after)).toBe(true);
    }
  });

  test.each(posed.map((one) => [`step ${one.step + 1}: ${one.question.kind}`, one] as const))(
    '%s has its answer in the run and a sentence of its own for every wrong choice',
    (_name, { question, from, to, shownAt, step }) => {
      const run = runOf(lesson, shownAt);
      const choices = choicesOf(run.plan, question);
      // What may be chosen is known before the run is: nothing in it gives the answer away.
      expect(choicesOf(runOf(lesson, step).plan, question)).toEqual(choices);
      const verdict = judge({ run, from, to }, question);
      expect(choices.map(({ id }) => id)).toEqual(expect.arrayContaining([...verdict.right]));
      if (!takesMany(question)) expect(verdict.right).toHaveLength(1);
      expect(verdict.because).toMatch(/^\S.*\.$/);
      for (const id of verdict.evidence) expect(run.events[id - 1]?.t).toBeLessThanOrEqual(to);
      expect(verdict.evidence.length).toBeGreaterThan(0);
      expect(compare(verdict, verdict.right)).toEqual({ correct: true, feedback: [] });
      const said = choices
        .filter(({ id }) => !verdict.right.includes(id))
        .map(({ id }) => {
          const outcome = compare(verdict, [id]);
          expect(outcome.correct).toBe(false);
          return outcome.feedback[0] ?? '';
        });
      for (const words of said) {
        expect(words).toMatch(/^[A-Z“].*\.$/);
        expect(words).not.toMatch(/undefined|null|NaN|\[object/);
      }
      expect(new Set(said).size).toBe(said.length);
    },
  );

  test('what has not been played is not in the run', () => {
    lesson.steps.forEach((_step, i) => {
      const { t, scenario } = stageOf(lesson, i);
      expect(scenario.until).toBe(t);
      expect(scenario.script?.every((line) => line.at <= t)).toBe(true);
    });
  });

  test(`every step's link has at most ${MOST_LINK} characters`, () => {
    expect(longest(lesson)).toBeLessThanOrEqual(MOST_LINK);
  });
});

const longest = (lesson: (typeof lessons)[number]): number =>
  Math.max(
    ...lesson.steps.map((_, i) => {
      const { scenario, t } = stageOf(lesson, i);
      const pane = `lesson:${lesson.id}/${i + 1}`;
      return encodeLink({ scenario, view: { cursor: t, selected: 'shop/was-1', pane } }).length;
    }),
  );

test('the longest link of a built-in lesson, printed', () => {
  const [most] = lessons
    .map((lesson) => ({ id: lesson.id, characters: longest(lesson) }))
    .sort((a, b) => b.characters - a.characters);
  console.log(`Longest link of a built-in lesson: ${most?.characters} characters (${most?.id})`);
  expect(most?.characters).toBeLessThanOrEqual(MOST_LINK);
});
