// The rival (benchmark only): the same kernel and the same wiring, but every part is a running XState actor on an injected clock.
import { type AnyActor, type AnyStateMachine, createActor } from 'xstate';
import { MACHINES, type MachineKind } from '../src/machines/catalogue.ts';
import { timingOf } from '../src/machines/delays.ts';
import type { Announcement, Message } from '../src/machines/kind.ts';
import type { Line } from '../src/scenario/validator.ts';
import {
  type Actant,
  GATED,
  type Gate,
  Kernel,
  type KernelLike,
  STEP_LIMIT,
} from '../src/sim/kernel.ts';
import { PHASE, phaseOf, Queue, type Queued } from '../src/sim/queue.ts';
import type { TimerSpan } from '../src/sim/record.ts';
import { type State, stateNamed } from '../src/sim/step.ts';

type Making = ConstructorParameters<typeof Kernel>;

/** A part and the actor that plays it, made when the part gets its first message. */
interface Played extends Actant {
  actor?: AnyActor;
}

interface Timeout extends Queued {
  readonly part: Played;
  readonly span: TimerSpan;
  readonly run: () => void;
  alive: boolean;
}

interface Scripted extends Queued {
  readonly line: Line;
}

interface Letter {
  readonly to: Played;
  readonly message: Message;
  readonly cause: number;
}

/**
 * Keeps the log and the tracks as the engine's kernel does (those it inherits), and replaces all the rest:
 * who steps the machines, who arms their timers, who hears them.
 */
export class ActorKernel extends Kernel implements KernelLike {
  private readonly agenda = new Queue<Timeout | Scripted>();
  private readonly mailbox: Letter[] = [];
  /** What fell due while the platform of a rack could not act. */
  private readonly held = new Map<Gate, Timeout[]>();
  private turn = 0;
  /** The latest event in the step being taken: the cause of what follows. */
  private latest = 0;
  private readonly delays: Making[0];
  private readonly onLine: Making[1];
  private readonly onIdle: Making[2];
  private readonly onEnd: Making[3];

  constructor(...making: Making) {
    super(...making);
    [this.delays, this.onLine, this.onIdle, this.onEnd] = making;
  }

  override schedule(script: readonly Line[]): void {
    for (const line of script)
      this.agenda.push({ t: line.at, phase: PHASE.script, seq: this.turn++, line });
  }

  override begins(): void {
    this.empty();
  }

  override silence(part: Played): void {
    part.actor?.stop();
    // Should it ever be spoken to again, it goes on from the state it is in.
    delete part.actor;
  }

  override nextAt(): number | null {
    for (;;) {
      const top = this.agenda.peek();
      if (!top) return null;
      if ('line' in top || top.alive) return top.t;
      this.agenda.pop();
    }
  }

  override instant(at: number): void {
    this.now = at;
    for (;;) {
      while (this.nextAt() === at && this.limit === null)
        this.happen(this.agenda.pop() as Timeout | Scripted);
      if (this.limit !== null) return;
      if (this.onIdle()) {
        this.empty();
        continue;
      }
      this.onEnd();
      this.empty();
      if (this.nextAt() !== at) return;
    }
  }

  private happen(entry: Timeout | Scripted): void {
    if ('line' in entry) this.onLine(entry.line);
    else if (entry.part.gate?.open === false && GATED.has(entry.span.key))
      this.held.set(entry.part.gate, [...(this.held.get(entry.part.gate) ?? []), entry]);
    else {
      entry.alive = false;
      entry.span.endedAt = this.now;
      entry.span.fired = true;
      if (entry.span.key === 'nodeBoot') entry.part.timers = [];
      this.steps++;
      this.latest = entry.span.cause ?? 0;
      entry.run();
      this.see(entry.part);
    }
    this.empty();
  }

  override release(gate: Gate): void {
    gate.open = true;
    const held = this.held.get(gate) ?? [];
    this.held.delete(gate);
    for (const timeout of held) if (timeout.alive) this.agenda.push(this.again(timeout));
  }

