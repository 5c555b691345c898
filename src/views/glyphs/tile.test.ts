import { expect, it } from 'vitest';
import type { Look } from '../../log/moment.ts';
import { chip, hatchDefs, tile } from './tile.ts';

const LOOKS: Look[] = [
  'whole',
  'degraded',
  'failed',
  'recovering',
  'suspended',
  'abandoned',
  'gone',
];
const box = { key: 'k', x: 10, y: 20, w: 21, h: 20, hue: 1 as const };

/** A shape without its colours: only what a person sees who sees none. */
const bare = (shapes: ReturnType<typeof tile>) =>
  JSON.stringify(
    shapes.map((s) => {
      const { class: cls, ...at } = s.at ?? {};
      const filled = /t-(fill|soft|hatch|red)/.exec(String(cls))?.[1];
      return { tag: s.tag, at, filled };
    }),
  );

it.each([false, true])('tells seven looks apart without colour (drum: %s)', (drum) => {
  const tiles = LOOKS.map((look) => bare(tile({ ...box, look, drum, label: 3, progress: 0.5 })));
  expect(new Set(tiles).size).toBe(7);
  expect(
    new Set(LOOKS.map((look) => bare(chip({ key: 'c', cx: 6, cy: 6, r: 6, look })))).size,
  ).toBe(7);
});

it('fills from below by its progress, within its box', () => {
  const risen = (progress: number) =>
    tile({ ...box, look: 'recovering', progress }).find((s) => s.key === 'k:risen')?.at;
  expect(risen(0)?.height).toBe(0);
  expect(risen(1)?.height).toBe(18.5);
  expect(risen(7)?.height).toBe(18.5);
  expect(risen(0.5)?.y).toBe(20 + 20 - 0.75 - 9.25);
});

it('keeps its keys when its look changes, and names no colour itself', () => {
  for (const look of LOOKS) {
    const shapes = tile({ ...box, look, label: 'x', drum: true });
    expect(shapes.some((s) => s.key === 'k')).toBe(true);
    expect(JSON.stringify(shapes)).not.toMatch(/#[0-9a-f]{3}|"(fill|stroke)":/i);
  }
  expect(hatchDefs()[0]?.children?.map((p) => p.key)).toEqual([
    'hatch',
    'hatch-metal',
    'hatch-wash',
    'hatch-bay',
  ]);
});
