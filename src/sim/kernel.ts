// The kernel: time, the queue, the mailbox and the log. It steps machines and arms their timers; what their words mean for others is wiring's business.
import { assert } from '../base/assert.ts';
import type { Announcement, Message } from '../machines/kind.ts';
import { type RuleId, slideOf } from '../rules/rulebook.ts';
import type { TimingKey, Timings } from '../scenario/timings.ts';
import type { Line } from '../scenario/validator.ts';
import type { Actor, Data, EventKind, LogEvent } from './event.ts';
import { phaseOf, Queue, type Queued } from './queue.ts';
import type { TimerSpan } from './record.ts';
import { type State, stepFrom } from './step.ts';

/** Whether whoever watches (the platform of a rack, the load balancer) can notice and decide; what falls due while it cannot waits here (rulebook 7.3). */
export interface Gate {
  open: boolean;
  readonly held: Armed[];
}

/** Timers that are the noticing and deciding of whoever keeps the gate: the platform's own, and the load balancer's. */
export const GATED: ReadonlySet<TimingKey> = new Set([
  'vmDetection',
  'nodeDetection',
  'processDetection',
  'wasDailyRestart',
  'scalingDecision',
  'lbHealthCheck',
]);

/** One part of the running world: its state is shared, the rest is its own. */
export interface Actant {
  readonly address: string;
  state: State;
  /** Its states so far, as the record has them; null before the first change. */
  track: { t: number; value: string }[] | null;
  /** Whether its states are worth keeping: nobody asks for those of a route, a piece of work or a placement. */
  readonly noted: boolean;
  /** Its armed timers, by name. Most parts have none. */
  timers: Armed[];
  /** When a repeating timer of it began to beat (the plug-in's retries). */
  anchorMs: number;
  /** Whose waiting its timers are, on screen: its own unless somebody works on something else. */
  subject: string;
  /** Whoever watches it: the platform of its rack, the load balancer; null for what neither decides. */
  readonly gate: Gate | null;
  /** What its announcements mean. A returned event id becomes the cause of the timers armed in the same step. */
  readonly hear: (says: Announcement, cause: number) => number | undefined;
}

export interface Armed extends Queued {
  readonly part: Actant;
  readonly timer: string;
  readonly span: TimerSpan;
  alive: boolean;
}

interface Letter {
  to: Actant;
  message: Message | string;
  cause: number;
}

/** More steps than any honest run takes; beyond it the run ends with a sentence that says so. */
export const STEP_LIMIT = 5_000_000;
/** More steps at one instant than any honest instant takes: only timings of 0 that feed each other get there. */
const INSTANT_LIMIT = 200_000;

export class Kernel {
  now = 0;
  steps = 0;
  limit: string | null = null;
  readonly events: LogEvent[] = [];
  readonly timerSpans: TimerSpan[] = [];
  /** State tracks by address. */
  readonly tracks = new Map<string, { t: number; value: string }[]>();
  private readonly queue = new Queue<Armed>();
  /** Script lines in the order in which they happen; those from `line` on are still to come. */
  private script: readonly Line[] = [];
  private line = 0;
  /** The first `posted` of them are in the mailbox; the rest are kept, to be written on again. */
  private readonly letters: Letter[] = [];
  private posted = 0;
  private seq = 0;
  private stepsAtInstant = 0;
  private readonly timings: Timings;
  /** What a script line does. */
  private readonly perform: (line: Line) => void;
  /** What begins when the queue has nothing more at this instant (placements); true if something did. */
  private readonly begin: () => boolean;
  /** What is seen when the instant is over: SLA, then outages. */
  private readonly assess: () => void;

  constructor(
    timings: Timings,
    perform: (line: Line) => void,
    begin: () => boolean,
    assess: () => void,
  ) {
    this.timings = timings;
    this.perform = perform;
    this.begin = begin;
    this.assess = assess;
  }

  schedule(script: readonly Line[]): void {
    this.script = [...this.script.slice(this.line), ...script].sort((a, b) => a.at - b.at);
    this.line = 0;
  }

  /** Takes in what the state at the start says to anybody (a tier that is short from the beginning). */
  begins(): void {
    this.deliver();
  }

  /** When the next thing happens, or null if nothing will. */
  nextAt(): number | null {
    const line = this.script[this.line];
    for (;;) {
      const top = this.queue.peek();
      if (!top) return line ? line.at : null;
      if (top.alive) return line && line.at < top.t ? line.at : top.t;
      this.queue.pop();
    }
  }

  /** Plays every instant up to and including `until` (milliseconds). */
  advance(until: number): void {
    for (let at = this.nextAt(); at !== null && at <= until; at = this.nextAt()) {
      if (this.limit !== null) return;
      this.instant(at);
    }
    this.now = Math.max(this.now, until);
  }

  /** Plays one instant to its end. */
  instant(at: number): void {
    this.now = at;
    this.stepsAtInstant = 0;
    for (;;) {
      while (this.nextAt() === at && this.limit === null) this.proceed(at);
      if (this.limit !== null) return;
      if (this.begin()) {
        this.deliver();
        continue;
      }
      this.assess();
      this.deliver();
      if (this.nextAt() !== at) return;
    }
  }

