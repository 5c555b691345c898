// A scenario with everything said: built-in topology laid out, every default filled in. Still plain data, nothing has happened yet.
import { must } from '../base/assert.ts';
import { naturally } from '../base/natural.ts';
import { type RackModel, rackModel } from './models.ts';
import { DEFAULT_TIMINGS, type Timings } from './timings.ts';
import { TOPOLOGIES } from './topologies.ts';
import type { DeploymentSpec, Kind, Line, Priority, RackSpec, Scenario } from './validator.ts';

/** Roles of VMs, in the order in which they are placed (contract 3). */
export const ROLES = ['was', 'dmgr', 'http', 'db', 'cache', 'proxy', 'custom'] as const;
export type Role = (typeof ROLES)[number];

export interface CloudGroup {
  readonly name: string;
  readonly rack: string;
  /** Addresses of its compute nodes, in order. */
  readonly nodes: readonly string[];
  readonly type: 'dedicated' | 'average';
  readonly reserveForHa: boolean;
}

export interface Rack {
  readonly id: string;
  /** Counted from 0, as in the second number of an IP address. */
  readonly index: number;
  readonly model: RackModel;
  readonly site: string;
  readonly cloudGroups: readonly CloudGroup[];
}

/** A deployment with every option filled in. Options that its kind does not have are null, false or 0. */
export interface Deployment {
  readonly id: string;
  readonly kind: Kind;
  /** Its place in the file, from 0. */
  readonly order: number;
  readonly rack: string;
  readonly cloudGroup: string;
  readonly priority: Priority;
  readonly critical: boolean;
  /** How soon it is to serve again after a disaster, and how much of the last data may be gone, in milliseconds; null if nobody said. */
  readonly objectives: {
    readonly recoveryTimeMs: number | null;
    readonly recoveryPointMs: number | null;
  };
  readonly cores: number;
  readonly memoryGb: number;
  /** How many VMs of each role it starts with; a HADR standby may stand in another rack. */
  readonly vms: readonly { readonly role: Role; readonly number: number; readonly rack: string }[];
  readonly service: string;
  /** Requests per second at the start; null for kinds that take none. */
  readonly load: number | null;
  /** Requests per second one member (or proxy) carries. */
  readonly capacity: number;
  /** Share of its capacity above which the SLA is missed. */
  readonly threshold: number;
  readonly database: string | null;
  readonly sessions: 'shared' | 'local' | 'memory' | null;
  /** Whose deployment manager administers it: its own id unless `federatedTo`; null without a cell. */
  readonly cell: string | null;
  readonly topology: 'nd' | 'standalone' | null;
  readonly hadr: { readonly takeover: 'automatic' | 'manual'; readonly standbyRack: string } | null;
  readonly backup: boolean;
  readonly itmAgent: boolean;
  /** Bounds of automatic scaling (a policy, a dynamic cluster); null without. */
  readonly scaling: { readonly min: number; readonly max: number } | null;
  /** The proxy deployment its requests come through, and the cache deployment it uses. */
  readonly routing: string | null;
  readonly caching: string | null;
  /** IMP: how a dead server of a dynamic cluster is dealt with; null for a static cluster and all else. */
  readonly onFailure: 'restart' | 'add-member' | null;
  readonly backupDmgr: boolean;
  /** Proxies: whether the load balancer knows their addresses beforehand. */
  readonly dedicatedIpGroup: boolean;
  /** Caches: copies beside the primary, percent in use at the start, percent above which it grows. */
  readonly replicas: number;
  readonly used: number;
  readonly usedPercent: number;
}

export interface Plan {
  readonly title: string;
  readonly racks: readonly Rack[];
  readonly deployments: readonly Deployment[];
  readonly timings: Timings;
  /** In the order in which it happens: by time, then by place in the file. */
  readonly script: readonly Line[];
  /** When the run ends, inclusive, in milliseconds. */
  readonly until: number;
}

/** The compute nodes of a rack, in order of address. */
export const nodeAddresses = (rack: string, model: RackModel): string[] =>
  model.bays.flatMap((b) => (b.holds.kind === 'node' ? [`${rack}/c${b.chassis}/n${b.bay}`] : []));

