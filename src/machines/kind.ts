// What every kind of part is set up with: the messages machines take, the announcements they make, the delays they know. Machines are data in these words.
import { emit, setup } from 'xstate';
import { DELAYS } from './delays.ts';

/** What the kernel tells a part. */
export const MESSAGES = [
  'FAIL',
  'FAIL-FOR-GOOD',
  'REPAIR',
  'LOST',
  'PLACED',
  'RESTART',
  'LEAVE',
  'KILL',
  'HALT',
  'START',
  'START-CLEAN',
  'START-EMPTY',
  'FILL',
  'AGENT-LOST',
  'AGENT-BACK',
  'P-LOST',
  'P-UP',
  'S-LOST',
  'S-UP',
  'TAKEOVER',
  'REFUSED',
  'SILENT',
  'SERVES',
  'BEGIN',
  'CALL-OFF',
  'restart-vm',
  'restart-process',
  'investigate',
  'restore-backup',
] as const;
export type Message = (typeof MESSAGES)[number];

/** What a part announces; only the kernel acts on it. */
export const ANNOUNCEMENTS = [
  'down',
  'noticed',
  'itmSilent',
  'up',
  'stopped',
  'reboot',
  'booted',
  'noBoot',
  'died',
  'halted',
  'restarted',
  'orphaned',
  'empty',
  'leftPeer',
  'waits',
  'withdrawn',
  'taken',
  'takenByHand',
  'switched',
  'primaryBack',
  'resync',
  'peer',
  'out',
  'in',
  'done',
] as const;
export type Announcement = (typeof ANNOUNCEMENTS)[number];

/** `kind.createMachine({…})` makes one kind of part. */
export const kind = setup({
  types: {} as {
    events: { type: Message };
    emitted: { type: Announcement };
  },
  actions: {
    down: emit({ type: 'down' }),
    noticed: emit({ type: 'noticed' }),
    itmSilent: emit({ type: 'itmSilent' }),
    up: emit({ type: 'up' }),
    stopped: emit({ type: 'stopped' }),
    reboot: emit({ type: 'reboot' }),
    booted: emit({ type: 'booted' }),
    noBoot: emit({ type: 'noBoot' }),
    died: emit({ type: 'died' }),
    halted: emit({ type: 'halted' }),
    restarted: emit({ type: 'restarted' }),
    orphaned: emit({ type: 'orphaned' }),
    empty: emit({ type: 'empty' }),
    leftPeer: emit({ type: 'leftPeer' }),
    waits: emit({ type: 'waits' }),
    withdrawn: emit({ type: 'withdrawn' }),
    taken: emit({ type: 'taken' }),
    takenByHand: emit({ type: 'takenByHand' }),
    switched: emit({ type: 'switched' }),
    primaryBack: emit({ type: 'primaryBack' }),
    resync: emit({ type: 'resync' }),
    peer: emit({ type: 'peer' }),
    out: emit({ type: 'out' }),
    in: emit({ type: 'in' }),
    done: emit({ type: 'done' }),
  },
  delays: DELAYS,
});
