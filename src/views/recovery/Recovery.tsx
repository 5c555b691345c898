// The checklist of disaster recovery: per critical application what is prepared, what is missing and what it would cost; the deployer's steps as buttons; recovery time and point, foreseen and reached, against an objective (slides 20–21).
import { useMemo } from 'react';
import { type Readiness, readinessOf } from '../../analysis/readiness.ts';
import { clock } from '../../base/duration.ts';
import { type Moment, momentAt } from '../../log/moment.ts';
import { type Recovery, recoveryOf } from '../../log/recovery.ts';
import { applicationsOf } from '../../log/recovery-steps.ts';
import { targetOf } from '../../scenario/plan.ts';
import type { Scenario } from '../../scenario/validator.ts';
import type { Offer } from '../inspector/offer.ts';
import { offersOfDeployment, offersOfRack } from '../inspector/recovery-offers.ts';
import type { PaneProps } from '../pane-props.ts';
import { SideFrame } from '../shell/SideFrame.tsx';
import { Figures } from './Figures.tsx';
import { STEP_WORDS } from './words.ts';

export default function RecoveryPane({ state, deeds, close }: PaneProps) {
  const { run, cursor, playing } = state;
  const moment = useMemo(() => momentAt(run, cursor), [run, cursor]);
  const seen = moment.eventCount();
  // Steps change with events alone; what is foreseen is played again when the clock stands still.
  const key = playing ? seen : cursor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer changes with events
  const ready = useMemo(() => readinessOf(run, cursor), [run, key]);
  const lost = useMemo(() => lostNow(moment), [moment]);
  const sites = [...new Set(run.plan.racks.map((rack) => rack.site))];
  const apps = applicationsOf(run.plan);
  const targets = [...new Set(apps.flatMap((app) => targetOf(run.plan.racks, app.rack)?.id ?? []))];
  const press = (offer: Offer) => offer.now && deeds.inject(offer.deed);

  return (
    <SideFrame
      className="recovery"
      title="Disaster recovery"
      about="Nothing here is automatic (slides 20–21): each step is yours, beforehand or in the disaster. A step that is missing is done first when a later one is asked for, and its time counts."
      close={close}
    >
      {targets.length === 0 && (
        <>
          <p>
            {ready.length === 0
              ? 'No deployment here is critical: nothing of it is rebuilt elsewhere.'
              : 'All racks here stand at one site: there is nowhere to rebuild anything.'}
          </p>
          <p className="side-row">
            <button type="button" className="btn pri" onClick={() => deeds.open(TWO_SITES)}>
              Open a rack with a second one far away
            </button>
          </p>
          <p className="q">Your drill is one undo away.</p>
        </>
      )}
      {targets.map((rack) => (
        <section key={rack} aria-label={`Recovery rack ${rack}`}>
          <h3 className="s15">For all: recovery rack {rack}</h3>
          <ul className="side-steps">
            {ready
              .find((one) => one.target === rack)
              ?.steps.filter((step) => step.subject === rack)
              .map((step) => (
                <StepItem
                  key={step.action}
                  step={step}
                  offers={offersOfRack(moment, rack).filter((o) => o.key === step.action)}
                  press={press}
                />
              ))}
          </ul>
        </section>
      ))}
      {ready.map((one, i) => (
        <section key={one.application} aria-label={`Application ${one.application}`}>
          <h3 className="s15">
            {i + 1}. {one.application}{' '}
            <span className="q s12">
              priority {one.priority}
              {one.target !== null && `, rebuilt on rack ${one.target}`}
            </span>
          </h3>
          <ul className="side-steps">
            {one.steps
              .filter((step) => step.subject !== one.target)
              .map((step) => (
                <StepItem
                  key={`${step.action} ${step.subject}`}
                  step={step}
                  offers={offersOfDeployment(moment, step.subject).filter((o) =>
                    KEYS[step.action]?.includes(o.key),
                  )}
                  press={press}
                />
              ))}
          </ul>
          {one.missingMs > 0 && !lost.has(one.application) && (
            <p className="q">Missing steps would cost {clock(one.missingMs)} in the disaster.</p>
          )}
          <Figures
            state={state}
            deeds={deeds}
            application={one.application}
            foreseen={one.foreseen}
            reached={lost.get(one.application) ?? null}
          />
        </section>
      ))}
      {sites.length > 1 && (
        <section aria-label="The disaster">
          <h3 className="s15">The disaster</h3>
          <div className="side-row">
            {sites.map((site) => {
              const target = `site:${site}`;
              const down = moment.state(target)?.startsWith('failed') ?? false;
              return (
                <button
                  key={site}
                  type="button"
                  className={down ? 'btn pri' : 'btn'}
                  onClick={() =>
                    deeds.inject(down ? { repair: true, target } : { fault: 'fail', target })
                  }
                >
                  {down ? `Repair site ${site}` : `Lose site ${site}`}
                </button>
              );
            })}
          </div>
        </section>
      )}
    </SideFrame>
  );
}

/** A topology on which the checklist has something to check. */
const TWO_SITES: Scenario = { version: 1, base: 'dr', script: [] };

/** Offers of the inspector that do a step. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'deploy-standby': ['deploy-standby', 'deploy-running'],
  'restore-backup': ['restore-backup'],
  'start-standby': ['start-standby'],
  'switch-sprayer': ['switch-sprayer'],
};

interface StepProps {
  readonly step: Readiness['steps'][number];
  readonly offers: readonly Offer[];
  readonly press: (offer: Offer) => void;
}

function StepItem({ step, offers, press }: StepProps) {
  return (
    <li>
      <div className="side-state">
        <span>
          {STEP_WORDS[step.action] ?? step.action} <code className="mono">{step.subject}</code>
        </span>
        <span className={step.state === 'prepared' ? 'b' : 'q'}>
          {step.state === 'prepared' ? 'done' : step.state}
          {step.state !== 'prepared' && <span className="num"> {clock(step.costMs)}</span>}
        </span>
      </div>
      {step.state !== 'prepared' && (
        <div className="side-row">
          {offers.map((offer) => (
            <button
              key={offer.key}
              type="button"
              className={offer.now ? 'btn' : 'btn off'}
              aria-disabled={!offer.now}
              onClick={() => press(offer)}
            >
              {offer.label}
              {offer.cost !== '' && <span className="t num">{offer.cost}</span>}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

/** What the latest loss of its home cost each application, as far as it lies behind the moment. */
function lostNow({ run, t }: Moment): ReadonlyMap<string, Recovery> {
  const found = new Map<string, Recovery>();
  const losses = run.events.filter((e) => e.kind === 'down' && e.t <= t && HOME.test(e.subject));
  for (const loss of losses)
    for (const one of recoveryOf(run, loss.t))
      if (one.lostAt === loss.t) found.set(one.application, one);
  return found;
}

const HOME = /^(site:)?[a-z0-9-]+$/;
