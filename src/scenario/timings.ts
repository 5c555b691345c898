// The timings of the contract's section 5: their defaults, in milliseconds, and which of them IBM or VMware wrote down.

import { must } from '../base/assert.ts';
import { parseDuration } from '../base/duration.ts';

const written = {
  vmDetection: '60s',
  nodeDetection: '30s',
  processDetection: '30s',
  placement: '20s',
  vmBoot: '90s',
  vmDeploy: '10m',
  wasStart: '90s',
  dmgrStart: '90s',
  nodeAgentStart: '30s',
  db2Start: '15s',
  db2CrashRecovery: '60s',
  httpStart: '5s',
  proxyStart: '20s',
  cacheStart: '30s',
  appStart: '30s',
  wasDailyRestart: '1d',
  nodeAgentPing: '60s',
  pluginReroute: '1s',
  pluginConnectTimeout: '5s',
  pluginRetry: '60s',
  lbHealthCheck: '10s',
  impDecision: '60s',
  scalingDecision: '2m',
  hadrTakeover: '45s',
  hadrResync: '5m',
  cacheHeartbeat: '30s',
  cacheRepopulate: '60s',
  canisterFailover: '5s',
  linkFailover: '1s',
  mgmtFailover: '30s',
  mgmtSync: '5m',
  rebuildHdd: '6h',
  rebuildSsd: '1h',
  nodeBoot: '8m',
  dmgrBackupTakeover: '60s',
  backupInterval: '1d',
  restoreBackup: '17m',
  restartProcess: '5m',
  restartVm: '2m',
  investigate: '30m',
  updateLoadBalancer: '5m',
  maintenance: '15m',
  prepareTarget: '2h',
  importPatterns: '1h',
  deployStandby: '1h',
  switchSprayer: '5m',
  startStandby: '10m',
} as const;

export type TimingKey = keyof typeof written;
/** Every timing, in whole milliseconds. */
export type Timings = Readonly<Record<TimingKey, number>>;

export const TIMING_KEYS = Object.keys(written) as TimingKey[];

export const DEFAULT_TIMINGS: Timings = Object.fromEntries(
  TIMING_KEYS.map((key) => [key, must(parseDuration(written[key]), `default of ${key}`)]),
) as Record<TimingKey, number>;

/** Known from IBM or VMware documents; every other value is an assumption of this project and shown as one. */
export const DOCUMENTED: ReadonlySet<TimingKey> = new Set([
  'wasDailyRestart',
  'nodeAgentPing',
  'pluginRetry',
  'cacheHeartbeat',
]);

/** Timings that repeat may not be shorter than a second (rulebook 7.25), or a run would have no end. */
export const REPEATING: ReadonlySet<TimingKey> = new Set([
  'scalingDecision',
  'impDecision',
  'pluginRetry',
  'backupInterval',
  'wasDailyRestart',
]);
