// Event log → what the timeline tells: each event that gets a mark, in its lane, with what led to it; and what did not happen ("not monitored").
import { lastAt } from '../../log/moment.ts';
import type { Actor, LogEvent } from '../../sim/event.ts';
import type { Run } from '../../sim/record.ts';
import type { MarkKind } from '../glyphs/mark.ts';
import { concerns } from './filter.ts';
import { namesOf } from './names.ts';
import { unseenOf } from './unseen.ts';
import { WORDINGS, type Words } from './wording.ts';

export const LANES = [
  'injector',
  'hardware',
  'platform',
  'middleware',
  'external',
  'deployer',
] as const satisfies readonly Actor[];
export type Lane = (typeof LANES)[number];

export interface Told {
  /** Stable name of the mark: `e12`, or `e12-unseen` for what did not happen because of it. */
  readonly key: string;
  readonly event: LogEvent;
  readonly t: number;
  readonly lane: Lane;
  readonly mark: MarkKind;
  readonly importance: number;
  readonly words: Words;
  /** Key of the mark that led to this one; null at the beginning of a chain. */
  readonly cause: string | null;
  /** May be left out where room is short: another mark tells the story. */
  readonly minor: boolean;
}

export interface StoryOfRun {
  /** In order of time. */
  readonly told: readonly Told[];
  /** The mark an event is part of: its own, or that of what led to it. */
  byEvent(id: number): Told | undefined;
  byKey(key: string): Told | undefined;
  /** What users noticed (actor `service`), in order of time. */
  readonly noticed: readonly LogEvent[];
}

const MINOR_FROM = 3;
const EMPTY: StoryOfRun = {
  told: [],
  byEvent: () => undefined,
  byKey: () => undefined,
  noticed: [],
};

const known = new WeakMap<readonly LogEvent[], StoryOfRun>();
/** The story of a run, made once and kept as long as the run is. */
export function storyOf(run: Run): StoryOfRun {
  if (run.events.length === 0) return EMPTY;
  let story = known.get(run.events);
  if (!story) {
    story = tell(run);
    known.set(run.events, story);
  }
  return story;
}

/** How many entries of the story lie at or before `t`. */
export const toldUntil = (story: StoryOfRun, t: number): number => lastAt(story.told, t) + 1;

/** What each event did to services, in words, by the event the service's own event names as its cause. */
function effects(run: Run): Map<number, string> {
  const found = new Map<number, string>();
  const databases = new Set(run.plan.deployments.map((d) => d.database));
  for (const e of run.events)
    if (e.kind === 'outage-end' && e.cause !== null && !databases.has(e.subject))
      found.set(e.cause, `${e.subject} serves again`);
  return found;
}

/** A VM whose volume is offline, or back: it stands still, or goes on without a boot. */
function standstill(run: Run, event: LogEvent): boolean {
  if (event.kind === 'down') return event.data.reason === 'suspended';
  if (event.kind !== 'up' || event.actor !== 'hardware' || event.cause === null) return false;
  const cause = run.events[event.cause - 1];
  if (cause?.t !== event.t || cause.kind !== 'up' || cause.actor !== 'hardware') return false;
  return run.vms.some((vm) => vm.id === event.subject);
}

/** VMs that stood still, went on or were lost with one event, by that event's id: they are told together. */
function together(run: Run): ReadonlyMap<number, readonly LogEvent[]> {
  const found = new Map<number, LogEvent[]>();
  for (const event of run.events) {
    if (event.cause === null) continue;
    const cause = run.events[event.cause - 1];
    const lost = event.kind === 'down' && cause?.data.lost === 'array';
    if (lost || standstill(run, event))
      found.set(event.cause, [...(found.get(event.cause) ?? []), event]);
  }
  return found;
}

function tell(run: Run): StoryOfRun {
  const names = namesOf(run);
  const effect = effects(run);
  const groups = together(run);
  const told: Told[] = [];
  const byEvent = new Map<number, Told>();
  const byKey = new Map<string, Told>();
  const noticed: LogEvent[] = [];
  const put = (entry: Told) => {
    told.push(entry);
    byKey.set(entry.key, entry);
    return entry;
  };
  for (const event of run.events) {
    const above = event.cause === null ? undefined : byEvent.get(event.cause);
    const inherit = () => {
      if (above) byEvent.set(event.id, above);
    };
    if (event.actor === 'service') {
      noticed.push(event);
      inherit();
      continue;
    }
    // What stops together with what was broken needs no mark: the fault tells it. Only that nobody watches is news.
    const group = event.cause === null ? undefined : groups.get(event.cause);
    const still = group !== undefined && standstill(run, event);
    const swallowed = still
      ? group[0] !== event
      : event.kind === 'down' && above !== undefined && above.t === event.t;
    if (swallowed) inherit();
    else {
      const wording = WORDINGS[event.kind]?.({
        event,
        names,
        effect: effect.get(event.id) ?? null,
        together: still
          ? group.length
          : event.kind === 'message'
            ? (groups.get(event.id)?.length ?? 0)
            : 0,
      });
      if (!wording) inherit();
      else {
        const { mark, importance, words } = wording;
        byEvent.set(
          event.id,
          put({
            key: `e${event.id}`,
            event,
            t: event.t,
            lane: event.actor,
            mark,
            importance,
            words,
            cause: above?.key ?? null,
            minor: importance >= MINOR_FROM,
          }),
        );
      }
    }
    const words = unseenOf(run, event);
    if (words)
      put({
        key: `e${event.id}-unseen`,
        event,
        t: event.t,
        lane: 'platform',
        mark: 'unseen',
        importance: 1.6,
        words,
        cause: byEvent.get(event.id)?.key ?? null,
        minor: false,
      });
  }
  return { told, noticed, byEvent: (id) => byEvent.get(id), byKey: (key) => byKey.get(key) };
}

/** From an entry back to the first of its chain, the first first. */
export function chainOf(story: StoryOfRun, last: Told): Told[] {
  const chain: Told[] = [];
  let at: Told | undefined = last;
  // A cause is always earlier in the log, so this ends.
  while (at) {
    chain.push(at);
    at = at.cause === null ? undefined : story.byKey(at.cause);
  }
  return chain.reverse();
}

/**
 * Keys of the marks whose chain is drawn in ink: back from the chosen event to the fault; without one, all that concerns the
 * selected part and what led to it.
 */
export function chainKeys(
  story: StoryOfRun,
  chosen: Told | undefined,
  part: string | null,
): ReadonlySet<string> {
  const keys = new Set<string>();
  const add = (told: Told) => {
    for (const one of chainOf(story, told)) keys.add(one.key);
  };
  if (chosen) add(chosen);
  else if (part !== null) for (const told of story.told) if (concerns(told.event, part)) add(told);
  return keys;
}

/** How many marks each lane gets in the whole run (or among the first `count`), so that the busy ones get more rows; it does not change while the clock runs. */
export function crowd(story: StoryOfRun, count = story.told.length, minors = false): number[] {
  const counts = LANES.map(() => 0);
  for (const { lane, minor } of story.told.slice(0, count))
    if (minors || !minor) counts[LANES.indexOf(lane)] = (counts[LANES.indexOf(lane)] ?? 0) + 1;
  return counts;
}
