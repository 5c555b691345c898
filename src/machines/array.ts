// A RAID5 array: one drive may be missing; a spare is filled, or it runs degraded; a second loss before it is whole again loses the data (rulebook 3, 7.12).
import type { TimingKey } from '../scenario/timings.ts';
import { kind } from './kind.ts';

const array = (id: string, rebuild: TimingKey) =>
  kind.createMachine({
    id: 'array',
    description: id,
    initial: 'whole',
    states: {
      whole: { on: { REBUILD: 'rebuilding', DEGRADE: 'degraded' } },
      rebuilding: {
        on: {
          REBUILD: { target: '#array.rebuilding', reenter: true },
          DEGRADE: 'degraded',
          LOSE: 'lost',
        },
        after: { [rebuild]: { target: 'whole', actions: 'up' } },
      },
      degraded: { on: { REBUILD: 'rebuilding', LOSE: 'lost' } },
      // Empty; usable again once all its drives work.
      lost: { on: { RENEW: 'whole' } },
    },
  });

export const arrayOfHdds = array('array-of-hdds', 'rebuildHdd');
export const arrayOfSsds = array('array-of-ssds', 'rebuildSsd');
