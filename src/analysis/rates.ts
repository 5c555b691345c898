// How often parts fail and how long their repair takes: the assumptions of the Monte Carlo runs (hardware-and-timings.md, section 4).

import type { Plan } from '../scenario/plan.ts';
import { RATE_PARTS, type Scenario } from '../scenario/validator.ts';
import { arrayOfDrive } from '../world/parts.ts';
import { processesOf } from '../world/processes.ts';
import type { World } from '../world/world.ts';

export type RatePart = (typeof RATE_PARTS)[number];

export interface Rate {
  /** Failures a year, on average; a year has 8,760 hours. */
  readonly afr: number;
  /** Until it is replaced, in milliseconds; VMs and processes are the deployer's and have none. */
  readonly repairMs: number;
}
export type Rates = Readonly<Record<RatePart, Rate>>;

const DAY_MS = 86_400_000;
const hardware = (afr: number): Rate => ({ afr, repairMs: DAY_MS });

/** All of them assumptions, the better founded ones from field studies: drives 2 % and 1 %, rack switches 5 %. */
export const DEFAULT_RATES: Rates = {
  node: hardware(0.05),
  mgmt: hardware(0.05),
  virt: hardware(0.05),
  tor: hardware(0.05),
  // No study of SAN switches at hand: taken for what a rack switch does.
  san: hardware(0.05),
  sw: hardware(0.03),
  fc: hardware(0.03),
  cable: hardware(0.005),
  canister: hardware(0.02),
  hdd: hardware(0.02),
  ssd: hardware(0.01),
  vm: { afr: 2, repairMs: 0 },
  process: { afr: 6, repairMs: 0 },
};

export const RATE_WORDS: Readonly<Record<RatePart, string>> = {
  node: 'Compute node',
  mgmt: 'Management node',
  virt: 'Virtualization management node',
  tor: 'Top-of-rack switch',
  san: 'SAN switch',
  sw: 'Chassis Ethernet switch',
  fc: 'Chassis Fibre Channel switch',
  cable: 'Cable',
  canister: 'Canister',
  hdd: 'Hard disk',
  ssd: 'Solid-state drive',
  vm: 'VM',
  process: 'Process',
};

/** The defaults, where a scenario's `rates` does not say otherwise. */
export function ratesOf(scenario: Scenario): Rates {
  const own = scenario.rates ?? {};
  return Object.fromEntries(
    RATE_PARTS.map((part) => [
      part,
      {
        afr: own[part]?.afr ?? DEFAULT_RATES[part].afr,
        repairMs: own[part]?.repair ?? DEFAULT_RATES[part].repairMs,
      },
    ]),
  ) as Record<RatePart, Rate>;
}

/** A part that fails by itself, by the rate of its kind. */
export interface FailingPart {
  readonly address: string;
  readonly part: RatePart;
}

/** Everything in a world that has a rate: hardware in the order of the racks, then VMs with their processes. */
export function failingParts(world: World): FailingPart[] {
  const found: FailingPart[] = [];
  for (const { address, kind } of world.parts.values()) {
    if (kind === 'drive') found.push({ address, part: isSsd(address) ? 'ssd' : 'hdd' });
    else if (kind !== 'vm' && kind !== 'process' && isRatePart(kind))
      found.push({ address, part: kind });
  }
  for (const { id, address } of vmsOf(world.plan)) {
    found.push({ address: id, part: 'vm' });
    for (const process of address) found.push({ address: process, part: 'process' });
  }
  return found;
}

const isRatePart = (kind: string): kind is RatePart =>
  (RATE_PARTS as readonly string[]).includes(kind);

function isSsd(address: string): boolean {
  const place = arrayOfDrive(address);
  return place !== null && ('array' in place ? place.array.endsWith('/ssd') : place.type === 'ssd');
}

const vmsOf = (plan: Plan) =>
  plan.deployments.flatMap((deployment) =>
    deployment.vms.map(({ role, number }) => {
      const id = `${deployment.id}/${role}-${number}`;
      return { id, address: processesOf(deployment, role).map((name) => `${id}:${name}`) };
    }),
  );
