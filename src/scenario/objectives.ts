// Command: the objective of a deployment, set or taken away; a topology named by its base is written out first, for an edit never changes what a link names.
import { layoutOf } from './plan.ts';
import type { Scenario } from './validator.ts';

/** Sets how soon a deployment is to serve again (or how much of its last data may be gone), in milliseconds; null takes it away. */
export function setObjective(
  scenario: Scenario,
  id: string,
  kind: 'recoveryTime' | 'recoveryPoint',
  ms: number | null,
): Scenario {
  const deployments = layoutOf(scenario).deployments.map((spec) => {
    if (spec.id !== id) return spec;
    const { objectives: old, ...rest } = spec;
    const { [kind]: _, ...others } = old ?? {};
    const objectives = ms === null ? others : { ...others, [kind]: ms };
    return Object.keys(objectives).length === 0 ? rest : { ...rest, objectives };
  });
  return { ...scenario, deployments };
}
