// A VM, by who looks after it: re-spun as another (virtual application), restarted where it is (DBaaS, caching, proxy), only noticed (virtual system), or left alone (custom image; at most its ITM agent falls silent).
import { kind } from './kind.ts';

type Noticer = 'platform' | 'itm-agent' | 'nobody';

function vm(id: string, noticer: Noticer, remade = false) {
  // A death that waits to be noticed, and one that has been; without anybody to notice there is only the death.
  const after =
    noticer === 'platform'
      ? ({ vmDetection: { target: 'noticed', actions: 'noticed' } } as const)
      : ({ vmDetection: { target: 'noticed', actions: 'itmSilent' } } as const);
  // A VM that is re-spun, or whose disk is gone, is made anew from its image at the place it is given.
  const noticed = remade ? ({ on: { PLACED: '#vm.deploying' } } as const) : {};
  const death =
    noticer === 'nobody'
      ? {}
      : ({ initial: 'unnoticed', states: { unnoticed: { after }, noticed } } as const);
  return kind.createMachine({
    id: 'vm',
    description: id,
    initial: 'running',
    on: { LEAVE: '.left' },
    states: {
      running: {
        on: {
          FAIL: { target: 'failed', actions: 'down' },
          'FAIL-FOR-GOOD': { target: 'broken', actions: 'down' },
          LOST: { target: 'stopped', actions: 'stopped' },
          RESTART: { target: 'booting', actions: 'reboot' },
          SUSPEND: { target: 'suspended.running', actions: 'suspended' },
          STOP: { target: 'drained', actions: 'drained' },
        },
      },
      failed: { ...death, on: { RESTART: 'booting', 'FAIL-FOR-GOOD': 'broken' } },
      // It will not boot, but nobody knows before a try has failed (rulebook 7.9).
      broken: { ...death, on: { RESTART: 'trying' } },
      trying: {
        // Its node died during the try: whoever looks after it looks again.
        on: {
          LOST: { target: 'broken', actions: 'interrupted' },
          STOP: { target: 'broken', actions: 'interrupted' },
          SUSPEND: 'suspended.trying',
        },
        after: { vmBoot: { target: 'spent', actions: 'noBoot' } },
      },
      spent: { on: { RESTART: 'trying' } },
      // Its node is gone: not dead in the sense of the workload rules, it waits for a place (rulebook 7.3).
      stopped: {
        on: { PLACED: 'booting', 'FAIL-FOR-GOOD': { target: 'broken', actions: 'down' } },
      },
      booting: {
        on: {
          FAIL: { target: 'failed', actions: 'down' },
          'FAIL-FOR-GOOD': { target: 'broken', actions: 'down' },
          LOST: 'stopped',
          STOP: 'drained',
          SUSPEND: 'suspended.booting',
        },
        after: { vmBoot: { target: 'running', actions: 'booted' } },
      },
      waiting: { on: { PLACED: 'deploying' } },
      // Deployed on the recovery rack and stopped: a place and a disk, and nothing runs until it is started (rulebook 7.22).
      standby: {
        on: { RESTART: 'booting', 'FAIL-FOR-GOOD': { target: 'broken', actions: 'down' } },
      },
      deploying: {
        on: {
          FAIL: { target: 'failed', actions: 'down' },
          'FAIL-FOR-GOOD': { target: 'broken', actions: 'down' },
          LOST: 'waiting',
          STOP: 'drained.undeployed',
          SUSPEND: 'suspended.deploying',
        },
        after: { vmDeploy: { target: 'running', actions: 'booted' } },
      },
      // Its volume is offline: it stands still, and goes on without a boot; a boot under way begins anew (rulebook 7.13).
      suspended: {
        initial: 'running',
        on: { 'FAIL-FOR-GOOD': { target: 'broken', actions: 'down' } },
        states: {
          running: {
            on: {
              RESUME: { target: '#vm.running', actions: 'resumed' },
              LOST: { target: '#vm.stopped', actions: 'stopped' },
              STOP: '#vm.drained',
            },
          },
          booting: { on: { RESUME: '#vm.booting', LOST: '#vm.stopped', STOP: '#vm.drained' } },
          deploying: {
            on: { RESUME: '#vm.deploying', LOST: '#vm.waiting', STOP: '#vm.drained.undeployed' },
          },
          trying: {
            on: {
              RESUME: '#vm.trying',
              LOST: { target: '#vm.broken', actions: 'interrupted' },
              STOP: { target: '#vm.broken', actions: 'interrupted' },
            },
          },
        },
      },
      // The deployer works on its rack: it keeps its place and boots when that is over (rulebook 7.22a).
      drained: {
        initial: 'booted',
        on: { 'FAIL-FOR-GOOD': { target: 'broken', actions: 'down' } },
        states: {
          booted: { on: { RESTART: '#vm.booting', LOST: '#vm.stopped' } },
          undeployed: { on: { RESTART: '#vm.deploying', LOST: '#vm.waiting' } },
        },
      },
      left: {},
    },
  });
}

export const vmOfVirtualApplication = vm('vm-of-virtual-application', 'platform', true);
export const vmRestartedInPlace = vm('vm-restarted-in-place', 'platform', true);
export const vmOfVirtualSystem = vm('vm-of-virtual-system', 'platform');
export const vmOfCustomImage = vm('vm-of-custom-image', 'nobody');
export const vmOfCustomImageWithItm = vm('vm-of-custom-image-with-itm', 'itm-agent');
