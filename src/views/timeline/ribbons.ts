// Health of each service → ribbons: a thin line serves, a hollow bar is degraded, a hatched bar is an outage, dots are not yet played.
import { lastAt } from '../../log/moment.ts';
import type { Health, HealthEntry, Run, Track } from '../../sim/record.ts';
import { type DeploymentHue, hueOf } from '../hues.ts';
import { n, type Shape } from '../shape.ts';
import type { Measure } from '../text-width.ts';
import type { Lanes } from './lanes.ts';
import type { Scale } from './scale.ts';
import { left, moment } from './time-words.ts';

export interface Ribbon {
  readonly id: string;
  readonly hue: DeploymentHue;
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

interface Span {
  readonly from: number;
  readonly to: number;
  readonly state: Health;
}

/** What is on the ribbon between `from` and `to`; equal neighbours are one. */
function spans(track: Track<HealthEntry>, from: number, to: number): Span[] {
  const found: { from: number; to: number; state: Health }[] = [];
  let at = from;
  for (let i = lastAt(track, from); at < to; i++) {
    const state = track[i]?.value.state ?? 'up';
    const end = Math.min(to, track[i + 1]?.t ?? to);
    const last = found.at(-1);
    if (last?.state === state) last.to = end;
    else if (end > at) found.push({ from: at, to: end, state });
    at = Math.max(at, end);
  }
  return found;
}

const HALF: Readonly<Record<Health, number>> = { up: 0, degraded: 4, down: 6.5 };
const LOOK: Readonly<Record<Health, string>> = {
  up: 'f-none s-line w-20',
  degraded: 'f-page s-line w-15',
  down: 't-hatch s-red w-15',
};

/** One path for each state, however many spans there are. */
function paths(
  key: string,
  found: readonly Span[],
  y: number,
  lanes: Lanes,
  scale: Scale,
): Shape[] {
  const d: Record<Health, string> = { up: '', degraded: '', down: '' };
  for (const span of found) {
    for (const s of scale.stretches) {
      if (s.to <= span.from || s.from >= span.to) continue;
      const a = Math.max(0, scale.x(Math.max(span.from, s.from)));
      const b = Math.min(scale.width, scale.x(Math.min(span.to, s.to)));
      // An outage of a second is still seen.
      const end = span.state === 'down' ? Math.max(b, Math.min(scale.width, a + 1.5)) : b;
      if (end <= a) continue;
      const h = HALF[span.state];
      d[span.state] +=
        h === 0
          ? `M${n(lanes.x0 + a)} ${y}H${n(lanes.x0 + end)}`
          : `M${n(lanes.x0 + a)} ${y - h}H${n(lanes.x0 + end)}V${y + h}H${n(lanes.x0 + a)}Z`;
    }
  }
  return (['up', 'degraded', 'down'] as const).flatMap((state): Shape[] =>
    d[state]
      ? [{ key: `${key}/${state}`, tag: 'path', at: { d: d[state], class: LOOK[state] } }]
      : [],
  );
}

interface Sight {
  readonly run: Run;
  readonly ribbons: readonly Ribbon[];
  readonly lanes: Lanes;
  readonly scale: Scale;
  readonly measure: Measure;
}

/** When a ribbon last changed at or before `t`. */
const changedAt = (ribbon: Ribbon, t: number): number =>
  ribbon.track[lastAt(ribbon.track, t)]?.t ?? 0;

/** All that is over at `t`: it stays as it is while the clock runs. */
export function pastRibbons(sight: Sight, t: number): Shape[] {
  const { lanes, scale } = sight;
  const seenFrom = scale.t(0);
  return sight.ribbons.flatMap((ribbon, i) => {
    const y = lanes.ribbons[i] as number;
    const found = spans(ribbon.track, seenFrom, changedAt(ribbon, t));
    return paths(`ribbon-${ribbon.id}`, found, y, lanes, scale);
  });
}

/** The words on the ribbons, over everything that runs along them. */
export const outageLabels = (sight: Sight, t: number): Shape[] =>
  sight.ribbons.flatMap((ribbon, i) => outages(sight, ribbon, sight.lanes.ribbons[i] as number, t));

/** `0:45, ended by middleware`, beside each outage that is over, where nothing else stands. */
function outages(
  { run, lanes, scale, measure }: Sight,
  ribbon: Ribbon,
  y: number,
  t: number,
): Shape[] {
  const all = run.outages.filter(
    (o) => (o.id === `service:${ribbon.id}` || o.id === ribbon.id) && o.to !== null && o.to <= t,
  );
  const shapes: Shape[] = [];
  let free = 0;
  const seen = new Set<number>();
  for (const outage of all) {
    if (outage.to === null || seen.has(outage.from)) continue;
    seen.add(outage.from);
    const length = left(outage.to - outage.from);
    const next = all.find((o) => o.from > outage.from)?.from;
    const x = scale.x(outage.to) + 5;
    const end = Math.min(
      scale.width,
      next === undefined ? scale.width : scale.x(next),
      ...scale.folds.filter((f) => f.x1 > x).map((f) => f.x0),
    );
    const text = [outage.by ? `${length}, ended by ${outage.by}` : length, length].find(
      (words) => x + measure(words, 600) + 4 <= end,
    );
    if (text === undefined || x < free) continue;
    free = x + measure(text, 600) + 8;
    shapes.push(
      {
        key: `outage-${ribbon.id}-${outage.from}/ground`,
        tag: 'rect',
        at: {
          x: n(lanes.x0 + x - 3),
          y: y - 7,
          width: n(measure(text, 600) + 7),
          height: 14,
          class: 'f-page',
        },
      },
      {
        key: `outage-${ribbon.id}-${outage.from}/text`,
        tag: 'text',
        at: { x: n(lanes.x0 + x), y: y + 4.2, class: 'tl-text tl-bad tl-strong' },
        text,
      },
    );
  }
  return shapes;
}

/** What goes on now, up to the cursor, and dots for what has not been played. */
export function presentRibbons({ ribbons, lanes, scale }: Sight, t: number): Shape[] {
  return ribbons.flatMap((ribbon, i) => {
    const y = lanes.ribbons[i] as number;
    const from = Math.max(changedAt(ribbon, t), scale.t(0));
    const entry = ribbon.track[lastAt(ribbon.track, t)];
    const state = entry?.value.state ?? 'up';
    const now = scale.x(t);
    const shapes = paths(
      `now-${ribbon.id}`,
      t > from ? [{ from, to: t, state }] : [],
      y,
      lanes,
      scale,
    );
    if (now < scale.width)
      shapes.push({
        key: `now-${ribbon.id}/ahead`,
        tag: 'path',
        at: {
          d: `M${n(lanes.x0 + Math.max(0, now))} ${y}H${n(lanes.x0 + scale.width)}`,
          class: 'f-none s-line w-10 tl-ahead',
        },
      });
    if (state === 'down' && entry && now > -1 && now < scale.width - 90)
      shapes.push({
        key: `now-${ribbon.id}/text`,
        tag: 'text',
        at: { x: n(lanes.x0 + now + 6), y: y + 4.2, class: 'tl-text tl-bad tl-strong tl-halo' },
        text: `out since ${moment(entry.t)}`,
      });
    return shapes;
  });
}

/** For a screen reader: what the ribbon says at `t`. */
export function ribbonWords(run: Run, ribbon: Ribbon, t: number): string {
  const entry = ribbon.track[lastAt(ribbon.track, t)]?.value;
  const count = new Set(
    run.outages
      .filter((o) => (o.id === `service:${ribbon.id}` || o.id === ribbon.id) && o.from <= t)
      .map((o) => o.from),
  ).size;
  const state = { up: 'serves', degraded: 'degraded', down: 'out' }[entry?.state ?? 'up'];
  return `${ribbon.id}: ${state}, ${count === 0 ? 'no outage' : count === 1 ? '1 outage' : `${count} outages`}`;
}
