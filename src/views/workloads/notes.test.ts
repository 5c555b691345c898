import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roughWidth } from '../text-width.ts';
import { placeNotes } from './notes.ts';

const wish = fc.record({
  x: fc.integer({ min: 0, max: 540 }),
  text: fc.string({ minLength: 3, maxLength: 40 }),
  fraction: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  red: fc.boolean(),
});

test('no note runs into another or out of the row, and none is lost without a word', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 12 }), (some) => {
      const wishes = some.map((w, i) => ({ ...w, key: `${i}` }));
      const notes = placeNotes(wishes, { width: 548, lines: 3, measure: roughWidth });
      for (const [i, a] of notes.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(0);
        expect(a.x + a.width).toBeLessThanOrEqual(548);
        for (const b of notes.slice(i + 1))
          expect(a.line !== b.line || a.x + a.width < b.x || b.x + b.width < a.x).toBe(true);
      }
      const more = notes.find((n) => n.key === 'more');
      const counted = more ? Number(/\d+/.exec(more.text)?.[0]) : 0;
      expect(notes.length - (more ? 1 : 0) + counted).toBe(wishes.length);
    }),
  );
});

test('a dead one keeps its place before one that is only booting', () => {
  const boots = {
    key: 'b',
    x: 0,
    text: 'was-1 boots on c1/n2, 0:30 left',
    fraction: 0.5,
    red: false,
  };
  const dead = {
    key: 'd',
    x: 0,
    text: 'was-2 is dead since 1:00, nobody comes',
    fraction: null,
    red: true,
  };
  const notes = placeNotes([boots, dead], { width: 300, lines: 2, measure: roughWidth });
  expect(notes.map((n) => [n.key, n.line])).toEqual([
    ['d', 0],
    ['b', 1],
  ]);
});
