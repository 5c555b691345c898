// Events → sentences for those who listen: what matters most of what the clock ran over, few at a time, nothing twice; and how things stand.
import { listed } from '../../base/english.ts';
import { lastAt } from '../../log/moment.ts';
import { sentence } from '../../log/sentence.ts';
import type { EventKind, LogEvent } from '../../sim/event.ts';
import type { Run } from '../../sim/record.ts';
import { ribbonsOf } from '../timeline/ribbons.ts';

/** What is worth saying, the most important first; what follows from it by itself is left to the timeline. */
const BY_WEIGHT: readonly (readonly EventKind[])[] = [
  ['outage-begin', 'outage-end', 'data-lost'],
  ['action-needed'],
  ['fault', 'takeover', 'failover', 'unplaced', 'sessions-lost'],
  ['detection', 'repair', 'evacuate', 'respin', 'restart', 'action-done'],
];
const WEIGHTS: ReadonlyMap<EventKind, number> = new Map(
  BY_WEIGHT.flatMap((kinds, weight) => kinds.map((kind) => [kind, weight] as const)),
);

interface Item {
  readonly at: number;
  readonly weight: number;
  readonly words: string;
}

/** What is said of the events from index `from` up to `to` (not included), in order of time: at most `most` sentences, and how many more there were. */
export function newsOf(run: Run, from: number, to: number, most: number): string {
  const databases = new Set(run.plan.deployments.map((d) => d.database));
  const items: Item[] = [];
  const moved = new Map<string, LogEvent[]>();
  for (const event of run.events.slice(from, to)) {
    const weight = WEIGHTS.get(event.kind);
    if (weight === undefined) continue;
    // The outage of a database is told as that of the workload it serves.
    if (event.kind.startsWith('outage') && databases.has(event.subject)) continue;
    if (event.kind === 'evacuate') {
      const home = String(event.data.from);
      moved.set(home, [...(moved.get(home) ?? []), event]);
    } else items.push({ at: event.id, weight, words: sentence(run, event) });
  }
  for (const [home, events] of moved) {
    const [first] = events;
    if (first)
      items.push({
        at: first.id,
        weight: WEIGHTS.get('evacuate') ?? 0,
        words:
          events.length === 1
            ? sentence(run, first)
            : `The platform moves ${events.length} VMs from ${home} to other nodes.`,
      });
  }
  const said = [...items]
    .sort((a, b) => a.weight - b.weight || a.at - b.at)
    .slice(0, most)
    .sort((a, b) => a.at - b.at)
    .map(({ words }) => words);
  const more = items.length - said.length;
  return [
    ...new Set(said),
    ...(more === 0 ? [] : [more === 1 ? 'One more event.' : `${more} more events.`]),
  ].join(' ');
}

/** How things stand at `t`: who is out, who is degraded, and how many things wait for the deployer. */
export function standingOf(run: Run, t: number, waiting: number): string {
  const services = ribbonsOf(run).map(({ id, track }) => ({
    id,
    state: track[lastAt(track, t)]?.value.state ?? 'up',
  }));
  const those = (state: string) => services.filter((s) => s.state === state).map(({ id }) => id);
  const [out, degraded] = [those('down'), those('degraded')];
  const rest = services.length - out.length - degraded.length;
  const are = (ids: readonly string[], how: string) =>
    ids.length === 0 ? [] : [`${listed(ids)} ${ids.length === 1 ? 'is' : 'are'} ${how}.`];
  return [
    ...are(out, 'out'),
    ...are(degraded, 'degraded'),
    rest === services.length
      ? 'All workloads serve.'
      : rest === 0
        ? ''
        : `The other ${rest === 1 ? 'one serves' : `${rest} serve`}.`,
    waiting === 0
      ? 'Nothing waits for the deployer.'
      : waiting === 1
        ? 'One thing waits for the deployer.'
        : `${waiting} things wait for the deployer.`,
  ]
    .filter((words) => words !== '')
    .join(' ');
}
