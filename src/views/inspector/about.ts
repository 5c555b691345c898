// Selected part → words: what it is, how it is and since when, and a sentence on what it does in the rack.

import { capital } from '../../base/english.ts';
import { naturally } from '../../base/natural.ts';
import { deadInside } from '../../log/look.ts';
import { lastAt, type Moment } from '../../log/moment.ts';
import { CORES_PER_NODE, GB_PER_DIMM, GB_PER_NODE } from '../../scenario/models.ts';
import type { CloudGroup, Deployment, Plan } from '../../scenario/plan.ts';
import type { PartKind } from '../../world/world.ts';
import { bondsOf } from '../rack/bonds.ts';
import { rebuildOf, roleOfDrive } from '../rack/drives.ts';
import {
  drawnLook,
  floatingAddress,
  kindName,
  kindOf,
  roleName,
  stateWords,
  typeOfDrive,
  vmsAt,
} from '../rack/names.ts';
import { pathWords } from '../rack/paths.ts';
import { cutOffChassis, degradedSince, since, troubledSince } from '../workloads/since.ts';
import { kindWords } from '../workloads/supply.ts';
import { at, counted, left, processWord, short } from '../workloads/words.ts';

export type SubjectKind = PartKind | 'deployment';

/** What kind of thing is selected: a part, a VM, a process or a deployment; null if there is none of that address now. */
export function subjectKind(m: Moment, address: string): SubjectKind | null {
  return (
    kindOf(m, address) ??
    (m.run.plan.deployments.some((d) => d.id === address) ? 'deployment' : null)
  );
}

export const deploymentOf = (plan: Plan, address: string): Deployment | undefined =>
  plan.deployments.find((d) => d.id === address.replace(/[@/].*$/, ''));

export const vmOf = (address: string): string =>
  address.includes(':') ? address.slice(0, address.indexOf(':')) : address;

export const cloudGroupOf = (plan: Plan, node: string): CloudGroup | undefined =>
  plan.racks.flatMap((rack) => rack.cloudGroups).find((group) => group.nodes.includes(node));

export interface Standing {
  readonly word: string;
  readonly when: string;
  readonly red: boolean;
}

/** `failed`, `at 3:00, 1:22 ago`. */
export function standing(m: Moment, address: string): Standing {
  const kind = subjectKind(m, address);
  if (kind === 'deployment') {
    const health = m.health(address);
    const word = health.state === 'up' ? 'serves' : health.state;
    return { word, when: whenSince(m, health.since), red: health.state === 'down' };
  }
  const look = drawnLook(m, address);
  const track = kind === 'controller' ? `${address}/canister` : address;
  const lessened = look === 'degraded' ? degradedSince(m, address) : null;
  if (lessened !== null)
    return { word: stateWords(m, address), when: whenSince(m, lessened, true), red: false };
  return {
    word: stateWords(m, address),
    when: whenSince(
      m,
      troubledSince(m, track),
      cutOffChassis(m, address) !== null || lastAt(m.run.states.get(track) ?? [], m.t) >= 0,
    ),
    red: look === 'failed' || look === 'abandoned',
  };
}

const whenSince = (m: Moment, t: number, ever = t > 0): string =>
  ever ? `at ${at(t)}, ${at(m.t - t)} ago` : 'since the start';

/** What stands above the address: `Compute node`, `Application server of shop`, `Node agent`. */
export function title(m: Moment, address: string): string {
  const kind = subjectKind(m, address);
  if (kind === null) return 'Nothing of that name';
  if (kind === 'deployment') return 'Deployment';
  if (kind === 'vm') {
    const vm = m.vm(address);
    return vm ? `VM: ${roleName(vm.role)} of ${vm.deployment}` : 'VM';
  }
  return kind === 'process' ? capital(processWord(address)) : kindName(kind);
}

