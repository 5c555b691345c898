// One moment of a run: what every view asks. A question costs a binary search; nothing is run again.
import type { TimingKey } from '../scenario/timings.ts';
import type { HealthEntry, Item, Place, Run, TimerSpan, Track, VmInfo } from '../sim/record.ts';
import { whyNotUp } from './why.ts';

/** Index of the last entry at or before `t`, or -1. */
export function lastAt(entries: readonly { readonly t: number }[], t: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((entries[mid] as { t: number }).t <= t) low = mid + 1;
    else high = mid;
  }
  return low - 1;
}

/** The value of a track at `t` (milliseconds), or undefined before its first entry. */
export function valueAt<T>(track: Track<T> | undefined, t: number): T | undefined {
  return track?.[lastAt(track, t)]?.value;
}

/** How a part looks to a person: the silhouettes of tokens.md, section 5. */
export type Look =
  | 'whole'
  | 'degraded'
  | 'failed'
  | 'recovering'
  | 'suspended'
  | 'abandoned'
  | 'gone';

export interface Moment {
  readonly run: Run;
  readonly t: number;
  /** State of a part as its machine names it; the machine's first state if it never changed. */
  state(address: string): string | undefined;
  /** Since when it is in that state. */
  since(address: string): number;
  look(address: string): Look;
  /** VMs in existence now, in order of birth. */
  vms(): readonly VmInfo[];
  vm(id: string): VmInfo | undefined;
  place(vm: string): Place;
  /** VMs whose place is that node now. */
  on(node: string): readonly VmInfo[];
  timers(): readonly TimerSpan[];
  timersOf(address: string): readonly TimerSpan[];
  /** Health of a deployment, or of a service as `service:ID`; `why` says in short sentences why it is not simply up. */
  health(id: string): HealthEntry & { readonly why: readonly string[]; readonly since: number };
  primary(database: string): string | null;
  load(service: string): number;
  items(): readonly Item[];
  /** Number of events at or before now. */
  eventCount(): number;
}

const NOWHERE: Place = { node: null, lost: null, ip: '' };
const UP: HealthEntry = { state: 'up', sla: null };

/** The moment `t` (milliseconds) of a run. Cheap to make; keeps what it was asked. */
export function momentAt(run: Run, t: number): Moment {
  let timers: readonly TimerSpan[] | undefined;
  let items: readonly Item[] | undefined;
  let vms: readonly VmInfo[] | undefined;
  let byId: Map<string, VmInfo> | undefined;
  let byNode: Map<string, VmInfo[]> | undefined;
  const entryOf = (address: string) => {
    const track = run.states.get(address);
    return track?.[lastAt(track, t)];
  };
  const moment: Moment = {
    run,
    t,
    state: (address) => entryOf(address)?.value ?? restingState(run, address),
    since: (address) => entryOf(address)?.t ?? 0,
    look: (address) => lookOf(moment, address),
    vms: () => {
      vms ??= run.vms.filter((vm) => vm.bornAt <= t && (vm.leftAt === null || vm.leftAt > t));
      return vms;
    },
    vm: (id) => {
      byId ??= new Map(moment.vms().map((vm) => [vm.id, vm]));
      return byId.get(id);
    },
    place: (vm) => valueAt(run.places.get(vm), t) ?? NOWHERE,
    on: (node) => {
      if (!byNode) {
        byNode = new Map();
        for (const vm of moment.vms()) {
          const at = moment.place(vm.id).node;
          if (at === null) continue;
          const there = byNode.get(at);
          if (there) there.push(vm);
          else byNode.set(at, [vm]);
        }
      }
      return byNode.get(node) ?? [];
    },
    timers: () => {
      timers ??= run.timers.filter(
        (span) => span.armedAt <= t && (span.endedAt === null || span.endedAt > t),
      );
      return timers;
    },
    timersOf: (address) => moment.timers().filter((span) => span.subject === address),
    health: (id) => {
      const track = run.health.get(id);
      const entry = track?.[lastAt(track, t)];
      const value = entry?.value ?? UP;
      return {
        ...value,
        since: entry?.t ?? 0,
        why: value.state === 'up' ? [] : whyNotUp(moment, id, value),
      };
    },
    primary: (database) => valueAt(run.primaries.get(database), t) ?? null,
    load: (service) => valueAt(run.loads.get(service), t) ?? 0,
    items: () => {
      items ??= run.items.filter((item) => item.from <= t && (item.to === null || item.to > t));
      return items;
    },
    eventCount: () => lastAt(run.events, t) + 1,
  };
  return moment;
}

/** The first state of a part that never changed. */
function restingState(run: Run, address: string): string | undefined {
  if (address.includes(':') && !address.startsWith('site:')) return 'up';
  const part = run.world.parts.get(address);
  if (part) return part.kind === 'node' ? 'running' : undefined;
  if (run.plan.deployments.some((d) => d.id === address && d.hadr)) return 'peer';
  return run.places.has(address) ? 'running' : undefined;
}

const COMING: ReadonlySet<string> = new Set(['booting', 'deploying', 'trying', 'waiting']);
const STARTING: ReadonlySet<string> = new Set([
  'starting',
  'recovering',
  'opening',
  'creating',
  'empty',
]);

function lookOf(moment: Moment, address: string): Look {
  const state = moment.state(address);
  if (state === undefined) return 'whole';
  if (state === 'empty' && asksForData(moment, address)) return 'abandoned';
  if (COMING.has(state) || STARTING.has(state)) return 'recovering';
  if (state === 'left') return 'gone';
  const vm = moment.vm(address);
  if (vm) {
    if (state === 'stopped') return 'failed';
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
  if (state.startsWith('failed') || state.startsWith('dead') || state.startsWith('broken'))
    return waitsForSomebody(moment, address) ? 'failed' : 'abandoned';
  if (state === 'off') return 'recovering';
  if (moment.run.plan.deployments.some((d) => d.id === address))
    return state === 'peer' || state === 'switching' ? 'whole' : 'degraded';
  return 'whole';
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
