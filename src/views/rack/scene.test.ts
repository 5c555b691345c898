import { describe, expect, it } from 'vitest';
import type { Look } from '../../log/moment.ts';
import { momentAt } from '../../log/moment.ts';
import { simulate } from '../../sim/simulate.ts';
import type { Shape } from '../shape.ts';
import { floorOf, layoutFloor } from './floor.ts';
import { layoutRack } from './layout.ts';
import { faceShapes, metalShapes } from './metal.ts';
import { partShapes } from './parts.ts';
import { BUSY, momentOf, withLooks, worldOf } from './rack.test-kit.ts';
import { RackScene } from './scene.ts';
import type { LaidVms } from './vms.ts';

const world = worldOf(BUSY);
const layout = floorOf(layoutRack(world, 'a', { height: 843 }));
const run = simulate(world);
const LOOKS: Look[] = ['whole', 'degraded', 'failed', 'recovering', 'suspended', 'abandoned'];

const count = (shapes: readonly Shape[]): number =>
  shapes.reduce((sum, s) => sum + 1 + count(s.children ?? []), 0);
const keysOf = (shapes: readonly Shape[]) => shapes.map((s) => s.key);
const addressOf = (shape: Shape) => String(shape.at?.['data-address']);

describe('the scene of a rack', () => {
  it('draws every part and VM once, as a control with a name', () => {
    const scene = new RackScene(layout).at(momentAt(run, 0), 'a/c1/n3', true);
    const items = [...scene.parts, ...scene.tiles];
    const addresses = items.map((s) => s.at?.['data-address']);
    const parts = [...world.parts.values()].filter((p) => p.rack === 'a').map((p) => p.address);
    expect(new Set(addresses)).toEqual(new Set([...parts, ...run.vms.map((v) => v.id)]));
    expect(addresses).toHaveLength(new Set(addresses).size);
    for (const item of items) {
      expect(item.at?.role).toBe('treeitem');
      expect(String(item.at?.['aria-label'])).toContain(
        item.at?.class?.toString().includes('k-cable') ? 'Cable from' : addressOf(item),
      );
      expect(item.at?.['aria-selected']).toBe(addressOf(item) === 'a/c1/n3' ? 'true' : 'false');
      expect(keysOf(item.children ?? [])).toHaveLength(new Set(keysOf(item.children ?? [])).size);
    }
  });

  it('stays within its share of the page: 1,400 elements for golden', () => {
    const golden = {
      base: 'golden',
      script: [{ at: 0, fault: 'fail' as const, target: 'a/c1/n1' }],
    };
    const own = floorOf(layoutRack(worldOf(golden), 'a', { height: 843 }));
    for (const t of [0, 60_000, 120_000]) {
      const s = new RackScene(own).at(momentOf(golden, t), 'a/c1/n1', true);
      const all = [s.parts, s.tiles, s.flights, s.labels, metalShapes(own), faceShapes(own)];
      expect(all.reduce((sum, shapes) => sum + count(shapes), 0)).toBeLessThan(1400);
    }
  });

  it('makes anew only what changed', () => {
    const scene = new RackScene(layout);
    const first = scene.at(momentAt(run, 10_000), null, true);
    const again = scene.at(momentAt(run, 20_000), null, true);
    expect(again.parts).toBe(first.parts);
    expect(again.tiles).toBe(first.tiles);
    const chosen = scene.at(momentAt(run, 20_000), 'a/tor-1', true);
    const changed = chosen.parts.filter((s, i) => s !== first.parts[i]).map((s) => s.key);
    expect(changed).toEqual(['a/tor-1']);
    const broken = scene.at(momentAt(run, 60_000), 'a/tor-1', true);
    expect(broken.parts.filter((s, i) => s !== chosen.parts[i]).map((s) => s.key)).toEqual([
      'a/c1/n1',
    ]);
  });

  it('is the same object as long as nothing happens and no timer runs', () => {
    const scene = new RackScene(layout);
    for (const selected of [null, 'a/c1/n3', 'shop/was-1'])
      expect(scene.at(momentAt(run, 59_999), selected, true)).toBe(
        scene.at(momentAt(run, 1), selected, true),
      );
  });

  it('draws anew, between two events, only what a timer moves', () => {
    const scene = new RackScene(layout);
    const early = scene.at(momentAt(run, 150_000), null, true);
    const late = scene.at(momentAt(run, 151_000), null, true);
    expect(momentAt(run, 151_000).stretch).toBe(momentAt(run, 150_000).stretch);
    expect(late).not.toBe(early);
    for (const layer of ['vms', 'looks', 'ground', 'sites', 'flights'] as const)
      expect(late[layer], layer).toBe(early[layer]);
    const moved = [...late.parts, ...late.tiles].filter(
      (shape) => ![...early.parts, ...early.tiles].includes(shape),
    );
    expect(moved.length).toBeGreaterThan(0);
    const { timersOf } = momentAt(run, 151_000);
    for (const shape of moved) {
      const { vm } = late.vms.spots.get(addressOf(shape)) ?? {};
      const those = [addressOf(shape), ...(vm?.processes ?? [])];
      expect(those.flatMap(timersOf).length, addressOf(shape)).toBeGreaterThan(0);
    }
  });

  it.each([
    ['parts and VMs that fail', BUSY],
    [
      'a moving VM, a rebuild, a pair that takes over, a rack lost and back',
      {
        base: 'dual-cell' as const,
        script: [
          { at: 10_000, fault: 'fail' as const, target: 'a/e1/d05' },
          { at: 20_000, fault: 'fail' as const, target: 'a/mgmt-1' },
          { at: 30_000, fault: 'fail' as const, target: 'a/c1/n1/core-1' },
          { at: 40_000, fault: 'fail' as const, target: 'wan' },
          { at: 600_000, fault: 'fail' as const, target: 'b' },
          { at: 1_200_000, repair: true as const, target: 'b' },
        ],
      },
    ],
  ])('drawn frame by frame is as drawn at once: %s', (_, story) => {
    const own = worldOf(story);
    const told = simulate(own);
    const floor = layoutFloor(own, { mm: 0.36, labels: true });
    const kept = new RackScene(floor);
    for (let t = 0; t < 1_500_000; t += 27_300)
      for (const at of [t, t + 900]) {
        const { looks, ...scene } = kept.at(momentAt(told, at), 'a/c1/n1');
        const { looks: fresh, ...once } = new RackScene(floor).at(
          momentAt({ ...told }, at),
          'a/c1/n1',
        );
        const { holds: _a, ...vms } = scene.vms as LaidVms;
        const { holds: _b, ...vmsOnce } = once.vms as LaidVms;
        expect({ ...scene, vms }).toEqual({ ...once, vms: vmsOnce });
        expect([...looks]).toEqual([...fresh]);
      }
  });

  it('tells every look of every kind by its shapes, not by colour alone', () => {
    const seen = new Set<string>();
    for (const part of world.parts.values()) {
      if (part.rack !== 'a' || seen.has(part.kind)) continue;
      seen.add(part.kind);
      const group = ['rack', 'chassis', 'enclosure', 'controller', 'array'].includes(part.kind);
      const drawn = (group ? (['whole', 'degraded', 'failed'] as Look[]) : LOOKS).map((look) =>
        JSON.stringify(
          partShapes(layout, part.address, part.kind, { look, left: 0.5, active: false }),
        ),
      );
      // A broken cable is drawn as failed whether or not somebody comes, and a pair's state is not the cable's.
      const fewest = part.kind === 'cable' ? 4 : drawn.length;
      expect(new Set(drawn).size, part.kind).toBe(fewest);
    }
    expect(seen.size).toBe(15);
  });

  it('writes no two labels over each other and none about what is whole', () => {
    const looks = Object.fromEntries(
      [...world.parts.keys()].map((a, i) => [a, LOOKS[i % LOOKS.length] as Look]),
    );
    const { labels } = new RackScene(layout).at(
      withLooks(momentAt(run, 300_000), looks),
      'a',
      true,
    );
    const lines = labels.filter((s) => s.tag === 'text').map((s) => Number(s.at?.y));
    expect(lines.length).toBeGreaterThan(12);
    const sorted = lines.sort((a, b) => a - b);
    for (const [i, y] of sorted.entries())
      if (i > 0) expect(y - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(12);
    const calm = new RackScene(layout).at(momentAt(run, 0), null, true).labels;
    expect(calm.flatMap((s) => s.text ?? []).sort()).toEqual(
      ['c1', 'c2', 'c3', 'e1  s1', 'e2', 'e3  s2', 'e4', 'prod', 'prod', 'test'].sort(),
    );
  });
});
