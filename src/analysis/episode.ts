// From the first failure in a whole rack to the moment when everything is whole again: the only times a Monte Carlo run has to play.
import type { Line } from '../scenario/validator.ts';
import { startRun } from '../sim/cast/start.ts';
import type { TimerSpan } from '../sim/record.ts';
import type { Simulation } from '../sim/simulation.ts';
import type { World } from '../world/world.ts';
import { type FailingPart, failingParts, type RatePart, type Rates } from './rates.ts';

/** A part fails by itself. */
export interface Failure {
  /** Milliseconds since the beginning of the first year. */
  readonly t: number;
  /** Index in {@link Ground.parts}. */
  readonly part: number;
}

/** An outage of a deployment within an episode, in milliseconds since its first failure. */
export interface EpisodeOutage {
  readonly deployment: number;
  readonly from: number;
  /** Infinity if it lasts as long as anybody looks. */
  readonly to: number;
  /** The kind of part whose failure began it. */
  readonly part: RatePart;
}

export interface Episode {
  /** From the first failure until nothing is broken and nobody works any more; Infinity if that is never. */
  readonly length: number;
  readonly outages: readonly EpisodeOutage[];
}

/** A topology made ready to be played again and again. */
export interface Ground {
  readonly world: World;
  readonly rates: Rates;
  readonly parts: readonly FailingPart[];
  readonly kindOf: ReadonlyMap<string, RatePart>;
  readonly deployments: readonly string[];
  /** Which deployments serve when nothing is broken. */
  readonly serves: readonly boolean[];
  /** What is armed even then: a scaling decision that repeats itself for ever. */
  readonly idle: ReadonlySet<string>;
}

/** By then a topology has settled: what scales at the start has scaled. In milliseconds of the engine's time. */
const SETTLED_MS = 7_200_000;
/** Rates so high that nothing is ever whole: after so many failures everything is put right at once. */
const MOST_FAILURES = 5000;

export function groundOf(source: World, rates: Rates): Ground {
  // Like a campaign: the scenario's own script plays no part (rulebook 7.24).
  const world = { ...source, plan: { ...source.plan, script: [] } };
  const parts = failingParts(world);
  const sim = startRun(world);
  sim.kernel.advance(SETTLED_MS);
  return {
    world,
    rates,
    parts,
    kindOf: new Map(parts.map(({ address, part }) => [address, part])),
    deployments: world.plan.deployments.map((d) => d.id),
    serves: sim.teams.map((team) => team.up),
    idle: new Set(armed(sim.kernel.timerSpans).map((span) => span.key)),
  };
}

const armed = (spans: readonly TimerSpan[]) => spans.filter((span) => span.endedAt === null);

/**
 * Plays the episode that `first` begins. `later` shows the next failure after those taken so far, `take` takes it in;
 * hardware is repaired after its repair time, and the deployer does what blocks as soon as it is on the list (rulebook 7.24).
 * `until` is when nobody looks any more, in milliseconds since the first failure.
 */
