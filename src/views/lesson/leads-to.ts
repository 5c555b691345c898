// What comes next in a lesson, in the words of the button that leads there.
import { clock } from '../../base/duration.ts';
import type { Step } from '../../lessons/lesson.ts';
import { lineWords } from '../../lessons/words.ts';

/** What the button that leads to a step says; no step: the end. */
export function leadsTo(step: Step | undefined): string {
  if (!step) return 'Finish';
  if ('inject' in step) {
    const [line] = step.inject;
    const first = line ? lineWords(line) : '';
    return step.inject.length === 1 ? `Now ${first}` : `Now ${first}, and more`;
  }
  if ('until' in step) return `Watch until ${clock(step.until)}`;
  if ('reveal' in step) return 'Compare';
  if ('explain' in step) return 'Why?';
  return 'predict' in step || 'ask' in step ? 'To the question' : 'Go on';
}
