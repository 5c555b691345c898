// Selected part → what one can do to it now: faults that this build can inject, repair, and in plain words why the rest is not on offer.

import { never } from '../../base/assert.ts';
import { deadInside } from '../../log/look.ts';
import type { Moment } from '../../log/moment.ts';
import { CORES_PER_NODE, DIMMS_PER_NODE } from '../../scenario/models.ts';
import { drivesOf, roleOfDrive } from '../rack/drives.ts';
import { left, processWord, short } from '../workloads/words.ts';
import { subjectKind } from './about.ts';
import { act, BREAK, fault, mend, type Offer, type Offers, offered } from './offer.ts';
import { offersOfDeployment, offersOfRack } from './recovery-offers.ts';
import { costMs } from './todo.ts';

const tail = (address: string): string => address.slice(address.lastIndexOf('/') + 1);
const isDead = (m: Moment, address: string): boolean =>
  m.state(address)?.startsWith('failed') ?? false;

/** Without power, for its rack is lost: there is nothing left in it to break, and nothing to mend but the rack. */
const isDark = (m: Moment, address: string): boolean =>
  m.state(address)?.startsWith('dark') ?? false;

/** Fail it while it works, repair it while it is dead; what cannot be done now stays in its place. */
function ofPart(m: Moment, target: string, word: string, cost: string, note: string): Offers {
  const dead = isDead(m, target);
  const fail = fault(
    'fail',
    `Fail ${word}`,
    { fault: 'fail', target },
    !dead && !isDark(m, target),
  );
  const repair = mend('repair', `Repair ${word}`, target, true, cost);
  return dead ? offered([repair, fail], note) : offered([fail]);
}

/** Of a group: each of its parts by name, a dead one to be repaired. */
const ofParts = (m: Moment, addresses: readonly string[]): Offer[] =>
  addresses.map((target) =>
    isDead(m, target)
      ? mend(target, `Repair ${tail(target)}`, target)
      : fault(target, `Fail ${tail(target)}`, { fault: 'fail', target }, true),
  );

/** At most so many dead ones of a kind are offered by name; the list above leads to the others. */
const MOST_DEAD = 4;

/** Of many alike: the next that works, and the dead ones by name. */
function nextOf(m: Moment, what: string, all: readonly string[], now = true): Offer[] {
  const next = all.find((address) => !isDead(m, address));
  const target = next ?? all[0] ?? '';
  return [
    fault(`fail ${what}`, `Fail a ${what}`, { fault: 'fail', target }, now && next !== undefined),
    ...all
      .filter((address) => isDead(m, address))
      .slice(0, MOST_DEAD)
      .map((address) => mend(address, `Repair ${tail(address)}`, address)),
  ];
}

/** DIMMs and cores of a node: one of each can be broken, the dead ones mended. */
function inside(m: Moment, node: string, up: boolean): Offer[] {
  const dead = new Set(deadInside(m, node));
  const of = (kind: 'dimm' | 'core', most: number, what: string): Offer => {
    const all = Array.from({ length: most }, (_, i) => `${node}/${kind}-${i + 1}`);
    const next = all.find((address) => !dead.has(address));
    const deed = { fault: 'fail', target: next ?? `${node}/${kind}-1` } as const;
    return fault(kind, `Fail a ${what}`, deed, up && next !== undefined);
  };
  return [
    of('dimm', DIMMS_PER_NODE, 'DIMM'),
    of('core', CORES_PER_NODE, 'core'),
    ...[...dead]
      .slice(0, MOST_DEAD)
      .map((address) => mend(address, `Repair ${tail(address)}`, address)),
  ];
}

const GROUP_NOTES = {
  chassis: 'A group cannot fail as one: its switches can, or choose one of its nodes.',
  controller: 'A group cannot fail as one: its canisters can, or choose a drive.',
  enclosure: 'A group cannot fail as one: its drives can.',
  array: 'A group cannot fail as one: its drives can.',
} as const;

/** A chassis, a controller, an enclosure, an array: what it is made of. */
function ofGroup(m: Moment, target: string, kind: keyof typeof GROUP_NOTES): Offers {
  const children = (wanted: readonly string[]) =>
    [...m.run.world.parts.values()]
      .filter((p) => p.parent === target && wanted.includes(p.kind))
      .map((p) => p.address);
  switch (kind) {
    case 'chassis':
      return offered(ofParts(m, children(['sw', 'fc'])), GROUP_NOTES[kind]);
    case 'controller':
      return offered(ofParts(m, children(['canister'])), GROUP_NOTES[kind]);
    case 'enclosure':
      return offered(nextOf(m, 'drive', children(['drive'])), GROUP_NOTES[kind]);
    case 'array': {
      // A drive that is being filled is the last one to be offered.
      const all = drivesOf(m, target);
      const filled = (drive: string) => (roleOfDrive(m, drive).is === 'filling' ? 1 : 0);
      const order = [...all].sort((a, b) => filled(a) - filled(b));
      return offered(nextOf(m, 'drive', order), GROUP_NOTES[kind]);
    }
  }
}

