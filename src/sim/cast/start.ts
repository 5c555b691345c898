// A run begins: the kernel is given whom to call, the world's parts come on stage, and what holds at t = 0 is noted.
import type { World } from '../../world/world.ts';
import { Kernel, type KernelLike } from '../kernel.ts';
import { Simulation } from '../simulation.ts';
import { beginRestores } from '../wiring/disaster.ts';
import { beginPlacing } from '../wiring/placing.ts';
import { askToRebuild } from '../wiring/rack.ts';
import { perform } from '../wiring/script.ts';
import { assess, pathOpen, slaMet } from '../wiring/service.ts';
import { makeFloor } from './racks.ts';
import { joinTeams, makeStore, makeTeam } from './teams.ts';
import { makeFirstVm } from './vms.ts';

type MakeKernel = (...args: ConstructorParameters<typeof Kernel>) => KernelLike;

const ourKernel: MakeKernel = (...args) => new Kernel(...args);

/**
 * A simulation at t = 0, its script in the queue and nothing of it played: `kernel.advance` plays it.
 * `makeKernel` lets the benchmark drive the same wiring with a rival kernel; a run uses the default.
 */
export function startRun(world: World, makeKernel: MakeKernel = ourKernel): Simulation {
  const { plan } = world;
  const sim: Simulation = new Simulation(world, (run) =>
    makeKernel(
      plan.timings,
      (line) => perform(run, line),
      () => begin(run),
      () => assess(run),
    ),
  );
  for (const rack of plan.racks) sim.floors.push(makeFloor(sim, rack));
  for (const deployment of plan.deployments) makeTeam(sim, deployment);
  joinTeams(sim);
  for (const placed of world.placed) makeFirstVm(sim, placed);
  for (const team of sim.teams) makeStore(sim, team);
  noteStart(sim);
  sim.kernel.begins();
  sim.kernel.schedule(plan.script);
  return sim;
}

/** Placements begin when nothing else is left of the instant. True if one did. */
function begin(sim: Simulation): boolean {
  let begun = false;
  for (const floor of sim.floors) if (floor.stirred && beginPlacing(sim, floor)) begun = true;
  if (beginRestores(sim)) begun = true;
  if (sim.lossSeen > 0) askToRebuild(sim);
  return begun;
}

/** The state at t = 0, of which nothing is logged (rulebook 7.25). */
function noteStart(sim: Simulation): void {
  for (const team of sim.teams) team.content = team.plan.used * team.serving;
  for (const service of sim.services) service.slaMet = slaMet(sim, service);
  for (const team of sim.teams) {
    if (team.store) sim.notes.primary(team, team.store.serving);
    team.up = pathOpen(team);
    if (!team.up) sim.notes.outage(team.id, false, 0);
    sim.touched.add(team);
  }
  for (const service of sim.services) {
    service.up = service.teams.some((team) => team.up);
    if (!service.up) sim.notes.outage(`service:${service.id}`, false, 0);
    sim.notes.load(service);
  }
  assess(sim);
}
