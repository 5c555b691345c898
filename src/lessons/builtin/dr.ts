// Slides 20 and 21: disaster recovery. Nothing is automatic; what was prepared beforehand is what counts.
import type { Written } from './lesson-file.ts';

export const dr: Written = {
  id: 'dr',
  title: 'When the site is gone',
  about:
    'Disaster recovery by hand: restore, start, switch, in order of priority. See what preparation is worth.',
  slides: [20, 21],
  tags: ['disaster recovery', 'backup', 'two sites'],
  scenario: { base: 'dr' },
  steps: [
    {
      say: 'Rack a in the east runs everything. Rack b in the west is smaller and empty. The shop and the portal are critical, the reports are not.',
      notes:
        'Some fifteen minutes. No question has a trick; what counts is the hours. Ask who would make these decisions at night.',
      look: ['shop', 'portal', 'reports', 'b'],
    },
    {
      predict: { kind: 'who', subject: 'shop' },
      text: 'The eastern rack is lost for good. Who brings the shop back within half an hour?',
      look: ['a'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'a' }], look: ['a'] },
    { until: '30m' },
    { reveal: true },
    {
      explain:
        'In this release there is no automatic disaster recovery. A list of things to do is all that you are given; the second rack waits for a human.',
      rule: 'dr',
    },
    {
      predict: { kind: 'outage', subject: 'shop' },
      text: 'You begin now, with nothing prepared: set up the target, import the patterns, deploy, restore, start, switch the sprayer. How long will the shop have been out in the end?',
      notes: 'Let them guess the hours aloud before they choose.',
      look: ['b'],
    },
    {
      inject: [
        { at: '30m', action: 'start-standby', target: 'shop' },
        { at: '30m', action: 'switch-sprayer', target: 'shop' },
      ],
      text: 'You order the start of the shop in the west and the switch of the sprayer. What is missing is done first, and takes its time.',
    },
    { until: '8h' },
    { reveal: true, look: ['b'] },
    {
      explain:
        'Four of these five hours went to what could have been done in quiet days: two to users, groups, access lists and cloud groups, one to the import of the patterns, one to their deployment. Only the last half hour was recovery: restore, start, switch.',
      rule: 'dr',
    },
    {
      ask: { kind: 'data', subject: 'shopdb' },
      text: 'Was data of the shop lost?',
    },
    {
      ask: { kind: 'state', subject: 'reports' },
      text: 'How are the reports now?',
    },
    {
      say: 'Two figures describe a recovery: the recovery time, until users are served again, and the recovery point, how old the restored data is. The first you shorten by preparing, the second by backing up more often.',
    },
  ],
};
