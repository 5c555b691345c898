// Story at a moment → everything on the timeline that stands still while the clock runs: lanes, folds, axis, arcs, marks with their labels.
import type { Line } from '../../scenario/validator.ts';
import type { Run } from '../../sim/record.ts';
import { mark } from '../glyphs/mark.ts';
import { n, type Shape } from '../shape.ts';
import type { Measure } from '../text-width.ts';
import { arcPath } from './arcs.ts';
import type { Armed } from './armed.ts';
import { ground } from './ground.ts';
import { MARK_PX, type Placed, placeLabels, TEXT_PX, type Wish } from './labels.ts';
import { type Lanes, laneIndex, rowY } from './lanes.ts';
import { marksOn, remarksOn } from './losses.ts';
import { namesOf } from './names.ts';
import { pastRibbons, type Ribbon } from './ribbons.ts';
import type { Scale } from './scale.ts';
import { LANES, type StoryOfRun, type Told } from './story.ts';
import { moment } from './time-words.ts';

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
  readonly scale: Scale;
  readonly lanes: Lanes;
  readonly ribbons: readonly Ribbon[];
  readonly measure: Measure;
  /** Key of the selected mark. */
  readonly selected: string | null;
  /** Keys of the marks whose chain is drawn in ink. */
  readonly chain: ReadonlySet<string>;
  /** The whole sentence of an entry, for its name. */
  readonly describe: (told: Told) => string;
}

/** Where a mark stands, for keys and pointers. */
export interface DrawnMark {
  readonly told: Told;
  readonly x: number;
  readonly y: number;
  readonly lane: number;
  readonly width: number;
  readonly side: 1 | -1;
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
  /** Where the ring of each armed timer goes, by its key. */
  readonly rings: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

/** What the placement is asked for; exactly one of the three is set. */
interface Asked {
  readonly wish: Wish;
  readonly told?: Told;
  readonly armed?: Armed;
  readonly line?: Line;
}

export function layoutStill(scene: Scene): Still {
  const all = ask(scene);
  const open = thinned(all.filter((a) => scene.lanes.rows[a.wish.lane] !== 0));
  const shut = all.filter((a) => scene.lanes.rows[a.wish.lane] === 0 && !a.told);
  const asked = [...open, ...shut];
  const placed = placeLabels(
    open.map((a) => a.wish),
    {
      rows: scene.lanes.rows,
      width: scene.scale.width,
      folds: scene.scale.folds,
      measure: scene.measure,
    },
  );
  const spots = new Map<string, { x: number; y: number }>();
  const marks: DrawnMark[] = [];
  const options: Shape[] = [];
  const ahead: Shape[] = [];
  const rings = new Map<string, { x: number; y: number }>();
  asked.forEach(({ wish, told, armed, line }, i) => {
    const place = placed[i] ?? ON_FOLD;
    if (place.row < 0) return;
    const spot = { x: scene.lanes.x0 + wish.x, y: rowY(scene.lanes, wish.lane, place.row) };
    const width = place.text === null ? 0 : scene.measure(place.text, 600);
    const label = labelShape(spot, place, told, told ? scene.chain.has(told.key) : false);
    if (told) {
      spots.set(told.key, spot);
      const drawn = { told, ...spot, lane: wish.lane, width, side: place.side };
      marks.push(drawn);
      options.push(option(scene, drawn, label));
    } else if (armed) {
      spots.set(armed.key, spot);
      rings.set(armed.key, spot);
      if (label) ahead.push({ ...label, key: armed.key });
    } else if (line) {
      const key = `line-${i}`;
      ahead.push({
        key,
        tag: 'g',
        children: [...mark({ key, kind: 'planned', ...spot }), ...(label ? [label] : [])],
      });
    }
  });
  const ticks = foldedTicks(scene, all, spots);
  return {
    back: [...ground(scene), ...ticks, ...pastRibbons(scene, scene.t), ...arcs(scene, spots)],
    notes: [...remarksOn(scene, scene.t), ...marksOn(scene, scene.t)],
    options,
    ahead,
    marks,
    rings,
  };
}

/** What is planned or armed in a folded lane keeps its mark, without words. */
const ON_FOLD: Placed = { row: 0, text: null, side: 1 };

const TICK_PX = 4;
/** One tick for each pixel in which something happened, all of a lane in one path; faults apart, for they are red. Adds to `spots` those that a chain in ink leads to. */
function foldedTicks(
  { lanes, chain }: Scene,
  asked: readonly Asked[],
  spots: Map<string, { x: number; y: number }>,
): Shape[] {
  const paths = new Map<string, { d: string; last: number }>();
  for (const one of asked) {
    const { lane } = one.wish;
    if (!one.told || lanes.rows[lane] !== 0) continue;
    const spot = { x: lanes.x0 + one.wish.x, y: rowY(lanes, lane, 0) };
    if (chain.has(one.told.key)) spots.set(one.told.key, spot);
    const x = Math.round(spot.x);
    const key = `ticks-${LANES[lane]}${one.told.mark === 'fault' ? '/bad' : ''}`;
    const path = paths.get(key) ?? { d: '', last: Number.NEGATIVE_INFINITY };
    paths.set(key, path);
    if (x === path.last) continue;
    path.d += `M${x} ${n(spot.y - TICK_PX)}v${2 * TICK_PX}`;
    path.last = x;
  }
  return [...paths].map(([key, { d }]) => ({
    key,
    tag: 'path',
    at: { d, class: `f-none w-15 ${key.endsWith('/bad') ? 's-red' : 's-ink2'}` },
  }));
}

/** More than this in one window, and marks of a lane within {@link THIN_PX} are drawn as one, the most important. */
const MANY = 300;
const THIN_PX = 3;

/** So that ten thousand events in one window cost no more than a few hundred. */
function thinned(asked: readonly Asked[]): readonly Asked[] {
  if (asked.length <= MANY) return asked;
  const kept = new Map<number, Asked>();
  for (const one of asked) {
    const place = Math.floor(one.wish.x / THIN_PX) * LANES.length + one.wish.lane;
    const other = kept.get(place);
    if (!other || one.wish.importance < other.wish.importance) kept.set(place, one);
  }
  return asked.filter(
    (one) => kept.get(Math.floor(one.wish.x / THIN_PX) * LANES.length + one.wish.lane) === one,
  );
}

/** Marks that are in the window, each with what it would like to say. */
function ask({ run, story, count, armed, planned, scale, lanes }: Scene): Asked[] {
  const from = scale.t(-MARK_PX);
  const to = scale.t(scale.width + MARK_PX);
  const inside = (x: number) => x >= 0 && x <= scale.width;
  const asked: Asked[] = [];
  const narrow = lanes.plotWidth < 200;
  const wordless = (lane: number) => narrow || lanes.rows[lane] === 0;
  for (let i = firstFrom(story.told, from); i < count; i++) {
    const told = story.told[i] as Told;
    if (told.t > to) break;
    const x = scale.x(told.t);
    if (!inside(x)) continue;
    asked.push({
      told,
      wish: {
        x,
        lane: laneIndex(told.lane),
        importance: told.importance,
        words: wordless(laneIndex(told.lane)) ? [] : told.words,
        free: told.cause === null,
        minor: told.minor,
      },
    });
  }
  for (const one of armed) {
    const x = scale.x(one.timer.dueAt);
    if (inside(x))
      asked.push({
        armed: one,
        wish: {
          x,
          lane: laneIndex(one.lane),
          importance: 2.3,
          words: wordless(laneIndex(one.lane)) ? [] : one.words,
          free: true,
          minor: false,
        },
      });
  }
  const names = namesOf(run);
  for (const line of planned) {
    const x = scale.x(line.at);
    if (!inside(x)) continue;
    const what = plannedWord(line);
    asked.push({
      line,
      wish: {
        x,
        lane: 0,
        importance: 1.5,
        words: wordless(0) ? [] : [`${what} ${names.full(line.target)}`, what],
        free: true,
        minor: false,
      },
    });
  }
  return asked;
}

function firstFrom(told: readonly Told[], t: number): number {
  let low = 0;
  let high = told.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((told[mid] as Told).t < t) low = mid + 1;
    else high = mid;
  }
  return low;
}

