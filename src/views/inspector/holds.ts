// Selected part → the list of what it holds: VMs of a node, processes of a VM, drives of an array, ends of a cable; each with its state, its place and its timer.
import { deadInside } from '../../log/look.ts';
import { lostWords } from '../../log/lost-with.ts';
import type { Look, Moment } from '../../log/moment.ts';
import type { TimerSpan } from '../../sim/record.ts';
import type { Hue } from '../glyphs/tile.ts';
import { hueOf } from '../hues.ts';
import { drivesOf, rebuildOf, roleOfDrive } from '../rack/drives.ts';
import { drawnLook, LOOK_WORDS, stateWords } from '../rack/names.ts';
import { lookOf, timerOf } from '../workloads/member.ts';
import { fractionLeft } from '../workloads/timing.ts';
import { left, processWord, short, telling } from '../workloads/words.ts';
import { deploymentOf, heldBy, subjectKind, vmOf } from './about.ts';

export interface Held {
  readonly address: string;
  /** As it is called in the list. */
  readonly name: string;
  readonly look: Look;
  readonly hue: Hue;
  readonly shape: 'plate' | 'drum' | 'disc';
  readonly words: string;
  /** What is left of its timer, 0 to 1, and in time; null without one. */
  readonly timer: { readonly fraction: number; readonly left: string } | null;
}

export interface Holds {
  readonly items: readonly Held[];
  /** Many small things stand side by side, without words. */
  readonly dense: boolean;
  /** What is of the same deployment and does not count as it now (rulebook 7.22); empty for all else. */
  readonly apart: { readonly heading: string; readonly items: readonly Held[] };
}

/** From this many parts on a list is dense. */
const DENSE_FROM = 7;

export function holds(m: Moment, address: string): Holds {
  const all = itemsOf(m, address);
  const counts = (item: Held) => {
    const vm = m.vm(item.address);
    return vm === undefined || m.counts(vm);
  };
  const whole = subjectKind(m, address) === 'deployment';
  const items = whole ? all.filter(counts) : all;
  const apart = whole
    ? { heading: apartWords(m, address), items: all.filter((item) => !counts(item)) }
    : NONE_APART;
  const plain = items.every((item) => item.shape === 'plate' && item.hue === 'ink');
  return { items, dense: plain && items.length >= DENSE_FROM, apart };
}

const NONE_APART: Holds['apart'] = { heading: '', items: [] };

/** After a switch what is left at home; before it what stands by elsewhere. */
const apartWords = (m: Moment, id: string): string =>
  m.standsAt(id) === null
    ? 'Stands by at the other site'
    : 'At home, no longer counted: requests go to the rack above';

function itemsOf(m: Moment, address: string): Held[] {
  const { world } = m.run;
  const children = () =>
    [...world.parts.values()].filter((p) => p.parent === address).map((p) => part(m, p.address));
  const cables = () =>
    [...world.parts.values()]
      .filter((p) => p.ends?.includes(address))
      .map((p) => part(m, p.address));
  switch (subjectKind(m, address)) {
    case 'node':
      return [
        ...heldBy(m, address).map((vm) => ofNode(m, vm, address)),
        ...deadInside(m, address).map((dead) => part(m, dead)),
      ];
    case 'vm':
      return processes(m, address);
    case 'process':
      return [vmItem(m, vmOf(address), 'its VM')];
    case 'deployment':
      return m
        .vms()
        .filter((vm) => vm.deployment === address)
        .map((vm) => vmItem(m, vm.id, stateWords(m, vm.id)));
    case 'cable':
      return (world.parts.get(address)?.ends ?? []).map((end) => part(m, end));
    case 'tor':
    case 'san':
    case 'sw':
    case 'fc':
    case 'canister':
      return cables();
    case 'array':
      return drivesOf(m, address).map((drive) => ofArray(m, drive, address));
    case 'drive': {
      const role = roleOfDrive(m, address);
      return role.is === 'spare' ? [] : [part(m, role.array)];
    }
    case 'dimm':
    case 'core':
      return [part(m, address.slice(0, address.lastIndexOf('/')))];
    case 'rack':
    case 'chassis':
    case 'controller':
    case 'enclosure':
      return children().filter((item) => !item.address.includes('~'));
    default:
      return [];
  }
}

function timing(m: Moment, timer: TimerSpan | null): Held['timer'] {
  return timer && { fraction: fractionLeft(timer, m.t), left: left(timer.dueAt - m.t) };
}

function vmItem(m: Moment, id: string, words: string): Held {
  const vm = m.vm(id);
  return {
    address: id,
    name: id,
    look: vm ? lookOf(m, vm) : m.look(id),
    hue: hueOf(m.run.plan, deploymentOf(m.run.plan, id)?.id ?? id),
    shape: vm?.role === 'db' ? 'drum' : 'plate',
    words,
    timer: vm ? timing(m, timerOf(m, vm)) : null,
  };
}

