// A run as lines: JSON for programs (contract 4), columns for people.
import type { Verdict } from '../analysis/hypothesis.ts';
import type { RunbookRow } from '../analysis/runbook.ts';
import { runbookJson } from '../analysis/runbook-print.ts';
import { type EventLine, eventLine } from '../log/line.ts';
import { recoveryOf } from '../log/recovery.ts';
import type { DeploymentSummary, ServiceSummary, Summary } from '../log/summary.ts';
import type { Preset } from '../scenario/library.ts';
import type { Run } from '../sim/record.ts';
import type { Format } from './args.ts';

/** The lines of a run, each with its line break: its events in order, then the summary; a hypothesis with its verdict, where there is one. */
export function* linesOf(
  run: Run,
  summary: Summary,
  format: Extract<Format, 'jsonl' | 'text'>,
  verdict: Verdict | null = null,
): Generator<string> {
  if (format === 'jsonl') {
    for (const event of run.events) yield `${JSON.stringify(eventLine(run, event))}\n`;
    yield `${JSON.stringify(verdict === null ? summary : { ...summary, hypothesis: verdict })}\n`;
    return;
  }
  const lines = run.events.map((event) => eventLine(run, event));
  const width = (of: (line: EventLine) => string) =>
    Math.min(40, Math.max(0, ...lines.map((line) => of(line).length)));
  const times = width((line) => stamp(line.t));
  const subjects = width((line) => line.subject);
  for (const line of lines)
    yield `${stamp(line.t).padStart(times)}  ${line.actor.padEnd(10)}  ${line.subject.padEnd(subjects)}  ${line.text}\n`;
  yield `\nAt the end, ${stamp(summary.until)}:\n`;
  yield* figures('Service', summary.services);
  yield* figures('Deployment', summary.deployments);
  for (const { subject, state } of summary.redundancy) yield `  ${subject}: ${state}\n`;
  if (summary.unplaced.length > 0) yield `  Without a place: ${summary.unplaced.join(', ')}\n`;
  for (const deployment of summary.deployments)
    for (const { subject, actions, blocking } of deployment.openActions)
      yield `  ${blocking ? 'Waits for the deployer' : 'To look into'}: ${subject} (${actions.join(', ')})\n`;
  yield* recoveries(run);
  if (verdict === null) return;
  yield `  Hypothesis: ${verdict.pass ? 'it held' : 'it did not hold'}\n`;
  for (const { t, text, event } of verdict.breaches)
    yield `    ${stamp(t)}  ${text}${event === null ? '' : ` (event ${event})`}\n`;
}

function* figures(
  what: string,
  rows: readonly (DeploymentSummary | ServiceSummary)[],
): Generator<string> {
  const width = Math.max(0, ...rows.map((row) => row.id.length));
  for (const row of rows) {
    const outages =
      row.outages === 0
        ? 'no outage'
        : `${row.outages} outage${row.outages === 1 ? '' : 's'}, ${stamp(row.outageMs)} in all${row.endedBy.length > 0 ? `, ended by ${row.endedBy.join(', ')}` : ''}`;
    yield `  ${what.padEnd(10)}  ${row.id.padEnd(width)}  ${row.state.padEnd(8)}  ${(row.availability * 100).toFixed(4)} %  ${outages}\n`;
  }
}

/** What a lost site cost the critical applications, most urgent first, each with the steps that were taken in the disaster. */
function* recoveries(run: Run): Generator<string> {
  for (const one of recoveryOf(run)) {
    const time =
      one.recoveryMs === null ? 'does not serve yet' : `serves after ${stamp(one.recoveryMs)}`;
    const point = one.allLost
      ? ', all its data lost'
      : one.recoveryPointMs === null
        ? ''
        : one.recoveryPointMs === 0
          ? ', nothing lost'
          : `, the last ${stamp(one.recoveryPointMs)} lost`;
    const where = one.where === null ? '' : ` on rack ${one.where}`;
    yield `  Recovery of ${one.application} (${one.priority}): ${time}${where}${point}\n`;
    const taken = one.steps.filter((step) => step.when === 'in the disaster');
    if (taken.length > 0)
      yield `    in the disaster: ${taken.map((step) => `${step.action} ${step.subject} ${stamp(step.costMs)}`).join(', ')}\n`;
  }
}

/** Simulated time to the millisecond: `1:05.000`, `6:01:00.250`. */
export function stamp(ms: number): string {
  const pad = (n: number, digits = 2) => String(n).padStart(digits, '0');
  const seconds = Math.floor(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = `${pad(seconds % 60)}.${pad(ms % 1000, 3)}`;
  return hours > 0 ? `${hours}:${pad(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** A runbook as one JSON list (contract 4), a row on each line. */
export function* rowsOf(rows: readonly RunbookRow[]): Generator<string> {
  yield '[';
  for (const [i, row] of rows.entries())
    yield `${i === 0 ? '' : ','}\n${JSON.stringify(runbookJson(row))}`;
  yield rows.length === 0 ? ']\n' : '\n]\n';
}

/** The list of what comes with the program, the id first on each line. */
export function listOf(presets: readonly Preset[]): string {
  const ids = Math.max(...presets.map((one) => one.id.length));
  const titles = Math.max(...presets.map((one) => one.title.length));
  return presets
    .map(({ id, title, slides }) => {
      const on =
        slides.length === 0 ? '' : `slide${slides.length === 1 ? '' : 's'} ${slides.join(', ')}`;
      return `${id.padEnd(ids)}  ${title.padEnd(titles)}  ${on}`.trimEnd();
    })
    .join('\n')
    .concat('\n');
}
