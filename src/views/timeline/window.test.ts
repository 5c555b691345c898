// The window on a random log: whatever is dragged into it, no label lies on another or on a mark, none is cut, and what stood still stands where it stood.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../scenario/library.ts';
import type { Run } from '../../sim/record.ts';
import { simulate } from '../../sim/simulate.ts';
import { openScenario } from '../../world/open.ts';
import { roughWidth } from '../text-width.ts';
import { emptyMemory } from './ask.ts';
import { type Row, runOf } from './fixture.test-kit.ts';
import { MARK_PX, NEAR_PX, TEXT_PX } from './labels.ts';
import { layoutStill, type Scene } from './layout.ts';
import { type DrawnMark, within } from './options.ts';
import { makeScale, stretchesOfRun } from './scale.ts';
import { sceneAt } from './scene.test-kit.ts';
import { tilesOf } from './tiles.ts';

const ACTORS = ['injector', 'hardware', 'platform', 'middleware', 'external', 'deployer'] as const;
const KINDS = ['fault', 'detection', 'restart', 'up', 'reroute', 'rejoin', 'degraded'] as const;
const SUBJECTS = ['a/c1/n3', 'shop/was-3', 'shop/was-3:was', 'shopdb', 'a/e1/d10'] as const;

const someRows = fc
  .array(
    fc.record({
      after: fc.oneof(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 4_000_000 })),
      actor: fc.constantFrom(...ACTORS),
      kind: fc.constantFrom(...KINDS),
      subject: fc.constantFrom(...SUBJECTS),
      caused: fc.boolean(),
    }),
    { minLength: 1, maxLength: 80, size: 'max' },
  )
  .map((list): readonly Row[] => {
    let t = 0;
    return list.map(({ after, actor, kind, subject, caused }, i): Row => {
      t += after;
      return [t, actor, kind, subject, caused && i > 0 ? i : null];
    });
  });
const runFrom = (rows: readonly Row[]) => runOf(rows, { until: (rows.at(-1)?.[0] ?? 0) + 60_000 });

/** The same with timers that run and lines of the script that are still ahead in the middle of it. */
function runAhead(rows: readonly Row[], due: readonly number[], lines: readonly number[]): Run {
  const until = (rows.at(-1)?.[0] ?? 0) + 60_000;
  const at = (share: number) => Math.round(share * until);
  return runOf(rows, {
    until,
    timers: due.map((share, i) => ({
      subject: SUBJECTS[i % SUBJECTS.length] ?? 'shopdb',
      key: i % 2 === 0 ? 'vmBoot' : 'hadrResync',
      armedAt: 0,
      dueAt: at(share),
      endedAt: at(share),
      fired: true,
      cause: 1,
    })),
    scenario: {
      script: lines
        .map(at)
        .sort((a, b) => a - b)
        .map((line) => ({ at: line, repair: true, target: 'a/c1/n3' })),
    },
  });
}

/** The scene at `t` of a window that begins at `share` of the axis. */
function windowOn(run: Run, pxPerMs: number, share: number, t = run.until) {
  const calm = sceneAt(run, t);
  const width = calm.lanes.plotWidth;
  const stretches = stretchesOfRun(run);
  const { length } = makeScale(stretches, { width, pxPerMs, offset: 0 });
  const offset = Math.round(Math.max(0, length - width) * share);
  const from = Math.floor(offset / 256) * 256;
  const to = Math.ceil((offset + width) / 256) * 256;
  const scale = makeScale(stretches, { width: to - from, pxPerMs, offset: from, origin: 0 });
  const scene: Scene = { ...calm, scale };
  const left = calm.lanes.x0 + offset;
  return { scene, left, right: left + width };
}

function covers({ x, text, side }: Pick<DrawnMark, 'x' | 'text' | 'side'>) {
  const mark = [x - MARK_PX, x + MARK_PX] as const;
  if (text === null) return { mark, label: null };
  const width = roughWidth(text, 600);
  const label = side > 0 ? [x + TEXT_PX, x + TEXT_PX + width] : [x - TEXT_PX - width, x - TEXT_PX];
  return { mark, label: label as [number, number] };
}
// Marks stand at parts of a pixel, rows are shared out in whole ones.
const meet = (a: readonly [number, number], b: readonly [number, number]) =>
  a[0] + 0.51 < b[1] && b[0] + 0.51 < a[1];

type Window = ReturnType<typeof windowOn>;

