// One step on the bench: its words, its question with the answer that the engine gives, and its place in the order.
import { useId } from 'react';
import { clock } from '../../base/duration.ts';
import type { Mistake } from '../../base/result.ts';
import { kindOf, type Lesson, type Step, type StepKind } from '../../lessons/lesson.ts';
import { questionWords } from '../../lessons/questions.ts';
import { posedAt } from '../../lessons/stage.ts';
import { lineWords } from '../../lessons/words.ts';
import { AnswerOf } from './AnswerOf.tsx';

interface Props {
  readonly lesson: Lesson;
  readonly index: number;
  readonly step: Step;
  /** The part that is selected on the rack; the step can point at it. */
  readonly selected: string | null;
  readonly wrong: readonly Mistake[];
  readonly change: (step: Step) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
}

const NAMES: Readonly<Record<StepKind, string>> = {
  say: 'Words',
  predict: 'A prediction',
  inject: 'It happens',
  until: 'Watch',
  reveal: 'Comparison',
  explain: 'Explanation',
  ask: 'A question',
};

export function StepEditor(props: Props) {
  const { lesson, index, step, selected, wrong, change, move, remove } = props;
  const kind = kindOf(step);
  const name = `Step ${index + 1}, ${NAMES[kind].toLowerCase()}`;
  const id = useId();
  const posed = kind === 'predict' || kind === 'ask' ? posedAt(lesson, index) : null;
  return (
    <li aria-labelledby={id}>
      <div className="author-step-top">
        <h4 id={id} className="author-step-head" tabIndex={-1}>
          <span className="num">{index + 1}</span> {NAMES[kind]}
        </h4>
        <span className="author-step-tools">
          <button
            type="button"
            className="btn bare"
            aria-label={`Move step ${index + 1} up`}
            disabled={index === 0}
            onClick={() => move(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="btn bare"
            aria-label={`Move step ${index + 1} down`}
            disabled={index === lesson.steps.length - 1}
            onClick={() => move(1)}
          >
            ↓
          </button>
          <button
            type="button"
            className="btn bare"
            aria-label={`Remove step ${index + 1}`}
            onClick={remove}
          >
            ✕
          </button>
        </span>
      </div>
      {'say' in step && (
        <Words
          label={`${name}: what to say`}
          value={step.say}
          change={(say) => change({ ...step, say })}
        />
      )}
      {'explain' in step && (
        <Words
          label={`${name}: because`}
          value={step.explain}
          change={(explain) => change({ ...step, explain })}
        />
      )}
      {'inject' in step && (
        <ul className="lesson-lines">
          {step.inject.map((line) => (
            <li key={`${line.at} ${lineWords(line)}`}>
              <b className="num">{clock(line.at)}</b> {lineWords(line)}
            </li>
          ))}
        </ul>
      )}
      {'until' in step && <p className="num">The clock runs to {clock(step.until)}.</p>}
      {'reveal' in step && <p className="q">The prediction is compared with what happened.</p>}
      {('predict' in step || 'ask' in step) && (
        <>
          <Words
            label={`${name}: the question in your words`}
            value={step.text ?? ''}
            placeholder={questionWords('predict' in step ? step.predict : step.ask)}
            change={(text) => {
              const { text: _, ...rest } = step;
              change((text === '' ? rest : { ...rest, text }) as Step);
            }}
          />
          {posed && <AnswerOf lesson={lesson} posed={posed} />}
        </>
      )}
      {wrong.length > 0 && (
        <p className="lesson-wrong">Not complete yet: see what is missing below.</p>
      )}
      <Pointer index={index} step={step} selected={selected} change={change} />
      <details>
        <summary>Notes for yourself{step.notes === undefined ? '' : ' (written)'}</summary>
        <Words
          label={`${name}: notes that students never see`}
          value={step.notes ?? ''}
          change={(notes) => {
            const { notes: _, ...rest } = step;
            change((notes === '' ? rest : { ...rest, notes }) as Step);
          }}
        />
      </details>
    </li>
  );
}

/** How many parts a step may point at. */
const MOST_LOOKS = 20;

/** What the step points at on the rack, and the selected part to be added. */
function Pointer({
  index,
  step,
  selected,
  change,
}: Pick<Props, 'index' | 'step' | 'selected' | 'change'>) {
  const look = step.look ?? [];
  const point = (at: readonly string[]) => {
    const { look: _, ...rest } = step;
    change((at.length === 0 ? rest : { ...rest, look: at }) as Step);
  };
  const free = selected !== null && !look.includes(selected) && look.length < MOST_LOOKS;
  return (
    <p className="lesson-actions">
      {look.map((address) => (
        <button
          key={address}
          type="button"
          className="btn"
          aria-label={`Step ${index + 1} points at ${address}: take that away`}
          onClick={() => point(look.filter((one) => one !== address))}
        >
          {address} ✕
        </button>
      ))}
      {free && (
        <button
          type="button"
          className="btn bare"
          aria-label={`Step ${index + 1}: point at ${selected}`}
          onClick={() => point([...look, selected])}
        >
          Point at {selected}
        </button>
      )}
    </p>
  );
}

interface WordsProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly change: (text: string) => void;
}

function Words({ label, value, placeholder, change }: WordsProps) {
  return (
    <textarea
      aria-label={label}
      rows={3}
      maxLength={2000}
      value={value}
      placeholder={placeholder}
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
}
