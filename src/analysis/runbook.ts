// World → the runbook: every part failed once, alone, and what came of it as a row. Nothing is looked up; each row is read off a run.
import type { Plan } from '../scenario/plan.ts';
import type { Line } from '../scenario/validator.ts';
import { endedBy } from '../sim/ended-by.ts';
import type { Actor } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';
import { simulate } from '../sim/simulate.ts';
import { processesOf } from '../world/processes.ts';
import type { World } from '../world/world.ts';
import { campaignParts } from './campaign.ts';
import { deployerAction } from './runbook-deployer.ts';
import { type Effects, effectsOf, servesAtTheEnd } from './runbook-effects.ts';
import { hardwareFailure, isHardware } from './runbook-hardware.ts';
import { outsideTargets } from './runbook-outside.ts';
import { failureWords, story } from './runbook-story.ts';

/** When the fault comes, and how long after it the run ends (contract 4), in milliseconds. */
export const FAULT_AT_MS = 60_000;
export const RUNBOOK_UNTIL_MS = FAULT_AT_MS + 86_400_000;

export interface RunbookRow {
  /** Rule of the part that failed. */
  readonly rule: string | null;
  /** The part, or like parts whose rows say the same. */
  readonly subjects: readonly string[];
  /** Its deployment; null for hardware. */
  readonly deployment: string | null;
  readonly failure: string;
  readonly whatHappens: string;
  readonly deployerAction: string;
  readonly actions: readonly string[];
  /** Whether something stays broken until the deployer comes. */
  readonly blocking: boolean;
  /** All outages of the service that was out longest in all; one still open counts up to the end. */
  readonly outageMs: number;
  /** Whether an outage was still open at the end. */
  readonly open: boolean;
  readonly recoveredBy: Actor | null;
}

/** The parts that are failed, one at a time: the processes and VMs of each deployment, the compute nodes, the rest of the hardware, then racks, sites and what stands outside. */
export function runbookTargets(world: World): string[] {
  const workloads = world.plan.deployments.flatMap((deployment) =>
    world.placed
      .filter((vm) => vm.deployment === deployment.id)
      .flatMap((vm) => [
        ...processesOf(deployment, vm.role as Parameters<typeof processesOf>[1]).map(
          (process) => `${vm.id}:${process}`,
        ),
        vm.id,
      ]),
  );
  const hardware = campaignParts(world);
  return [
    ...workloads,
    ...hardware.filter((part) => !isHardware(part)),
    ...hardware.filter(isHardware),
    ...outsideTargets(world.plan),
  ];
}

/** The row of one part. */
export function runbookRow(world: World, target: string): RunbookRow {
  const run = alone(world, [faultOf(target)]);
  const effects = effectsOf(run, target);
  const told = story(effects, (...later) => alone(world, [faultOf(target), ...later]));
  return {
    rule: run.events[0]?.rule ?? null,
    subjects: [target],
    deployment: effects.vm?.deployment ?? null,
    failure: failureWords(effects),
    whatHappens: told,
    ...deployerAction(effects),
    ...outageOf(effects),
    recoveredBy: recoveredBy(effects),
  };
}

/** The whole runbook of a world, like parts folded. */
export const runbookOf = (world: World): RunbookRow[] =>
  fold(runbookTargets(world).map((target) => runbookRow(world, target)));

/** The line that breaks a part in its row. */
export const faultOf = (target: string): Line => ({ at: FAULT_AT_MS, fault: 'fail', target });

/** A run with these lines and no others: the scenario's own script is no part of its runbook. */
function alone(world: World, script: readonly Line[]): Run {
  const plan: Plan = { ...world.plan, script, until: RUNBOOK_UNTIL_MS };
  return simulate({ ...world, plan }, RUNBOOK_UNTIL_MS);
}

/** Rows of like parts (same deployment and role, or both nodes) that say the same become one. */
export function fold(rows: readonly RunbookRow[]): RunbookRow[] {
  const folded = new Map<string, RunbookRow>();
  for (const row of rows) {
    const { subjects, ...said } = row;
    const key = JSON.stringify([subjects.map(unnumbered), said]);
    const same = folded.get(key);
    folded.set(key, same ? { ...same, subjects: [...same.subjects, ...subjects] } : row);
  }
  return [...folded.values()];
}

/** `shop/was-1:was` → `shop/was:was`; all nodes are alike. */
const unnumbered = (address: string): string =>
  isHardware(address)
    ? String(hardwareFailure(address))
    : /\/n\d+$/.test(address)
      ? 'node'
      : address.replace(/-\d+(?=$|:)/, '');

function outageOf({ outages }: Effects): Pick<RunbookRow, 'outageMs' | 'open'> {
  const totals = new Map<string, number>();
  for (const { service, ms } of outages) totals.set(service, (totals.get(service) ?? 0) + ms);
  return {
    outageMs: Math.max(0, ...totals.values()),
    open: outages.some((outage) => outage.endedBy === null),
  };
}

/**
 * The actor whose event ended the (last) outage; without one, the actor who made the part whole, brought back what a
 * node held, or took over its role. Null if an outage or the part itself stays as the fault left it.
 */
function recoveredBy(effects: Effects): Actor | null {
  const { run, outages, mine, vm } = effects;
  const last = outages.at(-1);
  if (last)
    return outages.some((outage) => outage.endedBy === null) || last.endedBy === null
      ? null
      : endedBy(run.events, last.endedBy);
  if (effects.lost.length > 0 && effects.lost.every((one) => servesAtTheEnd(run, one))) {
    const up = mine.filter((event) => event.kind === 'up').at(-1);
    return up ? endedBy(run.events, up.id) : null;
  }
  if (isHardware(effects.target))
    return (
      mine.find((event) => event.kind === 'restored' || event.kind === 'failover')?.actor ?? null
    );
  return mine.find((event) => event.kind === 'failover' && event.subject === vm?.id)?.actor ?? null;
}
