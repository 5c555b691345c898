// Moment → words: what a part is called and how it is, as a screen reader says it and as labels and the inspector write it.
import { lostWords } from '../../log/lost-with.ts';
import type { Look, Moment } from '../../log/moment.ts';
import type { Stretch } from '../../log/stretch.ts';
import type { Role } from '../../scenario/plan.ts';
import type { PartKind } from '../../world/world.ts';
import { bondsOf } from './bonds.ts';
import { roleOfDrive } from './drives.ts';

const KINDS: Readonly<Record<PartKind, string>> = {
  rack: 'Rack',
  site: 'Site',
  chassis: 'Chassis',
  node: 'Compute node',
  mgmt: 'Management node',
  virt: 'Virtualization management node',
  tor: 'Top-of-rack switch',
  san: 'SAN switch',
  sw: 'Chassis Ethernet switch',
  fc: 'Chassis Fibre Channel switch',
  cable: 'Cable',
  controller: 'Storage controller',
  canister: 'Canister',
  enclosure: 'Drive enclosure',
  drive: 'Drive',
  array: 'RAID array',
  dimm: 'DIMM',
  core: 'Core',
  external: 'Outside the racks',
  vm: 'VM',
  process: 'Process',
};

const OUTSIDE: Readonly<Record<string, string>> = {
  lb: 'Load balancer',
  sprayer: 'IP sprayer',
  tsm: 'Tivoli Storage Manager',
  wan: 'WAN between the sites',
};

/** The name of a kind of part, as a heading has it. */
export const kindName = (kind: PartKind): string => KINDS[kind];

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  was: 'application server',
  dmgr: 'deployment manager',
  http: 'HTTP server',
  db: 'database',
  cache: 'cache container',
  proxy: 'proxy',
  custom: 'custom image',
};
/** What a VM of that role is, in words. */
export const roleName = (role: string): string => ROLE_NAMES[role as Role] ?? role;

/** The word for a look: whole, degraded, failed, recovering, cut off, dead. */
export const LOOK_WORDS: Readonly<Record<Look, string>> = {
  whole: 'whole',
  degraded: 'degraded',
  failed: 'failed',
  recovering: 'recovering',
  suspended: 'cut off',
  abandoned: 'dead, nobody comes',
  gone: 'gone',
};

/** What kind of part an address names, or null if nothing of that name is there now. */
export function kindOf(moment: Moment, address: string): PartKind | null {
  const part = moment.run.world.parts.get(address);
  if (part) return part.kind;
  if (moment.vm(address)) return 'vm';
  if (/\/dimm-\d+$/.test(address)) return 'dimm';
  if (/\/core-\d+$/.test(address)) return 'core';
  const colon = address.lastIndexOf(':');
  return colon > 0 && moment.vm(address.slice(0, colon)) ? 'process' : null;
}

/** `a/c1/n3` as `c1/n3`, where only one rack is in sight. */
export const shortOf = (address: string): string =>
  address
    .split('~')
    .map((end) => end.replace(/^[a-z][a-z0-9-]*\/(?=[cesm]\d|tor-|san-|mgmt-|virt-)/, ''))
    .join('~');

const WORKS = { working: 'whole', failed: 'failed' };
const COMPONENT = {
  working: 'whole',
  'failed.unnoticed': 'failed',
  'failed.noticed': 'failed, the node does without it',
};
const PAIRED = {
  active: 'active',
  backup: 'backup',
  takingOver: 'takes over',
  failed: 'failed',
  booting: 'booting',
  booted: 'up, without a role yet',
  syncing: 'brought into sync',
  dark: 'lost with its rack',
};

