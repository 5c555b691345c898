// What the projector may show of a lesson, as plain data: the teacher's window makes it, and what is not in it cannot be seen. Answers come with the reveal; notes never.
import { clock } from '../base/duration.ts';
import type { Verdict } from '../lessons/judge.ts';
import type { Lesson, Step } from '../lessons/lesson.ts';
import { choicesOf, judge, questionWords } from '../lessons/questions.ts';
import { type Phase, type Posed, phaseOf, posedAt, posedIn, stageOf } from '../lessons/stage.ts';
import { lineWords } from '../lessons/words.ts';
import { RULES } from '../rules/rulebook.ts';
import { planOf } from '../scenario/plan.ts';
import { engine } from './engine.ts';

/** Hands that were counted, by choice. */
export type Votes = Readonly<Record<string, number>>;

export interface BoardChoice {
  readonly id: string;
  readonly label: string;
  /** Both are null until the answer is shown. */
  readonly votes: number | null;
  readonly right: boolean | null;
}

export interface Board {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly steps: number;
  readonly phase: Phase | null;
  readonly heading: string;
  readonly text: string | null;
  /** Lines of the script that happen here, each with its time. */
  readonly lines: readonly string[];
  readonly choices: readonly BoardChoice[];
  /** An explanation wants the room: of the choices only what was right is shown. */
  readonly brief: boolean;
  /** What the engine did or what an author says about it, and the rule that speaks; null until the answer is shown. */
  readonly because: string | null;
  readonly rule: string | null;
}

/** Whether the answer to a question is shown at step `index`; of one that is answered where it stands, once it was asked for. */
const isShown = (lesson: Lesson, posed: Posed, index: number, revealed: boolean): boolean => {
  const asking = lesson.steps[posed.step] as Step;
  return 'ask' in asking ? revealed : index >= posed.shownAt;
};

const verdicts = new WeakMap<Lesson, Map<number, Verdict | null>>();

/** What the engine says to a question; for the teacher's eyes until it is revealed. */
export function verdictOf(lesson: Lesson, posed: Posed): Verdict | null {
  let known = verdicts.get(lesson);
  if (!known) {
    known = new Map();
    verdicts.set(lesson, known);
  }
  let verdict = known.get(posed.step);
  if (verdict === undefined) {
    const run = engine.run(stageOf(lesson, posed.shownAt).scenario);
    verdict = run.ok
      ? judge({ run: run.value, from: posed.from, to: posed.to }, posed.question)
      : null;
    known.set(posed.step, verdict);
  }
  return verdict;
}

/** The choices of a question; they follow from the rack alone. */
export const choicesAt = (lesson: Lesson, posed: Posed) =>
  choicesOf(planOf(stageOf(lesson, posed.step).scenario), posed.question);

/** The question that was asked and not answered yet at step `index`; null if there is none. */
export const openAt = (lesson: Lesson, index: number): Posed | null =>
  posedIn(lesson).find(({ step, shownAt }) => step <= index && index < shownAt) ?? null;

/** `revealed`: whether the teacher has asked for the answer of the question at this step. */
export function boardOf(lesson: Lesson, index: number, votes: Votes, revealed: boolean): Board {
  const step = lesson.steps[index] as Step;
  const posed = posedAt(lesson, index);
  const shown = posed !== null && isShown(lesson, posed, index, revealed);
  const verdict = shown ? verdictOf(lesson, posed) : null;
  if ('explain' in step) return explained(lesson, index, votes);
  const rule = verdict?.rule ?? null;
  return {
    title: lesson.title,
    step: index + 1,
    steps: lesson.steps.length,
    phase: phaseOf(step),
    heading: posed ? (posed.text ?? questionWords(posed.question)) : headOf(lesson, index),
    text: textOf(step),
    lines:
      'inject' in step ? step.inject.map((line) => `${clock(line.at)} ${lineWords(line)}`) : [],
    choices: posed
      ? choicesAt(lesson, posed).map(({ id, label }) => ({
          id,
          label,
          votes: verdict ? (votes[id] ?? 0) : null,
          right: verdict ? verdict.right.includes(id) : null,
        }))
      : [],
    brief: false,
    because: verdict?.because ?? null,
    rule: rule === null ? null : ruleWords(rule),
  };
}

/** The heading of an explanation that follows no question, and the word before its text where it does. */
export const BECAUSE = 'Because';

/** An explanation stands under the question that it explains, with what was right and how many hands it had. */
function explained(lesson: Lesson, index: number, votes: Votes): Board {
  const step = lesson.steps[index] as Extract<Step, { explain: string }>;
  const answered = explainedAt(lesson, index);
  const of = answered === null ? null : boardOf(lesson, answered, votes, true);
  return {
    title: lesson.title,
    step: index + 1,
    steps: lesson.steps.length,
    phase: 'explain',
    heading: of?.heading ?? BECAUSE,
    text: null,
    lines: [],
    choices: of?.choices ?? [],
    brief: true,
    because: step.explain,
    rule: step.rule === undefined ? null : ruleWords(step.rule),
  };
}

/** The reveal right before an explanation, other explanations between them; null if there is none. */
export function explainedAt(lesson: Lesson, index: number): number | null {
  const before = lesson.steps.findLastIndex((step, i) => i < index && !('explain' in step));
  const step = lesson.steps[before];
  return step && 'reveal' in step && posedAt(lesson, before) ? before : null;
}

function ruleWords(rule: keyof typeof RULES): string {
  const { slide } = RULES[rule];
  return slide === null ? `Rule ${rule}` : `Rule ${rule}, slide ${slide}`;
}

/** What a step says; the text of a question is its heading. */
function textOf(step: Step): string | null {
  if ('say' in step) return step.say;
  return 'predict' in step || 'ask' in step || 'explain' in step ? null : (step.text ?? null);
}

/** While one watches, the question that is still open stands over it. */
function headOf(lesson: Lesson, index: number): string {
  const open = openAt(lesson, index);
  if (open) return open.text ?? questionWords(open.question);
  const step = lesson.steps[index] as Step;
  if ('inject' in step) return 'It happens';
  return 'until' in step ? 'Watch' : lesson.title;
}
