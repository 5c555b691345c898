// One step on the bench: its words, its moment, its question with the answer that the engine gives, and its place in the order.
import { useId } from 'react';
import {
  kindOf,
  type Lesson,
  type Question,
  type Step,
  type StepKind,
} from '../../lessons/lesson.ts';
import { questionWords } from '../../lessons/questions.ts';
import { posedAt } from '../../lessons/stage.ts';
import { RULES, type RuleId } from '../../rules/rulebook.ts';
import type { Plan } from '../../scenario/plan.ts';
import { AnswerOf } from './AnswerOf.tsx';
import { Lines } from './Lines.tsx';
import { Pointer } from './Pointer.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import { TimeField } from './TimeField.tsx';
import { Words } from './Words.tsx';

interface Props {
  readonly lesson: Lesson;
  readonly plan: Plan | null;
  readonly touched: readonly string[];
  readonly index: number;
  readonly step: Step;
  /** The part that is selected on the rack; the step can point at it. */
  readonly selected: string | null;
  readonly wrong: readonly string[];
  readonly change: (step: Step) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
  readonly wordsAfter: () => void;
}

export const STEP_NAMES: Readonly<Record<StepKind, string>> = {
  say: 'Words',
  predict: 'A prediction',
  inject: 'It happens',
  until: 'Watch',
  reveal: 'Comparison',
  explain: 'Explanation',
  ask: 'A question',
};

/** How long each text may be: as long as the format takes it. */
const MOST: Readonly<Record<StepKind, number>> = {
  say: 2000,
  predict: 400,
  inject: 400,
  until: 400,
  reveal: 1000,
  explain: 2000,
  ask: 400,
};
/** What the text of a step that may do without one is for. */
const FREE = {
  predict: 'the question in your words',
  ask: 'the question in your words',
  inject: 'what happens, in your words',
  until: 'what to watch for',
  reveal: 'words before the comparison',
} as const;
const MOST_NOTES = 2000;

/** A key that may be missing, set or taken away. */
function withText(step: Step, key: 'text' | 'notes' | 'rule', value: string): Step {
  const { [key]: _, ...rest } = step as Step & Record<typeof key, unknown>;
  return (value === '' ? rest : { ...rest, [key]: value }) as Step;
}

export function StepEditor(props: Props) {
  const { lesson, plan, touched, index, step, selected, wrong, change } = props;
  const kind = kindOf(step);
  const name = `Step ${index + 1}, ${STEP_NAMES[kind].toLowerCase()}`;
  const id = useId();
  return (
    <li aria-labelledby={id}>
      <div className="author-step-top">
        <h4 id={id} className="author-step-head" tabIndex={-1}>
          <span className="num">{index + 1}</span> {STEP_NAMES[kind]}
        </h4>
        <Tools {...props} />
      </div>
      {'say' in step && (
        <Words
          label={`${name}: what to say`}
          value={step.say}
          most={MOST.say}
          change={(say) => change({ ...step, say })}
        />
      )}
      {'explain' in step && (
        <>
          <Words
            label={`${name}: because`}
            value={step.explain}
            most={MOST.explain}
            change={(explain) => change({ ...step, explain })}
          />
          <label className="author-field">
            <span>
              <span className="unseen">{name}: </span>By the rule
            </span>
            <select
              value={step.rule ?? ''}
              onChange={(event) => change(withText(step, 'rule', event.currentTarget.value))}
            >
              <option value="">none that is named</option>
              {(Object.keys(RULES) as RuleId[]).map((rule) => (
                <option key={rule} value={rule}>
                  {rule}: {RULES[rule].trigger}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      {'inject' in step && <Lines name={name} step={step} change={change} />}
      {'until' in step && (
        <p className="author-at">
          The clock runs to{' '}
          <TimeField
            label={`${name}: the clock runs to`}
            value={step.until}
            change={(until) => change({ ...step, until })}
          />
        </p>
      )}
      {'reveal' in step && <p className="q">The prediction is compared with what happened.</p>}
      {kind in FREE && (
        <Words
          label={`${name}: ${FREE[kind as keyof typeof FREE]}`}
          value={'text' in step ? (step.text ?? '') : ''}
          most={MOST[kind]}
          rows={kind === 'predict' || kind === 'ask' ? 3 : 2}
          placeholder={placeholderOf(step)}
          change={(text) => change(withText(step, 'text', text))}
        />
      )}
      {('predict' in step || 'ask' in step) && (
        <Asked
          name={name}
          lesson={lesson}
          plan={plan}
          touched={touched}
          index={index}
          step={step}
          change={change}
        />
      )}
      {wrong.length > 0 && (
        <ul className="lesson-wrong">
          {wrong.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <Pointer index={index} step={step} selected={selected} plan={plan} change={change} />
      <details>
        <summary>Notes for yourself{step.notes === undefined ? '' : ' (written)'}</summary>
        <Words
          label={`${name}: notes that students never see`}
          value={step.notes ?? ''}
          most={MOST_NOTES}
          change={(notes) => change(withText(step, 'notes', notes))}
        />
      </details>
    </li>
  );
}

function placeholderOf(step: Step): string {
  if ('predict' in step) return questionWords(step.predict);
  if ('ask' in step) return questionWords(step.ask);
  if ('inject' in step) return 'What happens, in your words (if you like)';
  return 'until' in step ? 'What to watch for (if you like)' : 'Words before it (if you like)';
}

/** Its place in the order, and the way to put words behind it. */
function Tools({ lesson, index, move, remove, wordsAfter }: Props) {
  const at = index + 1;
  const tools = [
    ['↑', `Move step ${at} up`, () => move(-1), index === 0],
    ['↓', `Move step ${at} down`, () => move(1), at === lesson.steps.length],
    ['+', `Words after step ${at}`, wordsAfter, false],
    ['✕', `Remove step ${at}`, remove, false],
  ] as const;
  return (
    <span className="author-step-tools">
      {tools.map(([sign, label, deed, off]) => (
        <button
          key={sign}
          type="button"
          className="btn bare"
          aria-label={label}
          title={label}
          disabled={off}
          onClick={deed}
        >
          {sign}
        </button>
      ))}
    </span>
  );
}

interface AskedProps extends Pick<Props, 'lesson' | 'plan' | 'touched' | 'index' | 'change'> {
  readonly name: string;
  readonly step: Step;
}

/** The question with its answer in this run, and what else could be asked. */
function Asked({ name, lesson, plan, touched, index, step, change }: AskedProps) {
  const posed = posedAt(lesson, index);
  const key = 'predict' in step ? 'predict' : 'ask';
  const question = (step as Partial<Record<typeof key, Question>>)[key] as Question;
  return (
    <>
      {posed && <AnswerOf lesson={lesson} posed={posed} />}
      {plan && (
        <details>
          <summary>Ask something else</summary>
          <QuestionFields
            plan={plan}
            question={question}
            touched={touched}
            prefix={`${name}: `}
            change={(asked) => change({ ...step, [key]: asked } as Step)}
          />
        </details>
      )}
    </>
  );
}
