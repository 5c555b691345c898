// The data grid of the caching service: containers notice a silent fellow by heartbeat, and a container that is back is filled again (slide 10).
import { kind } from './kind.ts';

export const heartbeat = kind.createMachine({
  id: 'heartbeat',
  initial: 'in',
  states: {
    in: { on: { REFUSED: 'missed', SILENT: 'missed' } },
    missed: { on: { SERVES: 'in' }, after: { cacheHeartbeat: { target: 'out', actions: 'out' } } },
    out: { on: { SERVES: 'in' } },
  },
});

export const repopulation = kind.createMachine({
  id: 'repopulation',
  initial: 'whole',
  states: {
    whole: { on: { BEGIN: 'filling' } },
    filling: {
      on: { 'CALL-OFF': 'whole' },
      after: { cacheRepopulate: { target: 'whole', actions: 'done' } },
    },
  },
});

/** The backup deployment manager of an IMP cell, if one was set up (slide 7). */
export const backupManager = kind.createMachine({
  id: 'backup-manager',
  initial: 'standby',
  states: {
    standby: { on: { LOST: 'takingOver' } },
    takingOver: {
      on: { SERVES: 'standby' },
      after: { dmgrBackupTakeover: { target: 'active', actions: 'taken' } },
    },
    active: { on: { SERVES: 'standby' } },
  },
});
