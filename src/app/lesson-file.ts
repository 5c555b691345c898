// Lesson ⇄ file, for the page: what is saved, and a file that somebody opens or drops: kept on this device, and begun.
import { oneLine } from '../base/result.ts';
import { builtInLesson } from '../lessons/builtin.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { parseLesson, writeLesson } from '../lessons/read.ts';
import { schemaOf } from './file.ts';
import { keepLesson } from './progress.ts';
import type { Deeds } from './state.ts';

/** The text of a lesson's file, with the address of the JSON Schema that lies beside the page at `page`. */
export const lessonText = (lesson: Lesson, page: string): string =>
  writeLesson({ $schema: schemaOf('lesson', page), ...lesson });

/** Null, or why it was not opened. */
export function openLesson(text: string, deeds: Pick<Deeds, 'openPane'>): string | null {
  const read = parseLesson(text);
  if (!read.ok) return oneLine(read.mistakes);
  // Where a file found its schema is the file's own business and would only make the link longer.
  const { $schema: _, ...lesson } = read.value;
  if (builtInLesson(lesson.id))
    return `id: found "${lesson.id}", expected an id that no built-in lesson has`;
  keepLesson(lesson);
  deeds.openPane(`lesson:${lesson.id}/1`);
  return null;
}
