// All answers of all machines in one table: made when the page is built, so that the page carries what XState says and not XState itself.
import { must } from '../base/assert.ts';
import type { MachineKind } from '../machines/catalogue.ts';
import type { Announcement } from '../machines/kind.ts';
import type { TimingKey } from '../scenario/timings.ts';
import type { Answer } from './ask.ts';

/** What XState puts before the delay in the name of a timer. */
const AFTER = 'xstate.after.';

/** Numbers stand for words: of states and timers within a machine, of messages and announcements for all. */
type Row = readonly [
  from: number,
  /** A message; below zero, -1 - the number of a timer. */
  message: number,
  to: number,
  says: readonly number[],
  arms: readonly number[],
  cancels: readonly number[],
];
interface Compiled {
  /** Dot paths; the first is where a part begins. */
  readonly states: readonly string[];
  /** Names of timers, without {@link AFTER}. */
  readonly timers: readonly string[];
  /** What changes anything; all else leaves a part as it is. */
  readonly rows: readonly Row[];
}
export interface Table {
  readonly messages: readonly string[];
  readonly says: readonly string[];
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
  { firstPath, ask }: Source,
): Table {
  const machines: Record<string, Compiled> = {};
  for (const kind of kinds) {
    const first = firstPath(kind);
    const states = [first, ...pathsOf(kind).filter((path) => path !== first)];
    const timers: string[] = [];
    const timer = (name: string) => {
      const short = name.slice(AFTER.length);
      if (!timers.includes(short)) timers.push(short);
      return timers.indexOf(short);
    };
    const rows: Row[] = [];
    const note = (from: number, message: number, name: string) => {
      const { to, ...answer } = ask(kind, states[from] as string, name);
      if (
        to === states[from] &&
        [answer.says, answer.arms, answer.cancels].every((list) => list.length === 0)
      )
        return;
      rows.push([
        from,
        message,
        states.indexOf(to),
        answer.says.map((word) => says.indexOf(word)),
        answer.arms.map((arm) => timer(arm.timer)),
        answer.cancels.map(timer),
      ]);
    };
    states.forEach((_, from) => {
      messages.forEach((name, message) => {
        note(from, message, name);
      });
    });
    // Timers arm timers, so the list may grow while it is walked.
    for (let i = 0; i < timers.length; i++)
      for (let from = 0; from < states.length; from++) note(from, -1 - i, AFTER + timers[i]);
    machines[kind] = { states, timers, rows };
  }
  return { messages, says, machines };
}

/** The same questions, answered from the table. */
export function answersFrom(table: Table): Source {
  const known = new Map<string, Map<string, Answer>>();
  const machine = (kind: string) => must(table.machines[kind], `${kind} is compiled`);

  /** Read out a kind at a time: a rack with a few kinds of workload needs a few of them. */
  function readOut(kind: string): Map<string, Answer> {
    const { states, timers, rows } = machine(kind);
    const timer = (i: number) => AFTER + timers[i];
    const answers = new Map<string, Answer>();
    for (const [from, message, to, says, arms, cancels] of rows) {
      const name = message < 0 ? timer(-1 - message) : table.messages[message];
      answers.set(`${states[from]} ${name}`, {
        to: states[to] as string,
        says: says.map((i) => table.says[i] as Announcement),
        arms: arms.map((i) => ({
          timer: timer(i),
          key: (timers[i] as string).split('.', 1)[0] as TimingKey,
        })),
        cancels: cancels.map(timer),
      });
    }
    known.set(kind, answers);
    return answers;
  }

  return {
    firstPath: (kind) => must(machine(kind).states[0], `${kind} has a first state`),
    ask: (kind, path, message) =>
      (known.get(kind) ?? readOut(kind)).get(`${path} ${message}`) ?? {
        to: path,
        says: [],
        arms: [],
        cancels: [],
      },
  };
}
