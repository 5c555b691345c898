// What a question asks and about what, chosen from what the engine can judge on this rack.
import { useMemo } from 'react';
import { groupsOf, offersOf, questionOf } from '../../lessons/draft.ts';
import type { Question } from '../../lessons/lesson.ts';
import type { Plan } from '../../scenario/plan.ts';

interface Props {
  readonly plan: Plan;
  readonly question: Question;
  /** What the lesson breaks, the latest first: that is what one asks about. */
  readonly touched: readonly string[];
  /** Before the names of the fields where there are several questions on screen. */
  readonly prefix?: string;
  readonly change: (question: Question) => void;
}

const THAT: Readonly<Record<Extract<Question, { kind: 'which' }>['that'], string>> = {
  stop: 'stop',
  move: 'are moved to another node',
  wait: 'find no place',
  serve: 'serve in the end',
};
/** The format's own bounds for a question about several. */
const LEAST = 2;
const MOST = 8;
/** All deployments together. */
const ALL = '';

export function QuestionFields({ plan, question, touched, prefix = '', change }: Props) {
  const offers = useMemo(() => offersOf(plan, touched), [plan, touched]);
  const offer = offers.find(({ kind }) => kind === question.kind) ?? offers[0];
  if (!offer) return null;
  const groups = groupsOf(offer.subjects, touched);
  const several = question.kind === 'which' ? question : null;
  const subject = 'subject' in question ? (question.subject ?? ALL) : '';
  return (
    <>
      <label className="author-field">
        <Name prefix={prefix}>What is asked</Name>
        <select
          value={offer.kind}
          onChange={(event) => {
            const kind = event.currentTarget.value as Question['kind'];
            const next = offers.find((one) => one.kind === kind);
            const kept = next?.subjects.includes(subject) ? subject : undefined;
            const first = next && groupsOf(next.subjects, touched)[0]?.subjects[0];
            change(questionOf(plan, kind, kept ?? first ?? ''));
          }}
        >
          {offers.map(({ kind, title }) => (
            <option key={kind} value={kind}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {several ? (
        <Several
          plan={plan}
          question={several}
          subjects={offer.subjects}
          prefix={prefix}
          change={change}
        />
      ) : (
        <label className="author-field">
          <Name prefix={prefix}>About</Name>
          <select
            value={subject}
            onChange={(event) => {
              const about = event.currentTarget.value;
              change(about === ALL ? { kind: 'list' } : questionOf(plan, question.kind, about));
            }}
          >
            {question.kind === 'list' && <option value={ALL}>everything in the racks</option>}
            {groups.map(({ name, subjects }) => (
              <optgroup key={name} label={name}>
                {subjects.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

/** The name of a field; of which question it is one is seen where it stands, and said to those who hear it. */
function Name({ prefix, children }: { readonly prefix: string; readonly children: string }) {
  return (
    <span>
      {prefix !== '' && <span className="unseen">{prefix}</span>}
      {children}
    </span>
  );
}

interface SeveralProps {
  readonly plan: Plan;
  readonly question: Extract<Question, { kind: 'which' }>;
  readonly subjects: readonly string[];
  readonly prefix: string;
  readonly change: (question: Question) => void;
}

/** Which of these: what they do, and which VMs are to choose from. */
function Several({ question, subjects, prefix, change }: SeveralProps) {
  const { that, of } = question;
  const free = subjects.filter((one) => !of.includes(one));
  return (
    <>
      <label className="author-field">
        <Name prefix={prefix}>Which of them</Name>
        <select
          value={that}
          onChange={(event) =>
            change({ ...question, that: event.currentTarget.value as typeof that })
          }
        >
          {Object.entries(THAT).map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <ul className="lesson-actions" aria-label={`${prefix}To choose from`}>
        {of.map((address) => (
          <li key={address}>
            <button
              type="button"
              className="btn"
              disabled={of.length <= LEAST}
              aria-label={`${prefix}${address} is to choose from: take it away`}
              onClick={() => change({ ...question, of: of.filter((one) => one !== address) })}
            >
              {address} ✕
            </button>
          </li>
        ))}
      </ul>
      {of.length < MOST && free.length > 0 && (
        <label className="author-field">
          <Name prefix={prefix}>One more to choose from</Name>
          <select
            value=""
            onChange={(event) => change({ ...question, of: [...of, event.currentTarget.value] })}
          >
            <option value="">choose a VM</option>
            {free.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}
