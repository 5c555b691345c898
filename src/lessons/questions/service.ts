// Questions about what users notice: how long they are out, whether it is fast enough, whether sessions and data survive.
import { clock } from '../../base/duration.ts';
import { momentAt, valueAt } from '../../log/moment.ts';
import { endedBy } from '../../sim/ended-by.ts';
import type { LogEvent } from '../../sim/event.ts';
import {
  beginning,
  belongs,
  type Case,
  type Choice,
  type Judge,
  ruleOf,
  servicesOf,
  told,
  within,
} from '../judge.ts';

const MINUTE_MS = 60_000;
/** From shortest to longest; `below` is the first length that is too long for it, in milliseconds. */
const LENGTHS: readonly (Choice & { readonly below: number })[] = [
  { id: 'none', label: 'not at all', below: 1 },
  { id: 'seconds', label: 'up to a minute', below: MINUTE_MS + 1 },
  { id: 'minutes', label: 'some minutes, up to 15', below: 15 * MINUTE_MS + 1 },
  { id: 'hour', label: 'up to an hour', below: 60 * MINUTE_MS + 1 },
  { id: 'hours', label: 'more than an hour', below: Number.POSITIVE_INFINITY },
];
const OPEN: Choice = { id: 'open', label: 'it does not end while we watch' };

/** The longest outage of a service in the stretch looked at, with what lies before it; null if there was none. */
function longest({ run, from, to }: Case, id: string) {
  const key = run.plan.deployments.some((d) => d.service === id) ? `service:${id}` : id;
  const spans = run.outages
    .filter((outage) => outage.id === key && outage.from <= to && (outage.to ?? to + 1) > from)
    .map((outage) => ({ ...outage, ms: (outage.to ?? to) - outage.from }));
  return spans.find((span) => span.to === null) ?? spans.sort((a, b) => b.ms - a.ms)[0] ?? null;
}

const beginOf = (of: Case, id: string, at: number): LogEvent | undefined =>
  of.run.events.find((e) => e.kind === 'outage-begin' && e.subject === id && e.t === at);
const idsOf = (...events: readonly (LogEvent | undefined)[]): number[] =>
  events.flatMap((event) => (event ? [event.id] : []));

/** What ended an outage, as a sentence; empty if nothing did. */
function endWords(of: Case, id: string): { words: string; event: LogEvent | null } {
  const end = within(of).find((event) => event.kind === 'outage-end' && event.subject === id);
  if (!end) return { words: '', event: null };
  const by = endedBy(of.run.events, end.id);
  let at = end;
  while (at.cause !== null && at.actor !== by) at = of.run.events[at.cause - 1] as LogEvent;
  return { words: at === end ? '' : ` ${told(of.run, at)}`, event: at === end ? null : at };
}

export const outage: Judge<'outage'> = {
  kind: 'outage',
  title: 'How long is the outage?',
  words: ({ subject }) => `How long can no request pass to ${subject}?`,
  choices: () => [...LENGTHS.map(({ id, label }) => ({ id, label })), OPEN],
  subjects: servicesOf,
  judge(of, { subject }) {
    const span = longest(of, subject);
    if (!span) {
      // What met something dead and was sent elsewhere is the reason, where there is one.
      const rerouted = within(of).find((event) => event.kind === 'reroute');
      const because = `${subject} was never out: there was always a way for a request.${rerouted ? ` ${told(of.run, rerouted)}` : ''}`;
      return {
        right: ['none'],
        because,
        evidence: idsOf(rerouted ?? beginning(of)),
        rule: ruleOf(rerouted ?? beginning(of)),
        wrong: (choice) =>
          choice === 'open'
            ? `You said that it does not end, but it never began. ${because}`
            : `You said ${labelOf(choice)}. ${because}`,
      };
    }
    const right =
      span.to === null ? 'open' : (LENGTHS.find((one) => span.ms < one.below)?.id ?? 'hours');
    const end = endWords(of, subject);
    const because =
      span.to === null
        ? `${subject} was out from ${clock(span.from)} and still is at ${clock(of.to)}: nobody ends it without you.`
        : `${subject} was out for ${clock(span.ms)}, from ${clock(span.from)} to ${clock(span.to)}.${end.words}`;
    const begin = beginOf(of, subject, span.from);
    return {
      right: [right],
      because,
      evidence: idsOf(end.event ?? undefined, begin),
      rule: ruleOf(end.event ?? begin),
      wrong: (choice) => {
        if (choice === 'none') return `You said not at all. ${because}`;
        if (choice === 'open')
          return `You said that it does not end while we watch, but it did. ${because}`;
        if (right === 'open') return `You said ${labelOf(choice)}, but it did not end. ${because}`;
        const order = LENGTHS.map(({ id }) => id);
        return `You said ${labelOf(choice)}: it was ${order.indexOf(choice) > order.indexOf(right) ? 'shorter' : 'longer'}. ${because}`;
      },
    };
  },
};

