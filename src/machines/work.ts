// What takes time and is done by somebody rather than by a part: the deployer's work, and the platform finding a place for a VM.
import { kind } from './kind.ts';

const done = { target: 'done', actions: 'done' } as const;

/** One action of the deployer; it begins with the message of its name. */
export const work = kind.createMachine({
  id: 'work',
  initial: 'planned',
  states: {
    planned: {
      on: {
        'restart-vm': 'restartingVm',
        'restart-process': 'restartingProcess',
        investigate: 'investigating',
        'restore-backup': 'restoring',
        'update-load-balancer': 'updatingLoadBalancer',
        federate: 'federating',
        'prepare-target': 'preparingTarget',
        'import-patterns': 'importingPatterns',
        'deploy-standby': 'deployingStandby',
        'start-standby': 'startingStandby',
        'switch-sprayer': 'switchingSprayer',
        maintenance: 'draining',
      },
    },
    restartingVm: { after: { restartVm: done } },
    restartingProcess: { after: { restartProcess: done } },
    investigating: { after: { investigate: done } },
    // Without the backup server it waits, and begins anew when there is one (rulebook 7.19).
    restoring: { on: { SUSPEND: 'waiting' }, after: { restoreBackup: done } },
    waiting: { on: { RESUME: 'restoring' } },
    updatingLoadBalancer: { after: { updateLoadBalancer: done } },
    // A rack is made ready to be worked on; the deployer may think better of it.
    draining: { on: { 'CALL-OFF': 'done' }, after: { maintenance: done } },
    // Over the link between the sites the first try times out; the next one comes a beat later.
    federating: { after: { nodeAgentPing: done } },
    preparingTarget: { after: { prepareTarget: done } },
    importingPatterns: { after: { importPatterns: done } },
    deployingStandby: { after: { deployStandby: done } },
    startingStandby: { after: { startStandby: done } },
    switchingSprayer: { after: { switchSprayer: done } },
    done: {},
  },
});

/** The placement of a rack, one VM at a time. */
export const placement = kind.createMachine({
  id: 'placement',
  initial: 'idle',
  states: {
    idle: { on: { BEGIN: 'placing' } },
    placing: {
      on: { 'CALL-OFF': 'idle' },
      after: { placement: { target: 'idle', actions: 'done' } },
    },
  },
});

/** A VM that no longer fits its node is moved live (rulebook 7.15). */
export const liveMove = kind.createMachine({
  id: 'live-move',
  initial: 'idle',
  states: {
    idle: { on: { BEGIN: 'moving' } },
    moving: { after: { placement: { target: 'idle', actions: 'done' } } },
  },
});
