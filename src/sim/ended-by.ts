// Who ended an outage: from the event that ended it back to the first deed (rulebook 7.25).
import type { Actor, EventKind, LogEvent } from './event.ts';

const DEEDS: ReadonlySet<EventKind> = new Set([
  'restart',
  'respin',
  'evacuate',
  'placed',
  'scale-out',
  'takeover',
  'failover',
  'action-done',
  'repair',
]);

/** The actor of the first deed on the way back from event `id` to its fault; null when nobody did anything. */
export function endedBy(events: readonly LogEvent[], id: number): Actor | null {
  const deed = backTo(events, id, (event) => DEEDS.has(event.kind));
  if (!deed) return null;
  if (deed.kind !== 'placed') return deed.actor;
  return backTo(events, deed.id, (event) => event.kind === 'action-done') ? 'deployer' : deed.actor;
}

function backTo(
  events: readonly LogEvent[],
  id: number | null,
  wanted: (event: LogEvent) => boolean,
): LogEvent | null {
  for (let at = id; at; ) {
    const event = events[at - 1];
    if (!event) return null;
    if (wanted(event)) return event;
    at = event.cause;
  }
  return null;
}
