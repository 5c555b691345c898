// Every kind of question that the engine can judge, by its name; and how an answer is compared with the run.
import type { Plan } from '../scenario/plan.ts';
import type { Case, Choice, Judge, Verdict } from './judge.ts';
import type { Question, QuestionKind } from './lesson.ts';
import { list, noticed, restarts } from './questions/people.ts';
import { ip, members, place, primary, which } from './questions/places.ts';
import { data, outage, promise, sessions, sla, state } from './questions/service.ts';
import { who } from './questions/who.ts';

const ALL = {
  who,
  noticed,
  list,
  restarts,
  outage,
  promise,
  sla,
  state,
  sessions,
  data,
  place,
  ip,
  members,
  primary,
  which,
} satisfies { [K in QuestionKind]: Judge<K> };

/** The judges, in the order in which an author is offered them. */
export const JUDGES: readonly Judge[] = Object.values(ALL) as unknown as readonly Judge[];

/** Kinds that may be asked about any part there is. */
export const ANYTHING: ReadonlySet<QuestionKind> = new Set(['who', 'noticed', 'restarts']);

/** The judge of a question's kind. */
export const judgeOf = (kind: QuestionKind): Judge => ALL[kind] as unknown as Judge;

export const questionWords = (question: Question): string => judgeOf(question.kind).words(question);

export const choicesOf = (plan: Plan, question: Question): readonly Choice[] =>
  judgeOf(question.kind).choices(plan, question);

export const takesMany = (question: Question): boolean => judgeOf(question.kind).many === true;

/** The answer that the engine gives. */
export const judge = (of: Case, question: Question): Verdict =>
  judgeOf(question.kind).judge(of, question);

export interface Outcome {
  readonly correct: boolean;
  /** One sentence for each choice that was wrong, or was wrongly left out. */
  readonly feedback: readonly string[];
}

/** Compares what a learner chose with the verdict. */
export function compare(verdict: Verdict, chosen: readonly string[]): Outcome {
  const wrong = [
    ...chosen.filter((id) => !verdict.right.includes(id)),
    // What was left out is told only where several may be chosen: else the right one says it all.
    ...(chosen.length === 1 && verdict.right.length === 1
      ? []
      : verdict.right.filter((id) => !chosen.includes(id))),
  ];
  return { correct: wrong.length === 0, feedback: wrong.map((id) => verdict.wrong(id)) };
}
