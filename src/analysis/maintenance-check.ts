// Before a rack is drained: whether the others can carry the load meanwhile, and what would be out. Read off a dry run, not worked out (rulebook 7.22a).
import { listed } from '../base/english.ts';
import { type Moment, momentAt } from '../log/moment.ts';
import type { Line } from '../scenario/validator.ts';
import type { Run } from '../sim/record.ts';
import { simulate } from '../sim/simulate.ts';

export interface TooSlow {
  /** The service. */
  readonly id: string;
  /** Requests per second asked of it, and what its members in the other racks carry within the SLA. */
  readonly load: number;
  readonly carried: number;
}

export interface MaintenanceCheck {
  /** False if the rack is lost, or in maintenance already: then nothing else is said. */
  readonly possible: boolean;
  /** Services that would be out from the moment the rack is drained, and are not now. */
  readonly down: readonly string[];
  /** Services that would go on, and miss their SLA. */
  readonly slow: readonly TooSlow[];
  /** Databases that would go on without a standby. */
  readonly alone: readonly string[];
  /** Cells (by the deployment they are administered in) that nobody could administer meanwhile. */
  readonly unadministered: readonly string[];
  /** All of it in words. */
  readonly sentence: string;
}

const NOTHING = { down: [], slow: [], alone: [], unadministered: [] } as const;

/** What maintenance of `rack`, begun at `t` (milliseconds), would mean once the rack is drained. Nothing is changed by asking. */
export function checkMaintenance(run: Run, t: number, rack: string): MaintenanceCheck {
  const { plan, world } = run;
  const drainedAt = t + plan.timings.maintenance;
  const line: Line = { at: t, maintenance: 'start', target: rack };
  // What the script has ahead is not what is asked about; what it did up to now stays.
  const past = plan.script.filter((one) => one.at <= t);
  const play = (script: readonly Line[]) =>
    momentAt(simulate({ ...world, plan: { ...plan, script, until: drainedAt } }), drainedAt);
  const before = play(past);
  const after = play([...past, line]);
  const done = after.run.events.some(
    (e) =>
      e.kind === 'action-done' &&
      e.subject === rack &&
      e.data.action === 'maintenance' &&
      e.t === drainedAt,
  );
  if (!done)
    return {
      possible: false,
      ...NOTHING,
      sentence: `Rack ${rack} cannot be drained now: it is lost, or in maintenance already.`,
    };
  const found = {
    down: servicesOf(run).filter(
      (id) => state(after, id) === 'down' && state(before, id) !== 'down',
    ),
    slow: servicesOf(run)
      .filter((id) => state(after, id) !== 'down' && missed(after, id) && !missed(before, id))
      .map((id): TooSlow => ({ id, load: after.load(id), carried: carriedBy(after, id) })),
    alone: plan.deployments
      .filter((d) => d.hadr && after.primary(d.id) !== null)
      .filter((d) => inPeer(before, d.id) && !inPeer(after, d.id))
      .map((d) => d.id),
    unadministered: plan.deployments
      .filter((d) => d.cell === d.id && d.vms.some((vm) => vm.role === 'dmgr' && vm.rack === rack))
      .map((d) => d.id),
  };
  return { possible: true, ...found, sentence: words(rack, found) };
}

/** Services as people name them: a database that serves another workload is told with that workload. */
function servicesOf({ plan }: Run): string[] {
  const used = new Set(plan.deployments.map((d) => d.database));
  return [...new Set(plan.deployments.filter((d) => !used.has(d.id)).map((d) => d.service))];
}

const state = (moment: Moment, service: string) => moment.health(`service:${service}`).state;
const missed = (moment: Moment, service: string) =>
  moment.health(`service:${service}`).sla === 'missed';

function inPeer(moment: Moment, database: string): boolean {
  const pair = moment.state(database);
  return pair === undefined || pair === 'peer' || pair === 'switching';
}

/** Requests per second that the members of a service that serve carry within its SLA. */
function carriedBy(moment: Moment, service: string): number {
  const { deployments } = moment.run.plan;
  return deployments
    .filter((d) => d.service === service)
    .reduce((sum, d) => {
      const role = d.kind === 'proxy' ? 'proxy' : 'was';
      const serving = moment
        .vms()
        .filter((vm) => vm.deployment === d.id && vm.role === role && moment.counts(vm))
        .filter((vm) => moment.state(vm.processes.at(-1) ?? '') === 'up');
      return sum + serving.length * d.capacity * d.threshold;
    }, 0);
}

function words(rack: string, found: Omit<MaintenanceCheck, 'possible' | 'sentence'>): string {
  const { down, slow, alone, unadministered } = found;
  const said = [
    ...(down.length > 0
      ? [`${listed(down)} would be out until rack ${rack} is back.`]
      : ['Every service would go on.']),
    ...slow.map(
      ({ id, load, carried }) =>
        `${id} would miss its SLA: ${round(load)} requests per second are asked, the other racks carry ${round(carried)} within it.`,
    ),
    ...(alone.length > 0 ? [`${listed(alone)} would have no standby meanwhile.`] : []),
    ...(unadministered.length > 0
      ? [`The cell of ${listed(unadministered)} could not be administered.`]
      : []),
  ];
  return said.join(' ');
}

const round = (requests: number) => Math.round(requests);
