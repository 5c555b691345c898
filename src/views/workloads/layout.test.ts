import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentAt } from '../../log/moment.ts';
import type { Shape } from '../shape.ts';
import { roughWidth } from '../text-width.ts';
import { type Density, layoutRow, type RowOptions } from './layout.ts';
import { momentOf, runOf, type Written } from './moment.test-kit.ts';
import type { Box } from './notes.ts';
import { type Row, supply } from './supply.ts';

const options: RowOptions = {
  width: 548,
  density: 'full',
  measure: roughWidth,
  selected: null,
  preview: new Set(),
  stop: 'shop/http-1',
};
const draw = (script: readonly Written[], at: string, o: Partial<RowOptions> = {}) =>
  layoutRow(supply(momentOf(script, at))[0] as Row, { ...options, ...o });
const all = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((s) => [s, ...all(s.children ?? [])]);
const control = (shapes: readonly Shape[], address: string) =>
  shapes.find((s) => s.key === address);
const child = (shape: Shape | undefined, key: string) =>
  shape?.children?.find((c) => c.key === key);
const apart = (a: Box, b: Box) =>
  a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;

describe('supply lines', () => {
  test('each part hangs from its bar; the stub of one that does not serve is cut, with caps', () => {
    const { shapes } = draw([{ at: '1m', fault: 'fail', target: 'shop/was-2' }], '2m');
    expect(child(control(shapes, 'shop/was-1'), 'stub')?.at?.height).toBe(13);
    expect(child(control(shapes, 'shop/was-2'), 'stub')?.at?.height).toBe(3.5);
    expect(child(control(shapes, 'shop/was-2'), 'cap2')).toBeDefined();
    expect(shapes.some((s) => s.key === 'trunk/shop/was/after')).toBe(false);
  });

  test('where a whole tier is cut the trunk before it is cut and what follows goes quiet', () => {
    const script: Written[] = [1, 2].map((n) => ({
      at: '1m',
      fault: 'fail',
      target: `shop/http-${n}:http`,
    }));
    const { shapes } = draw(script, '2m');
    expect(shapes.some((s) => s.key === 'trunk/shop/http/after')).toBe(true);
    for (const key of ['bus/shop/http', 'trunk/shop/was', 'bus/shop/was', 'bus/shopdb/db'])
      expect(String(shapes.find((s) => s.key === key)?.at?.class)).toContain('s-line');
  });

  test('the bar of the role stands under the serving primary, hollow while nobody has it', () => {
    const script: Written[] = [{ at: '1m', fault: 'fail', target: 'host:shopdb/db-1' }];
    const bar = (at: string) => draw(script, at).shapes.find((s) => s.key === 'role/shopdb/db')?.at;
    expect(bar('30s')?.class).toBe('role f-ink');
    expect(String(bar('80s')?.class)).toContain('f-page');
    // The notes of the outage set the row's tiers wider apart, so the bar is measured against its own tile.
    const after = draw(script, '2m');
    const tile = child(control(after.shapes, 'shopdb/db-2'), 'hit');
    expect(Number(bar('2m')?.x)).toBeCloseTo(Number(tile?.at?.x) + 2, 5);
    expect(draw(script, '80s').shapes.some((s) => s.key === 'way/shopdb/db')).toBe(true);
  });
});

describe('controls', () => {
  test('one tab stop, a name, the marks of selection and preview', () => {
    const { shapes, spots } = draw([], '0s', {
      selected: 'shop/was-3',
      preview: new Set(['shopdb/db-1']),
    });
    const controls = shapes.filter((s) => s.at?.role === 'button');
    expect(controls.map((s) => s.key)).toEqual(spots.map((s) => s.address));
    expect(controls.filter((s) => s.at?.tabindex === 0).map((s) => s.key)).toEqual(['shop/http-1']);
    expect(control(shapes, 'shop/was-3')?.at?.['aria-pressed']).toBe('true');
    expect(child(control(shapes, 'shop/was-3'), 'selected')).toBeDefined();
    expect(child(control(shapes, 'shopdb/db-1'), 'preview')).toBeDefined();
    expect(child(control(shapes, 'shop/was-3'), 'preview')).toBeUndefined();
    expect(control(shapes, 'shop/was-3')?.at?.['aria-label']).toBe('shop/was-3, serves');
  });

  test('every target of a full row is at least 24 pixels wide and high, and none lies on another', () => {
    const { spots } = draw([], '0s');
    for (const [i, a] of spots.entries()) {
      expect(a.w).toBeGreaterThanOrEqual(24);
      expect(a.h).toBeGreaterThanOrEqual(24);
      for (const b of spots.slice(i + 1)) expect(apart(a, b)).toBe(true);
    }
  });
});

describe('whatever happens', () => {
  const target = fc.constantFrom(
    'shop/was-1',
    'shop/was-2',
    'shop/was-3:was',
    'shop/was-4:node-agent',
    'shop/http-1',
    'shop/http-2:http',
    'shop/dmgr-1',
    'shopdb/db-1',
    'shopdb/db-2:db2',
    'host:shop/was-4',
    'host:shopdb/db-1',
    'host:shop/http-1',
  );
  const line = fc.record({ at: fc.integer({ min: 0, max: 300 }), target });
  const density = fc.constantFrom<Density>('full', 'compact');

  test('no text runs into another or out of the row, and no shape has a number that is none', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.integer({ min: 0, max: 900 }),
        density,
        (script, t, dense) => {
          const written = script.map((l) => ({
            at: `${l.at}s`,
            fault: 'fail' as const,
            target: l.target,
          }));
          const [row] = supply(momentAt(runOf(written), t * 1000));
          const { shapes, texts, height } = layoutRow(row as Row, { ...options, density: dense });
          for (const [i, a] of texts.entries()) {
            expect(a.x).toBeGreaterThanOrEqual(0);
            expect(a.x + a.w).toBeLessThanOrEqual(options.width);
            expect(a.y + a.h).toBeLessThanOrEqual(height);
            for (const b of texts.slice(i + 1)) expect(apart(a, b)).toBe(true);
          }
          for (const shape of all(shapes))
            for (const value of Object.values(shape.at ?? {}))
              expect(String(value ?? '')).not.toMatch(/NaN|Infinity|undefined/);
          // In a total outage no figure looks healthy (design.md, section 5).
          if (row?.down)
            expect(
              all(shapes)
                .map((s) => s.text ?? '')
                .join(' '),
            ).not.toMatch(/\d\/s/);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('sixty members fit in one row', () => {
    const m = momentOf([], '0s', {
      racks: [{ id: 'a', model: 'w1500-608' }],
      deployments: [
        { id: 'big', kind: 'vsys-was', members: 60, http: 4, database: 'bigdb' },
        { id: 'bigdb', kind: 'vsys-db2', hadr: {} },
      ],
    });
    const { spots } = layoutRow(supply(m)[0] as Row, options);
    expect(Math.max(...spots.map((s) => s.x + s.w))).toBeLessThanOrEqual(options.width + 4);
  });
});
