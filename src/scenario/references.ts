// After the shape: whether what a scenario names exists, and is what it is used as. Targets of the script need the world and are checked there.

import { naturally } from '../base/natural.ts';
import { nearest, quoteText } from '../base/quote.ts';
import type { Mistake } from '../base/result.ts';
import { rackModel } from './models.ts';
import { nodeAddresses, nodesUnder } from './plan.ts';
import { TOPOLOGIES } from './topologies.ts';
import type { DeploymentSpec, Kind, RackSpec, Scenario } from './validator.ts';

/** Addresses of what stands outside every rack (contract 3); racks and deployments may not take them. */
const RESERVED: ReadonlySet<string> = new Set(['lb', 'sprayer', 'tsm', 'wan', 'site']);

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
  return mistakes;
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
  const ofKind = (kinds: readonly Kind[]) =>
    deployments.filter((d) => kinds.includes(d.kind)).map((d) => d.id);
  deployments.forEach((spec, d) => {
    const path = `deployments[${d}]`;
    /** Notes a name that is not among `choices`. */
    const among = (key: string, name: string | undefined, what: string, choices: string[]) => {
      if (name !== undefined && !choices.includes(name))
        note(`${path}.${key}`, quoteText(name), oneOf(what, name, choices));
    };
    if (RESERVED.has(spec.id) || rackIds.includes(spec.id))
      note(
        `${path}.id`,
        quoteText(spec.id),
        `a name other than those of racks (${rackIds.join(', ')}) and of ${[...RESERVED].join(', ')}`,
      );
    among('rack', spec.rack, 'a rack of this scenario', rackIds);
    const rack = spec.rack === undefined ? racks[0] : racks.find((r) => r.id === spec.rack);
    if (rack) {
      const groups = (rack.cloudGroups ?? [{ name: 'default' }]).map((group) => group.name);
      among('cloudGroup', spec.cloudGroup, `a cloud group of rack ${rack.id}`, groups);
    }
    if ('database' in spec)
      among(
        'database',
        spec.database,
        'a database (vsys-db2, vapp-db2)',
        ofKind(['vsys-db2', 'vapp-db2']),
      );
    if ('routing' in spec) among('routing', spec.routing, 'a proxy deployment', ofKind(['proxy']));
    if ('caching' in spec) among('caching', spec.caching, 'a cache deployment', ofKind(['cache']));
    if (spec.kind === 'vsys-db2')
      among('hadr.standbyRack', spec.hadr?.standbyRack, 'a rack of this scenario', rackIds);
    if (spec.kind === 'vsys-was' || spec.kind === 'vsys-was-imp') {
      among(
        'federatedTo',
        spec.federatedTo,
        'a cell of its own (topology nd, not federated itself)',
        cells(deployments, spec),
      );
      if (spec.federatedTo !== undefined && spec.topology === 'standalone')
        note(
          `${path}.topology`,
          '"standalone" with federatedTo',
          'nd: only members of a cell are federated',
        );
    }
    checkLimits(spec, path, note);
  });
}

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