export const plannedWord = (line: Line): string => {
  if ('fault' in line) return 'fail';
  if ('repair' in line) return 'repair';
  if ('action' in line) return line.action.replaceAll('-', ' ');
  return 'maintenance' in line ? 'maintenance' : 'load';
};

function labelShape(
  spot: { x: number; y: number },
  place: { text: string | null; side: 1 | -1 },
  told: Told | undefined,
  strong: boolean,
): Shape | null {
  if (place.text === null) return null;
  const tone = told?.mark === 'fault' ? ' tl-bad' : told ? '' : ' tl-faint';
  return {
    key: 'label',
    tag: 'text',
    at: {
      x: n(spot.x + place.side * TEXT_PX),
      y: n(spot.y + 4.2),
      class: `tl-text tl-halo${tone}${strong ? ' tl-strong' : ''}${place.side < 0 ? ' tl-end' : ''}`,
    },
    text: place.text,
  };
}

function option(scene: Scene, { told, x, y, width, side }: DrawnMark, label: Shape | null): Shape {
  const selected = told.key === scene.selected;
  const box = boxOf({ x, y, width, side });
  return {
    key: told.key,
    tag: 'g',
    at: {
      id: `tl-${told.key}`,
      role: 'option',
      class: selected ? 'tl-event tl-chosen' : 'tl-event',
      'aria-selected': String(selected),
      'aria-label': nameOf(scene, told, label?.text),
      'data-mark': told.key,
    },
    children: [
      { key: 'box', tag: 'rect', at: { ...box, rx: 5, class: 'tl-box' } },
      ...mark({ key: 'mark', kind: told.mark, x, y }),
      ...(label ? [label] : []),
    ],
  };
}

/** What is written beside the mark comes first, so that whoever speaks to the page can say what they see. */
const nameOf = (scene: Scene, told: Told, label: string | undefined): string =>
  `${label ? `${label}. ` : ''}${moment(told.t)}: ${scene.describe(told)}`;

/** The box around a mark and its label: what is clicked, and the frame of what is selected. */
export function boxOf(mark: { x: number; y: number; width: number; side: 1 | -1 }) {
  const text = mark.width > 0 ? mark.width + TEXT_PX - 4 : 0;
  return {
    x: n(mark.x - 9 - (mark.side < 0 ? text : 0)),
    y: n(mark.y - 8.5),
    width: n(18 + text),
    height: 17,
  };
}

function arcs(scene: Scene, spots: ReadonlyMap<string, { x: number; y: number }>): Shape[] {
  const thin: Shape[] = [];
  const strong: Shape[] = [];
  const add = (from: string | null | undefined, to: string, dashed: boolean) => {
    const cause = from ? spots.get(from) : undefined;
    const effect = spots.get(to);
    if (!from || !cause || !effect) return;
    const d = arcPath(cause, effect);
    if (d === '') return;
    const on = !dashed && scene.chain.has(from) && scene.chain.has(to);
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
