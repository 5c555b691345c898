// Slides 14 and 16: evacuation needs room. Who goes first, and who waits.
import type { Written } from './lesson-file.ts';

export const noRoom: Written = {
  id: 'no-room',
  title: 'When there is no room left',
  about:
    'A node dies in a full cloud group while another group has space. Priorities decide who gets what is left.',
  slides: [14, 16],
  tags: ['placement', 'priority', 'node'],
  scenario: {
    racks: [
      {
        id: 'a',
        model: 'w1500-64',
        cloudGroups: [
          { name: 'prod', nodes: ['a/c1/n1', 'a/c1/n2', 'a/c1/n3'] },
          { name: 'test', nodes: ['a/c1/n4'] },
        ],
      },
    ],
    deployments: [
      { id: 'shop', kind: 'vsys-was', priority: 'high', members: 3, size: { cores: 4 } },
      { id: 'reports', kind: 'custom', priority: 'low', members: 5, size: { cores: 4 } },
    ],
  },
  steps: [
    {
      say: 'The cloud group prod has three nodes and is nearly full. The group test has a whole node to itself. The shop has high priority, reports has low.',
      notes: 'Some ten minutes. Let them count cores: sixteen a node, four a VM.',
      look: ['a/c1/n1', 'a/c1/n4'],
    },
    {
      predict: {
        kind: 'which',
        that: 'wait',
        of: ['shop/was-1', 'shop/dmgr-1', 'reports/custom-2', 'reports/custom-5'],
      },
      text: 'Node a/c1/n1 dies, and these four VMs with it. Which of them will wait for a place?',
      notes: '“There is a free node” is the usual objection. It belongs to another cloud group.',
      look: ['a/c1/n1'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'a/c1/n1' }], look: ['a/c1/n1'] },
    { until: '12m' },
    { reveal: true },
    {
      explain:
        'The VMs of the dead node are placed in the order of their priority, and what does not fit waits, with a message. Nothing that runs is stopped to make room.',
      rule: 'node.fail',
    },
    {
      ask: { kind: 'place', subject: 'shop/was-1' },
      text: 'Where did the shop’s member go?',
    },
    {
      predict: { kind: 'who', subject: 'reports/custom-2' },
      text: 'The node is repaired at 15:00. Who brings the waiting VM of reports back?',
      look: ['a/c1/n1'],
    },
    { inject: [{ at: '15m', repair: true, target: 'a/c1/n1' }] },
    { until: '40m' },
    { reveal: true },
    {
      explain:
        'A VM that found no place is on no list of yours: the platform tries again as soon as there is room. What was moved stays where it is, for nothing moves back.',
      rule: 'node.fail',
    },
  ],
};
