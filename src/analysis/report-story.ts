// The story of a run in short: who did what, like deeds for one reason told as one, the weightiest kept where there are too many.
import { naturally } from '../base/natural.ts';
import { sentence } from '../log/sentence.ts';
import type { Actor, EventKind, LogEvent } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';

export interface Chapter {
  readonly t: number;
  readonly actor: Actor;
  /** The first event's sentence. */
  readonly text: string;
  /** Subjects of the others of its sort, in order of address. */
  readonly others: readonly string[];
}

/** The page has room for that many; a longer story says how much it leaves out. */
export const MOST_CHAPTERS = 12;

/** What belongs into a short story, the weightiest first. What was injected, done and left to do is told elsewhere. */
const WEIGHT: readonly (readonly EventKind[])[] = [
  ['data-lost', 'outage-begin', 'outage-end'],
  ['takeover', 'failover', 'respin', 'evacuate', 'unplaced', 'rebuild', 'scale-out'],
  ['detection', 'restart', 'sla-missed', 'sla-met', 'sessions-lost'],
  ['placed', 'scale-in', 'restored', 'ip-move', 'repopulate'],
  ['reroute', 'rejoin', 'resync', 'degraded', 'link'],
];
const weight = (kind: EventKind) => WEIGHT.findIndex((kinds) => kinds.includes(kind));

/** The story, by time; at most `most` chapters. */
export function chaptersOf(run: Run, most = MOST_CHAPTERS): Chapter[] {
  const roots = new Map<number, number>();
  const groups = new Map<string, LogEvent[]>();
  // A database's outage is told by the services that use it.
  const used = new Set(run.plan.deployments.map((d) => d.database));
  for (const event of run.events) {
    const root = event.cause === null ? event.id : (roots.get(event.cause) ?? event.cause);
    roots.set(event.id, root);
    if (weight(event.kind) < 0) continue;
    if (event.kind.startsWith('outage') && used.has(event.subject)) continue;
    // Outages have lengths of their own; all else that one actor does for one reason is one chapter.
    const own = event.kind === 'outage-end' ? event.id : '';
    const key = `${root} ${event.actor} ${event.kind} ${own}`;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return [...groups.values()]
    .map((group) => ({ first: group[0] as LogEvent, group }))
    .sort((a, b) => weight(a.first.kind) - weight(b.first.kind) || a.first.id - b.first.id)
    .slice(0, most)
    .sort((a, b) => a.first.id - b.first.id)
    .map(({ first, group }) => ({
      t: first.t,
      actor: first.actor,
      text: sentence(run, first),
      others: [...new Set(group.map((event) => event.subject))]
        .filter((subject) => subject !== first.subject)
        .sort(naturally),
    }));
}