  /** The same timeout, due now: whoever calls it off finds it by its span. */
  private again(timeout: Timeout): Timeout {
    const due = Object.create(timeout, {
      t: { value: this.now },
      seq: { value: this.turn++ },
      alive: {
        get: () => timeout.alive,
        set: (alive: boolean) => {
          timeout.alive = alive;
        },
      },
    }) as Timeout;
    return due;
  }

  override send(to: Played, message: Message, cause: number): void {
    this.mailbox.push({ to, message, cause });
  }

  private empty(): void {
    const { mailbox } = this;
    for (let i = 0; i < mailbox.length; i++) {
      const { to, message, cause } = mailbox[i] as Letter;
      this.steps++;
      if (this.steps > STEP_LIMIT) {
        this.limit = `stopped at ${this.now} ms after ${this.steps} steps: more than a run may take`;
        break;
      }
      this.latest = cause;
      to.actor ??= this.play(to);
      to.actor.send({ type: message });
      this.see(to);
    }
    mailbox.length = 0;
  }

  /** Starts the actor of a part in the state the part is in. */
  private play(part: Played): AnyActor {
    const { kind, value } = part.state;
    const machine = MACHINES[kind] as AnyStateMachine;
    const actor = createActor(machine, {
      snapshot: machine.resolveState({ value: nested(value), context: undefined }),
      clock: {
        setTimeout: (run: () => void, delay: number) => this.setOut(part, run, delay),
        clearTimeout: (timeout: Timeout) => {
          if (timeout.span.key === 'nodeBoot') part.timers = [];
          timeout.alive = false;
          timeout.span.endedAt = this.now;
        },
      },
    });
    actor.on('*', (said: { readonly type: string }) => {
      this.see(part);
      this.latest = part.hear(said.type as Announcement, this.latest) ?? this.latest;
    });
    return actor.start();
  }

  /** Takes note of the state an actor is in, which wiring reads. */
  private see(part: Played): void {
    const state = stateOf(part.state.kind, part.actor?.getSnapshot().value);
    if (state === part.state) return;
    part.state = state;
    if (part.noted) this.track(part.address, state.value);
  }

  /** The delay of a machine is an index; what it means is in the timings of the scenario. */
  private setOut(part: Played, run: () => void, index: number): Timeout {
    const key = timingOf(index);
    const delay = this.delays[key];
    const dueAt =
      key === 'pluginRetry'
        ? part.anchorMs + Math.ceil((this.now - part.anchorMs) / delay) * delay
        : this.now + delay;
    const span: TimerSpan = {
      subject: part.subject,
      key,
      armedAt: this.now,
      dueAt,
      endedAt: null,
      fired: false,
      cause: this.latest === 0 ? null : this.latest,
    };
    const phase = phaseOf(key);
    const timeout: Timeout = { t: dueAt, phase, seq: this.turn++, part, span, run, alive: true };
    this.timerSpans.push(span);
    // Wiring asks of management nodes alone whether two boot together.
    if (key === 'nodeBoot') part.timers = [{ ...timeout, timer: key }];
    this.agenda.push(timeout);
    return timeout;
  }
}

type Value = string | { readonly [name: string]: Value };

const nested = (path: string): Value =>
  path
    .split('.')
    .reverse()
    .reduce<Value>((inner, name) => (inner === '' ? name : { [name]: inner }), '');

const seen = new Map<MachineKind, Map<string, State>>();

/** The engine's name for a state, by a short look-up: the rival shall not pay for our names. */
function stateOf(kind: MachineKind, value: Value): State {
  const path = dotted(value);
  let states = seen.get(kind);
  if (!states) {
    states = new Map();
    seen.set(kind, states);
  }
  let state = states.get(path);
  if (!state) {
    state = stateNamed(kind, path);
    states.set(path, state);
  }
  return state;
}

function dotted(value: Value): string {
  if (typeof value === 'string') return value;
  for (const name in value) return `${name}.${dotted(value[name] as Value)}`;
  return '';
}
