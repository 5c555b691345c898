// World → trials: every single fault of a part, VM, process, rack, site and outside part, and the maintenance of each rack, each run alone; what a verdict rests on (rulebook 4.1–4.3, 4.5).
import type { Plan, Role } from '../scenario/plan.ts';
import type { Line } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { simulate } from '../sim/simulate.ts';
import { processesOf } from '../world/processes.ts';
import type { PartKind, World } from '../world/world.ts';
import { campaignParts } from './campaign.ts';
import { servicesOf } from './outcome.ts';
import { outsideTargets } from './runbook-outside.ts';

/** Within a rack (hardware, then software), then what is larger or stands outside, then what is planned. */
export const GROUPS = [
  'node',
  'management',
  'network',
  'storage',
  'vm',
  'process',
  'rack',
  'site',
  'outside',
  'maintenance',
] as const;
export type Group = (typeof GROUPS)[number];

const WITHIN: ReadonlySet<Group> = new Set([
  'node',
  'management',
  'network',
  'storage',
  'vm',
  'process',
]);

/** One fault of anything within a rack, hardware or software: what the claim of slide 16 is about. */
export const isWithinRack = (trial: Trial): boolean => WITHIN.has(trial.group);

export interface Trial {
  /** What fails, or the rack that is worked on. */
  readonly target: string;
  readonly group: Group;
}

/** What a trial cost one service. */
export interface Effect {
  readonly outages: number;
  /** The longest outage in milliseconds; one still open counts up to the end of the run. */
  readonly longestMs: number;
  /** Still out a day later, with nobody's help. */
  readonly open: boolean;
  /** Actor that ended its last outage; null without one, or while it is open. */
  readonly by: string | null;
  /** Some of what its databases held is gone. */
  readonly dataLost: boolean;
  readonly sessionsLost: number;
}

export interface Result {
  readonly trial: Trial;
  /** By service. */
  readonly effects: ReadonlyMap<string, Effect>;
}

/** When the fault comes and the work begins, how long a rack is worked on, and how long is waited, in milliseconds. */
export const TRIAL_AT_MS = 60_000;
export const WORK_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Everything that is tried, in the order of {@link GROUPS}, within a group in order of address. */
export function trialsOf(world: World): Trial[] {
  const trials = [
    ...campaignParts(world).map((target): Trial => ({ target, group: groupOf(world, target) })),
    ...world.plan.deployments.flatMap((deployment) =>
      world.placed
        .filter((vm) => vm.deployment === deployment.id)
        .flatMap((vm): Trial[] => [
          { target: vm.id, group: 'vm' },
          ...processesOf(deployment, vm.role as Role).map(
            (process): Trial => ({ target: `${vm.id}:${process}`, group: 'process' }),
          ),
        ]),
    ),
    ...outsideTargets(world.plan).map(
      (target): Trial => ({ target, group: outsideGroup(world.plan, target) }),
    ),
    ...world.plan.racks.map((rack): Trial => ({ target: rack.id, group: 'maintenance' })),
  ];
  return trials.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
}

const OF_KIND: Readonly<Partial<Record<PartKind, Group>>> = {
  node: 'node',
  mgmt: 'management',
  virt: 'management',
  canister: 'storage',
  drive: 'storage',
};
const groupOf = (world: World, target: string): Group =>
  OF_KIND[world.parts.get(target)?.kind ?? 'cable'] ?? 'network';

const outsideGroup = (plan: Plan, target: string): Group =>
  target.startsWith('site:')
    ? 'site'
    : plan.racks.some((rack) => rack.id === target)
      ? 'rack'
      : 'outside';

/** The lines of a trial: a fault, or a rack drained, worked on for an hour and brought back. */
export function linesOf(plan: Plan, { target, group }: Trial): Line[] {
  if (group !== 'maintenance') return [{ at: TRIAL_AT_MS, fault: 'fail', target }];
  return [
    { at: TRIAL_AT_MS, maintenance: 'start', target },
    { at: TRIAL_AT_MS + plan.timings.maintenance + WORK_MS, maintenance: 'end', target },
  ];
}

/** One trial, watched for a day after its last line. The scenario's own script plays no part, and nobody comes to help. */
export function tried(world: World, trial: Trial): Result {
  const script = linesOf(world.plan, trial);
  const until = (script.at(-1) as Line).at + DAY_MS;
  const run = simulate({ ...world, plan: { ...world.plan, script, until } });
  return { trial, effects: new Map(servicesOf(run).map((id) => [id, effectOn(run, id)])) };
}

/** All of them at once; a page does it in slices. */
export const allTried = (world: World): Result[] =>
  trialsOf(world).map((trial) => tried(world, trial));

function effectOn(run: Run, service: string): Effect {
  const outages = run.outages.filter((outage) => outage.id === `service:${service}`);
  const last = outages.at(-1);
  const mine = run.plan.deployments.filter((d) => d.service === service);
  const holds = new Set(mine.flatMap((d) => [d.id, ...(d.database === null ? [] : [d.database])]));
  return {
    outages: outages.length,
    longestMs: Math.max(0, ...outages.map(({ from, to }) => (to ?? run.until) - from)),
    open: last?.to === null,
    by: last?.to == null ? null : last.by,
    dataLost: run.events.some((e) => e.kind === 'data-lost' && holds.has(e.subject)),
    sessionsLost: run.sessionsLost.get(service) ?? 0,
  };
}

/** Whether a service comes through by itself and with its data. */
export const comesThrough = (effect: Effect | undefined): boolean =>
  effect !== undefined && !effect.open && !effect.dataLost;

/** The faults within a rack after which some service is not back by itself: its single points of failure. */
export const singlePoints = (results: readonly Result[]): Result[] =>
  results.filter(
    ({ trial, effects }) =>
      isWithinRack(trial) && [...effects.values()].some((effect) => !comesThrough(effect)),
  );
