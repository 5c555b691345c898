// The lens: whatever is looked at, all that is in it is large enough to be hit, and nothing lies over another.
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../scenario/validator.ts';
import { kindOf } from '../names.ts';
import { BUSY, momentOf } from '../rack.test-kit.ts';
import { layoutLens } from './layout.ts';
import { lensShapes } from './shapes.ts';
import { lensSubject } from './subject.ts';

const CROWDED: Omit<Scenario, 'version'> = {
  racks: [
    { id: 'a', model: 'w1500-96', cloudGroups: [{ name: 'g', nodes: ['a'], type: 'average' }] },
  ],
  deployments: [{ id: 'many', kind: 'vsys-was', members: 90, size: { cores: 1, memoryGb: 2 } }],
};
const busy = momentOf(BUSY, 0);
const crowded = momentOf(CROWDED, 0);
/** What holds others: it may lie behind them. */
const HOLDS = new Set(['chassis', 'enclosure', 'array', 'tor', 'san']);

const SUBJECTS = [
  ['a/c1/n1', 'node'],
  ['shop/was-1', 'node'],
  ['shop/was-1:was', 'node'],
  ['a/c1/n1/dimm-3', 'node'],
  ['a/c1/n1/core-16', 'node'],
  ['a/c2', 'chassis'],
  ['a/mgmt-1', 'chassis'],
  ['a/c3/fc-2', 'chassis'],
  ['a/e1/d10', 'enclosure'],
  ['a/e2', 'enclosure'],
  ['a/s2/canister-2', 'enclosure'],
  ['a/s1', 'controller'],
  ['a/s2/hdd-3', 'controller'],
  ['a/tor-2', 'switches'],
  ['a/c1/fc-1~a/san-1', 'switches'],
] as const;
const ROOMS = [
  [712, 24],
  [460, 24],
  [330, 24],
  [712, 44],
  [376, 44],
] as const;

describe.each(SUBJECTS)('looking at %s', (address, kind) => {
  const subject = lensSubject(busy, address);

  it('opens what it stands in, and shows it', () => {
    expect(subject?.kind).toBe(kind);
    const layout = layoutLens(busy, subject as NonNullable<typeof subject>, {
      width: 712,
      target: 24,
    });
    expect(layout.boxes.has(address)).toBe(true);
  });

  it.each(ROOMS)(
    'in %d pixels every target measures %d at least, none over another',
    (width, target) => {
      for (const moment of [busy, crowded]) {
        const at = moment === busy ? address : 'a/c1/n1';
        const found = lensSubject(moment, at);
        if (!found) throw new Error(at);
        const layout = layoutLens(moment, found, { width, target });
        for (const [part, box] of layout.boxes) {
          expect(box.w, part).toBeGreaterThanOrEqual(target);
          expect(box.h, part).toBeGreaterThanOrEqual(target);
        }
        const leaves = [...layout.boxes].filter(([a]) => !HOLDS.has(kindOf(moment, a) ?? ''));
        for (const [i, [one, a]] of leaves.entries())
          for (const [other, b] of leaves.slice(i + 1))
            expect(
              a.x + a.w <= b.x + 0.01 ||
                b.x + b.w <= a.x + 0.01 ||
                a.y + a.h <= b.y + 0.01 ||
                b.y + b.h <= a.y + 0.01,
              `${one} over ${other}`,
            ).toBe(true);
        expect(layout.width).toBeLessThanOrEqual(Math.max(width, target * 8));
      }
    },
  );
});

it('shows everything inside a node: VMs, processes, sixteen cores, sixteen DIMMs', () => {
  const layout = layoutLens(busy, { kind: 'node', address: 'a/c1/n1' }, { width: 712, target: 24 });
  const kinds = [...layout.boxes.keys()].map((a) => kindOf(busy, a));
  const count = (kind: string) => kinds.filter((k) => k === kind).length;
  expect([count('core'), count('dimm'), count('node')]).toEqual([16, 16, 1]);
  expect(count('vm')).toBe(busy.on('a/c1/n1').length);
  expect(count('process')).toBe(busy.on('a/c1/n1').flatMap((vm) => vm.processes).length);
});

it('where there is room an enclosure keeps the proportions of its 24 slots of 408 mm, two units high', () => {
  const { boxes } = layoutLens(
    busy,
    { kind: 'enclosure', address: 'a/e2' },
    { width: 712, target: 24 },
  );
  const first = boxes.get('a/e2/d01');
  const last = boxes.get('a/e2/d24');
  const shelf = boxes.get('a/e2');
  if (!first || !last || !shelf) throw new Error('no drives');
  const slots = last.x + last.w + 0.5 - first.x;
  expect(slots / shelf.h).toBeCloseTo(408 / (2 * 44.45), 1);
});

it('gives every part a name, a role and a drawing of its own', () => {
  const broken = momentOf(
    {
      ...BUSY,
      script: ['a/c1/n1/dimm-2', 'a/c1/n1/core-4', 'shop/was-1:was'].map((target) => ({
        at: 0,
        fault: 'fail' as const,
        target,
      })),
    },
    100,
  );
  const drawn = (moment: typeof busy, address: string) =>
    JSON.stringify(
      lensShapes(
        layoutLens(moment, { kind: 'node', address: 'a/c1/n1' }, { width: 712, target: 24 }),
        moment,
      ).find((s) => s.key === address)?.children,
    );
  for (const address of ['a/c1/n1/dimm-2', 'a/c1/n1/core-4', 'shop/was-1:was', 'shop/was-1'])
    expect(drawn(broken, address), address).not.toBe(drawn(busy, address));
  expect(drawn(broken, 'a/c1/n1/dimm-3')).toBe(drawn(busy, 'a/c1/n1/dimm-3'));
  const shapes = lensShapes(
    layoutLens(busy, { kind: 'chassis', address: 'a/c1' }, { width: 712, target: 24 }),
    busy,
  );
  for (const shape of shapes.filter((s) => s.at?.role === 'button'))
    expect(String(shape.at?.['aria-label']).length).toBeGreaterThan(8);
});
