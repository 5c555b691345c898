// Events → the few words that stand beside a mark where several runs are told side by side. Data, one entry a kind.
import type { Told } from '../../analysis/comparison.ts';
import type { Actor, LogEvent } from '../../sim/event.ts';
import type { MarkKind } from '../glyphs/mark.ts';

/** What an action is called. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  'restart-vm': 'restart the VM',
  'restart-process': 'restart the process',
  'add-clone': 'add a clone',
  'new-instance': 'make a new instance',
  'restore-backup': 'restore the backup',
  takeover: 'order the takeover',
  investigate: 'find the cause',
  'update-load-balancer': 'tell the load balancer',
  'prepare-target': 'prepare the other rack',
  'import-patterns': 'import the patterns',
  'deploy-standby': 'deploy the standby',
  'start-standby': 'start the standby',
  'switch-sprayer': 'switch the sprayer',
  maintenance: 'drain the rack',
};
export const actionWord = (action: string): string =>
  ACTION_WORDS[action] ?? action.replaceAll('-', ' ');

/** The first two of what would help. */
export const choiceWords = (actions: readonly string[]): string =>
  actions.slice(0, 2).map(actionWord).join(', or ');

export const WHO: Readonly<Record<Actor, string>> = {
  injector: 'Injector',
  hardware: 'Hardware',
  platform: 'Platform',
  middleware: 'Middleware',
  external: 'External',
  deployer: 'Deployer',
  service: 'Service',
};

export interface Said {
  readonly mark: MarkKind;
  readonly words: string;
  /** In whose lane it stands. */
  readonly lane: Actor;
}

const DEEDS: ReadonlySet<string> = new Set([
  'restart',
  'respin',
  'evacuate',
  'placed',
  'scale-out',
  'link',
]);

/** Whether the platform did anything beside noticing. */
const platformActed = ({ events }: Told): boolean =>
  events.some((event) => event.actor === 'platform' && DEEDS.has(event.kind));

export function saidOf(told: Told, event: LogEvent): Said {
  const lane = event.actor;
  const say = (mark: MarkKind, words: string, to: Actor = lane): Said => ({
    mark,
    words,
    lane: to,
  });
  switch (event.kind) {
    case 'detection':
      return say('detection', platformActed(told) ? 'notices' : 'notices, and does no more');
    case 'restart':
      return say('auto', restartWords(event));
    case 'respin':
      return say('move', 'makes a new VM with a new IP');
    case 'link':
      return say('auto', 'links it');
    case 'evacuate':
      return say('move', `moves the VM to ${short(String(event.data.node ?? 'another node'))}`);
    case 'placed':
      return say('move', `places the VM on ${short(String(event.data.node ?? 'a node'))}`);
    case 'scale-out':
      return say('auto', 'adds a member');
    case 'scale-in':
      return say('auto', 'sends a member away');
    case 'failover':
      return say('takeover', 'its partner takes over');
    case 'ip-move':
      return say('move', 'the address moves');
    case 'takeover':
      return say('takeover', 'the standby takes over');
    case 'reroute':
      return say('reroute', 'routes around it');
    case 'rejoin':
      return say('auto', 'takes it back in');
    case 'resync':
      return say('auto', 'the standby catches up');
    case 'repopulate':
      return say('auto', 'fills it again');
    case 'rebuild':
      return say('auto', 'rebuilds onto a spare');
    case 'degraded':
      return say('degraded', 'no longer redundant');
    case 'restored':
      return say('up', 'redundant again');
    case 'up':
      return say('up', 'serves');
    case 'repair':
      return say('repair', 'repaired');
    case 'load':
      return say(
        'auto',
        event.data.used === undefined ? `load ${event.data.load}` : `${event.data.used} % in use`,
      );
    case 'action-needed':
      return event.data.blocking === true
        ? say('yours', choiceWords(actionsOf(event)))
        : say('follow', `follow-up: ${choiceWords(actionsOf(event).slice(0, 1))}`);
    case 'action-done':
      return say('done', `done: ${actionWord(String(event.data.action))}`);
    case 'data-lost':
      return say('degraded', 'data lost');
    case 'sessions-lost':
      return say('degraded', `${event.data.count} sessions lost`);
    case 'message':
      return event.data.action === undefined
        ? say('auto', 'a message')
        : say('planned', `begins: ${actionWord(String(event.data.action))}`, 'deployer');
    default:
      return say('auto', event.kind.replaceAll('-', ' '));
  }
}

const actionsOf = (event: LogEvent): readonly string[] =>
  Array.isArray(event.data.actions) ? (event.data.actions as readonly string[]) : [];

function restartWords(event: LogEvent): string {
  if (event.actor === 'middleware')
    return event.rule === 'imp.process' ? 'IMP restarts it' : 'the node agent restarts it';
  return event.rule === 'vapp-db2.vm' ? 'restarts it: its one try' : 'restarts it';
}

/** Without the rack, which is the same on every side. */
const short = (address: string): string => address.replace(/^[a-z][a-z0-9-]*\//, '');
