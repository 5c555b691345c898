// One plain English sentence for each event, composed when somebody reads it. The sentence follows from the event and the run alone.

import { clock } from '../base/duration.ts';
import { capital, listed } from '../base/english.ts';
import { targetOf } from '../scenario/plan.ts';
import type { LogEvent } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';
import { twoOf, what } from './what.ts';

export { what } from './what.ts';

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
      if (data.retry === 'spent')
        return `${s} does not boot, and will not: it has to be made anew.`;
      if (event.actor === 'deployer' && event.rule === 'ha.single-cell')
        return `${s} is stopped: its rack is to be worked on.`;
      if (event.actor === 'deployer') return `${s} goes down for its reboot.`;
      return isProcess(s)
        ? `${capital(named(run, s))} is dead.`
        : `${capital(named(run, s))} is down.`;
    case 'up':
      return isProcess(s)
        ? `${capital(named(run, s))} ${/:(node-agent|dmgr|app)$/.test(s) ? 'runs' : 'serves'}.`
        : vmOf(run, s)
          ? wasSuspended(run, event)
            ? `${s} goes on where it stood still.`
            : `${s} has booted.`
          : /\/n\d+$/.test(s)
            ? `${capital(named(run, s))} is up again, and empty${comesAlone(run, event) ? ': nothing moves back' : ''}.`
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
      return `${scaler(event)} adds ${s} on ${data.node}: ${event.rule === 'cache.scale' ? 'too much of the cache was in use' : 'the SLA was missed for too long'}.`;
    case 'scale-in':
      return `${scaler(event)} sends ${s} away: the others ${event.rule === 'cache.scale' ? 'hold all there is' : 'carry the load'}.`;
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
        return `The platform moves ${s} live from ${data.from} to ${data.node}: it no longer fits there.`;
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
      if (event.actor === 'hardware') return lessened(s);
      return `The HADR pair of ${s} is no longer in peer state.`;
    case 'restored':
      if (event.actor === 'hardware') return wholeAgain(s);
      return vmOf(run, s)
        ? `${s} holds its share of the cache again.`
        : `The HADR pair of ${s} is in peer state again.`;
    case 'action-needed':
      return needed(run, event);
    case 'action-done':
      if (data.action === 'maintenance') return `Rack ${s} is drained: the deployer works on it.`;
      return `The deployer has done it: ${orderWords(String(data.action), s)}.`;
    case 'message':
      if (data.nothingToDo !== undefined)
        return `Nothing to do for ${s}: ${nothing(String(data.nothingToDo))}.`;
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
      return data.recoveryPointMs === undefined
        ? `${s} has lost ${String(data.lost).replace(': ', ', for ')}.`
        : `${s} has lost ${data.lost}: the last ${clock(Number(data.recoveryPointMs))}.`;
    case 'sessions-lost':
      return `${s} loses ${data.count} session${data.count === 1 ? '' : 's'}.`;
    case 'sla-missed':
      return `${s} misses its SLA.`;
    case 'sla-met':
      return `${s} meets its SLA again.`;
    case 'outage-begin':
      return `${s} is out: ${outWords(run, s)}.`;
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

/** A deployer's action in words: `restart the VM`. */
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

/** An order with what it is for: `restart VM shop/was-1`. */
export function orderWords(action: string, subject: string): string {
  const it = what(subject);
  const words: Readonly<Record<string, string>> = {
    'restart-vm': `restart ${it}`,
    'restart-process': `restart ${it}`,
    'add-clone': `add a clone of ${it}`,
    'new-instance': `make a new instance of ${it}`,
    'restore-backup': `restore the backup of ${it}`,
    takeover: `let the standby of ${it} take over`,
    investigate: `find out what happened to ${it}`,
    'update-load-balancer': `tell the load balancer about ${it}`,
    'prepare-target': `set up users, rights and cloud groups on rack ${it}`,
    'import-patterns': `import the patterns on rack ${it}`,
    'deploy-standby': `deploy the standby of ${it}`,
    'start-standby': `start the standby of ${it}`,
    'switch-sprayer': `switch the sprayer to the standby of ${it}`,
  };
  return words[action] ?? `${action} ${it}`;
}

/** Why an order finds nothing to do; an action is told in words. */
const nothing = (why: string): string =>
  why.replace(
    /^([a-z-]+) does not apply now$/,
    (_, action) => `to ${actionWords(action)} changes nothing now`,
  );

const scaler = (event: LogEvent): string => (event.actor === 'platform' ? 'The platform' : 'IMP');

/** Whether a node was mended by itself, and not with the rack that it stands in. */
const comesAlone = (run: Run, event: LogEvent): boolean =>
  event.cause !== null && run.events[event.cause - 1]?.subject === event.subject;

function lessened(address: string): string {
  const two = twoOf(address);
  if (two !== null) return `${capital(two)} are no longer redundant.`;
  return /\/n\d+$/.test(address)
    ? `${capital(what(address))} runs on with less than it had.`
    : `Array ${address} is no longer redundant.`;
}

function wholeAgain(address: string): string {
  const two = twoOf(address);
  if (two !== null) return `${capital(two)} are redundant again.`;
  return /\/n\d+$/.test(address)
    ? `${capital(what(address))} has all its cores and DIMMs again.`
    : `Array ${address} is whole again.`;
}

/** What it means that a workload is out, by what it does. */
function outWords(run: Run, id: string): string {
  switch (run.plan.deployments.find((d) => d.id === id)?.kind) {
    case 'vapp-db2':
    case 'vsys-db2':
      return 'nobody serves its data';
    case 'cache':
      return 'nobody holds its content';
    case 'custom':
      return 'nothing of it serves';
    default:
      return 'no request can pass';
  }
}

/** What waits for the deployer; what is lost with its rack is told with the rack that can take it. */
function needed(run: Run, { subject, data, rule }: LogEvent): string {
  const actions = list(data.actions);
  if (rule === 'dr') {
    const home = run.plan.deployments.find((d) => d.id === subject)?.rack ?? '';
    const target = targetOf(run.plan.racks, home);
    const lost = `The deployer is needed: ${subject} is lost with rack ${home}`;
    const where = target === null ? '' : ` on rack ${target.id} (site ${target.site})`;
    return actions.includes('switch-sprayer')
      ? `${lost}; start its standby${where}, then switch the sprayer to it.`
      : `${lost}; restore its backup${where}.`;
  }
  const ways = listed(actions.map(actionWords), 'or');
  return data.blocking
    ? `The deployer is needed for ${subject}: ${ways}.`
    : `To follow up at ${subject}: ${ways}.`;
}
