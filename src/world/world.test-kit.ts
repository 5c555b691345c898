// Worlds for tests, from scenarios as they would stand in a file.
import { oneLine, type Result } from '../base/result.ts';
import { parseValue } from '../scenario/parse.ts';
import { type Plan, planOf } from '../scenario/plan.ts';
import type { Scenario, ScenarioFile } from '../scenario/validator.ts';
import { openScenario } from './open.ts';
import type { World } from './world.ts';

export type File = Omit<ScenarioFile, 'version'>;

/** A scenario that the parser takes; a mistake in it fails the test. */
export function scenarioOf(file: File): Scenario {
  const parsed = parseValue({ version: 1, ...file });
  if (!parsed.ok) throw new Error(oneLine(parsed.mistakes));
  return parsed.value;
}

export const planFrom = (file: File): Plan => planOf(scenarioOf(file));

export const opened = (file: File): Result<World> => openScenario(scenarioOf(file));

export function worldOf(file: File): World {
  const world = opened(file);
  if (!world.ok) throw new Error(oneLine(world.mistakes));
  return world.value;
}

/** The mistakes of a scenario that only the world can see, as `path: found, expected`. */
export function mistakesIn(file: File): string[] {
  const world = opened(file);
  return world.ok ? [] : world.mistakes.map((m) => `${m.path}: ${m.found}, ${m.expected}`);
}
