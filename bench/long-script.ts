// A long random script on a built-in topology, the same for the same seed: years of failures and of hands that mend them.
import type { Line } from '../src/scenario/validator.ts';
import { startRun } from '../src/sim/cast/start.ts';
import type { Simulation } from '../src/sim/simulation.ts';
import { openScenario } from '../src/world/open.ts';
import type { World } from '../src/world/world.ts';
import { type Random, random } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A built-in topology with an empty script. */
export function topology(base: string): World {
  const opened = openScenario({ version: 1, base });
  if (!opened.ok) throw new Error('the built-in topology opens');
  return opened.value;
}

export const golden = (): World => topology('golden');

/**
 * A topology under a script of about `lines` lines, more than a file may have. The script is written by somebody
 * who watches it run: so it hits nodes that hold something, and mends what it broke.
 */
export function longRun(lines: number, seed = 1, base = 'golden'): World {
  const world = topology(base);
  const watched = startRun(world);
  const dice = random(seed);
  const script: Line[] = [];
  let now = 0;
  while (script.length < lines) {
    now += dice.between(5 * MINUTE, 4 * HOUR);
    watched.kernel.advance(now - 1);
    const deeds = episode(watched, dice, now);
    watched.kernel.schedule(deeds);
    script.push(...deeds);
  }
  script.sort((a, b) => a.at - b.at);
  const until = (script.at(-1)?.at ?? 0) + HOUR;
  return { ...world, plan: { ...world.plan, script, until } };
}

function episode(sim: Simulation, dice: Random, at: number): Line[] {
  const fault = 'fail';
  const vm = dice.one(sim.teams.flatMap((team) => team.vms));
  switch (dice.one(KINDS)) {
    case 'node': {
      const target = vm.room?.node;
      if (target === undefined) return [];
      return [
        { at, fault, target },
        { at: at + dice.between(10 * MINUTE, 6 * HOUR), repair: true, target },
      ];
    }
    case 'vm':
      return [
        { at, fault, target: vm.id },
        { at: at + dice.between(MINUTE, HOUR), action: 'restart-vm', target: vm.id },
      ];
    case 'process': {
      const target = dice.one(vm.processes).actant.address;
      return [
        { at, fault, target },
        { at: at + dice.between(MINUTE, HOUR), action: 'restart-process', target },
      ];
    }
    case 'takeover':
      return [
        { at, action: 'takeover', target: dice.one(sim.teams.filter((t) => t.plan.hadr)).id },
      ];
    case 'load':
      return [
        {
          at,
          load: dice.between(0, 400),
          target: dice.one(sim.teams.filter((t) => t.plan.load !== null)).id,
        },
      ];
  }
}

/** Likelier kinds are named more often. */
const KINDS = [
  'node',
  'node',
  'node',
  'node',
  'vm',
  'vm',
  'vm',
  'process',
  'process',
  'process',
  'takeover',
  'load',
] as const;
