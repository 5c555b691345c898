// The prediction beside what the engine really did: the choices with both marks, what speaks against a wrong one, the events that show it.
import type { AppState, Deeds } from '../../app/state.ts';
import { clock } from '../../base/duration.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import type { Answer } from '../../lessons/results.ts';
import type { Posed } from '../../lessons/stage.ts';
import { sentence } from '../../log/sentence.ts';
import { RULES, type RuleId } from '../../rules/rulebook.ts';
import { answered, choicesFor } from './verdict.ts';

interface Props {
  readonly lesson: Lesson;
  readonly posed: Posed;
  readonly answer: Answer | null;
  readonly state: AppState;
  readonly deeds: Pick<Deeds, 'selectEvent'>;
}

/** How many events are offered as evidence. */
const MOST = 4;

export function Reveal({ lesson, posed, answer, state, deeds }: Props) {
  const found = answered(lesson, posed, answer);
  if (!found) return <p>The run of this lesson could not be made.</p>;
  const { verdict, outcome, of } = found;
  const chosen = answer?.chosen ?? [];
  return (
    <div className="lesson-reveal">
      <ul className="lesson-marks" aria-label="Your prediction and what happened">
        {choicesFor(lesson, posed).map(({ id, label }) => {
          const right = verdict.right.includes(id);
          const mine = chosen.includes(id);
          if (!right && !mine) return null;
          return (
            <li key={id} className={right ? 'right' : undefined}>
              <Mark right={right} mine={mine} />
              <span>
                {right ? <b>{label}</b> : label}
                <br />
                <span className="q">
                  {right
                    ? mine
                      ? 'your prediction, and so it was'
                      : 'so it was'
                    : 'your prediction'}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      <div role="status" className="lesson-feedback">
        {outcome === null ? (
          <p>You made no prediction here. {verdict.because}</p>
        ) : outcome.correct ? (
          <p>
            <b>As you predicted.</b> {verdict.because}
          </p>
        ) : (
          <>
            <p>
              <b>Not so.</b>
            </p>
            {outcome.feedback.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {!outcome.feedback.some((line) => line.includes(verdict.because)) && (
              <p>{verdict.because}</p>
            )}
          </>
        )}
        {answer !== null && answer.reason !== '' && (
          <p className="q">
            You reasoned: <q>{answer.reason}</q>
          </p>
        )}
      </div>
      {verdict.evidence.length > 0 && (
        <ul className="lesson-evidence" aria-label="Events that show it">
          {verdict.evidence.slice(0, MOST).map((id) => {
            const event = of.run.events[id - 1];
            if (!event) return null;
            return (
              <li key={id}>
                <button
                  type="button"
                  className="btn bare"
                  aria-pressed={state.selectedEvent === id}
                  onClick={() => deeds.selectEvent(id, true)}
                >
                  <b className="num">{clock(event.t)}</b> {sentence(of.run, event)}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <RuleLine rule={verdict.rule} />
    </div>
  );
}

function RuleLine({ rule }: { rule: RuleId | null }) {
  if (rule === null) return null;
  const { slide } = RULES[rule];
  return (
    <p className="q">
      Rule {rule}
      {slide === null ? '' : `, slide ${slide}`}
    </p>
  );
}

/** The bar of an explanation, as on the design board. */
export function Because({ text, rule }: { text: string; rule: RuleId | null }) {
  return (
    <div className="lesson-because">
      <p>{text}</p>
      <RuleLine rule={rule} />
    </div>
  );
}

/** Ring: not chosen and not so. Ring with a disc: your prediction. Disc with a tick: so it was. */
function Mark({ right, mine }: { right: boolean; mine: boolean }) {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <circle cx="11" cy="11" r="9" className={right ? 'full' : 'ring'} />
      {right ? (
        <path d="M6.5 11.5l3 3 6-6.5" />
      ) : (
        mine && <circle cx="11" cy="11" r="4.5" className="full" />
      )}
    </svg>
  );
}