/** Of its own accord the deployer adds a clone to a cell, or has the standby of a pair in peer take over (rulebook 7.7, 7.9). */
function ofDeployment(m: Moment, id: string): Offers {
  const plan = m.run.plan.deployments.find((d) => d.id === id);
  const offers: Offer[] = [];
  if (plan?.vms.some((vm) => vm.role === 'was'))
    offers.push(act('Add a clone', 'add-clone', id, left(costMs(m, 'add-clone', id)), true));
  if (plan?.hadr)
    offers.push(
      act(
        'Have the standby take over',
        'takeover',
        id,
        left(costMs(m, 'takeover', id)),
        m.state(id) === 'peer',
      ),
    );
  offers.push(...offersOfDeployment(m, id));
  return {
    heading: offers.length > 0 ? 'Change it' : BREAK,
    offers,
    note: 'A deployment is not a part that breaks: choose one of its VMs.',
  };
}

const OUTSIDE_WORDS: Readonly<Record<string, string>> = {
  lb: 'the load balancer',
  sprayer: 'the IP sprayer',
  tsm: 'the backup server',
  wan: 'the link between the sites',
};

/** What a repair brings, for parts whose partner did their work meanwhile. */
const AS_BACKUP =
  'It comes back as the backup of whoever is active, after it has been brought into sync.';

export function offersFor(m: Moment, target: string): Offers {
  const kind = subjectKind(m, target);
  const state = m.state(target) ?? 'running';
  switch (kind) {
    case null:
      return { heading: '', offers: [], note: '' };
    case 'node': {
      const down = state.startsWith('failed');
      const repair: Offer = {
        key: 'repair',
        label: 'Repair node',
        cost: `boots ${left(m.run.plan.timings.nodeBoot)}`,
        deed: { repair: true, target },
        kind: 'repair',
        now: down,
      };
      const dark = isDark(m, target);
      const fail = fault('fail', 'Fail node', { fault: 'fail', target }, !down && !dark);
      return down
        ? offered(
            [repair, fail, ...inside(m, target, false)],
            'A node that is down has nothing left to break. Mending it brings nothing back: its VMs stay where they went.',
          )
        : offered(
            [fail, ...inside(m, target, !dark)],
            dark ? 'Its rack is lost: it boots when the rack is back.' : '',
          );
    }
    case 'vm': {
      const alive = ['running', 'booting', 'deploying'].includes(state);
      const still = state.startsWith('suspended');
      return {
        heading: 'Break it',
        offers: [
          fault('fail', 'Fail VM', { fault: 'fail', target }, alive),
          fault(
            'fail-for-good',
            'Fail VM so that it will not boot',
            { fault: 'fail', target, boots: false },
            alive,
          ),
          act(
            'Reboot VM',
            'restart-vm',
            target,
            left(costMs(m, 'restart-vm', target)),
            state === 'running',
          ),
          ...offersOfDeployment(m, m.vm(target)?.deployment ?? ''),
        ],
        note: still
          ? 'A VM that stands still cannot be broken: it waits for its volume.'
          : alive
            ? ''
            : state.startsWith('drained')
              ? 'Somebody works on its rack: it boots when that is over.'
              : 'A VM that is down has nothing left to break. Restarting it is the deployer’s.',
      };
    }
    case 'process': {
      const alive = !/^(dead|off|paused)/.test(state);
      return {
        heading: 'Break it',
        offers: [fault('fail', `Kill ${processWord(target)}`, { fault: 'fail', target }, alive)],
        note: alive ? '' : 'A process that is down has nothing left to break.',
      };
    }
    case 'chassis':
    case 'enclosure':
    case 'controller':
    case 'array':
      return ofGroup(m, target, kind);
    case 'mgmt':
    case 'virt': {
      const boots = `boots ${left(m.run.plan.timings.nodeBoot)}`;
      return ofPart(m, target, tail(target), boots, AS_BACKUP);
    }
    case 'tor':
    case 'san':
    case 'sw':
    case 'fc':
    case 'canister':
      return ofPart(m, target, tail(target), '', 'It works again at once.');
    case 'cable':
      return ofPart(m, target, 'cable', '', 'It works again at once.');
    case 'drive':
      return ofPart(
        m,
        target,
        `drive ${short(m.run.plan, target)}`,
        '',
        'The new drive is filled if an array waits for one; else it is the next spare.',
      );
    case 'dimm':
      return ofPart(
        m,
        target,
        'DIMM',
        '',
        'The node has its memory back at once; no VM moves back.',
      );
    case 'core':
      return ofPart(m, target, 'core', '', 'The node has its core back at once; no VM moves back.');
    case 'deployment':
      return ofDeployment(m, target);
    case 'rack': {
      const part = ofPart(
        m,
        target,
        'the whole rack',
        '',
        'Its nodes boot; its VMs are placed when management and virtualization are active again.',
      );
      const steps = offersOfRack(m, target);
      return steps.length === 0
        ? part
        : {
            ...part,
            heading: `${part.heading}, or prepare it`,
            offers: [...part.offers, ...steps],
          };
    }
    case 'site':
      return ofPart(
        m,
        target,
        'the whole site',
        '',
        'Its racks come back with it, but for those that failed by themselves.',
      );
    case 'external':
      return ofPart(m, target, OUTSIDE_WORDS[target] ?? target, '', 'It works again at once.');
    default:
      return never(kind);
  }
}
