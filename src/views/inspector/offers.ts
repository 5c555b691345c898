// Selected part → what one can do to it now: faults that this build can inject, repair, and in plain words why the rest is not on offer.

import type { Deed } from '../../app/state.ts';
import { never } from '../../base/assert.ts';
import type { Moment } from '../../log/moment.ts';
import { left, processWord } from '../workloads/words.ts';
import { subjectKind } from './about.ts';

export interface Offer {
  readonly key: string;
  readonly label: string;
  /** What it costs, beside the label: `boots 8:00`. */
  readonly cost: string;
  readonly deed: Deed;
  readonly kind: 'fault' | 'repair';
  /** Whether it can be done now. What cannot stays in its place, so that the focus is not lost. */
  readonly now: boolean;
}

export interface Offers {
  readonly heading: string;
  readonly offers: readonly Offer[];
  /** Why something is not on offer; empty if all is. */
  readonly note: string;
}

const LATER = 'Cannot be failed yet: that comes with part 3.';
const fault = (key: string, label: string, deed: Deed, now: boolean): Offer => ({
  key,
  label,
  cost: '',
  deed,
  kind: 'fault',
  now,
});

export function offersFor(m: Moment, target: string): Offers {
  const kind = subjectKind(m, target);
  const state = m.state(target) ?? 'running';
  switch (kind) {
    case null:
      return { heading: '', offers: [], note: '' };
    case 'node': {
      const down = state.startsWith('failed');
      const repair: Offer = {
        key: 'repair',
        label: 'Repair node',
        cost: `boots ${left(m.run.plan.timings.nodeBoot)}`,
        deed: { repair: true, target },
        kind: 'repair',
        now: down,
      };
      const fail = fault('fail', 'Fail node', { fault: 'fail', target }, !down);
      return down
        ? {
            heading: 'Break or mend it',
            offers: [repair, fail],
            note: 'A node that is down has nothing left to break. Mending it brings nothing back: its VMs stay where they went.',
          }
        : {
            heading: 'Break it',
            offers: [fail],
            note: 'Its DIMMs and cores cannot be failed yet: that comes with part 3.',
          };
    }
    case 'vm': {
      const alive = ['running', 'booting', 'deploying'].includes(state);
      return {
        heading: 'Break it',
        offers: [
          fault('fail', 'Fail VM', { fault: 'fail', target }, alive),
          fault(
            'fail-for-good',
            'Fail VM so that it will not boot',
            { fault: 'fail', target, boots: false },
            alive,
          ),
        ],
        note: alive
          ? ''
          : 'A VM that is down has nothing left to break. Restarting it is the deployer’s.',
      };
    }
    case 'process': {
      const alive = !/^(dead|off)/.test(state);
      return {
        heading: 'Break it',
        offers: [fault('fail', `Kill ${processWord(target)}`, { fault: 'fail', target }, alive)],
        note: alive ? '' : 'A process that is down has nothing left to break.',
      };
    }
    case 'chassis':
    case 'enclosure':
    case 'controller':
    case 'array':
      return {
        heading: 'Break it',
        offers: [],
        note: 'A group cannot fail as one: choose a part in it.',
      };
    case 'deployment':
      return {
        heading: 'Break it',
        offers: [],
        note: 'A deployment is not a part: choose one of its VMs.',
      };
    case 'rack':
    case 'site':
    case 'mgmt':
    case 'virt':
    case 'tor':
    case 'san':
    case 'sw':
    case 'fc':
    case 'cable':
    case 'canister':
    case 'drive':
    case 'dimm':
    case 'core':
    case 'external':
      return { heading: 'Break it', offers: [], note: LATER };
    default:
      return never(kind);
  }
}
