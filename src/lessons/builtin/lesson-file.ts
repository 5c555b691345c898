// How a built-in lesson becomes a lesson: through the same reader as one from outside, so it can break no rule that theirs may not.
import { oneLine } from '../../base/result.ts';
import type { Lesson, LessonFile } from '../lesson.ts';
import { readLesson } from '../read.ts';

export type Written = Omit<LessonFile, 'lesson'>;

export function builtIn(file: Written): Lesson {
  const read = readLesson({ lesson: 1, ...file });
  if (!read.ok) throw new Error(`built-in lesson ${file.id}: ${oneLine(read.mistakes)}`);
  return read.value;
}
