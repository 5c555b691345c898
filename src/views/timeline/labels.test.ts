// Where labels go: by importance, then time; never one over another, never over a mark, never out of the picture or into a fold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roughWidth } from '../text-width.ts';
import { type Ground, MARK_PX, placeLabels, TEXT_PX, type Wish } from './labels.ts';

const WIDTH = 620;
const ground = (more: Partial<Ground> = {}): Ground => ({
  rows: [2, 4],
  width: WIDTH,
  folds: [],
  measure: roughWidth,
  ...more,
});
const wish = (x: number, words: string[], more: Partial<Wish> = {}): Wish => ({
  x,
  lane: 0,
  importance: 2,
  words,
  free: false,
  minor: false,
  counts: 1,
  ...more,
});

/** What a placed mark covers, in pixels, with and without its text. */
function covers(w: Wish, text: string | null, side: 1 | -1) {
  const x = Math.round(w.x);
  const mark = [x - MARK_PX, x + MARK_PX] as const;
  if (text === null) return { mark, label: null };
  const width = roughWidth(text, 600);
  const label =
    side === 1
      ? ([x + TEXT_PX, x + TEXT_PX + width] as const)
      : ([x - TEXT_PX - width, x - TEXT_PX] as const);
  return { mark, label };
}
const meet = (a: readonly [number, number], b: readonly [number, number]) =>
  a[0] < b[1] && b[0] < a[1];

describe('wordings', () => {
  it('takes the longest that finds room', () => {
    expect(placeLabels([wish(10, ['a long wording', 'short'])], ground())).toEqual([
      { row: 0, text: 'a long wording', side: 1, host: -1 },
    ]);
    const tight = placeLabels(
      [wish(10, ['first here', 'a']), wish(60, ['second'])],
      ground({ rows: [1] }),
    );
    expect(tight.map((p) => p.text)).toEqual(['a', 'second']);
  });
  it('gives way to what is more important, even if that comes later', () => {
    const [first, second] = placeLabels(
      [wish(10, ['unimportant'], { importance: 3 }), wish(60, ['important'], { importance: 1 })],
      ground({ rows: [1] }),
    );
    expect([first?.text, second?.text]).toEqual([null, 'important']);
  });
  it('goes left at the right edge', () => {
    expect(placeLabels([wish(WIDTH - 5, ['at the end'])], ground())[0]).toMatchObject({
      text: 'at the end',
      side: -1,
    });
  });
  it('never takes the last row on which a later mark could stand', () => {
    const [a, b] = placeLabels(
      [wish(10, ['covers what comes next'], { importance: 1 }), wish(80, [])],
      ground({ rows: [1] }),
    );
    expect(a?.text).toBeNull();
    expect(b?.row).toBe(0);
  });
  it('keeps out of folds', () => {
    const [a] = placeLabels(
      [wish(100, ['would run into the fold', 'fits'])],
      ground({ folds: [{ x0: 180, x1: 204 }] }),
    );
    expect(a?.text).toBe('fits');
  });
  it('marks of one place share it when the rows are used up', () => {
    const same = [0, 1, 2].map(() => wish(100, []));
    expect(placeLabels(same, ground()).map((p) => p.row)).toEqual([0, 1, -1]);
  });
  it('leaves a minor mark out where there is no room, and keeps all others', () => {
    const crowd = [0, 1, 2].map((i) => wish(100 + i, [], { minor: i === 2 }));
    expect(placeLabels(crowd, ground()).map((p) => p.row)).toEqual([0, 1, -1]);
  });
});

describe('what is not drawn', () => {
  it('is counted by the mark that stands nearest, behind its words', () => {
    const placed = placeLabels(
      [0, 1, 2].map((i) => wish(100, ['word'], { minor: i > 0, counts: i === 2 ? 4 : 1 })),
      ground({ rows: [1] }),
    );
    expect(placed.map(({ text, host }) => [text, host])).toEqual([
      ['word +5', -1],
      [null, 0],
      [null, 0],
    ]);
  });
  it('is not counted by what is no event, nor by a mark far off', () => {
    const armed = wish(100, [], { counts: 0 });
    const same = placeLabels([armed, wish(100, [])], ground({ rows: [1] }));
    expect(same.map(({ host }) => host)).toEqual([-1, -1]);
    const far = [
      wish(20, ['a word that reaches far to the right'], { importance: 1 }),
      wish(120, [], { minor: true }),
    ];
    expect(placeLabels(far, ground({ rows: [1] }))[1]).toMatchObject({ row: -1, host: -1 });
  });
});

const someWishes = fc.array(
  fc.record({
    // Tenths of a pixel: of all fractions there are, nearly all are next to nothing.
    x: fc.integer({ min: 0, max: 10 * WIDTH }).map((tenths) => tenths / 10),
    lane: fc.integer({ min: 0, max: 1 }),
    importance: fc.constantFrom(1, 1.3, 2, 2.6, 3.5),
    words: fc.array(fc.string({ minLength: 1, maxLength: 30, size: 'max' }), {
      maxLength: 3,
      size: 'max',
    }),
    free: fc.boolean(),
    minor: fc.boolean(),
    counts: fc.constantFrom(0, 1, 1, 1, 4),
  }),
  { maxLength: 120, size: 'max' },
);
const someFolds = fc.constantFrom<Ground['folds']>(
  [],
  [{ x0: 200, x1: 224 }],
  [
    { x0: 0, x1: 24 },
    { x0: 480, x1: 504 },
  ],
);

describe('laws', () => {
  it('labels meet no other label and no mark, and stay in the picture and out of folds', () => {
    fc.assert(
      fc.property(someWishes, someFolds, (wishes, folds) => {
        const placed = placeLabels(wishes, ground({ folds }));
        const drawn = wishes.flatMap((w, i) => {
          const p = placed[i];
          return p && p.row >= 0
            ? [{ lane: w.lane, row: p.row, ...covers(w, p.text, p.side) }]
            : [];
        });
        for (const [i, a] of drawn.entries()) {
          if (!a.label) continue;
          expect(a.label[0]).toBeGreaterThanOrEqual(0);
          expect(a.label[1]).toBeLessThanOrEqual(WIDTH);
          for (const f of folds) expect(meet(a.label, [f.x0, f.x1])).toBe(false);
          for (const [j, b] of drawn.entries()) {
            if (i === j || a.lane !== b.lane || a.row !== b.row) continue;
            expect(meet(a.label, b.mark)).toBe(false);
            if (b.label) expect(meet(a.label, b.label)).toBe(false);
          }
        }
      }),
    );
  });
  it('every mark that is not minor is seen: on a row of its lane, or on the place of one within two pixels', () => {
    fc.assert(
      fc.property(someWishes, (wishes) => {
        const placed = placeLabels(wishes, ground());
        wishes.forEach((w, i) => {
          const row = placed[i]?.row ?? -1;
          expect(row).toBeLessThan(ground().rows[w.lane] ?? 0);
          if (w.minor || row >= 0) return;
          const shares = wishes.some(
            (o, j) =>
              o.lane === w.lane &&
              (placed[j]?.row ?? -1) >= 0 &&
              Math.abs(Math.round(o.x) - Math.round(w.x)) <= 2,
          );
          expect(shares).toBe(true);
        });
      }),
    );
  });
});
