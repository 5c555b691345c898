// What a part looks like to a person: the silhouettes of tokens.md, section 5, read off its state and off who still comes.
import type { TimingKey } from '../scenario/timings.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';
import type { PartKind } from '../world/world.ts';
import type { Moment } from './moment.ts';

export type Look =
  | 'whole'
  | 'degraded'
  | 'failed'
  | 'recovering'
  | 'suspended'
  | 'abandoned'
  | 'gone';

const COMING: ReadonlySet<string> = new Set(['booting', 'deploying', 'trying', 'waiting']);
const STARTING: ReadonlySet<string> = new Set([
  'starting',
  'recovering',
  'opening',
  'creating',
  'empty',
]);

/** What a part looks like at a moment. */
export function lookOf(moment: Moment, address: string): Look {
  const state = moment.state(address);
  if (state === undefined) return 'whole';
  if (state === 'empty' && asksForData(moment, address)) return 'abandoned';
  if (standsBy(moment, address, state)) return 'suspended';
  if (COMING.has(state) || STARTING.has(state)) return 'recovering';
  if (state === 'left') return 'gone';
  const vm = moment.vm(address);
  if (vm) {
    if (state === 'stopped') return 'failed';
    if (state.startsWith('drained')) return 'suspended';
    if (state.startsWith('suspended') || cutOff(moment, vm.id)) return 'suspended';
    if (state !== 'running') return waitsForSomebody(moment, address) ? 'failed' : 'abandoned';
    const looks = vm.processes.map((process) => moment.look(process));
    const main = looks.at(-1);
    if (main === 'recovering') return 'recovering';
    if (main === 'failed' || main === 'abandoned') return main;
    return looks.some((look) => look === 'recovering')
      ? 'recovering'
      : looks.some((look) => look !== 'whole')
        ? 'degraded'
        : 'whole';
  }
  const kind = moment.run.world.parts.get(address)?.kind;
  if (kind !== undefined && kind !== 'node') return lookOfPart(moment, kind, address, state);
  if (kind === 'node' && state === 'running') return lookOfNode(moment, address);
  if (kind === 'node' && state === 'dark') return 'failed';
  if (state.startsWith('paused')) return 'suspended';
  if (state.startsWith('failed') || state.startsWith('dead') || state.startsWith('broken'))
    return waitsForSomebody(moment, address) ? 'failed' : 'abandoned';
  if (state === 'off')
    return moment.state(address.replace(/:[a-z0-9-]+$/, ''))?.startsWith('drained')
      ? 'suspended'
      : 'recovering';
  if (moment.run.plan.deployments.some((d) => d.id === address))
    return state === 'peer' || state === 'switching' ? 'whole' : 'degraded';
  return 'whole';
}

/** Deployed on a recovery rack and not started, or a DB2 there that runs and waits for the disaster. */
function standsBy(moment: Moment, address: string, state: string): boolean {
  if (state === 'standby') return true;
  if ((state !== 'off' && state !== 'empty') || !address.includes('@')) return false;
  const vm = moment.vm(address.replace(/:[a-z0-9-]+$/, ''));
  if (!vm) return false;
  return state === 'off' ? moment.state(vm.id) === 'standby' : !moment.counts(vm);
}

/** A DB2 without data that only the deployer can fill, while no restore is under way. */
function asksForData(moment: Moment, process: string): boolean {
  const vm = process.replace(/:[a-z0-9-]+$/, '');
  return (
    moment.items().some((item) => item.subject === vm && item.actions.includes('restore-backup')) &&
    !moment.timersOf(vm).some((span) => span.key === 'restoreBackup')
  );
}

/** Timers of a dead part that bring nobody: its requests go elsewhere, it is looked into, its place is noted elsewhere. */
const MENDS_NOTHING: ReadonlySet<TimingKey> = new Set([
  'investigate',
  'placement',
  'pluginReroute',
  'pluginConnectTimeout',
  'pluginRetry',
  'lbHealthCheck',
  'cacheHeartbeat',
]);

/**
 * Whether somebody will still come: a node is emptied by the platform; a timer of the part's own runs; or nobody has asked the
 * deployer, which the log does as soon as it is certain that nobody else comes (rulebook 7.10).
 */
