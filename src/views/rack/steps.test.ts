import { describe, expect, it } from 'vitest';
import { MODEL_NAMES } from '../../scenario/models.ts';
import { floorOf } from './floor.ts';
import { layoutRack } from './layout.ts';
import { pick } from './pick.ts';
import { BUSY, momentOf, worldOf } from './rack.test-kit.ts';
import { find, STEP_KEYS, step, walkOf } from './steps.ts';
import { layVms } from './vms.ts';

const world = worldOf(BUSY);
const layout = floorOf(layoutRack(world, 'a', { height: 843 }));
const vms = layVms(layout, momentOf(BUSY, 0));
const walk = walkOf(world, layout, vms);

describe('walking the rack with keys', () => {
  it.each(MODEL_NAMES)('reaches every part of %s from any', (model) => {
    const own = worldOf({
      racks: [{ id: 'a', model }],
      deployments: [{ id: 'shop', kind: 'vsys-was' }],
    });
    const rack = floorOf(layoutRack(own, 'a', { height: 843 }));
    const there = walkOf(
      own,
      rack,
      layVms(
        rack,
        momentOf(
          { racks: [{ id: 'a', model }], deployments: [{ id: 'shop', kind: 'vsys-was' }] },
          0,
        ),
      ),
    );
    const reached = new Set(['a/c1/n1']);
    for (const from of reached)
      for (const key of STEP_KEYS) {
        const next = step(there, from, key);
        if (next !== null) reached.add(next);
      }
    const parts = [...own.parts.values()].filter((p) => p.rack === 'a').map((p) => p.address);
    expect([...reached].sort()).toEqual([...parts, ...own.placed.map((v) => v.id)].sort());
  });

  it.each([
    ['a/c1/n3', 'ArrowUp', 'a/c1/n5'],
    ['a/c1/n3', 'ArrowDown', 'a/c1/n1'],
    ['a/c1/n11', 'ArrowUp', 'a/mgmt-1'],
    ['a/c1/n1', 'ArrowRight', 'shop/was-1'],
    ['shop/was-1', 'ArrowLeft', 'a/c1/n1'],
    ['shop/was-1', 'Escape', 'a/c1/n1'],
    ['a/c1/n1', 'Escape', 'a/c1'],
    ['a/c1', 'Escape', 'a'],
    ['a', 'Escape', null],
    ['a/tor-1', 'ArrowDown', 'a/tor-2'],
    ['a/e1/d05', 'ArrowRight', 'a/e1/d06'],
    ['a/e1/d05', 'Home', 'a/s1/canister-1'],
    ['a/e1/d05', 'ArrowDown', 'a/e2/d05'],
    ['a/c2/n1', 'PageDown', 'a/c1/sw-1'],
    ['a', 'ArrowDown', 'a/s1'],
    ['a/c3', 'ArrowRight', 'a/c3/sw-1'],
  ] as const)('from %s, %s leads to %s', (from, key, to) => {
    expect(step(walk, from, key)).toBe(to);
  });

  it('leaves a node for its right neighbour after its last VM', () => {
    let at: string | null = 'a/c1/n1';
    for (let i = 0; i < 10 && at !== 'a/c1/n2' && at !== null; i++)
      at = step(walk, at, 'ArrowRight');
    expect(at).toBe('a/c1/n2');
  });

  it('finds by typed letters, the nearest after the present one first', () => {
    expect(find(walk, 'a/tor-1', 'c2/n7')).toBe('a/c2/n7');
    expect(find(walk, 'a/tor-1', 'shop/was-2')).toBe('shop/was-2');
    expect(find(walk, 'a/c1/n1', 'mgmt-2')).toBe('a/mgmt-2');
    expect(find(walk, 'a/c1/n1', 'd10')).toBe('a/e1/d10');
    expect(find(walk, 'a/e1/d10', 'zz')).toBeNull();
  });
});

describe('pointing', () => {
  it('finds every part at its own middle, unless something smaller lies there', () => {
    for (const [address, box] of layout.boxes) {
      const kind = world.parts.get(address)?.kind;
      if (kind === 'cable' || kind === 'array' || kind === 'controller' || kind === 'rack')
        continue;
      if (kind === 'chassis' || kind === 'enclosure') continue;
      const got = pick(layout, vms, box.x + 4, box.y + 4, 3);
      expect(got, address).toBe(address);
    }
    for (const [id, { box }] of vms.spots)
      expect(pick(layout, vms, box.x + box.w / 2, box.y + box.h / 2, 22)).toBe(id);
  });

  it('takes the nearest by touch, the cable in its lane, the label for its chassis', () => {
    const d24 = layout.boxes.get('a/e2/d24');
    expect(d24 && pick(layout, vms, d24.x + d24.w + 8, d24.y + 10, 22)).toBe('a/e2/d24');
    for (const cable of layout.cables.values()) {
      const y = cable.box.y + cable.box.h / 2;
      expect(pick(layout, vms, cable.lane, y, 3)).toBe(cable.address);
    }
    const c2 = layout.boxes.get('a/c2');
    expect(c2 && pick(layout, vms, layout.frame.w + 20, c2.y + 20, 3)).toBe('a/c2');
    expect(pick(layout, vms, layout.frame.w / 2, 12, 3)).toBe('a');
    expect(pick(layout, vms, -30, 12, 3)).toBeNull();
  });
});
