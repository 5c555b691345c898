// One step of one machine, asked once and remembered for ever.
import type { MachineKind } from '../machines/catalogue.ts';
import type { Announcement, Message } from '../machines/kind.ts';
import { type Arm, ask, firstPath } from './ask.ts';

export type { Arm } from './ask.ts';

/** A state of a kind of part; shared by all parts that are in it, and canonical: equal means same. */
export interface State {
  readonly kind: MachineKind;
  /** Dot path such as `failed.unnoticed`. */
  readonly value: string;
  /** What follows from each message or timer that was ever met here. */
  readonly next: Map<string, Step>;
}

export interface Step {
  readonly to: State;
  readonly says: readonly Announcement[];
  readonly arms: readonly Arm[];
  readonly cancels: readonly string[];
}

const interned = new Map<MachineKind, Map<string, State>>();

/** The state of that dot path, also for parts that begin elsewhere (a new VM waits, its processes are off). Such a state has no timers. */
export function stateNamed(kind: MachineKind, path: string): State {
  let states = interned.get(kind);
  if (!states) {
    states = new Map();
    interned.set(kind, states);
  }
  let state = states.get(path);
  if (!state) {
    state = { kind, value: path, next: new Map() };
    states.set(path, state);
  }
  return state;
}

const firsts = new Map<MachineKind, State>();

/** The state in which a part of that kind begins. */
export function firstState(kind: MachineKind): State {
  let state = firsts.get(kind);
  if (!state) {
    state = stateNamed(kind, firstPath(kind));
    firsts.set(kind, state);
  }
  return state;
}

/** What `message` (or a timer's name) does to a part in `state`. The same question has the same answer object. */
export function stepFrom(state: State, message: Message | string): Step {
  const known = state.next.get(message);
  if (known) return known;
  const answer = ask(state.kind, state.value, message);
  const step = { ...answer, to: stateNamed(state.kind, answer.to) };
  state.next.set(message, step);
  return step;
}
