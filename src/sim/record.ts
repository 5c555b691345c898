// The whole outcome of a run: the event log, and beside it what is needed to draw any moment of it without running again.
import type { Plan } from '../scenario/plan.ts';
import type { TimingKey } from '../scenario/timings.ts';
import type { World } from '../world/world.ts';
import type { LogEvent } from './event.ts';

/** What changed at `t`; what was true before it is the entry before. Ascending in `t`. */
export type Track<T> = readonly { readonly t: number; readonly value: T }[];

/** A timer that was armed: `dueAt` is when it would fire, `endedAt` when it fired or was called off (null: still armed at the end). */
export interface TimerSpan {
  /** Address of the part that waits. */
  readonly subject: string;
  readonly key: TimingKey;
  readonly armedAt: number;
  readonly dueAt: number;
  endedAt: number | null;
  fired: boolean;
  /** Id of the event because of which it was armed. */
  readonly cause: number | null;
}

/** Where a VM is: `node` is null while it has no place; then `lost` is the node it was lost with, if any. */
export interface Place {
  readonly node: string | null;
  readonly lost: string | null;
  /** Its IP address, which only a re-spin changes. */
  readonly ip: string;
  /** The array that its volume is on, which changes only when it is made anew after the loss of one. */
  readonly array: string;
}

export type Health = 'up' | 'degraded' | 'down';
export interface HealthEntry {
  readonly state: Health;
  readonly sla: 'met' | 'missed' | 'down' | null;
}

/** An entry of the deployer's list. */
export interface Item {
  readonly subject: string;
  readonly deployment: string;
  readonly actions: readonly string[];
  readonly blocking: boolean;
  readonly from: number;
  /** Null while it is open at the end of the run. */
  to: number | null;
  /** The `action-needed` event. */
  readonly event: number;
}

/** A VM that existed at some time of the run. */
export interface VmInfo {
  readonly id: string;
  readonly deployment: string;
  /** The rack on which it stands in for one of its deployment at home; null at home. */
  readonly at: string | null;
  readonly role: string;
  readonly number: number;
  readonly rack: string;
  readonly cores: number;
  readonly memoryGb: number;
  /** The array that its first volume is on. */
  readonly array: string;
  /** Addresses of its processes, in the order in which they start. */
  readonly processes: readonly string[];
  readonly bornAt: number;
  /** When it left its deployment; null if it never did. */
  leftAt: number | null;
}

export interface Outage {
  /** Id of a deployment, or `service:ID`. */
  readonly id: string;
  readonly from: number;
  to: number | null;
  /** Actor that ended it. */
  by: string | null;
  /** Id of the event that began it; 0 if it is so from the start. */
  readonly cause: number;
}

export interface Run {
  readonly plan: Plan;
  readonly world: World;
  readonly until: number;
  readonly events: readonly LogEvent[];
  /** Every VM that ever existed, in order of birth. */
  readonly vms: readonly VmInfo[];
  /** State of each part, VM, process and pair as its machine names it (`failed.noticed`), by address. Parts that never changed are absent. */
  readonly states: ReadonlyMap<string, Track<string>>;
  readonly places: ReadonlyMap<string, Track<Place>>;
  readonly timers: readonly TimerSpan[];
  /** By id of the deployment, and by `service:ID`. */
  readonly health: ReadonlyMap<string, Track<HealthEntry>>;
  /** VM id of the serving primary of each database (null: none), by deployment. */
  readonly primaries: ReadonlyMap<string, Track<string | null>>;
  /** Load of each service in requests per second. */
  readonly loads: ReadonlyMap<string, Track<number>>;
  /** The rack that a deployment was switched to, by deployment; before that, it is at home. */
  readonly standing: ReadonlyMap<string, Track<string>>;
  readonly outages: readonly Outage[];
  readonly items: readonly Item[];
  /** By service. */
  readonly sessionsLost: ReadonlyMap<string, number>;
  /** Set when the run was cut short by its step limit: a visible result, not a freeze. */
  readonly limit: string | null;
}
