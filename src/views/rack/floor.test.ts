// All racks on one floor: one scale, nothing over another, everything outside with a place of its own.
import { describe, expect, it } from 'vitest';
import type { ModelName } from '../../scenario/models.ts';
import type { Scenario } from '../../scenario/validator.ts';
import type { Shape } from '../shape.ts';
import { bondsOf } from './bonds.ts';
import { fitFloor } from './fit.ts';
import { type Floor, layoutFloor } from './floor.ts';
import { type Box, heightMm, WIDTH_MM } from './layout.ts';
import { faceShapes, metalShapes } from './metal.ts';
import { nameOf } from './names.ts';
import { groundShapes } from './outside.ts';
import { pick } from './pick.ts';
import { momentOf, worldOf } from './rack.test-kit.ts';
import { RackScene } from './scene.ts';
import { step, walkOf } from './steps.ts';
import { layVms } from './vms.ts';

type Racks = readonly (readonly [ModelName, string])[];
const scenario = (racks: Racks): Omit<Scenario, 'version'> => ({
  racks: racks.map(([model, site], i) => ({ id: 'abc'[i] ?? 'x', model, site })),
  deployments: [
    { id: 'web', kind: 'vsys-was', database: 'db' },
    { id: 'db', kind: 'vsys-db2', hadr: { standbyRack: racks.length > 1 ? 'b' : 'a' } },
  ],
});
const FLOORS: readonly [string, Racks][] = [
  ['one rack', [['w1500-608', 'main']]],
  [
    'two alike in one site',
    [
      ['w1500-608', 'main'],
      ['w1500-608', 'main'],
    ],
  ],
  [
    '42 beside 25 units in two sites',
    [
      ['w1500-384', 'east'],
      ['w1500-96', 'west'],
    ],
  ],
  [
    '25 beside 42 units in two sites',
    [
      ['w1500-32', 'east'],
      ['w1500-608', 'west'],
    ],
  ],
];
const apart = (a: Box, b: Box) =>
  a.x + a.w <= b.x + 0.01 ||
  b.x + b.w <= a.x + 0.01 ||
  a.y + a.h <= b.y + 0.01 ||
  b.y + b.h <= a.y + 0.01;
const laid = (racks: Racks, width: number, height: number): Floor => {
  const world = worldOf(scenario(racks));
  return layoutFloor(world, fitFloor(world.plan.racks, width, height));
};

