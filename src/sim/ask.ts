// What XState says of one step of one machine, as plain data: the only file that calls it (design 2). The page's build ships the answers instead (compiled.ts).
import { initialTransition, transition } from 'xstate';
import { assert } from '../base/assert.ts';
import { MACHINES, type MachineKind } from '../machines/catalogue.ts';
import { timingOf } from '../machines/delays.ts';
import type { Announcement, Message } from '../machines/kind.ts';
import type { TimingKey } from '../scenario/timings.ts';

export interface Arm {
  /** The message that comes when it fires; also its name. */
  readonly timer: string;
  readonly key: TimingKey;
}

/** What a message does to a part: the dot path of the state it leads to, and what goes with it. */
export interface Answer {
  readonly to: string;
  readonly says: readonly Announcement[];
  readonly arms: readonly Arm[];
  readonly cancels: readonly string[];
}

type Machine = (typeof MACHINES)[MachineKind];
type Snapshot = ReturnType<Machine['resolveState']>;
interface Outcome extends Array<unknown> {
  0: { status: string; value: unknown };
  1: readonly { type: string; params?: unknown }[];
}

function pathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, inner] = ['', '']] = Object.entries(value as Record<string, unknown>);
  return `${name}.${pathOf(inner)}`;
}

const snapshots = new Map<string, Snapshot>();

/** The canonical snapshot of a state: XState's own may differ in the order of its nodes (design 2). */
function snapshotOf(kind: MachineKind, path: string): Snapshot {
  const name = `${kind} ${path}`;
  const known = snapshots.get(name);
  if (known) return known;
  const value = path
    .split('.')
    .reduceRight<unknown>((inner, key) => (inner === '' ? key : { [key]: inner }), '');
  const snapshot = MACHINES[kind].resolveState({ value: value as never });
  snapshots.set(name, snapshot);
  return snapshot;
}

/** The dot path of the state in which a part of that kind begins. */
export function firstPath(kind: MachineKind): string {
  const [snapshot, actions] = initialTransition(
    MACHINES[kind] as never,
    undefined as never,
  ) as unknown as Outcome;
  assert(snapshot.status === 'active' && actions.length === 0, `${kind} starts at rest`);
  return pathOf(snapshot.value);
}

/** What `message` (or a timer's name) does to a part of that kind in the state of that dot path. */
export function ask(kind: MachineKind, path: string, message: Message | string): Answer {
  const [snapshot, actions] = transition(
    MACHINES[kind] as never,
    snapshotOf(kind, path) as never,
    { type: message } as never,
  ) as unknown as Outcome;
  assert(snapshot.status !== 'error', `${kind} took ${message} in ${path}`);
  return reduce(pathOf(snapshot.value), actions);
}

/** Actions as plain data: closures over XState's inert actor are left behind. */
function reduce(to: string, actions: Outcome[1]): Answer {
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
