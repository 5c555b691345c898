// Other questions about who: who notices first, what waits for the deployer, how often something is restarted by itself.
import { clock } from '../../base/duration.ts';
import { listed } from '../../base/english.ts';
import { momentAt } from '../../log/moment.ts';
import { type Notice, noticedAt } from '../../log/noticed.ts';
import { actionWords, what } from '../../log/sentence.ts';
import type { LogEvent } from '../../sim/event.ts';
import { beginning, belongs, goingOn, type Judge, ruleOf, told, within } from '../judge.ts';
import { ACTOR_LABELS, ACTOR_NAMES, labelled, runningIn } from './who.ts';

const seenWords = ({ afterMs, words }: Notice): string =>
  `${afterMs === 0 ? 'At once' : `${clock(afterMs)} after the failure`} ${goingOn(words)}`;

export const noticed: Judge<'noticed'> = {
  kind: 'noticed',
  title: 'Who notices first?',
  words: ({ subject }) => `Who notices first that ${subject} has failed?`,
  choices: () =>
    labelled(['platform', 'middleware', 'external', 'nobody'], {
      ...ACTOR_LABELS,
      nobody: 'nobody notices',
    }),
  subjects: runningIn,
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
        : `By ${clock(to)} nobody had noticed that ${what(subject)} was dead.`,
      evidence: event ? [event.id] : row ? [row.fault.id] : [],
      rule: ruleOf(event ?? row?.fault),
      wrong: (choice) => {
        if (choice === 'nobody') return `You said nobody. ${first ? seenWords(first) : ''}`;
        const late = by(choice);
        const name = ACTOR_NAMES[choice] ?? choice;
        return late
          ? `You said ${name}. It did notice, ${clock(late.afterMs)} after the failure, but not first. ${first ? seenWords(first) : ''}`
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
  words: ({ subject }) => `How often is ${subject} restarted without you?`,
  choices: () => TIMES.map((label, i) => ({ id: String(i), label })),
  subjects: runningIn,
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
        ? 'It is not restarted without you'
        : `It is restarted ${times} without you, at ${listed(done.map((event) => clock(event.t)))}`
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
