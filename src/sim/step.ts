// One step of one machine, computed by XState once and remembered for ever: the only file that calls XState (design 2).
import { initialTransition, transition } from 'xstate';
import { assert } from '../base/assert.ts';
import { MACHINES, type MachineKind } from '../machines/catalogue.ts';
import { timingOf } from '../machines/delays.ts';
import type { Announcement, Message } from '../machines/kind.ts';
import type { TimingKey } from '../scenario/timings.ts';

type Machine = (typeof MACHINES)[MachineKind];
type Snapshot = ReturnType<Machine['resolveState']>;

/** A state of a kind of part; shared by all parts that are in it, and canonical: equal means same. */
export interface State {
  readonly kind: MachineKind;
  /** Dot path such as `failed.unnoticed`. */
  readonly value: string;
  /** What follows from each message or timer that was ever met here. */
  readonly next: Map<string, Step>;
  readonly snapshot: Snapshot;
}

export interface Arm {
  /** The message that comes when it fires; also its name. */
  readonly timer: string;
  readonly key: TimingKey;
}

export interface Step {
  readonly to: State;
  readonly says: readonly Announcement[];
  readonly arms: readonly Arm[];
  readonly cancels: readonly string[];
}

const interned = new Map<MachineKind, Map<string, State>>();

function pathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, inner] = ['', '']] = Object.entries(value as Record<string, unknown>);
  return `${name}.${pathOf(inner)}`;
}

/** The canonical state for a snapshot: XState's own may differ in the order of its nodes (design 2). */
function intern(kind: MachineKind, value: unknown): State {
  const path = pathOf(value);
  let states = interned.get(kind);
  if (!states) {
    states = new Map();
    interned.set(kind, states);
  }
  let state = states.get(path);
  if (!state) {
    const snapshot = MACHINES[kind].resolveState({ value: value as never });
    state = { kind, value: path, next: new Map(), snapshot };
    states.set(path, state);
  }
  return state;
}

const firsts = new Map<MachineKind, State>();

/** The state in which a part of that kind begins. */
export function firstState(kind: MachineKind): State {
  let state = firsts.get(kind);
  if (!state) {
    const [snapshot, actions] = initialTransition(
      MACHINES[kind] as never,
      undefined as never,
    ) as unknown as Outcome;
    assert(snapshot.status === 'active' && actions.length === 0, `${kind} starts at rest`);
    state = intern(kind, snapshot.value);
    firsts.set(kind, state);
  }
  return state;
}

/** The state of that dot path, for parts that begin elsewhere (a new VM waits, its processes are off). Such a state has no timers. */
export function stateNamed(kind: MachineKind, path: string): State {
  const value = path
    .split('.')
    .reduceRight<unknown>((inner, name) => (inner === '' ? name : { [name]: inner }), '');
  return intern(kind, value);
}

interface Outcome extends Array<unknown> {
  0: { status: string; value: unknown };
  1: readonly { type: string; params?: unknown }[];
}

/** What `message` (or a timer's name) does to a part in `state`. The same question has the same answer object. */
export function stepFrom(state: State, message: Message | string): Step {
  const known = state.next.get(message);
  if (known) return known;
  const [snapshot, actions] = transition(
    MACHINES[state.kind] as never,
    state.snapshot as never,
    { type: message } as never,
  ) as unknown as Outcome;
  assert(snapshot.status !== 'error', `${state.kind} took ${message} in ${state.value}`);
  const step = reduce(intern(state.kind, snapshot.value), actions);
  state.next.set(message, step);
  return step;
}

/** Actions as plain data: closures over XState's inert actor are left behind. */
function reduce(to: State, actions: Outcome[1]): Step {
  const says: Announcement[] = [];
  const arms: Arm[] = [];
  const cancels: string[] = [];
  for (const { type, params } of actions) {
    const p = params as {
      event?: { type: string };
      id?: string;
      delay?: number;
      sendId?: string;
    };
    if (type === 'xstate.emit') says.push(p.event?.type as Announcement);
    else if (type === 'xstate.cancel') cancels.push(p.sendId as string);
    else if (type === 'xstate.raise' && p.delay !== undefined)
      arms.push({ timer: p.id as string, key: timingOf(p.delay) });
  }
  return { to, says, arms, cancels };
}
