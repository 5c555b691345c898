// What a scenario may be and had better not be: sentences for the editor, none of which keeps it from running.
import type { Plan } from './plan.ts';

export interface Warning {
  /** Where in the file, as in a mistake: `deployments[1].federatedTo`. */
  readonly path: string;
  readonly sentence: string;
}

/** The warnings of a plan, in the order of the file. No cell should be stretched over the link between two sites (s19, rulebook 4.3). */
export function warningsOf(plan: Plan): Warning[] {
  const siteOf = (rack: string) => plan.racks.find((r) => r.id === rack)?.site ?? '';
  return plan.deployments.flatMap((deployment): Warning[] => {
    const head = plan.deployments.find((d) => d.id === deployment.cell);
    if (!head || head === deployment) return [];
    const [here, there] = [siteOf(deployment.rack), siteOf(head.rack)];
    if (here === there) return [];
    return [
      {
        path: `deployments[${deployment.order}].federatedTo`,
        sentence: `${deployment.id} at site ${here} would be administered by the deployment manager of ${head.id} at site ${there}: over the link between the sites administration is slow, and without the link there is none. Give each site a cell of its own.`,
      },
    ];
  });
}
