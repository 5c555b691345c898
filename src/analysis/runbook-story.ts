// What happens, in sentences: who noticed, who acted and when, what nobody did, and what it cost. Each clause comes from events of the run.

import { clock } from '../base/duration.ts';
import { capital, listed } from '../base/english.ts';
import { what } from '../log/sentence.ts';
import type { Line } from '../scenario/validator.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Run, VmInfo } from '../sim/record.ts';
import { type Effects, servesAtTheEnd } from './runbook-effects.ts';
import { hardwareFailure, hardwareStep, isHardware } from './runbook-hardware.ts';
import { outsideFailure, outsideStory } from './runbook-outside.ts';

/** The same fault, and then these lines. */
export type Again = (...later: Line[]) => Run;

/** What failed, as a sentence without numbers, so that like parts say the same. */
export function failureWords({ target, run, vm, held }: Effects): string {
  const hardware = hardwareFailure(target) ?? outsideFailure({ target, run });
  if (hardware !== null) return hardware;
  if (target.includes(':')) {
    const name = what(target).replace(/ in \S+$/, '');
    return `${capital(name)} dies, its VM runs on.`;
  }
  if (vm) return `${ROLE_WORDS[vm.role] ?? 'The VM'} dies.`;
  if (held.length === 0) return 'A compute node without VMs dies.';
  return `The compute node under ${heldWords(held)} dies.`;
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  was: 'The VM of an application server',
  dmgr: 'The VM of the deployment manager',
  http: 'The VM of an HTTP server',
  db: 'The VM of the database',
  cache: 'The VM of a cache',
  proxy: 'The VM of a proxy',
  custom: 'The VM of a custom image',
};

