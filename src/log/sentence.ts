// One plain English sentence for each event, composed when somebody reads it. The sentence follows from the event and the run alone.

import { clock } from '../base/duration.ts';
import { capital } from '../base/english.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';

/** The sentence of an event; for people, not for programs (contract 4). */
export function sentence(run: Run, event: LogEvent): string {
  const { subject: s, data } = event;
  switch (event.kind) {
    case 'fault':
      return `${capital(named(run, s))} fails${data.boots === false ? ', and will not boot again' : ''}.`;
    case 'repair':
      return `${capital(named(run, s))} is repaired.`;
    case 'load':
      return data.used === undefined
        ? `The load of ${s} is now ${data.load} requests per second.`
        : `${s} is now ${data.used} percent in use.`;
    case 'down':
      if (data.reason === 'suspended')
        return `${capital(named(run, s))} stands still: its volume is offline.`;
      if (data.retry === 'spent') return `${s} does not come up: the try to boot it is spent.`;
      if (event.actor === 'deployer' && event.rule === 'ha.single-cell')
        return `${s} is stopped: its rack is to be worked on.`;
      if (event.actor === 'deployer') return `${s} goes down to be started again.`;
      return isProcess(s)
        ? `${capital(named(run, s))} is dead.`
        : `${capital(named(run, s))} is down.`;
    case 'up':
      return isProcess(s)
        ? `${capital(named(run, s))} serves.`
        : vmOf(run, s)
          ? wasSuspended(run, event)
            ? `${s} goes on where it stood still.`
            : `${s} has booted.`
          : /\/n\d+$/.test(s)
            ? `${capital(named(run, s))} is up again, and empty: nothing moves back.`
            : `${capital(named(run, s))} works again.`;
    case 'detection':
      return detected(run, event);
    case 'respin':
      return `The platform re-spins ${s}: a new VM on ${data.node} with a new address, ${data.ip}.`;
    case 'link':
      return data.service === 'scaling'
        ? `${s} is registered with the scaling policy.`
        : `${s} is linked to ${data.service}.`;
    case 'scale-out':
      return `${event.actor === 'platform' ? 'The platform' : 'IMP'} adds ${s} on ${data.node}: the SLA was missed for too long.`;
    case 'scale-in':
      return `${event.actor === 'platform' ? 'The platform' : 'IMP'} sends ${s} away: the others carry the load.`;
    case 'failover':
      if (event.rule?.startsWith('mgmt')) return `${capital(what(s))} becomes active.`;
      if (event.rule === 'storage.canister')
        return `${capital(what(s))} handles all input and output of its controller.`;
      return event.rule === 'cache.heartbeat'
        ? `The data grid misses the heartbeat of ${s}: replicas elsewhere become primary.`
        : `The backup deployment manager takes over from ${s}.`;
    case 'ip-move':
      return `The floating address ${data.ip} moves to ${data.node}; clients change nothing.`;
    case 'rebuild':
      return `Array ${data.array} takes spare ${data.spare} and rebuilds onto it.`;
    case 'repopulate':
      return `${s} is filled again from the other copies.`;
    case 'evacuate':
      if (data.live === true)
        return `The platform moves ${s} live from ${data.from} to ${data.node}: it no longer fits.`;
      return `The platform moves ${s} from ${data.from} to ${data.node}; it keeps ${data.ip}.`;
    case 'placed':
      return `The platform places ${s} on ${data.node}.`;
    case 'unplaced':
      return `No node of cloud group ${data.cloudGroup} has room for ${s} (priority ${data.priority}): it waits.`;
    case 'restart':
      if (event.actor === 'deployer') return `The deployer starts ${s} where it stood.`;
      return event.actor === 'middleware'
        ? `${event.rule === 'imp.process' && !nodeAgentActs(run, s) ? 'IMP' : 'The node agent'} finds that ${what(s)} is dead and restarts it.`
        : `The platform restarts ${what(s)}.`;
    case 'reroute':
      return data.by !== 'balancer'
        ? `The ${data.by} sends no more requests to ${s} and uses the other members.`
        : `The load balancer takes ${s} out and uses the others.`;
    case 'rejoin':
      return data.by !== 'balancer'
        ? `The ${data.by} tries ${s} again and finds that it serves: it gets traffic.`
        : `The load balancer takes ${s} in again.`;
    case 'takeover':
      return `${s} takes over as primary from ${data.from}.`;
    case 'resync':
      if (event.actor === 'hardware') return `${capital(what(s))} is brought into sync.`;
      return `${s} is back as standby and catches up with the primary.`;
    case 'degraded':
      if (event.actor === 'hardware') return `${capital(pairWords(s))} is no longer redundant.`;
      return `The HADR pair of ${s} is no longer in peer state.`;
    case 'restored':
      if (event.actor === 'hardware') return `${capital(pairWords(s))} is whole again.`;
      return vmOf(run, s)
        ? `${s} holds its share of the cache again.`
        : `The HADR pair of ${s} is in peer state again.`;
    case 'action-needed':
      if (rebuilds(list(data.actions)))
        return `The deployer is needed: ${s} is lost with its home; start the standby first, then switch the sprayer to it.`;
      return `${data.blocking ? 'The deployer is needed' : 'To follow up'}: ${list(data.actions).map(actionWords).join(', or ')} for ${s}.`;
    case 'action-done':
      if (data.action === 'maintenance') return `Rack ${s} is drained: the deployer works on it.`;
      return `The deployer has done it: ${orderWords(String(data.action), s)}.`;
    case 'message':
      if (data.nothingToDo !== undefined) return `Nothing to do for ${s}: ${data.nothingToDo}.`;
      if (data.action !== undefined)
        return `The deployer begins: ${orderWords(String(data.action), s)}.`;
      if (data.agent === 'itm')
        return `The ITM agent of ${s} has fallen silent; nobody acts on that.`;
      if (data.waitsFor !== undefined)
        return String(data.waitsFor).endsWith('/mgmt')
          ? `${s} waits for a management node: without one the console does nothing.`
          : data.waitsFor === 'tsm'
            ? `The restore of ${s} waits for the backup server.`
            : data.waitsFor === 'sprayer'
              ? `The switch of ${s} waits for the IP sprayer.`
              : data.waitsFor === 'wan'
                ? `${s} waits for the link between the sites: its deployment manager is beyond it.`
                : `${s} waits for ${data.waitsFor}: without a deployment manager nothing joins the cell.`;
      if (data.maintenance !== undefined)
        return data.maintenance === 'start'
          ? `The deployer begins to drain rack ${s}, to work on it.`
          : `The deployer is done with rack ${s} and brings it back.`;
      if (data.slow === 'wan')
        return `Administration of ${s} over the link between the sites times out and is tried again: a cell should not be stretched so far.`;
      if (data.unadministered !== undefined)
        return `${s} is cut off from the deployment manager of ${data.unadministered}: it serves on, and nobody can administer it.`;
      if (data.cutOff === true)
        return `Chassis ${s} cannot be reached over the network; its nodes run on and nothing is moved.`;
      if (data.lost === 'array')
        return `Array ${s} has lost a second drive before it was whole again: its data is gone.`;
      if (data.lost !== undefined)
        return `Both copies of some entries of ${s} are gone: reads go to the origin.`;
      return `A message about ${s}.`;
    case 'data-lost':
      return `${s} has lost data: ${data.lost}${
        data.recoveryPointMs === undefined ? '' : ` (${clock(Number(data.recoveryPointMs))})`
      }.`;
    case 'sessions-lost':
      return `${s} loses ${data.count} session${data.count === 1 ? '' : 's'}.`;
    case 'sla-missed':
      return `${s} misses its SLA.`;
    case 'sla-met':
      return `${s} meets its SLA again.`;
    case 'outage-begin':
      return `${s} is out: no request can pass.`;
    case 'outage-end':
      return `${s} serves again after ${clock(Number(data.ms))}.`;
    default:
      return `${s}: ${event.kind}.`;
  }
}

