// A mistake in the words of somebody who made the lesson on the page and never saw its file.
import type { Mistake } from '../../base/result.ts';

/** The names of what stands over a lesson, as its fields have them. */
const FIELDS: Readonly<Record<string, string>> = {
  title: 'Title',
  about: 'What it is about',
  slides: 'Slides',
  tags: 'Tags',
};

/** Index of the step that a mistake is in; null if it is in none. */
export const stepOf = (path: string): number | null => {
  const step = /^steps\[(\d+)\]/.exec(path)?.[1];
  return step === undefined ? null : Number(step);
};

/** The same where it is said in the step itself: without its number. */
export const missingHere = (mistake: Mistake): string => {
  const words = missing(mistake).replace(/^Step \d+: /, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export function missing({ path, found, expected }: Mistake): string {
  if (path === 'title' && found === '""') return 'The title: give the lesson a name.';
  if (path === 'steps') return 'Steps: a lesson needs at least one.';
  const step = stepOf(path);
  const where = step === null ? (FIELDS[/^\w+/.exec(path)?.[0] ?? ''] ?? path) : `Step ${step + 1}`;
  if (step !== null && found === '""') return `${where}: write the words.`;
  const counted = expected.replace(/steps\[(\d+)\]/g, (_, n) => `step ${Number(n) + 1}`);
  return `${where}: found ${found}, expected ${counted}.`;
}
