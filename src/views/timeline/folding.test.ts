// Folding: a folded lane keeps all it holds as ticks and gives its room to the others; all ribbons as one tell the worst.
import { describe, expect, it } from 'vitest';
import { createLooks } from '../../app/look.ts';
import { momentOf, runOf } from './fixture.test-kit.ts';
import { layLanes } from './lanes.ts';
import { layoutStill } from './layout.ts';
import { foldedRibbon, ribbonsIn } from './ribbons.ts';
import { sceneAt } from './scene.test-kit.ts';
import { LANES } from './story.ts';
import { walked } from './walk.ts';

describe('a folded lane', () => {
  const folded = new Set(['platform'] as const);
  const scene = sceneAt(runOf(), 600_000, { folded });
  const still = layoutStill(scene);
  it('draws its events as ticks, without marks', () => {
    expect(still.marks.some((m) => m.told.lane === 'platform')).toBe(false);
    const ticks = still.back.find((s) => s.key === 'ticks-platform');
    const count = scene.story.told.filter((told) => told.lane === 'platform').length;
    expect(String(ticks?.at?.d).match(/M/g)?.length).toBeGreaterThan(1);
    expect(String(ticks?.at?.d).match(/M/g)?.length).toBeLessThanOrEqual(count);
  });
  it('is nothing that arrow keys stop at', () => {
    const keys = new Set<string>();
    for (let at: string | null = null, i = 0; i < 40; i++) {
      const next = walked(
        i === 0 ? 'first' : 'after',
        scene.story.told,
        scene.count,
        still.marks,
        at,
        folded,
      );
      if (!next) break;
      keys.add(next.key);
      at = next.key;
    }
    expect([...keys].map((key) => scene.story.byKey(key)?.lane)).not.toContain('platform');
    expect(keys.size).toBeGreaterThan(4);
  });
  it('keeps the chain of the chosen event whole', () => {
    const chain = new Set(['e7', 'e13', 'e16']);
    const arcs = layoutStill(sceneAt(runOf(), 600_000, { folded, chain })).back;
    expect(arcs.map((s) => s.key)).toContain('arc-e13');
  });
  it('keeps the ring of an armed timer', () => {
    const timer = {
      subject: 'shop/was-3',
      key: 'vmBoot',
      armedAt: 230_000,
      dueAt: 320_000,
      endedAt: 320_000,
      fired: true,
      cause: 16,
    } as const;
    const at = sceneAt(runOf(undefined, { timers: [timer] }), 262_000, { folded });
    expect(momentOf(at.run, 262_000).timers()).toHaveLength(1);
    expect(layoutStill(at).rings.size).toBe(1);
  });
});

describe('lanes, whatever is folded', () => {
  it('share out the height, and a folded one gives its room away', () => {
    for (let mask = 0; mask < 64; mask++) {
      const folded = new Set(LANES.filter((_, i) => (mask >> i) & 1));
      const lanes = layLanes({ width: 712, height: 400 }, 2, [9, 0, 40, 70, 2, 3], folded);
      expect(lanes.height).toBeLessThanOrEqual(400);
      expect(lanes.rows.map((rows) => rows === 0)).toEqual(LANES.map((lane) => folded.has(lane)));
      for (const [i, top] of lanes.tops.slice(1).entries())
        expect(top - (lanes.tops[i] ?? 0)).toBeGreaterThanOrEqual(20);
    }
    const crowd = [9, 0, 40, 70, 2, 3];
    const open = layLanes({ width: 712, height: 320 }, 1, crowd).rows[2] ?? 0;
    const more = layLanes({ width: 712, height: 320 }, 1, crowd, new Set(['middleware'])).rows[2];
    expect(more).toBeGreaterThan(open);
  });
});

describe('all ribbons as one', () => {
  it('show the worst at each moment', () => {
    const track = (...entries: [number, 'up' | 'degraded' | 'down'][]) =>
      entries.map(([t, state]) => ({ t, value: { state, sla: null } }));
    const one = foldedRibbon([
      { id: 'a', hue: null, track: track([0, 'up'], [10, 'down'], [20, 'up']) },
      { id: 'b', hue: null, track: track([0, 'up'], [15, 'degraded'], [30, 'up']) },
    ]);
    expect(one.id).toBe('2 services');
    expect(one.track.map(({ t, value }) => [t, value.state])).toEqual([
      [0, 'up'],
      [10, 'down'],
      [20, 'degraded'],
      [30, 'up'],
    ]);
  });
});

describe('ribbons where there is not room for all', () => {
  const ribbon = (id: string, ...downs: number[]) => ({
    id,
    hue: null,
    track: [
      { t: 0, value: { state: 'up', sla: null } as const },
      ...downs.map((t) => ({ t, value: { state: 'down', sla: null } as const })),
    ],
  });
  const all = [ribbon('a'), ribbon('b', 50), ribbon('c'), ribbon('d', 10)];
  const ids = (most: number, t: number) => ribbonsIn(all, most, t).map(({ id }) => id);
  it('those that were hit come first, in their usual order, and nothing of the future', () => {
    expect(ids(3, 0)).toEqual(['a', 'b', '2 others']);
    expect(ids(3, 10)).toEqual(['a', 'd', '2 others']);
    expect(ids(3, 50)).toEqual(['b', 'd', '2 others']);
    expect(ids(1, 50)).toEqual(['4 services']);
    expect(ids(4, 50)).toEqual(['a', 'b', 'c', 'd']);
  });
  it('the last row tells the worst of the others', () => {
    expect(ribbonsIn(all, 2, 50).at(-1)?.track.at(-1)?.value.state).toBe('down');
  });
});

describe('what is folded', () => {
  it('is remembered, and a lane nobody knows is not', () => {
    const kept: (readonly string[])[] = [];
    const looks = createLooks(['hardware', 'basement'], (names) => kept.push(names));
    expect([...looks.store.getState().folded]).toEqual(['hardware']);
    looks.fold('services');
    looks.fold('hardware');
    expect(kept).toEqual([['hardware', 'services'], ['services']]);
  });
});
