// The comparisons that come with the program: the same fault under each way to deploy WebSphere, and each way to deploy DB2 (slides 5–9).
import { must } from '../base/assert.ts';
import { parseShape } from '../scenario/parse.ts';
import type { Scenario, ScenarioFile } from '../scenario/validator.ts';
import type { Side } from './comparison.ts';

export const FAULTS = ['process', 'vm', 'node'] as const;
export type Fault = (typeof FAULTS)[number];
export const FAMILIES = ['was', 'db'] as const;
export type Family = (typeof FAMILIES)[number];

export interface Comparison {
  /** As links name it: `was/vm`. It never changes. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly slides: readonly number[];
  /** The workload that is compared. */
  readonly service: string;
  readonly sides: readonly Side[];
  readonly until: number;
  /** What another fault would teach. */
  readonly note: string;
}

type Deployments = NonNullable<ScenarioFile['deployments']>;

const UNTIL_MS = 20 * 60_000;

interface Way {
  readonly name: string;
  readonly words: readonly string[];
  readonly deployments: Deployments;
}

const WAYS: Readonly<Record<Family, readonly Way[]>> = {
  was: [
    {
      name: 'Virtual application',
      words: ['WebSphere, two members', 'slide 5'],
      deployments: [{ id: 'shop', kind: 'vapp-was' }],
    },
    {
      name: 'Virtual system',
      words: ['WebSphere ND, two members', 'slide 6'],
      deployments: [{ id: 'shop', kind: 'vsys-was' }],
    },
    {
      name: 'IMP, dynamic cluster',
      words: ['virtual system, two members', 'slide 7'],
      deployments: [{ id: 'shop', kind: 'vsys-was-imp' }],
    },
    {
      name: 'IMP, static cluster',
      words: ['virtual system, two members', 'slide 7'],
      deployments: [{ id: 'shop', kind: 'vsys-was-imp', cluster: 'static' }],
    },
  ],
  db: [
    {
      name: 'DBaaS',
      words: ['virtual application, one VM', 'slide 8'],
      deployments: [{ id: 'shopdb', kind: 'vapp-db2' }],
    },
    {
      name: 'Virtual system',
      words: ['DB2, one VM', 'slide 9'],
      deployments: [{ id: 'shopdb', kind: 'vsys-db2' }],
    },
    {
      name: 'HADR, automatic',
      words: ['virtual system, two VMs', 'slide 9'],
      deployments: [{ id: 'shopdb', kind: 'vsys-db2', hadr: {} }],
    },
    {
      name: 'HADR, manual',
      words: ['virtual system, two VMs', 'slide 9'],
      deployments: [{ id: 'shopdb', kind: 'vsys-db2', hadr: { takeover: 'manual' } }],
    },
  ],
};

const WHAT: Readonly<Record<Family, Readonly<Record<Fault, string>>>> = {
  was: {
    process: 'A WebSphere process dies',
    vm: 'A WebSphere VM dies',
    node: 'The node under a WebSphere VM dies',
  },
  db: {
    process: 'A DB2 process dies',
    vm: 'A database VM dies',
    node: 'The node under a database VM dies',
  },
};
const NOTE: Readonly<Record<Fault, string>> = {
  process: 'A dead VM is another story: who is told, and who may act, changes with it.',
  vm: 'A dead node is another story: its VMs are moved, whatever their kind.',
  node: 'A dead VM is another story: then it depends on the kind whether anybody brings it back.',
};
const TARGET: Readonly<Record<Family, Readonly<Record<Fault, string>>>> = {
  was: { process: 'shop/was-1:was', vm: 'shop/was-1', node: 'host:shop/was-1' },
  db: { process: 'shopdb/db-1:db2', vm: 'shopdb/db-1', node: 'host:shopdb/db-1' },
};

function scenarioOf(way: Way, title: string, target: string): Scenario {
  const read = parseShape({
    version: 1,
    title: `${title}: ${way.name}`,
    racks: [{ id: 'a', model: 'w1500-96' }],
    deployments: way.deployments,
    script: [{ at: '1m', fault: 'fail', target }],
  });
  return must(read.ok ? read.value : null, `comparison ${title}`);
}

export const COMPARISONS: readonly Comparison[] = FAMILIES.flatMap((family) =>
  FAULTS.map((fault): Comparison => {
    const what = WHAT[family][fault];
    return {
      id: `${family}/${fault}`,
      title: `${what}. What comes next depends on how it was deployed.`,
      about: 'The same fault in the same rack, twenty minutes each.',
      slides: family === 'was' ? [5, 6, 7] : [8, 9],
      service: family === 'was' ? 'shop' : 'shopdb',
      sides: WAYS[family].map((way) => ({
        name: way.name,
        words: way.words,
        scenario: scenarioOf(way, what, TARGET[family][fault]),
      })),
      until: UNTIL_MS,
      note: NOTE[fault],
    };
  }),
);

export const comparisonOf = (id: string): Comparison | null =>
  COMPARISONS.find((one) => one.id === id) ?? null;
