// What a runbook costs, counted and not timed: `npm run bench` says in how many milliseconds it stands.
import { beforeEach, expect, test, vi } from 'vitest';
import { openScenario } from '../world/open.ts';
import { runbookOf, runbookTargets } from './runbook.ts';

const played = vi.hoisted(() => ({ runs: 0, events: 0 }));
vi.mock('../sim/simulate.ts', async (real) => {
  const { simulate, ...rest } = await real<typeof import('../sim/simulate.ts')>();
  const counted: typeof simulate = (...asked) => {
    const run = simulate(...asked);
    played.runs++;
    played.events += run.events.length;
    return run;
  };
  return { ...rest, simulate: counted };
});
beforeEach(() => Object.assign(played, { runs: 0, events: 0 }));

test('a part is played once, and a few times more where the story asks what the deployer could do', () => {
  const world = openScenario({ version: 1, base: 'models', script: [] });
  if (!world.ok) throw new Error('models opens');
  const targets = runbookTargets(world.value).length;
  runbookOf(world.value);
  expect(played.runs).toBeGreaterThanOrEqual(targets);
  expect(played.runs).toBeLessThan(1.25 * targets);
  expect(played.events).toBeLessThan(10 * played.runs);
});
