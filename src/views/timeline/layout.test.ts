// The whole picture at a moment: nothing of the future, every mark of the past, arcs only between marks, names for all.
import { describe, expect, it } from 'vitest';
import type { Shape } from '../shape.ts';
import { ROWS, type Row, runOf } from './fixture.test-kit.ts';
import { layLanes, leastHeight } from './lanes.ts';
import { layoutStill } from './layout.ts';
import { behind, rings } from './moving.ts';
import { ribbonsOf, ribbonWords } from './ribbons.ts';
import { sceneAt } from './scene.test-kit.ts';
import { storyOf } from './story.ts';
import { walked } from './walk.ts';

const flat = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((s) => [s, ...flat(s.children ?? [])]);
const texts = (shapes: readonly Shape[]) => flat(shapes).flatMap((s) => s.text ?? []);

describe('the standing picture', () => {
  it('draws all that was played and nothing that was not', () => {
    const still = layoutStill(sceneAt(runOf(), 230_000));
    expect(still.marks.map((m) => m.told.key)).toEqual([
      'e1',
      'e2-unseen',
      'e3',
      'e4',
      'e5',
      'e6',
      'e7',
      'e12',
      'e13',
      'e14',
      'e16',
    ]);
    expect(texts([...still.back, ...still.options, ...still.ahead]).join()).not.toContain(
      'db-1 to',
    );
  });
  it('names every mark and tells which is selected', () => {
    const still = layoutStill(sceneAt(runOf(), 600_000, { selected: 'e16' }));
    expect(still.options.every((o) => o.at?.role === 'option' && o.at['aria-label'])).toBe(true);
    expect(
      still.options.filter((o) => o.at?.['aria-selected'] === 'true').map((o) => o.key),
    ).toEqual(['e16']);
  });
  it('draws an arc from each cause to its effect, the chosen chain in ink', () => {
    const still = layoutStill(sceneAt(runOf(), 240_000, { chain: new Set(['e7', 'e13', 'e16']) }));
    const arcs = still.back.filter((s) => s.key.startsWith('arc-'));
    expect(arcs.filter((s) => String(s.at?.class).includes('s-ink')).map((s) => s.key)).toEqual([
      'arc-e13',
      'arc-e16',
    ]);
    expect(arcs.map((s) => s.key)).toContain('arc-e14');
  });
  it('says how long an outage was and who ended it, once it is over', () => {
    const at = (t: number) => texts(layoutStill(sceneAt(runOf(), t)).notes);
    expect(at(224_000)).toEqual([]);
    expect(at(225_000)).toEqual(['0:45, ended by middleware']);
  });
  it('keeps every key once', () => {
    const { back, options, ahead, notes } = layoutStill(sceneAt(runOf(), 3_000_000));
    const keys = [back, options, ahead, notes].map((list) => list.map((s) => s.key));
    for (const list of keys) expect(new Set(list).size).toBe(list.length);
  });
  it('shows planned lines and armed timers ahead of now', () => {
    const timer = {
      subject: 'shop/was-3',
      key: 'vmBoot',
      armedAt: 230_000,
      dueAt: 320_000,
      endedAt: 320_000,
      fired: true,
      cause: 16,
    } as const;
    const run = runOf(ROWS, {
      timers: [timer],
      scenario: { script: [{ at: 900_000, repair: true, target: 'a/c1/n3' }] },
    });
    const scene = sceneAt(run, 262_000);
    const still = layoutStill(scene);
    expect(texts(still.ahead)).toEqual(['was-3 booted', 'repair c1/n3']);
    expect(rings(scene, still, 262_000)).toHaveLength(3);
    expect(still.back.some((s) => String(s.at?.class).includes('tl-dashed'))).toBe(true);
    expect(rings(sceneAt(run, 400_000), layoutStill(sceneAt(run, 400_000)), 400_000)).toEqual([]);
  });
});

describe('ribbons', () => {
  it('stop at now; what is ahead is dots', () => {
    const scene = sceneAt(runOf(), 262_000);
    const now = scene.lanes.x0 + scene.scale.x(262_000);
    const drawn = flat([...layoutStill(scene).back, ...behind(scene, 262_000)]).filter((s) =>
      /^(ribbon|now)-shop\/(up|degraded|down)$/.test(s.key),
    );
    expect(drawn.map((s) => s.key)).toEqual([
      'ribbon-shop/up',
      'ribbon-shop/degraded',
      'ribbon-shop/down',
      'now-shop/degraded',
    ]);
    for (const shape of drawn)
      for (const [, x] of String(shape.at?.d).matchAll(/[MH]([\d.]+)/g))
        expect(Number(x)).toBeLessThanOrEqual(now + 0.01);
  });
  it('leave a database out that serves a workload, and speak', () => {
    const run = runOf();
    const [ribbon, ...others] = ribbonsOf(run);
    expect(others).toEqual([]);
    expect(ribbon && ribbonWords(run, ribbon, 200_000)).toBe('shop: out, 1 outage');
  });
});

