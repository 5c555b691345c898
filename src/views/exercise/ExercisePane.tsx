// What the drill on screen claims, and whether it holds: the exercise, its verdict with the event that broke it, and the list of exercises.
import { useId, useLayoutEffect, useRef } from 'react';
import { exerciseIn, passed, startExercise, verdictOn } from '../../app/judged.ts';
import type { AppState } from '../../app/state.ts';
import { clock } from '../../base/duration.ts';
import { listed } from '../../base/english.ts';
import { coresOf, type Exercise, startOf } from '../../lessons/exercise.ts';
import { EXERCISES } from '../../lessons/exercises.ts';
import { lineWords } from '../../lessons/words.ts';
import type { Hypothesis } from '../../scenario/validator.ts';
import type { PaneProps } from '../pane-props.ts';
import './exercise.css';

/** More breaches are counted, not listed: what follows from the first is no news. */
const MOST = 4;

export default function ExercisePane({ app, state, deeds, close }: PaneProps) {
  const title = useId();
  const exercise = exerciseIn(state);
  const hypothesis = exercise ? startOf(exercise).hypothesis : state.scenario.hypothesis;
  // Who has passed goes on to the next that was not passed yet.
  const next =
    exercise && verdictOn(state)?.pass
      ? (EXERCISES.find((one) => one !== exercise && !passed().includes(one.id)) ?? null)
      : null;
  const name = exercise?.title ?? (hypothesis ? 'What this drill claims' : 'Exercises');
  return (
    <section className="exercise" aria-labelledby={title}>
      <header>
        <Title key={name} id={title} name={name} />
        <button type="button" className="btn bare" onClick={close}>
          Close
        </button>
      </header>
      {exercise && (
        <>
          <p>{exercise.task}</p>
          <h3>What happens</h3>
          <ul className="exercise-script">
            {(startOf(exercise).script ?? []).map((line) => (
              <li key={`${line.at} ${line.target}`}>
                <b className="num">{clock(line.at)}</b> {lineWords(line)}
              </li>
            ))}
          </ul>
        </>
      )}
      {hypothesis && (
        <>
          <h3>What must hold</h3>
          <Claims hypothesis={hypothesis} exercise={exercise} state={state} />
          <VerdictOn state={state} deeds={deeds} />
        </>
      )}
      {hypothesis && (
        <p className="exercise-deeds">
          {next && (
            <button type="button" className="btn pri" onClick={() => startExercise(app, next)}>
              Go on to “{next.title}”
            </button>
          )}
          <button
            type="button"
            className={next ? 'btn' : 'btn pri'}
            onClick={() => deeds.openPane('scenarios')}
          >
            Change the deployments
          </button>
          {exercise && (
            <button type="button" className="btn" onClick={() => startExercise(app, exercise)}>
              Start over
            </button>
          )}
        </p>
      )}
      {exercise && (
        <details>
          <summary>A hint</summary>
          <p>{exercise.hint}</p>
        </details>
      )}
      <List app={app} of={exercise} alone={!hypothesis} />
    </section>
  );
}

/** It takes the focus whenever it is another one. */
function Title({ id, name }: { id: string; name: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h2 id={id} className="s18" tabIndex={-1} ref={heading}>
      {name}
    </h2>
  );
}

interface ClaimsProps {
  readonly hypothesis: Hypothesis;
  readonly exercise: Exercise | null;
  readonly state: AppState;
}

function Claims({ hypothesis, exercise, state }: ClaimsProps) {
  const verdict = verdictOn(state);
  const broken = (claim: string) => verdict?.breaches.some((breach) => breach.claim === claim);
  const { staysUp, longestOutage = 0, noDataLost, noDeployerAction } = hypothesis;
  const cores = coresOf(state.run);
  const claims: readonly (readonly [string, boolean | undefined])[] = [
    [
      `${listed(staysUp)} ${staysUp.length === 1 ? 'stays' : 'stay'} up${
        longestOutage === 0
          ? ', without an outage'
          : `: no outage is longer than ${clock(longestOutage)}`
      }`,
      broken('staysUp'),
    ],
    ...(noDataLost ? [['no data is lost', broken('noDataLost')] as const] : []),
    ...(noDeployerAction
      ? [['nothing is left to the deployer', broken('noDeployerAction')] as const]
      : []),
    ...(exercise?.cores === undefined
      ? []
      : [
          [
            `at most ${exercise.cores} virtual cores (now ${cores})`,
            cores > exercise.cores,
          ] as const,
        ]),
  ];
  return (
    <ul className="exercise-claims">
      {claims.map(([words, wrong]) => (
        <li key={words}>
          <Mark holds={!wrong} />
          <span>
            {words}
            <span className="unseen">{wrong ? ': does not hold' : ': holds'}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function VerdictOn({ state, deeds }: Pick<PaneProps, 'state' | 'deeds'>) {
  const verdict = verdictOn(state);
  if (!verdict) return null;
  const { pass, tampered, breaches } = verdict;
  const more = breaches.length - MOST;
  return (
    <div className="exercise-verdict">
      <p role="status">
        <b className="s15">{pass ? 'Passed' : 'Failed'}</b>{' '}
        {pass
          ? 'The whole run holds what is claimed.'
          : tampered.length > 0
            ? 'The exercise itself was changed.'
            : 'Broken by:'}
      </p>
      {tampered.length > 0 && (
        <ul className="exercise-changed" aria-label="What was changed">
          {tampered.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {breaches.length > 0 && (
        <ul aria-label="What broke it">
          {breaches.slice(0, MOST).map(({ claim, workload, event, t, text }) => (
            <li key={`${claim} ${workload} ${event} ${t}`}>
              {event === null ? (
                text
              ) : (
                <button
                  type="button"
                  className="btn bare"
                  aria-pressed={state.selectedEvent === event}
                  onClick={() => deeds.selectEvent(event)}
                >
                  <span>
                    <b className="num">{clock(state.run.events[event - 1]?.t ?? t)}</b> {text}
                  </span>
                </button>
              )}
            </li>
          ))}
          {more > 0 && <li className="q">and {more} more</li>}
        </ul>
      )}
    </div>
  );
}

function List({ app, of, alone }: { app: PaneProps['app']; of: Exercise | null; alone: boolean }) {
  const done = passed();
  const cards = (
    <ul className="exercise-cards" aria-label="Exercises">
      {EXERCISES.map((one) => (
        <li key={one.id}>
          <p className="s15">{one.title}</p>
          <p className="q">{one.task}</p>
          <p className="q num">
            Slide{one.slides.length === 1 ? '' : 's'} {one.slides.join(', ')}.
            {done.includes(one.id) && <b> Passed on this device.</b>}
          </p>
          <p className="exercise-deeds">
            <button
              type="button"
              className="btn"
              disabled={one === of}
              aria-label={`Start ${one.title}`}
              onClick={() => startExercise(app, one)}
            >
              {one === of ? 'On screen' : 'Start'}
            </button>
          </p>
        </li>
      ))}
    </ul>
  );
  if (alone)
    return (
      <>
        <p className="q">
          Each is a drill that fails. Change its deployments until what it claims holds; the engine
          judges every change. Your own drill is one undo away.
        </p>
        {cards}
      </>
    );
  return (
    <details>
      <summary>All exercises</summary>
      {cards}
    </details>
  );
}

function Mark({ holds }: { holds: boolean }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8.5" className={holds ? 'full' : undefined} />
      <path d={holds ? 'M5.5 10.5l3 3 6-6.5' : 'M6.5 6.5l7 7m0-7l-7 7'} />
    </svg>
  );
}
