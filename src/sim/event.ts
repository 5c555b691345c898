// What a run writes down, event by event (contract 4). No sentences here: those are composed when somebody reads (sentence.ts).

export const ACTORS = [
  'injector',
  'hardware',
  'platform',
  'middleware',
  'external',
  'deployer',
  'service',
] as const;
export type Actor = (typeof ACTORS)[number];

export type EventKind =
  | 'fault'
  | 'repair'
  | 'load'
  | 'detection'
  | 'restart'
  | 'respin'
  | 'link'
  | 'scale-out'
  | 'scale-in'
  | 'evacuate'
  | 'unplaced'
  | 'placed'
  | 'failover'
  | 'ip-move'
  | 'takeover'
  | 'reroute'
  | 'rejoin'
  | 'resync'
  | 'repopulate'
  | 'rebuild'
  | 'degraded'
  | 'restored'
  | 'up'
  | 'down'
  | 'message'
  | 'action-needed'
  | 'action-done'
  | 'data-lost'
  | 'sessions-lost'
  | 'sla-missed'
  | 'sla-met'
  | 'outage-begin'
  | 'outage-end';

export type Data = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface LogEvent {
  /** Counted from 1. */
  readonly id: number;
  /** Whole milliseconds of simulated time since the start. */
  readonly t: number;
  readonly actor: Actor;
  readonly kind: EventKind;
  /** The address of what it happened to. */
  readonly subject: string;
  /** Id of the event that led to it; null for the injector's deeds and for what follows from the start alone. */
  readonly cause: number | null;
  readonly rule: string | null;
  readonly slide: number | null;
  readonly data: Data;
}
