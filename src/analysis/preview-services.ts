// Two runs, with a fault and without it → in a few sentences: who would be out and until when, what would be whole again, and what a person would have to do.
import { listed } from '../base/english.ts';
import { lastAt, valueAt } from '../log/moment.ts';
import { orderWords, what } from '../log/sentence.ts';
import { type Rack, targetOf } from '../scenario/plan.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Health, HealthEntry, Run } from '../sim/record.ts';
import type { Preview } from './preview.ts';
import { backupless, leadsTo, repairOf, span } from './preview-hardware.ts';

export const SERVICE = 'service:';

/** A fault and what comes of it. */
export interface Foreseen {
  readonly before: Run;
  readonly after: Run;
  /** When it would happen, in milliseconds. */
  readonly t: number;
  readonly target: string;
  readonly outages: Preview['outages'];
  readonly left: Preview['left'];
}

/** So many workloads are named, then they are counted. */
const MOST_NAMED = 6;

/** Services as people name them: a database that serves another workload is told with that workload. */
export function services(run: Run): string[] {
  const used = new Set(run.plan.deployments.map((d) => d.database));
  return [...run.health.keys()].filter(
    (key) => key.startsWith(SERVICE) && !used.has(key.slice(SERVICE.length)),
  );
}

/** Time from `t` on in which a passing health lasts, and whether its last such span ends within the run. */
function spans(run: Run, key: string, t: number, passes: (value: HealthEntry) => boolean) {
  const track = run.health.get(key) ?? [];
  let ms = 0;
  let ends = true;
  track.forEach((entry, i) => {
    const to = track[i + 1]?.t ?? run.until;
    if (!passes(entry.value) || to <= t) return;
    ms += to - Math.max(t, entry.t);
    ends = i + 1 < track.length;
  });
  return { ms, ends };
}

/** Time a service is down from `t` on, and whether its last such span ends. */
export const downFrom = (run: Run, key: string, t: number) =>
  spans(run, key, t, (value) => value.state === 'down');
/** Time from `t` on in which a service serves and misses its SLA. */
const slowFrom = (run: Run, key: string, t: number) =>
  spans(run, key, t, (value) => value.state !== 'down' && value.sla === 'missed');

/** What a service would go through, as the end of a sentence that begins with its name. */
interface Tail {
  readonly text: string;
  /** Out, slow, serving: in this order they are told. */
  readonly rank: 0 | 1 | 2;
  /** What would end it, where it does not end by itself. */
  readonly until: string | null;
}

/** All that is said after the lead. */
export function restOf(f: Foreseen): string {
  const kept = services(f.after).map((key) => ({ id: key.slice(SERVICE.length), key }));
  const told = new Map<string, { tail: Tail; ids: string[] }>();
  for (const { id, key } of kept) {
    const tail = tailOf(f, id, key);
    if (tail === null) continue;
    const same = told.get(tail.text);
    if (same) same.ids.push(id);
    else told.set(tail.text, { tail, ids: [id] });
  }
  const groups = [...told.values()].sort((a, b) => a.tail.rank - b.tail.rank);
  const out = kept.filter(({ key }) => state(f.before, key, f.t) === 'down').map(({ id }) => id);
  const first =
    groups.length > 0
      ? groups.map(({ tail, ids }) => `${named(ids)} ${tail.text}`).join('; ')
      : out.length > 0
        ? `${named(out)} ${out.length === 1 ? 'is' : 'are'} out already`
        : 'No service would notice';
  const untils = new Set(groups.flatMap(({ tail }) => tail.until ?? []));
  return [`${first}.`, roomless(f), afterwards(f, untils)].filter(Boolean).join(' ');
}

const named = (ids: readonly string[]): string =>
  ids.length <= MOST_NAMED
    ? listed(ids)
    : `${ids.slice(0, MOST_NAMED - 1).join(', ')} and ${ids.length - MOST_NAMED + 1} others`;

function tailOf(f: Foreseen, id: string, key: string): Tail | null {
  const { before, after, t } = f;
  const out = f.outages.find((o) => o.id === id);
  const until = untilOf(f, id);
  if (out && !out.ends) return { text: `would be out until ${until}`, rank: 0, until };
  const slow = slowFrom(after, key, t);
  const more = slow.ms - slowFrom(before, key, t).ms;
  const slowly =
    more <= 0 ? null : slow.ends ? `too slow for ${span(more)}` : `too slow until ${until}`;
  const lasts = more > 0 && !slow.ends ? until : null;
  if (out) {
    const text = `would be out for ${span(out.ms)}${endOf(after, id, t)}`;
    return { text: slowly ? `${text}, and then ${slowly}` : text, rank: 0, until: lasts };
  }
  if (downFrom(before, key, t).ms > 0) return null;
  if (slowly) return { text: `would go on serving, but ${slowly}`, rank: 1, until: lasts };
  if (!worse(f, key)) return null;
  return staysWorse(f, key)
    ? { text: `would go on serving, degraded until ${until}`, rank: 2, until }
    : { text: 'would go on serving', rank: 2, until: null };
}

const state = (run: Run, key: string, t: number): Health =>
  valueAt(run.health.get(key), t)?.state ?? 'up';

/** Whether a workload is worse off at any moment from the fault on. */
function worse({ before, after, t }: Foreseen, key: string): boolean {
  return (after.health.get(key) ?? []).some(
    (entry) => entry.t >= t && entry.value.state !== 'up' && state(before, key, entry.t) === 'up',
  );
}

const staysWorse = ({ before, after }: Foreseen, key: string): boolean =>
  state(after, key, after.until) !== 'up' && state(before, key, after.until) === 'up';