describe('lanes', () => {
  it('never ask for more than there is, unless there is less than can be read', () => {
    for (let height = 100; height < 900; height += 7) {
      const lanes = layLanes({ width: 712, height }, 3, [9, 0, 40, 70, 2, 3]);
      expect(lanes.height).toBeLessThanOrEqual(
        Math.max(height, leastHeight(3, [9, 0, 40, 70, 2, 3])),
      );
      expect(lanes.axisY).toBeLessThan(lanes.height);
    }
  });
  it('give the room of those in which nothing happens to the others, where it is scarce', () => {
    const crowd = [1, 0, 4, 0, 0, 0];
    const rows = (height: number, of: readonly number[]) =>
      layLanes({ width: 712, height }, 1, of).rows[2] ?? 0;
    let won = 0;
    for (let height = 160; height < 300; height += 5)
      won += rows(height, crowd) - rows(height, [1, 1, 4, 1, 1, 1]);
    expect(won).toBeGreaterThan(0);
    expect(layLanes({ width: 712, height: 200 }, 1, crowd).thin).toEqual([
      false,
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(layLanes({ width: 712, height: 400 }, 2, crowd).thin).not.toContain(true);
    // Before anything has happened all are alike.
    expect(layLanes({ width: 712, height: 200 }, 2, [0, 0, 0, 0, 0, 0]).thin).not.toContain(true);
    expect(leastHeight(2, crowd)).toBeLessThan(leastHeight(2, [0, 0, 0, 0, 0, 0]));
  });
});

describe('rows', () => {
  it('go to the lanes in which most happens, and only as many as can be used', () => {
    const rows = (height: number) => layLanes({ width: 712, height }, 1, [2, 0, 30, 5, 0, 1]).rows;
    expect(rows(320)[2]).toBeGreaterThan(rows(320)[3] ?? 0);
    expect(rows(2000)).toEqual([2, 1, 7, 5, 1, 2]);
  });
  it('what is minor gets its rows when all else has them', () => {
    const rows = (height: number) =>
      layLanes({ width: 712, height }, 1, [1, 1, 3, 1, 0, 0], undefined, false, [1, 4, 3, 2, 0, 0])
        .rows;
    expect(rows(280)[1]).toBe(1);
    expect(rows(800)).toEqual([2, 4, 4, 3, 1, 1]);
  });
});

describe('keys', () => {
  const run = runOf();
  const story = storyOf(run);
  const scene = sceneAt(run, 600_000);
  const { marks } = layoutStill(scene);
  const from = (key: string | null, step: Parameters<typeof walked>[0]) =>
    walked(step, story.told, scene.count, marks, key)?.key;
  it('walk in time and between lanes, never out of the played', () => {
    expect(from('e7', 'after')).toBe('e12');
    expect(from('e7', 'before')).toBe('e6');
    expect(from('e1', 'before')).toBeUndefined();
    expect(from('e22', 'after')).toBeUndefined();
    expect(from(null, 'after')).toBe('e22');
    expect(from('e13', 'above')).toMatch(/^e(18|19)$/);
    expect(from('e13', 'below')).toBe('e14');
  });
});

describe('ten thousand events', () => {
  const rows: Row[] = Array.from({ length: 10_000 }, (_, i) => {
    const row = ROWS[i % ROWS.length] as Row;
    const cause = row[4] === null ? null : row[4] + i - (i % ROWS.length);
    return [
      row[0] + Math.floor(i / ROWS.length) * 720_000,
      row[1],
      row[2],
      row[3],
      cause,
      row[5],
    ] as Row;
  });
  it('all in one window: a bounded number of shapes, and every lane still has marks', () => {
    const run = runOf(rows, { until: 400_000_000 });
    const still = layoutStill(sceneAt(run, 400_000_000));
    expect(flat([...still.back, ...still.options]).length).toBeLessThan(3000);
    const reached = still.marks.reduce((sum, { more }) => sum + 1 + more.length, still.out.length);
    expect(reached).toBe(storyOf(run).told.length);
    expect(new Set(still.marks.map((m) => m.told.lane))).toEqual(
      new Set(['injector', 'platform', 'middleware', 'hardware']),
    );
  });
});
