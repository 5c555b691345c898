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
        SUSPEND: { target: 'paused.up', actions: 'halted' },
      },
    },
    dead: {
      initial: 'watched',
      on: { START: 'starting', HALT: 'off' },
      states: {
        watched: {
          on: {
            'AGENT-LOST': { target: 'unwatched', actions: 'orphaned' },
            SUSPEND: '#server.paused.dead',
          },
          after: {
            nodeAgentPing: { target: '#server.starting', actions: 'restarted' },
          },
        },
        unwatched: { on: { 'AGENT-BACK': 'watched' } },
      },
    },
    starting: {
      on: { KILL: { target: 'dead', actions: 'died' }, HALT: 'off', SUSPEND: 'paused.starting' },
      after: { wasStart: { target: 'up', actions: 'up' } },
    },
    off: {
      // Still to be started when its node agent died: dead from that moment (rulebook 7.3).
      on: {
        START: 'starting',
        'AGENT-LOST': { target: 'dead.unwatched', actions: 'orphaned' },
      },
    },
    // Its VM stands still (rulebook 7.13), its node agent too.
    paused: {
      initial: 'up',
      on: { HALT: 'off' },
      states: {
        up: { on: { RESUME: { target: '#server.up', actions: 'resumed' } } },
        dead: { on: { RESUME: '#server.dead' } },
        starting: { on: { RESUME: '#server.starting' } },
      },
    },
  },
});
