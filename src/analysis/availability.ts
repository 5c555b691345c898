// World → availability by Monte Carlo (contract 1, rulebook 7.24): failures drawn for each part from a stream of its own, and only the times played in which something is broken.
import { streamOf } from '../base/random.ts';
import { Queue, type Queued } from '../sim/queue.ts';
import type { World } from '../world/world.ts';
import { type Episode, type Failure, type Ground, groundOf, playEpisode } from './episode.ts';
import { spreadOf } from './interval.ts';
import type { FailingPart, RatePart, Rates } from './rates.ts';

/** 8,760 hours, in milliseconds (hardware-and-timings.md, 4.1). */
export const YEAR_MS = 8760 * 3_600_000;
export const MOST_YEARS = 1_000_000;
/** More failures than this are not drawn: fewer years, or lower rates. */
export const MOST_FAILURES = 5_000_000;
/** The interval needs so many spans of time to compare; fewer years are cut into shorter ones. */
const LEAST_SPANS = 30;
const MOST_CAUSES = 5;
/** Episodes that are looked up cost next to nothing: this many count as one step. */
const STEP = 200;

export interface DeploymentAvailability {
  readonly id: string;
  readonly availability: number;
  /** Of the availability, to 95 %. */
  readonly ci95: readonly [number, number];
  readonly outagesPerYear: number;
  /** Share of the downtime by the kind of part whose failure began it, largest first. */
  readonly topCauses: readonly { readonly part: RatePart; readonly share: number }[];
}

export interface Availability {
  readonly years: number;
  readonly seed: number;
  readonly deployments: readonly DeploymentAvailability[];
}

/** How many failures that many years will have, on average. */
export const failuresExpected = (ground: Ground, years: number): number =>
  years * ground.parts.reduce((sum, { part }) => sum + ground.rates[part].afr, 0);

/** The whole run at once. */
export function availabilityOf(
  world: World,
  rates: Rates,
  years: number,
  seed: number,
): Availability {
  const steps = availabilitySteps(groundOf(world, rates), years, seed);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in small steps: each yields the share of the years that is done, and none takes long. */
export function* availabilitySteps(
  ground: Ground,
  years: number,
  seed: number,
): Generator<number, Availability> {
  const end = years * YEAR_MS;
  const ahead = new Ahead(ground, end, seed);
  const tally = new Tally(ground, years);
  /** What a failure comes to that nothing else meets is always the same: it is played once for each part. */
  const alone = new Map<number, Episode>();
  let looked = 0;
  for (let first = ahead.take(); first; first = ahead.take()) {
    let episode = alone.get(first.part);
    if (!episode) {
      episode = playEpisode(ground, first, () => null, nothing);
      alone.set(first.part, episode);
      yield first.t / end;
    }
    const next = ahead.peek();
    if (next && next.t <= first.t + episode.length) {
      episode = playEpisode(
        ground,
        first,
        () => ahead.peek(),
        () => ahead.take(),
        end - first.t,
      );
      yield first.t / end;
    }
    tally.add(first.t, episode);
    if (++looked % STEP === 0) yield first.t / end;
  }
  return { years, seed, deployments: tally.figures() };
}

const nothing = () => undefined;

/** The failures that are still to come, earliest first; each part draws from a stream of its own. */
class Ahead {
  private readonly queue = new Queue<Queued & { readonly part: number }>();
  private readonly again: ((from: number) => void)[] = [];

  constructor(ground: Ground, end: number, seed: number) {
    ground.parts.forEach(({ address, part }: FailingPart, i) => {
      const { afr } = ground.rates[part];
      if (afr === 0) return;
      const stream = streamOf(seed, address);
      const mean = YEAR_MS / afr;
      this.again[i] = (from) => {
        // What fails while it is broken finds nothing to do: so a part does not age, and lives as long after each repair.
        const t = from + Math.max(1, Math.round(stream.exponential() * mean));
        if (t < end) this.queue.push({ t, phase: 0, seq: i, part: i });
      };
      this.again[i]?.(0);
    });
  }

  peek(): Failure | null {
    return this.queue.peek() ?? null;
  }

  take(): Failure | null {
    const failure = this.queue.pop();
    if (!failure) return null;
    this.again[failure.part]?.(failure.t);
    return failure;
  }
}

/** What the episodes add up to, by deployment. */
class Tally {
  private readonly ground: Ground;
  private readonly years: number;
  private readonly spans: number;
  private readonly spanMs: number;
  private readonly down: Float64Array[];
  private readonly count: number[];
  private readonly causes: Map<RatePart, number>[];

  constructor(ground: Ground, years: number) {
    this.ground = ground;
    this.years = years;
    this.spans = Math.max(years, Math.ceil(LEAST_SPANS / years) * years);
    this.spanMs = (years * YEAR_MS) / this.spans;
    this.down = ground.deployments.map(() => new Float64Array(this.spans));
    this.count = ground.deployments.map(() => 0);
    this.causes = ground.deployments.map(() => new Map());
  }

  add(start: number, { outages }: Episode): void {
    const end = this.years * YEAR_MS;
    for (const { deployment, from, to, part } of outages) {
      if (start + from >= end) continue;
      const last = Math.min(start + to, end);
      this.count[deployment] = (this.count[deployment] ?? 0) + 1;
      const causes = this.causes[deployment];
      causes?.set(part, (causes.get(part) ?? 0) + last - start - from);
      // An outage may reach from one span into the next.
      const down = this.down[deployment] as Float64Array;
      for (let at = start + from; at < last; ) {
        const span = Math.min(Math.floor(at / this.spanMs), this.spans - 1);
        const until = span === this.spans - 1 ? last : Math.min(last, (span + 1) * this.spanMs);
        down[span] = (down[span] ?? 0) + until - at;
        at = until;
      }
    }
  }

  figures(): DeploymentAvailability[] {
    return this.ground.deployments.map((id, i) => {
      if (!this.ground.serves[i])
        return { id, availability: 0, ci95: [0, 0], outagesPerYear: 0, topCauses: [] };
      const down = this.down[i] as Float64Array;
      const { mean, half } = spreadOf(down, this.spanMs);
      const outages = this.count[i] ?? 0;
      return {
        id,
        availability: rounded(1 - mean, 8),
        ci95: [
          rounded(Math.max(0, 1 - mean - (outages === 0 ? this.unseen() : half)), 8),
          rounded(Math.min(1, 1 - mean + half), 8),
        ],
        outagesPerYear: rounded(outages / this.years, 6),
        topCauses: topOf(this.causes[i] ?? new Map()),
      };
    });
  }

  /**
   * Without a single outage the spread says nothing. Then the rule of three holds: with 95 % certainty there are fewer
   * than three in so many years, and none of them lasts longer than the longest repair.
   */
  private unseen(): number {
    if (failuresExpected(this.ground, 1) === 0) return 0;
    const longest = Math.max(...Object.values(this.ground.rates).map((rate) => rate.repairMs));
    return (3 * longest) / (this.years * YEAR_MS);
  }
}

const rounded = (x: number, digits: number) => Math.round(x * 10 ** digits) / 10 ** digits;

/** Shares are rounded down, so that they never add up to more than everything. */
function topOf(causes: ReadonlyMap<RatePart, number>): DeploymentAvailability['topCauses'] {
  const all = [...causes.values()].reduce((sum, ms) => sum + ms, 0);
  return [...causes]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_CAUSES)
    .map(([part, ms]) => ({ part, share: Math.floor((ms / all) * 1e4 + 1e-9) / 1e4 }))
    .filter(({ share }) => share > 0);
}
