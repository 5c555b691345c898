// A compute node: it runs, fails, is noticed, is repaired and boots. Emptying it is the platform's work, not the node's.
import { kind } from './kind.ts';

export const node = kind.createMachine({
  id: 'node',
  initial: 'running',
  states: {
    running: { on: { FAIL: { target: 'failed', actions: 'down' }, LOST: 'dark' } },
    failed: {
      initial: 'unnoticed',
      on: { REPAIR: 'booting' },
      states: {
        unnoticed: {
          after: { nodeDetection: { target: 'noticed', actions: 'noticed' } },
        },
        noticed: {},
      },
    },
    // Its whole rack is lost: nobody in it notices, and it boots when the rack is back (rule `rack.fail`).
    dark: { on: { RESUME: 'booting' } },
    booting: {
      on: { FAIL: { target: 'failed', actions: 'down' }, LOST: 'dark' },
      after: { nodeBoot: { target: 'running', actions: 'up' } },
    },
  },
});
