// A world in, a run out. The same world gives the same run, byte for byte.
import type { World } from '../world/world.ts';
import { startRun } from './cast/start.ts';
import type { Run } from './record.ts';
import type { Simulation } from './simulation.ts';

/** Runs a world to `until` (milliseconds, inclusive; the plan's own end unless given). */
export function simulate(world: World, until: number = world.plan.until): Run {
  const sim = startRun(world);
  sim.kernel.advance(until);
  return recordOf(sim, until);
}

/** What a simulation has written so far, up to `until`. */
export function recordOf(sim: Simulation, until: number): Run {
  return {
    plan: sim.world.plan,
    world: sim.world,
    until,
    events: sim.kernel.events,
    vms: sim.everyVm.map((vm) => vm.info),
    states: sim.kernel.tracks,
    places: new Map(sim.everyVm.map((vm) => [vm.id, vm.places])),
    timers: sim.kernel.timerSpans,
    health: sim.notes.health,
    primaries: sim.notes.primaries,
    loads: sim.notes.loads,
    standing: sim.notes.standing,
    outages: sim.notes.outages,
    items: sim.items,
    sessionsLost: new Map(sim.services.map((s) => [s.id, s.sessionsLost])),
    limit: sim.kernel.limit,
  };
}