/** `a VM of shop (was) and one of shopdb (db)`, so that nodes with like VMs say the same. */
function heldWords(held: readonly VmInfo[]): string {
  const counts = new Map<string, number>();
  for (const vm of held) {
    const of = `${vm.deployment} (${vm.role})`;
    counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  return listed([...counts].map(([of, n]) => (n === 1 ? `a VM of ${of}` : `${n} VMs of ${of}`)));
}

/** The whole story of a fault. `again` runs it once more with something done afterwards, to see what no longer works. */
export function story(effects: Effects, again: Again): string {
  const { run, lost, mine } = effects;
  const back = lost.length > 0 && lost.every((process) => servesAtTheEnd(run, process));
  if (isHardware(effects.target)) return hardwareStory(effects);
  if (outsideFailure(effects) !== null) return outside(effects, again);
  return [
    ...(mine.some(isDetection) ? [] : unnoticed(effects)),
    ...steps(effects),
    ...ending(effects, back),
    ...service(effects),
    ...(back ? [] : noLonger(effects, again)),
  ].join(' ');
}

/** A box that has a partner: what it did by itself, what it cost, and that nobody mends it but a technician. */
function hardwareStory(effects: Effects): string {
  const told = steps(effects);
  const stays = !effects.mine.some((event) => event.kind === 'restored');
  const nothing = told.length === 0 ? ['Nothing else happens: it was in reserve.'] : [];
  return [
    ...told,
    ...nothing,
    ...service(effects),
    ...(stays ? ['It stays dead until it is replaced.'] : []),
  ].join(' ');
}

/** A rack, a site, or what stands outside: what stops, who goes on, and that it stays so until somebody mends it. */
function outside(effects: Effects, again: Again): string {
  const at = effects.fault.t + LATER_MS;
  const told = outsideStory(effects, (target) => again({ at, action: 'add-clone', target }));
  const done = steps(effects);
  return [
    // What a lost link does not bring about is told after what it does.
    ...(effects.target === 'wan' ? [...done, ...told] : [...told, ...done]),
    ...service(effects),
    'It stays lost until it is repaired.',
  ].join(' ');
}

const isDetection = (event: LogEvent) => event.kind === 'detection' && event.actor === 'platform';

function unnoticed({ mine }: Effects): string[] {
  return mine.some((event) => event.kind === 'message' && event.data.agent === 'itm')
    ? ['The platform does not watch it.']
    : ['The platform does not notice.'];
}

/** What was done, in order of time; of like events (a node takes several VMs with it) the first speaks. */
function steps(effects: Effects): string[] {
  const said = new Map<string, string>();
  for (const event of effects.mine) {
    const sentence = stepOf(effects, event);
    if (sentence === null) continue;
    const key = `${event.kind} ${event.actor} ${event.data.by ?? ''}`;
    if (!said.has(key)) said.set(key, sentence);
  }
  return [...said.values()];
}

function stepOf(effects: Effects, event: LogEvent): string | null {
  const { run, fault, vm } = effects;
  const after = inTime(event.t - fault.t);
  const by = event.actor === 'platform' ? 'The platform' : 'IMP';
  const box = hardwareStep(event, after);
  if (box !== null) return box;
  switch (event.kind) {
    case 'detection':
      return isDetection(event) ? detection(effects, event, after) : null;
    case 'reroute':
      return `The ${event.data.by === 'balancer' ? 'load balancer' : event.data.by} sends requests elsewhere ${after}.`;
    case 'restart':
      return event.actor === 'middleware' ? `${whoRestarts(run, vm)} restarts it ${after}.` : null;
    case 'failover':
      return event.rule === 'cache.heartbeat'
        ? `The data grid makes replicas primary ${after}.`
        : `The backup deployment manager takes over ${after}.`;
    case 'degraded':
      return 'The HADR pair leaves peer state.';
    case 'takeover':
      return `The standby ${event.subject} takes over as primary ${after}.`;
    case 'resync':
      return resync(effects, event);
    case 'scale-out':
      return `${by} adds a VM ${after}, because the SLA is missed.`;
    case 'unplaced':
      return `No node of the cloud group has room for ${nameless(event.subject)}: it waits.`;
    case 'message':
      if (event.data.agent === 'itm')
        return `Its ITM agent falls silent, which the console shows ${after}; nobody acts on that.`;
      return event.data.lost === undefined
        ? null
        : 'Both copies of some entries are lost: reads go to the origin.';
    case 'sessions-lost':
      return `${event.data.count} sessions are lost.`;
    case 'data-lost':
      return `Data is lost: ${event.data.lost}.`;
    default:
      return null;
  }
}

/** The standby after a takeover is the old primary; else it is who it was. */
function resync({ mine, held }: Effects, event: LogEvent): string {
  if (mine.some((e) => e.kind === 'takeover' && e.data.from === event.subject))
    return 'The old primary comes back as standby and catches up.';
  return held.some((vm) => vm.id === event.subject)
    ? 'The standby comes back and catches up.'
    : 'The standby catches up with the primary.';
}

/** What the platform did about what it noticed: read off the events that its detection caused. */
function detection(effects: Effects, event: LogEvent, after: string): string {
  const { mine, run, fault, held, target } = effects;
  const notices = `The platform notices ${after}`;
  const deed = mine.find(
    (e) => e.cause === event.id && ['restart', 'respin', 'evacuate'].includes(e.kind),
  );
  if (event.data.budget === 'spent') return `${notices}, but its one restart a day is spent.`;
  if (event.data.retry === 'spent') return `${notices}, but its one retry is spent.`;
  switch (deed?.kind) {
    case 'restart':
      if (target.includes(':')) return `${notices} and restarts it.`;
      return `${notices} and restarts it${sameAddress(run, deed) ? ' at the same address' : ''}.`;
    case 'respin': {
      const links = linkWords(mine);
      const address = sameAddress(run, deed) ? 'the same address' : 'a new address';
      return `${notices} and re-spins it ${inTime(deed.t - fault.t)}: a new VM with ${address}${links}.`;
    }
    case 'evacuate': {
      const stays = mine.filter((e) => e.kind === 'evacuate').every((e) => sameAddress(run, e));
      const one = held.length === 1;
      return `${notices} and moves ${one ? 'its VM to another node' : 'its VMs to other nodes'}${stays ? `; ${one ? 'it keeps its address' : 'they keep their addresses'}` : ''}.`;
    }
    default:
      return held.length === 0 && effects.vm === null
        ? `${notices}; there is nothing to move.`
        : `${notices}, and does not recover it.`;
  }
}

const sameAddress = (run: Run, event: LogEvent): boolean =>
  run.world.placed.find((vm) => vm.id === event.subject)?.ip === event.data.ip;

function linkWords(mine: readonly LogEvent[]): string {
  const services = mine.filter((e) => e.kind === 'link').map((e) => String(e.data.service));
  const linked = services.filter((service) => service !== 'scaling');
  const words = [
    ...(linked.length > 0 ? [`linked to ${listed(linked)}`] : []),
    ...(services.includes('scaling') ? ['registered with the scaling policy'] : []),
  ];
  return words.length === 0 ? '' : `, ${listed(words)} before it takes traffic`;
}

/** In a dynamic cluster IMP acts in the node agent's place (rulebook 7.5). */
const whoRestarts = (run: Run, vm: VmInfo | null): string =>
  run.plan.deployments.find((d) => d.id === vm?.deployment)?.onFailure === null
    ? 'The node agent'
    : 'IMP';

/** How it ends for the part itself. */
function ending(effects: Effects, back: boolean): string[] {
  const { run, mine, vm, held, target, lost } = effects;
  if (back) return serves(effects);
  if (vm) {
    const nobody = target.includes(':') ? 'Nobody restarts it.' : 'Nobody brings it back.';
    const dynamic = run.plan.deployments.find((d) => d.id === vm.deployment)?.onFailure != null;
    const met = !mine.some((e) => e.kind === 'scale-out' || e.kind === 'sla-missed');
    return dynamic && vm.role === 'was' && !target.includes(':') && met
      ? [nobody, 'IMP adds no member, for the SLA is met.']
      : [nobody];
  }
  const away = held.filter((one) => one.processes.some((p) => !servesAtTheEnd(run, p)));
  return lost.length > 0
    ? [`${listed(away.map((one) => nameless(one.id)))} does not come back.`].map(capital)
    : [];
}

/** When what was lost serves again, and when a cache is full again. */
function serves({ mine, fault, vm, held }: Effects): string[] {
  const up = mine.filter((event) => event.kind === 'up').at(-1);
  const full = mine.filter((event) => event.kind === 'restored' && event.rule?.startsWith('cache'));
  const filled = mine.some((event) => event.kind === 'repopulate') && full.at(-1);
  const who = vm ? 'It serves' : held.length === 1 ? 'The VM serves' : 'All of them serve';
  return [
    ...(up ? [`${who} again ${inTime(up.t - fault.t)}.`] : []),
    ...(filled
      ? [`The cache is full again, from the other copies, ${inTime(filled.t - fault.t)}.`]
      : []),
  ];
}

/** What users of the services noticed. */
function service({ run, mine, outages }: Effects): string[] {
  const used = new Set(run.plan.deployments.map((d) => d.database));
  const felt = outages.filter((outage) => !used.has(outage.service));
  const open = felt.filter((outage) => outage.endedBy === null);
  const closed = felt.filter((outage) => outage.endedBy !== null);
  const missed = mine.filter(
    (event) => event.kind === 'sla-missed' && !felt.some((o) => o.service === event.subject),
  );
  return [
    ...closed.map(({ service: id, ms }) => `${id} is out for ${clock(ms)}.`),
    ...open.map(({ service: id }) => `${id} is out, and stays so.`),
    ...missed.map((event) => {
      const met = run.events.find(
        (e) => e.kind === 'sla-met' && e.subject === event.subject && e.id > event.id,
      );
      return `${event.subject} misses its SLA${met ? ` for ${clock(met.t - event.t)}` : ' from then on'}.`;
    }),
  ];
}

/** An hour after the fault, when everybody who comes by themselves has come. */
const LATER_MS = 3_600_000;

/** What serves on beside a dead part, and what would no longer be done: seen by trying it. */
function noLonger({ run, fault, target, vm }: Effects, again: Again): string[] {
  if (!vm) return [];
  const at = fault.t + LATER_MS;
  const beside = target.includes(':') ? vm.processes.filter((process) => process !== target) : [];
  const said = beside.flatMap((process) => {
    if (!servesAtTheEnd(run, process)) return [];
    const name = what(process).replace(/ in \S+$/, '');
    const helped = servesAtTheEnd(again({ at, fault: 'fail', target: process }), process);
    return [
      `${capital(name)} beside it serves on${helped ? '' : ', but would not be restarted any more'}.`,
    ];
  });
  if (vm.role !== 'dmgr') return said;
  const clone = again({ at, action: 'add-clone', target: vm.deployment });
  const waits = clone.events.some((e) => e.kind === 'message' && e.data.waitsFor !== undefined);
  return waits ? [...said, 'Until it is back no clone can join the cell.'] : said;
}

const inTime = (ms: number): string => (ms === 0 ? 'at once' : `after ${clock(ms)}`);
/** `shop/was-2` → `a VM of shop (was)`. */
const nameless = (vm: string): string => vm.replace(/^([^/]+)\/([a-z]+)-\d+$/, 'a VM of $1 ($2)');
