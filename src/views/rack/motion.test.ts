// What moves between two frames: parts and VMs that broke or came back, and nothing else.
import { expect, it } from 'vitest';
import { momentAt } from '../../log/moment.ts';
import { floorOf } from './floor.ts';
import { layoutRack } from './layout.ts';
import { changedLooks } from './motion.ts';
import { momentOf, worldOf } from './rack.test-kit.ts';
import { RackScene } from './scene.ts';

it('what broke or was mended since the last frame appears, the rest stands still', () => {
  const scenario = {
    base: 'golden',
    script: [
      { at: 1000, fault: 'fail' as const, target: 'a/e1/d10' },
      { at: 2000, fault: 'fail' as const, target: 'a/c1/n1' },
      { at: 3000, repair: true as const, target: 'a/e1/d10' },
    ],
  };
  const { run } = momentOf(scenario, 0);
  const scene = new RackScene(floorOf(layoutRack(worldOf(scenario), 'a', { height: 843 })));
  const at = (t: number) => scene.at(momentAt(run, t), null);
  const between = (from: number, to: number) => changedLooks(at(from), at(to));
  expect(between(100, 900)).toEqual([]);
  expect(between(900, 1100)).toEqual(['a/e1/d10']);
  expect(between(1900, 2100)).toEqual(['a/c1/n1', 'shop/was-1']);
  expect(between(2900, 3100)).toEqual(['a/e1/d10']);
});
