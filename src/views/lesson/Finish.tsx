// The end of a lesson: how the predictions went, and where to go from here.
import { useLayoutEffect, useRef } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import type { Answer } from '../../lessons/results.ts';
import { Results } from './Results.tsx';
import { rowsOf } from './verdict.ts';

interface Props {
  readonly lesson: Lesson;
  readonly answers: readonly Answer[];
  /** The lesson that is best worked through after this one; null if there is none. */
  readonly next: Lesson | null;
  readonly goOn: (next: Lesson) => void;
  readonly leave: () => void;
  readonly stay: () => void;
}

export function Finish({ lesson, answers, next, goOn, leave, stay }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const rows = rowsOf(lesson, answers);
  const right = rows.filter((row) => row.correct).length;
  return (
    <>
      <h3 className="s18" tabIndex={-1} ref={heading}>
        That was {lesson.title}
      </h3>
      {rows.length > 0 && (
        <>
          <p>
            {right} of {rows.length} answers were as it happened.
          </p>
          <ol className="lesson-rows">
            {rows.map((row) => (
              <li key={row.step}>
                <p>{row.question}</p>
                <p className={row.correct ? 'q' : undefined}>
                  {row.correct
                    ? `Right: ${row.rightAnswer}.`
                    : `It was: ${row.rightAnswer}. You said: ${row.prediction}.`}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
      <p className="lesson-actions">
        {next && (
          <button type="button" className="btn pri" onClick={() => goOn(next)}>
            Go on to “{next.title}”
          </button>
        )}
        <button type="button" className={next ? 'btn' : 'btn pri'} onClick={leave}>
          Back to the lessons
        </button>
        <button type="button" className="btn" onClick={stay}>
          Stay on this rack
        </button>
      </p>
      <Results />
    </>
  );
}
