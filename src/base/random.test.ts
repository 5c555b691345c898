import fc from 'fast-check';
import { expect, test } from 'vitest';
import { streamOf } from './random.ts';

const drawn = (seed: number, name: string, n: number) => {
  const stream = streamOf(seed, name);
  return Array.from({ length: n }, () => stream.uniform());
};

test('the numbers are these, for ever: results that were printed can be printed again', () => {
  expect(drawn(1, 'a/c1/n1', 3)).toEqual([
    0.06992297537332548, 0.9409514456365442, 0.6400444048195066,
  ]);
});

test('law: the same seed and name give the same stream, and another name another one', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string(), fc.string(), (seed, one, other) => {
      expect(drawn(seed, one, 5)).toEqual(drawn(seed, one, 5));
      if (one !== other) expect(drawn(seed, one, 5)).not.toEqual(drawn(seed, other, 5));
      expect(drawn(seed, one, 5)).not.toEqual(drawn(seed + 1, one, 5));
    }),
  );
});

test('uniform: from 0 to 1, its mean one half, its tenths equally full', () => {
  const all = drawn(7, 'x', 50_000);
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const u of all) tenths[Math.floor(u * 10)] = (tenths[Math.floor(u * 10)] ?? 0) + 1;
  for (const count of tenths) expect(Math.abs(count - 5000)).toBeLessThan(350);
  expect(all.reduce((sum, u) => sum + u, 0) / all.length).toBeCloseTo(0.5, 2);
});

test('exponential: mean 1, and as often beyond 2 as the law says', () => {
  const stream = streamOf(3, 'y');
  const all = Array.from({ length: 50_000 }, () => stream.exponential());
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  expect(Math.abs(mean - 1)).toBeLessThan(0.02);
  expect(Math.abs(all.filter((x) => x > 2).length / all.length - Math.exp(-2))).toBeLessThan(0.006);
});
