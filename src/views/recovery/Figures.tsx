// Recovery time and recovery point of one application: foreseen, reached, and the objective, which can be set here.
import { useState } from 'react';
import { clock, parseDuration, writeDuration } from '../../base/duration.ts';
import type { Recovery } from '../../log/recovery.ts';
import { setObjective } from '../../scenario/objectives.ts';
import type { PaneProps } from '../pane-props.ts';
import { at } from '../workloads/words.ts';

interface Props {
  readonly state: PaneProps['state'];
  readonly deeds: PaneProps['deeds'];
  readonly application: string;
  /** Null once its home is lost, or without a rack to go to. */
  readonly foreseen: Recovery | null;
  /** After a loss of its home. */
  readonly reached: Recovery | null;
}

const KINDS = [
  ['recoveryTime', 'Recovery time'],
  ['recoveryPoint', 'Recovery point'],
] as const;
type Kind = (typeof KINDS)[number][0];

export function Figures({ state, deeds, application, foreseen, reached }: Props) {
  const app = state.run.plan.deployments.find((d) => d.id === application);
  const [wrong, say] = useState('');
  if (!app) return null;
  const wanted = {
    recoveryTime: app.objectives.recoveryTimeMs,
    recoveryPoint: app.objectives.recoveryPointMs,
  };

  function set(kind: Kind, label: string, text: string) {
    const ms = text.trim() === '' ? null : parseDuration(text.trim());
    if (ms === null && text.trim() !== '') {
      say(`${label}: “${text.slice(0, 20)}” is no duration; write one as 30m, 4h or 1d.`);
      return;
    }
    say('');
    if (ms === wanted[kind]) return;
    deeds.change(
      setObjective(state.scenario, application, kind, ms),
      `set the objective of ${application}`,
      state.selected,
    );
  }

  return (
    <>
      <table className="side-figures">
        <caption className="unseen">Objective and what comes of it, {application}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Objective</th>
            <th scope="col">{reached ? 'Reached' : 'Foreseen'}</th>
          </tr>
        </thead>
        <tbody>
          {KINDS.map(([kind, label]) => (
            <tr key={kind}>
              <th scope="row">{label}</th>
              <td>
                <input
                  key={wanted[kind]}
                  aria-label={`${label} objective of ${application}`}
                  placeholder="none"
                  defaultValue={wanted[kind] === null ? '' : writeDuration(wanted[kind])}
                  onBlur={(event) => set(kind, label, event.currentTarget.value)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') set(kind, label, event.currentTarget.value);
                  }}
                />
              </td>
              <td className="num">
                <Figure
                  kind={kind}
                  of={reached ?? foreseen}
                  wanted={wanted[kind]}
                  now={reached ? state.cursor : null}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {wrong !== '' && (
        <p role="alert" className="bad">
          {wrong}
        </p>
      )}
    </>
  );
}

interface FigureProps {
  readonly kind: Kind;
  readonly of: Recovery | null;
  readonly wanted: number | null;
  /** The moment, after a loss; null for what is foreseen. */
  readonly now: number | null;
}

/** A figure and whether it meets its objective; what has not happened yet is not told. */
function Figure({ kind, of, wanted, now }: FigureProps) {
  if (!of) return <>unknown</>;
  const serves = of.servesAt !== null && (now === null || of.servesAt <= now);
  if (!serves)
    return now === null ? (
      <span className="bad">never</span>
    ) : kind === 'recoveryTime' ? (
      <span className="bad">out since {at(of.lostAt)}</span>
    ) : (
      <>not known yet</>
    );
  if (kind === 'recoveryPoint' && of.allLost) return <span className="bad">all data lost</span>;
  const ms = kind === 'recoveryTime' ? of.recoveryMs : of.recoveryPointMs;
  if (ms === null) return <>unknown</>;
  const met = wanted === null ? null : ms <= wanted;
  return (
    <span className={met === false ? 'bad' : undefined}>
      {clock(ms)}
      {met !== null && (met ? ', met' : ', missed')}
    </span>
  );
}
