// How often somebody may try: once a day for WebSphere of a virtual application, once per failure for a VM that is restarted where it is (rulebook 7.9).
import { kind } from './kind.ts';

export const dailyRestart = kind.createMachine({
  id: 'daily-restart',
  initial: 'free',
  states: {
    free: { on: { SPEND: 'spent' } },
    spent: {
      on: { RENEW: 'free' },
      after: { wasDailyRestart: { target: 'free', actions: 'newDay' } },
    },
  },
});

export const singleRetry = kind.createMachine({
  id: 'single-retry',
  initial: 'free',
  states: { free: { on: { SPEND: 'spent' } }, spent: { on: { RENEW: 'free' } } },
});
