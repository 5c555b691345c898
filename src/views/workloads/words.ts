// Views: how armed timers, moments and numbers are said, in the same words in the workloads, the inspector and the deployer's list.
import { clock } from '../../base/duration.ts';
import type { Plan } from '../../scenario/plan.ts';
import type { TimingKey } from '../../scenario/timings.ts';

/** Without the rack's letter where only one rack is in sight: `c1/n3`. */
export const short = (plan: Plan, address: string): string =>
  plan.racks.length === 1 && address.startsWith(`${plan.racks[0]?.id}/`)
    ? address.slice((plan.racks[0]?.id.length ?? 0) + 1)
    : address;

/** A moment as clocks show it, whole seconds: `3:45`. */
export const at = (ms: number): string => clock(Math.floor(ms / 1000) * 1000);
/** What is left of a wait: rounded up, so that it ends at 0:00 and not before. */
export const left = (ms: number): string => clock(Math.max(0, Math.ceil(ms / 1000)) * 1000);

/** `one`, `two` … as in running text; figures from thirteen on. */
export function inWords(count: number): string {
  const words = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
  return words[count] ?? String(count);
}
/** `no VMs`, `one VM`, `four VMs`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${inWords(count)} ${count === 1 ? one : many}`;

const PROCESS: Readonly<Record<string, string>> = {
  was: 'server',
  'node-agent': 'node agent',
  dmgr: 'deployment manager',
  http: 'HTTP server',
  db2: 'DB2',
  cache: 'cache container',
  proxy: 'proxy',
  app: 'software',
};
/** `shop/was-1:was` → `server`. */
export const processWord = (address: string): string => {
  const name = address.slice(address.indexOf(':') + 1);
  return PROCESS[name] ?? name;
};

/** What happens when a timer has run down, said before the time left. */
const WAITS: Readonly<Partial<Record<TimingKey, string>>> = {
  placement: 'gets a place',
  vmBoot: 'boots',
  vmDeploy: 'is deployed',
  wasStart: 'server starts',
  dmgrStart: 'deployment manager starts',
  nodeAgentStart: 'node agent starts',
  db2Start: 'DB2 starts',
  db2CrashRecovery: 'crash recovery',
  httpStart: 'HTTP server starts',
  proxyStart: 'proxy starts',
  cacheStart: 'cache starts',
  appStart: 'software starts',
  hadrTakeover: 'standby takes over',
  hadrResync: 'catches up with the primary',
  nodeBoot: 'boots',
  restartVm: 'you restart it',
  restartProcess: 'you restart it',
  investigate: 'you look for the cause',
  restoreBackup: 'backup is restored',
  mgmtFailover: 'backup becomes active',
  mgmtSync: 'syncs',
  rebuildHdd: 'rebuilds',
  rebuildSsd: 'rebuilds',
  cacheRepopulate: 'fills again',
  updateLoadBalancer: 'you tell the load balancer',
  dmgrBackupTakeover: 'backup takes over',
};
/** Timers at whose end somebody looks or decides: `noticed in 0:21`. */
const LOOKS: Readonly<Partial<Record<TimingKey, string>>> = {
  vmDetection: 'platform notices',
  nodeDetection: 'platform notices',
  processDetection: 'platform notices',
  nodeAgentPing: 'node agent looks',
  impDecision: 'IMP decides',
  scalingDecision: 'scaling decides',
  pluginReroute: 'plug-in routes around it',
  pluginConnectTimeout: 'plug-in routes around it',
  pluginRetry: 'plug-in tries it again',
  lbHealthCheck: 'load balancer notices',
  cacheHeartbeat: 'heartbeat is missed',
  wasDailyRestart: 'may be restarted again',
  backupInterval: 'next backup',
};

/** Waits of the VM itself: `was-3 boots`; of all else the name stands apart: `was-3: server starts`. */
const OWN: ReadonlySet<TimingKey> = new Set([
  'placement',
  'vmBoot',
  'vmDeploy',
  'nodeBoot',
  'cacheRepopulate',
]);

/** `boots on c2/n1, 0:58 left`, `platform notices in 0:21`. `where` may be empty. */
export function timerPhrase(key: TimingKey, leftMs: number, where = ''): string {
  const place = where === '' ? '' : ` on ${where}`;
  const look = LOOKS[key];
  if (look !== undefined) return `${look} in ${left(leftMs)}`;
  return `${WAITS[key] ?? key}${place}, ${left(leftMs)} left`;
}
/** Whether the phrase of that timer goes on after the name of a VM without a colon. */
export const goesOn = (key: TimingKey): boolean => OWN.has(key);

/** Which timer says most about a part, when it has several: what ends its trouble first, then who will look. */
const RANK: readonly TimingKey[] = [
  'vmBoot',
  'vmDeploy',
  'placement',
  'nodeBoot',
  'db2CrashRecovery',
  'db2Start',
  'nodeAgentStart',
  'wasStart',
  'dmgrStart',
  'httpStart',
  'proxyStart',
  'cacheStart',
  'appStart',
  'restoreBackup',
  'restartVm',
  'restartProcess',
  'nodeAgentPing',
  'impDecision',
  'vmDetection',
  'nodeDetection',
  'processDetection',
  'dmgrBackupTakeover',
  'hadrTakeover',
  'hadrResync',
  'investigate',
  'mgmtFailover',
  'mgmtSync',
  'rebuildHdd',
  'rebuildSsd',
];
/** The most telling of the armed timers, or null if none of them concerns the part's own recovery. */
export function telling<T extends { readonly key: TimingKey }>(timers: readonly T[]): T | null {
  let best: T | null = null;
  let rank = RANK.length;
  for (const timer of timers) {
    const r = RANK.indexOf(timer.key);
    if (r >= 0 && r < rank) {
      rank = r;
      best = timer;
    }
  }
  return best;
}
