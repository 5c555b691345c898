// Event log → what users lost or waited for, as marks and words on the ribbon of their service: SLA missed and met, sessions, data; how long each outage was.
import { grouped } from '../../base/english.ts';
import { lastAt, valueAt } from '../../log/moment.ts';
import type { LogEvent } from '../../sim/event.ts';
import type { Run } from '../../sim/record.ts';
import { n, type Shape } from '../shape.ts';
import type { Ribbon, Sight } from './ribbons.ts';
import { left, moment } from './time-words.ts';

export interface Loss {
  readonly t: number;
  readonly kind: 'sessions-lost' | 'data-lost';
  readonly text: string;
}

/** What is heard of a ribbon's service: its own events, and those of its database, which has no ribbon of its own. */
function heard(run: Run, service: string, kinds: ReadonlySet<string>): LogEvent[] {
  const subjects = new Set<string | null>([service]);
  for (const d of run.plan.deployments) if (d.service === service) subjects.add(d.database);
  return run.events.filter(
    (e) => kinds.has(e.kind) && subjects.has(e.subject.replace(/[@/].*$/, '')),
  );
}

const LOST: ReadonlySet<string> = new Set(['sessions-lost', 'data-lost']);
const SLA: ReadonlySet<string> = new Set(['sla-missed', 'sla-met']);
const lostBy = new WeakMap<Run, Map<string, Loss[]>>();

/** Sessions and data that a service lost, in order of time. */
export function lossesOf(run: Run, service: string): readonly Loss[] {
  const known = lostBy.get(run) ?? new Map<string, Loss[]>();
  lostBy.set(run, known);
  const losses =
    known.get(service) ??
    heard(run, service, LOST).map(
      (e): Loss => ({
        t: e.t,
        kind: e.kind === 'data-lost' ? 'data-lost' : 'sessions-lost',
        text: lossWords(e),
      }),
    );
  known.set(service, losses);
  return losses;
}

/** `3,000 sessions lost`, `1:00:00 of data lost`, `all data lost`. */
function lossWords({ kind, data }: LogEvent): string {
  if (kind === 'sessions-lost') {
    const count = Number(data.count);
    return count === 1 ? '1 session lost' : `${grouped(count)} sessions lost`;
  }
  return data.recoveryPointMs === undefined
    ? 'all data lost'
    : `${left(Number(data.recoveryPointMs))} of data lost`;
}

/** Something to be said at a place of a ribbon. */
interface Remark {
  readonly t: number;
  /** Long to short. */
  readonly words: readonly string[];
  /** Data or sessions were lost: said even if there is room only before it. */
  readonly lost: boolean;
  /** When the next thing is said or the next outage begins; none later: infinity. */
  readonly next: number;
}

const remarksBy = new WeakMap<Run, Map<string, readonly Remark[]>>();

/** All that is ever to be said on a ribbon, in order of time; made once a run. */
function remarksOf(run: Run, ribbon: Ribbon): readonly Remark[] {
  const known = remarksBy.get(run) ?? new Map<string, readonly Remark[]>();
  remarksBy.set(run, known);
  const found = known.get(ribbon.id) ?? remarks(run, ribbon);
  known.set(ribbon.id, found);
  return found;
}

function remarks(run: Run, ribbon: Ribbon): Remark[] {
  const said = new Map<number, string[][]>();
  const say = (at: number, ...words: string[]) => said.set(at, [...(said.get(at) ?? []), words]);
  const begins = new Set<number>();
  for (const o of run.outages) {
    if (o.id !== `service:${ribbon.id}` && o.id !== ribbon.id) continue;
    if (begins.has(o.from)) continue;
    begins.add(o.from);
    if (o.to === null) continue;
    const length = left(o.to - o.from);
    if (o.by) say(o.to, `${length}, ended by ${o.by}`, length);
    else say(o.to, length);
  }
  const losses = lossesOf(run, ribbon.id);
  for (const loss of losses) say(loss.t, loss.text);
  const lost = new Set(losses.map((loss) => loss.t));
  const stops = [...said.keys(), ...begins].sort((a, b) => a - b).map((t) => ({ t }));
  return [...said]
    .sort((a, b) => a[0] - b[0])
    .map(([t, all]) => ({
      t,
      words: [
        all.map((w) => w[0]).join('; '),
        all.map((w) => w.at(-1)).join('; '),
        all.at(-1)?.at(-1) ?? '',
      ],
      lost: lost.has(t),
      next: stops[lastAt(stops, t) + 1]?.t ?? Number.POSITIVE_INFINITY,
    }));
}

