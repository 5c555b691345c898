// Run → words: how a part is called where room is short. Addresses as in files, without the rack's letter where only one rack is in sight.
import type { Deployment } from '../../scenario/plan.ts';
import type { Run } from '../../sim/record.ts';
import { parseVmAddress } from '../../world/processes.ts';

export interface Names {
  /** `c1/n3`, `shop/was-1`, `shop/was-1:was`. */
  full(address: string): string;
  /** `c1/n3`; a VM without its deployment where that is clear: `was-1`, else `shop/was-1`. A process that serves goes by the name of its VM, any other says what it is: `node agent of was-1`. */
  short(address: string): string;
  /** The deployment a VM or process belongs to, or that has this name; undefined for all else. */
  deployment(address: string): Deployment | undefined;
  /** The last piece: `n3`, `was-1`. */
  tiny(address: string): string;
}

const SIDE_PROCESSES: Readonly<Record<string, string>> = { 'node-agent': 'node agent' };

const known = new WeakMap<Run, Names>();
export function namesOf(run: Run): Names {
  let names = known.get(run);
  if (!names) {
    names = make(run);
    known.set(run, names);
  }
  return names;
}

function make(run: Run): Names {
  const rack = run.plan.racks.length === 1 ? `${run.plan.racks[0]?.id}/` : null;
  const owners = new Map<string, number>();
  for (const vm of run.vms) {
    const bare = `${vm.role}-${vm.number}`;
    owners.set(bare, (owners.get(bare) ?? 0) + 1);
  }
  const vmName = (vm: string, bare: string) => ((owners.get(bare) ?? 0) > 1 ? vm : bare);
  const bare = (address: string) =>
    rack !== null && address.startsWith(rack) ? address.slice(rack.length) : address;
  // A cable goes by its two ends.
  const full = (address: string) => address.split('~').map(bare).join(' to ');
  const named = (address: string, ofVm: (vm: string, bare: string) => string): string | null => {
    const vm = parseVmAddress(address);
    if (!vm) return null;
    const name = ofVm(address.replace(/:.*$/, ''), `${vm.role}-${vm.number}`);
    const side = vm.process === null ? undefined : SIDE_PROCESSES[vm.process];
    return side ? `${side} of ${name}` : name;
  };
  return {
    full,
    deployment: (address) => {
      const id = parseVmAddress(address)?.deployment ?? address;
      return run.plan.deployments.find((d) => d.id === id);
    },
    short: (address) => named(address, vmName) ?? full(address),
    tiny: (address) =>
      named(address, (_, bare) => bare) ??
      (address.includes('~') ? 'cable' : address.slice(address.lastIndexOf('/') + 1)),
  };
}
