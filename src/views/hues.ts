// Which of the eight hues a deployment's VMs wear, in every view. A hue says whose VM it is, never how it is.
import type { Plan } from '../scenario/plan.ts';

export type DeploymentHue = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const known = new WeakMap<Plan, ReadonlyMap<string, DeploymentHue>>();

/**
 * Hues are given out in the order of the file; a database takes the hue of the first workload that was deployed with it, custom
 * images come after the others. After the eighth they start again. `deployment` may be that of a recovered VM (`shop@b`).
 */
export function hueOf(plan: Plan, deployment: string): DeploymentHue {
  let hues = known.get(plan);
  if (!hues) {
    hues = giveOut(plan);
    known.set(plan, hues);
  }
  return hues.get(deployment.replace(/@.*$/, '')) ?? 1;
}

function giveOut(plan: Plan): Map<string, DeploymentHue> {
  const owner = new Map<string, string>();
  for (const d of plan.deployments)
    if (d.database !== null && !owner.has(d.database)) owner.set(d.database, d.id);
  const own = plan.deployments.filter((d) => !owner.has(d.id));
  const hues = new Map<string, DeploymentHue>();
  for (const d of [
    ...own.filter((d) => d.kind !== 'custom'),
    ...own.filter((d) => d.kind === 'custom'),
  ])
    hues.set(d.id, ((hues.size % 8) + 1) as DeploymentHue);
  for (const [database, workload] of owner) hues.set(database, hues.get(workload) ?? 1);
  return hues;
}
