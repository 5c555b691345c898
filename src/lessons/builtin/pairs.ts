// Slides 13 and 14: redundant pairs. One of two may die; what the pair does is missed when both are gone.
import type { Written } from './lesson-file.ts';

export const pairs: Written = {
  id: 'pairs',
  title: 'Everything there twice',
  about:
    'Management nodes, switches and canisters come in pairs. One may die unnoticed by users; two are another matter.',
  slides: [13, 14],
  tags: ['hardware', 'management', 'network'],
  scenario: { base: 'golden' },
  steps: [
    {
      say: 'Two management nodes, two virtualization management nodes, two switches of each kind, two canisters in each storage controller. Look for the pairs on the rack.',
      notes:
        'Some twenty minutes. Let them count the pairs on the projector’s rack first (the radio button above).',
      look: ['a/mgmt', 'a/virt', 'a/tor'],
    },
    {
      predict: { kind: 'who', subject: 'a/mgmt' },
      text: 'The active management node dies. Who makes the other one active?',
      look: ['a/mgmt-1', 'a/mgmt-2'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'active:a/mgmt' }], look: ['a/mgmt-1'] },
    { until: '4m' },
    { reveal: true, look: ['a/mgmt-2'] },
    {
      explain:
        'The backup is kept in sync and takes over by itself; the floating IP address moves to it, so whoever uses the console changes nothing. This counts as the hardware’s deed: the platform runs on these two boxes and can do nothing while neither of them is active.',
      rule: 'mgmt.node',
    },
    {
      predict: { kind: 'outage', subject: 'shop' },
      text: 'A top-of-rack switch dies. How long can no request pass to the shop?',
      look: ['a/tor-1'],
    },
    { inject: [{ at: '5m', fault: 'fail', target: 'a/tor-1' }], look: ['a/tor-1'] },
    { until: '9m' },
    { reveal: true, look: ['a/tor-2'] },
    {
      explain:
        'The other switch carries everything. There is less bandwidth, not less service: the shop counts as degraded until the pair is whole.',
      rule: 'net.switch',
    },
    {
      predict: { kind: 'noticed', subject: 'shop/was-1' },
      text: 'The second management node dies, too; and then a VM of the shop. Who notices that VM first?',
      notes:
        'Ask what still works while nobody manages. The shop does; nobody would know what to do if it did not.',
      look: ['a/mgmt-2', 'shop/was-1'],
    },
    {
      inject: [
        { at: '10m', fault: 'fail', target: 'a/mgmt-2' },
        { at: '11m', fault: 'fail', target: 'shop/was-1' },
      ],
    },
    { until: '20m' },
    { reveal: true },
    {
      explain:
        'What runs, runs on, and the plug-in does its work. But all that the platform does has stopped: no detection, no moves, no console.',
      rule: 'mgmt.node',
    },
    {
      predict: { kind: 'list', subject: 'shop' },
      text: 'One management node is repaired. What does the dead VM leave to you, once somebody can notice it?',
      look: ['a/mgmt-2'],
    },
    { inject: [{ at: '21m', repair: true, target: 'a/mgmt-2' }] },
    { until: '40m' },
    { reveal: true },
    {
      explain:
        'What failed meanwhile is found as soon as a management node is active again. It was late, and it was not forgotten.',
      rule: 'mgmt.node',
    },
    {
      inject: [
        { at: '41m', action: 'restart-vm', target: 'shop/was-1' },
        { at: '41m', repair: true, target: 'a/tor-1' },
      ],
      text: 'You restart the VM, and the switch is repaired: the shop has all that it needs twice again.',
    },
    { until: '50m' },
    {
      predict: { kind: 'sla', subject: 'shop' },
      text: 'One of two canisters of a storage controller dies. The shop carries half the load that its four members could. Does it meet its SLA?',
      look: ['a/s1/canister-1'],
    },
    { inject: [{ at: '51m', fault: 'fail', target: 'a/s1/canister-1' }] },
    { until: '55m' },
    { reveal: true },
    {
      explain:
        'The partner handles all reads and writes, a fifth slower. That fits into the reserve. Earlier in this lesson it did not: with a switch dead and a member short, the SLA was missed. What is there twice helps only as long as somebody repairs.',
      rule: 'storage.canister',
    },
  ],
};
