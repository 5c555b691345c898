// The step of a lesson as the class sees it: question and choices; after the reveal the hands as bars, and what was right.
import { BECAUSE, type Board } from '../../app/board.ts';

export function Blackboard({ board }: { board: Board }) {
  const { heading, text, lines, choices, brief, because, rule } = board;
  const hands = choices.reduce((sum, { votes }) => sum + (votes ?? 0), 0);
  const most = Math.max(1, ...choices.map(({ votes }) => votes ?? 0));
  const right = choices.reduce((sum, { votes, right }) => sum + (right ? (votes ?? 0) : 0), 0);
  const answered = because !== null;
  return (
    <section className="blackboard" aria-labelledby="blackboard">
      <h1 id="blackboard">{heading}</h1>
      {text !== null && <p>{text}</p>}
      {lines.length > 0 && (
        <ul className="blackboard-lines">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {choices.length > 0 && (
        <ul className="blackboard-choices" aria-label={answered ? 'Hands and outcome' : 'Choices'}>
          {choices
            .filter(({ right }) => right || !brief)
            .map((choice) => (
              <li key={choice.id} className={choice.right ? 'right' : undefined}>
                <svg width="28" height="28" viewBox="0 0 22 22" aria-hidden="true">
                  <circle cx="11" cy="11" r="9" className={choice.right ? 'full' : undefined} />
                  {choice.right && <path d="M6.5 11.5l3 3 6-6.5" />}
                </svg>
                <span>
                  {choice.right ? <b>{choice.label}</b> : choice.label}
                  {choice.right && <span className="q so"> so it was</span>}
                </span>
                {choice.votes !== null && hands > 0 && (
                  <>
                    <svg className="bar" aria-hidden="true">
                      <rect
                        x="1"
                        y="1"
                        height="18"
                        rx="2"
                        width={`${(choice.votes / most) * 98}%`}
                      />
                    </svg>
                    <b className="num">
                      {choice.votes}
                      <span className="unseen"> hands</span>
                    </b>
                  </>
                )}
              </li>
            ))}
        </ul>
      )}
      {answered && hands > 0 && (
        <p className="q num">
          {hands} {hands === 1 ? 'hand' : 'hands'}, {right} of them right
        </p>
      )}
      {because !== null && (
        <p className="because">
          {heading !== BECAUSE && <b>{BECAUSE}</b>} {because}
        </p>
      )}
      {rule !== null && <p className="q">{rule}</p>}
    </section>
  );
}
