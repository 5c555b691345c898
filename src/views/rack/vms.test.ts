import { describe, expect, it } from 'vitest';
import { momentAt } from '../../log/moment.ts';
import type { Scenario } from '../../scenario/validator.ts';
import { floorOf } from './floor.ts';
import { layoutRack } from './layout.ts';
import { BUSY, momentOf, worldOf } from './rack.test-kit.ts';
import { layVms, progressOf, stayOf } from './vms.ts';

const layout = floorOf(layoutRack(worldOf(BUSY), 'a', { height: 843 }));
const NOWHERE = momentOf(BUSY, 0).place('shop/was-1');
const at = (t: number) => layVms(layout, momentOf(BUSY, t));

describe('VMs in their nodes', () => {
  it('lie in their bay, beside each other, as wide as their cores', () => {
    const { spots, flights } = at(0);
    expect(spots.size).toBe(worldOf(BUSY).placed.length);
    expect(flights).toEqual([]);
    for (const [id, a] of spots) {
      const bay = layout.boxes.get(a.node);
      expect(bay && a.box.x >= bay.x && a.box.x + a.box.w <= bay.x + bay.w, id).toBe(true);
      for (const [other, b] of spots)
        if (other !== id && b.node === a.node)
          expect(a.box.x + a.box.w <= b.box.x || b.box.x + b.box.w <= a.box.x, id).toBe(true);
    }
    const two = spots.get('shop/was-1')?.box.w ?? 0;
    const four = spots.get('shopdb/db-1')?.box.w ?? 0;
    expect(four + 1.1).toBeCloseTo(2 * (two + 1.1), 6);
  });

  it('fill the bay with sixteen cores', () => {
    const full = {
      racks: [{ id: 'a', model: 'w1500-32' as const }],
      deployments: [
        { id: 'big', kind: 'custom' as const, members: 2, size: { cores: 16, memoryGb: 8 } },
      ],
    };
    const small = floorOf(layoutRack(worldOf(full), 'a', { height: 500 }));
    const { spots } = layVms(small, momentOf(full, 0));
    for (const { box, node } of spots.values()) {
      const bay = small.boxes.get(node);
      expect(bay && bay.x + bay.w - (box.x + box.w)).toBeLessThan(6);
    }
  });

  it('leave a dotted place and a trail until they are up again', () => {
    const before = at(60_000);
    const moved = [...before.spots.values()].filter((s) => s.node === 'a/c1/n1');
    expect(moved.length).toBeGreaterThan(1);
    for (const spot of moved) expect(spot.look).toBe('failed');
    const during = at(150_000);
    expect(during.flights.map((f) => f.vm).sort()).toEqual(moved.map((s) => s.vm.id).sort());
    for (const flight of during.flights) {
      expect(flight.from).toBe('a/c1/n1');
      expect(during.spots.get(flight.vm)?.node).not.toBe('a/c1/n1');
      expect(during.spots.get(flight.vm)?.look).toBe('recovering');
      const spot = during.spots.get(flight.vm);
      expect(spot && progressOf(momentOf(BUSY, 150_000), spot)).toBeGreaterThan(0);
      const old = before.spots.get(flight.vm)?.box;
      expect(flight.ghost).toEqual(old);
    }
    const after = at(900_000);
    expect(after.flights).toEqual([]);
    for (const { vm } of moved) expect(after.spots.get(vm.id)?.look).toBe('whole');
  });

  it('leave a trail for a while, too, when they move while they run', () => {
    const full: Omit<Scenario, 'version'> = {
      racks: [{ id: 'a', model: 'w1500-64' }],
      deployments: [{ id: 'big', kind: 'custom', members: 1, size: { cores: 16, memoryGb: 8 } }],
      script: [{ at: 1000, fault: 'fail', target: 'a/c1/n1/core-1' }],
    };
    const small = floorOf(layoutRack(worldOf(full), 'a', { height: 500 }));
    const run = momentOf(full, 0).run;
    const moved = run.places.get('big/custom-1')?.at(-1);
    if (!moved || moved.value.node === 'a/c1/n1') throw new Error('it did not move');
    const flying = (t: number) => layVms(small, momentAt(run, t)).flights.map((f) => f.vm);
    expect(flying(moved.t - 1)).toEqual([]);
    expect(flying(moved.t + 1)).toEqual(['big/custom-1']);
    expect(flying(moved.t + 31_000)).toEqual([]);
    // A plan says how long it holds: until the trail fades, though nothing happens then.
    const { holds } = layVms(small, momentAt(run, moved.t + 1));
    expect(holds.to).toBeLessThanOrEqual(moved.t + 30_000);
    expect(flying(holds.to - 1)).toEqual(['big/custom-1']);
  });

  it('know where they were, through a time without a place', () => {
    const place = (t: number, node: string | null, lost: string | null = null) => ({
      t,
      value: { ...NOWHERE, node, lost },
    });
    const places = [place(0, 'x'), place(5, null, 'x'), place(9, 'y')];
    expect(stayOf(places, 4)).toEqual({ node: 'x', since: 0, before: null, beforeSince: 0 });
    expect(stayOf(places, 6)).toEqual({ node: 'x', since: 0, before: null, beforeSince: 0 });
    expect(stayOf(places, 9)).toEqual({ node: 'y', since: 9, before: 'x', beforeSince: 0 });
    expect(stayOf([place(3, null)], 3)).toBeNull();
    // Lost in its first instant, it has never been written down anywhere else.
    const atOnce = [place(0, null, 'x'), place(9, 'y')];
    expect(stayOf(atOnce, 1)?.node).toBe('x');
    expect(stayOf(atOnce, 9)).toMatchObject({ node: 'y', before: 'x' });
  });
});
