// A DB2 HADR pair, told by its roles: P is the side that holds the primary role, S the other. Which VM is which is the kernel's to know (rulebook 2.5, 7.7).
import { kind } from './kind.ts';

function pair(id: string, takeover: 'automatic' | 'waiting') {
  const parted = { target: '#pair.parted', actions: 'primaryBack' } as const;
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
          // Roles are switched before the primary's rack is worked on: at once, and nothing is lost.
          SWITCH: { target: 'peer', actions: 'switched' },
          'LINK-LOST': { target: 'parted', actions: 'leftPeer' },
        },
      },
      // The primary serves, its standby is gone.
      alone: { on: { 'S-UP': 'resync', 'S-APART': 'parted', 'P-LOST': 'down' } },
      // Both are there and the link between them is not: nobody takes over because of that (rulebook 7.7).
      parted: { on: { 'LINK-BACK': 'resync', 'S-LOST': 'alone', 'P-LOST': 'lost.waiting' } },
      resync: {
        entry: 'resync',
        on: { 'S-LOST': 'alone', 'P-LOST': 'lost.waiting', 'LINK-LOST': 'parted' },
        after: { hadrResync: { target: 'peer', actions: 'peer' } },
      },
      // The primary is gone, the standby is there.
      lost: {
        initial: 'waiting',
        on: { 'P-UP': back, 'P-APART': parted, 'S-LOST': 'down' },
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
        on: { 'P-UP': back, 'P-APART': parted, 'S-LOST': 'down' },
        after: { hadrTakeover: { target: 'alone', actions: 'takenByHand' } },
      },
      // Both serve their roles while they change them: nothing is lost, nobody waits.
      switching: {
        on: {
          'P-LOST': { target: `lost.${takeover}`, actions: 'leftPeer' },
          'S-LOST': { target: 'alone', actions: 'leftPeer' },
          SWITCH: { target: 'peer', actions: 'switched' },
          'LINK-LOST': { target: 'parted', actions: 'leftPeer' },
        },
        after: { hadrTakeover: { target: 'peer', actions: 'switched' } },
      },
      down: {
        on: {
          'P-UP': { target: 'alone', actions: 'primaryBack' },
          'P-APART': { target: 'alone', actions: 'primaryBack' },
          'S-UP': 'lost.waiting',
          'S-APART': 'lost.waiting',
        },
      },
    },
  });
}

export const hadrAutomatic = pair('hadr-automatic', 'automatic');
export const hadrManual = pair('hadr-manual', 'waiting');
