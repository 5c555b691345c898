// The door to the world: a scenario that passed the parser, with its script's targets checked and its VMs placed.
import { type Mistake, ok, type Result } from '../base/result.ts';
import { planOf } from '../scenario/plan.ts';
import type { Scenario } from '../scenario/validator.ts';
import { buildWorld } from './build.ts';
import { partsOf } from './parts.ts';
import { checkTargets } from './targets.ts';
import type { World } from './world.ts';

/** The world of a scenario, or all mistakes that only the world can see: targets that do not exist, deployments that do not fit. */
export function openScenario(scenario: Scenario): Result<World> {
  const plan = planOf(scenario);
  const mistakes: Mistake[] = checkTargets(plan, partsOf(plan), scenario.script ?? []);
  const built = buildWorld(plan);
  if (!built.ok) mistakes.push(...built.mistakes);
  const [first, ...rest] = mistakes;
  if (first) return { ok: false, mistakes: [first, ...rest] };
  return built.ok ? ok(built.value) : built;
}
