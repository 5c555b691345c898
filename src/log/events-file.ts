// A run's events as files for other programs: a table, and JSON with the summary; both say what the command line says (contract 4).
import { csvOf } from '../base/csv.ts';
import type { Run } from '../sim/record.ts';
import { eventLine } from './line.ts';
import { summarize } from './summary.ts';

const COLUMNS = [
  'id',
  't',
  'actor',
  'kind',
  'subject',
  'cause',
  'rule',
  'slide',
  'data',
  'text',
] as const;

/** One row an event, in the words of the contract; `t` in milliseconds, `data` as JSON. */
export const eventsCsv = (run: Run): string =>
  csvOf(
    COLUMNS,
    run.events.map((event) => {
      const line = eventLine(run, event);
      return COLUMNS.map((name) =>
        name === 'data' ? JSON.stringify(line.data) : (line[name] ?? ''),
      );
    }),
  );

/** Title, events and summary in one document, an event a line. */
export function eventsJson(run: Run): string {
  const lines = run.events.map((event) => JSON.stringify(eventLine(run, event)));
  return `{"kind":"run","title":${JSON.stringify(run.plan.title)},"events":[${
    lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`
  }],"summary":${JSON.stringify(summarize(run))}}\n`;
}
