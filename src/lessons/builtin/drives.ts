// Slide 14: drives in RAID 5 with spares. Two may die, one after the other; not two at once.
import type { Written } from './lesson-file.ts';

export const drives: Written = {
  id: 'drives',
  title: 'Two drives, one after the other',
  about:
    'An array survives a dead drive, and then another. What matters is whether it had time to rebuild.',
  slides: [14],
  tags: ['hardware', 'storage'],
  scenario: { base: 'golden' },
  steps: [
    {
      say: 'Nine drives make a RAID 5 array: eight hold data, one holds parity. Beside the arrays lie spares, which belong to none.',
      notes:
        'Some ten minutes, of which nine hours pass. RAID 5 should be known; a word on parity helps.',
      look: ['a/s1/hdd-1'],
    },
    {
      predict: { kind: 'who', subject: 'a/s1/hdd-1' },
      text: 'Drive a/e1/d05 of that array dies. Who puts a spare in its place?',
      look: ['a/e1/d05'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'a/e1/d05' }], look: ['a/e1/d05'] },
    { until: '10m' },
    { reveal: true, look: ['a/s1/hdd-1'] },
    {
      explain:
        'The storage controller does: it takes a spare and rebuilds onto it from what the other eight know. No VM notices more than slower storage.',
      rule: 'storage.drive',
    },
    {
      say: 'A rebuild takes hours: see its ring. Until it is done the array has no reserve. The disks of VMs are dealt out over the arrays in turn: that of shop/was-1 lies on this one, those of its neighbours on others, the databases’ on SSDs.',
      look: ['a/s1/hdd-1'],
    },
    { until: '7h', text: 'The rebuild takes six hours; let seven pass.' },
    {
      predict: { kind: 'outage', subject: 'shop' },
      text: 'The rebuild is done. Now a second drive of the same array dies. How long can no request pass to the shop?',
      look: ['a/e1/d06'],
    },
    { inject: [{ at: '7h', fault: 'fail', target: 'a/e1/d06' }], look: ['a/e1/d06'] },
    { until: '8h' },
    { reveal: true },
    {
      explain:
        'The first spare is a full member by now, so this is again a first failure. Two failures are survived, once the spare is in use.',
      rule: 'storage.drive',
    },
    {
      predict: { kind: 'which', that: 'stop', of: ['shop/was-1', 'shop/was-3', 'shopdb/db-1'] },
      text: 'An hour into this second rebuild a third drive of that array dies. Which of these VMs stop?',
      notes:
        'Slide 14 says that two failures are survived, once the spare is in use. This is the case in which it is not yet.',
      look: ['a/e1/d07', 'a/s1/hdd-1'],
    },
    { inject: [{ at: '8h', fault: 'fail', target: 'a/e1/d07' }], look: ['a/e1/d07'] },
    { until: '9h' },
    { reveal: true },
    {
      explain:
        'One missing drive can be computed from the others, two cannot. Every VM with its volume on that array is gone for good; the databases lie on the SSDs and live.',
      rule: 'storage.drive',
    },
    { ask: { kind: 'data', subject: 'shopdb' }, text: 'Did shopdb lose data in all of this?' },
    {
      ask: { kind: 'list', subject: 'shop' },
      text: 'And what does the lost array leave to you?',
    },
  ],
};
