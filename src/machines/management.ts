// A management node, or a virtualization management node: one of the two is active, the other a backup kept in sync (slide 14, rulebook 7.4).
import { kind } from './kind.ts';

const down = { target: 'failed', actions: 'down' } as const;

export const managementNode = kind.createMachine({
  id: 'management-node',
  initial: 'active',
  states: {
    active: { on: { FAIL: down, LOST: 'dark' } },
    backup: { on: { FAIL: down, LOST: 'dark', 'PARTNER-LOST': 'takingOver' } },
    takingOver: {
      on: { FAIL: down, LOST: 'dark' },
      after: { mgmtFailover: { target: 'active', actions: 'active' } },
    },
    failed: { on: { REPAIR: 'booting' } },
    // Its whole rack is lost; it boots when the rack is back.
    dark: { on: { RESUME: 'booting' } },
    booting: {
      on: { FAIL: down, LOST: 'dark' },
      after: { nodeBoot: { target: 'booted', actions: 'booted' } },
    },
    // It runs and has no role yet: a backup if its partner is active, else the next active one.
    booted: {
      on: {
        FAIL: down,
        LOST: 'dark',
        SYNC: 'syncing',
        PROMOTE: 'takingOver',
        'PARTNER-LOST': 'takingOver',
      },
    },
    syncing: {
      on: { FAIL: down, LOST: 'dark', 'PARTNER-LOST': 'takingOver' },
      after: { mgmtSync: { target: 'backup', actions: 'synced' } },
    },
  },
});