/** The words on the ribbons, over everything that runs along them: `0:45, ended by middleware`, `1:00:00 of data lost`. */
export const remarksOn = (sight: Sight, t: number): Shape[] =>
  sight.ribbons.flatMap((ribbon, i) =>
    remarkShapes(sight, ribbon, sight.lanes.ribbons[i] as number, t),
  );

function remarkShapes(
  { run, lanes, scale, measure }: Sight,
  ribbon: Ribbon,
  y: number,
  t: number,
): Shape[] {
  const all = remarksOf(run, ribbon);
  const shapes: Shape[] = [];
  let free = scale.x0;
  for (let i = lastAt(all, scale.t(scale.x0) - 1) + 1; i < all.length; i++) {
    const { t: at, words, lost, next } = all[i] as Remark;
    if (at > t || scale.x(at) > scale.x1) break;
    const x = scale.x(at) + (lost ? 9 : 5);
    const end = Math.min(
      scale.x1,
      // What has not been played yet takes no room.
      next > t ? scale.x1 : scale.x(next) - 6,
      scale.folds.find((f) => f.x1 > x)?.x0 ?? scale.x1,
    );
    const right = x < free ? undefined : words.find((one) => x + measure(one, 600) + 4 <= end);
    const before = scale.x(at) - 9;
    const left = words.find((one) => before - measure(one, 600) >= free);
    const text = right ?? (lost ? left : undefined);
    if (text === undefined) continue;
    const width = measure(text, 600);
    const from = right === undefined ? before - width : x;
    free = from + width + 8;
    const key = `outage-${ribbon.id}-${at}`;
    shapes.push(
      {
        key: `${key}/ground`,
        tag: 'rect',
        at: {
          x: n(lanes.x0 + from - 3),
          y: y - 7,
          width: n(width + 7),
          height: 14,
          class: 'f-page',
        },
      },
      {
        key: `${key}/text`,
        tag: 'text',
        at: { x: n(lanes.x0 + from), y: y + 4.2, class: 'tl-text tl-bad tl-strong' },
        text,
      },
    );
  }
  return shapes;
}

const slaBy = new WeakMap<Run, Map<string, readonly LogEvent[]>>();

/** When a service began to miss its SLA and when it met it again; while nothing passes, the SLA is nobody's trouble. */
function slaOf(run: Run, { id, track }: Ribbon): readonly LogEvent[] {
  const known = slaBy.get(run) ?? new Map<string, readonly LogEvent[]>();
  slaBy.set(run, known);
  const found =
    known.get(id) ?? heard(run, id, SLA).filter((e) => valueAt(track, e.t)?.state !== 'down');
  known.set(id, found);
  return found;
}

/** Those between two moments of a list in order of time. */
const seen = <T extends { readonly t: number }>(list: readonly T[], from: number, to: number) =>
  list.slice(lastAt(list, from - 1) + 1, lastAt(list, to) + 1);

/** At most so many marks on one ribbon. */
const MOST = 60;
const DIAMOND = 'l4.5 4.5l-4.5 4.5l-4.5 -4.5Z';

/** Marks on the ribbons up to `t`: a tick down where the SLA begins to be missed and up where it is met again, a diamond for what was lost (hollow: sessions; filled: data). */
export const marksOn = ({ run, ribbons, lanes, scale }: Sight, t: number): Shape[] =>
  ribbons.flatMap((ribbon, i) => {
    const y = lanes.ribbons[i] as number;
    const mark = (at: number, name: string, d: string, cls: string, words: string): Shape[] => {
      const x = scale.x(at);
      if (at > t || x < scale.x0 || x > scale.x1) return [];
      return [
        {
          key: `${name}-${ribbon.id}-${at}`,
          tag: 'path',
          at: { d: `M${n(lanes.x0 + x)} ${n(y)}${d}`, class: cls },
          children: [{ key: 'title', tag: 'title', text: `${moment(at)}: ${words}` }],
        },
      ];
    };
    const from = scale.t(scale.x0);
    const sla = seen(slaOf(run, ribbon), from, t).flatMap((e) =>
      e.kind === 'sla-missed'
        ? mark(e.t, e.kind, 'm0 1v5.2h4', 'f-none s-ink w-15', `${ribbon.id} misses its SLA`)
        : mark(e.t, e.kind, 'm0 6.2v-5.2', 'f-none s-ink w-15', `${ribbon.id} meets its SLA again`),
    );
    const lost = seen(lossesOf(run, ribbon.id), from, t).flatMap((loss) =>
      mark(
        loss.t,
        loss.kind,
        `m0 -4.5${DIAMOND}`,
        loss.kind === 'data-lost' ? 'f-red s-red w-15' : 'f-page s-red w-15',
        `${ribbon.id}: ${loss.text}`,
      ),
    );
    return [...sla.slice(-MOST), ...lost.slice(-MOST)];
  });
