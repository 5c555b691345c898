// The runbook's words for hardware other than nodes: what failed, and what the boxes did by themselves (slide 14).
import type { LogEvent } from '../sim/event.ts';

const FAILURES: readonly (readonly [RegExp, string])[] = [
  [/\/mgmt-1$/, 'The active management node dies.'],
  [/\/mgmt-2$/, 'The backup management node dies.'],
  [/\/virt-1$/, 'The active virtualization management node dies.'],
  [/\/virt-2$/, 'The backup virtualization management node dies.'],
  [/~.*\/tor-\d$/, 'A network cable of a chassis is cut.'],
  [/\/canister-\d~/, 'A cable between a canister and a SAN switch is cut.'],
  [/~/, 'A Fibre Channel cable of a chassis is cut.'],
  [/\/tor-\d$/, 'A top-of-rack switch dies.'],
  [/\/san-\d$/, 'A SAN switch dies.'],
  [/\/sw-\d$/, 'A chassis’s Ethernet switch dies.'],
  [/\/fc-\d$/, 'A chassis’s Fibre Channel switch dies.'],
  [/\/canister-\d$/, 'A canister of a storage controller dies.'],
  [/\/d\d\d$/, 'A drive dies.'],
];

/** Whether a target is hardware other than a compute node. */
export const isHardware = (target: string): boolean => hardwareFailure(target) !== null;

/** What failed, as a sentence without numbers; null for nodes, VMs and processes. */
export const hardwareFailure = (target: string): string | null =>
  FAILURES.find(([pattern]) => pattern.test(target))?.[1] ?? null;

/** What a box did by itself, or null if the event is no deed of one. `after` says when, in words. */
export function hardwareStep(event: LogEvent, after: string): string | null {
  if (event.actor !== 'hardware') return null;
  switch (event.kind) {
    case 'degraded':
      return event.rule === 'storage.drive'
        ? 'Its array is no longer redundant.'
        : 'Its pair is no longer redundant.';
    case 'failover':
      return event.rule === 'storage.canister'
        ? 'The other canister handles all input and output, more slowly.'
        : `The other node of the pair becomes active ${after}.`;
    case 'ip-move':
      return 'The floating address moves with it: clients change nothing.';
    case 'rebuild':
      return 'A spare is taken at once and the array rebuilds onto it.';
    case 'restored':
      return `It is redundant again ${after}.`;
    default:
      return null;
  }
}
