// The exercises that come with the program, the easiest first. Each has a tested solution (exercises.test.ts); an id never changes once published.
import type { Exercise } from './exercise.ts';

export const EXERCISES: readonly Exercise[] = [
  {
    id: 'one-is-none',
    title: 'One is none',
    task: 'The shop has one member, and that VM dies. Change the deployment so that its users notice nothing.',
    hint: 'A bigger member dies as easily as a small one.',
    slides: [6],
    scenario: {
      racks: [{ id: 'a', model: 'w1500-64' }],
      deployments: [{ id: 'shop', kind: 'vsys-was', members: 1 }],
      script: [{ at: '1m', fault: 'fail', target: 'shop/was-1' }],
      hypothesis: { staysUp: ['shop'] },
    },
    keeps: { shop: { kinds: ['vsys-was', 'vsys-was-imp', 'vapp-was'] } },
  },
  {
    id: 'a-pair-for-the-data',
    title: 'A pair for the data',
    task: 'The database of the shop dies. The shop may be out for one minute, and no data may be lost.',
    hint: 'A standby is no help as long as somebody has to say that it shall take over.',
    slides: [8, 9, 15],
    scenario: {
      racks: [{ id: 'a', model: 'w1500-64' }],
      deployments: [
        { id: 'shop', kind: 'vsys-was', members: 2, database: 'shopdb' },
        { id: 'shopdb', kind: 'vsys-db2' },
      ],
      script: [{ at: '1m', fault: 'fail', target: 'shopdb/db-1' }],
      hypothesis: { staysUp: ['shop'], longestOutage: '1m', noDataLost: true },
    },
    keeps: {
      shop: { kinds: ['vsys-was', 'vsys-was-imp'], database: 'shopdb' },
      shopdb: { kinds: ['vsys-db2', 'vapp-db2'] },
    },
  },
  {
    id: 'nobody-is-woken',
    title: 'Nobody is woken',
    task: 'First a VM dies at night, then the process of its neighbour. Nothing may be left to the deployer, and the users may notice nothing.',
    hint: 'More members keep the users content. But who brings a dead VM back?',
    slides: [5, 6, 7],
    scenario: {
      racks: [{ id: 'a', model: 'w1500-64' }],
      deployments: [{ id: 'shop', kind: 'vsys-was', members: 2 }],
      script: [
        { at: '1m', fault: 'fail', target: 'shop/was-1' },
        { at: '30m', fault: 'fail', target: 'shop/was-2:was' },
      ],
      hypothesis: { staysUp: ['shop'], noDeployerAction: true },
    },
    keeps: { shop: { kinds: ['vsys-was', 'vsys-was-imp', 'vapp-was'] } },
  },
  {
    id: 'nothing-is-lost',
    title: 'Nothing is lost',
    task: 'The VM of the orders’ database dies and never boots again. It may be out for an hour, but not an order may be lost.',
    hint: 'A backup has to be restored, and somebody has to do it.',
    slides: [8, 9],
    scenario: {
      racks: [{ id: 'a', model: 'w1500-64' }],
      deployments: [{ id: 'orders', kind: 'vapp-db2', backup: false }],
      script: [{ at: '1m', fault: 'fail', target: 'orders/db-1', boots: false }],
      hypothesis: { staysUp: ['orders'], longestOutage: '1h', noDataLost: true },
    },
    keeps: { orders: { kinds: ['vapp-db2', 'vsys-db2'] } },
  },
  {
    id: 'room-to-move',
    title: 'Room to move',
    task: 'A node of the rack dies, and the rack is so full that its VMs have nowhere to go. Shop and reports may be out for a quarter of an hour. The batch jobs have to stay, too.',
    hint: 'A node has 16 cores, and a VM is never cut in two.',
    slides: [14],
    scenario: {
      racks: [{ id: 'a', model: 'w1500-64' }],
      deployments: [
        { id: 'batch', kind: 'custom', members: 2, size: { cores: 12 } },
        { id: 'reports', kind: 'custom', size: { cores: 12 } },
        { id: 'shop', kind: 'vsys-was', members: 2, http: 1, size: { cores: 4 } },
      ],
      script: [{ at: '1m', fault: 'fail', target: 'host:reports/custom-1' }],
      hypothesis: { staysUp: ['shop', 'reports'], longestOutage: '15m' },
    },
    keeps: {
      batch: { kinds: ['custom'] },
      reports: { kinds: ['custom'] },
      shop: { kinds: ['vsys-was', 'vsys-was-imp'] },
    },
  },
  {
    id: 'survive-the-night',
    title: 'Build a topology that survives this night',
    task: 'A node, the database, an HTTP server, a switch and a process fail, one after the other, and nobody mends anything. The shop may be out for one minute at a time and lose no data, with at most 24 virtual cores.',
    hint: 'Go through the script line by line: what is there once only?',
    slides: [14, 15, 16],
    scenario: {
      racks: [{ id: 'a', model: 'w1500-192' }],
      deployments: [
        { id: 'shop', kind: 'vsys-was', members: 1, http: 1, database: 'shopdb' },
        { id: 'shopdb', kind: 'vsys-db2' },
      ],
      script: [
        { at: '1m', fault: 'fail', target: 'host:shop/was-1' },
        { at: '20m', fault: 'fail', target: 'shopdb/db-1' },
        { at: '40m', fault: 'fail', target: 'shop/http-1' },
        { at: '1h', fault: 'fail', target: 'a/tor-1' },
        { at: '70m', fault: 'fail', target: 'shop/was-1:was' },
      ],
      hypothesis: { staysUp: ['shop'], longestOutage: '1m', noDataLost: true },
    },
    keeps: {
      shop: { kinds: ['vsys-was', 'vsys-was-imp'], database: 'shopdb' },
      shopdb: { kinds: ['vsys-db2', 'vapp-db2'] },
    },
    cores: 24,
  },
  {
    id: 'the-rack-is-gone',
    title: 'The rack is gone',
    task: 'Rack a fails as a whole; rack b stands empty beside it. The shop may be out for two minutes and lose no data. What stands in rack a stays there.',
    hint: 'Everything that one request needs has to be in rack b as well: the members and the data.',
    slides: [18],
    scenario: {
      racks: [
        { id: 'a', model: 'w1500-96' },
        { id: 'b', model: 'w1500-96' },
      ],
      deployments: [
        { id: 'shop', kind: 'vsys-was', members: 2, http: 2, database: 'shopdb' },
        { id: 'shopdb', kind: 'vsys-db2', hadr: {} },
      ],
      script: [{ at: '5m', fault: 'fail', target: 'a' }],
      hypothesis: { staysUp: ['shop'], longestOutage: '2m', noDataLost: true },
    },
    keeps: {
      shop: { kinds: ['vsys-was', 'vsys-was-imp'], database: 'shopdb', rack: 'a' },
      shopdb: { kinds: ['vsys-db2'], rack: 'a' },
    },
  },
];

export const exerciseOf = (id: unknown): Exercise | null =>
  EXERCISES.find((one) => one.id === id) ?? null;
