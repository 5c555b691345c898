// Laws of the engine, held by random scenarios: invariants after every instant, same bytes, pieces make the whole, the past stays.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryScenario, recoveryDrill, twoRackDrill } from '../scenario/arbitrary.ts';
import { addLine } from '../scenario/edit.ts';
import type { Action, Line, Scenario } from '../scenario/validator.ts';
import { startRun } from '../sim/cast/start.ts';
import { brokenInvariants } from '../sim/invariants.ts';
import type { Run } from '../sim/record.ts';
import { recordOf, simulate } from '../sim/simulate.ts';

import { openScenario } from '../world/open.ts';
import type { World } from '../world/world.ts';
import { summarize } from './summary.ts';

const RUNS = Number(process.env.RACKDRILL_RUNS ?? 5000);

const FROM_THE_START = ['scale-out', 'scale-in', 'placed', 'unplaced'];

/** Worlds that exist: what does not fit its rack is an input error, not a run. */
const worlds = fc
  .oneof(
    { weight: 3, arbitrary: arbitraryScenario({ runnable: true, lines: 14 }) },
    { weight: 1, arbitrary: recoveryDrill() },
    { weight: 1, arbitrary: twoRackDrill(16) },
  )
  .map((scenario) => ({ scenario, world: openScenario(scenario) }))
  .filter(({ world }) => world.ok)
  .map(({ scenario, world }) => ({ scenario, world: (world as { value: World }).value }));

describe('whatever is injected', () => {
  test('every invariant holds after every instant, and every effect has a cause', () => {
    let instants = 0;
    fc.assert(
      fc.property(worlds, ({ world }) => {
        const sim = startRun(world);
        for (
          let at = sim.kernel.nextAt();
          at !== null && at <= world.plan.until;
          at = sim.kernel.nextAt()
        ) {
          sim.kernel.instant(at);
          expect(brokenInvariants(sim)).toEqual([]);
          instants++;
        }
        expect(sim.kernel.limit).toBeNull();
        let before = 0;
        for (const event of sim.kernel.events) {
          expect(event.t).toBeGreaterThanOrEqual(before);
          before = event.t;
          if (event.actor === 'injector') expect(event.cause).toBeNull();
          // What follows from the state at the start alone has none (rulebook 7.25).
          else if (event.cause === null) expect(FROM_THE_START).toContain(event.kind);
          else expect(event.cause).toBeLessThan(event.id);
        }
      }),
      { numRuns: RUNS },
    );
    expect(instants).toBeGreaterThan(RUNS);
  });

  test('the same scenario gives the same bytes, and a run in pieces is the run at once', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.array(fc.integer({ min: 0, max: 8_000_000 }), { maxLength: 5 }),
        ({ world }, stops) => {
          const whole = simulate(world);
          const sim = startRun(world);
          for (const stop of stops.sort((a, b) => a - b))
            if (stop < world.plan.until) sim.kernel.advance(stop);
          sim.kernel.advance(world.plan.until);
          const pieces = recordOf(sim, world.plan.until);
          expect(JSON.stringify(pieces.events)).toBe(JSON.stringify(whole.events));
          expect(JSON.stringify(summarize(pieces))).toBe(JSON.stringify(summarize(whole)));
        },
      ),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  test('a fault at t leaves the log before t as it was', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 4_000_000 }), ({ scenario, world }, at) => {
        const vm = world.placed[0];
        fc.pre(vm !== undefined);
        const after = openScenario(addLine(scenario, { at, fault: 'fail', target: vm?.id ?? '' }));
        if (!after.ok) throw new Error('the VM of the start exists');
        // Both played as far as the fault: without it the run itself may end earlier.
        const logBefore = (w: World) =>
          JSON.stringify(simulate(w, at).events.filter((e) => e.t < at));
        expect(logBefore(after.value)).toBe(logBefore(world));
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  test('repairing everything and doing what the list says brings every workload back', () => {
    fc.assert(
      fc.property(worlds, ({ scenario, world }) => {
        const end = healed(scenario, world);
        // VMs that no longer fit are excepted (rulebook 6, number 8).
        fc.pre(end.unplaced.length === 0);
        for (const deployment of end.deployments)
          expect(`${deployment.id} ${deployment.state}`).not.toBe(`${deployment.id} down`);
        expect(end.deployments.flatMap((d) => d.openActions.filter((a) => a.blocking))).toEqual([]);
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });
});

const DAY = 86_400_000;

/** What an item asks for as a line: the list names a process where its VM is restarted. */
const helping = (at: number, action: Action, subject: string): Line => ({
  at,
  action,
  target:
    action === 'restart-process' || action === 'investigate'
      ? subject
      : subject.replace(/:[a-z0-9-]+$/, ''),
});

/** Rounds of repairs and of the best action of each item, each round a day after the last. */
function healed(scenario: Scenario, world: World) {
  // To the end of the script first, wherever the scenario itself would stop.
  const last = world.plan.script.at(-1)?.at ?? 0;
  // Days pass here: a tier that stays short decides every half hour at most, not every second.
  const unhurried = { scalingDecision: DAY / 48, impDecision: DAY / 48 };
  let now: Scenario = { ...scenario, timings: { ...scenario.timings, ...unhurried } };
  let run = simulate(worldOf(now), Math.max(world.plan.until, last + DAY));
  // Much may be under way with nothing to do for anybody: three quiet rounds are the end.
  for (let round = 0, quiet = 0; round < 20 && quiet < 3; round++) {
    const at = run.until + DAY / 2;
    const lines: Line[] = [];
    for (const [address, track] of run.states)
      if (
        (run.world.parts.has(address) || /\/(dimm|core)-/.test(address)) &&
        track.at(-1)?.value.startsWith('failed')
      )
        lines.push({ at, repair: true, target: address });
    for (const target of inMaintenance(run)) lines.push({ at, maintenance: 'end', target });
    for (const deployment of summarize(run).deployments)
      for (const item of deployment.openActions)
        lines.push(helping(at, item.actions[0] as Action, item.subject));
    const until = at + DAY / 2;
    now = { ...lines.reduce(addLine, now), until };
    run = simulate(worldOf(now));
    quiet = lines.length === 0 ? quiet + 1 : 0;
  }
  return summarize(run);
}

/** Racks whose maintenance was begun and is not over. */
function inMaintenance(run: Run): string[] {
  return run.plan.racks
    .map((rack) => rack.id)
    .filter((id) => {
      const said = run.events.filter(
        (e) => e.subject === id && e.kind === 'message' && e.data.maintenance !== undefined,
      );
      return said.at(-1)?.data.maintenance === 'start';
    });
}

function worldOf(scenario: Scenario): World {
  const opened = openScenario(scenario);
  if (!opened.ok) throw new Error(JSON.stringify(opened.mistakes));
  return opened.value;
}