/** One or two sentences on what the part is. Addresses of a single rack stand without its letter. */
export function about(m: Moment, address: string): string {
  const { plan, world } = m.run;
  const kind = subjectKind(m, address);
  const part = world.parts.get(address);
  const name = (a: string | null | undefined) => (a ? short(plan, a) : '');
  const number = address.slice(-1);
  const partner = number === '1' ? '2' : '1';
  switch (kind) {
    case null:
      return 'It is not there at this moment.';
    case 'node':
      return aboutNode(m, address);
    case 'vm':
      return aboutVm(m, address);
    case 'process': {
      const vm = m.vm(vmOf(address));
      const order =
        vm?.processes.length === 1
          ? ''
          : `, ${ordinal(vm?.processes.indexOf(address) ?? 0)} to start at a boot`;
      return `It runs in ${vmOf(address)}${order}. It can die while its VM lives on.`;
    }
    case 'deployment': {
      const d = deploymentOf(plan, address);
      if (!d) return '';
      return `${capital(kindWords(d))}, priority ${d.priority}, in cloud group ${d.cloudGroup}.${options(d)}${bonded(m, address)}`;
    }
    case 'rack': {
      const rack = plan.racks.find((r) => r.id === address);
      return rack
        ? `${rack.model.name.toUpperCase()}: ${rack.model.units} units, ${counted(rack.model.chassis, 'chassis', 'chassis')}, ${rack.model.nodes} compute nodes, ${rack.model.cores} cores.`
        : '';
    }
    case 'site':
      return 'A data centre. What stands in it is lost with it.';
    case 'chassis':
      return 'Fourteen bays behind two Ethernet and two Fibre Channel switches of its own.';
    case 'mgmt':
      return `The management pair watches the rack and decides what the platform does. One is active, the other kept in sync; a floating IP address follows the active one. Its partner is mgmt-${partner}.${floats(m, address)}`;
    case 'virt':
      return `The virtualization pair starts, stops and moves VMs. One is active, the other its backup. Its partner is virt-${partner}.`;
    case 'tor':
      return `Ethernet between the chassis and the world. Switch ${number} of every chassis is cabled to it; tor-${partner} carries the other half.`;
    case 'san':
      return `Fibre Channel between the chassis and the storage. It is one of two fabrics; san-${partner} is the other.`;
    case 'sw':
      return `One of two Ethernet switches of its chassis, cabled to tor-${number}. Inside the chassis either one is enough.`;
    case 'fc':
      return `One of two Fibre Channel switches of its chassis, cabled to san-${number}.`;
    case 'cable': {
      const [near, far] = part?.ends ?? ['', ''];
      const what = /\/(sw|tor)-/.test(address) ? 'Ethernet' : 'Fibre Channel';
      return `${what} between ${name(near)} and ${name(far)}. Its twin runs beside it to the other switch.`;
    }
    case 'controller':
      return 'Two canisters before two enclosures of drives; five RAID arrays. Either canister can do all the work.';
    case 'canister':
      return `It handles the reads and writes of ${name(part?.parent)} together with canister-${partner}.`;
    case 'enclosure':
      return `Slots for 24 drives, four of them for SSDs; it belongs to ${name(part?.parent)}.`;
    case 'drive': {
      const role = roleOfDrive(m, address);
      const what = typeOfDrive(address) === 'SSD' ? 'A solid-state drive' : 'A spinning drive';
      switch (role.is) {
        case 'member':
          return `${what} of array ${name(role.array)}, which outlives the loss of one.`;
        case 'filling':
          return `It was a spare; array ${name(role.array)} is rebuilt onto it${rebuildLeft(m, role.array)}.`;
        case 'out':
          return `${what} that array ${name(role.array)} does without; repaired, it serves where one is missing, else as a spare.`;
        case 'spare':
          return m.look(address) === 'failed'
            ? `A dead spare ${typeOfDrive(address)}: it cannot take anybody’s place.`
            : `A spare ${typeOfDrive(address)}: it takes the place of the first that dies.`;
      }
      break;
    }
    case 'array': {
      const vms = m.vms().filter((vm) => m.place(vm.id).array === address).length;
      const drives = address.endsWith('ssd') ? 'seven' : 'nine';
      return `RAID 5 over ${drives} drives: one may die. The volumes of ${counted(vms, 'VM')} are on it.${arrayNow(m, address)}`;
    }
    case 'dimm':
      return `${GB_PER_DIMM} GB of the ${GB_PER_NODE} GB of its node.`;
    case 'core':
      return `One of the ${CORES_PER_NODE} cores of its node.`;
    case 'external':
      return OUTSIDE[address] ?? 'It stands outside the rack.';
  }
}

