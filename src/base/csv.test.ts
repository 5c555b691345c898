import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

/** A reader of RFC 4180, for the law below. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        value += text[at];
      }
      at++;
    } else while (text[at] !== ',' && text[at] !== '\r') value += text[at++];
    row.push(value);
    if (text[at] === ',') at++;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

test('quotes, commas and line breaks are inside a cell; no cell begins a formula', () => {
  expect(
    csvOf(
      ['a', 'b'],
      [
        ['say "no", please', -3],
        ['=1+1', '-x'],
        ['two\nlines', ''],
        ['\n=1', '＝1'],
      ],
    ),
  ).toBe('a,b\r\n"say ""no"", please",-3\r\n\'=1+1,\'-x\r\n"two\nlines",\r\n"\'\n=1",\'＝1\r\n');
});

test('law: what is read back is what was written, but for the apostrophe', () => {
  const word = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '=', '-', '@', 'ü') });
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 5 }), (rows) => {
      expect(read(csvOf(['x', 'y'], rows)).slice(1)).toEqual(
        rows.map((row) => row.map((one) => (/^[=+\-@\r\n]/.test(one) ? `'${one}` : one))),
      );
    }),
    { numRuns: 300 },
  );
});
