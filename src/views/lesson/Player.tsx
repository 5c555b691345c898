// One lesson, one step at a time: what it says or asks, the way on, and the way out. The rack beside it is the real one.
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { lettersOn } from '../../app/bar.ts';
import { lessonSession, speedFor } from '../../app/lesson.ts';
import { commit, progressOf, reach } from '../../app/progress.ts';
import { drafts } from '../../app/workshop.ts';
import { clock } from '../../base/duration.ts';
import { builtInLesson, WRITTEN } from '../../lessons/builtin.ts';
import type { Lesson, Step } from '../../lessons/lesson.ts';
import { questionWords } from '../../lessons/questions.ts';
import type { Answer } from '../../lessons/results.ts';
import { type Phase, phaseOf, posedAt, stageOf } from '../../lessons/stage.ts';
import { lineWords } from '../../lessons/words.ts';
import { sentence } from '../../log/sentence.ts';
import type { PaneProps } from '../pane-props.ts';
import { Ask } from './Ask.tsx';
import { Finish } from './Finish.tsx';
import { leadsTo } from './leads-to.ts';
import { Because, Reveal } from './Reveal.tsx';

interface Props extends PaneProps {
  readonly lesson: Lesson;
  readonly index: number;
}

const PHASES: readonly (readonly [Phase, string])[] = [
  ['predict', 'Predict'],
  ['observe', 'Observe'],
  ['explain', 'Explain'],
];

