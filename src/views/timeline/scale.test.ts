// Time becomes pixels in one module: folds, the way there and back, ticks, and a window that follows without jumping.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROWS, runOf } from './fixture.test-kit.ts';
import {
  FOLD_FROM_MS,
  FOLD_PX,
  fittingZoom,
  followed,
  LEAST_MS,
  makeScale,
  stretchesOf,
  stretchesOfRun,
  ticksOf,
} from './scale.ts';

const MIN = 60_000;
const fitted = (moments: number[], end: number, width = 622) => {
  const stretches = stretchesOf(moments, end);
  return makeScale(stretches, { width, pxPerMs: fittingZoom(stretches, width), offset: 0 });
};

describe('folds', () => {
  it('folds ten minutes and more in which nothing happens, and says how long', () => {
    const scale = fitted([0, 8 * MIN, 20 * MIN, 361 * MIN], 361 * MIN);
    expect(scale.folds.map((f) => f.label)).toEqual(['11 min', '5 h 40 min']);
    expect(scale.folds.map((f) => Math.round(f.x1 - f.x0))).toEqual([FOLD_PX, FOLD_PX]);
  });
  it('leaves shorter waits as they are', () => {
    expect(stretchesOf([0, 9 * MIN, 18 * MIN], 18 * MIN)).toEqual([{ from: 0, to: 18 * MIN }]);
  });
  it('shows a calm rack eight minutes, not an hour of nothing', () => {
    const stretches = stretchesOf([0, 60 * MIN], 60 * MIN);
    expect(stretches.reduce((sum, s) => sum + s.to - s.from, 0)).toBe(LEAST_MS);
  });
  it('keeps the armed and the planned unfolded', () => {
    const timers = [
      {
        subject: 'a/e3',
        key: 'rebuildHdd',
        armedAt: 0,
        dueAt: 6 * 60 * MIN,
        endedAt: null,
        fired: false,
        cause: 1,
      } as const,
    ];
    const run = runOf(ROWS, {
      timers,
      scenario: { script: [{ at: 120 * MIN, repair: true, target: 'a/c1/n3' }] },
    });
    const within = (t: number) => stretchesOfRun(run).some((s) => s.from <= t && t <= s.to);
    expect([0, 262_000, 120 * MIN, 360 * MIN].map(within)).toEqual([true, true, true, true]);
    expect(within(90 * MIN)).toBe(false);
  });
});

const someMoments = fc
  .array(fc.integer({ min: 0, max: 3 * 86_400_000 }), { maxLength: 60, size: 'max' })
  .map((all) => [0, ...all].sort((a, b) => a - b));

