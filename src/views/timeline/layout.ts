// Story at a moment → everything on the timeline that stands still while the clock runs: lanes, folds, axis, arcs, marks with their labels.
import type { Line } from '../../scenario/validator.ts';
import type { Run } from '../../sim/record.ts';
import { n, type Shape } from '../shape.ts';
import type { Measure } from '../text-width.ts';
import { arcPath } from './arcs.ts';
import type { Armed } from './armed.ts';
import { emptyMemory, type Memory, settle, tilesSeen } from './ask.ts';
import { ground } from './ground.ts';
import { type Lanes, rowY } from './lanes.ts';
import { marksOn, remarksOn } from './losses.ts';
import { aheadShape, type DrawnAhead, type DrawnMark, option, widthOf } from './options.ts';
import { pastRibbons, type Ribbon } from './ribbons.ts';
import type { Scale } from './scale.ts';
import { LANES, type StoryOfRun, type Told } from './story.ts';
import { firstFrom } from './tiles.ts';

export interface Scene {
  readonly run: Run;
  readonly story: StoryOfRun;
  /** How many entries of the story have been played. */
  readonly count: number;
  /** Now, or any moment up to the next change: only what is over by then is drawn here. */
  readonly t: number;
  readonly armed: readonly Armed[];
  /** Lines of the script still to come. */
  readonly planned: readonly Line[];
  /** Its window is what is drawn; that may be more than is seen. */
  readonly scale: Scale;
  readonly lanes: Lanes;
  readonly ribbons: readonly Ribbon[];
  readonly measure: Measure;
  /** Key of the selected mark. */
  readonly selected: string | null;
  /** Keys of the marks whose chain is drawn in ink. */
  readonly chain: ReadonlySet<string>;
  /** Ids of events in which what is looked for was found. */
  readonly hits: ReadonlySet<number>;
  /** The whole sentence of an entry, for its name. */
  readonly describe: (told: Told) => string;
}

