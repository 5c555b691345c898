// Event → the whole sentence a person reads or hears of a mark, also of what did not happen; with its rule where something is not done.
import { sentence } from '../../log/sentence.ts';
import type { LogEvent } from '../../sim/event.ts';
import type { Run } from '../../sim/record.ts';
import { namesOf } from './names.ts';
import type { Told } from './story.ts';
import { unseenSentence } from './unseen.ts';

const texts = new WeakMap<Run, Map<number, string>>();

/** The sentence of an event, composed once a run. */
export function textOf(run: Run, event: LogEvent): string {
  const known = texts.get(run) ?? new Map<number, string>();
  texts.set(run, known);
  const text = known.get(event.id) ?? sentence(run, event);
  known.set(event.id, text);
  return text;
}

const known = new WeakMap<Told, string>();

/** A mark's event in one sentence; of what did not happen, who did not act. */
export function sentenceOf(run: Run, told: Told): string {
  let text = known.get(told);
  if (text === undefined) {
    text = compose(run, told);
    known.set(told, text);
  }
  return text;
}

function compose(run: Run, { event, mark, words }: Told): string {
  const rule = event.rule === null ? '' : ` Rule ${event.rule}.`;
  if (mark === 'unseen') return unseenSentence(namesOf(run).full(event.subject), words) + rule;
  return textOf(run, event) + (event.kind === 'detection' ? rule : '');
}