const labelOf = (id: string) => LENGTHS.find((one) => one.id === id)?.label ?? id;

/** Up to this long an unplanned outage is one that high availability allows: seconds to minutes (rulebook 4.5). */
const HIGH_MS = 15 * MINUTE_MS;

export const promise: Judge<'promise'> = {
  kind: 'promise',
  title: 'Which promise did it keep?',
  words: ({ subject }) => `Which of the three promises did ${subject} keep?`,
  choices: () => [
    { id: 'continuous', label: 'continuous availability: no outage at all' },
    { id: 'high', label: 'high availability: short outages, seconds to minutes' },
    { id: 'neither', label: 'neither: this needs disaster recovery, or somebody who comes' },
  ],
  subjects: servicesOf,
  judge(of, { subject }) {
    const span = longest(of, subject);
    const right = !span
      ? 'continuous'
      : span.to !== null && span.ms <= HIGH_MS && span.by !== 'deployer'
        ? 'high'
        : 'neither';
    const because = !span
      ? `No request to ${subject} was lost for want of a way.`
      : span.to === null
        ? `${subject} was out from ${clock(span.from)} and nobody ended it.`
        : `${subject} was out for ${clock(span.ms)}, and then served again.`;
    const begin = span ? beginOf(of, subject, span.from) : undefined;
    return {
      right: [right],
      because,
      evidence: idsOf(begin ?? beginning(of)),
      rule: ruleOf(begin ?? beginning(of)),
      wrong: (choice) =>
        choice === 'continuous'
          ? `Continuous availability allows no outage. ${because}`
          : choice === 'high'
            ? right === 'continuous'
              ? `It did better than that. ${because}`
              : `High availability allows seconds to minutes, and an end without you. ${because}`
            : `That says too little of it. ${because}`,
    };
  },
};

export const sla: Judge<'sla'> = {
  kind: 'sla',
  title: 'Is the SLA missed?',
  words: ({ subject }) => `Does ${subject} meet its SLA?`,
  choices: () => [
    { id: 'met', label: 'yes, all the time' },
    { id: 'while', label: 'it is missed for a while, then met again' },
    { id: 'missed', label: 'it is missed, and stays so' },
  ],
  subjects: (plan) => [
    ...new Set(
      plan.deployments.filter((d) => d.load !== null || d.kind === 'proxy').map((d) => d.service),
    ),
  ],
  judge(of, { subject }) {
    const { run, from, to } = of;
    const track = run.health.get(`service:${subject}`) ?? [];
    const poor = track.filter(
      ({ t, value }) => t >= from && t <= to && value.sla !== null && value.sla !== 'met',
    );
    const end = valueAt(track, to)?.sla ?? null;
    const right = end !== null && end !== 'met' ? 'missed' : poor.length > 0 ? 'while' : 'met';
    const met = within(of).find((e) => e.kind === 'sla-met' && e.subject === subject);
    // It may have been missed before the stretch began.
    const missed = run.events
      .filter((e) => e.kind === 'sla-missed' && e.subject === subject && e.t <= (met?.t ?? to))
      .at(-1);
    const scaled = within(of).find((e) => e.kind === 'scale-out' && belongs(e.subject, subject));
    const because =
      right === 'met'
        ? `${subject} met its SLA from ${clock(from)} to ${clock(to)}.`
        : right === 'while'
          ? `${subject} missed its SLA${missed ? ` from ${clock(missed.t)}` : ''}${met ? ` to ${clock(met.t)}` : ''}.`
          : `${subject} misses its SLA${missed ? ` from ${clock(missed.t)} on` : ''}, and still does at ${clock(to)}.`;
    return {
      right: [right],
      because,
      evidence: right === 'met' ? idsOf(beginning(of)) : idsOf(met, scaled, missed),
      rule: ruleOf(scaled) ?? ruleOf(beginning(of)),
      wrong: (choice) =>
        choice === 'met'
          ? `You said that it is met. ${because}`
          : choice === 'while'
            ? `You said for a while. ${because}`
            : `You said that it stays missed. ${because}`,
    };
  },
};

