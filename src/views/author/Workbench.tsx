// One draft on the bench: its title, the recorder, its steps, questions from what the engine can judge, what is still missing, and the way out.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { lessonSession } from '../../app/lesson.ts';
import { keepDraft, record, wholeSeconds } from '../../app/workshop.ts';
import { clock } from '../../base/duration.ts';
import {
  addStep,
  changeStep,
  clockOf,
  insertStep,
  linesOf,
  moveStep,
  recorded,
  removeStep,
  settled,
  storyOf,
  touchedBy,
} from '../../lessons/draft.ts';
import type { Lesson, Step } from '../../lessons/lesson.ts';
import { readLesson, toLessonFile } from '../../lessons/read.ts';
import { runAt } from '../lesson/verdict.ts';
import type { PaneProps } from '../pane-props.ts';
import { About } from './About.tsx';
import { missing, missingHere, stepOf } from './missing.ts';
import { NewQuestion } from './NewQuestion.tsx';
import { PassOn } from './PassOn.tsx';
import { StepEditor } from './StepEditor.tsx';

/** Mistakes shown at once; the rest follow when these are mended. */
const MOST_MISTAKES = 6;
/** What is let run by a stretch that was not recorded, in milliseconds; its author puts it right. */
const STRETCH_MS = 5 * 60_000;

