// For tests: the scene of a run at a moment, as the timeline would draw it in a usual box.

import type { Foldable } from '../../app/look.ts';
import type { Run } from '../../sim/record.ts';
import { roughWidth } from '../text-width.ts';
import { armedOf } from './armed.ts';
import { momentOf } from './fixture.test-kit.ts';
import { layLanes } from './lanes.ts';
import type { Scene } from './layout.ts';
import { namesOf } from './names.ts';
import { ribbonsOf } from './ribbons.ts';
import { fittingZoom, makeScale, stretchesOfRun } from './scale.ts';
import { crowd, storyOf, toldUntil } from './story.ts';

export function sceneAt(
  run: Run,
  t: number,
  { folded, ...more }: Partial<Scene> & { readonly folded?: ReadonlySet<Foldable> } = {},
): Scene {
  const story = storyOf(run);
  const ribbons = ribbonsOf(run);
  const lanes = layLanes({ width: 712, height: 320 }, ribbons.length, crowd(story), folded);
  const stretches = stretchesOfRun(run);
  const width = lanes.plotWidth;
  return {
    run,
    story,
    count: toldUntil(story, t),
    t,
    armed: armedOf(momentOf(run, t), namesOf(run)),
    planned: run.plan.script.filter((line) => line.at > t),
    scale: makeScale(stretches, { width, pxPerMs: fittingZoom(stretches, width), offset: 0 }),
    lanes,
    ribbons,
    measure: roughWidth,
    selected: null,
    chain: new Set(),
    hits: new Set(),
    describe: (told) => told.words[0],
    ...more,
  };
}
