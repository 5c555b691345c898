// Event log → what users lost or waited for, as marks and words on the ribbon of their service: SLA missed and met, sessions, data; how long each outage was.
import { valueAt } from '../../log/moment.ts';
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
    return count === 1 ? '1 session lost' : `${count.toLocaleString('en-GB')} sessions lost`;
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
}

function remarks(run: Run, ribbon: Ribbon, t: number): Remark[] {
  const said = new Map<number, string[][]>();
  const say = (at: number, ...words: string[]) => said.set(at, [...(said.get(at) ?? []), words]);
  const seen = new Set<number>();
  for (const o of run.outages) {
    if ((o.id !== `service:${ribbon.id}` && o.id !== ribbon.id) || o.to === null || o.to > t)
      continue;
    if (seen.has(o.from)) continue;
    seen.add(o.from);
    const length = left(o.to - o.from);
    if (o.by) say(o.to, `${length}, ended by ${o.by}`, length);
    else say(o.to, length);
  }
  for (const loss of lossesOf(run, ribbon.id)) if (loss.t <= t) say(loss.t, loss.text);
  return [...said]
    .sort((a, b) => a[0] - b[0])
    .map(([at, all]) => ({
      t: at,
      words: [
        all.map((w) => w[0]).join('; '),
        all.map((w) => w.at(-1)).join('; '),
        all.at(-1)?.at(-1) ?? '',
      ],
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
  const all = remarks(run, ribbon, t);
  const begins = run.outages
    .filter((o) => (o.id === `service:${ribbon.id}` || o.id === ribbon.id) && o.from <= t)
    .map((o) => o.from);
  const lost = (at: number) => lossesOf(run, ribbon.id).some((loss) => loss.t === at);
  const shapes: Shape[] = [];
  let free = 0;
  for (const { t: at, words } of all) {
    const x = scale.x(at) + (lost(at) ? 9 : 5);
    const next = [...all.map((r) => r.t), ...begins].filter((other) => other > at);
    const end = Math.min(
      scale.width,
      ...next.map((other) => scale.x(other) - 6),
      ...scale.folds.filter((f) => f.x1 > x).map((f) => f.x0),
    );
    const right = x < free ? undefined : words.find((one) => x + measure(one, 600) + 4 <= end);
    // What was lost is said even if there is room only before it.
    const before = scale.x(at) - 9;
    const left = words.find((one) => before - measure(one, 600) >= free);
    const text = right ?? (lost(at) ? left : undefined);
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

/** At most so many marks on one ribbon. */
const MOST = 60;
const DIAMOND = 'l4.5 4.5l-4.5 4.5l-4.5 -4.5Z';

/** Marks on the ribbons up to `t`: a tick down where the SLA begins to be missed and up where it is met again, a diamond for what was lost (hollow: sessions; filled: data). */
export const marksOn = ({ run, ribbons, lanes, scale }: Sight, t: number): Shape[] =>
  ribbons.flatMap((ribbon, i) => {
    const y = lanes.ribbons[i] as number;
    const mark = (at: number, name: string, d: string, cls: string, words: string): Shape[] => {
      const x = scale.x(at);
      if (at > t || x < 0 || x > scale.width) return [];
      return [
        {
          key: `${name}-${ribbon.id}-${at}`,
          tag: 'path',
          at: { d: `M${n(lanes.x0 + x)} ${n(y)}${d}`, class: cls },
          children: [{ key: 'title', tag: 'title', text: `${moment(at)}: ${words}` }],
        },
      ];
    };
    // While nothing passes, the SLA is nobody's trouble.
    const passes = (at: number) => valueAt(ribbon.track, at)?.state !== 'down';
    const told = heard(run, ribbon.id, SLA).filter((e) => passes(e.t));
    const sla = told.flatMap((e) =>
      e.kind === 'sla-missed'
        ? mark(e.t, e.kind, 'm0 1v5.2h4', 'f-none s-ink w-15', `${ribbon.id} misses its SLA`)
        : mark(e.t, e.kind, 'm0 6.2v-5.2', 'f-none s-ink w-15', `${ribbon.id} meets its SLA again`),
    );
    const lost = lossesOf(run, ribbon.id).flatMap((loss) =>
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