function floats(m: Moment, node: string): string {
  const { ip, at: holder } = floatingAddress(m, node.slice(0, node.indexOf('/')));
  if (holder !== node) return '';
  return m.state(node) === 'active'
    ? ` It holds the floating address ${ip}.`
    : ` It was the last to hold the floating address ${ip}.`;
}

const rebuildLeft = (m: Moment, array: string): string => {
  const rebuild = rebuildOf(m, array);
  return rebuild ? `, ${left(rebuild.timer.dueAt - m.t)} left` : '';
};

/** What an array lacks now, and what comes of it. */
function arrayNow(m: Moment, array: string): string {
  switch (m.state(array)) {
    case 'rebuilding': {
      const onto = rebuildOf(m, array)?.onto;
      const spare = onto ? ` onto ${short(m.run.plan, onto)}` : '';
      return ` It is rebuilt${spare}${rebuildLeft(m, array)}; a second loss before that costs its data.`;
    }
    case 'degraded':
      return ' It lacks one, and there is no spare: the next loss costs its data.';
    case 'lost':
      return ' Two were lost before it was whole: its data is gone. Replace its dead drives to use it again.';
    default:
      return '';
  }
}

/** Whether the bond to another rack holds, and what one can break of it. */
function bonded(m: Moment, deployment: string): string {
  const bond = bondsOf(m).find(({ of }) => of === deployment);
  if (!bond) return '';
  const sites = new Set(m.run.plan.racks.map((rack) => rack.site)).size;
  const how = bond.holds ? 'holds' : bond.rests ? 'rests' : 'is broken';
  return ` Its bond to the other rack ${how}${sites > 1 ? '; it goes over the link between the sites, wan' : ''}.`;
}

/** What was chosen for a deployment, as far as it decides what happens when something fails. */
function options(d: Deployment): string {
  const said: string[] = [];
  if (d.routing !== null) said.push(`Its requests come through ${d.routing}.`);
  if (d.caching !== null) said.push(`It keeps content in ${d.caching}.`);
  if (d.database !== null) said.push(`Its database is ${d.database}.`);
  if (d.scaling !== null) said.push(`It scales from ${d.scaling.min} to ${d.scaling.max} members.`);
  if (d.onFailure === 'restart') said.push('IMP restarts a dead server.');
  if (d.onFailure === 'add-member')
    said.push('IMP adds a member for a dead server while the SLA is missed.');
  if (d.backupDmgr) said.push('A backup deployment manager stands by.');
  if (d.kind === 'vapp-db2' || d.kind === 'vsys-db2')
    said.push(d.backup ? 'It is backed up to TSM.' : 'It has no backup.');
  if (d.hadr) said.push(`Takeover is ${d.hadr.takeover}.`);
  if (d.kind === 'cache')
    said.push(`Each entry has ${counted(d.replicas, 'copy', 'copies')} beside its primary.`);
  if (d.kind === 'proxy' && !d.dedicatedIpGroup)
    said.push('The load balancer has to be told of new proxies.');
  if (d.kind === 'custom' && !d.itmAgent) said.push('No ITM agent reports on it.');
  return said.length === 0 ? '' : ` ${said.join(' ')}`;
}

const OUTSIDE: Readonly<Record<string, string>> = {
  lb: 'The load balancer stands before the HTTP servers, checks each of them and leaves out what does not answer.',
  sprayer: 'The IP sprayer sends requests to the site that serves; a person switches it.',
  tsm: 'Tivoli Storage Manager keeps the backups of the databases.',
  wan: 'The line between the data centres.',
};

const ordinal = (index: number): string =>
  ['first', 'second', 'third'][index] ?? `number ${index + 1}`;

