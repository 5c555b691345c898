// Health of each service → ribbons: a thin line serves, a hollow bar is degraded, a hatched bar is an outage, dots are not yet played.
import { lastAt } from '../../log/moment.ts';
import type { Health, HealthEntry, Run, Track } from '../../sim/record.ts';
import { type DeploymentHue, hueOf } from '../hues.ts';
import { n, type Shape } from '../shape.ts';
import type { Measure } from '../text-width.ts';
import type { Lanes } from './lanes.ts';
import { lossesOf } from './losses.ts';
import type { Scale } from './scale.ts';
import { moment } from './time-words.ts';

export interface Ribbon {
  readonly id: string;
  /** Null for the one that stands for all. */
  readonly hue: DeploymentHue | null;
  readonly track: Track<HealthEntry>;
}

/** One ribbon per service; a database that serves a workload shows in that workload's. */
export function ribbonsOf(run: Run): Ribbon[] {
  const databases = new Set(run.plan.deployments.map((d) => d.database));
  const found = new Map<string, Ribbon>();
  for (const d of run.plan.deployments) {
    if (databases.has(d.id) || found.has(d.service)) continue;
    found.set(d.service, {
      id: d.service,
      hue: hueOf(run.plan, d.id),
      track: run.health.get(`service:${d.service}`) ?? [],
    });
  }
  return [...found.values()];
}

const WORST: readonly Health[] = ['up', 'degraded', 'down'];

/** All ribbons folded into one: at each moment the worst of them. */
export function foldedRibbon(ribbons: readonly Ribbon[]): Ribbon {
  const changes = ribbons
    .flatMap(({ track }, of) => track.map(({ t, value }) => ({ t, value, of })))
    .sort((a, b) => a.t - b.t);
  const now: HealthEntry[] = [];
  const track: { t: number; value: HealthEntry }[] = [];
  for (const { t, value, of } of changes) {
    now[of] = value;
    const all = now.filter((entry) => entry !== undefined);
    const state = WORST[Math.max(...all.map((entry) => WORST.indexOf(entry.state)))] ?? 'up';
    const sla = all.some((entry) => entry.sla === 'missed') ? 'missed' : null;
    if (track.at(-1)?.t === t) track.pop();
    const last = track.at(-1)?.value;
    if (last?.state !== state || last.sla !== sla) track.push({ t, value: { state, sla } });
  }
  return { id: `${ribbons.length} services`, hue: null, track };
}

/** Whether it has been worse than up by `t`. */
const touched = ({ track }: Ribbon, t: number): boolean => {
  const first = track.find(({ value }) => value.state !== 'up');
  return first !== undefined && first.t <= t;
};

/**
 * The ribbons for which there is room, `most` of them, in their usual order: those that were hit by `t` before those that
 * were not; the last row is the worst of all others. Their number depends on the room alone, so no lane moves while the clock runs.
 */
export function ribbonsIn(ribbons: readonly Ribbon[], most: number, t: number): readonly Ribbon[] {
  if (ribbons.length <= most || ribbons.length < 2) return ribbons;
  const room = Math.max(0, most - 1);
  const hit = ribbons.filter((ribbon) => touched(ribbon, t));
  const chosen = new Set([...new Set([...hit, ...ribbons])].slice(0, room));
  const others = ribbons.filter((ribbon) => !chosen.has(ribbon));
  const rest = foldedRibbon(others);
  return room === 0
    ? [rest]
    : [...ribbons.filter((r) => chosen.has(r)), { ...rest, id: `${others.length} others` }];
}

type Sla = HealthEntry['sla'];

interface Span {
  readonly from: number;
  readonly to: number;
  readonly state: Health;
  /** It serves, but too slowly. */
  readonly missed: boolean;
}

const lookOf = (entry: HealthEntry | undefined): Pick<Span, 'state' | 'missed'> => {
  const state = entry?.state ?? 'up';
  return { state, missed: state !== 'down' && entry?.sla === 'missed' };
};

