// Script lines: what the injector does to the world at the moment a line names (rulebook 7.21).

import type { Message } from '../../machines/kind.ts';
import { ruleOfProcess, ruleOfVm } from '../../rules/rule-of.ts';
import type { RuleId } from '../../rules/rulebook.ts';
import type { Line } from '../../scenario/validator.ts';
import { hardwareAt } from '../cast/hardware.ts';
import type { Actant } from '../kernel.ts';
import type { Simulation } from '../simulation.ts';
import { planAction } from './deployer.ts';
import { planMaintenance } from './maintenance.ts';
import { staysDark } from './rack.ts';

export function perform(sim: Simulation, line: Line): void {
  const { kernel } = sim;
  const target = resolve(sim, line.target);
  const rule: RuleId | null = 'maintenance' in line ? 'ha.single-cell' : null;
  const nothing = (why: string) => {
    kernel.log('injector', 'message', target ?? line.target, 0, rule, { nothingToDo: why });
  };
  if (target === null) {
    nothing('nobody is meant by it at this moment');
    return;
  }
  if ('fault' in line) {
    const hit = failing(sim, target, line.boots === false);
    if (!hit) {
      nothing('it has already failed, or does not run');
      return;
    }
    const id = kernel.log('injector', 'fault', target, 0, hit.rule, {
      ...(target === line.target ? {} : { named: line.target }),
      ...(line.boots === false ? { boots: false } : {}),
    });
    kernel.send(hit.actant, hit.message, id);
  } else if ('repair' in line) {
    const part = hardwareAt(sim, target);
    if (!part?.actant.state.value.startsWith('failed')) {
      nothing('it is not broken');
      return;
    }
    const id = kernel.log('injector', 'repair', target, 0, part.rule);
    kernel.send(part.actant, 'REPAIR', id);
    staysDark(sim, part.actant, id);
  } else if ('load' in line) {
    const team = sim.team(target);
    if (!team) {
      nothing('there is no such deployment');
      return;
    }
    const id = kernel.log('injector', 'load', target, 0, null, { load: line.load });
    team.load = line.load;
    sim.notes.load(team.service);
    sim.touch(team, id);
  } else if ('used' in line) {
    const team = sim.team(target);
    if (!team) {
      nothing('there is no such deployment');
      return;
    }
    const id = kernel.log('injector', 'load', target, 0, null, { used: line.used });
    team.content = line.used * team.serving;
    sim.touch(team, id);
  } else if ('action' in line) {
    const plan = planAction(sim, line.action, target, line.running === true);
    if (!plan) {
      nothing(
        sim.works.has(`${line.action} ${target}`)
          ? 'it has been ordered already'
          : `${line.action} does not apply now`,
      );
      return;
    }
    plan.begin(kernel.log('injector', 'message', plan.subject, 0, null, { action: line.action }));
  } else if ('maintenance' in line) {
    const begin = planMaintenance(sim, target, line.maintenance);
    if (!begin) {
      nothing(
        line.maintenance === 'start'
          ? 'it is lost, or in maintenance already'
          : 'it is not in maintenance',
      );
      return;
    }
    begin(kernel.log('injector', 'message', target, 0, rule, { maintenance: line.maintenance }));
  }
}

/** The address that a relation means at this moment, or null if nobody is meant. */
function resolve(sim: Simulation, target: string): string | null {
  if (target.startsWith('host:')) return sim.vm(target.slice('host:'.length))?.room?.node ?? null;
  if (target.startsWith('primary:'))
    return sim.team(target.slice('primary:'.length))?.store?.serving?.id ?? null;
  if (target.startsWith('active:'))
    return sim.twins(target.slice('active:'.length))?.active?.address ?? null;
  return target;
}

interface Hit {
  readonly actant: Actant;
  readonly message: Message;
  readonly rule: RuleId;
}

const BREAKABLE_VM: ReadonlySet<string> = new Set(['running', 'booting', 'deploying']);
const BREAKABLE_PROCESS: ReadonlySet<string> = new Set([
  'up',
  'starting',
  'recovering',
  'opening',
  'creating',
  'empty',
]);

function failing(sim: Simulation, target: string, forGood: boolean): Hit | null {
  const part = hardwareAt(sim, target);
  if (part)
    return /^(failed|dark)/.test(part.actant.state.value)
      ? null
      : { actant: part.actant, message: 'FAIL', rule: part.rule };
  const vm = sim.vm(target);
  if (vm)
    return BREAKABLE_VM.has(vm.actant.state.value)
      ? {
          actant: vm.actant,
          message: forGood ? 'FAIL-FOR-GOOD' : 'FAIL',
          rule: ruleOfVm(vm.deployment.plan, vm.role),
        }
      : null;
  const process = sim.process(target);
  return process && BREAKABLE_PROCESS.has(process.actant.state.value)
    ? {
        actant: process.actant,
        message: 'KILL',
        rule: ruleOfProcess(process.vm.deployment.plan, process.name),
      }
    : null;
}