export interface Still {
  /** Under the cursor's line. */
  readonly back: readonly Shape[];
  /** Words that lie on the ribbons. */
  readonly notes: readonly Shape[];
  /** The options of the list of events, in order of time. */
  readonly options: readonly Shape[];
  /** Labels of armed timers and planned lines. */
  readonly ahead: readonly Shape[];
  /** Same order as `options`. */
  readonly marks: readonly DrawnMark[];
  /** Same order as `ahead`. */
  readonly coming: readonly DrawnAhead[];
  /** What has neither a mark nor one near that tells of it: a crumb at the foot of its lane. */
  readonly out: readonly Told[];
  /** Where the ring of each armed timer goes, by its key. */
  readonly rings: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

const NO_MORE: readonly Told[] = [];

/** `memory` keeps what was placed, so that only what is new in the window is placed anew. */
export function layoutStill(scene: Scene, memory: Memory = emptyMemory()): Still {
  const { lanes, scale } = scene;
  const spots = new Map<string, { x: number; y: number }>();
  const marks: DrawnMark[] = [];
  const coming: DrawnAhead[] = [];
  const rings = new Map<string, { x: number; y: number }>();
  const out: Told[] = [];
  for (const tile of tilesSeen(scene, memory)) {
    const settled = settle(scene, tile, memory);
    out.push(...settled.out);
    settled.asked.forEach(({ wish, told, armed, line }, i) => {
      const place = settled.placed[i];
      if (!place || place.row < 0) return;
      const t = told?.t ?? armed?.timer.dueAt ?? line?.at ?? 0;
      const spot = { x: lanes.x0 + scale.x(t), y: rowY(lanes, wish.lane, place.row) };
      const { text, side } = place;
      const wide = widthOf(text, scene.measure);
      if (told) {
        spots.set(told.key, spot);
        const more = settled.under[i] ?? NO_MORE;
        marks.push({ told, ...spot, lane: wish.lane, text, wide, side, words: wish.words, more });
        for (const one of more) spots.set(one.key, spot);
      } else {
        const key = armed?.key ?? line?.key ?? '';
        spots.set(key, spot);
        if (armed) rings.set(key, spot);
        coming.push({ key, t, planned: !armed, ...spot, text, wide, side, words: wish.words });
      }
    });
  }
  const ticks = [...foldedTicks(scene, spots), ...crumbs(scene, out)];
  return {
    back: [...ground(scene), ...ticks, ...pastRibbons(scene, scene.t), ...arcs(scene, spots)],
    notes: [...remarksOn(scene, scene.t), ...marksOn(scene, scene.t)],
    options: marks.map((drawn) => option(scene, drawn)),
    ahead: coming.map((one) => aheadShape(one)),
    marks,
    coming,
    out,
    rings,
  };
}

const TICK_PX = 4;
const CRUMB_PX = 3;

/** What a folded lane holds: a tick for each pixel in which something happened. Adds to `spots` those that a chain in ink leads to. */
function foldedTicks(
  { lanes, story, chain, scale, count }: Scene,
  spots: Map<string, { x: number; y: number }>,
): Shape[] {
  if (lanes.rows.every((rows) => rows > 0)) return [];
  const shapes: Ticks = new Map();
  const first = firstFrom(story.told, scale.t(scale.x0));
  const end = Math.min(count, firstFrom(story.told, scale.t(scale.x1) + 1));
  for (const told of story.told.slice(first, end)) {
    const lane = LANES.indexOf(told.lane);
    if (lanes.rows[lane] !== 0) continue;
    const spot = { x: lanes.x0 + scale.x(told.t), y: rowY(lanes, lane, 0) };
    if (chain.has(told.key)) spots.set(told.key, spot);
    tick(shapes, `ticks-${told.lane}`, told, spot.x, spot.y - TICK_PX, 2 * TICK_PX);
  }
  return ticksOf(shapes);
}

/** What found no room leaves a crumb at the foot of its lane: nobody shall think that there was nothing. */
function crumbs({ lanes, scale }: Scene, out: readonly Told[]): Shape[] {
  const shapes: Ticks = new Map();
  for (const told of out) {
    const foot = lanes.tops[LANES.indexOf(told.lane) + 1] as number;
    tick(
      shapes,
      `crumbs-${told.lane}`,
      told,
      lanes.x0 + scale.x(told.t),
      foot - CRUMB_PX,
      CRUMB_PX,
    );
  }
  return ticksOf(shapes);
}

type Ticks = Map<string, { d: string; last: number }>;

/** All ticks of a lane are one path; faults apart, for they are red. */
function tick(all: Ticks, lane: string, told: Told, x: number, y: number, height: number): void {
  const key = told.mark === 'fault' ? `${lane}/bad` : lane;
  const path = all.get(key) ?? { d: '', last: Number.NEGATIVE_INFINITY };
  all.set(key, path);
  if (Math.round(x) === path.last) return;
  path.last = Math.round(x);
  path.d += `M${path.last} ${n(y)}v${height}`;
}

const ticksOf = (all: Ticks): Shape[] =>
  [...all].map(([key, { d }]) => ({
    key,
    tag: 'path',
    at: { d, class: `f-none w-15 ${key.endsWith('/bad') ? 's-red' : 's-ink2'}` },
  }));

function arcs(scene: Scene, spots: ReadonlyMap<string, { x: number; y: number }>): Shape[] {
  const thin: Shape[] = [];
  const strong: Shape[] = [];
  const ways = new Set<string>();
  const add = (from: string | null | undefined, to: string, dashed: boolean) => {
    const cause = from ? spots.get(from) : undefined;
    const effect = spots.get(to);
    if (!from || !cause || !effect) return;
    const d = arcPath(cause, effect);
    if (d === '') return;
    const on = !dashed && scene.chain.has(from) && scene.chain.has(to);
    // Of marks that tell of several the same way may lead to one.
    const way = `${d}${on}${dashed}`;
    if (ways.has(way)) return;
    ways.add(way);
    const look = on
      ? 'f-none s-ink w-18'
      : `f-none s-line w-10 tl-arc${dashed ? ' tl-dashed' : ''}`;
    (on ? strong : thin).push({ key: `arc-${to}`, tag: 'path', at: { d, class: look } });
  };
  for (const key of spots.keys()) {
    const told = scene.story.byKey(key);
    if (told) add(told.cause, key, false);
  }
  for (const { key, timer } of scene.armed)
    add(timer.cause === null ? null : scene.story.byEvent(timer.cause)?.key, key, true);
  return [...thin, ...strong];
}