/** What is on the ribbon between `from` and `to`; equal neighbours are one. */
function spans(track: Track<HealthEntry>, from: number, to: number): Span[] {
  const found: (Pick<Span, 'state' | 'missed' | 'from'> & { to: number })[] = [];
  let at = from;
  for (let i = lastAt(track, from); at < to; i++) {
    const look = lookOf(track[i]?.value);
    const end = Math.min(to, track[i + 1]?.t ?? to);
    const last = found.at(-1);
    if (last?.state === look.state && last.missed === look.missed) last.to = end;
    else if (end > at) found.push({ from: at, to: end, ...look });
    at = Math.max(at, end);
  }
  return found;
}

const HALF: Readonly<Record<Health, number>> = { up: 0, degraded: 4, down: 6.5 };
const LOOK: Readonly<Record<Health | 'missed', string>> = {
  up: 'f-none s-line w-20',
  degraded: 'f-page s-line w-15',
  down: 't-hatch s-red w-15',
  missed: 'f-none s-ink w-15 tl-missed',
};
/** Under the bar, dotted: it serves too slowly. */
const UNDER_PX = 6.2;
/** Bars of two ribbons do not touch, however close they stand, outlines included. */
const kept = (px: number, lanes: Lanes): number => Math.min(px, lanes.ribbonPx / 2 - 1.75);
/** So many spans of a ribbon say in words what they are; more would be too narrow to point at. */
const WORDED = 60;

/** One path for each state, however many spans there are; over them, what the pointer reads. */
function paths(
  key: string,
  found: readonly Span[],
  y: number,
  lanes: Lanes,
  scale: Scale,
): Shape[] {
  const d: Record<Health | 'missed', string> = { up: '', degraded: '', down: '', missed: '' };
  const words: Shape[] = [];
  for (const span of found) {
    for (const s of scale.stretches) {
      if (s.to <= span.from || s.from >= span.to) continue;
      const a = Math.max(scale.x0, scale.x(Math.max(span.from, s.from)));
      const b = Math.min(scale.x1, scale.x(Math.min(span.to, s.to)));
      // An outage of a second is still seen.
      const end = span.state === 'down' ? Math.max(b, Math.min(scale.x1, a + 1.5)) : b;
      if (end <= a) continue;
      const h = kept(HALF[span.state], lanes);
      d[span.state] +=
        h === 0
          ? `M${n(lanes.x0 + a)} ${y}H${n(lanes.x0 + end)}`
          : `M${n(lanes.x0 + a)} ${y - h}H${n(lanes.x0 + end)}V${y + h}H${n(lanes.x0 + a)}Z`;
      if (span.missed)
        d.missed += `M${n(lanes.x0 + a)} ${n(y + kept(UNDER_PX, lanes))}H${n(lanes.x0 + end)}`;
      if (words.length < WORDED && (span.state !== 'up' || span.missed))
        words.push({
          key: `${key}/words-${n(a)}`,
          tag: 'rect',
          at: {
            x: n(lanes.x0 + a),
            y: y - 7,
            width: n(end - a),
            height: 14,
            class: 'tl-words',
          },
          children: [{ key: 'title', tag: 'title', text: spanWords(span) }],
        });
    }
  }
  return [
    ...(['up', 'degraded', 'down', 'missed'] as const).flatMap((look): Shape[] =>
      d[look]
        ? [{ key: `${key}/${look}`, tag: 'path', at: { d: d[look], class: LOOK[look] } }]
        : [],
    ),
    ...words,
  ];
}

const STATE_WORDS: Readonly<Record<Health, string>> = {
  up: 'serves',
  degraded: 'serves, degraded',
  down: 'out, no request passes',
};
const spanWords = ({ from, to, state, missed }: Span): string =>
  `${moment(from)} to ${moment(to)}: ${STATE_WORDS[state]}${missed ? ', SLA missed' : ''}`;

export interface Sight {
  readonly run: Run;
  readonly ribbons: readonly Ribbon[];
  readonly lanes: Lanes;
  readonly scale: Scale;
  readonly measure: Measure;
}

/** From the cursor to the words beside it. */
const OUT_PX = 6;

/** When a ribbon last changed at or before `t`. */
const changedAt = (ribbon: Ribbon, t: number): number =>
  ribbon.track[lastAt(ribbon.track, t)]?.t ?? 0;

