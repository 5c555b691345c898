// The teacher's side of a lesson that is presented: notes, the answer, the hands of the class, and the keys that lead through it. Of all this the projector gets what board.ts lets through.
import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { lettersOn } from '../../app/bar.ts';
import { boardOf, choicesAt, openAt, verdictOf } from '../../app/board.ts';
import { lessonSession } from '../../app/lesson.ts';
import { MOST_HANDS, questionKey, screenOf, vote } from '../../app/present.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { type Posed, posedAt } from '../../lessons/stage.ts';
import { leadsTo } from '../lesson/leads-to.ts';
import type { PaneProps } from '../pane-props.ts';
import { ScreenControls } from './ScreenControls.tsx';
import { usePresenter } from './use-presenter.ts';
import './present.css';

interface Props extends PaneProps {
  readonly lesson: Lesson;
  readonly index: number;
}

const KEYS = [
  ['n', 'Next'],
  ['b', 'Back'],
  ['i', 'Inject'],
  ['r', 'Reveal'],
] as const;

export function Console({ app, lesson, index, link }: Props) {
  const session = lessonSession(app);
  const screen = screenOf(app);
  const { votes, revealed } = usePresenter();
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    session.ensure(lesson, index);
  }, [session, lesson, index]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is the same element at every step.
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [lesson, index]);

  // Before the page's own keys: `r` would repair the selected part.
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || !lettersOn()) return;
      if (document.querySelector('dialog[open], [data-dialog]')) return;
      const { target } = event;
      if (target instanceof Element && target.closest('input:not([type=radio]), textarea, select'))
        return;
      if (!KEYS.some(([key]) => key === event.key)) return;
      event.preventDefault();
      screen.press(event.key);
    }
    addEventListener('keydown', onKeyDown, true);
    return () => removeEventListener('keydown', onKeyDown, true);
  }, [screen]);

  const step = lesson.steps[index];
  const posed = openAt(lesson, index) ?? posedAt(lesson, index);
  const key = posed ? questionKey(lesson, posed.step) : '';
  const board = boardOf(lesson, index, votes[key] ?? {}, revealed.includes(key));
  return (
    <section className="present" aria-labelledby={title}>
      <header>
        <div>
          <h2 id={title}>{lesson.title}</h2>
          <span className="q num">
            {index + 1} of {lesson.steps.length}
          </span>
        </div>
        <button type="button" className="btn bare" onClick={() => void session.leave('lesson')}>
          Leave
        </button>
      </header>
      <ScreenControls app={app} />
      <h3 className="s18" tabIndex={-1} ref={heading}>
        {board.heading}
      </h3>
      {board.text !== null && <p>{board.text}</p>}
      {step && 'explain' in step && <p>{step.explain}</p>}
      {board.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="present-deeds">
        {KEYS.map(([letter, label]) => (
          <button
            key={letter}
            type="button"
            className={letter === 'n' ? 'btn pri' : 'btn'}
            onClick={() => screen.press(letter)}
          >
            {label} <kbd>{letter}</kbd>
          </button>
        ))}
      </p>
      <p className="q">Next: {leadsTo(lesson.steps[index + 1])}</p>
      {posed && (
        <Hands
          key={key}
          lesson={lesson}
          index={index}
          posed={posed}
          of={key}
          votes={votes[key] ?? {}}
        />
      )}
      {step?.notes !== undefined && (
        <div className="present-notes">
          <h3>Notes, for you alone</h3>
          <p>{step.notes}</p>
        </div>
      )}
      <p className="qq">
        The keys work in the projector’s window, too. <a href={link()}>Link to this step</a>
      </p>
    </section>
  );
}

interface HandsProps {
  readonly lesson: Lesson;
  readonly index: number;
  readonly posed: Posed;
  readonly of: string;
  readonly votes: Readonly<Record<string, number>>;
}

/** The vote by show of hands, and what the engine says; the projector shows either after the reveal. */
function Hands({ lesson, index, posed, of, votes }: HandsProps) {
  const verdict = verdictOf(lesson, posed);
  const shown =
    usePresenter().revealed.includes(of) || index >= Math.max(posed.shownAt, posed.step + 1);
  const choices = choicesAt(lesson, posed);
  const total = choices.reduce((sum, { id }) => sum + (votes[id] ?? 0), 0);
  return (
    <fieldset className="present-hands">
      <legend>
        <h3>Show of hands</h3>
      </legend>
      {choices.map(({ id, label }) => (
        <label key={id}>
          <input
            type="number"
            min={0}
            max={MOST_HANDS}
            value={votes[id] ?? ''}
            onInput={(event) => vote(of, id, event.currentTarget.valueAsNumber)}
          />
          <span>{label}</span>
        </label>
      ))}
      <p className="q num">{total === 1 ? '1 hand.' : `${total} hands.`}</p>
      {verdict && (
        <p className="present-answer">
          {shown ? 'The answer:' : 'The answer, for you until the reveal:'}{' '}
          <b>
            {choices
              .filter(({ id }) => verdict.right.includes(id))
              .map(({ label }) => label)
              .join('; ') || 'none of these'}
          </b>
          . {verdict.because}
        </p>
      )}
    </fieldset>
  );
}
