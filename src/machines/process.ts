// A process that nobody restarts by itself: deployment manager, HTTP server, stand-alone server, node agent, a custom image's software.
import type { TimingKey } from '../scenario/timings.ts';
import { kind } from './kind.ts';

function unwatched(id: string, start: TimingKey) {
  return kind.createMachine({
    id: 'process',
    description: id,
    initial: 'up',
    states: {
      up: {
        on: {
          KILL: { target: 'dead', actions: 'died' },
          HALT: { target: 'off', actions: 'halted' },
          SUSPEND: { target: 'paused.up', actions: 'halted' },
        },
      },
      dead: { on: { START: 'starting', HALT: 'off' } },
      starting: {
        on: { KILL: { target: 'dead', actions: 'died' }, HALT: 'off', SUSPEND: 'paused.starting' },
        after: { [start]: { target: 'up', actions: 'up' } },
      },
      off: { on: { START: 'starting' } },
      // Its VM stands still (rulebook 7.13): it goes on where it was, a start begins anew.
      paused: {
        initial: 'up',
        on: { HALT: 'off' },
        states: {
          up: { on: { RESUME: { target: '#process.up', actions: 'resumed' } } },
          starting: { on: { RESUME: '#process.starting' } },
        },
      },
    },
  });
}

export const nodeAgent = unwatched('node-agent', 'nodeAgentStart');
export const deploymentManager = unwatched('deployment-manager', 'dmgrStart');
export const httpServer = unwatched('http-server', 'httpStart');
export const standaloneServer = unwatched('standalone-server', 'wasStart');
export const customSoftware = unwatched('custom-software', 'appStart');
export const proxyServer = unwatched('proxy-server', 'proxyStart');