describe('the way there and back', () => {
  it('law: later is always further right, in folds, too, and each place is one time', () => {
    const share = fc.integer({ min: 0, max: 1000 }).map((per) => per / 1000);
    fc.assert(
      fc.property(
        someMoments,
        fc.integer({ min: 200, max: 1600 }),
        fc.integer({ min: 10, max: 400 }).map((tenths) => tenths / 10),
        fc.constantFrom(2, 8, FOLD_PX),
        share,
        share,
        (moments, width, zoom, foldPx, one, other) => {
          const stretches = stretchesOf(moments, moments.at(-1) ?? 0);
          const pxPerMs = fittingZoom(stretches, width, foldPx) * zoom;
          const offset = Math.round(one * width);
          const scale = makeScale(stretches, { width, pxPerMs, offset, foldPx });
          const end = stretches.at(-1)?.to ?? 0;
          const [a, b] = [one, other].map((s) => Math.round(s * end)).sort((p, q) => p - q);
          if (a === undefined || b === undefined) throw new Error('there are two');
          // A day and more in a fold of two pixels: below the precision of a figure two times may meet, but not change places.
          if (b - a > 1000) expect(scale.x(b)).toBeGreaterThan(scale.x(a));
          else expect(scale.x(b)).toBeGreaterThanOrEqual(scale.x(a));
          for (const t of [a, b]) expect(Math.abs(scale.t(scale.x(t)) - t)).toBeLessThanOrEqual(1);
          const px = scale.x(0) + other * (scale.x(end) - scale.x(0));
          // Times are whole milliseconds, so a place comes back to within one of them.
          const perMs = scale.x(scale.t(px) + 1) - scale.x(scale.t(px) - 1);
          expect(Math.abs(scale.x(scale.t(px)) - px)).toBeLessThanOrEqual(perMs + 1e-6);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('keeps order and comes back to within a pixel', () => {
    fc.assert(
      fc.property(
        someMoments,
        fc.integer({ min: 200, max: 1600 }),
        fc.integer({ min: 10, max: 400 }).map((tenths) => tenths / 10),
        (moments, width, zoom) => {
          const stretches = stretchesOf(moments, moments.at(-1) ?? 0);
          const pxPerMs = fittingZoom(stretches, width) * zoom;
          const scale = makeScale(stretches, { width, pxPerMs, offset: 0 });
          let last = Number.NEGATIVE_INFINITY;
          for (const t of moments) {
            const x = scale.x(t);
            expect(x).toBeGreaterThanOrEqual(last);
            last = x;
            expect(Math.abs(scale.t(x) - t)).toBeLessThanOrEqual(1 + 0.5 / pxPerMs / 100);
          }
        },
      ),
    );
  });
  it('leaves no moment of the run in a fold, and folds are never shorter than they say', () => {
    fc.assert(
      fc.property(someMoments, (moments) => {
        const stretches = stretchesOf(moments, moments.at(-1) ?? 0);
        for (const t of moments) expect(stretches.some((s) => s.from <= t && t <= s.to)).toBe(true);
        for (let i = 1; i < stretches.length; i++)
          expect((stretches[i]?.from ?? 0) - (stretches[i - 1]?.to ?? 0)).toBeGreaterThanOrEqual(
            FOLD_FROM_MS - 80_000,
          );
      }),
    );
  });
  it('fits into the window when it is asked to', () => {
    const scale = fitted([0, 12 * MIN, 361 * MIN], 361 * MIN);
    expect(scale.length).toBeCloseTo(622, 0);
  });
});

describe('ticks', () => {
  it('are round, in order and far enough apart to be read', () => {
    fc.assert(
      fc.property(someMoments, fc.integer({ min: 200, max: 1600 }), (moments, width) => {
        const scale = fitted(moments, moments.at(-1) ?? 0, width);
        const xs = ticksOf(scale).map((t) => scale.x(t));
        for (let i = 1; i < xs.length; i++)
          expect((xs[i] ?? 0) - (xs[i - 1] ?? 0)).toBeGreaterThanOrEqual(58);
        for (const t of ticksOf(scale)) expect(t % 1000 === 0 || t === moments.at(-1)).toBe(true);
      }),
    );
  });
});

describe('following the cursor', () => {
  const stretches = stretchesOf(
    [0, ...Array.from({ length: 30 }, (_, i) => i * 8 * MIN)],
    240 * MIN,
  );
  const at = (offset: number) => makeScale(stretches, { width: 600, pxPerMs: 30 / MIN, offset });
  it('stands still while the cursor is well inside, then turns a page', () => {
    expect(followed(at(0), 10 * MIN)).toBe(0);
    const next = followed(at(0), 18 * MIN);
    expect(next).toBeGreaterThan(0);
    expect(followed(at(next), 18 * MIN)).toBe(next);
    expect(at(next).x(18 * MIN)).toBeCloseTo(180, 0);
  });
  it('goes back with the cursor, and never past the ends', () => {
    expect(followed(at(5000), 0)).toBe(0);
    expect(followed(at(0), 240 * MIN)).toBeLessThanOrEqual(at(0).length - 600);
  });
});
