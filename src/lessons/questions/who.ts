// Who brings it back: the first loss of what is asked about, the event by which it was back, and whose deed is behind that.
import { clock } from '../../base/duration.ts';
import { actionWords, what } from '../../log/sentence.ts';
import type { Plan } from '../../scenario/plan.ts';
import { endedBy } from '../../sim/ended-by.ts';
import type { Actor, EventKind, LogEvent } from '../../sim/event.ts';
import { partsOf } from '../../world/parts.ts';
import { processesOf } from '../../world/processes.ts';
import {
  beginning,
  belongs,
  type Case,
  type Judge,
  rootOf,
  ruleOf,
  servicesOf,
  told,
  vmsOf,
  within,
} from '../judge.ts';

export const ACTOR_LABELS: Readonly<Record<string, string>> = {
  hardware: 'the hardware',
  platform: 'the platform',
  middleware: 'the middleware',
  external: 'what stands outside the rack',
  deployer: 'nobody, until you act',
  none: 'nobody has to: it goes on serving',
};
export const labelled = (ids: readonly string[], labels: Readonly<Record<string, string>>) =>
  ids.map((id) => ({ id, label: labels[id] ?? id }));
export const ACTOR_NAMES: Readonly<Record<string, string>> = {
  hardware: 'the hardware',
  platform: 'the platform',
  middleware: 'the middleware',
  external: 'what stands outside',
  deployer: 'the deployer',
};

/** Every VM, and every process in one. */
export const runningIn = (plan: Plan): string[] => [
  ...vmsOf(plan),
  ...plan.deployments.flatMap((d) =>
    d.vms.flatMap((vm) =>
      processesOf(d, vm.role).map((process) => `${d.id}/${vm.role}-${vm.number}:${process}`),
    ),
  ),
];

/** The redundant pairs and the arrays of every rack: what is asked of them is who makes them whole, or takes over. */
export function groupsIn(plan: Plan): string[] {
  const pairs = /^(.+\/(?:mgmt|virt|tor|san|sw|fc|canister))-1$/;
  return [...partsOf(plan).values()].flatMap(({ address, kind }) => {
    const pair = pairs.exec(address)?.[1];
    return pair ? [pair] : kind === 'array' ? [address] : [];
  });
}

/** Deeds that mend a pair or an array, whose subject is the group itself or the part that takes over. */
const GROUP_DEEDS: ReadonlySet<EventKind> = new Set(['rebuild', 'failover', 'ip-move', 'takeover']);

/** When a subject stopped, and the event by which it was back; nothing if it never stopped. One that was down already counts. */
function lossOf(of: Case, subject: string): { down?: LogEvent; back?: LogEvent } {
  const { run, from, to } = of;
  const isService = run.plan.deployments.some((d) => d.service === subject || d.id === subject);
  const vm = run.vms.find((one) => one.id === subject);
  const serving = vm?.processes.at(-1) ?? subject;
  const starts = (event: LogEvent) =>
    event.subject === subject &&
    (isService
      ? event.kind === 'outage-begin'
      : event.kind === 'down' || event.kind === 'degraded');
  const ends = (event: LogEvent) =>
    isService
      ? event.kind === 'outage-end' && event.subject === subject
      : (event.kind === 'up' && event.subject === serving) ||
        (GROUP_DEEDS.has(event.kind) && groupOf(event) === subject) ||
        (event.kind === 'restored' && event.subject === subject);
  let found: { down?: LogEvent; back?: LogEvent } = {};
  for (const event of run.events) {
    if (event.t > to) break;
    if (starts(event) && (!found.down || found.back)) {
      // The first loss of the stretch is the one that is asked about.
      if (found.down && found.down.t >= from) break;
      found = { down: event };
    } else if (found.down && !found.back && ends(event)) found = { ...found, back: event };
  }
  return found.down && (found.down.t >= from || !found.back || found.back.t > from) ? found : {};
}

/** The pair or array that a deed is about: `a/mgmt` of `a/mgmt-2`, `shopdb` of `shopdb/db-2`. */
function groupOf({ kind, subject }: LogEvent): string {
  if (kind === 'takeover') return subject.replace(/\/.*$/, '');
  return kind === 'failover' ? subject.replace(/-\d$/, '') : subject;
}

