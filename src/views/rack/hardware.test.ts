// Hardware on the drawing of the rack: who is ringed because it works alone, how far a rebuild is, where the bar of the active node stands, what is lit, what is said beside it.
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../log/moment.ts';
import type { Scenario } from '../../scenario/validator.ts';
import type { Shape } from '../shape.ts';
import { floorOf } from './floor.ts';
import { layoutRack } from './layout.ts';
import { markShapes } from './marks.ts';
import { litBy } from './paths.ts';
import { momentOf, worldOf } from './rack.test-kit.ts';
import { RackScene } from './scene.ts';
import { layVms } from './vms.ts';

type Fault = readonly [target: string, at: number];
const golden = (...faults: Fault[]): Omit<Scenario, 'version'> => ({
  base: 'golden',
  script: faults.map(([target, at]) => ({ at, fault: 'fail', target })),
});
const layout = floorOf(layoutRack(worldOf({ base: 'golden' }), 'a', { height: 843 }));
const at = (t: number, ...faults: Fault[]): Moment => momentOf(golden(...faults), t);
const sceneAt = (m: Moment) => new RackScene(layout).at(m, null, true);
const classes = (shapes: readonly Shape[] | undefined): string =>
  (shapes ?? []).map((s) => `${s.at?.class ?? ''} ${classes(s.children)}`).join(' ');
const drawn = (m: Moment, address: string) =>
  classes(sceneAt(m).parts.filter((s) => s.at?.['data-address'] === address));
const wordsOf = (m: Moment) =>
  sceneAt(m).labels.flatMap((s) => (s.text === undefined ? [] : [s.text]));

describe('looks', () => {
  it('what works alone in its pair wears a ring; its dead partner is hatched', () => {
    const m = at(120_000, ['a/tor-1', 60_000], ['a/s1/canister-2', 60_000]);
    expect(drawn(m, 'a/tor-1')).toContain('r-failed');
    expect(drawn(m, 'a/tor-2')).toContain('r-ringed');
    expect(drawn(m, 'a/san-2')).not.toContain('r-ringed');
    expect(drawn(m, 'a/s1/canister-1')).toContain('r-ringed');
    expect(drawn(m, 'a/s1')).toContain('r-ring-degraded');
  });

  it('a dead cable has a gap', () => {
    const cable = 'a/c1/sw-1~a/tor-1';
    expect(drawn(at(120_000, [cable, 60_000]), cable)).toContain('r-cable-dead');
  });

  it('an array that rebuilds is ringed, and the spare fills as its hours go by', () => {
    const risen = (t: number): number => {
      const m = at(t, ['a/e1/d10', 0]);
      expect(drawn(m, 'a/s1/hdd-1')).toContain('r-ring-degraded');
      const shapes =
        sceneAt(m).parts.find((s) => s.at?.['data-address'] === 'a/e2/d21')?.children ?? [];
      return Number(shapes.find((s) => String(s.key).endsWith(':risen'))?.at?.height);
    };
    expect(risen(3_600_000)).toBeGreaterThan(0);
    expect(risen(5 * 3_600_000)).toBeGreaterThan(3 * risen(3_600_000));
  });

  it('the bar stands at the active node, waits hollow, and moves to the other', () => {
    const bar = (t: number) =>
      sceneAt(at(t, ['a/mgmt-1', 60_000])).flights.find((s) => s.key === 'a/mgmt/bar');
    const x = (address: string) => (layout.boxes.get(address)?.y ?? 0) + 4.25;
    expect(bar(0)?.at).toMatchObject({ class: 'r-active r-slides' });
    expect(bar(70_000)?.at?.class).toBe('r-idle r-slides');
    expect(Number(bar(70_000)?.at?.y)).toBeCloseTo(x('a/mgmt-1'), 1);
    expect(Number(bar(95_000)?.at?.y)).toBeCloseTo(x('a/mgmt-2'), 1);
    expect(bar(95_000)?.at?.class).toBe('r-active r-slides');
  });

  it('a chassis that is cut off: two bars on its nodes and VMs', () => {
    const m = at(180_000, ['a/tor-1', 60_000], ['a/c2/sw-2', 120_000]);
    expect(drawn(m, 'a/c2/n5')).toContain('r-bars');
    const tile = sceneAt(m).tiles.find((s) => s.at?.['data-address'] === 'shop/was-2');
    expect(tile?.children?.some((s) => String(s.key).endsWith(':bars'))).toBe(true);
    expect(drawn(m, 'a/c1/n5')).not.toContain('r-bars');
  });
});

describe('beside the rack', () => {
  it('a dead drive by its name, the rebuild with a ring and the time left', () => {
    const m = at(262_000, ['a/e1/d10', 60_000]);
    expect(wordsOf(m)).toContain('d10 failed');
    expect(wordsOf(m)).toContain('5:56:38');
    expect(sceneAt(m).labels.some((s) => s.key === 'a/e2/1/ring')).toBe(true);
  });

  it('a chassis that is cut off says so once, not node by node', () => {
    const words = wordsOf(at(180_000, ['a/tor-1', 60_000], ['a/c2/sw-2', 120_000]));
    expect(words.filter((w) => w === 'cut off')).toHaveLength(1);
  });

  it('VMs without room wait at its foot by name', () => {
    const full: Omit<Scenario, 'version'> = {
      racks: [{ id: 'a', model: 'w1500-32' }],
      deployments: [{ id: 'x', kind: 'custom', members: 3, size: { cores: 8 } }],
      script: [{ at: 60_000, fault: 'fail', target: 'a/c1/n1' }],
    };
    const own = floorOf(layoutRack(worldOf(full), 'a', { height: 500 }));
    const words = (t: number) =>
      new RackScene(own).at(momentOf(full, t), null, true).labels.map((s) => s.text);
    expect(words(30_000)).not.toContain('no room:');
    expect(words(300_000)).toContain('no room:');
    expect(words(300_000)).toContain('x/custom-3');
  });
});

describe('what a lesson points at', () => {
  it('has a ring of its own: a node, a pair as two, a deployment as all its VMs', () => {
    const m = at(0);
    const rings = (address: string) =>
      markShapes(layout, layVms(layout, m), {
        selected: null,
        focused: null,
        hovered: null,
        preview: [],
        spotlight: [address],
      }).filter((s) => s.at?.class === 'm-spot').length;
    expect(rings('a/c1/n1')).toBe(1);
    expect(rings('a/mgmt')).toBe(2);
    expect(rings('shop')).toBe(7);
    expect(rings('lb')).toBeLessThanOrEqual(1);
  });
});

describe('the paths of a VM', () => {
  const lit = (m: Moment) =>
    markShapes(layout, layVms(layout, m), {
      selected: 'shop/was-1',
      focused: null,
      hovered: null,
      preview: [],
      lit: litBy(m, 'shop/was-1'),
    })
      .filter((s) => s.at?.class === 'm-lit')
      .map((s) => String(s.key));
  it('cables, switches, canisters and drives, and only what lives', () => {
    const all = lit(at(0));
    expect(all).toContain('lit a/c1/sw-1~a/tor-1/0');
    expect(all).toContain('lit a/s1/canister-2/0');
    expect(all.filter((key) => /\/d\d\d\//.test(key))).toHaveLength(9);
    const fewer = lit(at(120_000, ['a/san-1', 60_000], ['a/e1/d05', 60_000]));
    expect(fewer.some((key) => key.includes('san-1'))).toBe(false);
    expect(fewer).toContain('lit a/e2/d21/0');
    expect(fewer).not.toContain('lit a/e1/d05/0');
  });
});
