// A place on the timeline → what stands there, in whole sentences: a mark with all it tells of, a timer, a planned line, crumbs, ticks of a folded lane.
import type { Moment } from '../../log/moment.ts';
import type { Scene, Still } from './layout.ts';
import { boxOf, type DrawnAhead, type DrawnMark } from './options.ts';
import { LANES, type Told } from './story.ts';
import { left, moment as written } from './time-words.ts';

/** What is said, and the point it is said of, in pixels of the page drawn. */
export interface Said {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly { readonly key: string; readonly when: string; readonly what: string }[];
  /** So many more are there. */
  readonly more: number;
}

export interface Sight {
  readonly scene: Scene;
  readonly seen: { readonly marks: readonly DrawnMark[]; readonly coming: readonly DrawnAhead[] };
  readonly out: Still['out'];
  readonly moment: Moment;
}

/** So many sentences are read at a glance; for more one has to look closer. */
const MOST_LINES = 4;
/** How near to a crumb or tick a pointer has to be. */
const REACH_PX = 5;
const FOOT_PX = 9;

/** What stands at a point, if anything. */
export function saidAt(sight: Sight, x: number, y: number): Said | null {
  const { seen } = sight;
  const on = (mark: DrawnMark | DrawnAhead) => {
    const box = boxOf(mark);
    return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  };
  // Boxes of neighbours may touch: the nearer mark is meant.
  const nearest = <T extends DrawnMark | DrawnAhead>(marks: readonly T[]): T | undefined =>
    marks.filter(on).sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
  const mark = nearest(seen.marks);
  if (mark) return ofMark(sight, mark);
  const ahead = nearest(seen.coming);
  return ahead ? ofAhead(sight, ahead) : ofCrumbs(sight, x, y);
}

/** A mark, and what it tells of. */
export const ofMark = ({ scene }: Sight, { told, more, x, y }: DrawnMark): Said =>
  saying(scene, [told, ...more], x, y);

function saying(scene: Scene, told: readonly Told[], x: number, y: number): Said {
  const shown = told.length > MOST_LINES + 1 ? told.slice(0, MOST_LINES) : told;
  return {
    x,
    y,
    lines: shown.map((one) => ({
      key: one.key,
      when: written(one.t),
      what: scene.describe(one),
    })),
    more: told.length - shown.length,
  };
}

function ofAhead({ scene, moment }: Sight, { key, t, x, y, planned, words }: DrawnAhead): Said {
  const armed = scene.armed.find((one) => one.key === key);
  const what = planned ? `In the script: ${words[0]}` : (armed?.sentence ?? words[0] ?? '');
  return { x, y, lines: [{ key, when: `in ${left(t - moment.t)}`, what }], more: 0 };
}

function ofCrumbs({ scene, out }: Sight, x: number, y: number): Said | null {
  const { lanes, scale, story, count } = scene;
  const lane = lanes.tops.findIndex((top, i) => y >= top && y < (lanes.tops[i + 1] ?? top));
  const foot = lanes.tops[lane + 1] ?? 0;
  const name = LANES[lane];
  if (name === undefined) return null;
  const shut = lanes.rows[lane] === 0;
  if (!shut && y < foot - FOOT_PX) return null;
  const all = shut ? story.told.slice(0, count) : out;
  const near = all.filter(
    (one) => one.lane === name && Math.abs(lanes.x0 + scale.x(one.t) - x) <= REACH_PX,
  );
  return near.length === 0 ? null : saying(scene, near, x, shut ? foot - FOOT_PX : foot);
}
