// Small racks with real runs for the tests of the drawing.
import { type Look, type Moment, momentAt } from '../../log/moment.ts';
import { planOf } from '../../scenario/plan.ts';
import type { Scenario } from '../../scenario/validator.ts';
import { simulate } from '../../sim/simulate.ts';
import { buildWorld } from '../../world/build.ts';
import type { World } from '../../world/world.ts';

export function worldOf(scenario: Omit<Scenario, 'version'>): World {
  const built = buildWorld(planOf({ version: 1, ...scenario }));
  if (!built.ok) throw new Error(built.mistakes[0].found);
  return built.value;
}

/** A moment of the run of a scenario, `t` milliseconds after its start. */
export const momentOf = (scenario: Omit<Scenario, 'version'>, t: number): Moment =>
  momentAt(simulate(worldOf(scenario)), t);

/** The same moment in which some parts look otherwise. */
export const withLooks = (moment: Moment, looks: Readonly<Record<string, Look>>): Moment => ({
  ...moment,
  look: (address) => looks[address] ?? moment.look(address),
});

/** A full rack in two cloud groups, and a fault that moves VMs. */
export const BUSY: Omit<Scenario, 'version'> = {
  racks: [
    {
      id: 'a',
      model: 'w1500-608',
      cloudGroups: [
        { name: 'prod', nodes: ['a/c1', 'a/c2'] },
        { name: 'test', nodes: ['a/c3'] },
      ],
    },
  ],
  deployments: [
    { id: 'shop', kind: 'vsys-was', members: 8, http: 2, database: 'shopdb', priority: 'high' },
    { id: 'shopdb', kind: 'vsys-db2', hadr: {}, size: { cores: 4, memoryGb: 32 } },
    { id: 'claims', kind: 'vsys-was', members: 12, http: 2, database: 'claimsdb' },
    { id: 'claimsdb', kind: 'vsys-db2', hadr: {}, size: { cores: 4, memoryGb: 32 } },
    { id: 'uat', kind: 'vsys-was', members: 24, http: 4, cloudGroup: 'test' },
    { id: 'reports', kind: 'custom', members: 14, priority: 'low' },
    { id: 'lab', kind: 'custom', members: 33, cloudGroup: 'test', priority: 'low' },
  ],
  script: [
    { at: 60_000, fault: 'fail', target: 'a/c1/n1' },
    { at: 61_000, fault: 'fail', target: 'shop/was-4' },
  ],
};