export const state: Judge<'state'> = {
  kind: 'state',
  title: 'How is it in the end?',
  words: ({ subject }) => `How is ${subject} in the end?`,
  choices: () => [
    { id: 'up', label: 'whole: it serves, and nothing is missing' },
    { id: 'degraded', label: 'degraded: it serves, but something is missing' },
    { id: 'down', label: 'down: no request can pass' },
  ],
  subjects: (plan) => plan.deployments.map((d) => d.id),
  judge(of, { subject }) {
    const { run, to } = of;
    const key = run.health.has(subject) ? subject : `service:${subject}`;
    const health = momentAt(run, to).health(key);
    const [why] = health.why;
    const because =
      health.state === 'up'
        ? `At ${clock(to)} nothing is missing from ${subject}.`
        : `At ${clock(to)} ${subject} is ${health.state}${why ? `: ${why}` : ''}.`;
    const fault = beginning(of);
    return {
      right: [health.state],
      because,
      evidence: idsOf(fault),
      rule: ruleOf(fault),
      wrong: (choice) =>
        choice === 'up'
          ? `You said whole. ${because}`
          : choice === 'down'
            ? `You said down, but requests pass. ${because}`
            : health.state === 'down'
              ? `You said that it serves, but it does not. ${because}`
              : `You said that something is missing. ${because}`,
    };
  },
};

export const sessions: Judge<'sessions'> = {
  kind: 'sessions',
  title: 'Are sessions lost?',
  words: ({ subject }) => `Do users of ${subject} lose their sessions?`,
  choices: () => [
    { id: 'kept', label: 'no, all sessions survive' },
    { id: 'lost', label: 'yes, some users have to begin again' },
  ],
  subjects: (plan) => [
    ...new Set(plan.deployments.filter((d) => d.sessions !== null).map((d) => d.service)),
  ],
  judge(of, { subject }) {
    const lost = within(of).filter((e) => e.kind === 'sessions-lost' && e.subject === subject);
    const count = lost.reduce((sum, event) => sum + Number(event.data.count), 0);
    const kept = of.run.plan.deployments.find((d) => d.service === subject)?.sessions;
    const because =
      lost.length === 0
        ? `No session was lost${kept === 'shared' ? ': they are kept in the database' : ''}.`
        : `${count} sessions were lost: they were kept ${kept === 'memory' ? 'in the memory of what died' : kept === 'local' ? 'in the cell that died' : 'with the data that was lost'}.`;
    return {
      right: [lost.length === 0 ? 'kept' : 'lost'],
      because,
      evidence: idsOf(...(lost.length > 0 ? lost : [beginning(of)])),
      rule: ruleOf(lost[0] ?? beginning(of)),
      wrong: (choice) => `You said that they are ${choice}. ${because}`,
    };
  },
};

export const data: Judge<'data'> = {
  kind: 'data',
  title: 'Is data lost?',
  words: ({ subject }) => `Is data of ${subject} lost?`,
  choices: () => [
    { id: 'none', label: 'no, nothing is lost' },
    { id: 'some', label: 'yes, what was written last' },
    { id: 'all', label: 'yes, all of it' },
  ],
  subjects: (plan) =>
    plan.deployments.filter((d) => d.kind === 'vsys-db2' || d.kind === 'vapp-db2').map((d) => d.id),
  judge(of, { subject }) {
    const lost = within(of).find((e) => e.kind === 'data-lost' && belongs(e.subject, subject));
    const right = !lost ? 'none' : lost.data.recoveryPointMs === undefined ? 'all' : 'some';
    const because = lost
      ? told(of.run, lost)
      : `No event says that ${subject} lost data: what was written is still there.`;
    return {
      right: [right],
      because,
      evidence: idsOf(lost ?? beginning(of)),
      rule: ruleOf(lost ?? beginning(of)),
      wrong: (choice) =>
        choice === 'none'
          ? `You said that nothing is lost. ${because}`
          : choice === 'all'
            ? `You said that all is lost. ${because}`
            : `You said the last writes. ${because}`,
    };
  },
};