function aboutNode(m: Moment, node: string): string {
  const group = cloudGroupOf(m.run.plan, node);
  const dead = deadInside(m, node);
  const dimms = dead.filter((address) => address.includes('/dimm-')).length;
  const cores = CORES_PER_NODE - (dead.length - dimms);
  const what = `${cores} cores, ${GB_PER_NODE - dimms * GB_PER_DIMM} GB, ${group ? `cloud group ${group.name}` : 'in no cloud group'}.`;
  const held = heldBy(m, node).length;
  const failed = m.look(node) === 'failed';
  if (held === 0) return `${what} ${failed ? 'It held no VM.' : 'It holds no VM.'}`;
  const vms = counted(held, 'VM');
  // Nothing in a lost rack moves anything (rule rack.fail).
  if (m.state(node) === 'dark') return `${what} It held ${vms}, lost with the rack:`;
  if (failed)
    return held === 1
      ? `${what} It held one VM; the platform moves it:`
      : `${what} It held ${vms}; the platform moves them, highest priority first:`;
  return held === 1
    ? `${what} It holds one VM; if the node fails, the platform moves it:`
    : `${what} It holds ${vms}; if it fails, the platform moves them in this order:`;
}

const RANK = { high: 0, medium: 1, low: 2 } as const;

/** VMs of a node in the order in which the platform would move them; of a failed node those it held when it failed. */
export function heldBy(m: Moment, node: string): string[] {
  const { plan } = m.run;
  const failed = m.look(node) === 'failed';
  const then = since(m, node);
  const held = failed
    ? m.vms().filter((vm) => {
        const track = m.run.places.get(vm.id) ?? [];
        const before = track.filter((entry) => entry.t < then).at(-1)?.value.node;
        const first = () => m.run.world.placed.find((placed) => placed.id === vm.id)?.node;
        return (before ?? first()) === node || m.place(vm.id).lost === node;
      })
    : m.vms().filter((vm) => vmsAt(m, node).includes(vm.id));
  return held
    .sort((a, b) => rank(plan, a.deployment) - rank(plan, b.deployment) || naturally(a.id, b.id))
    .map((vm) => vm.id);
}
const rank = (plan: Plan, deployment: string): number =>
  RANK[plan.deployments.find((d) => d.id === deployment)?.priority ?? 'medium'];

function aboutVm(m: Moment, address: string): string {
  const vm = m.vm(address);
  if (!vm) return '';
  const place = m.place(address);
  const node = place.node ?? place.lost;
  const where =
    place.node !== null
      ? `on ${short(m.run.plan, place.node)}`
      : node === null
        ? 'without a place'
        : `lost with ${short(m.run.plan, node)}`;
  const facts = [`${vm.cores} cores`, `${vm.memoryGb} GB`, where];
  const paths = pathWords(m, vm.id);
  return `${facts.join(', ')}. IP address ${m.place(vm.id).ip}; its volume is on ${short(m.run.plan, m.place(vm.id).array)}.${paths === '' ? '' : ` ${capital(paths)}.`}`;
}

export interface Fill {
  readonly name: string;
  readonly used: number;
  readonly has: number;
  readonly unit: string;
}

/** How full a node is: cores and GB used of what it has. */
export function fillOf(m: Moment, node: string): Fill[] {
  const group = cloudGroupOf(m.run.plan, node);
  const on = m.on(node);
  const share = group?.type === 'average' ? 1 / 8 : 1;
  const cores = on.reduce((sum, vm) => sum + vm.cores * share, 0);
  const memory = on.reduce((sum, vm) => sum + vm.memoryGb, 0);
  const dead = deadInside(m, node);
  const dimms = dead.filter((address) => address.includes('/dimm-')).length;
  const has = CORES_PER_NODE - (dead.length - dimms);
  return [
    { name: 'Cores', used: Math.round(cores * 100) / 100, has, unit: '' },
    { name: 'Memory', used: memory, has: GB_PER_NODE - dimms * GB_PER_DIMM, unit: ' GB' },
  ];
}