/** All that is over at `t`: it stays as it is while the clock runs. */
export function pastRibbons(sight: Sight, t: number): Shape[] {
  const { lanes, scale } = sight;
  const seenFrom = scale.t(scale.x0);
  return sight.ribbons.flatMap((ribbon, i) => {
    const y = lanes.ribbons[i] as number;
    const found = spans(ribbon.track, seenFrom, changedAt(ribbon, t));
    return paths(`ribbon-${ribbon.id}`, found, y, lanes, scale);
  });
}

/** What goes on now, up to the cursor, and dots for what has not been played; nothing is written beyond `right`. */
export function presentRibbons(
  { ribbons, lanes, scale, measure }: Sight,
  t: number,
  right = lanes.x0 + scale.x1,
): Shape[] {
  return ribbons.flatMap((ribbon, i) => {
    const y = lanes.ribbons[i] as number;
    const from = Math.max(changedAt(ribbon, t), scale.t(scale.x0));
    const look = lookOf(ribbon.track[lastAt(ribbon.track, t)]?.value);
    const { state } = look;
    const now = scale.x(t);
    const shapes = paths(
      `now-${ribbon.id}`,
      t > from ? [{ from, to: t, ...look }] : [],
      y,
      lanes,
      scale,
    );
    if (now < scale.x1)
      shapes.push({
        key: `now-${ribbon.id}/ahead`,
        tag: 'path',
        at: {
          d: `M${n(lanes.x0 + Math.max(scale.x0, now))} ${y}H${n(lanes.x0 + scale.x1)}`,
          class: 'f-none s-line w-10 tl-ahead',
        },
      });
    if (state === 'down' && now > scale.x0 - 1 && lanes.x0 + now < right + 1)
      shapes.push(...outWords(`out since ${moment(outSince(ribbon, t))}`));
    return shapes;

    /** Right of the cursor; where there is no room, on the bar, which is then left free for the words. */
    function outWords(text: string): Shape[] {
      const width = measure(text, 600);
      const before = lanes.x0 + now + OUT_PX + width > right;
      const at = lanes.x0 + now + (before ? -OUT_PX : OUT_PX);
      const ground: Shape = {
        key: `now-${ribbon.id}/ground`,
        tag: 'rect',
        at: {
          x: n(at - width - 3),
          y: y - lanes.ribbonPx / 2,
          width: n(width + 6),
          height: lanes.ribbonPx,
          class: 'f-page',
        },
      };
      const words: Shape = {
        key: `now-${ribbon.id}/text`,
        tag: 'text',
        at: {
          x: n(at),
          y: y + 4.2,
          class: `tl-text tl-bad tl-strong tl-halo${before ? ' tl-end' : ''}`,
        },
        text,
      };
      return before ? [ground, words] : [words];
    }
  });
}

/** Since when the outage of `t` lasts, though its SLA may have changed meanwhile. */
function outSince({ track }: Ribbon, t: number): number {
  let i = lastAt(track, t);
  while (track[i - 1]?.value.state === 'down') i--;
  return track[i]?.t ?? 0;
}

const SLA_WORDS: Readonly<Record<NonNullable<Sla>, string>> = {
  met: ', SLA met',
  missed: ', SLA missed',
  down: '',
};

/** For a screen reader: what the ribbon says at `t`. */
export function ribbonWords(run: Run, ribbon: Ribbon, t: number): string {
  const entry = ribbon.track[lastAt(ribbon.track, t)]?.value;
  const count = new Set(
    run.outages
      .filter((o) => (o.id === `service:${ribbon.id}` || o.id === ribbon.id) && o.from <= t)
      .map((o) => o.from),
  ).size;
  const state = { up: 'serves', degraded: 'degraded', down: 'out' }[entry?.state ?? 'up'];
  const sla = entry?.sla && entry.state !== 'down' ? SLA_WORDS[entry.sla] : '';
  const lost = lossesOf(run, ribbon.id)
    .filter((loss) => loss.t <= t)
    .map((loss) => `, ${loss.text}`)
    .join('');
  return `${ribbon.id}: ${state}${sla}, ${count === 0 ? 'no outage' : count === 1 ? '1 outage' : `${count} outages`}${lost}`;
}
