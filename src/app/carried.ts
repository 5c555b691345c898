// Lesson ⇄ what the link carries of it. One object for one lesson, both ways, so that nobody takes the same for a new one.
import { ok, type Result } from '../base/result.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { forStudents, readLesson, toLessonFile } from '../lessons/read.ts';
import type { AppState } from './state.ts';

const files = new WeakMap<Lesson, object>();
const read = new WeakMap<object, Result<Lesson>>();

/** What a link carries of a lesson: all but the teacher's notes. */
export function fileOf(lesson: Lesson): object {
  let file = files.get(lesson);
  if (!file) {
    file = toLessonFile(forStudents(lesson));
    files.set(lesson, file);
    read.set(file, ok(lesson));
  }
  return file;
}

/** The lesson that a link carries, or what is wrong with it; null if it carries none. */
export function carriedLesson(extra: AppState['extra']): Result<Lesson> | null {
  const file = extra?.lesson;
  if (file === undefined) return null;
  if (typeof file !== 'object' || file === null) return readLesson(file);
  let lesson = read.get(file);
  if (!lesson) {
    lesson = readLesson(file);
    read.set(file, lesson);
    if (lesson.ok) files.set(lesson.value, file);
  }
  return lesson;
}
