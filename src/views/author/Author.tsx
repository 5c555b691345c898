// Make your own: a lesson is begun blank or from what is on screen, recorded by doing, written, tried and passed on.
import { useLayoutEffect, useRef, useState } from 'react';
import { ownLessons } from '../../app/progress.ts';
import type { App as Core } from '../../app/store.ts';
import { allDrafts, dropDraft, keepDraft, wholeSeconds } from '../../app/workshop.ts';
import { WRITTEN } from '../../lessons/builtin.ts';
import { blankDraft, draftOf, storyOf } from '../../lessons/draft.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { TOPOLOGIES } from '../../scenario/topologies.ts';
import type { Scenario } from '../../scenario/validator.ts';
import { findLesson } from '../lesson/find.ts';
import type { PaneProps } from '../pane-props.ts';
import { Workbench } from './Workbench.tsx';
import '../lesson/lesson.css';
import './author.css';

/** A name that no other lesson has: six letters and digits drawn by the browser. */
function newId(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const drawn = [...crypto.getRandomValues(new Uint8Array(6))];
  return `own-${drawn.map((n) => letters[n % letters.length]).join('')}`;
}

export default function Author(props: PaneProps) {
  const { app, arg, deeds } = props;
  const draft = allDrafts().find((one) => one.id === arg);
  if (draft) return <Workbench {...props} key={draft.id} opened={draft} />;
  return (
    <Begin
      app={app}
      close={props.close}
      begin={(made, story) => {
        keepDraft(made);
        if (story) deeds.change(story, 'begin a lesson', null);
        deeds.openPane(`author:${made.id}`);
      }}
      open={(id) => {
        const found = allDrafts().find((one) => one.id === id);
        if (found) deeds.change(storyOf(found), 'open the story of a lesson', null);
        deeds.openPane(`author:${id}`);
      }}
    />
  );
}

interface BeginProps {
  readonly app: Core;
  readonly close: () => void;
  readonly begin: (draft: Lesson, story: Scenario | null) => void;
  readonly open: (id: string) => void;
}

function Begin({ app, close, begin, open }: BeginProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const [base, choose] = useState('golden');
  const [drafts, show] = useState(allDrafts);
  const [lost, lose] = useState<Lesson | null>(null);
  const [pattern, choosePattern] = useState<string>(WRITTEN[0]?.id ?? '');
  const blank = () => {
    const rack: Scenario = { version: 1, base, script: [] };
    begin(blankDraft(newId(), rack), rack);
  };
  const copy = (from: Lesson) => {
    const made: Lesson = { ...from, id: newId() };
    begin(made, storyOf(made));
  };
  const opened = ownLessons().filter((one) => !drafts.some(({ id }) => id === one.id));
  const fromScreen = () => {
    const { scenario, cursor } = app.store.getState();
    begin(draftOf(newId(), scenario, wholeSeconds(cursor)), null);
  };
  return (
    <section className="lesson" aria-labelledby="author-begin">
      <header className="lesson-head">
        <h2 id="author-begin" className="s18" tabIndex={-1} ref={heading}>
          Make a lesson
        </h2>
        <button type="button" className="btn bare" onClick={close}>
          Close
        </button>
      </header>
      <p className="q">
        You break things on the rack, they become steps. You add words and questions; the engine
        knows the answers. What comes out is a link.
      </p>
      <h3>From a blank start</h3>
      <label className="author-field">
        Rack
        <select value={base} onChange={(event) => choose(event.currentTarget.value)}>
          {Object.entries(TOPOLOGIES).map(([id, { title }]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <p className="lesson-actions">
        <button type="button" className="btn pri" onClick={blank}>
          Begin blank
        </button>
      </p>
      <h3>From what is on screen</h3>
      <p className="q">
        Rack, script and clock become a lesson, for you to add words and questions.
      </p>
      <p className="lesson-actions">
        <button type="button" className="btn" onClick={fromScreen}>
          Begin with what is on screen
        </button>
      </p>
      <h3>From another lesson</h3>
      <label className="author-field">
        Lesson
        <select value={pattern} onChange={(event) => choosePattern(event.currentTarget.value)}>
          {opened.length > 0 && (
            <optgroup label="Opened here from a link or a file">
              {opened.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label="With Rackdrill">
            {WRITTEN.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      <p className="lesson-actions">
        <button
          type="button"
          className="btn"
          onClick={() => {
            const from = findLesson(pattern);
            if (from) copy(from);
          }}
        >
          Begin with a copy
        </button>
      </p>
      {lost && (
        <p className="lesson-actions">
          <span role="status">{lost.title || 'The draft'} was thrown away.</span>
          <button
            type="button"
            className="btn"
            onClick={() => {
              keepDraft(lost);
              show(allDrafts());
              lose(null);
              heading.current?.focus();
            }}
          >
            Bring it back
          </button>
        </p>
      )}
      {drafts.length > 0 && (
        <>
          <h3>Your drafts</h3>
          <ul className="lesson-cards" aria-label="Your drafts">
            {drafts.map((draft) => (
              <li key={draft.id}>
                <p className="b">{draft.title || 'Without a title'}</p>
                <p className="lesson-actions">
                  <button
                    type="button"
                    className="btn"
                    aria-label={`Work on ${draft.title || draft.id}`}
                    onClick={() => open(draft.id)}
                  >
                    Work on it
                  </button>
                  <button
                    type="button"
                    className="btn bare"
                    aria-label={`Throw away ${draft.title || draft.id}`}
                    onClick={() => {
                      dropDraft(draft.id);
                      show(allDrafts());
                      lose(draft);
                      heading.current?.focus();
                    }}
                  >
                    Throw away
                  </button>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
