// Lesson and step → what is on stage: the rack with every line injected so far, run up to the lesson's clock and no further.
import type { Scenario } from '../scenario/validator.ts';
import type { Lesson, Question, Step } from './lesson.ts';

export interface Stage {
  /** Its `until` is the lesson's clock: what has not been played yet is not in the run at all, so nothing can show it. */
  readonly scenario: Scenario;
  /** The lesson's clock after this step, and before it, in milliseconds. */
  readonly t: number;
  readonly before: number;
}

/** A question with the stretch of time it is about. */
export interface Posed {
  /** Index of the step that asks. */
  readonly step: number;
  readonly question: Question;
  readonly text: string | null;
  /** The clock when it is asked and when it is answered, in milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Index of the step at which the answer is shown; the asking step itself for `ask`. */
  readonly shownAt: number;
}

/** The lesson's clock after step `index`. */
function clockAfter(steps: readonly Step[], index: number): number {
  let t = 0;
  for (const step of steps.slice(0, index + 1)) {
    if ('inject' in step) t = Math.max(t, ...step.inject.map((line) => line.at));
    if ('until' in step) t = Math.max(t, step.until);
  }
  return t;
}

/** What stands on stage at step `index` (from 0). */
export function stageOf(lesson: Lesson, index: number): Stage {
  const t = clockAfter(lesson.steps, index);
  const script = lesson.steps
    .slice(0, index + 1)
    .flatMap((step) => ('inject' in step ? step.inject : []));
  return {
    scenario: { version: 1, title: lesson.title, ...lesson.scenario, until: t, script },
    t,
    before: clockAfter(lesson.steps, index - 1),
  };
}

/** Every question of a lesson in order. A prediction without a reveal is answered at the end (the checker refuses it). */
export function posedIn(lesson: Lesson): Posed[] {
  return lesson.steps.flatMap((step, i): Posed[] => {
    if ('predict' in step) {
      const later = lesson.steps.findIndex((other, k) => k > i && 'reveal' in other);
      const shownAt = later < 0 ? lesson.steps.length - 1 : later;
      return [
        {
          step: i,
          question: step.predict,
          text: step.text ?? null,
          from: clockAfter(lesson.steps, i),
          to: clockAfter(lesson.steps, shownAt),
          shownAt,
        },
      ];
    }
    if (!('ask' in step)) return [];
    const t = clockAfter(lesson.steps, i);
    return [{ step: i, question: step.ask, text: step.text ?? null, from: 0, to: t, shownAt: i }];
  });
}

/** The question that step `index` asks or answers; null if it does neither. */
export function posedAt(lesson: Lesson, index: number): Posed | null {
  const step = lesson.steps[index];
  if (!step || !('predict' in step || 'ask' in step || 'reveal' in step)) return null;
  return (
    posedIn(lesson)
      .filter((posed) => posed.step === index || posed.shownAt === index)
      .at(-1) ?? null
  );
}

/** The three parts of an exercise, as a learner sees them; null for steps outside. */
export type Phase = 'predict' | 'observe' | 'explain';
export function phaseOf(step: Step): Phase | null {
  if ('predict' in step || 'ask' in step) return 'predict';
  if ('inject' in step || 'until' in step) return 'observe';
  return 'reveal' in step || 'explain' in step ? 'explain' : null;
}