const STATES: Partial<Record<PartKind, Readonly<Record<string, string>>>> = {
  node: {
    running: 'running',
    'failed.unnoticed': 'failed, not noticed yet',
    'failed.noticed': 'failed',
    booting: 'booting',
    dark: 'lost with its rack',
  },
  rack: {
    ...WORKS,
    'failed.alone': 'failed',
    'failed.withItsSite': 'failed',
    dark: 'lost with its site',
  },
  site: WORKS,
  external: WORKS,
  vm: {
    running: 'running',
    'failed.unnoticed': 'dead, not noticed yet',
    'failed.noticed': 'dead, noticed',
    failed: 'dead, nobody looks after it',
    'broken.unnoticed': 'dead, not noticed yet',
    'broken.noticed': 'dead, noticed',
    broken: 'dead, nobody looks after it',
    trying: 'booting',
    stopped: 'stopped with its node, waits for a place',
    booting: 'booting',
    deploying: 'being deployed',
    waiting: 'waits for a place',
    standby: 'stands by, stopped',
    spent: 'did not boot',
    left: 'has left its deployment',
    'drained.booted': 'stopped for maintenance',
    'drained.undeployed': 'stopped for maintenance, not deployed yet',
    'suspended.running': 'stands still, its volume is offline',
    'suspended.booting': 'stands still in its boot, its volume is offline',
    'suspended.deploying': 'stands still, its volume is offline',
    'suspended.trying': 'stands still in its boot, its volume is offline',
  },
  mgmt: PAIRED,
  virt: PAIRED,
  tor: WORKS,
  san: WORKS,
  sw: WORKS,
  fc: WORKS,
  cable: WORKS,
  canister: WORKS,
  drive: WORKS,
  dimm: COMPONENT,
  core: COMPONENT,
  array: {
    whole: 'whole',
    rebuilding: 'rebuilding, not redundant',
    degraded: 'degraded, no spare',
    lost: 'its data is lost',
  },
  chassis: {
    connected: 'whole',
    'cutOff.unnoticed': 'cut off, not noticed yet',
    'cutOff.noticed': 'cut off',
  },
  process: {
    up: 'up',
    starting: 'starting',
    recovering: 'recovers its data',
    opening: 'opens its data',
    creating: 'makes an empty database',
    'dead.unnoticed': 'dead, not noticed yet',
    'dead.noticed': 'dead, noticed',
    empty: 'runs without its data',
    'dead.watched': 'dead, will be restarted',
    'dead.unwatched': 'dead, nobody restarts it',
    dead: 'dead, nobody restarts it',
    off: 'off with its VM',
  },
};

/** How a part is now, in a few words: `running`, `failed, not noticed yet`, `booting`. */
export function stateWords(moment: Moment, address: string): string {
  const kind = kindOf(moment, address);
  const look = moment.look(address);
  const state = moment.state(address);
  if (kind === 'drive' && look === 'recovering') return 'being filled';
  if (kind === 'controller' && look === 'whole') return controllerWords(moment, address);
  if (state?.startsWith('paused')) return 'stands still with its VM';
  const known = kind && state !== undefined ? STATES[kind]?.[state] : undefined;
  if (known === undefined)
    return kind === 'node' && look === 'whole' ? 'running' : LOOK_WORDS[look];
  if (kind !== 'node' && kind !== 'vm' && kind !== 'process') {
    // Its looks and its words may come from different hands: a plain word must not hide what is drawn.
    if (RESTING.has(known) && look !== 'whole') return LOOK_WORDS[look];
    return alone(moment, address) ? `${known}, not redundant` : known;
  }
  const vm = kind === 'vm' ? moment.vm(address) : undefined;
  const lost = vm ? lostWords(moment, vm) : null;
  if (lost !== null) return lost;
  if (state?.startsWith('suspended') || state?.startsWith('drained') || state === 'standby')
    return known;
  // What runs by its own machine may still be of no use: a plain "running" would hide it.
  if (state === 'running' || state === 'up')
    return look === 'whole' ? known : `${known}, ${BUT[look]}`;
  if (look === 'suspended') return state === 'off' ? known : `${known}, cut off`;
  return look === 'abandoned' && !known.includes('nobody') ? `${known}, nobody comes` : known;
}

const RESTING: ReadonlySet<string> = new Set(['whole', 'active', 'backup']);
const HALVES: ReadonlySet<PartKind> = new Set<PartKind>([
  'mgmt',
  'virt',
  'tor',
  'san',
  'sw',
  'fc',
  'canister',
]);
/** Whether parts of that kind come in redundant pairs. */
const isHalf = (kind: PartKind | null): boolean => kind !== null && HALVES.has(kind);

/** Whether a part that works is half of a pair which is not whole. */
export function alone(moment: Moment, address: string): boolean {
  const kind = moment.run.world.parts.get(address)?.kind ?? null;
  const look = moment.look(address);
  if (!isHalf(kind) || look === 'failed' || moment.state(address) === 'booting') return false;
  const pair = moment.state(address.replace(/-\d$/, ''));
  return pair === 'degraded' || pair === 'down';
}

/** A controller is as its canisters are. */
function controllerWords(moment: Moment, controller: string): string {
  switch (moment.state(`${controller}/canister`)) {
    case 'down':
      return 'offline, both canisters dead';
    case 'degraded':
      return 'on one canister';
    default:
      return 'whole';
  }
}

/** The look a part is drawn with: what works alone in its pair wears the ring of the degraded; a controller looks as its pair of canisters does. */
export function drawnLook(moment: Moment, address: string): Look {
  const look = moment.look(address);
  if (look === 'whole' && moment.run.world.parts.get(address)?.kind === 'controller') {
    const pair = moment.state(`${address}/canister`);
    return pair === 'down' ? 'failed' : pair === 'degraded' ? 'degraded' : look;
  }
  return look === 'whole' && alone(moment, address) ? 'degraded' : look;
}

/** What is wrong with something that runs. */
const BUT: Readonly<Record<Exclude<Look, 'whole'>, string>> = {
  degraded: 'degraded',
  failed: 'but does not serve',
  recovering: 'starting what runs on it',
  suspended: 'cut off',
  abandoned: 'but does not serve, nobody comes',
  gone: 'gone',
};

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