/** A VM in the list of a node: what it is for while all is well, else what becomes of it and where. */
function ofNode(m: Moment, id: string, node: string): Held {
  const { plan } = m.run;
  const item = vmItem(m, id, '');
  const now = m.place(id).node;
  const state = m.state(id) ?? 'running';
  const elsewhere = now !== null && now !== node ? ` on ${short(plan, now)}` : '';
  if (state === 'stopped' || state === 'waiting') {
    const placing = telling(m.timersOf(id).filter((timer) => timer.key === 'placement'));
    const info = m.vm(id);
    const lost = info ? lostWords(m, info) : null;
    return { ...item, words: placing ? 'gets a place' : (lost ?? 'waits for a place') };
  }
  if (state === 'standby') return { ...item, words: 'stands by, stopped' };
  if (state === 'booting' || state === 'deploying') return { ...item, words: `boots${elsewhere}` };
  if (item.look === 'whole' && elsewhere === '') return { ...item, words: purpose(m, id) };
  const vm = m.vm(id);
  const starting = vm?.processes.find((p) => m.look(p) === 'recovering');
  if (starting) return { ...item, words: `${processWord(starting)} starts${elsewhere}` };
  return {
    ...item,
    words: item.look === 'whole' ? `serves${elsewhere}` : `${LOOK_WORDS[item.look]}${elsewhere}`,
  };
}

/** `member 3 of shop`, `primary of shopdb`. */
function purpose(m: Moment, id: string): string {
  const vm = m.vm(id);
  if (!vm) return '';
  switch (vm.role) {
    case 'was':
      return `member ${vm.number} of ${vm.deployment}`;
    case 'db': {
      if (!deploymentOf(m.run.plan, id)?.hadr) return `database ${vm.deployment}`;
      return `${m.primary(vm.deployment) === id ? 'primary' : 'standby'} of ${vm.deployment}`;
    }
    case 'http':
      return `HTTP server ${vm.number} of ${vm.deployment}`;
    case 'dmgr':
      return `administers ${vm.deployment}`;
    case 'custom':
      return 'no cluster';
    default:
      return `${vm.role} ${vm.number} of ${vm.deployment}`;
  }
}

function processes(m: Moment, vm: string): Held[] {
  const info = m.vm(vm);
  const place = m.place(vm);
  const list = (info?.processes ?? []).map((address): Held => {
    const timer = telling(m.timersOf(address));
    return {
      address,
      name: processWord(address),
      look: processLook(m, vm, address),
      hue: 'ink',
      shape: 'disc',
      words: stateWords(m, address),
      timer: timing(m, timer),
    };
  });
  const deployment = deploymentOf(m.run.plan, vm);
  if (deployment?.hadr) list.push(pair(m, deployment.id));
  if (info) list.push({ ...part(m, place.array), words: arrayWords(m, place.array) });
  const node = place.node ?? place.lost;
  return node === null
    ? list
    : [
        ...list,
        {
          ...part(m, node),
          words: place.node === null ? 'the node it was lost with' : 'the node it is on',
        },
      ];
}

const arrayWords = (m: Moment, array: string): string => {
  const state = m.state(array) ?? 'whole';
  return state === 'whole' ? 'the array of its volume' : `its array: ${stateWords(m, array)}`;
};

/** A drive in the list of its array: the one that is filled with the time that takes. */
function ofArray(m: Moment, drive: string, array: string): Held {
  const item = part(m, drive);
  const role = roleOfDrive(m, drive);
  if (role.is === 'filling')
    return { ...item, timer: timing(m, rebuildOf(m, array)?.timer ?? null), words: 'is filled' };
  if (role.is === 'out') return { ...item, words: 'failed, replaced by a spare' };
  return item;
}

/** A process that is off comes back only if its VM does. */
function processLook(m: Moment, vm: string, process: string): Look {
  return m.state(process) === 'off' && m.look(vm) !== 'recovering' ? 'gone' : m.look(process);
}

const PAIR: Readonly<Record<string, string>> = {
  peer: 'the pair is in peer state',
  alone: 'no standby',
  resync: 'the standby catches up',
  'lost.automatic': 'primary lost, the standby comes',
  'lost.waiting': 'primary lost, waits for you',
  takingOver: 'the standby takes over',
  switching: 'roles change',
  down: 'both sides are down',
};

/** The HADR pair a database VM belongs to. */
function pair(m: Moment, database: string): Held {
  const timer = m
    .timersOf(database)
    .find((t) => t.key === 'hadrTakeover' || t.key === 'hadrResync');
  return {
    address: database,
    name: database,
    look: m.look(database),
    hue: hueOf(m.run.plan, database),
    shape: 'drum',
    words: PAIR[m.state(database) ?? 'peer'] ?? '',
    timer: timing(m, timer ?? null),
  };
}

function part(m: Moment, address: string): Held {
  const look = drawnLook(m, address);
  return {
    address,
    name: address.includes('~')
      ? address
          .split('~')
          .map((end) => short(m.run.plan, end))
          .join(' to ')
      : short(m.run.plan, address),
    look,
    hue: 'ink',
    shape: 'plate',
    words: stateWords(m, address),
    timer: timing(m, telling(m.timersOf(address))),
  };
}
