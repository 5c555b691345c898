import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonBreak } from './json-break.ts';

const parses = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  test.each([
    ['', 1, 1, 'the end of the text', 'a value'],
    ['{"a": [1,2,}', 1, 12, '"}"', 'a value'],
    ['{\n  "a": 1,\n}', 3, 1, '"}"', 'a key in double quotes'],
    ["{'a': 1}", 1, 2, '"\'"', 'a key in double quotes or }'],
    ['{"a" 1}', 1, 6, '"1"', 'a colon'],
    ['{"a": 1 "b": 2}', 1, 9, '"\\""', 'a comma or }'],
    ['[1 2]', 1, 4, '"2"', 'a comma or ]'],
    ['{"a": tru}', 1, 7, '"tru"', 'a value'],
    ['[01]', 1, 2, '"01"', 'a value or ]'],
    ['{"a": "x', 1, 9, 'the end of the text', 'a text that ends with a double quote'],
    ['"a\nb"', 1, 3, '"\\n"', 'a text that ends with a double quote'],
    ['"\\x"', 1, 2, '"\\\\"', 'a text that ends with a double quote'],
    ['{} {}', 1, 4, '"{"', 'the end of the text'],
    ['{"version": 1, // a\n}', 1, 16, '"/"', 'a key in double quotes'],
  ])('%j: line %i, column %i', (text, line, column, found, expected) => {
    expect(jsonBreak(text)).toEqual({ line, column, found, expected });
  });

  test('law: it agrees with JSON.parse on what is JSON', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(60),
        fc.constantFrom(
          '',
          '"',
          ',',
          '}',
          ']',
          '{',
          '[',
          ':',
          '\\',
          '0',
          '-',
          '.',
          'e',
          ' ',
          '\n',
          't',
        ),
        fc.nat(2),
      )
      .map(([json, at, put, cut]) => json.slice(0, at) + put + json.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ maxLength: 12 })), (text) => {
        expect(jsonBreak(text) === null).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });
});
