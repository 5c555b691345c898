// A lesson's file that somebody opens or drops: kept on this device, and begun.
import { oneLine } from '../base/result.ts';
import { builtInLesson } from '../lessons/builtin.ts';
import { parseLesson } from '../lessons/read.ts';
import { keepLesson } from './progress.ts';
import type { Deeds } from './state.ts';

/** Null, or why it was not opened. */
export function openLesson(text: string, deeds: Pick<Deeds, 'openPane'>): string | null {
  const read = parseLesson(text);
  if (!read.ok) return oneLine(read.mistakes);
  const lesson = read.value;
  if (builtInLesson(lesson.id))
    return `id: found "${lesson.id}", expected an id that no built-in lesson has`;
  keepLesson(lesson);
  deeds.openPane(`lesson:${lesson.id}/1`);
  return null;
}