describe.each(FLOORS)('%s', (_, racks) => {
  const many = racks.length > 1;
  // The room of the rack's pane at 1440 × 900, 1920 × 1080 and 1024 × 768.
  const rooms: [number, number][] = many
    ? [
        [562, 843],
        [714, 1023],
        [414, 711],
      ]
    : [
        [340, 843],
        [400, 1023],
        [300, 711],
      ];
  const [width, height] = rooms[0] ?? [0, 0];

  it.each(rooms)('fits into %d × %d, nothing cut off', (width, height) => {
    const floor = laid(racks, width, height);
    expect(floor.width).toBeLessThanOrEqual(width + 0.01);
    expect(floor.height).toBeLessThanOrEqual(height + 0.01);
    for (const [address, box] of floor.boxes) {
      expect(box.x >= 0 && box.x + box.w <= width + 0.01, address).toBe(true);
      expect(box.y >= 0 && box.y + box.h <= height + 0.01, address).toBe(true);
    }
  });

  it('draws all racks to one scale, standing on one floor', () => {
    const floor = laid(racks, width, height);
    const [first] = floor.racks;
    for (const rack of floor.racks) {
      expect(rack.mm).toBe(first?.mm);
      expect(rack.frame.w).toBeCloseTo(WIDTH_MM * rack.mm, 6);
      expect(rack.frame.h).toBeCloseTo(heightMm(rack.model.units) * rack.mm, 6);
      expect(rack.frame.y + rack.frame.h).toBeCloseTo(
        (first?.frame.y ?? 0) + (first?.frame.h ?? 0),
        6,
      );
      expect(rack.unit).toBeGreaterThanOrEqual(12.99);
    }
  });

  it('keeps racks, outside parts and names of sites apart', () => {
    for (const room of rooms) {
      const floor = laid(racks, ...room);
      const solid = [
        ...floor.racks.map((r) => r.frame),
        ...['lb', 'sprayer', 'tsm', 'wan'].flatMap((a) => floor.boxes.get(a) ?? []),
        ...floor.sites.flatMap((s) => floor.boxes.get(s.address) ?? []),
        ...(floor.clients ? [floor.clients] : []),
      ];
      for (const [i, a] of solid.entries())
        for (const b of solid.slice(i + 1)) expect(apart(a, b)).toBe(true);
    }
  });

  it('lets keys reach every part from any, and the pointer everything outside', () => {
    const world = worldOf(scenario(racks));
    const floor = laid(racks, width, height);
    const vms = layVms(floor, momentOf(scenario(racks), 0));
    const walk = walkOf(world, floor, vms);
    const reached = new Set(['a/c1/n1']);
    for (const from of reached)
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Escape'] as const) {
        const next = step(walk, from, key);
        if (next !== null) reached.add(next);
      }
    const drawn = [...floor.boxes.keys(), ...vms.spots.keys()];
    expect([...reached].sort()).toEqual(drawn.sort());
    for (const address of [...floor.boxes.keys()].filter((a) => !/[/]|^[ab]$/.test(a))) {
      const box = floor.boxes.get(address) as Box;
      expect(pick(floor, vms, box.x + box.w / 2, box.y + box.h / 2, 3)).toBe(address);
    }
    for (const rack of floor.racks)
      expect(pick(floor, vms, rack.frame.x + rack.frame.w / 2, rack.frame.y + 6, 3)).toBe(
        rack.rack,
      );
  });
});

it('pans from rack to rack where two do not fit, each as wide as a phone', () => {
  const floor = laid(
    [
      ['w1500-384', 'east'],
      ['w1500-96', 'west'],
    ],
    390,
    360,
  );
  expect(floor.labels).toBe(false);
  expect(floor.width).toBeGreaterThan(2 * 340);
  for (const { frame } of floor.racks) expect(frame.w).toBeLessThan(390);
});