/** VMs by the node they stand or stopped on; every node's name asks for its own. */
const standing = new WeakMap<Stretch, ReadonlyMap<string, readonly string[]>>();

/** The VMs that stand on a node or, having no place, stopped there. */
export function vmsAt(moment: Moment, node: string): readonly string[] {
  let nodes = standing.get(moment.stretch);
  if (!nodes) {
    const found = new Map<string, string[]>();
    for (const { id } of moment.vms()) {
      const at = lastNode(moment, id);
      if (at !== null) found.set(at, [...(found.get(at) ?? []), id]);
    }
    nodes = found;
    standing.set(moment.stretch, nodes);
  }
  return nodes.get(node) ?? NO_VMS;
}
const NO_VMS: readonly string[] = [];

/** The node a VM is on, or was lost with if it has no place now. */
export function lastNode(moment: Moment, vm: string): string | null {
  const { node, lost } = moment.place(vm);
  return node ?? lost;
}

/** Active or backup, for a node of the two management pairs. */
export const roleInPair = (moment: Moment, address: string): 'active' | 'backup' =>
  moment.state(address) === 'active' ? 'active' : 'backup';

/** The floating address of a rack's management pair, and the node that holds it; it stays with the last active one. */
export function floatingAddress(moment: Moment, rack: string): { ip: string; at: string } {
  const { run } = moment;
  const index = run.plan.racks.find((r) => r.id === rack)?.index ?? 0;
  let at = `${rack}/mgmt-1`;
  for (const event of run.events) {
    if (event.t > moment.t) break;
    if (event.kind === 'ip-move' && event.subject === `${rack}/mgmt`) at = String(event.data.node);
  }
  return { ip: `10.${index}.255.1`, at };
}

/** The accessible name of any part: kind, address, state, and what follows from it. */
export function nameOf(moment: Moment, address: string): string {
  const kind = kindOf(moment, address);
  if (kind === null) {
    if (!moment.run.plan.deployments.some((d) => d.id === address)) return address;
    const { state } = moment.health(address);
    return `Deployment ${address}, ${state === 'up' ? 'serves' : state}`;
  }
  const words = stateWords(moment, address);
  const name = `${kind === 'external' ? OUTSIDE[address] : KINDS[kind]} ${address}`;
  switch (kind) {
    case 'node': {
      const vms = vmsAt(moment, address);
      const leaving = vms.filter((id) => moment.look(id) !== 'whole').length;
      const failed = moment.look(address) === 'failed';
      return vms.length === 0
        ? `${name}, ${words}, no VMs`
        : `${name}, ${words}, ${count(failed ? leaving : vms.length, 'VM')}${failed ? (moment.state(address) === 'failed.noticed' ? ' evacuating' : ' down') : ''}`;
    }
    case 'vm': {
      const vm = moment.vm(address);
      const node = moment.place(address).node;
      return `${name}, ${roleName(vm?.role ?? '')} of ${vm?.deployment ?? ''}, ${words}${node ? `, on ${node}` : ''}`;
    }
    case 'mgmt': {
      const { ip, at } = floatingAddress(moment, address.slice(0, address.indexOf('/')));
      return `${name}, ${words}${at === address && words.startsWith('active') ? `, floating address ${ip}` : ''}`;
    }
    case 'drive':
      return `${name}, ${words}, ${driveWords(moment, address)}`;
    case 'external': {
      const bonds = address === 'wan' ? bondsOf(moment) : [];
      const over = bonds.map(
        ({ what, of, holds }) =>
          `${what === 'HADR' ? 'HADR' : 'administration'} of ${of} ${holds ? 'holds' : 'is broken'}`,
      );
      return [name, words, ...over].join(', ');
    }
    case 'cable': {
      const [near, far] = moment.run.world.parts.get(address)?.ends ?? ['', ''];
      return `Cable from ${near} to ${far}, ${words}`;
    }
    case 'chassis': {
      const nodes = [...moment.run.world.parts.values()].filter(
        (p) => p.kind === 'node' && p.parent === address,
      );
      return `${name}, ${words}, ${count(nodes.length, 'compute node')}`;
    }
    default:
      return `${name}, ${words}`;
  }
}

/** What a drive is for: `in array a/s1/hdd-1`, `spare HDD`. */
function driveWords(moment: Moment, drive: string): string {
  const role = roleOfDrive(moment, drive);
  switch (role.is) {
    case 'member':
    case 'filling':
      return `in array ${role.array}`;
    case 'out':
      return `was in array ${role.array}`;
    case 'spare':
      return `spare ${typeOfDrive(drive)}`;
  }
}

/** The first four slots of an enclosure hold SSDs. */
export const typeOfDrive = (drive: string): 'SSD' | 'HDD' =>
  Number(drive.slice(-2)) <= 4 ? 'SSD' : 'HDD';
