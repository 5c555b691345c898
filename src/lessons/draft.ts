// A lesson in the making: each deed of its author is draft in, draft′ out. A draft may still be incomplete; the reader says what is missing.
import { RULES, type RuleId } from '../rules/rulebook.ts';
import type { Plan } from '../scenario/plan.ts';
import type { Line, Scenario } from '../scenario/validator.ts';
import { LESSON_VERSION, type Lesson, MOST_STEPS, type Question, type Step } from './lesson.ts';
import { groupsIn } from './questions/who.ts';
import { ANYTHING, JUDGES, judgeOf } from './questions.ts';
import { stageOf } from './stage.ts';

/** The rack of a scenario, without its story. */
export function rackOf({ base, racks, deployments, timings }: Scenario): Lesson['scenario'] {
  return {
    ...(base === undefined ? {} : { base }),
    ...(racks === undefined ? {} : { racks }),
    ...(deployments === undefined ? {} : { deployments }),
    ...(timings === undefined ? {} : { timings }),
  };
}

/** An empty lesson on a rack. */
export const blankDraft = (id: string, scenario: Scenario): Lesson => ({
  lesson: LESSON_VERSION,
  id,
  title: '',
  scenario: rackOf(scenario),
  steps: [],
});

/** What is on screen as a lesson: its lines as steps in their order, and the clock run up to the cursor (milliseconds). */
export function draftOf(id: string, scenario: Scenario, cursor: number): Lesson {
  let draft = { ...blankDraft(id, scenario), title: scenario.title ?? '' };
  const lines = [...(scenario.script ?? [])].sort((a, b) => a.at - b.at);
  for (const line of lines) {
    const before = clockOf(draft);
    if (linesOf(draft).length > 0 && line.at > before) draft = settled(draft, line.at);
    draft = withLine(draft, line);
  }
  return settled(draft, Math.max(cursor, clockOf(draft)));
}

/** The lesson's clock after its last step, in milliseconds. */
export const clockOf = (draft: Lesson): number =>
  draft.steps.length === 0 ? 0 : stageOf(draft, draft.steps.length - 1).t;

/** Every line that the steps inject, in order. */
export const linesOf = (draft: Lesson): Line[] =>
  draft.steps.flatMap((step) => ('inject' in step ? step.inject : []));

/** The whole story as a scenario that one may go on breaking things in. */
export function storyOf(draft: Lesson): Scenario {
  const { until: _, ...scenario } = stageOf(draft, Math.max(0, draft.steps.length - 1)).scenario;
  return draft.title === '' ? withoutTitle(scenario) : scenario;
}
const withoutTitle = ({ title: _, ...rest }: Scenario): Scenario => rest;

const full = (draft: Lesson) => draft.steps.length >= MOST_STEPS;

/** One more line of the script as a step; lines of one moment share a step. */
export function withLine(before: Lesson, line: Line): Lesson {
  // Before anything is broken there is nothing to watch: the first line brings its own moment.
  const calm = linesOf(before).length === 0 && 'until' in (before.steps.at(-1) ?? {});
  const draft = calm ? { ...before, steps: before.steps.slice(0, -1) } : before;
  const last = draft.steps.at(-1);
  if (last && 'inject' in last && last.inject.every((other) => other.at === line.at))
    return {
      ...draft,
      steps: [...draft.steps.slice(0, -1), { ...last, inject: [...last.inject, line] }],
    };
  return full(draft) ? draft : { ...draft, steps: [...draft.steps, { inject: [line] }] };
}

/** The clock was let run, or moved, to `t` milliseconds: a step to watch, or the last one made longer. */
export function settled(draft: Lesson, t: number): Lesson {
  if (t <= clockOf(draft) || full(draft)) return draft;
  const last = draft.steps.at(-1);
  if (last && 'until' in last)
    return { ...draft, steps: [...draft.steps.slice(0, -1), { ...last, until: t }] };
  return { ...draft, steps: [...draft.steps, { until: t }] };
}

const key = (line: Line) => JSON.stringify(line);

/** What an author did on the page since, as steps: new lines are added, lines that were taken back go. */
export function recorded(draft: Lesson, script: readonly Line[]): Lesson {
  const known = linesOf(draft).map(key);
  const now = script.map(key);
  let next = draft;
  const gone = known.filter((line) => !now.includes(line));
  if (gone.length > 0)
    next = {
      ...next,
      steps: next.steps.flatMap((step): Step[] => {
        if (!('inject' in step)) return [step];
        const inject = step.inject.filter((line) => !gone.includes(key(line)));
        return inject.length === 0 ? [] : [{ ...step, inject }];
      }),
    };
  for (const line of script.filter((one) => !known.includes(key(one)))) {
    if (line.at > clockOf(next) && linesOf(next).length > 0) next = settled(next, line.at);
    next = withLine(next, line);
  }
  return next;
}

/** Puts a step behind another one, whatever it is. */
export const insertStep = (draft: Lesson, after: number, step: Step): Lesson =>
  full(draft)
    ? draft
    : {
        ...draft,
        steps: [...draft.steps.slice(0, after + 1), step, ...draft.steps.slice(after + 1)],
      };

export const addStep = (draft: Lesson, step: Step): Lesson =>
  full(draft) ? draft : { ...draft, steps: [...draft.steps, step] };

