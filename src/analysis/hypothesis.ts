// Run → verdict: whether what was claimed held, and the event that broke it. A dead workload never passes.
import { clock } from '../base/duration.ts';
import { naturally } from '../base/natural.ts';
import type { Hypothesis } from '../scenario/validator.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Outage, Run } from '../sim/record.ts';

export type Claim = Exclude<keyof Hypothesis, 'longestOutage'> | 'wholeRun';

/** One way in which a hypothesis was broken. */
export interface Breach {
  readonly claim: Claim;
  /** The workload it is about; null if it is about none. */
  readonly workload: string | null;
  /** Id of the event that broke it; null for what was so from the start. */
  readonly event: number | null;
  /** Id of the fault (or load, or deed) to which that event goes back; null if there is none. */
  readonly root: number | null;
  /** When it was broken, in milliseconds: an outage that is allowed for a while, at the end of that while. */
  readonly t: number;
  readonly text: string;
}

export interface Verdict {
  readonly pass: boolean;
  /** By time: the first is what broke it. Empty if it held. */
  readonly breaches: readonly Breach[];
}

/** The verdict on a run. `staysUp` means: up at the start and at the end, and never out for longer than `longestOutage` (0 unless said). */
export function judge(run: Run, hypothesis: Hypothesis): Verdict {
  const breaches = [
    ...hypothesis.staysUp.flatMap((workload) => outagesOf(run, workload, hypothesis)),
    ...(hypothesis.noDataLost ? dataLost(run) : []),
    ...(hypothesis.noDeployerAction ? deployerCalled(run) : []),
    ...(run.limit === null
      ? []
      : [
          breach(
            run,
            'wholeRun',
            null,
            0,
            run.until,
            'The run was cut short: it took too many steps.',
          ),
        ]),
  ].sort((a, b) => a.t - b.t || (a.event ?? 0) - (b.event ?? 0) || naturally(a.text, b.text));
  return { pass: breaches.length === 0, breaches };
}

function outagesOf(run: Run, workload: string, { longestOutage = 0 }: Hypothesis): Breach[] {
  // What users notice is the service; a deployment that is only part of one is judged by its own path.
  const service = run.plan.deployments.some((d) => d.service === workload);
  const key = service ? `service:${workload}` : workload;
  return run.outages
    .filter((outage) => outage.id === key)
    .flatMap((outage) => {
      const words = broken(run, workload, outage, longestOutage);
      if (words === null) return [];
      const begun = service
        ? run.events.find(
            (e) => e.kind === 'outage-begin' && e.subject === workload && e.t === outage.from,
          )
        : undefined;
      const at = Math.min(outage.from + longestOutage, outage.to ?? run.until);
      return [breach(run, 'staysUp', workload, begun?.id ?? outage.cause, at, words)];
    });
}

/** What is wrong with an outage; null if it is allowed. */
function broken(run: Run, workload: string, outage: Outage, allowed: number): string | null {
  const ms = (outage.to ?? run.until) - outage.from;
  if (outage.cause === 0) return `${workload} was down from the start.`;
  if (outage.to === null) return `${workload} was down at the end, since ${clock(outage.from)}.`;
  if (ms <= allowed) return null;
  return `${workload} was out for ${clock(ms)} from ${clock(outage.from)} on; ${allowed === 0 ? 'no outage was' : `${clock(allowed)} were`} allowed.`;
}

const dataLost = (run: Run): Breach[] =>
  run.events
    .filter((event) => event.kind === 'data-lost')
    .map((event) =>
      breach(run, 'noDataLost', event.subject, event.id, event.t, `${event.subject} lost data.`),
    );

/** The deployer did something, or had to: it would have stayed broken. */
const deployerCalled = (run: Run): Breach[] =>
  run.events.flatMap((event) => {
    const did = event.actor === 'deployer' && event.kind === 'action-done';
    const must = event.kind === 'action-needed' && event.data.blocking === true;
    if (!did && !must) return [];
    const words = did
      ? `The deployer acted: ${event.data.action} ${event.subject}.`
      : `${event.subject} stays broken without the deployer.`;
    return [breach(run, 'noDeployerAction', null, event.id, event.t, words)];
  });

function breach(
  run: Run,
  claim: Claim,
  workload: string | null,
  event: number,
  t: number,
  text: string,
): Breach {
  return {
    claim,
    workload,
    event: event === 0 ? null : event,
    root: rootOf(run, event),
    t,
    text,
  };
}

function rootOf(run: Run, id: number): number | null {
  let event: LogEvent | undefined = run.events[id - 1];
  while (event && event.cause !== null) event = run.events[event.cause - 1];
  return event?.id ?? null;
}