  /** The next thing at this instant: script lines come before all timers (PHASE). */
  private proceed(at: number): void {
    const line = this.script[this.line];
    if (line?.at === at) {
      this.line++;
      this.perform(line);
    } else {
      const entry = this.queue.pop() as Armed;
      const { gate } = entry.part;
      if (gate?.open === false && GATED.has(entry.span.key)) {
        gate.held.push(entry);
        return;
      }
      entry.alive = false;
      entry.span.endedAt = this.now;
      entry.span.fired = true;
      const { part } = entry;
      takeOut(part.timers, part.timers.indexOf(entry));
      this.post(part, entry.timer, entry.span.cause ?? 0);
    }
    this.deliver();
  }

  /** A rack's platform can act again: what fell due meanwhile is noticed now. */
  release(gate: Gate): void {
    gate.open = true;
    for (const held of gate.held.splice(0)) {
      if (!held.alive) continue;
      const due = { ...held, t: this.now, seq: this.seq++ };
      held.part.timers[held.part.timers.indexOf(held)] = due;
      this.queue.push(due);
    }
  }

  /** Puts a message in the mailbox; it is taken in before anything else happens. */
  send(to: Actant, message: Message, cause: number): void {
    this.post(to, message, cause);
  }

  private post(to: Actant, message: Message | string, cause: number): void {
    const letter = this.letters[this.posted];
    if (letter) {
      letter.to = to;
      letter.message = message;
      letter.cause = cause;
    } else this.letters.push({ to, message, cause });
    this.posted++;
  }

  private deliver(): void {
    for (let i = 0; i < this.posted; i++) {
      const { to, message, cause } = this.letters[i] as Letter;
      this.steps++;
      this.stepsAtInstant++;
      if (this.steps > STEP_LIMIT || this.stepsAtInstant > INSTANT_LIMIT) {
        this.limit = `stopped at ${this.now} ms after ${this.steps} steps: more than a run may take`;
        this.posted = 0;
        return;
      }
      this.take(to, message, cause);
    }
    this.posted = 0;
  }

  private take(part: Actant, message: Message | string, cause: number): void {
    const step = stepFrom(part.state, message);
    if (step.to === part.state && step.says.length === 0 && step.arms.length === 0) return;
    for (const timer of step.cancels) this.disarm(part, timer);
    if (step.to !== part.state) {
      part.state = step.to;
      if (part.noted) {
        part.track ??= this.trackOf(part.address);
        this.note(part.track, step.to.value);
      }
    }
    let latest = cause;
    for (const says of step.says) latest = part.hear(says, latest) ?? latest;
    for (const { timer, key } of step.arms) this.arm(part, timer, key, latest);
  }

  /** Notes a state; of several at one instant the last one counts. */
  track(address: string, value: string): void {
    this.note(this.trackOf(address), value);
  }

  private trackOf(address: string): { t: number; value: string }[] {
    let track = this.tracks.get(address);
    if (!track) {
      track = [];
      this.tracks.set(address, track);
    }
    return track;
  }

  private note(track: { t: number; value: string }[], value: string): void {
    const last = track[track.length - 1];
    if (last && last.t === this.now) last.value = value;
    else track.push({ t: this.now, value });
  }

  private arm(part: Actant, timer: string, key: TimingKey, cause: number): void {
    const delay = this.timings[key];
    // The plug-in's retries beat from the moment it marked the member down (rulebook 7.3).
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
      cause: cause === 0 ? null : cause,
    };
    const armed: Armed = {
      t: dueAt,
      phase: phaseOf(key),
      seq: this.seq++,
      part,
      timer,
      span,
      alive: true,
    };
    part.timers.push(armed);
    this.timerSpans.push(span);
    this.queue.push(armed);
  }

  private disarm(part: Actant, timer: string): void {
    const { timers } = part;
    for (let i = 0; i < timers.length; i++) {
      const armed = timers[i] as Armed;
      if (armed.timer !== timer) continue;
      takeOut(timers, i);
      armed.alive = false;
      armed.span.endedAt = this.now;
      return;
    }
  }

  /** A part is no more: its timers are called off. */
  silence(part: Actant): void {
    for (const armed of part.timers) {
      armed.alive = false;
      armed.span.endedAt = this.now;
    }
    part.timers = [];
  }

  /** Writes an event down and returns its id. `cause` 0 means none. */
  log(
    actor: Actor,
    kind: EventKind,
    subject: string,
    cause: number,
    rule: RuleId | null,
    data: Data = NO_DATA,
  ): number {
    const id = this.events.length + 1;
    assert(cause < id, `event ${id} comes after its cause`);
    this.events.push({
      id,
      t: this.now,
      actor,
      kind,
      subject,
      cause: cause === 0 ? null : cause,
      rule,
      slide: slideOf(rule),
      data,
    });
    return id;
  }

  /** The rule of an event, which `up`, `down`, `reroute` and the like inherit from their cause (rulebook 7.25). */
  ruleOf(event: number): RuleId | null {
    return (this.events[event - 1]?.rule ?? null) as RuleId | null;
  }
}

/** Takes one out; the order of a part's timers means nothing. */
function takeOut(timers: Armed[], at: number): void {
  const last = timers.pop() as Armed;
  if (at < timers.length) timers[at] = last;
}

/** What wiring knows of a kernel. */
export type KernelLike = Pick<Kernel, keyof Kernel>;

const NO_DATA: Data = Object.freeze({});
