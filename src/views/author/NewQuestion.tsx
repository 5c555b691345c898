// A new question: chosen from what the engine can judge on this rack, with the answer of the present run beside it.
import { useId, useMemo, useState } from 'react';
import { askAbout, clockOf, groupsOf, offersOf, questionOf } from '../../lessons/draft.ts';
import type { Lesson, Question } from '../../lessons/lesson.ts';
import { questionWords } from '../../lessons/questions.ts';
import type { Posed } from '../../lessons/stage.ts';
import type { Plan } from '../../scenario/plan.ts';
import { answered } from '../lesson/verdict.ts';
import { AnswerOf } from './AnswerOf.tsx';
import { QuestionFields } from './QuestionFields.tsx';

interface Props {
  readonly draft: Lesson;
  readonly plan: Plan;
  readonly touched: readonly string[];
  readonly add: (draft: Lesson, words: string) => void;
}

export function NewQuestion({ draft, plan, touched, add }: Props) {
  const id = useId();
  const last = draft.steps.length - 1;
  const [chosen, choose] = useState<Question | null>(null);
  const offers = useMemo(() => offersOf(plan, touched), [plan, touched]);
  const question = chosen ?? firstOf(plan, offers, touched);
  if (!question) return null;
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
      <QuestionFields plan={plan} question={question} touched={touched} change={choose} />
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
            choose(null);
          }}
        >
          {at < 0 ? 'Ask it here' : 'Let them predict it'}
        </button>
        {at >= 0 && (
          <button
            type="button"
            className="btn"
            aria-describedby={id}
            onClick={() => {
              add(
                { ...draft, steps: [...draft.steps, { ask: question }] },
                'The question was added.',
              );
              choose(null);
            }}
          >
            Ask it at the end
          </button>
        )}
      </p>
    </fieldset>
  );
}

/** The first question of the list about what the lesson broke last: that is what one asks about. */
function firstOf(
  plan: Plan,
  offers: ReturnType<typeof offersOf>,
  touched: readonly string[],
): Question | null {
  const [offer] = offers;
  const subject = offer && groupsOf(offer.subjects, touched)[0]?.subjects[0];
  return offer && subject !== undefined ? questionOf(plan, offer.kind, subject) : null;
}
