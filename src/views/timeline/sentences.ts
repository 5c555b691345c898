// Event → the whole sentence a person reads or hears of a mark, also of what did not happen.
import { sentence } from '../../log/sentence.ts';
import type { Run } from '../../sim/record.ts';
import { namesOf } from './names.ts';
import type { Told } from './story.ts';

/** A mark's event in one sentence; of what did not happen, who did not act. */
export function sentenceOf(run: Run, told: Told): string {
  return told.mark === 'unseen'
    ? `Nobody monitors ${namesOf(run).full(told.event.subject)}: the platform does not notice.`
    : sentence(run, told.event);
}