/** What would end it: the one thing that a person has to do, or the repair of the part. */
function untilOf(f: Foreseen, id: string): string {
  const blocking = f.left.filter((item) => item.blocking);
  const mine = standsOn(f.after, id);
  const own = blocking.filter((item) => mine.has(item.subject.replace(/[@/].*$/, '')));
  const repaired = repairOf(f.after, f.target);
  const [only, ...others] = own.length > 0 || repaired !== null ? own : blocking;
  if (only === undefined) return repaired ?? 'somebody acts';
  return others.length === 0 ? `you ${orderOf(only)}` : 'you act';
}

/** The deployments that a service, or a deployment by itself, stands on. */
const standsOn = (run: Run, id: string): ReadonlySet<string> =>
  new Set([
    id,
    ...run.plan.deployments
      .filter((d) => d.service === id)
      .flatMap((d) => [d.id, d.database ?? [], d.routing ?? [], d.caching ?? []].flat()),
  ]);

/** VMs for which no node would have room. */
function roomless({ after, t, target }: Foreseen): string {
  const vms = after.events
    .filter((e) => e.t >= t && e.kind === 'unplaced' && leadsTo(after, e, target, t))
    .map((e) => e.subject);
  return vms.length === 0 ? '' : `No node would have room for ${named([...new Set(vms)])}.`;
}

/** When all is whole again, and what a person has to do for it; what the services' own sentence said is not said again. */
function afterwards(f: Foreseen, said: ReadonlySet<string>): string {
  const { after, t } = f;
  const hurt = [...after.health.keys()].filter((key) => worse(f, key));
  const stay = [...new Set(hurt.filter((key) => staysWorse(f, key)).map(idOf))];
  const sentences: string[] = [];
  const told = new Set(said);
  if (stay.length > 0 && said.size === 0) {
    const until = untilOf(f, stay[0] as string);
    told.add(until);
    sentences.push(`${named(stay)} would stay degraded until ${until}.`);
  }
  const whole = Math.max(
    t,
    ...hurt.map((key) => {
      const track = after.health.get(key) ?? [];
      return track[lastAt(track, after.until)]?.t ?? t;
    }),
  );
  const again = `All would be whole again after ${span(whole - t)}`;
  const heals = hurt.length > 0 && stay.length === 0;
  if (f.left.length > 0) {
    if (heals) sentences.push(`${again}.`);
    const rest = f.left.filter((item) => !told.has(`you ${orderOf(item)}`));
    if (rest.length > 0) sentences.push(todo(rest, told.size > 0 && rest.length < f.left.length));
  } else if (heals) sentences.push(`${again}, without you.`);
  else if (hurt.length === 0) sentences.push(unnoticed(f));
  return sentences.join(' ');
}

/** What is gone with a part that no service would miss. */
function unnoticed({ after, t, target }: Foreseen): string {
  const { plan } = after;
  const until = repairOf(after, target);
  const racks = plan.racks.filter((r) => r.id === target || `site:${r.site}` === target);
  const refuge = plan.deployments.some((d) => racks.includes(targetOf(plan.racks, d.rack) as Rack));
  if (refuge) return `There would be no rack to recover to until ${until}.`;
  const alone = backupless(after, target, t);
  return alone !== null
    ? `${alone} would have no backup until ${until}.`
    : 'Nobody would have to act.';
}

const idOf = (key: string): string => key.replace(/^service:/, '');

/** What else a person would have to do. */
function todo(items: Preview['left'], also: boolean): string {
  const must = items.some((item) => item.blocking);
  const verb = must ? `You would ${also ? 'also ' : ''}have to` : 'You could';
  const first = items.slice(0, MOST_ORDERS).map(orderOf);
  const more = items.length - first.length;
  return `${verb} ${listed(more > 0 ? [...first, `do ${more} more thing${more === 1 ? '' : 's'}`] : first)}.`;
}

const MOST_ORDERS = 3;

/** The first of the actions that would help. */
const orderOf = ({ actions: [action = ''], subject }: Preview['left'][number]): string =>
  orderWords(action, subject);

const DOERS: ReadonlySet<string> = new Set([
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

/** Through what the outage that follows `t` ends, as a clause that begins with a comma; empty where nothing tells. */
function endOf(run: Run, id: string, t: number): string {
  const end = run.events.find((e) => e.kind === 'outage-end' && e.subject === id && e.t >= t);
  let event: LogEvent | undefined = end;
  while (event && !DOERS.has(event.kind))
    event = event.cause === null ? undefined : run.events[event.cause - 1];
  if (!event) return '';
  const { subject, actor } = event;
  switch (event.kind) {
    case 'takeover':
      return `, until the standby of ${subject.replace(/[@/].*$/, '')} takes over`;
    case 'evacuate':
    case 'placed':
      return `, until the platform has moved ${subject} and it has started`;
    case 'restart':
      return actor === 'middleware'
        ? `, until ${restarter(run, event)} has restarted the server`
        : `, until the ${actor} has restarted ${what(subject)}`;
    case 'respin':
      return ', until the platform has made a new VM';
    case 'scale-out':
      return `, until a member that ${actor === 'middleware' ? 'IMP' : 'the platform'} adds serves`;
    case 'failover':
      return ', until its replica takes over';
    case 'repair':
      return `, until ${what(subject)} is repaired`;
    default:
      return ', until what you ordered is done';
  }
}

/** Who restarts a server by middleware: IMP in its dynamic cluster, else the node agent. */
function restarter(run: Run, event: LogEvent): string {
  const deployment = event.subject.replace(/[@/].*$/, '');
  const dynamic = run.plan.deployments.some((d) => d.id === deployment && d.onFailure !== null);
  return dynamic && event.rule === 'imp.process' ? 'IMP' : 'the node agent';
}
