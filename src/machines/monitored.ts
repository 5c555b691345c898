// A process that somebody watches and may restart: the platform (WebSphere of a virtual application, a cache container) or IMP (a dynamic cluster). Whether it may, the watcher asks elsewhere: a budget, the SLA.
import type { TimingKey } from '../scenario/timings.ts';
import { kind } from './kind.ts';

const died = { target: 'dead', actions: 'died' } as const;

function monitored(id: string, notices: TimingKey, starts: TimingKey, afterNodeAgent = false) {
  // Still to be started when its node agent died: dead from that moment (rulebook 7.3).
  const orphan = afterNodeAgent
    ? ({ 'AGENT-LOST': { target: 'dead', actions: 'orphaned' } } as const)
    : {};
  return kind.createMachine({
    id: 'process',
    description: id,
    initial: 'up',
    states: {
      up: {
        on: {
          KILL: died,
          HALT: { target: 'off', actions: 'halted' },
          SUSPEND: { target: 'paused.up', actions: 'halted' },
        },
      },
      dead: {
        initial: 'unnoticed',
        on: { START: 'starting', HALT: 'off' },
        states: {
          unnoticed: {
            on: { SUSPEND: '#process.paused.dead' },
            after: { [notices]: { target: 'noticed', actions: 'noticed' } },
          },
          noticed: {},
        },
      },
      starting: {
        on: { KILL: died, HALT: 'off', SUSPEND: 'paused.starting' },
        after: { [starts]: { target: 'up', actions: 'up' } },
      },
      off: { on: { START: 'starting', ...orphan } },
      // Its VM stands still (rulebook 7.13): nobody finds it dead meanwhile.
      paused: {
        initial: 'up',
        on: { HALT: 'off' },
        states: {
          up: { on: { RESUME: { target: '#process.up', actions: 'resumed' } } },
          dead: { on: { RESUME: '#process.dead' } },
          starting: { on: { RESUME: '#process.starting' } },
        },
      },
    },
  });
}

export const serverOfVirtualApplication = monitored(
  'server-of-virtual-application',
  'processDetection',
  'wasStart',
);
export const cacheContainer = monitored('cache-container', 'processDetection', 'cacheStart');
export const serverOfDynamicCluster = monitored(
  'server-of-dynamic-cluster',
  'impDecision',
  'wasStart',
  true,
);