function nothingCollides({ scene, left, right }: Window): void {
  const { marks, coming } = within(layoutStill(scene), scene, left, right);
  const drawn = [...marks, ...coming].map((mark) => ({ y: mark.y, ...covers(mark) }));
  for (const [i, a] of drawn.entries()) {
    if (!a.label) continue;
    expect(a.label[0]).toBeGreaterThanOrEqual(left);
    expect(a.label[1]).toBeLessThanOrEqual(right);
    for (const [j, b] of drawn.entries()) {
      if (i === j || a.y !== b.y) continue;
      expect(meet(a.label, b.mark)).toBe(false);
      if (b.label) expect(meet(a.label, b.label)).toBe(false);
    }
  }
}

function allIsReached({ scene }: Window): void {
  const { marks, out } = layoutStill(scene);
  const reached = [...marks.flatMap(({ told, more }) => [told, ...more]), ...out];
  expect(new Set(reached).size).toBe(reached.length);
  const there = new Set(reached);
  for (const [i, told] of scene.story.told.entries()) {
    const x = scene.scale.x(told.t);
    if (i < scene.count && x >= scene.scale.x0 && x <= scene.scale.x1)
      expect(there.has(told)).toBe(true);
  }
  for (const { told, more, x } of marks)
    for (const one of more) {
      expect(one.lane).toBe(told.lane);
      expect(Math.abs(scene.lanes.x0 + scene.scale.x(one.t) - x)).toBeLessThan(2 * NEAR_PX);
    }
}

describe('laws of the window', () => {
  const zoom = fc.constantFrom(26 / 60_000, 0.0001, 0.002, 0.02);
  const share = fc.integer({ min: 0, max: 1000 }).map((per) => per / 1000);
  const shares = fc.array(share, { maxLength: 8 });
  it('no two labels overlap, of events or of what is ahead, none lies on a mark, none is cut', () => {
    fc.assert(
      fc.property(
        someRows,
        zoom,
        share,
        share,
        shares,
        shares,
        (rows, pxPerMs, at, now, due, lines) => {
          const run = runAhead(rows, due, lines);
          const t = Math.round(now * run.until);
          nothingCollides(windowOn(run, pxPerMs, at, t));
        },
      ),
      { numRuns: 100 },
    );
  });
  it('every event is reached: by a mark, by one near that counts it, or by a crumb; each by one way only', () => {
    fc.assert(
      fc.property(someRows, zoom, share, (rows, pxPerMs, at) => {
        allIsReached(windowOn(runFrom(rows), pxPerMs, at));
      }),
      { numRuns: 100 },
    );
  });
  it('dragging moves the picture and nothing in it', () => {
    fc.assert(
      fc.property(someRows, zoom, share, share, (rows, pxPerMs, one, other) => {
        const run = runFrom(rows);
        const memory = emptyMemory();
        const a = layoutStill(windowOn(run, pxPerMs, one).scene, memory).marks;
        const b = layoutStill(windowOn(run, pxPerMs, other).scene, memory).marks;
        const fresh = layoutStill(windowOn(run, pxPerMs, other).scene).marks;
        expect(b).toEqual(fresh);
        const there = new Map(a.map((mark) => [mark.told.key, mark]));
        for (const mark of b) {
          const before = there.get(mark.told.key);
          if (before) expect(mark).toEqual(before);
        }
      }),
    );
  });
});

describe('the built-in drills', () => {
  const worlds = PRESETS.map(({ id, scenario }) => [id, openScenario(scenario)] as const);
  it.each(worlds)('%s: nothing collides, and all is reached', (_, world) => {
    if (!world.ok) throw new Error('a built-in drill opens');
    const run = simulate(world.value);
    for (const pxPerMs of [26 / 60_000, 0.002])
      for (const at of [0, 0.4, 1])
        for (const t of [run.until / 3, run.until]) {
          const window = windowOn(run, pxPerMs, at, t);
          nothingCollides(window);
          allIsReached(window);
        }
  });
});

describe('tiles', () => {
  it('cover a stretch without a gap, and are cut where nothing happens', () => {
    const times = [0, 10, 20, 800, 820, 1700].map((t) => ({ t }));
    const tiles = tilesOf({ from: 0, to: 1800 }, 5000, times, 1);
    expect(tiles[0]?.from).toBe(0);
    expect(tiles.at(-1)?.to).toBe(5000);
    for (const [i, tile] of tiles.slice(1).entries()) expect(tile.from).toBe(tiles[i]?.to);
    const cuts = tiles.slice(1).map((tile) => tile.from);
    for (const cut of cuts)
      for (const { t } of times) expect(Math.abs(cut - t)).toBeGreaterThan(11);
  });
});