export function Player({ app, state, deeds, lesson, index, link }: Props) {
  const session = lessonSession(app);
  const step = lesson.steps[index] as Step;
  const stage = stageOf(lesson, index);
  const heading = useRef<HTMLHeadingElement>(null);
  const title = useId();
  const [progress, setProgress] = useState(() => progressOf(lesson.id));
  const [over, finish] = useState(false);
  // An author who tries a draft goes back to the workshop.
  const draft = drafts().some((one) => one.id === lesson.id);
  const home = draft ? `author:${lesson.id}` : 'lesson';

  useEffect(() => {
    session.ensure(lesson, index);
    setProgress(reach(lesson, index));
    finish(false);
  }, [session, lesson, index]);
  // With the drawing and not after it: who types at once into the new step is not torn away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is the same element at every step.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.lesson')?.scrollIntoView({ block: 'nearest' });
  }, [lesson, index]);

  const posed = posedAt(lesson, index);
  const answer = progress.answers.find((one) => one.step === posed?.step) ?? null;
  const asks = 'predict' in step || 'ask' in step;
  const waiting = asks && answer === null;
  const watching = 'until' in step && state.playing && state.cursor < stage.t;
  const next = lesson.steps[index + 1];

  function goOn() {
    if (waiting) return;
    if (watching) {
      deeds.pause();
      deeds.seek(stage.t);
    } else if (next) session.show(lesson, index + 1, true);
    else finish(true);
  }
  function goBack() {
    if (over) finish(false);
    else if (index > 0) session.show(lesson, index - 1);
  }
  function watchAgain() {
    deeds.seek(stage.before);
    deeds.setSpeed(speedFor(stage.t - stage.before));
    deeds.play();
  }
  function answerWith(given: Answer) {
    setProgress(commit(lesson, given));
    // A prediction is committed: on to what really happens. An answer is judged where it stands.
    if ('predict' in step && next) session.show(lesson, index + 1, true);
  }

  const hands = useRef({ goOn, goBack });
  hands.current = { goOn, goBack };
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!lettersOn() || document.querySelector('dialog[open]')) return;
      if (
        event.target instanceof Element &&
        event.target.closest('input:not([type=radio], [type=checkbox]), textarea, select')
      )
        return;
      if (event.key === 'n') hands.current.goOn();
      else if (event.key === 'b') hands.current.goBack();
      else return;
      event.preventDefault();
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  const phase = over ? null : phaseOf(step);
  return (
    <section className="lesson" aria-labelledby={title}>
      <header className="lesson-head">
        <div>
          <h2 id={title}>{lesson.title}</h2>
          <span className="q num">
            {index + 1} of {lesson.steps.length}
          </span>
        </div>
        <button type="button" className="btn bare" onClick={() => void session.leave(home)}>
          Leave
        </button>
      </header>
      <ol className="lesson-phases" aria-label="Parts of an exercise">
        {PHASES.map(([id, name], i) => (
          <li key={id} aria-current={id === phase ? 'step' : undefined}>
            <span className="num" aria-hidden="true">
              {i + 1}
            </span>
            {name}
          </li>
        ))}
      </ol>
      {over ? (
        <Finish
          lesson={lesson}
          answers={progress.answers}
          next={nextAfter(lesson)}
          goOn={(other) => session.show(other, Math.max(0, progressOf(other.id).reached))}
          leave={() => void session.leave(home)}
          stay={() => session.stay()}
        />
      ) : (
        <>
          <h3 className="s18" tabIndex={-1} ref={heading}>
            {posed ? (posed.text ?? questionWords(posed.question)) : headOf(step)}
          </h3>
          {'say' in step && <p className="lesson-say">{step.say}</p>}
          {'inject' in step && (
            <>
              {step.text !== undefined && <p>{step.text}</p>}
              <ul className="lesson-lines">
                {step.inject.map((line) => (
                  <li key={`${line.at} ${lineWords(line)}`}>
                    <b className="num">{clock(line.at)}</b> {lineWords(line)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {'until' in step && (
            <>
              {step.text !== undefined && <p>{step.text}</p>}
              <p className="q num" role="status">
                {watching
                  ? `The clock runs to ${clock(stage.t)}.`
                  : `It is ${clock(Math.min(state.cursor, stage.t))}.`}
              </p>
            </>
          )}
          {('inject' in step || 'until' in step) && <Log state={state} from={stage.before} />}
          {asks && posed && (
            <Ask key={index} lesson={lesson} posed={posed} answer={answer} commit={answerWith} />
          )}
          {'ask' in step && posed && answer && (
            <Reveal lesson={lesson} posed={posed} answer={answer} deeds={deeds} state={state} />
          )}
          {'reveal' in step && posed && (
            <>
              {step.text !== undefined && <p>{step.text}</p>}
              <Reveal lesson={lesson} posed={posed} answer={answer} deeds={deeds} state={state} />
            </>
          )}
          {'explain' in step && <Because text={step.explain} rule={step.rule ?? null} />}
          {state.lesson !== null && state.past.length > 0 && (
            <p className="lesson-own">
              You have changed the rack yourself. The next step goes on from the lesson’s own story.{' '}
              <button type="button" className="btn" onClick={() => session.stay()}>
                Leave the lesson and stay on this rack
              </button>
            </p>
          )}
          <footer className="lesson-foot">
            {!waiting && (
              <button type="button" className="btn pri" onClick={goOn}>
                {watching ? 'Skip to the end' : leadsTo(next)}
              </button>
            )}
            {'until' in step && !watching && (
              <button type="button" className="btn" onClick={watchAgain}>
                Watch again
              </button>
            )}
            <button type="button" className="btn bare" disabled={index === 0} onClick={goBack}>
              Back
            </button>
          </footer>
          <p className="qq lesson-keys">
            <span>
              Keys: <kbd>n</kbd> on, <kbd>b</kbd> back.{' '}
            </span>
            <a href={link()}>Link to this step</a>
          </p>
        </>
      )}
    </section>
  );
}

/** The next of the built-in lessons that was not finished yet. */
function nextAfter(lesson: Lesson): Lesson | null {
  const at = WRITTEN.findIndex(({ id }) => id === lesson.id);
  const next =
    at < 0 ? undefined : WRITTEN.slice(at + 1).find(({ id }) => !progressOf(id).finished);
  return next ? builtInLesson(next.id) : null;
}

/** So many of the latest events find room on a phone. */
const LATEST = 4;

/** What has happened in this step so far, where no timeline is in sight: on a phone. */
function Log({ state, from }: { state: PaneProps['state']; from: number }) {
  const { run, cursor } = state;
  const seen = run.events.filter(({ t }) => t >= from && t <= cursor).slice(-LATEST);
  if (seen.length === 0) return null;
  return (
    <ol className="lesson-log" aria-label="What happened last">
      {seen.map((event) => (
        <li key={event.id}>
          <b className="num">{clock(event.t)}</b> {sentence(run, event)}
        </li>
      ))}
    </ol>
  );
}

/** The heading of a step that asks nothing. */
function headOf(step: Step): string {
  if ('inject' in step) return 'It happens';
  if ('until' in step) return 'Watch';
  return 'explain' in step ? 'Because' : 'Read';
}
