// What a fault costs grows with what it touches, not with the rack: a drive's failure on the smallest rack and on two of the largest; and a whole campaign.
import { campaignOf } from '../src/analysis/campaign.ts';
import type { Scenario } from '../src/scenario/validator.ts';
import { startRun } from '../src/sim/cast/start.ts';

import { openScenario } from '../src/world/open.ts';
import type { World } from '../src/world/world.ts';
import { golden } from './long-script.ts';
import { best, inTurn, median } from './measure.ts';
import { printTable } from './table.ts';

const DRIVES = 400;
const DAY = 86_400_000;

/** Drives that fail and are replaced one after the other on rack `a`, the same on every topology. */
function drill(racks: NonNullable<Scenario['racks']>): World {
  const script = Array.from({ length: DRIVES }, (_, i) => {
    const target = `a/e1/d${String(5 + (i % 18)).padStart(2, '0')}`;
    return [
      { at: i * DAY, fault: 'fail' as const, target },
      { at: i * DAY + DAY / 2, repair: true as const, target },
    ];
  }).flat();
  const deployments: NonNullable<Scenario['deployments']> = [{ id: 'one', kind: 'custom' }];
  const world = openScenario({ version: 1, racks, deployments, script });
  if (!world.ok) throw new Error('the drill opens');
  return world.value;
}

export function measureTouch(): void {
  const small = drill([{ id: 'a', model: 'w1500-32' }]);
  const large = drill([
    { id: 'a', model: 'w1500-608' },
    { id: 'b', model: 'w1500-608' },
  ]);
  // The simulation is made before the clock starts: what is compared is what the faults cost.
  const play = (world: World) => {
    const sim = startRun(world);
    const before = process.hrtime.bigint();
    sim.kernel.advance(world.plan.until);
    return Number(process.hrtime.bigint() - before) / 1e6;
  };
  const costs = { small: [] as number[], large: [] as number[] };
  for (let round = 0; round < 30; round++) {
    costs.small.push(play(small));
    costs.large.push(play(large));
  }
  const campaign = inTurn({ golden: () => campaignOf(golden(), 1) }, 9, 3).golden;
  printTable(`A fault costs what it touches: ${DRIVES} drives of rack a fail and are replaced`, [
    { what: 'one w1500-32: ms, median', figure: median(costs.small).toFixed(2) },
    { what: 'two w1500-608: ms, median', figure: median(costs.large).toFixed(2) },
    {
      what: 'ratio, large by small (of the best)',
      figure: `${(median(costs.large) / median(costs.small)).toFixed(2)} (${(best(costs.large) / best(costs.small)).toFixed(2)})`,
      target: { text: 'about 1', met: median(costs.large) / median(costs.small) < 1.25 },
    },
    {
      what: 'campaign of golden, every single fault for 24 h: ms, median',
      figure: median(campaign.passed).toFixed(0),
      target: { text: '< 2000', met: median(campaign.passed) < 2000 },
    },
  ]);
}