function waitsForSomebody(moment: Moment, address: string): boolean {
  if (moment.run.world.parts.get(address)?.kind === 'node') return true;
  const vm = address.replace(/:[a-z0-9-]+$/, '');
  if (moment.timersOf(vm).some((span) => span.key === 'restartVm')) return true;
  if (moment.timersOf(address).some((span) => mends(moment, address, span.key))) return true;
  return !moment.items().some((item) => item.subject === address && item.blocking);
}

/** A VM's own server may be restarted tomorrow, the VM may not; what the ITM agent of a custom image notices brings nobody. */
function mends(moment: Moment, address: string, key: TimingKey): boolean {
  if (MENDS_NOTHING.has(key) || key === 'wasDailyRestart') return false;
  if (key !== 'vmDetection') return true;
  const deployment = address.replace(/[@/].*$/, '');
  return moment.run.plan.deployments.find((d) => d.id === deployment)?.kind !== 'custom';
}

/** Hardware other than nodes: what is dead looks failed, for it is mended by the injector alone. */
function lookOfPart(moment: Moment, kind: PartKind, address: string, state: string): Look {
  switch (kind) {
    case 'mgmt':
    case 'virt':
      return state === 'active' || state === 'backup'
        ? 'whole'
        : state === 'failed' || state === 'dark'
          ? 'failed'
          : 'recovering';
    case 'array':
      return state === 'whole' ? 'whole' : state === 'lost' ? 'failed' : 'degraded';
    case 'chassis':
      return state === 'connected' ? 'whole' : 'suspended';
    case 'drive':
      return state === 'failed' ? 'failed' : beingFilled(moment, address) ? 'recovering' : 'whole';
    default:
      return /^(failed|dark)/.test(state) ? 'failed' : 'whole';
  }
}

function lookOfNode(moment: Moment, address: string): Look {
  const chassis = address.slice(0, address.lastIndexOf('/'));
  if (moment.state(chassis)?.startsWith('cutOff')) return 'suspended';
  return deadInside(moment, address).length > 0 ? 'degraded' : 'whole';
}

/** Whether the chassis of a VM's node is cut off: it runs on, and nobody reaches it. */
function cutOff(moment: Moment, vm: string): boolean {
  const { node } = moment.place(vm);
  if (node === null) return false;
  return moment.state(node.slice(0, node.lastIndexOf('/')))?.startsWith('cutOff') ?? false;
}

/** Addresses of the dead DIMMs and cores of a node. */
export function deadInside(moment: Moment, node: string): string[] {
  const all = components(moment.run).get(node) ?? [];
  return all.filter((address) => moment.state(address)?.startsWith('failed'));
}

const componentsOf = new WeakMap<Run, Map<string, string[]>>();

/** DIMMs and cores that a run touched at all, by node. */
function components(run: Run): Map<string, string[]> {
  let found = componentsOf.get(run);
  if (!found) {
    found = new Map();
    for (const address of run.states.keys()) {
      const node = /^(.+)\/(?:dimm|core)-\d+$/.exec(address)?.[1];
      if (node !== undefined) found.set(node, [...(found.get(node) ?? []), address]);
    }
    componentsOf.set(run, found);
  }
  return found;
}

/** The array that is being rebuilt onto a drive at that moment, or null. */
export function rebuiltOnto(moment: Moment, drive: string): string | null {
  const latest = rebuilds(moment.run).filter((event) => event.t <= moment.t);
  for (let i = latest.length - 1; i >= 0; i--) {
    const event = latest[i];
    if (event?.data.spare !== drive) continue;
    const later = latest.slice(i + 1).some((e) => e.subject === event.subject);
    return !later && moment.state(event.subject) === 'rebuilding' ? event.subject : null;
  }
  return null;
}

const beingFilled = (moment: Moment, drive: string) => rebuiltOnto(moment, drive) !== null;

const rebuildsOf = new WeakMap<Run, readonly LogEvent[]>();

function rebuilds(run: Run): readonly LogEvent[] {
  let found = rebuildsOf.get(run);
  if (!found) {
    found = run.events.filter((event) => event.kind === 'rebuild');
    rebuildsOf.set(run, found);
  }
  return found;
}
