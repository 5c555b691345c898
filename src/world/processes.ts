// Which processes run in a VM, in the order in which its boot starts them (contract 3, rulebook 7.2).
import type { Deployment, Role } from '../scenario/plan.ts';

export const PROCESSES = [
  'node-agent',
  'was',
  'dmgr',
  'http',
  'db2',
  'cache',
  'proxy',
  'app',
] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** Names of the processes of a VM of that role. The last one is the one that serves. */
export function processesOf(deployment: Deployment, role: Role): readonly ProcessName[] {
  switch (role) {
    case 'was':
      return deployment.topology === 'nd' ? ['node-agent', 'was'] : ['was'];
    case 'dmgr':
      return ['dmgr'];
    case 'http':
      return ['http'];
    case 'db':
      return ['db2'];
    case 'cache':
      return ['cache'];
    case 'proxy':
      return ['proxy'];
    case 'custom':
      return ['app'];
  }
}

/** Addresses are `shop/was-1`, `shop@b/was-1` (recovered on another rack), `shop/was-1:node-agent`. */
export interface VmAddress {
  readonly deployment: string;
  readonly rack: string | null;
  readonly role: string;
  readonly number: number;
  readonly process: string | null;
}

export function parseVmAddress(address: string): VmAddress | null {
  const match =
    /^([a-z][a-z0-9-]*)(?:@([a-z][a-z0-9-]*))?\/([a-z]+)-([1-9]\d{0,3})(?::([a-z0-9-]+))?$/.exec(
      address,
    );
  if (!match) return null;
  return {
    deployment: match[1] as string,
    rack: match[2] ?? null,
    role: match[3] as string,
    number: Number(match[4]),
    process: match[5] ?? null,
  };
}
