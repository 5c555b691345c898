// The rival does the same work: for any script its log, its timers and its steps are those of the engine.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  goldenDrill,
  onlyWhoCanBeThere,
  recoveryDrill,
  twoRackDrill,
} from '../src/scenario/arbitrary.ts';
import { PRESETS } from '../src/scenario/library.ts';
import { TIMING_KEYS } from '../src/scenario/timings.ts';
import type { Scenario } from '../src/scenario/validator.ts';
import { startRun } from '../src/sim/cast/start.ts';
import { recordOf } from '../src/sim/simulate.ts';

import { openScenario } from '../src/world/open.ts';
import type { World } from '../src/world/world.ts';
import { ActorKernel } from './actors.ts';
import { longRun } from './long-script.ts';

/** Random scripts; in every other one all timings are a few seconds, so that much falls on one instant. */
const drills = fc
  .tuple(
    fc.oneof(goldenDrill(20), twoRackDrill(20), recoveryDrill(20)),
    fc.option(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 5, maxLength: 20 }), {
      freq: 2,
    }),
  )
  .map(([scenario, seconds]) => {
    if (seconds === null) return scenario;
    const timings = Object.fromEntries(
      TIMING_KEYS.map((key, i) => [key, 1000 * (seconds[i % seconds.length] as number)]),
    );
    const script = scenario.script?.map((line) => ({ ...line, at: 1000 * (line.at % 40) }));
    return { ...scenario, timings, script: script && onlyWhoCanBeThere(script) } as Scenario;
  });

const RUNS = Number(process.env.RACKDRILL_RUNS ?? 2000) / 10;

/** All that a run leaves behind, as text. */
function played(world: World, by: 'engine' | 'actors') {
  const sim =
    by === 'engine' ? startRun(world) : startRun(world, (...args) => new ActorKernel(...args));
  sim.kernel.advance(world.plan.until);
  const { events, timers, states, items, limit } = recordOf(sim, world.plan.until);
  return {
    log: events.map((event) => JSON.stringify(event)),
    beside: JSON.stringify([timers, [...states], items, limit]),
    steps: sim.kernel.steps,
  };
}

describe('engine and actors', () => {
  test.each(PRESETS.map((preset) => [preset.id, preset] as const))('agree on %s', (_, preset) => {
    const world = openScenario(preset.scenario);
    if (!world.ok) throw new Error('a built-in drill opens');
    const engine = played(world.value, 'engine');
    expect(played(world.value, 'actors')).toEqual(engine);
    expect(engine.log.length).toBeGreaterThan(3);
  });

  test('agree on random scripts', () => {
    let events = 0;
    fc.assert(
      fc.property(drills, (scenario) => {
        const world = openScenario(scenario);
        if (!world.ok) throw new Error('targets of a random script exist');
        const engine = played(world.value, 'engine');
        expect(played(world.value, 'actors')).toEqual(engine);
        events += engine.log.length;
      }),
      { numRuns: RUNS },
    );
    expect(events).toBeGreaterThan(RUNS * 10);
  });

  test('agree on the script that is measured', () => {
    const world = longRun(2500, 7);
    const engine = played(world, 'engine');
    expect(played(world, 'actors')).toEqual(engine);
    expect(engine.log.length).toBeGreaterThan(10_000);
  });
});
