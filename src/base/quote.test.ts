import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';
import { quote, quoteText } from './quote.ts';

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  [12, '12'],
  ['a\nb', '"a\\nb"'],
  [[], 'an empty list'],
  [[1, 2], 'a list of 2'],
  [{}, 'an empty object'],
  [{ a: 1, b: { c: 2 } }, 'an object with "a", "b"'],
  ['\u001b[31m\u009b\u202e', '"\\u001b[31m\\u009b\\u202e"'],
])('%j reads %s', (value, words) => expect(quote(value)).toBe(words));

test('long texts are cut, and nothing in them reaches a terminal', () => {
  expect(quoteText('x'.repeat(100))).toBe(`"${'x'.repeat(59)}…"`);
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const words = quote(value);
      expect(words).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
      expect(words.length).toBeLessThan(400);
    }),
  );
});

test('the nearest word, if there is one near', () => {
  const known = ['target', 'title', 'members', 'at'];
  expect(nearest('taget', known)).toBe('target');
  expect(nearest('Members', known)).toBe('members');
  expect(nearest('colour', known)).toBeNull();
  expect(nearest('zz', known)).toBeNull();
});
