// Armed timers → words: who will do what when a timer runs out, one entry for each timing. What does not stand here (it repeats for ever) gets no ring.
import type { Moment } from '../../log/moment.ts';
import type { TimingKey } from '../../scenario/timings.ts';
import type { TimerSpan } from '../../sim/record.ts';
import type { Names } from './names.ts';
import { QUIET_TIMERS } from './scale.ts';
import type { Lane } from './story.ts';
import type { Words } from './wording.ts';

/** Lane, then what will be so, with `*` for the part: the label's words and, for the line "Next", the sentence. */
type Entry = readonly [lane: Lane, label: string, sentence: string];

const serves: Entry = ['middleware', '* serves', '* has started and serves'];
const boots: Entry = ['platform', '* booted', '* has booted'];
const works = (what: string): Entry => [
  'deployer',
  `${what} done`,
  `the deployer has done their work on *: ${what}`,
];

const ENTRIES: Readonly<Partial<Record<TimingKey, Entry>>> = {
  vmDetection: ['platform', 'notices *', 'the platform notices *'],
  nodeDetection: ['platform', 'notices *', 'the platform notices *'],
  processDetection: ['platform', 'notices *', 'the platform notices *'],
  placement: ['platform', 'places *', 'the platform gives * a place'],
  vmBoot: boots,
  vmDeploy: ['platform', '* deployed', 'the new VM of * is deployed from its image'],
  wasStart: serves,
  dmgrStart: serves,
  nodeAgentStart: ['middleware', '* up', '* has started'],
  db2Start: serves,
  db2CrashRecovery: ['middleware', '* recovered', '* has recovered from its crash'],
  httpStart: serves,
  proxyStart: serves,
  cacheStart: serves,
  appStart: serves,
  wasDailyRestart: [
    'platform',
    '* may be restarted again',
    'a new day: the platform may restart the server of * again',
  ],
  nodeAgentPing: ['middleware', 'restarts *', 'the node agent restarts *'],
  pluginReroute: ['middleware', 'routes around *', 'the plug-in routes around *'],
  pluginConnectTimeout: ['middleware', 'routes around *', 'the plug-in routes around *'],
  lbHealthCheck: ['external', 'checks *', 'the load balancer checks *'],
  impDecision: ['middleware', 'IMP decides on *', 'IMP decides what to do about *'],
  scalingDecision: [
    'platform',
    'next scaling decision, *',
    'the platform decides whether to scale *',
  ],
  hadrTakeover: ['middleware', 'takes over', 'the standby of * takes over'],
  hadrResync: ['middleware', 'peer state', '* is in peer state again'],
  cacheHeartbeat: ['middleware', 'misses *', 'the data grid misses the heartbeat of *'],
  cacheRepopulate: ['middleware', '* filled', '* is filled from the other copies'],
  canisterFailover: ['hardware', 'switches over', 'the other canister takes over'],
  linkFailover: ['hardware', 'switches over', 'the other link takes over'],
  mgmtFailover: ['hardware', '* takes over', '* takes over from its partner'],
  mgmtSync: ['hardware', '* in sync', '* is in sync as backup'],
  rebuildHdd: ['hardware', 'rebuilt: *', 'array * is rebuilt'],
  rebuildSsd: ['hardware', 'rebuilt: *', 'array * is rebuilt'],
  nodeBoot: ['hardware', '* booted', '* has booted'],
  dmgrBackupTakeover: [
    'middleware',
    'backup for *',
    'the backup deployment manager takes over from *',
  ],
  restoreBackup: works('restore'),
  restartProcess: works('restart'),
  restartVm: works('VM restart'),
  investigate: works('search'),
  updateLoadBalancer: [
    'deployer',
    'load balancer knows *',
    'the deployer has told the load balancer about *',
  ],
  maintenance: works('maintenance'),
  prepareTarget: works('preparation'),
  importPatterns: works('import'),
  deployStandby: works('deployment'),
  switchSprayer: works('switch'),
  startStandby: works('start'),
};

/** What the platform would notice of a custom image is only that its agent falls silent. */
const ITM: Entry = ['platform', 'ITM of * silent', 'the ITM agent of * is missed; nobody acts'];
const silent = (timer: TimerSpan, names: Names): boolean =>
  timer.key === 'vmDetection' && names.deployment(timer.subject)?.kind === 'custom';

/** What the platform looks at after a fault that it does not notice as a death: a node with less in it, a chassis that nobody reaches. */
const LESS: Entry = [
  'platform',
  'checks room',
  'the platform checks whether the VMs on * still fit',
];
const UNREACHED: Entry = ['platform', '* cut off', 'the platform reports that * is cut off'];

function entryOf(timer: TimerSpan, names: Names): Entry | undefined {
  if (silent(timer, names)) return ITM;
  if (timer.key === 'nodeDetection') {
    if (/\/(dimm|core)-\d+$/.test(timer.subject)) return LESS;
    if (/\/c\d+$/.test(timer.subject)) return UNREACHED;
  }
  return ENTRIES[timer.key];
}

export interface Armed {
  readonly key: string;
  readonly timer: TimerSpan;
  readonly lane: Lane;
  readonly words: Words;
  /** For "Next, in 0:08: …". */
  readonly sentence: string;
}

/** How many rings are drawn at most, the soonest first. */
const MOST = 40;

/** The timers worth a ring, soonest first. What is overdue waits for somebody who is not there: no ring says that it will come. */
export function armedOf(moment: Pick<Moment, 't' | 'timers'>, names: Names): Armed[] {
  const shown: Armed[] = [];
  const running = moment.timers().filter((timer) => timer.dueAt > moment.t);
  for (const timer of running.sort((a, b) => a.dueAt - b.dueAt)) {
    const entry = entryOf(timer, names);
    if (!entry || QUIET_TIMERS.has(timer.key)) continue;
    const [lane, label, sentence] = entry;
    const long = label.replace('*', names.short(timer.subject));
    const tiny = names.tiny(timer.subject);
    shown.push({
      key: `t-${timer.key}-${timer.subject}-${timer.dueAt}`,
      timer,
      lane,
      words:
        long === tiny || !label.includes('*')
          ? [long]
          : /^rebuild/.test(timer.key)
            ? [long, 'rebuilt']
            : [long, tiny],
      sentence: sentence.replace('*', names.short(timer.subject.replace(/\/(dimm|core)-\d+$/, ''))),
    });
    if (shown.length === MOST) break;
  }
  return shown;
}
