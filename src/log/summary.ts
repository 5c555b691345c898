// The last line of a run (contract 4): each deployment and service in figures, derived from the record.
import { naturally } from '../base/natural.ts';
import type { Health, Run } from '../sim/record.ts';
import { type Moment, momentAt } from './moment.ts';

export interface ServiceSummary {
  id: string;
  deployments: string[];
  state: Health;
  outages: number;
  outageMs: number;
  longestOutageMs: number;
  /** Share of the run in which requests could pass, rounded to six decimals. */
  availability: number;
  slaMissedMs: number;
  /** Distinct actors that ended outages, in order. */
  endedBy: string[];
  sessionsLost: number;
}

export interface DeploymentSummary extends Omit<ServiceSummary, 'deployments'> {
  openActions: { subject: string; actions: readonly string[]; blocking: boolean }[];
  dataLost: boolean;
}

export interface Summary {
  kind: 'summary';
  until: number;
  deployments: DeploymentSummary[];
  services: ServiceSummary[];
  unplaced: string[];
  redundancy: { subject: string; state: string }[];
  vms: { id: string; node: string | null; ip: string; state: string }[];
}

/** Outages of a deployment or `service:ID` up to `until` (milliseconds); one still open counts up to then. */
export function outagesOf(run: Run, id: string, until: number) {
  const spans = run.outages
    .filter((outage) => outage.id === id && outage.from <= until)
    .map((outage) => ({
      ms: Math.min(outage.to ?? until, until) - outage.from,
      open: outage.to === null || outage.to > until,
      by: outage.to !== null && outage.to <= until ? outage.by : null,
    }));
  const outageMs = spans.reduce((sum, span) => sum + span.ms, 0);
  return {
    outages: spans.length,
    outageMs,
    longestOutageMs: spans.reduce((most, span) => Math.max(most, span.ms), 0),
    availability: until === 0 ? 1 : Math.round((1 - outageMs / until) * 1e6) / 1e6,
    endedBy: [...new Set(spans.flatMap((span) => (span.by === null ? [] : [span.by])))],
  };
}

/** How long the SLA of a service was not met up to `until`, in milliseconds. */
export function slaMissedMs(run: Run, service: string, until: number): number {
  const track = run.health.get(`service:${service}`) ?? [];
  let ms = 0;
  track.forEach((entry, i) => {
    const end = Math.min(track[i + 1]?.t ?? until, until);
    if (entry.value.sla !== null && entry.value.sla !== 'met' && end > entry.t) ms += end - entry.t;
  });
  return ms;
}

/** The figures of a whole run. */
export function summarize(run: Run): Summary {
  const { until } = run;
  const end = momentAt(run, until);
  const vms = run.vms.filter((vm) => vm.leftAt === null);
  const lost = new Set(run.events.filter((e) => e.kind === 'data-lost').map((e) => e.subject));
  const services = [...new Set(run.plan.deployments.map((d) => d.service))].map((id) => ({
    id,
    deployments: run.plan.deployments.filter((d) => d.service === id).map((d) => d.id),
    state: end.health(`service:${id}`).state,
    ...figures(run, `service:${id}`),
    slaMissedMs: slaMissedMs(run, id, until),
    sessionsLost: run.sessionsLost.get(id) ?? 0,
  }));
  return {
    kind: 'summary',
    until,
    deployments: run.plan.deployments.map((d) => {
      const { endedBy, ...rest } = figures(run, d.id);
      return {
        id: d.id,
        state: end.health(d.id).state,
        ...rest,
        slaMissedMs: slaMissedMs(run, d.service, until),
        endedBy,
        openActions: end
          .items()
          .filter((item) => item.deployment === d.id)
          .map(({ subject, actions, blocking }) => ({ subject, actions, blocking })),
        dataLost: lost.has(d.id),
        sessionsLost: run.sessionsLost.get(d.service) ?? 0,
      };
    }),
    services: services.map(({ endedBy, slaMissedMs: missed, sessionsLost, ...rest }) => ({
      ...rest,
      slaMissedMs: missed,
      endedBy,
      sessionsLost,
    })),
    unplaced: vms
      .filter((vm) => end.place(vm.id).node === null && waits(run, vm.id))
      .map((vm) => vm.id)
      .sort(naturally),
    redundancy: [...hardwareNotWhole(run), ...pairsNotInPeer(run, end)],
    vms: vms.map((vm) => ({
      id: vm.id,
      node: end.place(vm.id).node,
      ip: end.place(vm.id).ip,
      state: vmState(run, vm.id),
    })),
  };
}

/** Pairs and arrays that are not whole at the end, in order of address. */
function hardwareNotWhole(run: Run): { subject: string; state: string }[] {
  const found: { subject: string; state: string }[] = [];
  for (const [subject, track] of run.states) {
    const state = track.at(-1)?.value ?? 'whole';
    if (PAIR_OR_ARRAY.test(subject) && state !== 'whole') found.push({ subject, state });
  }
  return found.sort((a, b) => naturally(a.subject, b.subject));
}

const PAIR_OR_ARRAY = /^[^/]+\/(mgmt|virt|tor|san|c\d+\/(sw|fc)|s\d+\/(canister|ssd|hdd-\d+))$/;

const pairsNotInPeer = (run: Run, end: Moment) =>
  run.plan.deployments.flatMap((d) => {
    const state = d.hadr ? pairState(end.state(d.id)) : null;
    return state === null ? [] : [{ subject: d.id, state }];
  });

const figures = (run: Run, id: string) => outagesOf(run, id, run.until);

function pairState(state: string | undefined): string | null {
  if (state === undefined || state === 'peer' || state === 'switching') return null;
  return ['alone', 'parted', 'resync'].includes(state) ? 'not-in-peer' : 'down';
}

/** The state of a VM in the words of rulebook 7.25. */
export function vmState(run: Run, id: string): string {
  const state = momentAt(run, run.until).state(id) ?? 'running';
  if (state === 'running') return 'up';
  if (state === 'booting' || state === 'trying' || state === 'deploying') return 'starting';
  if (state === 'stopped') return waits(run, id) ? 'unplaced' : 'down';
  if (state.startsWith('suspended')) return 'suspended';
  if (state === 'standby') return waits(run, id) ? 'unplaced' : 'stopped';
  if (state.startsWith('drained')) return 'stopped';
  if (state === 'waiting') return waits(run, id) ? 'unplaced' : 'starting';
  return 'down';
}

/** Whether the last word on its place was that there is none. */
function waits(run: Run, id: string): boolean {
  for (let i = run.events.length - 1; i >= 0; i--) {
    const event = run.events[i];
    if (event?.subject !== id) continue;
    if (event.kind === 'unplaced') return true;
    if (event.kind === 'evacuate' || event.kind === 'placed') return false;
  }
  return false;
}
