// Tile → what wants a place in it: marks of what was played, rings of armed timers, planned lines; and which row and words each of them gets.
import { plannedWord } from './action-words.ts';
import type { Armed } from './armed.ts';
import { MARK_PX, NEAR_PX, type Placed, placeLabels, type Wish } from './labels.ts';
import { laneIndex } from './lanes.ts';
import type { Scene } from './layout.ts';
import { namesOf } from './names.ts';
import type { Told } from './story.ts';
import { firstFrom, firstOf, type Tile, tilesOf } from './tiles.ts';

/** What the placement is asked for; exactly one of the three is set. `wish.x` counts from the beginning of the tile. */
export interface Asked {
  readonly wish: Wish;
  readonly told?: Told;
  readonly armed?: Armed;
  /** A line of the script that is still ahead; its time in milliseconds. */
  readonly line?: { readonly key: string; readonly at: number };
}

export interface Settled {
  readonly asked: readonly Asked[];
  readonly placed: readonly Placed[];
  /** What found no place and has no mark near: it leaves a crumb. */
  readonly out: readonly Told[];
  /** What each of `asked` tells besides itself, in order of time. */
  readonly under: readonly (readonly Told[])[];
}

/** What is known of tiles already. It holds for one zoom, one height and one story; for another, begin with an empty one. */
export interface Memory {
  readonly tiles: Map<number, readonly Tile[]>;
  readonly settled: Map<string, { readonly sign: string; readonly settled: Settled }>;
}
export const emptyMemory = (): Memory => ({ tiles: new Map(), settled: new Map() });

/** More tiles than these are not remembered: a run of years has thousands. */
const MOST_TILES = 400;
/** More marks than this in one tile, and those of a lane that stand close together are drawn as one, the most important. */
const MANY = 90;

/** The tiles that touch the window of the scene's scale. */
export function tilesSeen({ scale, story }: Scene, memory: Memory): Tile[] {
  const seen: Tile[] = [];
  scale.stretches.forEach((stretch, i) => {
    const next = scale.stretches[i + 1]?.from ?? scale.folds[i]?.to ?? Number.POSITIVE_INFINITY;
    let tiles = memory.tiles.get(stretch.from);
    if (!tiles) {
      tiles = tilesOf(stretch, next, story.told, scale.pxPerMs);
      memory.tiles.set(stretch.from, tiles);
    }
    for (const tile of tiles)
      if (scale.x(tile.from) <= scale.x1 && scale.x(Math.min(tile.to, stretch.to)) >= scale.x0)
        seen.push(tile);
  });
  return seen;
}

/** Places all that is in a tile, unless the same was placed before. */
export function settle(scene: Scene, tile: Tile, memory: Memory): Settled {
  const { story, count } = scene;
  const first = firstFrom(story.told, tile.from);
  const end = Math.min(count, firstFrom(story.told, tile.to));
  const inside = (t: number) => t >= tile.from && t < tile.to;
  const armed = scene.armed.filter((one) => inside(one.timer.dueAt));
  const planned = scene.planned.slice(
    firstOf(scene.planned, (line) => line.at >= tile.from),
    firstOf(scene.planned, (line) => line.at >= tile.to),
  );
  const sign = `${end} ${planned.length} ${armed.map((one) => one.key).join(' ')}`;
  const known = memory.settled.get(tile.key);
  if (known?.sign === sign) return known.settled;

  const told = story.told.slice(first, end);
  const asked = ask(scene, tile, told, armed, planned);
  const { rows } = scene.lanes;
  const open = asked.filter((a) => rows[a.wish.lane] !== 0);
  const shut = asked.filter((a) => rows[a.wish.lane] === 0 && !a.told);
  const kept = thinned(open);
  const width = scene.scale.x(tile.to) - scene.scale.x(tile.from);
  const placed = placeLabels(
    kept.map((a) => a.wish),
    { rows, width: spanOf(scene, tile, width), folds: cuts(tile, width), measure: scene.measure },
  );
  const settled: Settled = {
    asked: [...kept, ...shut],
    placed: [...placed, ...shut.map(() => ON_FOLD)],
    ...left(kept, placed),
  };
  if (memory.settled.size > MOST_TILES) memory.settled.clear();
  memory.settled.set(tile.key, { sign, settled });
  return settled;
}

