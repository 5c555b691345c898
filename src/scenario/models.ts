// The rack models: how many chassis, nodes, management bays, enclosures and drives each W1500 has (contract 3, rulebook 7.12 and 7.16).

export const MODEL_NAMES = [
  'w1500-32',
  'w1500-64',
  'w1500-96',
  'w1500-128',
  'w1500-160',
  'w1500-192',
  'w1500-224',
  'w1500-384',
  'w1500-608',
] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

export const BAYS_PER_CHASSIS = 14;
export const CORES_PER_NODE = 16;
export const DIMMS_PER_NODE = 16;
export const GB_PER_DIMM = 16;
export const GB_PER_NODE = DIMMS_PER_NODE * GB_PER_DIMM;
export const DRIVES_PER_ENCLOSURE = 24;
/** Four arrays of nine; what comes after them in a controller's order of addresses is a spare. */
const HDD_MEMBERS = 36;

export interface BayUse {
  readonly chassis: number;
  readonly bay: number;
  readonly holds: { readonly kind: 'node' } | { readonly kind: 'mgmt' | 'virt'; readonly n: 1 | 2 };
}

export interface RackModel {
  readonly name: ModelName;
  readonly cores: number;
  readonly chassis: number;
  readonly nodes: number;
  /** 42 for the large racks, 25 for the small ones (up to 128 cores). */
  readonly units: 42 | 25;
  /** Storage controllers: one in a small rack, else two. Each has two enclosures. */
  readonly controllers: 1 | 2;
  /** The bays in use, chassis by chassis, bay by bay. */
  readonly bays: readonly BayUse[];
}

function build(name: ModelName): RackModel {
  const cores = Number(name.slice('w1500-'.length));
  const nodes = cores / CORES_PER_NODE;
  const chassis = Math.ceil((nodes + 4) / BAYS_PER_CHASSIS);
  const small = cores <= 128;
  const bays: BayUse[] = [];
  let left = nodes;
  for (let c = 1; c <= chassis; c++) {
    const management: Record<number, BayUse['holds']> =
      chassis === 1
        ? {
            11: { kind: 'mgmt', n: 1 },
            12: { kind: 'virt', n: 1 },
            13: { kind: 'mgmt', n: 2 },
            14: { kind: 'virt', n: 2 },
          }
        : c <= 2
          ? { 13: { kind: 'mgmt', n: c as 1 | 2 }, 14: { kind: 'virt', n: c as 1 | 2 } }
          : {};
    for (let bay = 1; bay <= BAYS_PER_CHASSIS; bay++) {
      const held = management[bay];
      if (held) bays.push({ chassis: c, bay, holds: held });
      else if (left > 0) {
        left--;
        bays.push({ chassis: c, bay, holds: { kind: 'node' } });
      }
    }
  }
  return {
    name,
    cores,
    chassis,
    nodes,
    units: small ? 25 : 42,
    controllers: small ? 1 : 2,
    bays,
  };
}

const models = new Map(MODEL_NAMES.map((name) => [name, build(name)]));

/** The model of that name; every name of {@link MODEL_NAMES} has one. */
export const rackModel = (name: ModelName): RackModel => models.get(name) as RackModel;

/** Whether a slot holds a drive: small racks leave `e2/d23` and `e2/d24` empty. `enclosure` and `slot` count from 1. */
export const hasDrive = (model: RackModel, enclosure: number, slot: number): boolean =>
  model.controllers === 2 || enclosure !== 2 || slot <= 22;

/** The RAID array (or the pool of spares) of a drive within its controller: slot 1–24 of the first or second enclosure (rulebook 7.12). */
export function arrayOf(
  enclosure: number,
  slot: number,
): { array: 'ssd' | `hdd-${number}`; spare: false } | { array: null; spare: 'ssd' | 'hdd' } {
  const second = (enclosure - 1) % 2;
  if (slot <= 4)
    return second === 1 && slot === 4
      ? { array: null, spare: 'ssd' }
      : { array: 'ssd', spare: false };
  const order = second * 20 + (slot - 5);
  return order < HDD_MEMBERS
    ? { array: `hdd-${Math.floor(order / 9) + 1}`, spare: false }
    : { array: null, spare: 'hdd' };
}
