// All answers of all machines in one table: made when the page is built, so that the page carries what XState says and not XState itself.
import { must } from '../base/assert.ts';
import type { MachineKind } from '../machines/catalogue.ts';
import type { Announcement } from '../machines/kind.ts';
import type { TimingKey } from '../scenario/timings.ts';
import type { Answer, Arm } from './ask.ts';

/** What XState puts before the delay in the name of a timer. */
const AFTER = 'xstate.after.';

/** A machine in few letters, for the table is carried by every page. */
interface Compiled {
  /** What XState calls the machine in the names of timers. */
  readonly name: string;
  /** Dot paths, with spaces between; the first is where a part begins. */
  readonly states: string;
  /** `timing@path`, with spaces between. Who comes under a path arms its timers, who leaves it calls them off. */
  readonly timers: string;
  /**
   * For each state, with semicolons between, what changes anything: `message>to+says+says`, all numbers. Below zero a message is
   * -1 - the number of a timer; a `!` at the end begins the state anew, timers and all.
   */
  readonly rows: string;
}
export interface Table {
  readonly messages: string;
  readonly says: string;
  readonly machines: Readonly<Record<string, Compiled>>;
}

interface Source {
  readonly firstPath: (kind: MachineKind) => string;
  readonly ask: (kind: MachineKind, path: string, message: string) => Answer;
}

/** Asks everything that can be asked. `pathsOf` names all states of a kind in which a part can be. */
export function compile(
  kinds: readonly MachineKind[],
  pathsOf: (kind: MachineKind) => readonly string[],
  messages: readonly string[],
  says: readonly string[],
  source: Source,
): Table {
  const machines: Record<string, Compiled> = {};
  for (const kind of kinds) {
    const first = source.firstPath(kind);
    const states = [first, ...pathsOf(kind).filter((path) => path !== first)];
    const rows = states.map((): string[] => []);
    /** Names as XState gives them; timers arm timers, so the list grows while it is walked. */
    const timers: string[] = [];
    const note = (from: number, message: number, name: string) => {
      const path = states[from] as string;
      const answer = source.ask(kind, path, name);
      for (const { timer } of answer.arms) if (!timers.includes(timer)) timers.push(timer);
      const still = [answer.says, answer.arms, answer.cancels].every((list) => list.length === 0);
      if (answer.to === path && still) return;
      const heard = answer.says.map((word) => `+${says.indexOf(word)}`).join('');
      const anew = answer.to === path && answer.arms.length > 0 ? '!' : '';
      rows[from]?.push(`${message}>${states.indexOf(answer.to)}${heard}${anew}`);
    };
    for (const [from] of states.entries())
      for (const [message, name] of messages.entries()) note(from, message, name);
    for (let i = 0; i < timers.length; i++)
      for (const [from] of states.entries()) note(from, -1 - i, timers[i] as string);
    const parts = timers.map((timer) => timer.slice(AFTER.length).split('.'));
    machines[kind] = {
      name: parts[0]?.[1] ?? '',
      states: states.join(' '),
      timers: parts.map(([key, , ...path]) => `${key}@${path.join('.')}`).join(' '),
      rows: rows.map((row) => row.join(' ')).join(';'),
    };
  }
  return { messages: messages.join(' '), says: says.join(' '), machines };
}

interface Timer extends Arm {
  readonly path: string;
}
const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

/** The same questions, answered from the table. */
export function answersFrom(table: Table): Source {
  const known = new Map<string, Map<string, Answer>>();
  const machine = (kind: string) => must(table.machines[kind], `${kind} is compiled`);
  const messages = words(table.messages);
  const says = words(table.says) as readonly Announcement[];

  /** Read out a kind at a time: a rack with a few kinds of workload needs a few of them. */
  function readOut(kind: string): Map<string, Answer> {
    const { name, rows, ...lists } = machine(kind);
    const states = words(lists.states);
    const timers = words(lists.timers).map((text): Timer => {
      const [key, path] = text.split('@') as [TimingKey, string];
      return { key, path, timer: `${AFTER}${key}.${name}.${path}` };
    });
    const under = (state: string) =>
      timers.filter(({ path }) => `${state}.`.startsWith(`${path}.`));
    const answers = new Map<string, Answer>();
    for (const [from, row] of rows.split(';').entries())
      for (const step of words(row)) {
        const anew = step.endsWith('!');
        const [change = '', ...heard] = step.replace('!', '').split('+');
        const [message = 0, number = 0] = change.split('>').map(Number);
        const path = states[from] as string;
        const to = states[number] as string;
        const left = under(path);
        const met = under(to);
        answers.set(`${path} ${message < 0 ? timers[-1 - message]?.timer : messages[message]}`, {
          to,
          says: heard.map((i) => says[Number(i)] as Announcement),
          arms: met
            .filter((timer) => anew || !left.includes(timer))
            .map(({ timer, key }) => ({ timer, key })),
          cancels: left.filter((timer) => anew || !met.includes(timer)).map(({ timer }) => timer),
        });
      }
    known.set(kind, answers);
    return answers;
  }

  return {
    firstPath: (kind) => must(words(machine(kind).states)[0], `${kind} has a first state`),
    ask: (kind, path, message) =>
      (known.get(kind) ?? readOut(kind)).get(`${path} ${message}`) ?? {
        to: path,
        says: [],
        arms: [],
        cancels: [],
      },
  };
}