export function playEpisode(
  ground: Ground,
  first: Failure,
  later: () => Failure | null,
  take: () => void,
  until = Number.POSITIVE_INFINITY,
): Episode {
  const sim = startRun(ground.world);
  const { kernel } = sim;
  kernel.advance(SETTLED_MS - 1);
  const before = sim.notes.outages.length;
  const deployer = new Deployer(sim);
  const watch = new Watch(ground, sim);
  let lastLineMs = 0;
  let failures = 0;
  let over = false;

  function fail({ t, part }: Failure): void {
    const { address: target, part: kind } = ground.parts[part] as FailingPart;
    const at = t - first.t + SETTLED_MS;
    const lines: Line[] = [{ at, fault: 'fail', target }];
    if (kind !== 'vm' && kind !== 'process')
      lines.push({ at: at + ground.rates[kind].repairMs, repair: true, target });
    kernel.schedule(lines);
    lastLineMs = Math.max(lastLineMs, (lines.at(-1) as Line).at);
    failures++;
  }

  fail(first);
  while (kernel.limit === null && failures <= MOST_FAILURES) {
    const at = kernel.nextAt();
    const next = later();
    const nextAt = next ? next.t - first.t + SETTLED_MS : Number.POSITIVE_INFINITY;
    if (next && nextAt <= (at ?? Number.POSITIVE_INFINITY)) {
      take();
      fail(next);
      continue;
    }
    if (at === null || at - SETTLED_MS > until) break;
    kernel.instant(at);
    deployer.acts();
    if (kernel.now < lastLineMs || !watch.isQuiet()) continue;
    if (deployer.triesAgain()) continue;
    if (!watch.servesAgain()) continue;
    over = true;
    break;
  }
  const cut = kernel.limit !== null || failures > MOST_FAILURES;
  const outages = sim.notes.outages.slice(before).flatMap((outage): EpisodeOutage[] => {
    const deployment = ground.deployments.indexOf(outage.id);
    if (deployment < 0) return [];
    const end = outage.to ?? (cut ? kernel.now : Number.POSITIVE_INFINITY);
    return [
      {
        deployment,
        from: outage.from - SETTLED_MS,
        to: end - SETTLED_MS,
        part: causeOf(ground, sim, outage.cause, outage.from),
      },
    ];
  });
  return { length: over || cut ? kernel.now - SETTLED_MS : Number.POSITIVE_INFINITY, outages };
}

/** The kind of part whose failure an outage goes back to: by its causes, else the last failure before it. */
function causeOf(ground: Ground, sim: Simulation, cause: number, from: number): RatePart {
  const { events } = sim.kernel;
  let event = events[cause - 1];
  while (event && event.cause !== null) event = events[event.cause - 1];
  if (event?.kind !== 'fault')
    event = events.filter((one) => one.kind === 'fault' && one.t <= from).at(-1);
  return ground.kindOf.get(event?.subject ?? '') ?? 'process';
}

/** Does the first action of each blocking item at once; where that finds nothing to do, the next one when all else is done. */
class Deployer {
  private seen = 0;
  private readonly tried = new Map<number, number>();
  private readonly sim: Simulation;

  constructor(sim: Simulation) {
    this.sim = sim;
  }

  acts(): void {
    const { items, kernel } = this.sim;
    for (; this.seen < items.length; this.seen++) {
      const item = items[this.seen];
      if (item?.blocking && item.to === null) this.does(item.subject, item.actions[0], kernel.now);
    }
  }

  /** True if there was something left to try. */
  triesAgain(): boolean {
    let any = false;
    for (const item of this.sim.openItems.values()) {
      if (!item.blocking) continue;
      const n = (this.tried.get(item.event) ?? 0) + 1;
      this.tried.set(item.event, n);
      // Once more the first one, then each of the others.
      if (n > item.actions.length) continue;
      this.does(item.subject, item.actions[n - 1], this.sim.kernel.now);
      any = true;
    }
    return any;
  }

  private does(target: string, action: string | undefined, at: number): void {
    if (action !== undefined) this.sim.kernel.schedule([{ at, action, target } as Line]);
  }
}

/** Whether anything is still under way. */
class Watch {
  private seen = 0;
  private live: TimerSpan[] = [];
  private readonly ground: Ground;
  private readonly sim: Simulation;

  constructor(ground: Ground, sim: Simulation) {
    this.ground = ground;
    this.sim = sim;
  }

  /** No timer runs but those that always do. */
  isQuiet(): boolean {
    const spans = this.sim.kernel.timerSpans;
    const { idle } = this.ground;
    for (; this.seen < spans.length; this.seen++) {
      const span = spans[this.seen] as TimerSpan;
      if (!idle.has(span.key)) this.live.push(span);
    }
    if (this.live.length > 0) this.live = armed(this.live);
    return this.live.length === 0;
  }

  servesAgain(): boolean {
    return this.sim.teams.every((team, i) => team.up || !this.ground.serves[i]);
  }
}