/** A part in words; a rack is known by the plan alone. */
const named = (run: Run, address: string): string =>
  run.plan.racks.some((rack) => rack.id === address) ? `rack ${address}` : what(address);

const isProcess = (address: string) => address.includes(':') && address.includes('/');
const vmOf = (run: Run, address: string) => run.vms.find((vm) => vm.id === address);
const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []);

/** Whether the last `down` of a VM before this event was a suspension. */
function wasSuspended(run: Run, event: LogEvent): boolean {
  for (let i = event.id - 2; i >= 0; i--) {
    const before = run.events[i];
    if (before?.subject === event.subject && before.kind === 'down')
      return before.data.reason === 'suspended';
  }
  return false;
}

/** What the platform does about what it noticed, and what it does not. */
function detected(run: Run, event: LogEvent): string {
  const { subject: s, data, rule } = event;
  const notices = `The platform notices that ${vmOf(run, s) ? s : what(s)} is dead`;
  if (data.budget === 'spent') return `${notices}, but the one restart of the day is spent.`;
  if (data.retry === 'spent') return `${notices}, but its one retry is spent.`;
  if (rule === 'node.fail') return `${notices}, and moves its VMs.`;
  if (rule === 'node.dimm' || rule === 'node.core')
    return `The platform notices that the VMs on ${what(s)} no longer fit, and moves some.`;
  if (rule === 'vapp-was.vm') return `${notices}, and will re-spin it.`;
  if (rule?.startsWith('vsys') || rule?.startsWith('imp'))
    return `${notices}, and does not recover it: this is a virtual system.`;
  return `${notices}, and restarts it.`;
}

