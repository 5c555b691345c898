// How requests find their way round a dead member: the plug-in marks it down and retries it at a fixed beat; the load balancer checks its health (rulebook 7.3).
import { kind } from './kind.ts';

export const routeOfPlugin = kind.createMachine({
  id: 'route-of-plugin',
  initial: 'in',
  // The VM behind it was made anew, with another address: it is linked, not taken in again (rulebook 7.25).
  on: { RENEW: '.in' },
  states: {
    in: { on: { REFUSED: 'refused', SILENT: 'silent' } },
    refused: { on: { SERVES: 'in' }, after: { pluginReroute: { target: 'out', actions: 'out' } } },
    silent: {
      on: { SERVES: 'in' },
      after: { pluginConnectTimeout: { target: 'out', actions: 'out' } },
    },
    out: { on: { SERVES: 'retried' } },
    // It serves again; the plug-in finds out at its next try.
    retried: {
      on: { REFUSED: 'out', SILENT: 'out' },
      after: { pluginRetry: { target: 'in', actions: 'in' } },
    },
  },
});

export const routeOfBalancer = kind.createMachine({
  id: 'route-of-balancer',
  initial: 'in',
  // The VM behind it was made anew, with another address: it is linked, not taken in again (rulebook 7.25).
  on: { RENEW: '.in' },
  states: {
    in: {
      on: {
        REFUSED: 'missed',
        SILENT: 'missed',
        // The deployer has it taken out before its rack is worked on.
        'TAKEN-OUT': { target: 'out', actions: 'out' },
      },
    },
    missed: {
      on: { SERVES: 'in', 'TAKEN-OUT': { target: 'out', actions: 'out' } },
      after: { lbHealthCheck: { target: 'out', actions: 'out' } },
    },
    out: { on: { SERVES: 'checked' } },
    checked: {
      on: { REFUSED: 'out', SILENT: 'out', 'TAKEN-OUT': 'out' },
      after: { lbHealthCheck: { target: 'in', actions: 'in' } },
    },
  },
});
