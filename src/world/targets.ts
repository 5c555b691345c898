// Whether what a script names exists and can do what the line asks of it (contract 3, rulebook 7.19, 7.21).
import type { Mistake } from '../base/result.ts';
import { type Deployment, type Plan, type Role, targetOf } from '../scenario/plan.ts';
import type { Line } from '../scenario/validator.ts';
import { insideNode } from './parts.ts';
import { parseVmAddress, processesOf } from './processes.ts';
import type { Part, PartKind } from './world.ts';

type Parts = ReadonlyMap<string, Part>;
export type TargetKind = PartKind | 'deployment' | 'relation:node' | 'relation:vm';

const GROUPS: ReadonlySet<string> = new Set(['chassis', 'enclosure', 'controller', 'array']);

/** How many VMs of a role a script may name (rulebook 7.21). */
function numbersAllowed(plan: Plan, deployment: Deployment, role: string): number {
  const first = deployment.vms.filter((v) => v.role === role).length;
  const own = plan.script.filter(
    (line) =>
      'action' in line &&
      (line.action === 'add-clone' || line.action === 'new-instance') &&
      deploymentIn(line.target) === deployment.id,
  ).length;
  if (first === 0) return 0;
  const scaled = role === 'was' || role === 'proxy' || role === 'cache';
  return Math.max(first + own, scaled ? (deployment.scaling?.max ?? 0) : 0);
}

/** Id of the deployment that an action's target names or stands in: `shop` of `shop/was-1` and of `primary:shop`. */
const deploymentIn = (target: string) => target.replace(/^primary:/, '').replace(/[@/].*$/, '');

/** What kind of thing an address names in a line at `at` (milliseconds), or a Mistake without its path. */
export function targetKind(
  plan: Plan,
  parts: Parts,
  address: string,
  at = Number.POSITIVE_INFINITY,
): TargetKind | Omit<Mistake, 'path'> {
  const relation = /^(host|active|primary):(.+)$/.exec(address);
  if (relation) {
    const [, how, of] = relation as unknown as [string, string, string];
    if (how === 'host') {
      const held = targetKind(plan, parts, of, at);
      if (held === 'vm') return 'relation:node';
      return {
        found: quoted(address),
        expected:
          parseVmAddress(of)?.process === null && typeof held !== 'string'
            ? `host: before ${held.expected}`
            : 'host: before the address of a VM, such as host:shop/was-1',
      };
    }
    if (how === 'primary') {
      const database = plan.deployments.find((d) => d.id === of);
      return database && (database.kind === 'vsys-db2' || database.kind === 'vapp-db2')
        ? 'relation:vm'
        : {
            found: quoted(address),
            expected: `primary: before a database deployment${listed(plan, ['vsys-db2', 'vapp-db2'])}`,
          };
    }
    const pair = /^(.+)\/(mgmt|virt)$/.exec(of);
    return pair && plan.racks.some((r) => r.id === pair[1])
      ? 'relation:node'
      : {
          found: quoted(address),
          expected: 'active: before a management pair, such as active:a/mgmt',
        };
  }
  const part = parts.get(address) ?? insideNode(parts, address);
  if (part) return part.kind;
  if (plan.deployments.some((d) => d.id === address)) return 'deployment';
  const vm = parseVmAddress(address);
  const deployment = vm && plan.deployments.find((d) => d.id === vm.deployment);
  if (!vm || !deployment) return unknown(plan, parts, address);
  const most = numbersAllowed(plan, deployment, vm.role);
  if (most === 0)
    return {
      found: quoted(address),
      expected: `a VM of ${deployment.id}: its roles are ${[...new Set(deployment.vms.map((v) => v.role))].join(', ')}`,
    };
  const there = vm.rack === null ? '' : `@${vm.rack}`;
  if (vm.number > most)
    return {
      found: quoted(address),
      expected: `a VM from ${deployment.id}${there}/${vm.role}-1 to ${deployment.id}${there}/${vm.role}-${most}`,
    };
  if (vm.rack !== null) {
    const missing = noneThere(plan, deployment, vm.rack, at);
    if (missing) return { found: quoted(address), expected: missing };
  }
  if (vm.process === null) return 'vm';
  const names: readonly string[] = processesOf(deployment, vm.role as Role);
  return names.includes(vm.process)
    ? 'process'
    : {
        found: quoted(address),
        expected: `a process of that VM: ${names.map((p) => `:${p}`).join(', ')}`,
      };
}

