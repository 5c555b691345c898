// What a run notes beside its log, from which the record is made: health, outages, primaries, loads.
import { endedBy } from './ended-by.ts';
import type { KernelLike } from './kernel.ts';
import type { Service, Team, Vm } from './population.ts';
import type { Health, HealthEntry, Outage } from './record.ts';

export type Noted<T> = Map<string, { t: number; value: T }[]>;

/** Every health there is: one object each, for a run notes very many. */
const HEALTH = Object.fromEntries(
  (['up', 'degraded', 'down'] as const).map((state) => [
    state,
    Object.fromEntries(
      ([null, 'met', 'missed', 'down'] as const).map((sla) => [String(sla), { state, sla }]),
    ),
  ]),
) as Record<Health, Record<string, HealthEntry>>;

export class Notes {
  readonly outages: Outage[] = [];
  readonly health: Noted<HealthEntry> = new Map();
  readonly primaries: Noted<string | null> = new Map();
  readonly loads: Noted<number> = new Map();
  readonly standing: Noted<string> = new Map();
  private readonly openOutages = new Map<string, Outage>();
  private readonly kernel: KernelLike;

  constructor(kernel: KernelLike) {
    this.kernel = kernel;
  }

  load(service: Service): void {
    const load = service.teams.reduce((sum, t) => sum + t.load, 0);
    noteIn(this.loads, service.id, this.kernel.now, load);
  }

  /** From now on the deployment is its VMs on that rack. */
  stands(team: Team, rack: string): void {
    noteIn(this.standing, team.id, this.kernel.now, rack);
  }

  primary(team: Team, vm: Vm | null): void {
    noteIn(this.primaries, team.id, this.kernel.now, vm?.id ?? null);
  }

  healthOf(
    of: Team | Service,
    id: string,
    state: HealthEntry['state'],
    sla: HealthEntry['sla'],
  ): void {
    if (of.health?.state === state && of.health.sla === sla) return;
    of.health = HEALTH[state][String(sla)] as HealthEntry;
    noteIn(this.health, id, this.kernel.now, of.health);
  }

  /** An outage began or ended; returns how long it lasted, in milliseconds. */
  outage(id: string, up: boolean, cause: number): number {
    const { now } = this.kernel;
    if (!up) {
      const outage: Outage = { id, from: now, to: null, by: null, cause };
      this.outages.push(outage);
      this.openOutages.set(id, outage);
      return 0;
    }
    const outage = this.openOutages.get(id);
    if (!outage) return 0;
    this.openOutages.delete(id);
    outage.to = now;
    outage.by = endedBy(this.kernel.events, cause);
    return now - outage.from;
  }
}

/** Notes a value; of several at one instant the last one counts. */
export function note<T>(track: { t: number; value: T }[], t: number, value: T): void {
  const last = track[track.length - 1];
  if (last && last.t === t) last.value = value;
  else track.push({ t, value });
}

function noteIn<T>(tracks: Noted<T>, id: string, t: number, value: T): void {
  const track = tracks.get(id);
  if (track) note(track, t, value);
  else tracks.set(id, [{ t, value }]);
}
