// Run → what came of it, small enough for a card: a ribbon for each service and a few words.
import { clock } from '../base/duration.ts';
import { listed } from '../base/english.ts';
import { outagesOf } from '../log/summary.ts';
import type { Health, Run, Track } from '../sim/record.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly state: Health;
}

/** A workload from the start of a run to its end. */
export interface Strand {
  /** Id of the service. */
  readonly id: string;
  readonly spans: readonly Span[];
  readonly outageMs: number;
  /** Whether it is out at the end. */
  readonly down: boolean;
  /** Who ended its outages, in order. */
  readonly by: readonly string[];
}

export interface Outcome {
  /** Worst first. */
  readonly strands: readonly Strand[];
  /** How many things stay broken without the deployer. */
  readonly waiting: number;
  readonly dataLost: boolean;
  readonly words: string;
}

/** What came of a run. Databases that serve another workload are told with that workload. */
export function outcomeOf(run: Run): Outcome {
  const strands = servicesOf(run)
    .map((id) => strandOf(run, id))
    .sort((a, b) => Number(b.down) - Number(a.down) || b.outageMs - a.outageMs);
  const waiting = run.items.filter((item) => item.blocking && item.to === null).length;
  const dataLost = run.events.some((event) => event.kind === 'data-lost');
  return { strands, waiting, dataLost, words: wordsOf(strands, waiting, dataLost) };
}

/** Ids of the services that people know: without databases that another deployment uses. */
export function servicesOf(run: Run): string[] {
  const used = new Set(run.plan.deployments.map((d) => d.database));
  return [...new Set(run.plan.deployments.map((d) => d.service))].filter((id) => !used.has(id));
}

/** The health of a service as spans without gaps. */
export function spansOf(
  track: Track<{ readonly state: Health }> | undefined,
  until: number,
): Span[] {
  const spans: Span[] = [];
  (track ?? []).forEach((entry, i) => {
    const to = Math.min(track?.[i + 1]?.t ?? until, until);
    const last = spans.at(-1);
    if (to <= entry.t) return;
    if (last?.state === entry.value.state) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from: entry.t, to, state: entry.value.state });
  });
  return spans.length > 0 ? spans : [{ from: 0, to: until, state: 'up' }];
}

function strandOf(run: Run, id: string): Strand {
  const key = `service:${id}`;
  const { outageMs, endedBy } = outagesOf(run, key, run.until);
  return {
    id,
    spans: spansOf(run.health.get(key), run.until),
    outageMs,
    down: run.outages.some((outage) => outage.id === key && outage.to === null),
    by: endedBy,
  };
}

function wordsOf(strands: readonly Strand[], waiting: number, dataLost: boolean): string {
  const out = strands.filter((strand) => strand.outageMs > 0);
  const said =
    out.length === 0
      ? ['no outage']
      : out
          .slice(0, 2)
          .map(({ id, outageMs, down, by }) =>
            down
              ? `${id} stays down`
              : `${id} out for ${clock(outageMs)}${by.length > 0 ? `, ended by ${listed(by.map((who) => WHO[who] ?? who))}` : ''}`,
          );
  return [
    ...said,
    ...(out.length > 2 ? [`${out.length - 2} more out`] : []),
    ...(dataLost ? ['data lost'] : []),
    ...(waiting > 0 ? [`${waiting} left to you`] : []),
  ].join('; ');
}

/** An actor as running text names them. */
export const WHO: Readonly<Record<string, string>> = {
  deployer: 'the deployer',
  injector: 'the repair',
  platform: 'the platform',
  middleware: 'the middleware',
  hardware: 'the hardware',
  external: 'what stands outside',
};