/** What is planned or armed in a folded lane keeps its mark, without words. */
const ON_FOLD: Placed = { row: 0, text: null, side: 1, host: -1 };

/** What is not drawn: under the mark that tells of it, or out. */
function left(kept: readonly Thinned[], placed: readonly Placed[]): Pick<Settled, 'out' | 'under'> {
  const under = kept.map((one) => [...one.under]);
  const out: Told[] = [];
  kept.forEach(({ told }, i) => {
    const { row, host } = placed[i] as Placed;
    if (!told || row >= 0) return;
    (under[host] ?? out).push(told, ...(under[i] ?? []));
    under[i] = [];
  });
  const order = (a: Told, b: Told) => a.event.id - b.event.id;
  return { out: out.sort(order), under: under.map((list) => list.sort(order)) };
}

/** Up to the fold after it, or to the end of the axis and the margin there. */
const spanOf = ({ scale }: Scene, tile: Tile, width: number): number => {
  const fold = scale.folds.find((f) => f.to === tile.to);
  if (fold) return fold.x0 - scale.x(tile.from);
  return Number.isFinite(tile.to) && tile.cutRight ? width : width + MARK_PX;
};

/** No label comes nearer to a cut than a mark on the other side of it might. */
const cuts = (tile: Tile, width: number) => [
  ...(tile.cutLeft ? [{ x0: Number.NEGATIVE_INFINITY, x1: MARK_PX }] : []),
  ...(tile.cutRight ? [{ x0: width - MARK_PX, x1: Number.POSITIVE_INFINITY }] : []),
];

function ask(
  { run, scale, lanes }: Scene,
  tile: Tile,
  told: readonly Told[],
  armed: readonly Armed[],
  planned: Scene['planned'],
): Asked[] {
  const from = scale.x(tile.from);
  const narrow = lanes.plotWidth < 200;
  const wish = (t: number, lane: number, more: Omit<Wish, 'x' | 'lane'>): Wish => ({
    x: scale.x(t) - from,
    lane,
    ...more,
    words: narrow || lanes.rows[lane] === 0 ? [] : more.words,
  });
  const names = namesOf(run);
  return [
    ...told.map((one) => ({
      told: one,
      wish: wish(one.t, laneIndex(one.lane), {
        importance: one.importance,
        words: one.words,
        free: one.cause === null,
        minor: one.minor,
        counts: 1,
      }),
    })),
    ...armed.map((one) => ({
      armed: one,
      wish: wish(one.timer.dueAt, laneIndex(one.lane), {
        importance: 2.3,
        words: one.words,
        free: true,
        minor: false,
        counts: 0,
      }),
    })),
    ...planned.map((line) => {
      const what = plannedWord(line);
      return {
        line: { key: `line-${line.at}-${what}-${line.target}`, at: line.at },
        wish: wish(line.at, 0, {
          importance: 1.5,
          words: [`${what} ${names.full(line.target)}`, what],
          free: true,
          minor: false,
          counts: 0,
        }),
      };
    }),
  ];
}

/** One asked, and what it tells besides itself. */
interface Thinned extends Asked {
  readonly under: readonly Told[];
}

/** So that ten thousand events in one tile cost no more than a hundred: one of each lane for every few pixels, which tells of the others. */
function thinned(asked: readonly Asked[]): readonly Thinned[] {
  let kept: readonly (Asked & { readonly under: Told[] })[] = asked.map((one) => ({
    ...one,
    under: [],
  }));
  for (let px = 3; kept.length > MANY && px <= NEAR_PX; px *= 2) {
    const best = new Map<number, (typeof kept)[number]>();
    const place = ({ wish, told }: Asked) =>
      Math.floor(wish.x / px) * 16 + wish.lane * 2 + (told ? 1 : 0);
    for (const one of kept) {
      const other = best.get(place(one));
      if (!other || one.wish.importance < other.wish.importance) best.set(place(one), one);
    }
    kept = kept.filter((one) => {
      const winner = best.get(place(one));
      if (!winner || winner === one) return true;
      if (one.told) winner.under.push(one.told, ...one.under);
      return false;
    });
  }
  return kept.map((one) =>
    one.told ? { ...one, wish: { ...one.wish, counts: 1 + one.under.length } } : one,
  );
}
