// The proof: every single fault of the topology on screen is run, and what came of it says what each workload may call itself.
import { useId, useMemo, useState } from 'react';
import { linesOf, TRIAL_AT_MS, type Trial } from '../../analysis/trials.ts';
import { TERMS, type Verdict, verdictsOf } from '../../analysis/verdict.ts';
import { capital } from '../../base/english.ts';
import type { Scenario } from '../../scenario/validator.ts';
import { Terms } from '../glossary/Terms.tsx';
import type { PaneProps } from '../pane-props.ts';
import { PageFrame } from '../shell/PageFrame.tsx';
import { claimOf, type Row, type Table, tablesOf } from './table.ts';
import { type Progress, useTrials } from './use-trials.ts';
import './proof.css';

export default function Proof({ state, deeds, close }: PaneProps) {
  const { run, cursor } = state;
  const progress = useTrials(run.world);
  const { results } = progress;
  const tables = useMemo(() => tablesOf(results ?? []), [results]);
  const verdicts = useMemo(
    () => (results ? verdictsOf(run, cursor, results) : []),
    [results, run, cursor],
  );
  const claim = useMemo(
    () => (results ? claimOf(results, run.plan.title) : null),
    [results, run.plan.title],
  );

  /** The scenario with this trial alone; the clock starts at it. Undo takes it back. */
  function show(trial: Trial) {
    const { until: _, ...rest } = state.scenario;
    const scenario: Scenario = { ...rest, script: linesOf(run.plan, trial) };
    deeds.openPane(null);
    deeds.change(scenario, `show ${runWords(trial)}`, trial.target);
    deeds.seek(TRIAL_AT_MS);
    deeds.play();
  }

  return (
    <PageFrame
      className="proof"
      title="Proof: what does it withstand?"
      about={
        <p>
          The claim of slide 16 is “no single point of failure within the rack”. Here it is not
          asserted but run: each part of {run.plan.title} fails alone, is watched for a day, and
          nobody comes to help.
        </p>
      }
      close={close}
    >
      <Running progress={progress} />
      {claim && (
        <p className={claim.holds ? 'proof-claim s18' : 'proof-claim s18 broken-claim'}>
          {claim.words}
        </p>
      )}
      {results && (
        <>
          <Verdicts verdicts={verdicts} deeds={deeds} show={show} />
          <section aria-label="All runs" className="proof-runs">
            <h3 className="s18">The runs</h3>
            {tables.map((table) => (
              <Runs key={table.name} table={table} show={show} />
            ))}
          </section>
        </>
      )}
    </PageFrame>
  );
}

function runWords({ target, group }: Trial): string {
  switch (group) {
    case 'maintenance':
      return `maintenance of rack ${target}`;
    case 'rack':
      return `rack ${target} lost`;
    case 'site':
      return `site ${target.slice('site:'.length)} lost`;
    default:
      return `${target} failing`;
  }
}

function Running({ progress }: { readonly progress: Progress }) {
  const { done, of, stopped, stop, goOn, results } = progress;
  return (
    <div className="proof-progress">
      <p role="status" className="qq">
        {results ? `${of} runs.` : `${stopped ? 'Stopped after' : 'Failing part'} ${done} of ${of}`}
      </p>
      {!results && (
        <>
          <progress max={of} value={done} aria-label="Runs made" />
          <button type="button" className="btn" onClick={stopped ? goOn : stop}>
            {stopped ? 'Go on' : 'Stop'}
          </button>
        </>
      )}
    </div>
  );
}

interface VerdictsProps {
  readonly verdicts: readonly Verdict[];
  readonly deeds: PaneProps['deeds'];
  readonly show: (trial: Trial) => void;
}

const COLUMNS = [
  ['high', 'High availability'],
  ['continuous', 'Continuous availability'],
  ['disaster', 'Disaster recovery'],
] as const;

function Verdicts({ verdicts, deeds, show }: VerdictsProps) {
  const id = useId();
  return (
    <section className="proof-verdicts" aria-labelledby={id}>
      <h3 id={id} className="s18">
        What each workload is given
      </h3>
      <ul className="q proof-terms">
        {COLUMNS.map(([key]) => (
          <li key={key}>
            <Terms text={TERMS[key]} deeds={deeds} />
          </li>
        ))}
      </ul>
      <table>
        <thead>
          <tr>
            <th scope="col">Workload</th>
            {COLUMNS.map(([key, name]) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {verdicts.map((verdict) => (
            <tr key={verdict.service}>
              <th scope="row">
                <span className="b">{verdict.service}</span>
                {verdict.outside !== '' && <span className="s12 q">{verdict.outside}</span>}
              </th>
              {COLUMNS.map(([key, name]) => (
                <td key={key} data-head={name}>
                  <p className={verdict[key].holds ? 'b' : undefined}>{verdict[key].words}</p>
                  <p className="proof-rests">
                    {verdict[key].rests.map((trial) => (
                      <button
                        key={`${trial.group} ${trial.target}`}
                        type="button"
                        className="proof-link"
                        onClick={() => show(trial)}
                      >
                        {/* An address is written as it is, at the beginning too. */}
                        {runWords(trial).startsWith(trial.target)
                          ? runWords(trial)
                          : capital(runWords(trial))}
                      </button>
                    ))}
                  </p>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RunsProps {
  readonly table: Table;
  readonly show: (trial: Trial) => void;
}

function Runs({ table, show }: RunsProps) {
  return (
    <table>
      <caption className="s15">{table.name}</caption>
      <thead>
        <tr>
          <th scope="col">What fails</th>
          <th scope="col">Outage</th>
          <th scope="col">Ended by</th>
          <th scope="col">Recovered</th>
          <th scope="col" className="act">
            <span className="unseen">Show the run</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <OneRow key={row.key} row={row} show={show} />
        ))}
      </tbody>
    </table>
  );
}

function OneRow({ row, show }: { readonly row: Row; readonly show: (trial: Trial) => void }) {
  const [chosen, choose] = useState(0);
  const trial = row.trials[chosen] ?? row.trials[0];
  if (!trial) return null;
  return (
    <tr>
      <th scope="row">
        {row.trials.length === 1 ? (
          <code className="mono">{trial.target}</code>
        ) : (
          <label>
            {row.what}{' '}
            <select value={chosen} onChange={(e) => choose(Number(e.currentTarget.value))}>
              {row.trials.map((one, i) => (
                <option key={one.target} value={i}>
                  {one.target}
                </option>
              ))}
            </select>
          </label>
        )}
      </th>
      <td data-head="Outage" className={row.hurt ? 'num bad' : 'num'}>
        {row.outage}
      </td>
      <td data-head="Ended by">{row.endedBy}</td>
      <td data-head="Recovered">{row.recovered}</td>
      <td className="act">
        <button
          type="button"
          className="btn"
          aria-label={`Show it: ${runWords(trial)}`}
          onClick={() => show(trial)}
        >
          Show it
        </button>
      </td>
    </tr>
  );
}
