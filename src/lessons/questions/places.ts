// Questions about where: which node, which address, which VMs stop, move or wait, who is primary, how many serve.
import { clock } from '../../base/duration.ts';
import { listed } from '../../base/english.ts';
import { momentAt } from '../../log/moment.ts';
import type { EventKind, LogEvent } from '../../sim/event.ts';
import {
  beginning,
  belongs,
  type Case,
  type Judge,
  ruleOf,
  told,
  vmsOf,
  within,
} from '../judge.ts';

const MOVES: ReadonlySet<EventKind> = new Set(['evacuate', 'placed', 'respin']);

export const place: Judge<'place'> = {
  kind: 'place',
  title: 'Where does the VM go?',
  words: ({ subject }) => `Where is ${subject} afterwards?`,
  choices: () => [
    { id: 'same', label: 'where it was, on the same node' },
    { id: 'group', label: 'on another node of its cloud group' },
    { id: 'outside', label: 'on a node outside its cloud group' },
    { id: 'rack', label: 'in another rack' },
    { id: 'none', label: 'nowhere: it waits for a place' },
  ],
  subjects: vmsOf,
  judge(of, { subject }) {
    const { run, from, to } = of;
    const before = momentAt(run, from).place(subject).node;
    const after = momentAt(run, to).place(subject).node;
    const info = run.vms.find((vm) => vm.id === subject);
    const deployment = run.plan.deployments.find((d) => d.id === info?.deployment);
    const groups = run.plan.racks.flatMap((rack) => rack.cloudGroups);
    const own = groups.find(
      (group) => group.rack === info?.rack && group.name === deployment?.cloudGroup,
    );
    const right =
      after === null
        ? 'none'
        : after === before
          ? 'same'
          : (own?.nodes.includes(after) ?? true)
            ? 'group'
            : after.split('/')[0] === info?.rack
              ? 'outside'
              : 'rack';
    const move = within(of)
      .filter((e) => MOVES.has(e.kind) && e.subject === subject)
      .at(-1);
    const waits = within(of).find((e) => e.kind === 'unplaced' && e.subject === subject);
    const telling = right === 'none' ? waits : move;
    const because =
      right === 'same'
        ? `${subject} stays on ${after}: nobody moves it.`
        : telling
          ? told(run, telling)
          : `At ${clock(to)} ${subject} is ${after === null ? 'nowhere' : `on ${after}`}.`;
    const event = telling ?? beginning(of);
    return {
      right: [right],
      because,
      evidence: event ? [event.id] : [],
      rule: ruleOf(event),
      wrong: (choice) =>
        choice === 'outside'
          ? `You said outside its cloud group, but no VM ever leaves the nodes of its group. ${because}`
          : choice === 'rack'
            ? `You said another rack, but the platform of a rack places VMs in that rack alone. ${because}`
            : choice === 'same'
              ? `You said that it stays. ${because}`
              : choice === 'none'
                ? `You said that it waits, but it has a place. ${because}`
                : `You said that it moves within its group. ${because}`,
    };
  },
};

export const ip: Judge<'ip'> = {
  kind: 'ip',
  title: 'Same IP address or a new one?',
  words: ({ subject }) => `Which IP address does ${subject} have afterwards?`,
  choices: () => [
    { id: 'same', label: 'the one it had' },
    { id: 'new', label: 'a new one' },
  ],
  subjects: vmsOf,
  judge(of, { subject }) {
    const { run, from, to } = of;
    const before = momentAt(run, from).place(subject).ip;
    const after = momentAt(run, to).place(subject).ip;
    const deed = within(of).filter(
      (e) => (MOVES.has(e.kind) || e.kind === 'restart') && belongs(e.subject, subject),
    )[0];
    const right = before === after ? 'same' : 'new';
    const because =
      right === 'same'
        ? `${subject} keeps ${before}.${deed ? ` ${told(run, deed)}` : ''}`
        : `${subject} had ${before} and now has ${after}.`;
    const event = deed ?? beginning(of);
    return {
      right: [right],
      because,
      evidence: event ? [event.id] : [],
      rule: ruleOf(event),
      wrong: (choice) =>
        choice === 'new'
          ? `You said a new one, which only a VM made anew from its image gets. ${because}`
          : `You said the one it had, but this VM was made anew from its image. ${because}`,
    };
  },
};

/** VMs of a deployment that serve at a moment, of the role that users meet. */
function servingAt(of: Case, deployment: string, t: number): string[] {
  const moment = momentAt(of.run, t);
  return moment
    .vms()
    .filter((vm) => vm.deployment === deployment && vm.role !== 'dmgr' && vm.role !== 'http')
    .filter(
      (vm) => moment.state(vm.processes.at(-1) ?? '') === 'up' && moment.state(vm.id) === 'running',
    )
    .map((vm) => vm.id);
}

