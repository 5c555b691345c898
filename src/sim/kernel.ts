// The kernel: time, the queue, the mailbox and the log. It steps machines and arms their timers; what their words mean for others is wiring's business.
import { assert } from '../base/assert.ts';
import type { Announcement, Message } from '../machines/kind.ts';
import { type RuleId, slideOf } from '../rules/rulebook.ts';
import type { TimingKey, Timings } from '../scenario/timings.ts';
import type { Line } from '../scenario/validator.ts';
import type { Actor, Data, EventKind, LogEvent } from './event.ts';
import { PHASE, phaseOf, Queue, type Queued } from './queue.ts';
import type { TimerSpan } from './record.ts';
import { type State, stepFrom } from './step.ts';

/** Whether the platform of a rack can notice and decide; what falls due while it cannot waits here (rulebook 7.3). */
export interface Gate {
  open: boolean;
  readonly held: Armed[];
}

/** Timers that are the platform's own noticing and deciding. */
export const PLATFORMS: ReadonlySet<TimingKey> = new Set([
  'vmDetection',
  'nodeDetection',
  'processDetection',
  'wasDailyRestart',
  'scalingDecision',
]);

/** One part of the running world: its state is shared, the rest is its own. */
export interface Actant {
  readonly address: string;
  state: State;
  /** Its armed timers, by name. Most parts have none. */
  timers: Armed[];
  /** When a repeating timer of it began to beat (the plug-in's retries). */
  anchorMs: number;
  /** Whose waiting its timers are, on screen: its own unless somebody works on something else. */
  subject: string;
  /** The platform that watches it; null for what nobody's management nodes decide. */
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

interface Scripted extends Queued {
  readonly line: Line;
}

interface Letter {
  readonly to: Actant;
  readonly message: Message | string;
  readonly cause: number;
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
  private readonly queue = new Queue<Armed | Scripted>();
  private readonly letters: Letter[] = [];
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
    for (const line of script)
      this.queue.push({ t: line.at, phase: PHASE.script, seq: this.seq++, line });
  }

  /** Takes in what the state at the start says to anybody (a tier that is short from the beginning). */
  begins(): void {
    this.deliver();
  }

  /** When the next thing happens, or null if nothing will. */
  nextAt(): number | null {
    for (;;) {
      const top = this.queue.peek();
      if (!top) return null;
      if ('line' in top || top.alive) return top.t;
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
      while (this.nextAt() === at && this.limit === null)
        this.fire(this.queue.pop() as Armed | Scripted);
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

  private fire(entry: Armed | Scripted): void {
    if ('line' in entry) this.perform(entry.line);
    else if (entry.part.gate?.open === false && PLATFORMS.has(entry.span.key))
      entry.part.gate.held.push(entry);
    else {
      entry.alive = false;
      entry.span.endedAt = this.now;
      entry.span.fired = true;
      const { part } = entry;
      part.timers.splice(part.timers.indexOf(entry), 1);
      this.letters.push({ to: part, message: entry.timer, cause: entry.span.cause ?? 0 });
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
    this.letters.push({ to, message, cause });
  }

  private deliver(): void {
    const letters = this.letters;
    for (let i = 0; i < letters.length; i++) {
      const { to, message, cause } = letters[i] as Letter;
      this.steps++;
      this.stepsAtInstant++;
      if (this.steps > STEP_LIMIT || this.stepsAtInstant > INSTANT_LIMIT) {
        this.limit = `stopped at ${this.now} ms after ${this.steps} steps: more than a run may take`;
        letters.length = 0;
        return;
      }
      this.take(to, message, cause);
    }
    letters.length = 0;
  }

  private take(part: Actant, message: Message | string, cause: number): void {
    const step = stepFrom(part.state, message);
    if (step.to === part.state && step.says.length === 0 && step.arms.length === 0) return;
    for (const timer of step.cancels) this.disarm(part, timer);
    if (step.to !== part.state) {
      part.state = step.to;
      this.track(part.address, step.to.value);
    }
    let latest = cause;
    for (const says of step.says) latest = part.hear(says, latest) ?? latest;
    for (const { timer, key } of step.arms) this.arm(part, timer, key, latest);
  }

  /** Notes a state; of several at one instant the last one counts. */
  track(address: string, value: string): void {
    const track = this.tracks.get(address);
    if (!track) this.tracks.set(address, [{ t: this.now, value }]);
    else {
      const last = track[track.length - 1];
      if (last && last.t === this.now) last.value = value;
      else track.push({ t: this.now, value });
    }
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
    const i = part.timers.findIndex((armed) => armed.timer === timer);
    if (i < 0) return;
    const [armed] = part.timers.splice(i, 1) as [Armed];
    armed.alive = false;
    armed.span.endedAt = this.now;
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

/** What wiring knows of a kernel. */
export type KernelLike = Pick<Kernel, keyof Kernel>;

const NO_DATA: Data = Object.freeze({});
