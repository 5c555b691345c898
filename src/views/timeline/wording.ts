// Event log → words: each kind of event in a long, a middle and a short wording for its label, with its mark and how much it matters. Data, one entry a kind.
import type { EventKind, LogEvent } from '../../sim/event.ts';
import { parseVmAddress } from '../../world/processes.ts';
import type { MarkKind } from '../glyphs/mark.ts';
import { actionWords } from './action-words.ts';
import type { Names } from './names.ts';

/** Long to short; the label takes the longest that finds room. */
export type Words = readonly [string, ...string[]];

export interface Wording {
  readonly mark: MarkKind;
  /** 1 is said first and left out last (tokens.md, section 6). */
  readonly importance: number;
  readonly words: Words;
}

export interface Said {
  readonly event: LogEvent;
  readonly names: Names;
  /** What this event did to services, in words: `shop serves again`. */
  readonly effect: string | null;
  /** How many VMs stood still, went on or were lost together; 0 where that is not the news. */
  readonly together: number;
}

const say = (mark: MarkKind, importance: number, ...words: [string, ...string[]]): Wording => ({
  mark,
  importance,
  words,
});

const datum = (event: LogEvent, key: string): string | null => {
  const value = event.data[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
};
/** A HADR pair goes by its deployment, whose name has no slash. */
const isPair = (address: string) => !address.includes('/');
const isNode = (address: string) => /\/n\d+$/.test(address);
const isProcess = (address: string) => address.includes(':') && !address.startsWith('site:');
const withEffect = (text: string, effect: string | null): string[] =>
  effect ? [`${text}: ${effect}`, text] : [text];

function need({ event, names }: Said): Wording {
  const actions = event.data.actions;
  const first = Array.isArray(actions) ? String(actions[0] ?? '') : '';
  const { toDo } = actionWords(first, names.short(event.subject));
  if (event.data.blocking !== true) return say('follow', 2, ...toDo);
  return say('yours', 1, `${toDo[0]}: nobody else will`, ...toDo);
}

function order({ event, names }: Said): Wording {
  const action = datum(event, 'action');
  const work = datum(event, 'maintenance');
  if (work !== null && event.data.nothingToDo === undefined) {
    const rack = `rack ${names.short(event.subject)}`;
    return work === 'end'
      ? say('follow', 1.4, `bring ${rack} back`, 'bring back')
      : say('follow', 1.4, `drain ${rack}`, 'drain');
  }
  if (action === null)
    return say('degraded', 2, `${names.short(event.subject)}: nothing to do`, 'nothing to do');
  return say('follow', 1.4, ...actionWords(action, names.short(event.subject)).toDo);
}

/** Null: the kind has no mark of its own (what a user notices stands in the ribbons). */
export const WORDINGS: Readonly<Record<EventKind, ((said: Said) => Wording) | null>> = {
  fault: ({ event, names }) => {
    const verb = isProcess(event.subject) ? 'kill' : 'fail';
    const what = event.subject.includes('~')
      ? `cable ${names.full(event.subject)}`
      : /\/n\d+$/.test(event.subject)
        ? `node ${event.subject}`
        : large(event.subject);
    return say(
      'fault',
      1,
      `${verb} ${what}`,
      `${verb} ${names.full(event.subject)}`,
      names.tiny(event.subject),
    );
  },
  repair: ({ event, names }) => say('repair', 1.2, `repair ${names.full(event.subject)}`, 'repair'),
  load: ({ event, names }) => {
    const load = datum(event, 'load');
    const amount = load === null ? `${datum(event, 'used')} % in use` : `load ${load}/s`;
    return say('auto', 1.6, `${names.short(event.subject)}: ${amount}`, amount);
  },
  detection: ({ event, names }) => {
    const name = names.short(event.subject);
    if (event.rule === 'node.dimm' || event.rule === 'node.core')
      return say(
        'detection',
        1.2,
        `VMs on ${name} no longer fit: moves some`,
        `${name} is too full`,
        'too full',
      );
    const vm = parseVmAddress(event.subject);
    const kind = names.deployment(event.subject)?.kind;
    const idle = vm !== null && vm.process === null && kind?.startsWith('vsys-');
    return idle
      ? say(
          'detection',
          1.2,
          `notices ${name}, no recovery in a virtual system`,
          `notices ${name}, no recovery`,
          `notices ${name}`,
        )
      : say('detection', 1.2, `notices ${name}`, `sees ${names.tiny(event.subject)}`, 'sees');
  },
  restart: restarts,
  respin: ({ event, names }) => {
    const name = names.short(event.subject);
    const node = datum(event, 'node');
    const where = node === null ? '' : ` on ${names.full(node)}`;
    return say('move', 1.3, `re-spins ${name}${where}, new address`, `re-spins ${name}`, 're-spin');
  },
  evacuate: ({ event, names }) => moved(event, names, names.short(event.subject)),
  placed: ({ event, names }) => moved(event, names, names.short(event.subject)),
  'scale-out': ({ event, names }) => {
    const name = names.short(event.subject);
    const node = datum(event, 'node');
    const who = event.actor === 'middleware' ? 'IMP adds' : 'adds';
    const where = node === null ? '' : ` on ${names.full(node)}`;
    return say('move', 1.3, `${who} ${name}${where}`, `${who} ${name}`, 'adds one');
  },
  'scale-in': ({ event, names }) => {
    const name = names.short(event.subject);
    const who = event.actor === 'middleware' ? 'IMP stops' : 'takes away';
    return say('auto', 1.6, `${who} ${name}: more than needed`, `${who} ${name}`, 'one less');
  },
  link: ({ event, names }) => {
    const name = names.short(event.subject);
    const service = datum(event, 'service');
    return service === 'scaling'
      ? say('auto', 2.5, `registers ${name} for scaling`, `registers ${name}`, 'registers')
      : say('auto', 2.4, `links ${name} to ${service ?? 'its service'}`, `links ${name}`, 'links');
  },
  unplaced: ({ event, names }) =>
    say('degraded', 1.2, `no room for ${names.short(event.subject)}`, 'no room'),
  failover: ({ event, names, effect }) => {
    const name = names.short(event.subject);
    if (event.rule === 'cache.heartbeat')
      return say(
        'takeover',
        1.2,
        `a replica takes over from ${name}`,
        `replica for ${name}`,
        'replica',
      );
    if (event.rule === 'imp.dmgr')
      return say('takeover', 1.1, `backup takes over from ${name}`, `backup for ${name}`, 'backup');
    if (event.rule === 'storage.canister')
      return say(
        'takeover',
        1.4,
        `${name} does all the work`,
        `${names.tiny(event.subject)} alone`,
      );
    if (event.rule?.startsWith('mgmt'))
      return say(
        'takeover',
        1.1,
        `${name} takes over: it is active`,
        `${name} is active`,
        'active',
      );
    return say(
      'takeover',
      1.1,
      ...(withEffect(`${name} takes over`, effect) as [string]),
      'takes over',
    );
  },
  takeover: ({ event, names, effect }) =>
    say(
      'takeover',
      1.1,
      ...(withEffect(`${names.short(event.subject)} takes over`, effect) as [string]),
      'takeover',
    ),
  'ip-move': ({ event, names }) => {
    const ip = datum(event, 'ip') ?? '';
    const node = datum(event, 'node');
    const to = node === null ? '' : ` to ${names.full(node)}`;
    return say(
      'move',
      2.4,
      `floating address ${ip} moves${to}`,
      `address moves${to}`,
      'address moves',
    );
  },
  reroute: ({ event, names }) => {
    const name = names.short(event.subject);
    return event.actor === 'external'
      ? say('reroute', 2.8, `load balancer drops ${name}`, `drops ${name}`, 'drops it')
      : say(
          'reroute',
          2.8,
          `plug-in routes around ${name}`,
          `routes around ${name}`,
          'routes around',
          'reroute',
        );
  },
  rejoin: ({ event, names }) => {
    const name = names.short(event.subject);
    return event.actor === 'external'
      ? say('up', 2.9, `load balancer takes ${name} back`, `takes ${name} back`, 'takes it back')
      : say('up', 2.9, `plug-in sends ${name} traffic again`, `${name} gets traffic`, 'rejoins');
  },
  resync: ({ event, names }) => {
    const name = names.short(event.subject);
    return event.actor === 'hardware'
      ? say('auto', 2.4, `${name} is brought into sync`, `${name} syncs`, 'syncs')
      : say('auto', 2.4, `${name} catches up as standby`, `${name} catches up`, 'resync');
  },
  repopulate: ({ event, names }) =>
    say(
      'auto',
      2.4,
      `${names.short(event.subject)} is filled from the other copies`,
      `fills ${names.short(event.subject)}`,
      'fills',
    ),
  rebuild: ({ event, names }) => {
    const spare = datum(event, 'spare');
    return spare === null
      ? say('auto', 1.5, `rebuilds ${names.full(event.subject)}`, 'rebuilds')
      : say(
          'auto',
          1.5,
          `takes spare ${names.full(spare)}, rebuilds`,
          `spare ${names.tiny(spare)} rebuilds`,
          'rebuilds',
        );
  },
  degraded: ({ event, names }) => {
    const name = names.short(event.subject);
    if (isNode(event.subject)) return say('degraded', 2.6, `${name} runs with less`, 'less');
    return isPair(event.subject)
      ? say('degraded', 2.6, `${name} leaves peer state`, 'not in peer')
      : say('degraded', 2.6, `${name} is not redundant`, `${name} degraded`, 'degraded');
  },
  restored: ({ event, names }) => {
    const name = names.short(event.subject);
    if (parseVmAddress(event.subject))
      return say('up', 2.2, `${name} holds its share again`, `${name} filled`, 'filled');
    if (isNode(event.subject)) return say('up', 2.2, `${name} is whole again`, 'whole');
    return isPair(event.subject)
      ? say('up', 2.2, `${name} in peer state again`, 'peer state again', 'peer state')
      : say('up', 2.2, `${name} is redundant again`, `${name} whole`, 'whole');
  },
  up: (said) => came(said),
  down: ({ event, names, together }) =>
    together > 0
      ? say(
          'degraded',
          1.2,
          `${vms(together)} stand${together === 1 ? 's' : ''} still: volume offline`,
          `${vms(together)} stand${together === 1 ? 's' : ''} still`,
          'standstill',
        )
      : event.data.retry === 'spent'
        ? say(
            'degraded',
            1.1,
            `${names.short(event.subject)} does not boot: ${triesOf(names, event)}`,
            `does not boot: ${triesOf(names, event)}`,
            'does not boot',
          )
        : say(
            'degraded',
            event.actor === 'deployer' ? 2.5 : 3.5,
            `${names.short(event.subject)} stops`,
            'stops',
          ),
  message: (said) => (said.event.actor === 'injector' ? order(said) : notice(said)),
  'action-needed': need,
  'action-done': ({ event, names }) =>
    say(
      'done',
      1.3,
      ...actionWords(datum(event, 'action') ?? 'work', names.short(event.subject)).done,
    ),
  'data-lost': null,
  'sessions-lost': null,
  'sla-missed': null,
  'sla-met': null,
  'outage-begin': null,
  'outage-end': null,
};

/** A site or a rack by what it is; all else by its address. */
const large = (address: string): string =>
  address.startsWith('site:')
    ? `site ${address.slice('site:'.length)}`
    : /^[a-z][a-z0-9-]*$/.test(address) && !/^(lb|sprayer|tsm|wan)$/.test(address)
      ? `rack ${address}`
      : address;

/** Who restarts what: the platform a process once a day or a VM once, IMP or the node agent a server. */
function restarts({ event, names }: Said): Wording {
  const name = names.short(event.subject);
  const deployment = names.deployment(event.subject);
  const line = (first: string): Wording => say('auto', 1.5, first, `restarts ${name}`, 'restarts');
  if (event.actor === 'middleware')
    return event.rule === 'imp.process' && deployment?.onFailure !== null
      ? say('auto', 1.5, `IMP restarts ${name}`, `restarts ${name}`, 'restarts')
      : line(`node agent restarts ${name}`);
  if (event.actor !== 'platform') return line(`restarts ${name}`);
  if (!isProcess(event.subject)) return line(`restarts ${name} once, at its address`);
  return line(
    deployment?.kind === 'vapp-was' ? `restarts ${name}, 1 of 1 today` : `restarts ${name}`,
  );
}

/** Whose try failed: the platform's only one, or one of the deployer's. */
const triesOf = (names: Names, event: LogEvent): string =>
  /^(vapp-db2|cache|proxy)$/.test(names.deployment(event.subject)?.kind ?? '')
    ? 'its one retry is spent'
    : 'the try is spent';

const vms = (count: number): string => `${count} VM${count === 1 ? '' : 's'}`;

/** What the console shows, or nobody acts on. */
function notice({ event, names, together }: Said): Wording {
  const name = names.short(event.subject);
  if (event.data.cutOff === true)
    return say(
      'detection',
      1.1,
      `${name} is cut off: nothing is moved`,
      `${name} cut off`,
      'cut off',
    );
  if (event.data.lost === 'array') {
    const victims = together === 0 ? 'no VM was on it' : `${vms(together)} with it`;
    return say(
      'degraded',
      1,
      `${name} has lost its data, ${victims}`,
      `${name}: data gone`,
      'data gone',
    );
  }
  if (event.data.lost !== undefined)
    return say('degraded', 1.4, `${name}: both copies of some entries lost`, 'entries lost');
  if (event.data.agent === 'itm')
    return say(
      'degraded',
      1.6,
      `ITM agent of ${name} is silent: nobody acts`,
      `ITM of ${name} silent`,
      'ITM silent',
    );
  if (event.data.slow === 'wan')
    return say('degraded', 1.6, `administering ${name} over the link is slow`, 'slow');
  if (event.data.unadministered !== undefined)
    return say('degraded', 1.6, `nobody can administer ${name}`, 'not administered');
  const maintenance = datum(event, 'maintenance');
  if (maintenance !== null)
    return say('auto', 1.4, `maintenance of ${name}: ${maintenance}`, 'maintenance');
  const waits = datum(event, 'waitsFor');
  if (waits !== null)
    return waits.endsWith('/mgmt')
      ? say('degraded', 1.6, `${name} waits for a management node`, `${name} waits`, 'waits')
      : say('degraded', 1.6, `${name} waits for ${names.short(waits)}`, 'waits');
  return say('degraded', 2, `message about ${name}`, 'message');
}

function moved(event: LogEvent, names: Names, what: string): Wording {
  const node = datum(event, 'node');
  if (event.data.live === true && node !== null)
    return say(
      'move',
      1.3,
      `${what} moves live to ${names.full(node)}`,
      `${what} moves live`,
      what,
    );
  return node === null
    ? say('move', 1.3, what)
    : say('move', 1.3, `${what} to ${names.full(node)}`, what);
}

function came({ event, names, effect, together }: Said): Wording {
  const { subject } = event;
  if (together > 0)
    return say(
      'up',
      1.6,
      `${vms(together)} go${together === 1 ? 'es' : ''} on without a boot`,
      `${vms(together)} go on`,
    );
  const name = names.short(subject);
  const process = parseVmAddress(subject)?.process;
  if (process === null) return say('up', 3.4, `${name} has booted`, 'booted');
  if (process === 'node-agent') return say('up', 3.4, `${name} is back`, 'node agent');
  if (process === undefined)
    return say(
      'up',
      1.6,
      isNode(subject)
        ? `${name} up, empty: nothing moves back`
        : /\/(mgmt|virt)-\d$/.test(subject)
          ? `${name} has booted`
          : `${name} works again`,
      `${names.tiny(subject)} up`,
      'up',
    );
  return say('up', 1.8, ...(withEffect(`${name} serves`, effect) as [string]), 'serves');
}