describe('what stands outside', () => {
  const broken = (...targets: string[]) =>
    momentOf(
      {
        base: 'dual-cell',
        script: targets.map((target) => ({ at: 1000, fault: 'fail' as const, target })),
      },
      2000,
    );
  const cutLines = (...targets: string[]) => {
    const m = broken(...targets);
    const floor = layoutFloor(m.run.world, fitFloor(m.run.plan.racks, 562, 843));
    return groundShapes(floor, m.look)
      .filter((s) => String(s.at?.class).includes('o-caps'))
      .map((s) => s.key);
  };

  it('a lost load balancer cuts what leads on from it, a lost rack only its own line', () => {
    expect(cutLines()).toEqual([]);
    expect(cutLines('lb')).toEqual(['lb/out/caps', 'lb/a/caps', 'lb/b/caps']);
    expect(cutLines('b')).toEqual(['lb/b/caps']);
    expect(cutLines('site:west')).toEqual(['lb/b/caps']);
  });

  it('the HADR pair hangs on the link between the sites', () => {
    const holds = (...targets: string[]) =>
      bondsOf(broken(...targets)).map((b) => [b.what, b.holds]);
    expect(holds()).toEqual([['HADR', true]]);
    expect(holds('wan')).toEqual([['HADR', false]]);
    expect(holds('b')).toEqual([['HADR', false]]);
    expect(holds('tsm')).toEqual([['HADR', true]]);
  });

  it('the bond is a part one can hit, walk to and find, and its name says how it is', () => {
    const m = broken();
    const floor = layoutFloor(m.run.world, fitFloor(m.run.plan.racks, 600, 843));
    const scene = new RackScene(floor);
    const { laid, bonds, vms } = scene.at(m, null);
    const label = (shapes: readonly Shape[]) => shapes.map((s) => s.at?.['aria-label']);
    const [from, to] = ['db/db-1', 'db/db-2'].map((vm) => `${vm} on ${m.place(vm).node}`);
    expect(label(bonds)).toEqual([`HADR of db: ${from} and ${to}, holds`]);
    expect(label(scene.at(broken('wan'), null).bonds)).toEqual([
      `HADR of db: ${from} and ${to}, broken`,
    ]);
    expect(scene.at(m, 'db').bonds[0]?.at?.['aria-selected']).toBe('true');
    const [x, y] = laid[0]?.runs[0] ?? [0, 0];
    expect(pick(floor, vms, x + 6, y + 2, 3, laid)).toBe('db');
    expect(pick(floor, vms, x + 6, y + 2, 3)).not.toBe('db');
    const walk = walkOf(m.run.world, floor, vms, laid);
    expect(step(walk, 'db', 'ArrowRight') ?? step(walk, 'db', 'ArrowLeft')).not.toBeNull();
    expect(walk.rows.flat()).toContain('db');
    expect(walkOf(m.run.world, floor, vms).rows.flat()).not.toContain('db');
  });

  it('a rack that is lost speaks for all in it, and nobody else does', () => {
    const m = broken('b');
    const floor = layoutFloor(m.run.world, fitFloor(m.run.plan.racks, 600, 843));
    const said = new RackScene(floor)
      .at(m, null)
      .labels.filter((s) => String(s.at?.class).includes('l-bad'));
    expect(said.map((s) => s.text)).toEqual(['rack lost']);
  });

  it('the WAN is named with what hangs on it', () => {
    expect(nameOf(broken(), 'wan')).toBe('WAN between the sites wan, whole, HADR of db holds');
    expect(nameOf(broken('wan'), 'wan')).toBe(
      'WAN between the sites wan, failed, HADR of db is broken',
    );
  });

  it('a cell federated to another rack hangs on its deployment manager', () => {
    const at = (...targets: string[]) =>
      bondsOf(
        momentOf(
          {
            base: 'single-cell',
            script: targets.map((target) => ({ at: 1000, fault: 'fail' as const, target })),
          },
          2000,
        ),
      ).filter((bond) => bond.what === 'cell');
    const [bond] = at();
    expect(bond?.holds).toBe(true);
    expect(at(bond?.from ?? '')[0]?.holds).toBe(false);
  });
});

it('two full racks with 300 VMs stay within 1,500 elements of the page’s 3,000', () => {
  const many: Omit<Scenario, 'version'> = {
    racks: [
      { id: 'a', model: 'w1500-608', site: 'east' },
      { id: 'b', model: 'w1500-608', site: 'west' },
    ],
    deployments: ['a', 'a', 'b', 'b'].map((rack, i) => ({
      id: `work${i}`,
      kind: 'custom' as const,
      members: 75,
      rack,
    })),
  };
  const world = worldOf(many);
  const floor = layoutFloor(world, fitFloor(world.plan.racks, 562, 843));
  const scene = new RackScene(floor).at(momentOf(many, 0), 'a/c1/n1');
  const count = (shapes: readonly Shape[]): number =>
    shapes.reduce((sum, s) => sum + 1 + count(s.children ?? []), 0);
  const fixed = floor.racks.flatMap((rack) => [...metalShapes(rack), ...faceShapes(rack, false)]);
  expect(scene.vms.spots.size).toBe(300);
  expect(
    [
      scene.ground,
      scene.sites,
      scene.bonds,
      scene.parts,
      scene.tiles,
      scene.flights,
      scene.labels,
      fixed,
    ]
      .map(count)
      .reduce((a, b) => a + b, 0),
  ).toBeLessThan(1500);
});
