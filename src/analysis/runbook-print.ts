// Rows of a runbook → JSON for programs (contract 4) and Markdown for people, a table for each group of rules.
import { clock } from '../base/duration.ts';
import { markdownTable, plainMarkdown } from '../base/markdown.ts';
import type { RunbookRow } from './runbook.ts';

/** The row as `runbook --format json` prints it: the same keys in the same order; `subjects` stands for `subject` where like parts are folded. */
export function runbookJson(row: RunbookRow): Record<string, unknown> {
  const [subject] = row.subjects;
  return {
    rule: row.rule,
    ...(row.subjects.length === 1 ? { subject } : { subjects: row.subjects }),
    failure: row.failure,
    whatHappens: row.whatHappens,
    deployerAction: row.deployerAction,
    actions: row.actions,
    blocking: row.blocking,
    outageMs: row.outageMs,
    recoveredBy: row.recoveredBy,
  };
}

/** `none`, `3:45`, `24:00:00, still out`. */
export const outageWords = (row: Pick<RunbookRow, 'outageMs' | 'open'>): string =>
  row.outageMs === 0 ? 'none' : `${clock(row.outageMs)}${row.open ? ', still out' : ''}`;

/** `vapp/was-1:was, vapp/was-2:was`. */
export const subjectWords = (row: RunbookRow): string => row.subjects.join(', ');

/** Rows by the first half of their rule (`vapp-was`, `node`), in order of first appearance. */
export function byRule(rows: readonly RunbookRow[]): [string, RunbookRow[]][] {
  const groups = new Map<string, RunbookRow[]>();
  for (const row of rows) {
    const name = (row.rule ?? 'other').replace(/\..*$/, '');
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups];
}

const HEAD = ['Part', 'Failure', 'What happens', 'Deployer action', 'Outage', 'Recovered by'];

export function runbookMarkdown(title: string, rows: readonly RunbookRow[]): string {
  const tables = byRule(rows).map(([name, group]) => {
    const lines = group.map((row) => [
      row.subjects.map((subject) => `\`${subject}\``).join(', '),
      row.failure,
      row.whatHappens,
      row.deployerAction,
      outageWords(row),
      row.recoveredBy ?? 'nobody',
    ]);
    const table = lines.map(([parts = '', ...rest]) => [parts, ...rest.map(plainMarkdown)]);
    return `## ${name}\n\n${markdownTable(HEAD, table)}`;
  });
  return `# Runbook: ${plainMarkdown(title)}\n\n${tables.join('\n\n')}\n`;
}
