// One moment of a run: what every view asks. A question costs a binary search; nothing is run again.
import type { HealthEntry, Item, Place, Run, TimerSpan, Track, VmInfo } from '../sim/record.ts';
import type { PartKind } from '../world/world.ts';
import { type Look, lookOf } from './look.ts';
import { type Stretch, stretchAt } from './stretch.ts';

export type { Look } from './look.ts';

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

export interface Moment {
  readonly run: Run;
  readonly t: number;
  /** Nothing but the clock changes in it; the same object for moments of one stretch that are made one after the other. */
  readonly stretch: Stretch;
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
  /** The rack that a deployment was switched to, or null while it is at home (rulebook 7.22). */
  standsAt(deployment: string): string | null;
  /** Whether a VM is one of those that its deployment is now: those at home, or after a switch those on the other rack. */
  counts(vm: VmInfo): boolean;
  load(service: string): number;
  items(): readonly Item[];
  /** Number of events at or before now. */
  eventCount(): number;
}

const NOWHERE: Place = { node: null, lost: null, ip: '', array: '' };
const UP: HealthEntry = { state: 'up', sla: null };
const NONE: readonly never[] = [];

/** What was asked of the stretch that was looked at last, by run: playing asks the same of it many times a second. */
const asked = new WeakMap<Run, Omit<Moment, 't'>>();

/** The moment `t` (milliseconds) of a run. Cheap to make; keeps what it was asked, and shares it with the other moments of its stretch. */
export function momentAt(run: Run, t: number): Moment {
  let known = asked.get(run);
  if (!known || t < known.stretch.from || t >= known.stretch.to) {
    known = questions(run, t);
    asked.set(run, known);
  }
  return { ...known, t };
}

/** What can be asked of the stretch in which `t` lies. The answers hold for all of it. */
function questions(run: Run, t: number): Omit<Moment, 't'> {
  let timers: readonly TimerSpan[] | undefined;
  let timersBySubject: Map<string, TimerSpan[]> | undefined;
  let items: readonly Item[] | undefined;
  let vms: readonly VmInfo[] | undefined;
  let byId: Map<string, VmInfo> | undefined;
  let byNode: Map<string, VmInfo[]> | undefined;
  // Every view asks how every part is and looks.
  const states = new Map<string, string | undefined>();
  const looks = new Map<string, Look>();
  const healths = new Map<string, ReturnType<Moment['health']>>();
  // A deployment's own state (its pair) is that of where it stands.
  const standing = (address: string) => {
    const rack = run.standing.size === 0 ? null : moment.standsAt(address);
    return rack === null ? address : `${address}@${rack}`;
  };
  const entryOf = (address: string) => {
    const track = run.states.get(standing(address));
    return track?.[lastAt(track, t)];
  };
  const moment: Moment = {
    run,
    t,
    stretch: stretchAt(run, t),
    state: (address) => {
      let state = states.get(address);
      if (state === undefined && !states.has(address)) {
        state = entryOf(address)?.value ?? restingState(run, address);
        states.set(address, state);
      }
      return state;
    },
    since: (address) => entryOf(address)?.t ?? 0,
    look: (address) => {
      let look = looks.get(address);
      if (look === undefined) {
        look = lookOf(moment, address);
        looks.set(address, look);
      }
      return look;
    },
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
      byNode ??= grouped(moment.vms(), (vm) => moment.place(vm.id).node);
      return byNode.get(node) ?? NONE;
    },
    timers: () => {
      timers ??= run.timers.filter(
        (span) => span.armedAt <= t && (span.endedAt === null || span.endedAt > t),
      );
      return timers;
    },
    timersOf: (address) => {
      timersBySubject ??= grouped(moment.timers(), (span) => span.subject);
      return timersBySubject.get(address) ?? NONE;
    },
    health: (id) => {
      let health = healths.get(id);
      if (!health) {
        const track = run.health.get(id);
        const entry = track?.[lastAt(track, t)];
        const value = entry?.value ?? UP;
        const why = value.state === 'up' ? [] : whyNotUp(moment, id, value);
        health = { ...value, since: entry?.t ?? 0, why };
        healths.set(id, health);
      }
      return health;
    },
    primary: (database) => valueAt(run.primaries.get(database), t) ?? null,
    standsAt: (deployment) => valueAt(run.standing.get(deployment), t) ?? null,
    counts: (vm) => vm.at === moment.standsAt(vm.deployment),
    load: (service) => valueAt(run.loads.get(service), t) ?? 0,
    items: () => {
      items ??= run.items.filter((item) => item.from <= t && (item.to === null || item.to > t));
      return items;
    },
    eventCount: () => lastAt(run.events, t) + 1,
  };
  return moment;
}

/** In their order, under what `of` says of each; null stands nowhere. */
function grouped<T>(all: readonly T[], of: (one: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = of(one);
    if (key === null) continue;
    const there = groups.get(key);
    if (there) there.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** The first state of a part that never changed. */
function restingState(run: Run, address: string): string | undefined {
  if (address.includes(':') && !address.startsWith('site:')) return 'up';
  const part = run.world.parts.get(address);
  if (part) return restingPart(part.kind, address);
  if (run.plan.deployments.some((d) => d.id === address && d.hadr)) return 'peer';
  if (run.places.has(address)) return 'running';
  return /\/(dimm|core)-\d+$/.test(address) ? 'working' : undefined;
}

function restingPart(kind: PartKind, address: string): string | undefined {
  switch (kind) {
    case 'node':
      return 'running';
    case 'mgmt':
    case 'virt':
      return address.endsWith('-1') ? 'active' : 'backup';
    case 'array':
      return 'whole';
    case 'chassis':
      return 'connected';
    case 'rack':
      return 'working';
    case 'site':
    case 'controller':
    case 'enclosure':
    case 'external':
      return undefined;
    default:
      return 'working';
  }
}
