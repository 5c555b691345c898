// After the shape: whether what a scenario names exists, and is what it is used as. Targets of the script need the world and are checked there.

import { naturally } from '../base/natural.ts';
import { nearest } from '../base/nearest.ts';
import { quoteText } from '../base/quote.ts';
import type { Mistake } from '../base/result.ts';
import { rackModel } from './models.ts';
import { nodeAddresses, nodesUnder } from './plan.ts';
import { TOPOLOGIES } from './topologies.ts';
import type { DeploymentSpec, Kind, RackSpec, Scenario } from './validator.ts';

/** Addresses of what stands outside every rack (contract 3); racks and deployments may not take them. */
const RESERVED: ReadonlySet<string> = new Set(['lb', 'sprayer', 'tsm', 'wan', 'site']);

/** Kinds that the load balancer sends requests to, alone or with others as one service. */
const SERVED: ReadonlySet<Kind> = new Set(['vapp-was', 'vsys-was', 'vsys-was-imp']);

type Note = (path: string, found: string, expected: string) => void;

/** Every mistake in what a scenario of sound shape names. */
export function checkReferences(scenario: Scenario, name: string): Mistake[] {
  const mistakes: Mistake[] = [];
  const note: Note = (path, found, expected) => mistakes.push({ path, found, expected });
  const { base, racks, deployments } = scenario;
  const known = Object.keys(TOPOLOGIES).join(', ');
  if (base !== undefined) {
    if (!Object.hasOwn(TOPOLOGIES, base))
      note('base', quoteText(base), `a built-in topology: ${known}`);
    for (const key of ['racks', 'deployments'] as const)
      if (scenario[key]) note(key, `${key} beside a base`, 'either base, or racks and deployments');
  } else if (!racks)
    note(
      deployments ? 'racks' : name,
      deployments ? 'nothing' : 'neither base nor racks',
      `either base (a built-in topology: ${known}), or racks and deployments`,
    );
  checkRacks(racks ?? [], note);
  // Deployments without racks would only repeat the mistake above, once each.
  if (racks) checkDeployments(deployments ?? [], racks, note);
  checkHypothesis(scenario, note);
  return mistakes;
}

/** A hypothesis names deployments, or services that several of them form. */
function checkHypothesis({ base, deployments, hypothesis }: Scenario, note: Note): void {
  const known = deployments ?? (base === undefined ? undefined : TOPOLOGIES[base]?.deployments);
  // Of workloads that nobody knows nothing can be said; that is a mistake of its own, above.
  if (!known || !hypothesis) return;
  const names = known.flatMap((spec) => [
    spec.id,
    ...('service' in spec && spec.service !== undefined ? [spec.service] : []),
  ]);
  hypothesis.staysUp.forEach((name, i) => {
    if (!names.includes(name))
      note(
        `hypothesis.staysUp[${i}]`,
        quoteText(name),
        oneOf('a deployment or a service of this scenario', name, [...new Set(names)]),
      );
  });
}

function unique(path: string, names: readonly string[], key: string, note: Note): void {
  names.forEach((name, i) => {
    const first = names.indexOf(name);
    if (first < i)
      note(`${path}[${i}].${key}`, quoteText(name), `a name that ${path}[${first}] does not have`);
  });
}

function checkRacks(racks: readonly RackSpec[], note: Note): void {
  unique(
    'racks',
    racks.map((rack) => rack.id),
    'id',
    note,
  );
  racks.forEach((rack, r) => {
    if (RESERVED.has(rack.id))
      note(`racks[${r}].id`, quoteText(rack.id), `a name other than ${[...RESERVED].join(', ')}`);
    const groups = rack.cloudGroups ?? [];
    const path = `racks[${r}].cloudGroups`;
    unique(
      path,
      groups.map((group) => group.name),
      'name',
      note,
    );
    const all = nodeAddresses(rack.id, rackModel(rack.model));
    const groupOf = new Map<string, number>();
    groups.forEach((group, g) => {
      group.nodes.forEach((address, n) => {
        const nodes = nodesUnder(address, all);
        const where = `${path}[${g}].nodes[${n}]`;
        if (nodes.length === 0) note(where, quoteText(address), nodesOf(rack, address, all));
        const taken = nodes.find((node) => (groupOf.get(node) ?? g) !== g);
        if (taken !== undefined) {
          const other = groups[groupOf.get(taken) as number]?.name ?? '';
          note(
            where,
            `${quoteText(address)}${taken === address ? '' : `, so ${taken},`} also in cloud group ${quoteText(other)}`,
            'each node in one cloud group only',
          );
        }
        for (const node of nodes) if (!groupOf.has(node)) groupOf.set(node, g);
      });
    });
  });
}

/** In words, which addresses a cloud group of that rack may list. */
function nodesOf(rack: RackSpec, address: string, all: readonly string[]): string {
  const chassis = all.filter((node) => node.startsWith(`${address.replace(/\/n\d+$/, '')}/n`));
  const [from, to] = chassis.length > 0 ? [chassis[0], chassis.at(-1)] : [all[0], all.at(-1)];
  return `the rack ${rack.id} (a ${rack.model}), one of its chassis, or a compute node from ${from} to ${to}`;
}