/** Actions that bring a deployment to the recovery rack; those of a deployment bring the database it uses, too. */
const BRINGS_THERE: ReadonlySet<string> = new Set([
  'deploy-standby',
  'start-standby',
  'switch-sprayer',
  'restore-backup',
]);

/** Why a deployment has no VM on that rack at that time; null if it may have one (rulebook 7.22). */
function noneThere(plan: Plan, deployment: Deployment, rack: string, at: number): string | null {
  const target = targetOf(plan.racks, deployment.rack)?.id;
  if (rack !== target)
    return target === undefined
      ? `a VM at home: no rack at another site takes ${deployment.id}`
      : `a VM at home, or on ${target}, the rack that ${deployment.id} is rebuilt on`;
  const brought = plan.script.some(
    (line) =>
      line.at <= at &&
      'action' in line &&
      BRINGS_THERE.has(line.action) &&
      plan.deployments.some(
        (d) =>
          d.id === deploymentIn(line.target) &&
          (d.id === deployment.id ||
            (d.database === deployment.id && line.action !== 'deploy-standby')),
      ),
  );
  return brought
    ? null
    : `a VM that may exist by then: no line before it brings ${deployment.id} to ${rack} (deploy-standby, start-standby or switch-sprayer)`;
}

const quoted = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);

const listed = (plan: Plan, kinds: readonly string[]) => {
  const ids = plan.deployments.filter((d) => kinds.includes(d.kind)).map((d) => d.id);
  return ids.length === 0 ? '' : ` (${ids.slice(0, 6).join(', ')})`;
};

function unknown(plan: Plan, parts: Parts, address: string): Omit<Mistake, 'path'> {
  const rack = plan.racks.find((r) => address.startsWith(`${r.id}/`));
  if (rack) {
    const chassis = /^[^/]+\/(c\d+)\/n\d+$/.exec(address);
    const inIt =
      chassis &&
      [...parts.values()].filter(
        (p) => p.kind === 'node' && p.parent === `${rack.id}/${chassis[1]}`,
      );
    const first = inIt?.[0];
    const last = inIt?.at(-1);
    const example =
      first && last ? `: nodes of that chassis are ${first.address} to ${last.address}` : '';
    return {
      found: quoted(address),
      expected: `a part of rack ${rack.id}, a ${rack.model.name}${example}`,
    };
  }
  if (address.startsWith('site:'))
    return {
      found: quoted(address),
      expected: `a site of this scenario: ${[...parts.keys()].filter((at) => at.startsWith('site:')).join(', ')}`,
    };
  return {
    found: quoted(address),
    expected: `the address of a part, VM or process (racks: ${plan.racks.map((r) => r.id).join(', ')}; deployments: ${plan.deployments
      .map((d) => d.id)
      .slice(0, 8)
      .join(', ')})`,
  };
}

const aRack = (plan: Plan) => `a rack: ${plan.racks.map((rack) => rack.id).join(', ')}`;

const ACTION_TARGETS: Readonly<Record<string, readonly TargetKind[]>> = {
  'restart-vm': ['vm', 'relation:vm'],
  'restart-process': ['process'],
  'add-clone': ['deployment', 'vm', 'relation:vm'],
  'new-instance': ['deployment', 'vm', 'relation:vm'],
  'restore-backup': ['deployment', 'vm', 'relation:vm'],
  takeover: ['deployment', 'vm', 'relation:vm'],
  'update-load-balancer': ['deployment', 'vm', 'relation:vm'],
  investigate: ['deployment', 'vm', 'process', 'relation:vm'],
  'prepare-target': ['rack'],
  'import-patterns': ['rack'],
  'deploy-standby': ['deployment'],
  'start-standby': ['deployment'],
  'switch-sprayer': ['deployment'],
};
const IN_WORDS: Readonly<Record<string, string>> = {
  'restart-vm': 'a VM',
  'restart-process': 'a process, such as shop/was-1:was',
  investigate: 'a deployment, a VM or a process',
  'prepare-target': 'a rack',
  'import-patterns': 'a rack',
  'deploy-standby': 'a deployment',
  'start-standby': 'a deployment',
  'switch-sprayer': 'a deployment',
};
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'add-clone': ['vapp-was', 'vsys-was', 'vsys-was-imp'],
  'new-instance': ['vapp-db2', 'vsys-db2', 'custom', 'vsys-was', 'vsys-was-imp', 'cache', 'proxy'],
  'restore-backup': ['vapp-db2', 'vsys-db2'],
  takeover: ['vsys-db2'],
};

