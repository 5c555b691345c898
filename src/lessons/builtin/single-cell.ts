// Slides 17 and 18: one cell across two racks in one data centre. Either rack may be lost whole.
import type { Written } from './lesson-file.ts';

export const singleCell: Written = {
  id: 'single-cell',
  title: 'One cell over two racks',
  about:
    'Two racks side by side, one WebSphere cell across both, a database pair across both. Lose a whole rack.',
  slides: [17, 18],
  tags: ['high availability', 'two racks', 'HADR'],
  scenario: { base: 'single-cell' },
  steps: [
    {
      say: 'Rack a has the deployment manager, two members, two HTTP servers and the primary database. The members in rack b are federated to that same deployment manager; the standby is there, too.',
      notes: 'Some twenty minutes. Show both racks on the projector before the first question.',
      look: ['shop', 'shop-b', 'shopdb'],
    },
    {
      say: 'The load balancer knows the HTTP servers of both racks. Sessions are kept in the database.',
      look: ['lb'],
    },
    {
      predict: { kind: 'outage', subject: 'shop' },
      text: 'The whole rack b is lost. How long can no request pass to the shop?',
      look: ['b'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'b' }], look: ['b'] },
    { until: '10m' },
    { reveal: true },
    {
      explain:
        'The load balancer takes the HTTP servers of b out, the plug-in goes round its members, and the primary is in rack a: users notice nothing.',
      rule: 'ha.single-cell',
    },
    {
      inject: [{ at: '10m', repair: true, target: 'b' }],
      text: 'Rack b comes back. Its VMs are placed and start, the standby catches up.',
    },
    { until: '60m' },
    {
      predict: { kind: 'outage', subject: 'shop' },
      text: 'Now rack a is lost: deployment manager, primary database and all. How long can no request pass?',
      notes:
        'Ask which one part of the lost rack costs an outage. Everything else is there twice and serves at once.',
      look: ['a'],
    },
    { inject: [{ at: '61m', fault: 'fail', target: 'a' }], look: ['a'] },
    { until: '80m' },
    { reveal: true },
    {
      explain:
        'Members and HTTP servers of b serve on at once, but the database has to change hands first. That one takeover is the whole outage.',
      rule: 'ha.single-cell',
    },
    {
      ask: { kind: 'sessions', subject: 'shop' },
      text: 'Did users of the shop lose their sessions?',
    },
    {
      predict: { kind: 'outage', subject: 'shop' },
      text: 'Rack a is repaired and whole again. Later it is only to be serviced: you drain it on purpose. How long can no request pass?',
      look: ['a'],
    },
    {
      inject: [
        { at: '81m', repair: true, target: 'a' },
        { at: '150m', maintenance: 'start', target: 'a' },
        { at: '180m', maintenance: 'end', target: 'a' },
      ],
      text: 'Rack a is repaired. Later you take it out for maintenance, and bring it back half an hour after.',
    },
    { until: '220m' },
    { reveal: true },
    {
      explain:
        'Drained in good order, nothing is lost: the load balancer is told, then the VMs stop. Were the primary in rack a, its role would be switched first, without an outage; it has been in rack b since the loss, for roles do not go back. So either rack can be maintained while the other serves.',
      rule: 'ha.single-cell',
    },
  ],
};
