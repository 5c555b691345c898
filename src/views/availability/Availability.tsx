// How available is it: years of chance failures, played for the topology on screen, with the assumptions beside the figures.
import { useMemo, useState } from 'react';
import { MOST_YEARS } from '../../analysis/availability.ts';
import { INTERVAL_WORDS, MODEL_WORDS } from '../../analysis/availability-print.ts';
import { ratesOf } from '../../analysis/rates.ts';
import type { PaneProps } from '../pane-props.ts';
import { PageFrame } from '../shell/PageFrame.tsx';
import { type Asked, argOf, askedIn, MOST_SEED, wholeIn } from './arg.ts';
import { Figures } from './Figures.tsx';
import { RatesForm } from './RatesForm.tsx';
import { useAvailability } from './use-availability.ts';
import './availability.css';

export default function AvailabilityPane({ state, deeds, arg, close }: PaneProps) {
  const asked = useMemo(() => askedIn(arg), [arg]);
  const [stopped, stop] = useState<Asked | null>(null);
  const rates = useMemo(() => ratesOf(state.scenario), [state.scenario]);
  const { world, plan } = state.run;
  const running = stopped === asked ? null : asked;
  const progress = useAvailability(world, rates, running);
  const done = progress.result !== null;
  return (
    <PageFrame
      className="availability"
      title={`Availability: ${plan.title}`}
      about={
        <p>
          Years of failures by chance: each part fails at its own rate, and only the hours are
          played in which something is broken. The script of the drill plays no part.
        </p>
      }
      close={close}
    >
      <YearsForm
        key={`${asked.years}/${asked.seed}`}
        asked={asked}
        busy={running !== null && !done && progress.refused === null}
        run={(next) => {
          stop(null);
          deeds.openPane(`availability${argOf(next)}`);
        }}
        cancel={() => stop(asked)}
      />
      <div className="availability-progress" role="status">
        {progress.refused !== null ? (
          <p className="bad">{progress.refused}</p>
        ) : done ? (
          <p className="q">
            {asked.years.toLocaleString('en')} years, seed {asked.seed}. The same seed gives the
            same figures.
          </p>
        ) : running === null ? (
          <p className="q">Stopped. Nothing is shown of a run that was not finished.</p>
        ) : (
          <p className="q">
            <progress aria-label="Years played" max={1} value={progress.share} />{' '}
            {Math.floor(progress.share * 100)} % of {asked.years.toLocaleString('en')} years
          </p>
        )}
      </div>
      {progress.result && <Figures result={progress.result} />}
      <p className="q availability-words">{INTERVAL_WORDS}</p>
      <p className="q availability-words">{MODEL_WORDS}</p>
      <RatesForm
        scenario={state.scenario}
        rates={rates}
        change={(scenario, label) => deeds.change(scenario, label, state.selected)}
      />
    </PageFrame>
  );
}

interface YearsProps {
  readonly asked: Asked;
  readonly busy: boolean;
  readonly run: (asked: Asked) => void;
  readonly cancel: () => void;
}

function YearsForm({ asked, busy, run, cancel }: YearsProps) {
  const [years, setYears] = useState(String(asked.years));
  const [seed, setSeed] = useState(String(asked.seed));
  const y = wholeIn(years.trim(), 1, MOST_YEARS);
  const s = wholeIn(seed.trim(), 0, MOST_SEED);
  const wrong =
    y === null
      ? `Years: a whole number from 1 to ${MOST_YEARS}.`
      : s === null
        ? `Seed: a whole number from 0 to ${MOST_SEED}.`
        : null;
  return (
    <form
      className="availability-bar no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (y !== null && s !== null) run({ years: y, seed: s });
      }}
    >
      <label>
        Years{' '}
        <input
          type="text"
          inputMode="numeric"
          value={years}
          aria-invalid={y === null}
          aria-describedby="availability-wrong"
          onInput={(event) => setYears(event.currentTarget.value)}
        />
      </label>
      <label>
        Seed{' '}
        <input
          type="text"
          inputMode="numeric"
          value={seed}
          aria-invalid={s === null}
          aria-describedby="availability-wrong"
          onInput={(event) => setSeed(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="btn pri" aria-disabled={wrong !== null}>
        Run
      </button>
      {busy && (
        <button type="button" className="btn" onClick={cancel}>
          Cancel
        </button>
      )}
      <span id="availability-wrong" className="bad">
        {wrong}
      </span>
    </form>
  );
}
