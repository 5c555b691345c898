// A question before its answer: choices, a reason in the learner's own words, and a commitment that is not taken back.
import { type FormEvent, useId, useState } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { questionWords, takesMany } from '../../lessons/questions.ts';
import type { Answer } from '../../lessons/results.ts';
import type { Posed } from '../../lessons/stage.ts';
import { choicesFor } from './verdict.ts';

interface Props {
  readonly lesson: Lesson;
  readonly posed: Posed;
  readonly answer: Answer | null;
  readonly commit: (answer: Answer) => void;
}

const GUESS = 'a guess';
const LONGEST_REASON = 500;

export function Ask({ lesson, posed, answer, commit }: Props) {
  const many = takesMany(posed.question);
  const choices = choicesFor(lesson, posed);
  const [chosen, choose] = useState<readonly string[]>(answer?.chosen ?? []);
  const [reason, setReason] = useState(answer?.reason ?? '');
  const [wrong, setWrong] = useState('');
  const name = useId();
  const why = useId();
  const predicts = lesson.steps[posed.step] && 'predict' in (lesson.steps[posed.step] as object);
  const done = answer !== null;

  function give(event: FormEvent) {
    event.preventDefault();
    if (!many && chosen.length === 0) {
      setWrong('Choose one first.');
      return;
    }
    if (predicts && reason.trim() === '') {
      setWrong(
        'Say in a few words why, or that you guess: so you can check your reasoning afterwards.',
      );
      return;
    }
    setWrong('');
    commit({ step: posed.step, chosen, reason: reason.trim(), at: new Date().toISOString() });
  }
  const toggle = (id: string, on: boolean) =>
    choose(many ? (on ? [...chosen, id] : chosen.filter((one) => one !== id)) : [id]);

  return (
    <form className="lesson-ask" onSubmit={give}>
      <fieldset disabled={done}>
        <legend className="unseen">{posed.text ?? questionWords(posed.question)}</legend>
        {many && <p className="q">Choose all that apply; none is an answer, too.</p>}
        {choices.map((choice) => (
          <label key={choice.id} className="lesson-choice">
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              value={choice.id}
              checked={chosen.includes(choice.id)}
              onChange={(event) => toggle(choice.id, event.currentTarget.checked)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </fieldset>
      {done ? (
        answer.reason !== '' && (
          <p className="q">
            Your reason: <q>{answer.reason}</q>
          </p>
        )
      ) : (
        <>
          <label className="lesson-why" htmlFor={why}>
            {predicts ? 'Because' : 'Because (if you like)'}
          </label>
          <textarea
            id={why}
            rows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <p role="alert" className="lesson-wrong">
            {wrong}
          </p>
          <p className="lesson-actions">
            <button type="submit" className="btn pri">
              {predicts ? 'Commit my prediction' : 'Answer'}
            </button>
            {predicts && reason.trim() === '' && (
              <button type="button" className="btn" onClick={() => setReason(GUESS)}>
                I only guess
              </button>
            )}
          </p>
        </>
      )}
      {done && predicts && <p className="q">Committed: it cannot be changed any more.</p>}
    </form>
  );
}
