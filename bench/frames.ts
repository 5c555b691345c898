// What the rack costs in a frame while the clock runs: two full racks with 300 VMs and a node that has failed, between two events and across them.
import { momentAt } from '../src/log/moment.ts';
import { simulate } from '../src/sim/simulate.ts';
import { layoutFloor } from '../src/views/rack/floor.ts';
import { RackScene } from '../src/views/rack/scene.ts';
import { openScenario } from '../src/world/open.ts';
import { fullRacks } from './full-racks.ts';
import { quantile } from './measure.ts';
import { inMs, printTable } from './table.ts';

/** Simulated milliseconds between two frames: twelve a second at 10×, and thirty at 1,000×. */
const PACES = { '10×': 833, '1,000×': 33_333 } as const;
const FRAMES = 400;

export function measureFrames(): void {
  const opened = openScenario({
    ...fullRacks(),
    script: [{ at: 60_000, fault: 'fail', target: 'a/c1/n4' }],
    until: 24 * 3_600_000,
  });
  if (!opened.ok) throw new Error('the full racks open');
  const run = simulate(opened.value);
  const floor = layoutFloor(opened.value, { mm: 0.36, labels: false });
  const rows = Object.entries(PACES).map(([speed, pace]) => {
    const scene = new RackScene(floor);
    const took: number[] = [];
    for (let i = 0; i < FRAMES; i++) {
      const from = performance.now();
      scene.at(momentAt(run, 60_000 + i * pace), 'a/c1/n4');
      took.push(performance.now() - from);
    }
    return {
      what: `at ${speed}: median, 95th percentile, the longest`,
      figure: [0.5, 0.95, 1].map((share) => inMs(quantile(took, share))).join(', '),
    };
  });
  printTable('The scene of two full racks, frame by frame, without painting', rows);
}
