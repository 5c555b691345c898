import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholePrefix } from './json-prefix.ts';

test.each([
  ['["golden",["1m f a","5m f b","9m f', '["golden",["1m f a","5m f b"]]'],
  ['["golden",["1m f a"],{"title":"x","until":"4', '["golden",["1m f a"],{"title":"x"}]'],
  ['["golden",["1m f a"],{"title":"x","un', '["golden",["1m f a"],{"title":"x"}]'],
  ['["golden",["1m f a"],{"title":', '["golden",["1m f a"],{}]'],
  ['["golden",null,null,[123', '["golden",null,null,[]]'],
  ['["golden",null,null,[123,', '["golden",null,null,[123]]'],
  ['["a\\"b","c\\', '["a\\"b"]'],
  ['[{"a":{"b":[1,2', '[{"a":{"b":[1]}}]'],
  ['[1,2] and more', '[1,2]'],
  ['"gol', null],
  ['', null],
  ['}', null],
])('%s', (text, whole) => expect(wholePrefix(text)).toBe(whole));

test('law: of any beginning of a list something is saved, it can be read, and a longer one saves no less', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 5 }), (value) => {
      const text = JSON.stringify(value);
      let length = 0;
      for (let at = 1; at <= text.length; at++) {
        const whole = wholePrefix(text.slice(0, at)) ?? '';
        const read: unknown = JSON.parse(whole);
        expect(Array.isArray(read)).toBe(true);
        expect((read as unknown[]).length).toBeGreaterThanOrEqual(length);
        length = (read as unknown[]).length;
      }
      expect(wholePrefix(text)).toBe(text);
    }),
    { numRuns: 40 },
  );
});
