// World → the campaign: every single hardware fault (or every pair), and what came of it for each workload; single points of failure first (contract 4, rulebook 7.24).
import { naturally } from '../base/natural.ts';
import { outagesOf } from '../log/summary.ts';
import type { Line } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { simulate } from '../sim/simulate.ts';
import type { PartKind, World } from '../world/world.ts';

const FAULT_AT_MS = 60_000;
const DAY_MS = 86_400_000;

/** More pairs than a topology of two full racks has; beyond it the campaign says so instead of freezing. */
export const MOST_RUNS = 100_000;

export interface Outcome {
  readonly outageMs: number;
  /** Whether it serves at the end, by what hardware, middleware, platform and external parts did by themselves. */
  readonly recovered: boolean;
  /** Actor that ended its last outage; null without one, or if it is still open. */
  readonly by: string | null;
  readonly dataLost: boolean;
}

export interface CampaignRow {
  readonly faults: readonly string[];
  readonly deployments: Readonly<Record<string, Outcome>>;
}

export interface Campaign {
  readonly faults: 1 | 2;
  readonly runs: number;
  readonly singlePoints: readonly {
    readonly faults: readonly string[];
    readonly deployments: readonly string[];
  }[];
  readonly rows: readonly CampaignRow[];
}

const KINDS: ReadonlySet<PartKind> = new Set([
  'node',
  'mgmt',
  'virt',
  'tor',
  'san',
  'sw',
  'fc',
  'cable',
  'canister',
  'drive',
]);

/** The hardware a campaign fails: nodes, management nodes, switches, cables, canisters, drives of each rack, in order of address. */
export const campaignParts = (world: World): string[] =>
  [...world.parts.values()]
    .filter((part) => KINDS.has(part.kind))
    .map((part) => part.address)
    .sort(naturally);

/** What a campaign runs: each part alone, or each pair in order of address, the second `gapMs` after the first. */
export function* campaignFaults(world: World, faults: 1 | 2): Generator<readonly string[]> {
  const parts = campaignParts(world);
  for (const [i, first] of parts.entries()) {
    if (faults === 1) yield [first];
    else for (const second of parts.slice(i + 1)) yield [first, second];
  }
}

/** One run of a campaign, 24 h beyond its last fault. The scenario's own script plays no part. */
export function campaignRow(world: World, faults: readonly string[], gapMs: number): CampaignRow {
  const script = faults.map(
    (target, i): Line => ({ at: FAULT_AT_MS + i * gapMs, fault: 'fail', target }),
  );
  const until = FAULT_AT_MS + (faults.length - 1) * gapMs + DAY_MS;
  const run = simulate({ ...world, plan: { ...world.plan, script, until } });
  return {
    faults,
    deployments: Object.fromEntries(
      world.plan.deployments.map((deployment) => [deployment.id, outcome(run, deployment.id)]),
    ),
  };
}

function outcome(run: Run, id: string): Outcome {
  const { outageMs } = outagesOf(run, id, run.until);
  const last = run.outages.filter((outage) => outage.id === id).at(-1);
  const open = last?.to === null;
  return {
    outageMs,
    recovered: !open,
    by: open ? null : (last?.by ?? null),
    dataLost: run.events.some((event) => event.kind === 'data-lost' && event.subject === id),
  };
}

/** The whole campaign. `gapMs` is the time between the two faults of a pair. */
export function campaignOf(world: World, faults: 1 | 2, gapMs = 60_000): Campaign {
  const rows: CampaignRow[] = [];
  for (const parts of campaignFaults(world, faults)) {
    if (rows.length >= MOST_RUNS) break;
    rows.push(campaignRow(world, parts, gapMs));
  }
  return { faults, runs: rows.length, singlePoints: pointsOf(rows), rows };
}

/** The faults after which some workload does not come back by itself. */
const pointsOf = (rows: readonly CampaignRow[]): Campaign['singlePoints'] =>
  rows.flatMap(({ faults, deployments }) => {
    const lost = Object.keys(deployments).filter((id) => !deployments[id]?.recovered);
    return lost.length === 0 ? [] : [{ faults, deployments: lost }];
  });
