// The way out of the workshop: try it, and pass it on as a link, a code to scan or a file.
import { useMemo, useState } from 'react';
import { fileOf } from '../../app/carried.ts';
import { codec } from '../../app/codec.ts';
import { fileName } from '../../app/file.ts';
import { paneOf } from '../../app/lesson.ts';
import { lessonText } from '../../app/lesson-file.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { forStudents } from '../../lessons/read.ts';
import { stageOf } from '../../lessons/stage.ts';
import { checkExtra } from '../../scenario/extra.ts';
import { download } from '../lesson/download.ts';
import { Code } from '../share/Code.tsx';
import { Copied } from '../share/Copied.tsx';
import { qrOf } from '../share/qr.ts';
import '../share/share.css';

interface Props {
  /** The lesson, if it can be played. */
  readonly lesson: Lesson | null;
  /** The draft as it is. */
  readonly whole: Lesson;
  readonly attempt: () => void;
}

export function PassOn({ lesson, whole, attempt }: Props) {
  const [said, say] = useState('');
  const link = useMemo(() => (lesson ? linkTo(lesson) : null), [lesson]);
  const address = link === null ? '' : new URL(link, location.href).href;
  const qr = useMemo(() => (address === '' ? null : qrOf(address)), [address]);
  const take = (of: Lesson, name: string) => {
    download(name, lessonText(of, location.href), 'application/json');
    say(`Saved as ${name}.`);
  };
  const title = whole.title || 'lesson';
  return (
    <section aria-label="Try it and pass it on" className="author-out">
      <h3>Try it and pass it on</h3>
      <p className="lesson-actions">
        <button type="button" className="btn pri" disabled={lesson === null} onClick={attempt}>
          Try it as a student
        </button>
      </p>
      {lesson && link === null && <p>The lesson is too long for a link. Pass it on as a file.</p>}
      {lesson && link !== null && (
        <>
          <p className="q">
            The students’ link holds no answers, for they come from the run, and none of your notes.
          </p>
          <Copied label="Link for students" text={address} button="Copy the students’ link" />
          {qr?.ok && (
            <details>
              <summary>Code to scan</summary>
              <Code qr={qr.value} />
            </details>
          )}
        </>
      )}
      <p className="lesson-actions">
        <button
          type="button"
          className="btn"
          disabled={lesson === null}
          onClick={() => lesson && take(forStudents(lesson), fileName(title, 'json'))}
        >
          File for students
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => take(whole, fileName(`${title} with notes`, 'json'))}
        >
          File with my notes
        </button>
      </p>
      <p role="status" className="q">
        {said}
      </p>
    </section>
  );
}

/** The link on which a lesson begins; null if it is longer than links may be. */
function linkTo(lesson: Lesson): string | null {
  const extra = { lesson: fileOf(lesson) };
  if (!checkExtra(extra).ok) return null;
  return codec.encode(stageOf(lesson, 0).scenario, { pane: paneOf(lesson, 0) }, extra);
}