/** Whether a server has a node agent that acts: in a dynamic cluster IMP acts in its place. */
const nodeAgentActs = (run: Run, process: string): boolean =>
  run.plan.deployments.find((d) => d.id === process.replace(/[@/].*$/, ''))?.onFailure === null;

const PROCESS_WORDS: Readonly<Record<string, string>> = {
  was: 'the application server',
  'node-agent': 'the node agent',
  dmgr: 'the deployment manager',
  http: 'the HTTP server',
  db2: 'DB2',
  cache: 'the cache',
  proxy: 'the proxy',
  app: 'the software',
};

/** An address in words: `compute node a/c1/n3`, `the node agent in shop/was-1`. */
export function what(address: string): string {
  const [vm, process] = address.split(':');
  if (process !== undefined && vm?.includes('/'))
    return `${PROCESS_WORDS[process] ?? process} in ${vm}`;
  if (/\/n\d+$/.test(address)) return `compute node ${address}`;
  const outside = OUTSIDE_WORDS[address];
  if (outside !== undefined) return outside;
  if (address.startsWith('site:')) return `site ${address.slice('site:'.length)}`;
  for (const [pattern, words] of HARDWARE_WORDS)
    if (pattern.test(address)) return `${words} ${address}`;
  if (/\/[a-z]+-\d+$/.test(address)) return `VM ${address}`;
  return address;
}

/** A deployer's action in words: `restart the VM`. */
/** Steps that follow one another, not choices: a deployment of a lost rack is brought to the other one (rulebook 7.10). */
const rebuilds = (actions: readonly string[]): boolean =>
  actions.includes('start-standby') && actions.includes('switch-sprayer');

export function actionWords(action: string): string {
  return ACTION_WORDS[action] ?? action;
}

const ACTION_WORDS: Readonly<Record<string, string>> = {
  'restart-vm': 'restart the VM',
  'restart-process': 'restart the process',
  'add-clone': 'add a clone',
  'new-instance': 'make a new instance',
  'restore-backup': 'restore the backup',
  takeover: 'let the standby take over',
  investigate: 'find the cause',
  'update-load-balancer': 'tell the load balancer',
  'prepare-target': 'set up users, rights and cloud groups',
  'import-patterns': 'import the patterns',
  'deploy-standby': 'deploy the standby',
  'start-standby': 'start the standby',
  'switch-sprayer': 'switch the sprayer',
  maintenance: 'drain the rack',
};

/** What is done on a rack rather than for a deployment. */
const ON_A_RACK: ReadonlySet<string> = new Set(['prepare-target', 'import-patterns']);
const orderWords = (action: string, subject: string): string =>
  `${actionWords(action)} ${ON_A_RACK.has(action) ? 'on' : 'for'} ${subject}`;

const OUTSIDE_WORDS: Readonly<Record<string, string>> = {
  lb: 'the load balancer',
  sprayer: 'the IP sprayer',
  tsm: 'the backup server',
  wan: 'the link between the sites',
};

const HARDWARE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/~/, 'cable'],
  [/\/mgmt-\d$/, 'management node'],
  [/\/virt-\d$/, 'virtualization management node'],
  [/\/tor-\d$/, 'top-of-rack switch'],
  [/\/san-\d$/, 'SAN switch'],
  [/\/(sw|fc)-\d$/, 'chassis switch'],
  [/\/canister-\d$/, 'canister'],
  [/\/d\d\d$/, 'drive'],
  [/\/dimm-\d+$/, 'DIMM'],
  [/\/core-\d+$/, 'core'],
];

/** A redundant pair, an array or a node in words: `array a/s1/hdd-1`, `the pair a/tor`. */
const pairWords = (address: string): string =>
  /\/(ssd|hdd-\d)$/.test(address)
    ? `array ${address}`
    : /\/n\d+$/.test(address)
      ? what(address)
      : `the pair ${address}`;