/** Which of `all` an address of a node, a chassis or the rack stands for. */
export const nodesUnder = (address: string, all: readonly string[]): string[] =>
  all.filter((node) => node === address || node.startsWith(`${address}/`));

function planRack(spec: RackSpec, index: number): Rack {
  const model = rackModel(spec.model);
  const all = nodeAddresses(spec.id, model);
  const groups = spec.cloudGroups ?? [{ name: 'default', nodes: [spec.id] }];
  return {
    id: spec.id,
    index,
    model,
    site: spec.site ?? 'main',
    cloudGroups: groups.map((group) => ({
      name: group.name,
      rack: spec.id,
      nodes: [...new Set(group.nodes.flatMap((a) => nodesUnder(a, all)))].sort(naturally),
      type: group.type ?? 'dedicated',
      reserveForHa: group.reserveForHa ?? false,
    })),
  };
}

const numbered = (role: Role, count: number, rack: string) =>
  Array.from({ length: count }, (_, i) => ({ role, number: i + 1, rack }));

function vmsOf(spec: DeploymentSpec, rack: string): Deployment['vms'] {
  switch (spec.kind) {
    case 'vapp-was':
      return numbered('was', spec.members ?? 2, rack);
    case 'vsys-was':
    case 'vsys-was-imp': {
      const ownManager = spec.topology !== 'standalone' && spec.federatedTo === undefined;
      return [
        ...numbered('was', spec.members ?? 2, rack),
        ...numbered('dmgr', ownManager ? 1 : 0, rack),
        ...numbered('http', spec.http ?? 1, rack),
      ];
    }
    case 'vapp-db2':
      return numbered('db', 1, rack);
    case 'vsys-db2':
      return spec.hadr
        ? [
            { role: 'db', number: 1, rack },
            { role: 'db', number: 2, rack: spec.hadr.standbyRack ?? rack },
          ]
        : numbered('db', 1, rack);
    case 'cache':
      return numbered('cache', spec.members ?? 3, rack);
    case 'proxy':
      return numbered('proxy', spec.members ?? 2, rack);
    case 'custom':
      return numbered('custom', spec.members ?? 1, rack);
  }
}

/** Contract 2: the values shown inside `scaling` are the defaults of its keys; a dynamic cluster has its own. */
function scalingOf(spec: DeploymentSpec): Deployment['scaling'] {
  if (spec.kind === 'vapp-was' || spec.kind === 'proxy' || spec.kind === 'cache')
    return spec.scaling ? { min: spec.scaling.min ?? 2, max: spec.scaling.max ?? 6 } : null;
  if (spec.kind !== 'vsys-was-imp' || spec.cluster === 'static' || spec.topology === 'standalone')
    return null;
  const members = spec.members ?? 2;
  return { min: spec.min ?? members, max: spec.max ?? members + 2 };
}