export function Workbench({ app, state, deeds, opened }: PaneProps & { opened: Lesson }) {
  const [draft, set] = useState(opened);
  const [recording, setRecording] = useState(false);
  const [said, say] = useState('');
  /** What was removed last, until something else is done: the draft before, and which step it was. */
  const [removed, forget] = useState<{ draft: Lesson; index: number } | null>(null);
  const latest = useRef(draft);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);

  function change(next: Lesson, words = '') {
    forget(null);
    latest.current = next;
    keepDraft(next);
    set(next);
    if (words !== '') say(words);
  }
  const changing = useRef(change);
  changing.current = change;
  useEffect(() => {
    if (!recording) return;
    return record(
      app,
      () => latest.current,
      (next) => changing.current(next),
    );
  }, [recording, app]);

  const read = useMemo(() => readLesson(toLessonFile(draft)), [draft]);
  const mistakes = read.ok ? [] : read.mistakes;
  const plan = useMemo(() => planFor(draft), [draft]);
  const touched = useMemo(() => touchedBy(draft), [draft]);
  const onScreen = state.scenario.script ?? [];
  const apart =
    !recording &&
    JSON.stringify(onScreen) !== JSON.stringify(linesOf(draft)) &&
    onScreen.length > 0;

  // The focus stays in the list when a step comes, moves or goes: with the drawing, so that who types at once is not torn away.
  const goTo = useRef<number | null>(null);
  const focusStep = (index: number) => {
    goTo.current = index;
  };
  useLayoutEffect(() => {
    if (goTo.current === null) return;
    const heads = list.current?.querySelectorAll<HTMLElement>('.author-step-head');
    const at = heads?.[Math.max(0, Math.min(goTo.current, heads.length - 1))];
    goTo.current = null;
    (at ?? heading.current)?.focus();
  });
  const add = (step: Step, words: string) => {
    change(addStep(draft, step), words);
    focusStep(draft.steps.length);
  };
  function addWhatIsOnScreen() {
    const next = settled(recorded(draft, onScreen), wholeSeconds(state.cursor));
    change(
      next,
      next === draft ? 'It is all in the steps already.' : 'What is on screen was added.',
    );
  }
  function startRecording() {
    // Both begin from the same story, so that what is done next is the next step.
    if (apart || onScreen.length === 0)
      deeds.change(storyOf(draft), 'go on from the lesson’s story', null);
    deeds.seek(clockOf(draft));
    deeds.pause();
    setRecording(true);
    say('Recording: break something on the rack, let the clock run, stop it.');
  }
  function stopRecording() {
    // A clock that still runs comes to rest first, so that what was watched is a step.
    deeds.pause();
    setRecording(false);
    say('Recorded.');
  }

  return (
    <section className="lesson author" aria-labelledby="author-title">
      <header className="lesson-head">
        <h2 id="author-title" className="s18" tabIndex={-1} ref={heading}>
          Your lesson
        </h2>
        <button type="button" className="btn bare" onClick={() => deeds.openPane('author')}>
          All drafts
        </button>
      </header>
      <About draft={draft} change={change} />
      <fieldset className="author-record">
        <legend className="s15">Record</legend>
        <p className="q">
          While it records, each fault becomes a step, and so does each stretch that you let run.
        </p>
        <p className="lesson-actions">
          <button
            type="button"
            className={recording ? 'btn pri' : 'btn'}
            aria-pressed={recording}
            onClick={() => (recording ? stopRecording() : startRecording())}
          >
            {recording ? 'Stop recording' : 'Record what I do'}
          </button>
          <button type="button" className="btn" onClick={addWhatIsOnScreen}>
            Add what is on screen
          </button>
        </p>
        {apart && (
          <p>
            The rack shows another story than this lesson.{' '}
            <button
              type="button"
              className="btn"
              onClick={() => deeds.change(storyOf(draft), 'show the story of the lesson', null)}
            >
              Show the lesson’s
            </button>
          </p>
        )}
        <p role="status" className="q">
          {said}
        </p>
      </fieldset>
      <h3>
        Steps{' '}
        <span className="q num">
          {draft.steps.length}, up to {clock(clockOf(draft))}
        </span>
      </h3>
      {draft.steps.length === 0 && (
        <p className="q">None yet. Record a fault, or write the first words.</p>
      )}
      <ol className="author-steps" ref={list} aria-label="Steps of the lesson">
        {draft.steps.map((step, i) => (
          <StepEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name of its own, and its fields are all controlled.
            key={i}
            lesson={draft}
            index={i}
            step={step}
            selected={state.selected}
            plan={plan}
            touched={touched}
            wrong={mistakes.filter(({ path }) => stepOf(path) === i).map(missingHere)}
            wordsAfter={() => {
              change(insertStep(draft, i, { say: '' }), `Words were added after step ${i + 1}.`);
              focusStep(i + 1);
            }}
            change={(next) => change(changeStep(draft, i, next))}
            move={(by) => {
              change(moveStep(draft, i, by), `Step ${i + 1} is now step ${i + 1 + by}.`);
              focusStep(i + by);
            }}
            remove={() => {
              change(removeStep(draft, i), `Step ${i + 1} was removed.`);
              forget({ draft, index: i });
              focusStep(i);
            }}
          />
        ))}
      </ol>
      {removed && (
        <p className="lesson-actions">
          <button
            type="button"
            className="btn"
            onClick={() => {
              change(removed.draft, `Step ${removed.index + 1} is back.`);
              focusStep(removed.index);
            }}
          >
            Bring step {removed.index + 1} back
          </button>
        </p>
      )}
      <p className="lesson-actions">
        <button type="button" className="btn" onClick={() => add({ say: '' }, 'Words were added.')}>
          Add words
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => add({ explain: '' }, 'An explanation was added.')}
        >
          Add an explanation
        </button>
        <button
          type="button"
          className="btn"
          onClick={() =>
            add({ until: clockOf(draft) + STRETCH_MS }, 'A stretch to watch was added.')
          }
        >
          Add a stretch to watch
        </button>
        {isAwaited(draft) && (
          <button
            type="button"
            className="btn"
            onClick={() => add({ reveal: true }, 'A comparison was added.')}
          >
            Add the comparison
          </button>
        )}
      </p>
      {plan && (
        <NewQuestion
          draft={draft}
          plan={plan}
          touched={touched}
          add={(next, words) => {
            change(next, words);
            focusStep(next.steps.findIndex((step, i) => step !== draft.steps[i]));
          }}
        />
      )}
      {mistakes.length > 0 && (
        <section aria-label="Still missing">
          <h3>Still missing</h3>
          <ul>
            {mistakes.slice(0, MOST_MISTAKES).map((mistake) => (
              <li key={`${mistake.path} ${mistake.found}`}>{missing(mistake)}</li>
            ))}
          </ul>
        </section>
      )}
      <PassOn
        lesson={read.ok ? read.value : null}
        whole={draft}
        attempt={() => {
          if (!read.ok) return;
          setRecording(false);
          deeds.pause();
          lessonSession(app).show(read.value, 0);
        }}
      />
    </section>
  );
}

/** Whether the last prediction has no comparison yet. */
const isAwaited = ({ steps }: Lesson): boolean =>
  steps.findLastIndex((step) => 'predict' in step) >
  steps.findLastIndex((step) => 'reveal' in step);

/** The rack of a draft, also while it has no steps. */
function planFor(draft: Lesson) {
  const whole = draft.steps.length > 0 ? draft : { ...draft, steps: [{ until: 1 }] };
  return runAt(whole, whole.steps.length - 1)?.plan ?? null;
}
