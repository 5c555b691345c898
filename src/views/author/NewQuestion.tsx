// A new question: chosen from what the engine can judge on this rack, with the answer of the present run beside it.
import { useId, useMemo, useState } from 'react';
import { askAbout, clockOf, linesOf, offersOf, questionOf } from '../../lessons/draft.ts';
import type { Lesson, QuestionKind } from '../../lessons/lesson.ts';
import { questionWords } from '../../lessons/questions.ts';
import type { Posed } from '../../lessons/stage.ts';
import { answered, runAt } from '../lesson/verdict.ts';
import { AnswerOf } from './AnswerOf.tsx';

interface Props {
  readonly draft: Lesson;
  readonly add: (draft: Lesson, words: string) => void;
}

export function NewQuestion({ draft, add }: Props) {
  const id = useId();
  const last = draft.steps.length - 1;
  const plan = useMemo(() => planFor(draft), [draft]);
  const offers = useMemo(() => (plan ? offersOf(plan) : []), [plan]);
  const [kind, chooseKind] = useState<QuestionKind>('who');
  const [asked, chooseSubject] = useState('');
  const offer = offers.find((one) => one.kind === kind) ?? offers[0];
  const touched = useMemo(() => targetsOf(draft), [draft]);
  if (!plan || !offer) return null;
  // What the lesson broke last stands first: that is what one asks about.
  const subjects = [
    ...touched.filter((one) => offer.subjects.includes(one)),
    ...offer.subjects.filter((one) => !touched.includes(one)),
  ];
  const subject = subjects.includes(asked) ? asked : (subjects[0] ?? '');
  const question = questionOf(plan, offer.kind, subject);
  const at = draft.steps.findLastIndex((step) => 'inject' in step);
  const from = at < 0 ? 0 : clockOf({ ...draft, steps: draft.steps.slice(0, at) });
  const posed: Posed = {
    step: Math.max(0, last),
    question,
    text: null,
    from,
    to: clockOf(draft),
    shownAt: Math.max(0, last),
  };
  return (
    <fieldset className="author-new">
      <legend className="s15">A question that the engine can judge</legend>
      <label className="author-field">
        What is asked
        <select
          value={offer.kind}
          onChange={(event) => chooseKind(event.currentTarget.value as QuestionKind)}
        >
          {offers.map(({ kind: one, title }) => (
            <option key={one} value={one}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="author-field">
        About
        <select value={subject} onChange={(event) => chooseSubject(event.currentTarget.value)}>
          {subjects.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <p id={id}>{questionWords(question)}</p>
      {draft.steps.length > 0 && <AnswerOf lesson={draft} posed={posed} />}
      <p className="lesson-actions">
        <button
          type="button"
          className="btn"
          aria-describedby={id}
          onClick={() => {
            const rule =
              draft.steps.length > 0 ? (answered(draft, posed, null)?.verdict.rule ?? null) : null;
            add(
              askAbout(draft, question, rule),
              at < 0
                ? 'The question was added.'
                : 'A prediction was put before what happened last, a comparison and an explanation after it.',
            );
          }}
        >
          {at < 0 ? 'Ask it here' : 'Let them predict it'}
        </button>
      </p>
    </fieldset>
  );
}

/** The rack of a draft, also while it has no steps. */
function planFor(draft: Lesson) {
  const whole = draft.steps.length > 0 ? draft : { ...draft, steps: [{ until: 1 }] };
  return runAt(whole, whole.steps.length - 1)?.plan ?? null;
}

/** What the script is about, the latest first: the parts themselves, their VMs and their deployments. */
function targetsOf(draft: Lesson): string[] {
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
