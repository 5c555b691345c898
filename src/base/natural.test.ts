import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naturally } from './natural.ts';

test('numbers in addresses count as numbers', () => {
  const right = ['a/c1/n1', 'a/c1/n2', 'a/c1/n10', 'a/c2/n1', 'b', 'shop/was-2', 'shop/was-11'];
  expect([...right].reverse().sort(naturally)).toEqual(right);
});

test('law: it is an order', () => {
  const address = fc.stringMatching(/^[a-c]{0,2}\d{0,3}[/-]?[a-c]?\d{0,2}$/);
  fc.assert(
    fc.property(address, address, address, (a, b, c) => {
      expect(naturally(a, a)).toBe(0);
      expect(Math.sign(naturally(a, b))).toBe(0 - Math.sign(naturally(b, a)));
      if (naturally(a, b) <= 0 && naturally(b, c) <= 0)
        expect(naturally(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