function checkDeployments(
  deployments: readonly DeploymentSpec[],
  racks: readonly RackSpec[],
  note: Note,
): void {
  const rackIds = racks.map((rack) => rack.id);
  unique(
    'deployments',
    deployments.map((deployment) => deployment.id),
    'id',
    note,
  );
  deployments.forEach((spec, d) => {
    const path = `deployments[${d}]`;
    if (RESERVED.has(spec.id) || rackIds.includes(spec.id))
      note(
        `${path}.id`,
        quoteText(spec.id),
        `a name other than those of racks (${rackIds.join(', ')}) and of ${[...RESERVED].join(', ')}`,
      );
    for (const [key, reference] of Object.entries(REFERENCES)) {
      const name = reference.read(spec);
      const { what, names } = reference.among(spec, racks, deployments);
      // A cloud group of a rack that is not there was hardly meant as one of another rack.
      if (name !== undefined && names !== null && !names.includes(name))
        note(`${path}.${key}`, quoteText(name), oneOf(what, name, names));
    }
    if (
      (spec.kind === 'vsys-was' || spec.kind === 'vsys-was-imp') &&
      spec.federatedTo !== undefined &&
      spec.topology === 'standalone'
    )
      note(
        `${path}.topology`,
        '"standalone" with federatedTo',
        'nd: only members of a cell are federated',
      );
    checkService(spec, path, deployments, note);
    checkLimits(spec, path, note);
  });
}

/** A service is what stands behind the load balancer together; a database, a cache of its name would count as part of it. */
function checkService(
  spec: DeploymentSpec,
  path: string,
  deployments: readonly DeploymentSpec[],
  note: Note,
): void {
  if (!('service' in spec) || spec.service === undefined) return;
  const other = deployments.find((d) => d.id === spec.service && !SERVED.has(d.kind));
  if (other)
    note(
      `${path}.service`,
      quoteText(spec.service),
      `the name of a service: ${other.id} is a deployment of kind ${other.kind}, which takes no part in one`,
    );
}

/** An option of a deployment that names something else in the scenario. */
export interface Reference {
  /** What the deployment says; undefined if nothing. */
  read(spec: DeploymentSpec): string | undefined;
  /** What it may name, in words and by name; null if that cannot be told. */
  among(
    spec: DeploymentSpec,
    racks: readonly RackSpec[],
    deployments: readonly DeploymentSpec[],
  ): { readonly what: string; readonly names: readonly string[] | null };
}

const idsOf = (deployments: readonly DeploymentSpec[], kinds: readonly Kind[]) =>
  deployments.filter((d) => kinds.includes(d.kind)).map((d) => d.id);
const aRack: Reference['among'] = (_, racks) => ({
  what: 'a rack of this scenario',
  names: racks.map((rack) => rack.id),
});

/** Every option that is a reference, by its path in a deployment. */
export const REFERENCES: Readonly<Record<string, Reference>> = {
  rack: { read: (spec) => spec.rack, among: aRack },
  cloudGroup: {
    read: (spec) => spec.cloudGroup,
    among(spec, racks) {
      const rack = spec.rack === undefined ? racks[0] : racks.find((r) => r.id === spec.rack);
      return {
        what: `a cloud group of rack ${rack?.id ?? ''}`,
        names: rack ? (rack.cloudGroups ?? [{ name: 'default' }]).map((g) => g.name) : null,
      };
    },
  },
  database: {
    read: (spec) => ('database' in spec ? spec.database : undefined),
    among: (_, __, deployments) => ({
      what: 'a database (vsys-db2, vapp-db2)',
      names: idsOf(deployments, ['vsys-db2', 'vapp-db2']),
    }),
  },
  routing: {
    read: (spec) => ('routing' in spec ? spec.routing : undefined),
    among: (_, __, deployments) => ({
      what: 'a proxy deployment',
      names: idsOf(deployments, ['proxy']),
    }),
  },
  caching: {
    read: (spec) => ('caching' in spec ? spec.caching : undefined),
    among: (_, __, deployments) => ({
      what: 'a cache deployment',
      names: idsOf(deployments, ['cache']),
    }),
  },
  'hadr.standbyRack': {
    read: (spec) => (spec.kind === 'vsys-db2' ? spec.hadr?.standbyRack : undefined),
    among: aRack,
  },
  federatedTo: {
    read: (spec) => ('federatedTo' in spec ? spec.federatedTo : undefined),
    among: (spec, _, deployments) => ({
      what: 'a cell of its own (topology nd, not federated itself)',
      names: cells(deployments, spec),
    }),
  },
};

/** The other deployments whose deployment manager could administer members of `spec`. */
const cells = (deployments: readonly DeploymentSpec[], spec: DeploymentSpec): string[] =>
  deployments
    .filter(
      (d) =>
        (d.kind === 'vsys-was' || d.kind === 'vsys-was-imp') &&
        d.id !== spec.id &&
        d.topology !== 'standalone' &&
        d.federatedTo === undefined,
    )
    .map((d) => d.id);

function checkLimits(spec: DeploymentSpec, path: string, note: Note): void {
  const order = (where: string, min: number, max: number) => {
    if (min > max)
      note(`${path}.${where}`, `min ${min} and max ${max}`, 'a min that is not above max');
  };
  if ('scaling' in spec && spec.scaling)
    order('scaling', spec.scaling.min ?? 2, spec.scaling.max ?? 6);
  if (spec.kind === 'vsys-was-imp' && (spec.min !== undefined || spec.max !== undefined)) {
    const members = spec.members ?? 2;
    order(spec.min === undefined ? 'max' : 'min', spec.min ?? members, spec.max ?? members + 2);
  }
}

function oneOf(what: string, name: string, choices: readonly string[]): string {
  if (choices.length === 0) return `${what}, and there is none`;
  const near = nearest(name, choices);
  const listed = [...choices].sort(naturally).slice(0, 12).join(', ');
  return `${what}: ${near && choices.length > 1 ? `${near}, perhaps, of ` : ''}${listed}`;
}
