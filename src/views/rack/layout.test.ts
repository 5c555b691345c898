import { describe, expect, it } from 'vitest';
import { MODEL_NAMES } from '../../scenario/models.ts';
import { type Box, heightFor, heightMm, layoutRack, WIDTH_MM, widthFor } from './layout.ts';
import { worldOf } from './rack.test-kit.ts';

const inside = (inner: Box, outer: Box, slack = 0.01) =>
  inner.x >= outer.x - slack &&
  inner.y >= outer.y - slack &&
  inner.x + inner.w <= outer.x + outer.w + slack &&
  inner.y + inner.h <= outer.y + outer.h + slack;
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.w - 0.01 &&
  b.x < a.x + a.w - 0.01 &&
  a.y < b.y + b.h - 0.01 &&
  b.y < a.y + a.h - 0.01;

describe.each(MODEL_NAMES)('layout of %s', (model) => {
  const world = worldOf({ racks: [{ id: 'a', model }], deployments: [] });
  const parts = [...world.parts.values()].filter((p) => p.rack === 'a');

  it.each([600, 843, 1400])('%d pixels high: each part in the rack and in its parent', (height) => {
    const layout = layoutRack(world, 'a', { height, x: 30, y: 7 });
    expect([...layout.boxes.keys()].sort()).toEqual(parts.map((p) => p.address).sort());
    for (const part of parts) {
      const box = layout.boxes.get(part.address) as Box;
      expect(box.w > 0 && box.h > 0, part.address).toBe(true);
      expect(inside(box, layout.frame), part.address).toBe(true);
      const parent = part.parent === null ? undefined : layout.boxes.get(part.parent);
      if (parent && part.kind !== 'cable') expect(inside(box, parent), part.address).toBe(true);
    }
  });

  it('lets nothing overlap', () => {
    const layout = layoutRack(world, 'a', { height: 843 });
    const solid = parts.filter((p) =>
      ['tor', 'san', 'sw', 'fc', 'node', 'mgmt', 'virt', 'canister', 'drive'].includes(p.kind),
    );
    const boxes = [
      ...solid.map((p) => layout.boxes.get(p.address) as Box),
      ...layout.blanks,
      ...layout.bays.filter((b) => b.address === null),
    ];
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false);
  });

  it('keeps the proportions of the real one', () => {
    const layout = layoutRack(world, 'a', { height: 843 });
    const { units } = layout.model;
    expect(layout.frame.w / layout.frame.h).toBeCloseTo(WIDTH_MM / heightMm(units), 9);
    expect(layout.unit * units).toBeCloseTo(layout.opening.h, 9);
    expect(layout.opening.w / layout.unit).toBeCloseTo(482.6 / 44.45, 9);
    expect(widthFor(layout.model, heightFor(layout.model, 250))).toBeCloseTo(250, 9);
    if (units === 42) expect(layout.frame.w / layout.frame.h).toBeCloseTo(644 / 2015, 9);
  });
});

describe('elevation', () => {
  const layout = layoutRack(worldOf({ base: 'golden' }), 'a', { height: 843 });
  const unitOf = (address: string) => {
    const box = layout.boxes.get(address) as Box;
    return layout.model.units - Math.floor((box.y - layout.opening.y) / layout.unit);
  };

  it('stands as hardware-and-timings 1.7 has it', () => {
    expect(
      ['tor-1', 'tor-2', 'e1', 'e2', 'e3', 'e4', 'san-1', 'san-2', 'c3', 'c2', 'c1'].map((p) =>
        unitOf(`a/${p}`),
      ),
    ).toEqual([42, 41, 40, 38, 36, 34, 32, 31, 30, 20, 10]);
  });

  it('has odd bays on the left and bay 1 at the bottom', () => {
    const n1 = layout.boxes.get('a/c1/n1') as Box;
    const n2 = layout.boxes.get('a/c1/n2') as Box;
    const n3 = layout.boxes.get('a/c1/n3') as Box;
    expect(n1.x).toBeLessThan(n2.x);
    expect(n1.y).toBe(n2.y);
    expect(n3.y).toBeLessThan(n1.y);
    expect(n1.h + 1.5).toBeCloseTo(55 * layout.mm, 9);
  });

  it('puts canisters into the control enclosures only', () => {
    expect(layout.boxes.get('a/s2/canister-2')?.y).toBeGreaterThan(
      layout.boxes.get('a/e3')?.y ?? 0,
    );
    expect(layout.pieces.get('a/s1/hdd-3')).toHaveLength(2);
    expect(layout.pieces.get('a/s1/hdd-1')).toHaveLength(1);
  });

  it('gives every cable a lane of its own', () => {
    const lanes = [...layout.cables.values()].map((c) => c.lane.toFixed(2));
    expect(lanes).toHaveLength(20);
    expect(new Set(lanes).size).toBe(20);
  });
});
