// Why a deployment or a service is not simply up, in short sentences: "degraded" must always say why (rulebook 7.11).
import type { Deployment } from '../scenario/plan.ts';
import type { HealthEntry, VmInfo } from '../sim/record.ts';
import { lostWith } from './lost-with.ts';
import type { Moment } from './moment.ts';

/** The reasons, the weightiest first; at least one whenever the state is not `up`. `id` is a deployment or `service:ID`. */
export function whyNotUp(moment: Moment, id: string, entry: HealthEntry): string[] {
  const { plan } = moment.run;
  const service = id.startsWith('service:') ? id.slice('service:'.length) : null;
  const deployments = plan.deployments.filter((d) =>
    service === null ? d.id === id : d.service === service,
  );
  const reasons: string[] = [];
  for (const deployment of deployments) {
    const vms = of(moment, deployment.id);
    const gone = new Set(vms.map((vm) => lostWith(moment, vm)));
    const [home] = gone;
    if (gone.size === 1 && home != null) {
      // All of it is lost with its home: nothing else needs to be said of it.
      if (!reasons.includes(`lost with ${home}`)) reasons.push(`lost with ${home}`);
      continue;
    }
    if (entry.state === 'down' || service !== null) reasons.push(...cutOff(moment, deployment));
    if (deployment.caching !== null && noneServes(moment, of(moment, deployment.caching)))
      reasons.push(`no container of ${deployment.caching} serves`);
    for (const vm of vms) {
      const short = `${vm.role}-${vm.number}`;
      const state = moment.state(vm.id);
      const lost = lostWith(moment, vm);
      if (lost !== null) reasons.push(`${short} is lost with ${lost}`);
      else if (state !== 'running') reasons.push(`${short} ${vmWords(state)}`);
      else
        for (const process of vm.processes) {
          const at = moment.state(process);
          if (at === 'up') continue;
          const name = process.slice(vm.id.length + 1);
          const who = vm.processes.length > 1 ? `${name} of ${short}` : short;
          reasons.push(`${who} ${processWords(at)}`);
        }
    }
    if (deployment.hadr) {
      const pair = moment.state(deployment.id);
      if (pair !== 'peer' && pair !== 'switching')
        reasons.push(
          pair === 'alone' || pair === 'parted' || pair === 'resync'
            ? 'the pair is not in peer state'
            : 'no primary serves',
        );
    }
  }
  if (reasons.length === 0) reasons.push(...notWhole(moment, deployments));
  if (entry.sla === 'missed') reasons.unshift('its SLA is missed');
  return reasons.length > 0 ? reasons : ['no request can pass'];
}

/** What a deployment needs beside its own VMs, and does not have. */
function cutOff(moment: Moment, deployment: Deployment): string[] {
  const reasons: string[] = [];
  const { id, database, cell, routing } = deployment;
  if (behindBalancer(deployment) && moment.state('lb')?.startsWith('failed'))
    reasons.push('the load balancer is down');
  if (moment.standsAt(id) !== null && moment.state('sprayer')?.startsWith('failed'))
    reasons.push('the IP sprayer is down');
  if (database !== null && moment.primary(database) === null)
    reasons.push(`no database: ${database} has no primary`);
  const cellHttp = moment.run.plan.deployments
    .filter((d) => cell !== null && d.cell === cell)
    .flatMap((d) => of(moment, d.id).filter((vm) => vm.role === 'http'));
  const elsewhere = [...new Set(cellHttp.map((vm) => vm.deployment))].filter((d) => d !== id);
  // Its own dead HTTP servers are told one by one.
  if (elsewhere.length > 0 && noneServes(moment, cellHttp))
    reasons.push(`no HTTP server of ${elsewhere.join(', ')} serves`);
  if (routing !== null && noneServes(moment, of(moment, routing)))
    reasons.push(`no proxy of ${routing} serves`);
  return reasons;
}

/** WebSphere deployments and proxies (rulebook 7.19). */
const behindBalancer = ({ load, kind }: Deployment): boolean => load !== null || kind === 'proxy';

const of = (moment: Moment, deployment: string) =>
  moment.vms().filter((vm) => vm.deployment === deployment && moment.counts(vm));

const noneServes = (moment: Moment, vms: readonly VmInfo[]): boolean =>
  vms.length > 0 &&
  vms.every((vm) => moment.state(vm.processes.at(-1) ?? '') !== 'up' || unknown(moment, vm));

/** A proxy that the load balancer has not been told of serves nobody. */
const unknown = (moment: Moment, vm: VmInfo): boolean =>
  moment
    .items()
    .some((item) => item.subject === vm.id && item.actions.includes('update-load-balancer'));

function processWords(state: string | undefined): string {
  if (state?.startsWith('dead')) return 'is dead';
  if (state?.startsWith('paused')) return 'stands still';
  if (state === 'off') return 'is to start';
  return state === 'empty' ? 'has no data yet' : 'starts';
}

const vmWords = (state: string | undefined): string =>
  state?.startsWith('suspended')
    ? 'stands still: its volume is offline'
    : state?.startsWith('drained')
      ? 'is stopped for maintenance'
      : (VM_WORDS[state ?? ''] ?? 'is dead');

const VM_WORDS: Readonly<Record<string, string>> = {
  stopped: 'waits for a place',
  waiting: 'waits for a place',
  standby: 'stands by, stopped',
  booting: 'boots',
  trying: 'boots',
  deploying: 'is deployed',
};

/** Redundant pairs and arrays that its VMs use and that are not whole; a chassis that nobody reaches. */
function notWhole(moment: Moment, deployments: readonly Deployment[]): string[] {
  const reasons = new Set<string>();
  for (const deployment of deployments)
    for (const vm of of(moment, deployment.id)) {
      const { node, array } = moment.place(vm.id);
      if (node === null) continue;
      const chassis = node.slice(0, node.lastIndexOf('/'));
      const rack = node.slice(0, node.indexOf('/'));
      const controller = array.slice(0, array.lastIndexOf('/'));
      if (moment.state(chassis)?.startsWith('cutOff')) reasons.add(`chassis ${chassis} is cut off`);
      for (const pair of [
        `${rack}/tor`,
        `${rack}/san`,
        `${chassis}/sw`,
        `${chassis}/fc`,
        `${controller}/canister`,
      ])
        if (!WHOLE.has(moment.state(pair))) reasons.add(`the pair ${pair} is not whole`);
      if (!WHOLE.has(moment.state(array))) reasons.add(`array ${array} is not whole`);
    }
  return [...reasons];
}

const WHOLE: ReadonlySet<string | undefined> = new Set([undefined, 'whole']);
