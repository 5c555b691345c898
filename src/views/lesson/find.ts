// Where a lesson comes from: the program, a draft of one's own, or one that was opened here before.
import { ownLessons } from '../../app/progress.ts';
import { drafts } from '../../app/workshop.ts';
import { builtInLesson } from '../../lessons/builtin.ts';
import type { Lesson } from '../../lessons/lesson.ts';

/** A lesson that came with the program or is on this device. */
export const findLesson = (id: string): Lesson | null =>
  builtInLesson(id) ??
  drafts().find((lesson) => lesson.id === id) ??
  ownLessons().find((lesson) => lesson.id === id) ??
  null;
