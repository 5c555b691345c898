// Answers → results that a teacher can read: one row for each answer, as CSV and as JSON.
import { csvOf } from '../base/csv.ts';
import type { Lesson } from './lesson.ts';

/** One committed answer. */
export interface Answer {
  /** Index of the step that asked, from 0. */
  readonly step: number;
  readonly chosen: readonly string[];
  readonly reason: string;
  /** When it was committed: an ISO date and time. */
  readonly at: string;
}

export interface ResultRow {
  readonly lesson: string;
  readonly title: string;
  /** Counted from 1, as on the page. */
  readonly step: number;
  readonly question: string;
  readonly prediction: string;
  readonly reason: string;
  readonly rightAnswer: string;
  readonly correct: boolean;
  readonly time: string;
}

/** What is known of one question once it was judged. */
export interface Judged {
  readonly question: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly right: readonly string[];
  readonly correct: boolean;
}

export function rowOf(lesson: Lesson, answer: Answer, judged: Judged): ResultRow {
  const words = (ids: readonly string[]) =>
    ids.length === 0 ? 'none of them' : ids.map((id) => judged.labels.get(id) ?? id).join('; ');
  return {
    lesson: lesson.id,
    title: lesson.title,
    step: answer.step + 1,
    question: judged.question,
    prediction: words(answer.chosen),
    reason: answer.reason,
    rightAnswer: words(judged.right),
    correct: judged.correct,
    time: answer.at,
  };
}

const COLUMNS: readonly (readonly [string, (row: ResultRow) => string])[] = [
  ['lesson', (row) => row.lesson],
  ['title', (row) => row.title],
  ['step', (row) => String(row.step)],
  ['question', (row) => row.question],
  ['prediction', (row) => row.prediction],
  ['reason', (row) => row.reason],
  ['right answer', (row) => row.rightAnswer],
  ['correct', (row) => (row.correct ? 'yes' : 'no')],
  ['time', (row) => row.time],
];

/** Rows as CSV, the names of the columns first. Who gave a name has it in a last column: files of a class can be put together. */
export function resultsCsv(rows: readonly ResultRow[], learner = ''): string {
  const columns =
    learner === '' ? COLUMNS : [...COLUMNS, ['learner', () => learner] as (typeof COLUMNS)[number]];
  return csvOf(
    columns.map(([name]) => name),
    rows.map((row) => columns.map(([, of]) => of(row))),
  );
}

export const resultsJson = (rows: readonly ResultRow[], learner = ''): string =>
  `${JSON.stringify({ kind: 'lesson-results', version: 1, ...(learner === '' ? {} : { learner }), results: rows }, null, 2)}\n`;
