// Questions about who: who brings it back, who notices first, what waits for the deployer, how often something is restarted by itself.
import { clock } from '../../base/duration.ts';
import { listed } from '../../base/english.ts';
import { momentAt } from '../../log/moment.ts';
import { type Notice, noticedAt } from '../../log/noticed.ts';
import { actionWords, what } from '../../log/sentence.ts';
import { endedBy } from '../../sim/ended-by.ts';
import type { Actor, EventKind, LogEvent } from '../../sim/event.ts';
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

const ACTOR_LABELS: Readonly<Record<string, string>> = {
  hardware: 'the hardware',
  platform: 'the platform',
  middleware: 'the middleware',
  external: 'what stands outside the rack',
  deployer: 'nobody, until you act',
  none: 'nobody has to: it goes on serving',
};
const labelled = (ids: readonly string[], labels: Readonly<Record<string, string>>) =>
  ids.map((id) => ({ id, label: labels[id] ?? id }));
const ACTOR_NAMES: Readonly<Record<string, string>> = {
  hardware: 'the hardware',
  platform: 'the platform',
  middleware: 'the middleware',
  external: 'what stands outside',
  deployer: 'the deployer',
};

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
  return first ? `${told(run, first)} It does no more about it.` : null;
}

export const who: Judge<'who'> = {
  kind: 'who',
  title: 'Who brings it back?',
  words: ({ subject }) => `Who brings ${subject} back?`,
  choices: () => labelled(['hardware', 'platform', 'middleware', 'deployer', 'none'], ACTOR_LABELS),
  subjects: (plan) => [
    ...servicesOf(plan),
    ...vmsOf(plan),
    ...plan.deployments.flatMap((d) =>
      d.vms.flatMap((vm) =>
        processesOf(d, vm.role).map((process) => `${d.id}/${vm.role}-${vm.number}:${process}`),
      ),
    ),
  ],
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
      : `By ${clock(of.to)} nobody had brought ${subject} back${
          needed
            ? `: it waits for you to ${listOf(needed.data.actions).map(actionWords).join(', or to ')}`
            : ''
        }.`;
    return {
      right: [right],
      because,
      evidence: [telling, back, down].flatMap((event) => (event ? [event.id] : [])),
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
          : `You said ${ACTOR_NAMES[choice] ?? choice}, but it did nothing about this: not one event of the run is its doing.`;
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

const seenWords = ({ afterMs, words }: Notice): string =>
  `${clock(afterMs)} after the failure: ${words}`;

export const noticed: Judge<'noticed'> = {
  kind: 'noticed',
  title: 'Who notices first?',
  words: ({ subject }) => `Who notices first that ${subject} has failed?`,
  choices: () =>
    labelled(['platform', 'middleware', 'external', 'nobody'], {
      ...ACTOR_LABELS,
      nobody: 'nobody notices',
    }),
  subjects: (plan) => who.subjects(plan).filter((address) => address.includes('/')),
  judge(of, { subject }) {
    const { run, to } = of;
    const row = noticedAt(momentAt(run, to)).find(
      ({ fault }) => fault.t >= of.from && belongs(fault.subject, subject),
    );
    const seen = [row?.platform, row?.middleware].flatMap((notice) => (notice ? [notice] : []));
    const [first] = seen.sort((a, b) => a.afterMs - b.afterMs || a.event - b.event);
    const event = first && (run.events[first.event - 1] as LogEvent);
    const by = (actor: string) =>
      seen.find((notice) => run.events[notice.event - 1]?.actor === actor);
    return {
      right: [event?.actor ?? 'nobody'],
      because: first
        ? seenWords(first)
        : `By ${clock(to)} nobody had noticed that ${subject} was dead.`,
      evidence: event ? [event.id] : row ? [row.fault.id] : [],
      rule: ruleOf(event ?? row?.fault),
      wrong: (choice) => {
        if (choice === 'nobody') return `You said nobody. ${first ? seenWords(first) : ''}`;
        const late = by(choice);
        const name = ACTOR_NAMES[choice] ?? choice;
        return late
          ? `You said ${name}. It noticed ${clock(late.afterMs)} after the failure; somebody was quicker.`
          : `You said ${name}, but it never noticed: nobody told it and it does not look there.`;
      },
    };
  },
};

export const list: Judge<'list'> = {
  kind: 'list',
  title: 'What does it leave to the deployer?',
  words: ({ subject }) =>
    `What does this leave to you as the deployer${subject === undefined ? '' : ` of ${subject}`}?`,
  choices: () => [
    { id: 'nothing', label: 'nothing' },
    { id: 'follow-up', label: 'a follow-up: find out why; nothing waits for it' },
    { id: 'waits', label: 'something that stays broken until you act' },
  ],
  subjects: (plan) => plan.deployments.map((d) => d.id),
  judge({ run, from, to }, { subject }) {
    const items = run.items.filter(
      (item) =>
        item.from >= from &&
        item.from <= to &&
        (subject === undefined || belongs(item.subject, subject)),
    );
    const waiting = items.filter((item) => item.blocking && (item.to === null || item.to > to));
    // A follow-up leaves the list when the part serves again; the question why it died does not go away.
    const followUps = items.filter((item) => !item.blocking);
    const right = waiting.length > 0 ? 'waits' : followUps.length > 0 ? 'follow-up' : 'nothing';
    const shown = waiting.length > 0 ? waiting : followUps;
    const [telling] = shown;
    const words = [
      ...new Set(
        shown.map((item) => `${item.actions.map(actionWords).join(' or ')} (${item.subject})`),
      ),
    ];
    const because =
      telling === undefined
        ? `By ${clock(to)} nothing had been put on the list${subject === undefined ? '' : ` for ${subject}`}.`
        : `The list ${right === 'waits' ? 'says' : 'said'}: ${listed(words.slice(0, 3))}${words.length > 3 ? `, and ${words.length - 3} more` : ''}.`;
    const event = telling ? run.events[telling.event - 1] : beginning({ run, from, to });
    return {
      right: [right],
      because,
      evidence: event ? [event.id] : [],
      rule: ruleOf(event),
      wrong: (choice) =>
        choice === 'nothing'
          ? `You said nothing, but there is something. ${because}`
          : choice === 'waits'
            ? `You said that something waits for you, but nothing does. ${because}`
            : `You said a follow-up. ${right === 'waits' ? 'It is more than that: it stays broken until you act.' : 'Nobody asks for one.'} ${because}`,
    };
  },
};

const TIMES = ['never', 'once', 'twice', 'three times or more'] as const;

export const restarts: Judge<'restarts'> = {
  kind: 'restarts',
  title: 'How often is it restarted by itself?',
  words: ({ subject }) => `How many times is ${subject} brought up again without you?`,
  choices: () => TIMES.map((label, i) => ({ id: String(i), label })),
  subjects: (plan) => who.subjects(plan).filter((address) => address.includes('/')),
  judge(of, { subject }) {
    const { run } = of;
    const done = within(of).filter(
      (event) =>
        (event.kind === 'restart' || event.kind === 'respin') &&
        event.actor !== 'deployer' &&
        belongs(event.subject, subject),
    );
    const spent = within(of).find(
      (event) =>
        belongs(event.subject, subject) &&
        (event.data.budget === 'spent' || event.data.retry === 'spent'),
    );
    const times = ['', 'once', 'twice'][done.length] ?? `${done.length} times`;
    const because = `${
      done.length === 0
        ? 'Nobody but you brings it up'
        : `It is brought up ${times} without you, at ${listed(done.map((event) => clock(event.t)))}`
    }.${spent ? ` ${told(run, spent)}` : ''}`;
    return {
      right: [String(Math.min(3, done.length))],
      because,
      evidence: [...(spent ? [spent.id] : []), ...done.map((event) => event.id)],
      rule: ruleOf(spent ?? done[0] ?? within(of).find((e) => belongs(e.subject, subject))),
      wrong: (choice) =>
        `You said ${TIMES[Number(choice)]}: that is too ${Number(choice) > done.length ? 'often' : 'seldom'}. ${because}`,
    };
  },
};