export const changeStep = (draft: Lesson, index: number, step: Step): Lesson => ({
  ...draft,
  steps: draft.steps.map((old, i) => (i === index ? step : old)),
});

export const removeStep = (draft: Lesson, index: number): Lesson => ({
  ...draft,
  steps: draft.steps.filter((_, i) => i !== index),
});

/** Moves a step one place up (-1) or down (1). */
export function moveStep(draft: Lesson, index: number, by: -1 | 1): Lesson {
  const steps = [...draft.steps];
  const [step] = steps.splice(index, 1);
  if (!step || index + by < 0 || index + by > steps.length) return draft;
  steps.splice(index + by, 0, step);
  return { ...draft, steps };
}

/**
 * A whole exercise around what happened last: the prediction before it, the comparison and the explanation after it. Without
 * anything that happened there is nothing to predict, and the question is asked where the lesson stands.
 */
export function askAbout(draft: Lesson, question: Question, rule: RuleId | null): Lesson {
  const at = draft.steps.findLastIndex((step) => 'inject' in step);
  if (at < 0) return addStep(draft, { ask: question });
  const later = draft.steps.findIndex(
    (step, i) => i > at && !('until' in step) && !('inject' in step),
  );
  const end = later < 0 ? draft.steps.length : later;
  const explain: Step[] =
    later < 0
      ? [{ explain: rule === null ? 'Because …' : RULES[rule].happens, ...(rule ? { rule } : {}) }]
      : [];
  if (draft.steps.length + 2 + explain.length > MOST_STEPS) return draft;
  return {
    ...draft,
    steps: [
      ...draft.steps.slice(0, at),
      { predict: question, ...pointed(question) },
      ...draft.steps.slice(at, end),
      { reveal: true },
      ...explain,
      ...draft.steps.slice(end),
    ],
  };
}

/** A question about a part points at it. */
const pointed = (question: Question): { look?: string[] } =>
  'subject' in question && question.subject?.includes('/')
    ? { look: [question.subject.replace(/:.*$/, '')] }
    : {};

/** What the script is about, the latest first: the parts themselves, their VMs and their deployments. */
export function touchedBy(draft: Lesson): string[] {
  const named = linesOf(draft)
    .map((line) => line.target.replace(/^(host|primary|active):/, ''))
    .reverse();
  return [
    ...new Set(
      named.flatMap((target) => [
        target,
        target.replace(/:.*$/, ''),
        target.replace(/[@/].*$/, ''),
      ]),
    ),
  ];
}

/**
 * The kinds of questions that can be asked on a rack, each with what it can be asked about. Of the parts that the lesson breaks
 * (`touched`) those are offered, too, which a kind takes although nobody would look for them in a list of all.
 */
export const offersOf = (
  plan: Plan,
  touched: readonly string[] = [],
): { kind: Question['kind']; title: string; subjects: readonly string[] }[] =>
  JUDGES.flatMap((judge) => {
    const subjects = judge.subjects(plan);
    if (subjects.length === 0) return [];
    const parts = ANYTHING.has(judge.kind)
      ? touched.filter((one) => one.includes('/') && !subjects.includes(one))
      : [];
    return [{ kind: judge.kind, title: judge.title, subjects: [...subjects, ...parts] }];
  });

/** What a step can point at besides the part that is selected: deployments, racks, pairs, arrays, and what stands outside. */
export const placesOf = (plan: Plan): string[] => [
  ...plan.deployments.map((d) => d.id),
  ...plan.racks.map((rack) => rack.id),
  ...groupsIn(plan),
  'lb',
];

/** Subjects under headings, for a list to choose from: first what the lesson breaks, then the rest by kind. */
export function groupsOf(
  subjects: readonly string[],
  touched: readonly string[],
): { name: string; subjects: readonly string[] }[] {
  const rest = subjects.filter((one) => !touched.includes(one));
  const isProcess = (one: string) => one.includes(':');
  const isVm = (one: string) => /^[^/]+\/[a-z]+-\d+$/.test(one);
  return [
    {
      name: 'What the lesson breaks',
      subjects: touched.filter((one) => subjects.includes(one)),
    },
    { name: 'Deployments', subjects: rest.filter((one) => !one.includes('/')) },
    { name: 'VMs', subjects: rest.filter((one) => !isProcess(one) && isVm(one)) },
    { name: 'Processes', subjects: rest.filter(isProcess) },
    {
      name: 'Pairs and arrays',
      subjects: rest.filter((one) => one.includes('/') && !isProcess(one) && !isVm(one)),
    },
  ].filter((group) => group.subjects.length > 0);
}

/** A question of a kind about a subject; one that takes several looks at the subject and its likes. */
export function questionOf(plan: Plan, kind: Question['kind'], subject: string): Question {
  if (kind !== 'which') return { kind, subject };
  const likes = judgeOf(kind)
    .subjects(plan)
    .filter((one) => one !== subject && one.split('/')[0] === subject.split('/')[0]);
  const others = judgeOf(kind)
    .subjects(plan)
    .filter((one) => one !== subject && !likes.includes(one));
  return { kind, that: 'stop', of: [subject, ...likes, ...others].slice(0, 4) };
}
