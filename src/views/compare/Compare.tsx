// Several runs side by side: who acts when, on one time axis, and what each came to. Nothing here is typed in; all of it is run.
import { useEffect, useMemo, useState } from 'react';
import type { Mode, Side, Told } from '../../analysis/comparison.ts';
import { comparisonOf } from '../../analysis/comparisons.ts';
import type { PaneProps } from '../pane-props.ts';
import { PageFrame } from '../shell/PageFrame.tsx';
import { useSize } from '../shell/use-size.ts';
import { useMeasure } from '../timeline/use-size.ts';
import { Choose } from './Choose.tsx';
import { argOf, type Chosen, chosenOf } from './chosen.ts';
import { layoutOf } from './layout.ts';
import { Own } from './Own.tsx';
import { ownOf } from './own.ts';
import { Rows } from './Rows.tsx';
import { told } from './told.ts';
import './compare.css';

export default function Compare({ state, deeds, arg, close }: PaneProps) {
  const chosen = useMemo(() => chosenOf(arg), [arg]);
  const own = useMemo(
    () => (chosen.of === 'own' ? ownOf(state.scenario, state.extra?.compare) : null),
    [chosen.of, state.scenario, state.extra],
  );
  const built = chosen.of === 'own' ? null : comparisonOf(chosen.of);
  const sides = own?.sides ?? built?.sides ?? [];
  const results = useMemo(
    () => told(sides, built?.service ?? null, chosen.mode, built?.until ?? null),
    [sides, built, chosen.mode],
  );
  const choose = (next: Partial<Chosen>) =>
    deeds.openPane(`compare:${argOf({ ...chosen, ...next })}`);
  const tools = (
    <fieldset className="choice" aria-label="What the deployer does">
      {MODES.map(([mode, words]) => (
        <button
          key={mode}
          type="button"
          className="btn"
          aria-pressed={chosen.mode === mode}
          onClick={() => choose({ mode })}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
  return (
    <PageFrame
      className="compare"
      title={built?.title ?? `${own?.title ?? 'This drill'}, side by side`}
      about={
        <p>
          {built?.about ?? 'The drill on screen, and what it would be otherwise.'}{' '}
          {chosen.mode === 'nobody'
            ? 'Nobody helps: what the deployer could do is drawn dashed.'
            : 'The deployer does what is needed as soon as it is known.'}{' '}
          In bold is what differs.
        </p>
      }
      tools={tools}
      close={close}
    >
      <Choose chosen={chosen} choose={choose} />
      {own && <Own state={state} deeds={deeds} own={own} />}
      {results.mistakes.map((mistake) => (
        <p key={mistake} className="bad" role="alert">
          {mistake}
        </p>
      ))}
      {results.all.length > 0 && (
        <Drawn
          all={results.all}
          helpedAt={results.helpedAt}
          open={(side) => {
            deeds.open(side.scenario);
            deeds.openPane(null);
          }}
        />
      )}
      <p className="compare-note">
        <b>{built?.note ?? ''}</b>{' '}
        <span className="q">
          Timings that no document confirms are assumptions: a scenario can change them, and all of
          it runs again.
        </span>
      </p>
    </PageFrame>
  );
}

const MODES: readonly (readonly [Mode, string])[] = [
  ['nobody', 'Nobody comes'],
  ['helped', 'Deployer acts at once'],
];

interface DrawnProps {
  readonly all: readonly Told[];
  readonly helpedAt: readonly (number | null)[];
  readonly open: (side: Side) => void;
}

/** The drawings take the room that there is, measured where they stand. */
function Drawn({ all, helpedAt, open }: DrawnProps) {
  const room = useSize();
  const measure = useMeasure();
  const [width, settle] = useState(0);
  useEffect(() => settle(Math.max(240, room.width)), [room.width]);
  const laid = useMemo(
    () => (width === 0 ? null : layoutOf(all, width, measure, helpedAt)),
    [all, width, measure, helpedAt],
  );
  return (
    <Rows all={all} laid={laid} helpedAt={helpedAt} room={room.ref} width={width} open={open} />
  );
}
