// The overview: the whole axis fits whatever the run, the brush lies over what the window shows, and to pull it shows what it lies over.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROWS, runOf } from './fixture.test-kit.ts';
import { brushOn, overviewShapes, wholeScale } from './overview.ts';
import { fittingZoom, makeScale, type Stretch, stretchesOfRun, zoomFor } from './scale.ts';
import { LANES, storyOf } from './story.ts';

const someStretches = fc
  .array(
    fc.record({
      idle: fc.integer({ min: 600_000, max: 90_000_000 }),
      busy: fc.integer({ min: 60_000, max: 4_000_000 }),
    }),
    { minLength: 1, maxLength: 300, size: 'max' },
  )
  .map((list): Stretch[] => {
    let t = 0;
    return list.map(({ idle, busy }, i) => {
      const from = i === 0 ? 0 : t + idle;
      t = from + busy;
      return { from, to: t };
    });
  });

describe('the whole axis', () => {
  it('fits into the strip, folds and all', () => {
    fc.assert(
      fc.property(someStretches, fc.integer({ min: 120, max: 2000 }), (stretches, width) => {
        const whole = wholeScale(stretches, width);
        expect(whole.x(0)).toBeGreaterThanOrEqual(0);
        expect(whole.x(stretches.at(-1)?.to ?? 0)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('the brush', () => {
  it('lies in the strip, over what the window shows', () => {
    fc.assert(
      fc.property(
        someStretches,
        fc.integer({ min: 0, max: 1000 }).map((per) => per / 1000),
        (stretches, at) => {
          const width = 700;
          const whole = wholeScale(stretches, width);
          const pxPerMs = Math.max(fittingZoom(stretches, width), 26 / 60_000);
          const { length } = makeScale(stretches, { width, pxPerMs, offset: 0 });
          const offset = at * Math.max(0, length - width);
          const seen = makeScale(stretches, { width, pxPerMs, offset });
          const brush = brushOn(whole, seen);
          expect(brush.x).toBeGreaterThanOrEqual(0);
          expect(brush.x + brush.width).toBeLessThanOrEqual(width + 0.001);
          const middle = (whole.x(seen.t(0)) + whole.x(seen.t(width))) / 2;
          expect(brush.x - 0.001).toBeLessThanOrEqual(middle);
          expect(brush.x + brush.width + 0.001).toBeGreaterThanOrEqual(middle);
        },
      ),
    );
  });
  it('pulled over a span shows that span', () => {
    const stretches = [
      { from: 0, to: 600_000 },
      { from: 7_200_000, to: 7_800_000 },
    ];
    const pxPerMs = zoomFor(stretches, 300_000, 7_500_000, 624);
    const seen = makeScale(stretches, { width: 624, pxPerMs, offset: 0 });
    expect(seen.x(7_500_000) - seen.x(300_000)).toBeCloseTo(624);
  });
});

describe('the strip', () => {
  it('has a mark for every lane in which something happens, faults and outages in red', () => {
    const run = runOf(ROWS);
    const shapes = overviewShapes(run, storyOf(run), wholeScale(stretchesOfRun(run), 700));
    expect(shapes.map((shape) => shape.key)).toEqual(['folds', 'events', 'faults', 'outages']);
    const rows = new Set(
      String(shapes[1]?.at?.d)
        .match(/M\d+ [\d.]+/g)
        ?.map((move) => move.split(' ')[1]),
    );
    expect(rows.size).toBe(new Set(storyOf(run).told.map((told) => told.lane)).size);
    expect(rows.size).toBeLessThanOrEqual(LANES.length);
  });
});
