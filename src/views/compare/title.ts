// What a scenario is called: by its title, else by its topology.
import { planOf } from '../../scenario/plan.ts';
import type { Scenario } from '../../scenario/validator.ts';

export const titleOf = (scenario: Scenario): string => planOf({ ...scenario, script: [] }).title;
