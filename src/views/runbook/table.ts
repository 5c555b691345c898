// Rows of the runbook → the tables on screen: grouped, filtered, sorted. Numbers and words only.
import type { RunbookRow } from '../../analysis/runbook.ts';
import { outageWords, subjectWords } from '../../analysis/runbook-print.ts';

export type Order = 'parts' | 'outage';

export interface Wish {
  /** Words that a row has to contain, in any order; empty for all. */
  readonly words: string;
  /** Only what stays broken until the deployer comes. */
  readonly blocking: boolean;
  readonly order: Order;
}

export interface Group {
  readonly name: string;
  readonly rows: readonly RunbookRow[];
}

/** By deployment in order of parts; by outage in one table, the longest first, equals as they were. */
export function groupsOf(rows: readonly RunbookRow[], wish: Wish): Group[] {
  const words = wish.words.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rows.filter(
    (row) => (!wish.blocking || row.blocking) && words.every((word) => textOf(row).includes(word)),
  );
  if (shown.length === 0) return [];
  if (wish.order === 'outage')
    return [
      { name: 'Longest outage first', rows: [...shown].sort((a, b) => b.outageMs - a.outageMs) },
    ];
  const groups = new Map<string, RunbookRow[]>();
  for (const row of shown) {
    const name =
      row.deployment ??
      (WITHOUT.test(row.rule ?? '') ? 'Racks, sites and what stands outside' : 'Compute nodes');
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups].map(([name, of]) => ({ name, rows: of }));
}

/** Rules of what is no part inside a rack. */
const WITHOUT = /^(rack|ext)\./;

const textOf = (row: RunbookRow): string =>
  [
    subjectWords(row),
    row.rule ?? '',
    row.failure,
    row.whatHappens,
    row.deployerAction,
    outageWords(row),
    row.recoveredBy ?? 'nobody',
  ]
    .join(' ')
    .toLowerCase();
