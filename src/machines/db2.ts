// DB2 in a VM: nobody restarts it; after an unclean stop it recovers before it serves; a new instance has no data yet (rulebook 7.2, 7.9).
import { kind } from './kind.ts';

export const db2 = kind.createMachine({
  id: 'db2',
  initial: 'up',
  states: {
    up: {
      on: {
        KILL: { target: 'dead', actions: 'died' },
        HALT: { target: 'off', actions: 'halted' },
        SUSPEND: { target: 'paused.running', actions: 'halted' },
        // A standby that lost its primary before it had caught up, or a copy that is out of date: it holds nothing.
        'START-EMPTY': { target: 'empty', actions: ['halted', 'empty'] },
      },
    },
    dead: { on: { START: 'starting', 'START-EMPTY': 'creating', HALT: 'off' } },
    starting: {
      on: {
        KILL: { target: 'dead', actions: 'died' },
        HALT: 'off',
        SUSPEND: 'paused.running',
        'START-EMPTY': 'creating',
      },
      after: { db2Start: 'recovering' },
    },
    recovering: {
      on: {
        KILL: { target: 'dead', actions: 'died' },
        HALT: 'off',
        SUSPEND: 'paused.running',
        'START-EMPTY': 'creating',
      },
      after: { db2CrashRecovery: { target: 'up', actions: 'up' } },
    },
    opening: {
      on: {
        KILL: { target: 'dead', actions: 'died' },
        HALT: 'off',
        SUSPEND: 'paused.running',
        'START-EMPTY': 'creating',
      },
      after: { db2Start: { target: 'up', actions: 'up' } },
    },
    creating: {
      on: { KILL: { target: 'dead', actions: 'died' }, HALT: 'off', SUSPEND: 'paused.creating' },
      after: { db2Start: { target: 'empty', actions: 'empty' } },
    },
    empty: {
      on: {
        KILL: { target: 'dead', actions: 'died' },
        HALT: 'off',
        FILL: { target: 'up', actions: 'up' },
        SUSPEND: 'paused.creating',
      },
    },
    // Its VM stands still (rulebook 7.13); afterwards it recovers as after a crash.
    paused: {
      initial: 'running',
      on: { HALT: 'off' },
      states: {
        running: { on: { RESUME: '#db2.recovering', 'START-EMPTY': 'creating' } },
        creating: { on: { RESUME: '#db2.creating' } },
      },
    },
    off: { on: { START: 'starting', 'START-CLEAN': 'opening', 'START-EMPTY': 'creating' } },
  },
});
