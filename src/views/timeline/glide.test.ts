import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coast, speedAfter } from './glide.ts';

it('law: how far it runs does not depend on how often it is looked at, and it never turns round', () => {
  const speed = fc.double({ min: -5, max: 5, noNaN: true });
  const steps = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(speed, steps, (first, list) => {
      let at = { px: 0, speed: first };
      for (const ms of list) {
        const next = coast(at.speed, ms);
        expect(next.px * first).toBeGreaterThanOrEqual(0);
        expect(Math.abs(next.speed)).toBeLessThanOrEqual(Math.abs(at.speed));
        at = { px: at.px + next.px, speed: next.speed };
      }
      const once = coast(
        first,
        list.reduce((sum, ms) => sum + ms, 0),
      );
      expect(at.px).toBeCloseTo(once.px);
      expect(at.speed).toBeCloseTo(once.speed);
    }),
  );
});

it('a hand that rested before it let go throws nothing', () => {
  expect(speedAfter(2, 0, 200)).toBe(0);
  expect(speedAfter(0, 16, 16)).toBeCloseTo(0.6);
  expect(speedAfter(1, 16, 16)).toBeCloseTo(1);
});