function planDeployment(spec: DeploymentSpec, order: number, racks: readonly Rack[]): Deployment {
  const rack = must(
    spec.rack === undefined ? racks[0] : racks.find((r) => r.id === spec.rack),
    `rack of ${spec.id} was checked`,
  );
  const websphere =
    spec.kind === 'vapp-was' || spec.kind === 'vsys-was' || spec.kind === 'vsys-was-imp';
  const inCell = spec.kind === 'vsys-was' || spec.kind === 'vsys-was-imp';
  const capacity =
    ('capacity' in spec ? spec.capacity : undefined) ?? (spec.kind === 'proxy' ? 400 : 100);
  const members = websphere ? (spec.members ?? 2) : 0;
  const database = 'database' in spec ? (spec.database ?? null) : null;
  return {
    id: spec.id,
    kind: spec.kind,
    order,
    rack: rack.id,
    cloudGroup: spec.cloudGroup ?? must(rack.cloudGroups[0], 'a rack has a cloud group').name,
    priority: spec.priority ?? 'medium',
    critical: spec.critical ?? false,
    objectives: {
      recoveryTimeMs: spec.objectives?.recoveryTime ?? null,
      recoveryPointMs: spec.objectives?.recoveryPoint ?? null,
    },
    cores: spec.size?.cores ?? 2,
    memoryGb: spec.size?.memoryGb ?? 8,
    vms: vmsOf(spec, rack.id),
    service: (websphere ? spec.service : undefined) ?? spec.id,
    load: websphere ? (spec.load ?? (members * capacity) / 2) : null,
    capacity,
    threshold:
      (spec.kind === 'vapp-was' || spec.kind === 'proxy' ? spec.scaling?.threshold : undefined) ??
      0.8,
    database,
    sessions: inCell ? (spec.sessions ?? (database === null ? 'memory' : 'shared')) : null,
    cell: inCell ? (spec.federatedTo ?? spec.id) : null,
    topology: inCell ? (spec.topology ?? 'nd') : null,
    hadr:
      spec.kind === 'vsys-db2' && spec.hadr
        ? {
            takeover: spec.hadr.takeover ?? 'automatic',
            standbyRack: spec.hadr.standbyRack ?? rack.id,
          }
        : null,
    backup: spec.kind === 'vapp-db2' || spec.kind === 'vsys-db2' ? (spec.backup ?? true) : false,
    itmAgent: spec.kind === 'custom' ? (spec.itmAgent ?? true) : false,
    scaling: scalingOf(spec),
    routing: spec.kind === 'vapp-was' ? (spec.routing ?? null) : null,
    caching: spec.kind === 'vapp-was' ? (spec.caching ?? null) : null,
    onFailure:
      spec.kind === 'vsys-was-imp' && spec.cluster !== 'static' && spec.topology !== 'standalone'
        ? (spec.onFailure ?? 'restart')
        : null,
    backupDmgr: spec.kind === 'vsys-was-imp' ? (spec.backupDmgr ?? false) : false,
    dedicatedIpGroup: spec.kind === 'proxy' ? (spec.dedicatedIpGroup ?? true) : true,
    replicas: spec.kind === 'cache' ? (spec.replicas ?? 1) : 0,
    used: spec.kind === 'cache' ? (spec.used ?? 40) : 0,
    usedPercent: spec.kind === 'cache' ? (spec.scaling?.usedPercent ?? 80) : 0,
  };
}

/** The racks and deployments a scenario speaks of: its own, or those of its base. */
export const layoutOf = (
  scenario: Scenario,
): { racks: RackSpec[]; deployments: DeploymentSpec[] } => {
  const base = scenario.base === undefined ? undefined : TOPOLOGIES[scenario.base];
  return {
    racks: scenario.racks ?? base?.racks ?? [],
    deployments: scenario.deployments ?? base?.deployments ?? [],
  };
};

/** How long a run lasts when nobody says: an hour after the last line (contract 4). */
export const ONE_HOUR_MS = 3_600_000;

/** Fills in every default. The scenario has passed the parser: what it names exists. */
export function planOf(scenario: Scenario): Plan {
  const layout = layoutOf(scenario);
  const racks = layout.racks.map(planRack);
  const script = [...(scenario.script ?? [])].sort((a, b) => a.at - b.at);
  return {
    title: scenario.title ?? TOPOLOGIES[scenario.base ?? '']?.title ?? 'Untitled',
    racks,
    deployments: layout.deployments.map((spec, i) => planDeployment(spec, i, racks)),
    timings: { ...DEFAULT_TIMINGS, ...scenario.timings } as Timings,
    script,
    until: scenario.until ?? (script.at(-1)?.at ?? 0) + ONE_HOUR_MS,
  };
}

/** The rack that a rack's deployments are rebuilt on: the first at another site, or null (rulebook 7.22). */
export function targetOf(racks: readonly Rack[], home: string): Rack | null {
  const site = racks.find((rack) => rack.id === home)?.site;
  return racks.find((rack) => rack.site !== site) ?? null;
}

/** The cloud group a deployment uses in `rack`: the one of its name there, else the first (contract 2). */
export function groupIn(rack: Rack, name: string): CloudGroup {
  return must(
    rack.cloudGroups.find((g) => g.name === name) ?? rack.cloudGroups[0],
    `rack ${rack.id} has a cloud group`,
  );
}
