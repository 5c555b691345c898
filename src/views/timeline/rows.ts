// Run → the rows of the table: every event of the log, and what did not happen because of it; each as plain text, as a file of values would have it.
import type { LogEvent } from '../../sim/event.ts';
import type { Run } from '../../sim/record.ts';
import { LANE_NAMES } from './lanes.ts';
import { sentenceOf, textOf } from './sentences.ts';
import { storyOf, type Told } from './story.ts';
import { moment } from './time-words.ts';

export interface EventRow {
  readonly key: string;
  readonly event: LogEvent;
  /** What did not happen, if the row tells that. */
  readonly unseen: Told | null;
}

/** In order of time; `shown` says which events, null: all. */
export function rowsOf(run: Run, shown: Uint8Array | null): EventRow[] {
  const story = storyOf(run);
  return run.events.flatMap((event): EventRow[] => {
    if (shown !== null && shown[event.id] !== 1) return [];
    const unseen = story.byKey(`e${event.id}-unseen`);
    const row = { key: `e${event.id}`, event, unseen: null };
    return unseen ? [row, { key: unseen.key, event, unseen }] : [row];
  });
}

export const COLUMNS = ['Time', 'Actor', 'Kind', 'Subject', 'Sentence', 'Cause'] as const;

/** The cells of a row, in the order of {@link COLUMNS}. */
export function cellsOf(run: Run, { event, unseen }: EventRow): readonly string[] {
  const cause = event.cause === null ? undefined : run.events[event.cause - 1];
  return [
    moment(event.t),
    unseen ? LANE_NAMES.platform : LANE_NAMES[event.actor],
    unseen ? 'not done' : event.kind,
    event.subject,
    unseen ? sentenceOf(run, unseen) : textOf(run, event),
    unseen
      ? `${moment(event.t)} ${event.kind} ${event.subject}`
      : cause
        ? `${moment(cause.t)} ${cause.kind} ${cause.subject}`
        : '',
  ];
}

/** Whether all words of a query stand in a row; `words` in small letters. */
export const matches = (run: Run, row: EventRow, words: readonly string[]): boolean => {
  const text = cellsOf(run, row).slice(0, 5).join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
};
