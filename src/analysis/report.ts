// Run → one page on it: what was injected, what happened, what it cost, what was left to the deployer, what was lost, and under which assumptions.
import { capital } from '../base/english.ts';
import { naturally } from '../base/natural.ts';
import { momentAt } from '../log/moment.ts';
import { type NoticeRow, noticedAt } from '../log/noticed.ts';
import { type Recovery, recoveryOf } from '../log/recovery.ts';
import { sentence } from '../log/sentence.ts';
import { type ServiceSummary, summarize } from '../log/summary.ts';
import { DEFAULT_TIMINGS, TIMING_KEYS, type TimingKey } from '../scenario/timings.ts';
import type { Hypothesis } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { judge, type Verdict } from './hypothesis.ts';
import { type Chapter, chaptersOf } from './report-story.ts';

export interface OutageRow {
  readonly service: string;
  readonly from: number;
  /** Up to the end of the run while it is open. */
  readonly ms: number;
  readonly open: boolean;
  /** The actor that ended it; null while it is open. */
  readonly by: string | null;
}

export interface Report {
  readonly title: string;
  /** Milliseconds of simulated time. */
  readonly until: number;
  /** The racks, each with its model and site. */
  readonly racks: readonly { readonly id: string; readonly model: string; readonly site: string }[];
  /** What the injector did, in order. */
  readonly injected: readonly { readonly t: number; readonly text: string }[];
  /** For each fault who noticed it, and how soon. */
  readonly noticed: readonly (NoticeRow & {
    /** From the fault to the last thing that came of it, in milliseconds. */
    readonly settledMs: number;
  })[];
  /** The story in short, in order of time. */
  readonly story: readonly Chapter[];
  readonly services: readonly ServiceSummary[];
  /** Databases that a service uses: their outages are that service's, too. */
  readonly used: readonly string[];
  readonly outages: readonly OutageRow[];
  readonly deployer: {
    readonly done: readonly {
      readonly t: number;
      /** What the work took; null where it is not known when it began. */
      readonly ms: number | null;
      readonly text: string;
    }[];
    readonly open: readonly {
      readonly subject: string;
      readonly actions: readonly string[];
      readonly blocking: boolean;
      readonly since: number;
    }[];
  };
  readonly dataLost: readonly { readonly t: number; readonly text: string }[];
  readonly sessionsLost: readonly { readonly service: string; readonly count: number }[];
  /** Not whole at the end, and VMs without a place. */
  readonly notWhole: readonly { readonly subject: string; readonly state: string }[];
  readonly unplaced: readonly string[];
  /** What a lost site cost the critical applications. */
  readonly recoveries: readonly Recovery[];
  readonly hypothesis: { readonly claims: Hypothesis; readonly verdict: Verdict } | null;
  /** Timings that the scenario changed, with the default beside; all others are as they come. */
  readonly changed: readonly {
    readonly key: TimingKey;
    readonly ms: number;
    readonly usual: number;
  }[];
  /** Why the run was cut short; null if it was not. */
  readonly limit: string | null;
}

/** The report on a run; `hypothesis` is the scenario's, if it has one. */
export function reportOf(run: Run, hypothesis?: Hypothesis): Report {
  const { plan, until, events } = run;
  const summary = summarize(run);
  const end = momentAt(run, until);
  const telling = (kind: string) =>
    events
      .filter((event) => event.kind === kind)
      .map((event) => ({ t: event.t, text: sentence(run, event) }));
  return {
    title: plan.title,
    until,
    racks: plan.racks.map(({ id, model, site }) => ({ id, model: model.name, site })),
    injected: events
      // What the deployer was told to do stands with what the deployer did.
      .filter((event) => event.actor === 'injector' && event.kind !== 'message')
      .map((event) => ({ t: event.t, text: sentence(run, event) })),
    noticed: settled(run, noticedAt(end).reverse()),
    story: chaptersOf(run),
    services: summary.services,
    used: plan.deployments.flatMap(({ database }) => (database === null ? [] : [database])),
    outages: outageRows(run),
    deployer: {
      done: deedsOf(run),
      open: end
        .items()
        .map(({ subject, actions, blocking, from }) => ({
          subject,
          actions,
          blocking,
          since: from,
        }))
        .sort((a, b) => Number(b.blocking) - Number(a.blocking) || a.since - b.since),
    },
    dataLost: telling('data-lost'),
    sessionsLost: summary.services.flatMap(({ id, sessionsLost }) =>
      sessionsLost > 0 ? [{ service: id, count: sessionsLost }] : [],
    ),
    notWhole: summary.redundancy,
    unplaced: summary.unplaced,
    recoveries: recoveryOf(run),
    hypothesis: hypothesis ? { claims: hypothesis, verdict: judge(run, hypothesis) } : null,
    changed: TIMING_KEYS.filter((key) => plan.timings[key] !== DEFAULT_TIMINGS[key]).map((key) => ({
      key,
      ms: plan.timings[key],
      usual: DEFAULT_TIMINGS[key],
    })),
    limit: run.limit,
  };
}

function settled(run: Run, rows: readonly NoticeRow[]): Report['noticed'] {
  const roots = new Map<number, number>();
  const last = new Map<number, number>();
  for (const { id, cause, t } of run.events) {
    const root = cause === null ? id : (roots.get(cause) ?? cause);
    roots.set(id, root);
    last.set(root, t);
  }
  return rows.map((row) => ({
    ...row,
    settledMs: (last.get(row.fault.id) ?? row.fault.t) - row.fault.t,
  }));
}

/** What users noticed, by time. */
function outageRows(run: Run): OutageRow[] {
  const prefix = 'service:';
  return run.outages
    .filter((outage) => outage.id.startsWith(prefix) && outage.from <= run.until)
    .map(({ id, from, to, by }) => {
      const open = to === null || to > run.until;
      const ms = (open ? run.until : (to ?? run.until)) - from;
      return { service: id.slice(prefix.length), from, ms, open, by: open ? null : by };
    })
    .sort((a, b) => a.from - b.from || naturally(a.service, b.service));
}

/** What the deployer did, each with what it took since it was begun. */
const deedsOf = (run: Run): Report['deployer']['done'] =>
  run.events
    .filter((event) => event.actor === 'deployer' && event.kind === 'action-done')
    .map((event) => {
      const begun = run.events
        .slice(0, event.id - 1)
        .findLast(
          (one) =>
            one.kind === 'message' &&
            one.subject === event.subject &&
            (one.data.action ?? (one.data.maintenance && 'maintenance')) === event.data.action,
        );
      return {
        t: event.t,
        ms: begun ? event.t - begun.t : null,
        // The heading says already who has done it.
        text: capital(sentence(run, event).replace(/^The deployer has done it: /, '')),
      };
    });
