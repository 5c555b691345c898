// The runbook of what is on screen: each single fault, what comes of it and what is left to the deployer. Made by running them all.
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { FAULT_AT_MS, faultOf, type RunbookRow } from '../../analysis/runbook.ts';
import { outageWords, runbookMarkdown } from '../../analysis/runbook-print.ts';
import type { AppState, Deeds } from '../../app/state.ts';
import type { Scenario } from '../../scenario/validator.ts';
import { type Group, groupsOf, type Order, type Wish } from './table.ts';
import { useRunbook } from './use-runbook.ts';
import './runbook.css';

interface Props {
  readonly state: AppState;
  readonly deeds: Deeds;
  readonly close: () => void;
}

const ORDERS: readonly (readonly [Order, string])[] = [
  ['parts', 'Part'],
  ['outage', 'Longest outage'],
];
const HEAD = ['Part', 'Failure', 'What happens', 'Deployer action', 'Outage', 'Recovered by'];

export default function Runbook({ state, deeds, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const here = dialog.current;
    if (here && !here.open) here.showModal();
  }, []);
  const [wish, change] = useState<Wish>({ words: '', blocking: false, order: 'parts' });
  const { world, plan } = state.run;
  const { rows, done, of } = useRunbook(world);
  const groups = useMemo(() => groupsOf(rows ?? [], wish), [rows, wish]);
  const shown = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const title = useId();

  /** The scenario with this fault alone; the clock starts at it. */
  function show(row: RunbookRow) {
    const [subject = ''] = row.subjects;
    const { until: _, ...rest } = state.scenario;
    const scenario: Scenario = { ...rest, script: [faultOf(subject)] };
    dialog.current?.close();
    deeds.change(scenario, `show ${subject} failing`, subject);
    deeds.seek(FAULT_AT_MS);
    deeds.play();
  }

  return (
    <dialog ref={dialog} className="runbook" aria-labelledby={title} onClose={close}>
      <header>
        <h2 id={title} className="s18">
          Runbook: {plan.title}
        </h2>
        <p className="q">
          Every process, every VM and every piece of hardware{' '}
          {plan.racks.length > 1 ? 'of these racks' : 'of this rack'} failed once, alone, and was
          watched for 24 hours. Nobody came: what is left to the deployer stayed undone.
        </p>
        <div className="runbook-bar">
          <label>
            Find{' '}
            <input
              type="search"
              value={wish.words}
              onInput={(event) => change({ ...wish, words: event.currentTarget.value })}
            />
          </label>
          <label>
            Sort by{' '}
            <select
              value={wish.order}
              onChange={(event) => change({ ...wish, order: event.currentTarget.value as Order })}
            >
              {ORDERS.map(([order, words]) => (
                <option key={order} value={order}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <label>
            <input
              type="checkbox"
              checked={wish.blocking}
              onChange={(event) => change({ ...wish, blocking: event.currentTarget.checked })}
            />{' '}
            Only what waits for the deployer
          </label>
          <p role="status" className="qq">
            {rows === null
              ? `Failing part ${done} of ${of || '…'}`
              : `${shown} of ${rows.length} rows`}
          </p>
          <Take title={plan.title} rows={rows} />
          <button type="button" className="btn pri" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </header>
      <Tables groups={groups} show={show} empty={rows !== null && shown === 0} />
    </dialog>
  );
}

/** Ways to take the whole runbook along. */
function Take({ title, rows }: { title: string; rows: readonly RunbookRow[] | null }) {
  const [said, say] = useState('');
  const text = () => runbookMarkdown(title, rows ?? []);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text());
      say('Copied.');
    } catch {
      say('The clipboard is closed to this page; download it instead.');
    }
  }
  function download() {
    const url = URL.createObjectURL(new Blob([text()], { type: 'text/markdown' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'runbook.md';
    link.click();
    URL.revokeObjectURL(url);
    say('Saved as runbook.md.');
  }
  const off = rows === null;
  return (
    <>
      <button type="button" className="btn" disabled={off} onClick={() => void copy()}>
        Copy as Markdown
      </button>
      <button type="button" className="btn" disabled={off} onClick={download}>
        Download
      </button>
      <button type="button" className="btn" disabled={off} onClick={() => window.print()}>
        Print
      </button>
      <span role="status" className="qq">
        {said}
      </span>
    </>
  );
}

interface TablesProps {
  readonly groups: readonly Group[];
  readonly show: (row: RunbookRow) => void;
  readonly empty: boolean;
}

function Tables({ groups, show, empty }: TablesProps) {
  return (
    <section className="runbook-tables" aria-label="Rows of the runbook">
      {empty && <p>No row says that. Take a word away.</p>}
      {groups.map((group) => (
        <table key={group.name}>
          <caption className="s15">{group.name}</caption>
          <thead>
            <tr>
              {HEAD.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col" className="act">
                <span className="unseen">Show it</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {group.rows.map((row) => (
              <Row key={row.subjects[0]} row={row} show={show} />
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

function Row({ row, show }: { row: RunbookRow; show: (row: RunbookRow) => void }) {
  const [first = ''] = row.subjects;
  return (
    <tr>
      <th scope="row">
        {row.subjects.map((subject) => (
          <code key={subject} className="mono">
            {subject}
          </code>
        ))}
      </th>
      <td>{row.failure}</td>
      <td>{row.whatHappens}</td>
      <td>
        <div className={row.blocking ? 'waits' : undefined}>{row.deployerAction}</div>
      </td>
      <td className={row.outageMs > 0 ? 'num bad' : 'num'} data-name={HEAD[4]}>
        {outageWords(row)}
      </td>
      <td data-name={HEAD[5]}>{row.recoveredBy ?? 'nobody'}</td>
      <td className="act">
        <button
          type="button"
          className="btn"
          aria-label={`Show it: ${first} fails`}
          onClick={() => show(row)}
        >
          Show it
        </button>
      </td>
    </tr>
  );
}