export const members: Judge<'members'> = {
  kind: 'members',
  title: 'How many serve in the end?',
  words: ({ subject }) => `How many members of ${subject} serve in the end?`,
  choices: () => [
    { id: 'fewer', label: 'fewer than before' },
    { id: 'same', label: 'as many as before' },
    { id: 'more', label: 'more than before' },
  ],
  subjects: (plan) => plan.deployments.map((d) => d.id),
  judge(of, { subject }) {
    const before = servingAt(of, subject, of.from);
    const after = servingAt(of, subject, of.to);
    const right =
      after.length === before.length ? 'same' : after.length > before.length ? 'more' : 'fewer';
    const scaled = within(of).find(
      (e) => (e.kind === 'scale-out' || e.kind === 'scale-in') && belongs(e.subject, subject),
    );
    const because = `${before.length} served at ${clock(of.from)}, ${after.length} at ${clock(of.to)}.${scaled ? ` ${told(of.run, scaled)}` : ''}`;
    const event = scaled ?? beginning(of);
    return {
      right: [right],
      because,
      evidence: event ? [event.id] : [],
      rule: ruleOf(event),
      wrong: (choice) =>
        choice === 'more'
          ? `You expected a new member. ${because}`
          : choice === 'fewer'
            ? `You expected that one is lost. ${because}`
            : `You expected no change. ${because}`,
    };
  },
};

export const primary: Judge<'primary'> = {
  kind: 'primary',
  title: 'Who is primary in the end?',
  words: ({ subject }) => `Which VM of ${subject} is the primary in the end?`,
  choices: (plan, { subject }) => [
    ...(plan.deployments.find((d) => d.id === subject)?.vms ?? []).map((vm) => ({
      id: `${subject}/${vm.role}-${vm.number}`,
      label: `${subject}/${vm.role}-${vm.number}`,
    })),
    { id: 'none', label: 'none' },
  ],
  subjects: (plan) => plan.deployments.filter((d) => d.hadr !== null).map((d) => d.id),
  judge(of, { subject }) {
    const now = momentAt(of.run, of.to).primary(subject);
    const takeover = of.run.events
      .filter((e) => e.kind === 'takeover' && e.t <= of.to && belongs(e.subject, subject))
      .at(-1);
    const because = `At ${clock(of.to)} ${now ?? 'nobody'} is the primary.${takeover ? ` ${told(of.run, takeover)}` : ' Nobody took over.'}`;
    const event = takeover ?? beginning(of);
    return {
      right: [now ?? 'none'],
      because,
      evidence: event ? [event.id] : [],
      rule: ruleOf(event),
      wrong: (choice) =>
        choice === 'none'
          ? `You said none. ${because}`
          : takeover
            ? `You said ${choice}, but roles do not go back by themselves. ${because}`
            : `You said ${choice}. ${because}`,
    };
  },
};

const WHICH = {
  stop: ['Which of these stop?', 'stops', 'does not stop'],
  move: ['Which of these are moved to another node?', 'is moved', 'is not moved'],
  wait: ['Which of these find no place?', 'waits for a place', 'has a place'],
  serve: ['Which of these serve in the end?', 'serves', 'does not serve'],
} as const;

export const which: Judge<'which'> = {
  kind: 'which',
  title: 'Which parts stop, move, wait or serve?',
  many: true,
  words: ({ that }) => WHICH[that][0],
  choices: (_, { of }) => of.map((address) => ({ id: address, label: address })),
  subjects: vmsOf,
  judge(of, { of: addresses, that }) {
    const { run, to } = of;
    const events = within(of);
    const end = momentAt(run, to);
    const telling = (address: string): LogEvent | undefined => {
      const vm = address.replace(/:.*$/, '');
      if (that === 'stop')
        return events.find((e) => e.kind === 'down' && (e.subject === address || e.subject === vm));
      if (that === 'move')
        return events.find(
          (e) => (e.kind === 'evacuate' || e.kind === 'placed') && e.subject === vm,
        );
      if (that === 'wait')
        return end.place(vm).node === null
          ? events.find((e) => e.kind === 'unplaced' && e.subject === vm)
          : undefined;
      return undefined;
    };
    const holds = (address: string): boolean => {
      if (that !== 'serve') return telling(address) !== undefined;
      const vm = end.vm(address.replace(/:.*$/, ''));
      const process = address.includes(':') ? address : (vm?.processes.at(-1) ?? address);
      return vm !== undefined && end.state(process) === 'up' && end.state(vm.id) === 'running';
    };
    const right = addresses.filter(holds);
    const [, yes, no] = WHICH[that];
    const because =
      right.length === 0
        ? `None of them ${yes.replace(/^(\w+?)s\b/, '$1s')}.`
        : `${listed(right)}: ${right.length === 1 ? 'this one' : 'each of these'} ${yes}.`;
    const event = right.map(telling).find((found) => found !== undefined) ?? beginning(of);
    return {
      right,
      because,
      evidence: event ? [event.id] : [],
      rule: ruleOf(event),
      wrong: (choice) => {
        const seen = telling(choice);
        return holds(choice)
          ? `You left ${choice} out, but it ${yes}.${seen ? ` ${told(run, seen)}` : ''}`
          : `You chose ${choice}, but it ${no}.`;
      },
    };
  },
};
