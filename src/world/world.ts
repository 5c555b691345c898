// The world at the start: every part by address, who stands in whom, and where each VM was placed.
import type { Plan } from '../scenario/plan.ts';

export type PartKind =
  | 'rack'
  | 'site'
  | 'chassis'
  | 'node'
  | 'mgmt'
  | 'virt'
  | 'tor'
  | 'san'
  | 'sw'
  | 'fc'
  | 'cable'
  | 'controller'
  | 'canister'
  | 'enclosure'
  | 'drive'
  | 'array'
  | 'dimm'
  | 'core'
  | 'external'
  | 'vm'
  | 'process';

export interface Part {
  readonly address: string;
  readonly kind: PartKind;
  /** Id of its rack; null for what stands outside. */
  readonly rack: string | null;
  /** Address of what it stands in; null at the top. */
  readonly parent: string | null;
  /** A cable's two ends, the one nearer the compute nodes or the drives first. */
  readonly ends?: readonly [string, string];
}

export interface World {
  readonly plan: Plan;
  /** Every hardware part that is drawn, by address, in the order of the rack (DIMMs and cores are found by address only). */
  readonly parts: ReadonlyMap<string, Part>;
  /** Where each VM of the start was placed. */
  readonly placed: readonly PlacedVm[];
}

export interface PlacedVm {
  readonly id: string;
  readonly deployment: string;
  readonly role: string;
  readonly number: number;
  readonly rack: string;
  readonly node: string;
  readonly ip: string;
  readonly array: string;
}
