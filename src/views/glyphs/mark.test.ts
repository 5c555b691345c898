// Marks, actors and the ring as shapes: all there, each around its place, colours by class alone.
import { describe, expect, it } from 'vitest';
import { ACTORS } from '../../sim/event.ts';
import { actorIcon, MARKS, mark, ring } from './mark.ts';

describe('marks', () => {
  it.each(MARKS)('%s is drawn with keys of its own and classes only', (kind) => {
    const shapes = mark({ key: 'k', kind, x: 40, y: 20 });
    expect(shapes.length).toBeGreaterThan(0);
    expect(new Set(shapes.map((s) => s.key)).size).toBe(shapes.length);
    for (const { at } of shapes) {
      expect(at?.class).toMatch(/\b[fs]-/);
      expect(at?.fill ?? at?.stroke ?? at?.style).toBeUndefined();
    }
  });
  it('no two look the same', () => {
    const drawn = MARKS.map((kind) => JSON.stringify(mark({ key: 'k', kind, x: 0, y: 0 })));
    expect(new Set(drawn).size).toBe(MARKS.length);
  });
  it.each(ACTORS)('%s has a picture', (actor) => {
    expect(actorIcon({ key: 'a', actor, x: 0, y: 0 })[0]?.at?.d).toMatch(/^M/);
  });
});

describe('the ring of a timer', () => {
  const arc = (fraction: number) =>
    String(ring({ key: 'r', x: 10, y: 10, r: 5, fraction })[1]?.at?.d);
  it('ends where what is left ends, clockwise from twelve', () => {
    expect(arc(0.25)).toBe('M10 5A5 5 0 0 1 15 10');
    expect(arc(0.75)).toBe('M10 5A5 5 0 1 1 5 10');
  });
  it('is a ring at the beginning and a dot at the end', () => {
    expect(arc(1)).toMatch(/^M10 5A5 5 0 1 1 10 5$/);
    const [, , dot] = ring({ key: 'r', x: 10, y: 10, r: 5, fraction: 0 });
    expect(Number(dot?.at?.cy)).toBeCloseTo(5, 1);
  });
});
