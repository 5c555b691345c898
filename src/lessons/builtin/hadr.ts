// Slide 9: DB2 in a virtual system. Nobody restarts it, but a HADR standby can take over.
import type { Written } from './lesson-file.ts';

export const hadr: Written = {
  id: 'hadr',
  title: 'The standby takes over, and stays',
  about:
    'A HADR pair loses its primary, a single database has no partner. Who serves, for how long does nobody, and does the role go back?',
  slides: [9],
  tags: ['virtual system', 'DB2', 'HADR'],
  scenario: {
    racks: [{ id: 'a', model: 'w1500-96' }],
    deployments: [
      { id: 'shop', kind: 'vsys-was', database: 'shopdb' },
      { id: 'shopdb', kind: 'vsys-db2', hadr: {} },
      { id: 'till', kind: 'vsys-was', database: 'tilldb' },
      { id: 'tilldb', kind: 'vsys-db2' },
    ],
  },
  steps: [
    {
      say: 'The shop has a HADR pair: shopdb/db-1 is the primary, shopdb/db-2 the standby, which has every write. The till has a single database.',
      notes: 'Some twenty minutes. Two workloads side by side: only one has a partner.',
      look: ['shopdb', 'tilldb'],
    },
    {
      predict: { kind: 'who', subject: 'shop' },
      text: 'DB2 of the primary dies. Who ends the outage of the shop?',
      look: ['shopdb/db-1'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'shopdb/db-1:db2' }], look: ['shopdb/db-1'] },
    { until: '8m' },
    { reveal: true },
    {
      explain:
        'The platform does not monitor DB2. The standby does: it belongs to the middleware, misses its primary and takes over in less than a minute.',
      rule: 'vsys-db2.process',
    },
    {
      inject: [{ at: '8m', action: 'restart-process', target: 'shopdb/db-1:db2' }],
      text: 'You restart DB2 on the old primary.',
    },
    {
      predict: { kind: 'primary', subject: 'shopdb' },
      text: 'Twenty minutes later everything is whole again. Which VM is the primary then?',
      notes:
        'Half of most classes expects that the role goes back. Ask what a way back would cost: a second outage.',
      look: ['shopdb/db-1', 'shopdb/db-2'],
    },
    { until: '28m' },
    { reveal: true, look: ['shopdb/db-2'] },
    {
      explain:
        'There is no way back by itself: the old primary comes back as the standby, catches up until it is in peer state, and waits for its turn.',
      rule: 'vsys-db2.process',
    },
    {
      predict: { kind: 'outage', subject: 'till' },
      text: 'The till’s only database VM dies. How long can no request pass to the till?',
      look: ['tilldb/db-1'],
    },
    { inject: [{ at: '29m', fault: 'fail', target: 'tilldb/db-1' }], look: ['tilldb/db-1'] },
    { until: '60m' },
    { reveal: true },
    {
      explain:
        'In a virtual system the platform sees the dead VM and does not restart it, not even once. Without a standby it waits for you: restart the VM, or make a new one and restore.',
      rule: 'vsys-db2.vm',
    },
    {
      predict: { kind: 'data', subject: 'shopdb' },
      text: 'Back at the shop: its new primary, db-2, loses its VM. Is data of shopdb lost?',
      look: ['shopdb/db-2'],
    },
    { inject: [{ at: '61m', fault: 'fail', target: 'shopdb/db-2' }] },
    { until: '70m' },
    { reveal: true },
    {
      explain:
        'In peer state every write is on both sides before it counts, so a takeover loses nothing. Had the pair not been in peer state yet, it would have waited for you, and for good reason.',
      rule: 'vsys-db2.vm',
    },
  ],
};
