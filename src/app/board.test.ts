// What the projector may be told: over every built-in lesson nothing of an answer before its reveal, and never a note.
import { describe, expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { builtInLesson, WRITTEN } from '../lessons/builtin.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { posedIn } from '../lessons/stage.ts';
import { boardOf, openAt, verdictOf } from './board.ts';

const lessons = WRITTEN.map(({ id }) => must(builtInLesson(id), 'a built-in lesson'));

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  test('answers come with the reveal and no sooner', () => {
    for (const posed of posedIn(lesson)) {
      const verdict = must(verdictOf(lesson, posed), 'the run of a built-in lesson is made');
      const votes = Object.fromEntries(verdict.right.map((id) => [id, 7]));
      for (let index = posed.step; index < Math.max(posed.shownAt, posed.step + 1); index++) {
        const board = boardOf(lesson, index, votes, false);
        expect(board.because).toBeNull();
        expect(board.choices.every(({ votes, right }) => votes === null && right === null)).toBe(
          true,
        );
        expect(JSON.stringify(board)).not.toContain(verdict.because);
      }
      const shown = boardOf(lesson, posed.shownAt, votes, true);
      expect(shown.because).toBe(verdict.because);
      expect(
        shown.choices
          .filter(({ right }) => right)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...verdict.right].sort());
      expect(shown.choices.filter(({ right }) => right).every(({ votes }) => votes === 7)).toBe(
        true,
      );
    }
  });
});

test('notes stay on the teacher’s side', () => {
  const [lesson] = lessons as [Lesson];
  const noted: Lesson = {
    ...lesson,
    steps: lesson.steps.map((step) => ({ ...step, notes: 'for me alone' }) as typeof step),
  };
  for (const index of noted.steps.keys())
    expect(JSON.stringify(boardOf(noted, index, {}, true))).not.toContain('for me alone');
});

test('while one watches, the open question stands over it', () => {
  const lesson = must(builtInLesson('dead-vm'), 'a built-in lesson');
  const asked = boardOf(lesson, 1, {}, false).heading;
  expect(asked).toMatch(/Who brings it back\?$/);
  expect(boardOf(lesson, 2, {}, false).heading).toBe(asked);
  expect(openAt(lesson, 3)?.step).toBe(1);
  expect(openAt(lesson, 4)).toBeNull();
});

test('an explanation stands under its question, with the hands for what was right', () => {
  const lesson = must(builtInLesson('dead-vm'), 'a built-in lesson');
  const at = lesson.steps.findIndex((step) => 'explain' in step);
  const board = boardOf(lesson, at, { deployer: 9, platform: 14 }, false);
  expect(board.heading).toBe(boardOf(lesson, 1, {}, false).heading);
  expect(board.because).toBe((lesson.steps[at] as { explain: string }).explain);
  expect(board.brief).toBe(true);
  expect(board.choices.filter(({ right }) => right)).toMatchObject([{ id: 'deployer', votes: 9 }]);
  // One that follows no reveal tells nothing of any answer.
  const alone: Lesson = { ...lesson, steps: [{ explain: 'So it is.' }, ...lesson.steps] };
  expect(boardOf(alone, 0, {}, false)).toMatchObject({ heading: 'Because', choices: [] });
});
