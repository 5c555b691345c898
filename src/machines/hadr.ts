// A DB2 HADR pair, told by its roles: P is the side that holds the primary role, S the other. Which VM is which is the kernel's to know (rulebook 2.5, 7.7).
import { kind } from './kind.ts';

function pair(id: string, takeover: 'automatic' | 'waiting') {
  const back = { target: '#pair.resync', actions: 'primaryBack' } as const;
  return kind.createMachine({
    id: 'pair',
    description: id,
    initial: 'peer',
    states: {
      peer: {
        on: {
          'P-LOST': { target: `lost.${takeover}`, actions: 'leftPeer' },
          'S-LOST': { target: 'alone', actions: 'leftPeer' },
          TAKEOVER: 'switching',
        },
      },
      // The primary serves, its standby is gone.
      alone: { on: { 'S-UP': 'resync', 'P-LOST': 'down' } },
      resync: {
        entry: 'resync',
        on: { 'S-LOST': 'alone', 'P-LOST': 'lost.waiting' },
        after: { hadrResync: { target: 'peer', actions: 'peer' } },
      },
      // The primary is gone, the standby is there.
      lost: {
        initial: 'waiting',
        on: { 'P-UP': back, 'S-LOST': 'down' },
        states: {
          ...(takeover === 'automatic' && {
            automatic: { after: { hadrTakeover: { target: '#pair.alone', actions: 'taken' } } },
          }),
          waiting: {
            entry: 'waits',
            exit: 'withdrawn',
            on: { TAKEOVER: '#pair.takingOver' },
          },
        },
      },
      takingOver: {
        on: { 'P-UP': back, 'S-LOST': 'down' },
        after: { hadrTakeover: { target: 'alone', actions: 'takenByHand' } },
      },
      // Both serve their roles while they change them: nothing is lost, nobody waits.
      switching: {
        on: {
          'P-LOST': { target: `lost.${takeover}`, actions: 'leftPeer' },
          'S-LOST': { target: 'alone', actions: 'leftPeer' },
        },
        after: { hadrTakeover: { target: 'peer', actions: 'switched' } },
      },
      down: {
        on: {
          'P-UP': { target: 'alone', actions: 'primaryBack' },
          'S-UP': 'lost.waiting',
        },
      },
    },
  });
}

export const hadrAutomatic = pair('hadr-automatic', 'automatic');
export const hadrManual = pair('hadr-manual', 'waiting');
