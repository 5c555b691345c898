// The built-in topologies of contract 2. One that has been published never changes: links name it and must stay true.
import type { DeploymentSpec, Scenario } from './validator.ts';

/** What a topology gives to a scenario that names it in `base`. */
export type Topology = Required<Pick<Scenario, 'racks' | 'deployments'>> & {
  readonly title: string;
};

const shop: readonly DeploymentSpec[] = [
  { id: 'shop', kind: 'vsys-was', members: 4, http: 2, database: 'shopdb' },
  { id: 'shopdb', kind: 'vsys-db2', hadr: { takeover: 'automatic' } },
];

const golden: Topology = {
  title: 'Golden topology in one rack',
  racks: [{ id: 'a', model: 'w1500-608' }],
  deployments: [...shop],
};

const models: Topology = {
  title: 'One of each deployment kind',
  racks: [{ id: 'a', model: 'w1500-608' }],
  deployments: [
    {
      id: 'vapp',
      kind: 'vapp-was',
      scaling: {},
      routing: 'proxy',
      caching: 'cache',
      database: 'vappdb',
    },
    { id: 'vappdb', kind: 'vapp-db2' },
    { id: 'vsys', kind: 'vsys-was', members: 3, database: 'vsysdb' },
    { id: 'vsysdb', kind: 'vsys-db2', hadr: {} },
    { id: 'imp', kind: 'vsys-was-imp', members: 3 },
    { id: 'impstatic', kind: 'vsys-was-imp', cluster: 'static', members: 3 },
    { id: 'cache', kind: 'cache' },
    { id: 'proxy', kind: 'proxy' },
    { id: 'custom', kind: 'custom' },
  ],
};

/** Both racks serve one cell, administered from rack a (slide 18). */
const singleCell: Topology = {
  title: 'One cell over two racks of one data centre',
  racks: [
    { id: 'a', model: 'w1500-384' },
    { id: 'b', model: 'w1500-384' },
  ],
  deployments: [
    { id: 'shop', kind: 'vsys-was', members: 2, http: 2, database: 'shopdb' },
    {
      id: 'shop-b',
      kind: 'vsys-was',
      rack: 'b',
      members: 2,
      http: 2,
      database: 'shopdb',
      service: 'shop',
      federatedTo: 'shop',
    },
    { id: 'shopdb', kind: 'vsys-db2', hadr: { standbyRack: 'b' } },
  ],
};

/** A cell in each of two distant data centres, behind one load balancer (slide 19). */
const dualCell: Topology = {
  title: 'Two cells in two distant data centres',
  racks: [
    { id: 'a', model: 'w1500-384', site: 'east' },
    { id: 'b', model: 'w1500-384', site: 'west' },
  ],
  deployments: [
    {
      id: 'east',
      kind: 'vsys-was',
      members: 2,
      http: 2,
      database: 'db',
      sessions: 'local',
      service: 'web',
    },
    {
      id: 'west',
      kind: 'vsys-was',
      rack: 'b',
      members: 2,
      http: 2,
      database: 'db',
      sessions: 'local',
      service: 'web',
    },
    { id: 'db', kind: 'vsys-db2', hadr: { standbyRack: 'b' } },
  ],
};

const dr: Topology = {
  title: 'A recovery rack at another site',
  racks: [
    { id: 'a', model: 'w1500-384', site: 'east' },
    { id: 'b', model: 'w1500-96', site: 'west' },
  ],
  deployments: [
    { id: 'shop', kind: 'vsys-was', priority: 'high', critical: true, database: 'shopdb' },
    { id: 'shopdb', kind: 'vsys-db2', priority: 'high', critical: true },
    { id: 'portal', kind: 'vapp-was', priority: 'medium', critical: true, database: 'portaldb' },
    { id: 'portaldb', kind: 'vapp-db2', priority: 'medium', critical: true },
    { id: 'reports', kind: 'custom', priority: 'low' },
  ],
};

/** `golden` and one of each other kind among neighbours: some 120 VMs in three cloud groups, each about half full. */
const busy: Topology = {
  title: 'A busy rack',
  racks: [
    {
      id: 'a',
      model: 'w1500-608',
      cloudGroups: [
        { name: 'prod', nodes: ['a/c1', 'a/c2'] },
        { name: 'test', nodes: [1, 2, 3, 4, 5, 6, 7].map((bay) => `a/c3/n${bay}`) },
        { name: 'lab', nodes: [8, 9, 10, 11, 12, 13, 14].map((bay) => `a/c3/n${bay}`) },
      ],
    },
  ],
  deployments: [
    ...shop,
    {
      id: 'portal',
      kind: 'vapp-was',
      members: 6,
      scaling: { min: 6, max: 8 },
      routing: 'proxy',
      caching: 'cache',
      database: 'portaldb',
      size: { cores: 4, memoryGb: 16 },
    },
    { id: 'portaldb', kind: 'vapp-db2', size: { cores: 8, memoryGb: 32 } },
    {
      id: 'claims',
      kind: 'vsys-was-imp',
      members: 12,
      http: 2,
      database: 'claimsdb',
      size: { cores: 4, memoryGb: 16 },
    },
    { id: 'claimsdb', kind: 'vsys-db2', hadr: {}, size: { cores: 8, memoryGb: 32 } },
    { id: 'cache', kind: 'cache', members: 4, size: { cores: 4, memoryGb: 32 } },
    { id: 'proxy', kind: 'proxy', members: 3, size: { cores: 4 } },
    { id: 'reports', kind: 'custom', members: 18, priority: 'low' },
    { id: 'uat', kind: 'vsys-was', cloudGroup: 'test', members: 28, http: 2, priority: 'low' },
    { id: 'lab', kind: 'custom', cloudGroup: 'lab', members: 31, priority: 'low' },
  ],
};

export const TOPOLOGIES: Readonly<Record<string, Topology>> = {
  golden,
  busy,
  models,
  'single-cell': singleCell,
  'dual-cell': dualCell,
  dr,
};
