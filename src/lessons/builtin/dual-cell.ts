// Slides 17 and 19: two cells in two distant data centres, with one shared database.
import type { Written } from './lesson-file.ts';

export const dualCell: Written = {
  id: 'dual-cell',
  title: 'Two cells, far apart',
  about:
    'A cell is not stretched over a wide area network. Each data centre has its own; a session stays in its cell.',
  slides: [17, 19],
  tags: ['high availability', 'two sites', 'sessions'],
  scenario: { base: 'dual-cell' },
  steps: [
    {
      say: 'East and west each have a cell of their own, with its own deployment manager: administration over a long line is slow. They share one database, whose primary is in the east.',
      notes:
        'Some fifteen minutes. Best after the single cell: what changes when the line between the racks is long?',
      look: ['east', 'west', 'db'],
    },
    {
      say: 'The load balancer has session affinity: who began in one cell is sent there again. Each cell keeps its sessions to itself.',
      look: ['lb'],
    },
    {
      predict: { kind: 'sessions', subject: 'web' },
      text: 'The western rack b is lost whole. Do users lose their sessions?',
      look: ['b'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'b' }], look: ['b'] },
    { until: '10m' },
    { reveal: true },
    {
      explain:
        'Those who were in the west have to begin again: their sessions were kept in their own cell. That is the price of keeping the cells apart. Sessions in the shared database would survive; it is possible and rarely done.',
      rule: 'ha.dual-cell',
    },
    {
      ask: { kind: 'outage', subject: 'web' },
      text: 'And how long could no request pass at all?',
    },
    {
      inject: [{ at: '10m', repair: true, target: 'b' }],
      text: 'The west comes back, and its standby catches up.',
    },
    { until: '60m' },
    {
      predict: { kind: 'outage', subject: 'web' },
      text: 'Now the eastern rack a is lost, where the primary is. The slide says that the other cell goes on uninterrupted. How long can no request pass?',
      notes:
        'The slide promises more than the shared database can keep. Let them find out which half of the promise holds.',
      look: ['a'],
    },
    { inject: [{ at: '61m', fault: 'fail', target: 'a' }], look: ['a'] },
    { until: '80m' },
    { reveal: true },
    {
      explain:
        'The western cell is whole and still has to wait for its database: one takeover. Uninterrupted is true for the servers, not for what they share.',
      rule: 'ha.dual-cell',
    },
    {
      ask: { kind: 'primary', subject: 'db' },
      text: 'Who is the primary now?',
    },
  ],
};
