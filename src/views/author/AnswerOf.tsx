// What the engine answers to a question of the draft, for the author's eyes only: it is computed here and stands in no file.
import { useMemo } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import type { Posed } from '../../lessons/stage.ts';
import { answered, choicesFor } from '../lesson/verdict.ts';

export function AnswerOf({ lesson, posed }: { lesson: Lesson; posed: Posed }) {
  const words = useMemo(() => {
    try {
      const found = answered(lesson, posed, null);
      if (!found) return null;
      const labels = new Map(choicesFor(lesson, posed).map(({ id, label }) => [id, label]));
      const right = found.verdict.right.map((id) => labels.get(id) ?? id).join(', ');
      return { right: right === '' ? 'none of them' : right, because: found.verdict.because };
    } catch {
      // The story is not whole yet: what is missing is said elsewhere.
      return null;
    }
  }, [lesson, posed]);
  if (!words) return <p className="q">The engine has no answer yet.</p>;
  return (
    <p className="q">
      Answer in this run: <b>{words.right}</b>. {words.because}
    </p>
  );
}
