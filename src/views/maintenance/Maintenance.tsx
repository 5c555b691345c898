// Rolling maintenance as a guided operation: one rack at a time is drained, worked on, brought back and waited for; each step is a line of the script at the cursor.
import { useMemo, useState } from 'react';
import { checkMaintenance } from '../../analysis/maintenance-check.ts';
import {
  notWhole,
  type RackWork,
  rollingAt,
  rollingCost,
  type Stage,
} from '../../analysis/rolling.ts';
import { clock } from '../../base/duration.ts';
import { capital, listed } from '../../base/english.ts';
import { momentAt } from '../../log/moment.ts';
import { addLine } from '../../scenario/edit.ts';
import { ONE_HOUR_MS } from '../../scenario/plan.ts';
import type { PaneProps } from '../pane-props.ts';
import { SideFrame } from '../shell/SideFrame.tsx';
import { at, left } from '../workloads/words.ts';

const WORK_MS = [30, 60, 120, 240, 480].map((minutes) => minutes * 60_000);

export default function Maintenance({ state, deeds, arg, close }: PaneProps) {
  const { run, cursor } = state;
  const racks = run.plan.racks.map((rack) => rack.id);
  const [first, setFirst] = useState(racks.includes(arg) ? arg : (racks[0] ?? ''));
  const [workMs, setWork] = useState(ONE_HOUR_MS);
  const works = useMemo(() => rollingAt(run, cursor), [run, cursor]);
  const moment = useMemo(() => momentAt(run, cursor), [run, cursor]);
  const order = [first, ...racks.filter((rack) => rack !== first)];
  const list = order.flatMap((rack) => works.filter((work) => work.rack === rack));
  const busy = list.find((work) => !DONE.has(work.stage));
  const next = busy ?? list.find((work) => work.stage === 'to do') ?? null;
  const waits = useMemo(() => notWhole(moment), [moment]);
  const offered = next?.stage === 'to do';
  // A dry run: asked again when something has happened, not with every frame.
  const seen = moment.eventCount();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer changes with events
  const check = useMemo(
    () => (offered && next ? checkMaintenance(run, cursor, next.rack) : null),
    [run, seen, offered, next?.rack, state.playing],
  );
  const warned = check !== null && (!check.possible || check.down.length + check.slow.length > 0);

  function bringBack(work: RackWork) {
    const when = Math.max(cursor, (work.since ?? cursor) + workMs);
    const line = { at: when, maintenance: 'end', target: work.rack } as const;
    const added = addLine(state.scenario, line);
    const until = Math.max(added.until ?? 0, when + ONE_HOUR_MS);
    deeds.change(
      added.until === undefined ? added : { ...added, until },
      `bring rack ${work.rack} back`,
      work.rack,
    );
    deeds.play();
  }

  return (
    <SideFrame
      className="maintenance"
      title="Rolling maintenance"
      about="One rack at a time: its database roles go to the other rack, the load balancer takes its HTTP servers out, its VMs are stopped; you work, and bring it back (slide 18). The service is to stay up throughout."
      close={close}
    >
      <div className="side-row">
        <label>
          Begin with rack{' '}
          <select
            value={first}
            disabled={list.some((work) => work.stage !== 'to do')}
            onChange={(event) => setFirst(event.currentTarget.value)}
          >
            {racks.map((rack) => (
              <option key={rack}>{rack}</option>
            ))}
          </select>
        </label>
        <label>
          Work on each for{' '}
          <select value={workMs} onChange={(event) => setWork(Number(event.currentTarget.value))}>
            {WORK_MS.map((ms) => (
              <option key={ms} value={ms}>
                {clock(ms)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ol className="side-steps">
        {list.map((work) => {
          const now = work === next;
          return (
            <li key={work.rack} data-stage={now ? 'now' : undefined}>
              <div className="side-state">
                <h3 className="s15">Rack {work.rack}</h3>
                <span className="q num">{stageWords(work, cursor)}</span>
              </div>
              {now && check && (
                <p className={warned ? 'warned' : ''}>
                  {warned && <b>Warning. </b>}
                  {check.sentence}
                </p>
              )}
              {now && work.stage === 'to do' && waits.length > 0 && (
                <p className="q">
                  Not yet:{' '}
                  {waits.map(({ id, why }) => `${id}: ${why.join(' ') || 'not whole'}`).join('; ')}
                </p>
              )}
              {now && (
                <div className="side-row">
                  <Step
                    work={work}
                    workMs={workMs}
                    ready={waits.length === 0 && (check?.possible ?? false)}
                    anyway={warned}
                    drain={() => deeds.inject({ maintenance: 'start', target: work.rack })}
                    callOff={() => deeds.inject({ maintenance: 'end', target: work.rack })}
                    bringBack={() => bringBack(work)}
                  />
                  {work.until !== null && (
                    <button
                      type="button"
                      className="btn"
                      onClick={() => deeds.seek(work.until ?? 0)}
                    >
                      Go to {at(work.until)}, when it is {AFTER[work.stage]}
                    </button>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <Cost state={state} over={next === null} />
    </SideFrame>
  );
}

const DONE: ReadonlySet<Stage> = new Set(['to do', 'whole again']);
const AFTER: Readonly<Partial<Record<Stage, string>>> = {
  draining: 'drained',
  'coming back': 'whole again',
};

function stageWords({ stage, since, until }: RackWork, t: number): string {
  switch (stage) {
    case 'to do':
      return 'not begun';
    case 'draining':
      return `draining, ${left((until ?? t) - t)} left`;
    case 'drained':
      return `drained since ${at(since ?? t)}`;
    case 'coming back':
      return `coming back since ${at(since ?? t)}`;
    case 'whole again':
      return `whole again since ${at(since ?? t)}`;
  }
}

interface StepProps {
  readonly work: RackWork;
  readonly workMs: number;
  readonly ready: boolean;
  readonly anyway: boolean;
  readonly drain: () => void;
  readonly callOff: () => void;
  readonly bringBack: () => void;
}

/** The one step that is offered now. */
function Step({ work, workMs, ready, anyway, drain, callOff, bringBack }: StepProps) {
  switch (work.stage) {
    case 'to do':
      return (
        <button
          type="button"
          className={ready ? 'btn pri' : 'btn off'}
          aria-disabled={!ready}
          onClick={() => ready && drain()}
        >
          Drain rack {work.rack}
          {anyway && ' all the same'}
        </button>
      );
    case 'draining':
      return (
        <button type="button" className="btn" onClick={callOff}>
          Call it off
        </button>
      );
    case 'drained':
      return (
        <button type="button" className="btn pri" onClick={bringBack}>
          Bring rack {work.rack} back after {clock(workMs)} of work
        </button>
      );
    case 'coming back':
      return <span className="q">The next rack is offered when this one is whole.</span>;
    case 'whole again':
      return null;
  }
}

/** What it has cost so far, and at the end in one sentence. */
function Cost({ state, over }: { readonly state: PaneProps['state']; readonly over: boolean }) {
  const { run, cursor } = state;
  const cost = rollingCost(run, cursor);
  if (cost === null || cost.length === 0) return null;
  const out = cost.filter((one) => one.outages > 0);
  const so = over ? 'All racks are done.' : 'So far:';
  const longest = Math.max(0, ...cost.map((one) => one.longestMs));
  return (
    <p role="status" className={out.length > 0 ? 'b bad' : 'b'}>
      {out.length === 0
        ? `${so} ${capital(listed(cost.map((one) => one.service)))} served throughout; longest outage 0:00.`
        : `${so} ${listed(out.map((one) => `${one.service} was out for ${clock(Math.round(one.longestMs / 1000) * 1000)}`))}; longest outage ${at(longest)}.`}
    </p>
  );
}
