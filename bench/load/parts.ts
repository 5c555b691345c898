// What stands in `busy`, and where: the same parts and VMs that our page draws, as numbers for its rival.
import { momentAt } from '../../src/log/moment.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { fitFloor } from '../../src/views/rack/fit.ts';
import { layoutFloor } from '../../src/views/rack/floor.ts';
import { layVms } from '../../src/views/rack/vms.ts';
import { openScenario } from '../../src/world/open.ts';

export interface Placed {
  readonly id: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
export interface Parts {
  readonly nodes: readonly Placed[];
  readonly edges: readonly (readonly [string, string])[];
}

export function partsOfBusy(): Parts {
  const opened = openScenario({ version: 1, base: 'busy' });
  if (!opened.ok) throw new Error('the built-in topology opens');
  const world = opened.value;
  const layout = layoutFloor(world, fitFloor(world.plan.racks, 356, 830));
  const { spots } = layVms(layout, momentAt(simulate(world), 0));
  const nodes: Placed[] = [];
  const edges: [string, string][] = [];
  for (const [id, { x, y, w, h }] of layout.boxes) {
    const part = world.parts.get(id);
    if (!part) continue;
    if (part.ends) edges.push([...part.ends]);
    else nodes.push({ id, kind: part.kind, x, y, w, h });
  }
  for (const [id, { box }] of spots)
    nodes.push({ id, kind: 'vm', x: box.x, y: box.y, w: box.w, h: box.h });
  const known = new Set(nodes.map(({ id }) => id));
  return { nodes, edges: edges.filter((ends) => ends.every((end) => known.has(end))) };
}
