// The list of lessons with how far each one went, and the results to take along.
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { openFile } from '../../app/file.ts';
import { lessonSession } from '../../app/lesson.ts';
import {
  allProgress,
  dropLesson,
  type Everyone,
  keepLesson,
  ownLessons,
  startOver,
} from '../../app/progress.ts';
import { drafts } from '../../app/workshop.ts';
import { builtInLesson, WRITTEN } from '../../lessons/builtin.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { type Findable, matcherOf } from '../library/match.ts';
import type { PaneProps } from '../pane-props.ts';
import { useFocusBack } from '../shell/SideFrame.tsx';
import { Results } from './Results.tsx';

interface Card extends Findable {
  readonly steps: number;
}

const cardOf = (
  lesson: Pick<Lesson, 'id' | 'title' | 'about' | 'slides' | 'tags'> & {
    steps: readonly unknown[];
  },
): Card => ({
  id: lesson.id,
  title: lesson.title,
  about: lesson.about,
  slides: lesson.slides ?? [],
  tags: lesson.tags ?? [],
  steps: lesson.steps.length,
});

export function LessonList({ app, deeds, close, trouble }: PaneProps & { trouble?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusBack();
  useLayoutEffect(() => heading.current?.focus(), []);
  const chooser = useRef<HTMLInputElement>(null);
  const title = useId();
  const progress = allProgress();
  const built = useMemo(() => (WRITTEN as readonly Parameters<typeof cardOf>[0][]).map(cardOf), []);
  const [words, seek] = useState('');
  const matches = matcherOf(words);
  const [lost, lose] = useState<Lesson | null>(null);
  const made = drafts();
  const own = [
    ...made,
    ...ownLessons().filter((lesson) => !made.some((draft) => draft.id === lesson.id)),
  ];
  const open = (id: string, fresh: boolean) => {
    const lesson = builtInLesson(id) ?? own.find((one) => one.id === id);
    if (!lesson) return;
    if (fresh) startOver(lesson);
    const reached = fresh ? 0 : Math.max(0, progress[id]?.reached ?? 0);
    lessonSession(app).show(lesson, progress[id]?.finished ? 0 : reached);
  };
  return (
    <section
      className="lesson lesson-list"
      aria-labelledby={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        // In the search it takes the words away first.
        if (event.target instanceof HTMLInputElement && event.target.value !== '') return;
        event.preventDefault();
        close();
      }}
    >
      <header className="lesson-head">
        <h2 id={title} className="s18" tabIndex={-1} ref={heading}>
          Lessons
        </h2>
        <button type="button" className="btn bare" onClick={close}>
          Close
        </button>
      </header>
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      <p className="q">
        Predict what happens, watch it happen, read why. Your drill is laid aside meanwhile and
        comes back when you leave.{' '}
        <span className="num">
          {built.filter(({ id }) => progress[id]?.finished).length} of {built.length} are finished.
        </span>
      </p>
      <label className="lesson-why">
        Find a lesson
        <input
          type="search"
          value={words}
          placeholder="HADR, slide 9, cache"
          onInput={(event) => seek(event.currentTarget.value)}
        />
      </label>
      {words !== '' && (
        <p role="status" className="q num">
          {counted(built.filter(matches).length + own.map(cardOf).filter(matches).length)}
        </p>
      )}
      {(own.length > 0 || lost) && (
        <>
          <h3>Made here, or opened from a link or a file</h3>
          {lost && (
            <p className="lesson-actions">
              <span role="status">{lost.title} was taken off the list.</span>
              <button
                type="button"
                className="btn"
                onClick={() => {
                  keepLesson(lost);
                  lose(null);
                  heading.current?.focus();
                }}
              >
                Bring it back
              </button>
            </p>
          )}
          <Cards
            name="Lessons of your own"
            cards={own.map(cardOf).filter(matches)}
            progress={progress}
            open={open}
            remove={(id) => {
              const opened = ownLessons().find((lesson) => lesson.id === id);
              if (!opened || made.some((draft) => draft.id === id)) return null;
              return () => {
                dropLesson(id);
                lose(opened);
                heading.current?.focus();
              };
            }}
          />
          <h3>With Rackdrill</h3>
        </>
      )}
      <Cards
        name="Lessons that come with Rackdrill"
        cards={built.filter(matches)}
        progress={progress}
        open={open}
      />
      <p className="lesson-actions">
        <button type="button" className="btn" onClick={() => deeds.openPane('author')}>
          Make a lesson
        </button>
        <button type="button" className="btn" onClick={() => chooser.current?.click()}>
          Open a lesson’s file…
        </button>
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Lesson file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void openFile(file, deeds);
          }}
        />
      </p>
      <Results />
    </section>
  );
}

const counted = (count: number): string =>
  count === 0
    ? 'No lesson has all of these words.'
    : count === 1
      ? '1 lesson.'
      : `${count} lessons.`;

interface CardsProps {
  readonly name: string;
  readonly cards: readonly Card[];
  readonly progress: Everyone;
  readonly open: (id: string, fresh: boolean) => void;
  /** What takes a card off the list; null for one that stays. */
  readonly remove?: (id: string) => (() => void) | null;
}

function Cards({ name, cards, progress, open, remove }: CardsProps) {
  return (
    <ul className="lesson-cards" aria-label={name}>
      {cards.map((card) => {
        const done = progress[card.id];
        const begun = done !== undefined && done.reached > 0;
        const take = remove?.(card.id) ?? null;
        return (
          <li key={card.id}>
            <p className="s15">{card.title}</p>
            {card.about !== undefined && <p className="q">{card.about}</p>}
            <p className="qq num">
              {card.slides.length > 0 &&
                `Slide${card.slides.length === 1 ? '' : 's'} ${card.slides.join(', ')}. `}
              {card.tags.length > 0 && `${card.tags.join(', ')}. `}
              {done?.finished
                ? 'Finished.'
                : begun
                  ? `At step ${done.reached + 1} of ${card.steps}.`
                  : `${card.steps} steps.`}
            </p>
            <p className="lesson-actions">
              <button
                type="button"
                className={begun && !done.finished ? 'btn pri' : 'btn'}
                aria-label={`${done?.finished ? 'Look again at' : begun ? 'Go on with' : 'Start'} ${card.title}`}
                onClick={() => open(card.id, false)}
              >
                {done?.finished ? 'Look again' : begun ? 'Go on' : 'Start'}
              </button>
              {begun && (
                <button
                  type="button"
                  className="btn bare"
                  aria-label={`Start ${card.title} over`}
                  onClick={() => open(card.id, true)}
                >
                  Start over
                </button>
              )}
              {take && (
                <button
                  type="button"
                  className="btn bare"
                  aria-label={`Take ${card.title} off the list`}
                  onClick={take}
                >
                  Take off the list
                </button>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