/** The mistakes in the targets of a plan's script; `paths` gives each line's place in the file. */
export function checkTargets(plan: Plan, parts: Parts, script: readonly Line[]): Mistake[] {
  const mistakes: Mistake[] = [];
  script.forEach((line, i) => {
    const path = `script[${i}].target`;
    const kind = targetKind(plan, parts, line.target, line.at);
    if (typeof kind !== 'string') {
      const only = 'maintenance' in line ? { expected: aRack(plan) } : {};
      mistakes.push({ path, ...kind, ...only });
      return;
    }
    if ('action' in line && line.running !== undefined && line.action !== 'deploy-standby')
      mistakes.push({
        path: `script[${i}].running`,
        found: `the key "running" beside ${line.action}`,
        expected: 'it only beside deploy-standby',
      });
    const expected = expectedOf(plan, line, kind);
    if (expected) mistakes.push({ path, found: quoted(line.target), expected });
  });
  return mistakes;
}

function expectedOf(plan: Plan, line: Line, kind: TargetKind): string | null {
  if ('fault' in line) {
    if (GROUPS.has(kind))
      return `something that can fail: ${article(kind)} is a group, fail the parts in it`;
    if (kind === 'deployment')
      return 'something that can fail: a deployment is not a part, fail one of its VMs or processes';
    if (line.boots !== undefined && kind !== 'vm' && kind !== 'relation:vm')
      return 'a VM, for only a VM has "boots"';
    return null;
  }
  if ('repair' in line) {
    if (kind === 'vm' || kind === 'process' || kind === 'relation:vm' || kind === 'deployment')
      return 'a piece of hardware: VMs and processes are mended by the deployer’s actions';
    if (GROUPS.has(kind))
      return `something that can be repaired: ${article(kind)} is a group, repair the parts in it`;
    return null;
  }
  if ('load' in line) {
    const deployment = plan.deployments.find((d) => d.id === line.target);
    return deployment?.load === null || deployment === undefined
      ? `a WebSphere deployment, which takes load${listed(plan, ['vapp-was', 'vsys-was', 'vsys-was-imp'])}`
      : null;
  }
  if ('used' in line)
    return plan.deployments.some((d) => d.id === line.target && d.kind === 'cache')
      ? null
      : `a cache, which alone has "used"${listed(plan, ['cache'])}`;
  if ('maintenance' in line) return kind === 'rack' ? null : aRack(plan);
  if ('action' in line) {
    const allowed = ACTION_TARGETS[line.action] ?? [];
    if (!allowed.includes(kind)) return IN_WORDS[line.action] ?? 'a deployment or one of its VMs';
    const needs = NEEDS[line.action];
    const id = deploymentIn(line.target);
    const deployment = plan.deployments.find((d) => d.id === id);
    if (needs && deployment && !needs.includes(deployment.kind))
      return `a deployment that ${line.action} is for${listed(plan, needs)}`;
    if (line.action === 'takeover' && deployment && !deployment.hadr) return 'a database with HADR';
  }
  return null;
}

const NAMES: Readonly<Record<string, string>> = {
  mgmt: 'a management node',
  virt: 'a virtualization management node',
  tor: 'a top-of-rack switch',
  san: 'a SAN switch',
  sw: 'a chassis Ethernet switch',
  fc: 'a chassis Fibre Channel switch',
  dimm: 'a DIMM',
  external: 'a part outside the rack',
  array: 'an array',
  enclosure: 'an enclosure',
  vm: 'a VM',
  'relation:node': 'a management node',
};
const article = (kind: string) => NAMES[kind] ?? `a ${kind}`;
