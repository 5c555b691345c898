// Filter → the events that are shown: what was asked for, with what led to it, so that no effect stands there without its cause.
import type { Filter } from '../../app/look.ts';
import type { LogEvent } from '../../sim/event.ts';
import type { Run } from '../../sim/record.ts';
import { parseVmAddress } from '../../world/processes.ts';
import type { StoryOfRun, Told } from './story.ts';

export const filters = ({ actors, part, workload, changed }: Filter): boolean =>
  actors.size > 0 || part.trim() !== '' || workload !== '' || changed;

/** For each event id whether it is shown; null if all are. */
export function shownBy(run: Run, filter: Filter): Uint8Array | null {
  if (!filters(filter)) return null;
  const shown = new Uint8Array(run.events.length + 1);
  const part = filter.part.trim().toLowerCase();
  const members = filter.workload === '' ? null : membersOf(run, filter.workload);
  const changes = filter.changed ? changesOf(run) : null;
  for (const event of run.events)
    if (
      (part === '' || concerns(event, part)) &&
      (members === null || belongs(event, members)) &&
      (changes === null || changes.has(event.id))
    )
      shown[event.id] = 1;
  // A cause comes before its effect, so one way back through the log finds them all.
  for (let i = run.events.length - 1; i >= 0; i--) {
    const { id, cause } = run.events[i] as LogEvent;
    if (shown[id] === 1 && cause !== null) shown[cause] = 1;
  }
  if (filter.actors.size > 0)
    for (const { id, actor } of run.events) if (!filter.actors.has(actor)) shown[id] = 0;
  return shown;
}

/** Whether it happened to the part, to something in it, or names it (where a VM came from and went to). */
export function concerns({ subject, data }: LogEvent, part: string): boolean {
  const inside = (address: string) => {
    const text = address.toLowerCase();
    return text.split('~').some((end) => end === part || within(end, part));
  };
  if (inside(subject)) return true;
  for (const key of ['from', 'node', 'spare', 'to'] as const) {
    const value = data[key];
    if (typeof value === 'string' && inside(value)) return true;
  }
  return false;
}

const within = (address: string, part: string): boolean =>
  address.startsWith(part) && /^[/:@]$/.test(address[part.length] ?? '');

/** Names under which a workload's events go: its service, its deployments, their database. */
function membersOf(run: Run, workload: string): ReadonlySet<string> {
  const members = new Set([workload]);
  for (const d of run.plan.deployments)
    if (d.id === workload || d.service === workload) {
      members.add(d.id);
      if (d.database !== null) members.add(d.database);
    }
  return members;
}

const belongs = ({ subject }: LogEvent, members: ReadonlySet<string>): boolean =>
  members.has(parseVmAddress(subject)?.deployment ?? subject.replace(/[@/].*$/, ''));

/** What users noticed, and the events that it follows from. */
function changesOf(run: Run): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const { id, actor, cause } of run.events)
    if (actor === 'service') {
      ids.add(id);
      if (cause !== null) ids.add(cause);
    }
  return ids;
}

/** The story without what is not shown; an effect then hangs from the nearest cause that is. */
export function filteredStory(story: StoryOfRun, shown: Uint8Array | null): StoryOfRun {
  if (shown === null) return story;
  const told: Told[] = [];
  const byKey = new Map<string, Told>();
  for (const one of story.told) {
    if (shown[one.event.id] !== 1) continue;
    let cause = one.cause === null ? undefined : story.byKey(one.cause);
    while (cause && shown[cause.event.id] !== 1)
      cause = cause.cause === null ? undefined : story.byKey(cause.cause);
    const kept = { ...one, cause: cause?.key ?? null };
    told.push(kept);
    byKey.set(kept.key, kept);
  }
  return {
    told,
    byKey: (key) => byKey.get(key),
    byEvent: (id) => {
      const one = story.byEvent(id);
      return one && byKey.get(one.key);
    },
    noticed: story.noticed.filter((event) => shown[event.id] === 1),
  };
}