/** What an actor did about a loss, in words; null if nothing. */
function didOf(of: Case, down: LogEvent, actor: string): string | null {
  const { run } = of;
  const root = rootOf(run, down);
  const mine = within(of).filter(
    (event) =>
      event.actor === actor &&
      // Booting and serving are states, not deeds.
      event.kind !== 'down' &&
      event.kind !== 'up' &&
      rootOf(run, event).id === root.id,
  );
  const [first] = mine;
  if (!first) return null;
  return `${told(run, first)} ${mine.length === 1 ? 'That was all it did about it.' : `It did more, but that is not what brings ${what(down.subject)} back.`}`;
}

export const who: Judge<'who'> = {
  kind: 'who',
  title: 'Who brings it back?',
  words: ({ subject }) => `Who brings ${subject} back?`,
  choices: () => labelled(['hardware', 'platform', 'middleware', 'deployer', 'none'], ACTOR_LABELS),
  subjects: (plan) => [...servicesOf(plan), ...runningIn(plan), ...groupsIn(plan)],
  judge(of, { subject }) {
    const { run } = of;
    const { down, back } = lossOf(of, subject);
    if (!down)
      return {
        right: ['none'],
        because: `${subject} never stopped serving.`,
        evidence: idsOf(beginning(of)),
        rule: ruleOf(beginning(of)),
        wrong: (choice) =>
          choice === 'deployer'
            ? `You said it waits for you, but ${subject} never stopped serving.`
            : `You said ${ACTOR_NAMES[choice] ?? choice}, but there was nothing to bring back: ${subject} never stopped serving.`,
      };
    const actor: Actor | null = back ? (endedBy(run.events, back.id) ?? back.actor) : null;
    const right = actor === null || actor === 'injector' ? 'deployer' : actor;
    const needed = within(of).find(
      (event) => event.kind === 'action-needed' && belongs(event.subject, subject),
    );
    const telling = back ? deedBehind(of, back) : needed;
    const because = back
      ? `${told(run, telling ?? back)}${telling === undefined || telling.t === back.t ? '' : ` At ${clock(back.t)} it served again.`}`
      : `By ${clock(of.to)} nobody had brought ${what(subject)} back${
          needed
            ? `: it waits for you to ${listOf(needed.data.actions).map(actionWords).join(', or to ')}`
            : ''
        }.`;
    return {
      right: [right],
      because,
      // Where a deed is itself the return, it is one event and shown once.
      evidence: [...new Set([telling, back, down].flatMap((event) => (event ? [event.id] : [])))],
      rule: ruleOf(telling ?? down) ?? ruleOf(down),
      wrong: (choice) => {
        if (choice === 'none')
          return down.kind === 'degraded'
            ? `You said nobody has to, but ${subject} was no longer whole. ${because}`
            : `You said nobody has to, but ${what(subject)} was down from ${clock(down.t)}${back ? ` to ${clock(back.t)}` : ' on'}.`;
        if (choice === 'deployer')
          return `You said that it waits for you, but ${back ? because.charAt(0).toLowerCase() + because.slice(1) : 'it did not'}`;
        const did = didOf(of, down, choice);
        return did
          ? `You said ${ACTOR_NAMES[choice] ?? choice}. ${did}`
          : `You said ${ACTOR_NAMES[choice] ?? choice}, but it did nothing about this: not one of the events that followed is its doing.`;
      },
    };
  },
};

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []);
const idsOf = (event: LogEvent | undefined): number[] => (event ? [event.id] : []);

const DEEDS: ReadonlySet<EventKind> = new Set([
  'restart',
  'respin',
  'evacuate',
  'placed',
  'scale-out',
  'takeover',
  'failover',
  'action-done',
  'rebuild',
  'ip-move',
]);

/** The first deed on the way back from an event. */
function deedBehind(of: Case, event: LogEvent): LogEvent {
  let at = event;
  while (!DEEDS.has(at.kind) && at.cause !== null) at = of.run.events[at.cause - 1] as LogEvent;
  return DEEDS.has(at.kind) ? at : event;
}
