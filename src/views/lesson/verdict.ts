// Lesson and question → what the engine really did: the run is made when it is asked for, and not before.
import { engine } from '../../app/engine.ts';
import type { Case, Choice, Verdict } from '../../lessons/judge.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { choicesOf, compare, judge, type Outcome, questionWords } from '../../lessons/questions.ts';
import { type Answer, type ResultRow, rowOf } from '../../lessons/results.ts';
import { type Posed, posedIn, stageOf } from '../../lessons/stage.ts';
import type { Run } from '../../sim/record.ts';

const runs = new WeakMap<Lesson, Map<number, Run>>();

/** The run of a lesson up to a step. */
export function runAt(lesson: Lesson, index: number): Run | null {
  let known = runs.get(lesson);
  if (!known) {
    known = new Map();
    runs.set(lesson, known);
  }
  let run = known.get(index);
  if (!run) {
    const made = engine.run(stageOf(lesson, index).scenario);
    if (!made.ok) return null;
    run = made.value;
    known.set(index, run);
  }
  return run;
}

/** The choices of a question; they follow from the rack alone. */
export function choicesFor(lesson: Lesson, posed: Posed): readonly Choice[] {
  const run = runAt(lesson, posed.step);
  return run ? choicesOf(run.plan, posed.question) : [];
}

export interface Answered {
  readonly of: Case;
  readonly verdict: Verdict;
  readonly outcome: Outcome | null;
}

/** What the run says to a question, and to the answer that was given, if one was. */
export function answered(lesson: Lesson, posed: Posed, answer: Answer | null): Answered | null {
  const run = runAt(lesson, posed.shownAt);
  if (!run) return null;
  const of = { run, from: posed.from, to: posed.to };
  const verdict = judge(of, posed.question);
  return { of, verdict, outcome: answer ? compare(verdict, answer.chosen) : null };
}

/** The results of a lesson so far, a row for each committed answer, in the order in which they were given. */
export function rowsOf(lesson: Lesson, answers: readonly Answer[]): ResultRow[] {
  const posed = new Map(posedIn(lesson).map((one) => [one.step, one]));
  return answers.flatMap((answer) => {
    const asked = posed.get(answer.step);
    const found = asked ? answered(lesson, asked, answer) : null;
    if (!asked || !found?.outcome) return [];
    return [
      rowOf(lesson, answer, {
        question: asked.text ?? questionWords(asked.question),
        labels: new Map(choicesFor(lesson, asked).map((choice) => [choice.id, choice.label])),
        right: found.verdict.right,
        correct: found.outcome.correct,
      }),
    ];
  });
}
