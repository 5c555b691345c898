// Parts that either work or do not, and work at once when they are mended: switches, cables, canisters, drives, DIMMs, cores (rulebook 7.20).
import { kind } from './kind.ts';

const mendable = (id: string) =>
  kind.createMachine({
    id,
    initial: 'working',
    states: {
      working: { on: { FAIL: { target: 'failed', actions: 'down' } } },
      failed: { on: { REPAIR: { target: 'working', actions: 'up' } } },
    },
  });

export const networkSwitch = mendable('switch');
export const cable = mendable('cable');
export const canister = mendable('canister');
export const drive = mendable('drive');

/** Load balancer, IP sprayer, backup server, the link between the sites. */
export const outside = mendable('outside');
export const site = mendable('site');

/** A rack fails by itself, or is dark while its site is lost; it works when neither is so. */
export const rack = kind.createMachine({
  id: 'rack',
  initial: 'working',
  states: {
    working: {
      on: {
        FAIL: { target: 'failed', actions: 'down' },
        LOST: { target: 'dark', actions: 'stopped' },
      },
    },
    failed: {
      initial: 'alone',
      states: {
        alone: { on: { LOST: 'withItsSite', REPAIR: { target: '#rack.working', actions: 'up' } } },
        withItsSite: { on: { RESUME: 'alone', REPAIR: '#rack.dark' } },
      },
    },
    dark: { on: { RESUME: { target: 'working', actions: 'resumed' } } },
  },
});

/** A DIMM or a core: the management system routes around it, and moves VMs if they no longer fit. */
export const componentOfNode = kind.createMachine({
  id: 'component-of-node',
  initial: 'working',
  states: {
    working: { on: { FAIL: { target: 'failed', actions: 'down' } } },
    failed: {
      initial: 'unnoticed',
      on: { REPAIR: { target: 'working', actions: 'up' } },
      states: {
        unnoticed: {
          after: { nodeDetection: { target: 'noticed', actions: 'noticed' } },
        },
        noticed: {},
      },
    },
  },
});

/** A chassis, as the network sees it: cut off, it runs on, and the platform says so (rulebook 7.13). */
export const chassisLink = kind.createMachine({
  id: 'chassis-link',
  initial: 'connected',
  states: {
    connected: { on: { LOST: 'cutOff' } },
    cutOff: {
      initial: 'unnoticed',
      on: { SERVES: 'connected' },
      states: {
        unnoticed: { after: { nodeDetection: { target: 'noticed', actions: 'noticed' } } },
        noticed: {},
      },
    },
  },
});
