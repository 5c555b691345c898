// An application server of a cell: the node agent in its VM restarts it, as long as there is one (slide 6).
import { kind } from './kind.ts';

export const server = kind.createMachine({
  id: 'server',
  initial: 'up',
  states: {
    up: {
      on: {
        KILL: { target: 'dead', actions: 'died' },
        HALT: { target: 'off', actions: 'halted' },
      },
    },
    dead: {
      initial: 'watched',
      on: { START: 'starting', HALT: 'off' },
      states: {
        watched: {
          on: { 'AGENT-LOST': { target: 'unwatched', actions: 'orphaned' } },
          after: {
            nodeAgentPing: { target: '#server.starting', actions: 'restarted' },
          },
        },
        unwatched: { on: { 'AGENT-BACK': 'watched' } },
      },
    },
    starting: {
      on: { KILL: { target: 'dead', actions: 'died' }, HALT: 'off' },
      after: { wasStart: { target: 'up', actions: 'up' } },
    },
    off: {
      // Still to be started when its node agent died: dead from that moment (rulebook 7.3).
      on: {
        START: 'starting',
        'AGENT-LOST': { target: 'dead.unwatched', actions: 'orphaned' },
      },
    },
  },
});
