// The built-in topologies of contract 2. One that has been published never changes: links name it and must stay true.
import type { Scenario } from './validator.ts';

/** What a topology gives to a scenario that names it in `base`. */
export type Topology = Required<Pick<Scenario, 'racks' | 'deployments'>> & {
  readonly title: string;
};

const golden: Topology = {
  title: 'Golden topology in one rack',
  racks: [{ id: 'a', model: 'w1500-608' }],
  deployments: [
    { id: 'shop', kind: 'vsys-was', members: 4, http: 2, database: 'shopdb' },
    { id: 'shopdb', kind: 'vsys-db2', hadr: { takeover: 'automatic' } },
  ],
};

export const TOPOLOGIES: Readonly<Record<string, Topology>> = { golden };
