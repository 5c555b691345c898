// The drawing of a comparison: one axis for all, no label over another, and what the link carries of one's own.
import { describe, expect, test } from 'vitest';
import { COMPARISONS, comparisonOf } from '../../analysis/comparisons.ts';
import { scenarioOf } from '../../world/world.test-kit.ts';
import type { Shape } from '../shape.ts';
import { roughWidth } from '../text-width.ts';
import { axisOf } from './axis.ts';
import { argOf, chosenOf } from './chosen.ts';
import { figuresOf } from './figures.ts';
import { layoutOf } from './layout.ts';
import { otherOf, othersIn, ownOf, pasted, toExtra } from './own.ts';
import { told } from './told.ts';

const of = (id: string, mode: 'nobody' | 'helped' = 'nobody') => {
  const one = comparisonOf(id);
  if (!one) throw new Error(id);
  return told(one.sides, one.service, mode, one.until);
};

describe('axis', () => {
  test('linear where all is close together', () => {
    const axis = axisOf([60_000, 120_000], 300_000, 100, 700);
    expect([axis.x(0), axis.x(150_000), axis.x(300_000)]).toEqual([100, 400, 700]);
    expect(axis.folds).toEqual([]);
  });
  test('idle hours are folded, time still runs from left to right, and nothing falls off', () => {
    const axis = axisOf([60_000, 3_600_000, 86_400_000], 90_000_000, 100, 700);
    expect(axis.folds.length).toBeGreaterThan(0);
    let last = -1;
    for (let t = 0; t <= 90_000_000; t += 300_000) {
      expect(axis.x(t)).toBeGreaterThan(last);
      last = axis.x(t);
    }
    expect(axis.x(90_000_000)).toBeCloseTo(700, 6);
  });
});

const texts = (shapes: readonly Shape[]) =>
  shapes
    .filter((shape) => shape.tag === 'text' && shape.at?.['text-anchor'] !== 'middle')
    .map((shape) => {
      const w = roughWidth(
        shape.text ?? '',
        String(shape.at?.class).split(' ')[0] === 'b' ? 600 : 400,
      );
      const x = Number(shape.at?.x);
      return {
        text: shape.text,
        y: Number(shape.at?.y),
        from: shape.at?.['text-anchor'] === 'end' ? x - w : x,
        w,
      };
    });

test.each(COMPARISONS.flatMap(({ id }) => [1000, 700, 340].map((width) => [id, width] as const)))(
  '%s at %i px: no label runs into another or off the drawing',
  (id, width) => {
    const { all, helpedAt } = of(id);
    for (const row of layoutOf(all, width, roughWidth, helpedAt).rows) {
      const said = texts(row.shapes);
      for (const one of said) {
        expect(one.from).toBeGreaterThanOrEqual(0);
        expect(one.from + one.w).toBeLessThanOrEqual(width + 1);
        for (const other of said)
          if (other !== one && Math.abs(other.y - one.y) < 10)
            expect(
              `${one.text} ${one.from + one.w <= other.from || other.from + other.w <= one.from}`,
            ).toBe(`${one.text} true`);
      }
    }
  },
);

test('a fault stands at the same place on every side', () => {
  const { all, helpedAt } = of('db/vm');
  const laid = layoutOf(all, 900, roughWidth, helpedAt);
  const xs = laid.rows.map((row) => row.shapes.find((s) => s.at?.class === 's-red w-13')?.at?.x1);
  expect(new Set(xs).size).toBe(1);
});

test('figures as the board has them', () => {
  const { all, helpedAt } = of('was/vm');
  const figures = all.map((one, i) => figuresOf(one, helpedAt[i] ?? null).map((f) => f.value));
  expect(figures[0]).toEqual(['none', '12:50', 'platform', 'nothing']);
  expect(figures[1]).toEqual(['none', 'never', 'you', '1 thing']);
  const { all: databases, helpedAt: none } = of('db/vm');
  expect(figuresOf(databases[0] as never, none[0] ?? null).map((f) => f.value)).toEqual([
    '3:45',
    '3:45',
    'platform',
    'nothing',
  ]);
});

describe('what a link says', () => {
  test.each(['was/vm', 'db/node/helped', 'own', 'own/helped'])('%s', (arg) =>
    expect(argOf(chosenOf(arg))).toBe(arg),
  );
  test('nonsense is the first comparison', () => {
    for (const arg of ['', 'x', 'was/x', '/helped/']) expect(chosenOf(arg).of).toBe('was/vm');
  });
});

describe('a comparison of one’s own', () => {
  const drill = scenarioOf({
    base: 'golden',
    script: [{ at: '1m', fault: 'fail', target: 'shopdb/db-1' }],
  });
  test('goes into a link and comes back', () => {
    const other = otherOf('by hand', { ...drill, title: 'Another' });
    const carried = JSON.parse(JSON.stringify(toExtra([other])));
    const own = ownOf(drill, carried);
    expect(own.sides.map(({ name }) => name)).toEqual(['This drill', 'by hand']);
    expect(own.sides[1]?.scenario).toEqual({ ...drill, title: 'Another' });
    expect(pasted(`https://example.org/${other.link}`).ok).toBe(true);
  });
  test('what is no comparison is left aside, and a broken link is said', () => {
    for (const extra of [null, 7, 'x', {}, [1], [['a']], [[1, 2]]])
      expect(othersIn(extra)).toEqual([]);
    expect(ownOf(drill, [['other', '#1xx']]).mistakes).toHaveLength(1);
    expect(othersIn(Array(9).fill(['a', '#1']))).toHaveLength(3);
  });
  test('sides of one name get another', () => {
    const other = otherOf('twin', drill);
    expect(ownOf(drill, toExtra([other, other])).sides.map((s) => s.name)).toEqual([
      'This drill',
      'twin',
      'twin (2)',
    ]);
  });
});
