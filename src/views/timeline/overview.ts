// The whole run in one strip: where something happened, where users were without service, and which part of it the window shows.
import type { Run } from '../../sim/record.ts';
import { n, type Shape } from '../shape.ts';
import type { Armed } from './armed.ts';
import { fittingZoom, makeScale, type Scale, type Stretch } from './scale.ts';
import { LANES, type StoryOfRun } from './story.ts';

export const OVERVIEW_PX = 22;
const FOLD_MOST_PX = 8;
/** Of the strip's width, for all folds together. */
const FOLDS_SHARE = 0.3;
const TOP_PX = 2;
const LANE_PX = 2.5;
const OUTAGE_PX = 3;

/** The whole axis in `width`, its folds narrower than in the window. */
export function wholeScale(stretches: readonly Stretch[], width: number): Scale {
  const folds = Math.max(1, stretches.length - 1);
  const foldPx = Math.min(FOLD_MOST_PX, (FOLDS_SHARE * width) / folds);
  const pxPerMs = fittingZoom(stretches, width, foldPx);
  return makeScale(stretches, { width, pxPerMs, offset: 0, foldPx });
}

/** All of the run, also what has not been played: that is covered until it is, so nothing here is drawn anew while the clock runs. */
export function overviewShapes(
  run: Run,
  story: StoryOfRun,
  scale: Scale,
  hits: ReadonlySet<number> = new Set(),
): Shape[] {
  const folds = scale.folds
    .map(
      (fold) =>
        `M${n(fold.x0)} 0h${n(Math.max(0.5, fold.x1 - fold.x0))}v${OVERVIEW_PX}h${n(fold.x0 - fold.x1)}Z`,
    )
    .join('');
  const lanes = LANES.map(() => ({ d: '', last: -1 }));
  let faults = '';
  let found = '';
  for (const { t, lane, mark, event } of story.told) {
    const path = lanes[LANES.indexOf(lane)] as { d: string; last: number };
    const x = Math.round(scale.x(t));
    if (mark === 'fault') faults += `M${x} ${TOP_PX}v${LANE_PX * LANES.length}`;
    if (hits.has(event.id)) found += `M${x} 0v${OVERVIEW_PX}`;
    if (x === path.last) continue;
    path.last = x;
    path.d += `M${x} ${TOP_PX + LANE_PX * LANES.indexOf(lane)}v${LANE_PX}`;
  }
  let outages = '';
  for (const { id, from, to } of run.outages) {
    if (!id.startsWith('service:')) continue;
    const a = scale.x(from);
    const b = Math.max(a + 1.5, scale.x(to ?? run.until));
    outages += `M${n(a)} ${OVERVIEW_PX - OUTAGE_PX}H${n(b)}v${OUTAGE_PX}H${n(a)}Z`;
  }
  const line = (key: string, d: string, look: string): Shape[] =>
    d === '' ? [] : [{ key, tag: 'path', at: { d, class: look } }];
  return [
    ...line('folds', folds, 'f-sunk'),
    ...line('events', lanes.map(({ d }) => d).join(''), 'f-none s-ink2 w-15'),
    ...line('faults', faults, 'f-none s-red w-15'),
    ...line('outages', outages, 'f-red'),
    ...line('found', found, 'f-none s-ink w-15'),
  ];
}

const AHEAD_PX = LANE_PX * LANES.length;

/** What is known of the time after now: lines of the script, hollow, and when timers run out that are armed. It stands over the cover, and what has been played is cut off. */
export function aheadShapes(run: Run, scale: Scale, armed: readonly Armed[]): Shape[] {
  const lines = new Set(run.plan.script.map(({ at }) => Math.round(scale.x(at))));
  const due = new Set(
    armed.map(({ timer, lane }) => {
      const y = TOP_PX + LANE_PX * (LANES.indexOf(lane) + 0.5);
      return `M${n(scale.x(timer.dueAt) - 1.5)} ${n(y)}h3`;
    }),
  );
  const planned = [...lines].map((x) => `M${x - 1.5} ${TOP_PX}h3v${AHEAD_PX}h-3Z`);
  const line = (key: string, parts: readonly string[], look: string): Shape[] =>
    parts.length === 0 ? [] : [{ key, tag: 'path', at: { d: parts.join(''), class: look } }];
  return [
    ...line('planned', planned, 'f-page s-ink2 w-10'),
    ...line('due', [...due], 'f-none s-ink2 w-20'),
  ];
}

const LEAST_BRUSH_PX = 10;

/** Where the brush lies: the window of `seen` on the whole axis; never so narrow that no hand could take it. */
export function brushOn(whole: Scale, seen: Scale): { readonly x: number; readonly width: number } {
  const a = whole.x(seen.t(0));
  const b = whole.x(seen.t(seen.width));
  const width = Math.min(whole.width, Math.max(LEAST_BRUSH_PX, b - a));
  return { x: Math.min(whole.width - width, Math.max(0, (a + b - width) / 2)), width };
}
