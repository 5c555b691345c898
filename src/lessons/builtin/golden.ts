// Slides 15 and 16: the golden topology inside one rack. Any one piece of hardware may fail.
import type { Written } from './lesson-file.ts';

export const golden: Written = {
  id: 'golden',
  title: 'No single point of failure',
  about:
    'The golden topology claims to outlive any one piece of hardware. Try the worst nodes, and read who did what.',
  slides: [15, 16],
  tags: ['high availability', 'golden topology', 'node'],
  scenario: { base: 'golden' },
  steps: [
    {
      say: 'HTTP servers with the plug-in, four cluster members, a HADR pair. The placement spreads them: no two members on one node, as long as there is room.',
      notes:
        'Some fifteen minutes. The claim is the slide’s; let the class choose the node that they think is worst before the third question.',
      look: ['shop', 'shopdb'],
    },
    {
      predict: { kind: 'outage', subject: 'shop' },
      text: 'The node under the member shop/was-1 dies. How long can no request pass to the shop?',
      look: ['shop/was-1'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'host:shop/was-1' }] },
    {
      until: '12m',
      text: 'Hardware, middleware and platform work side by side here. Read them lane by lane.',
    },
    { reveal: true },
    {
      explain:
        'The plug-in notices in seconds and uses the other members. The platform moves the VM. The plug-in tries the member again and takes it back. Nobody had to be called.',
      rule: 'ha.golden',
    },
    {
      predict: { kind: 'ip', subject: 'shop/was-2' },
      text: 'Another such node: the one under shop/was-2. Take the other view: which address does that VM have afterwards?',
      look: ['shop/was-2'],
    },
    { inject: [{ at: '13m', fault: 'fail', target: 'host:shop/was-2' }] },
    { until: '24m' },
    { reveal: true },
    {
      explain:
        'Moved is not re-spun: it is the same VM on another node, with its address and its disk. So the cell knows it when it comes back.',
      rule: 'node.fail',
    },
    {
      predict: { kind: 'who', subject: 'shop' },
      text: 'Now the worst one: the node under the primary database. Who ends the outage of the shop?',
      notes: 'Two helpers work here, and the quicker one is not the one that moves the VM.',
      look: ['shopdb/db-1'],
    },
    { inject: [{ at: '25m', fault: 'fail', target: 'host:shopdb/db-1' }] },
    { until: '40m' },
    { reveal: true },
    {
      explain:
        'The standby has taken over long before the platform has moved the old primary and booted it. The slower help is still worth it: it makes the pair whole again.',
      rule: 'ha.golden',
    },
    {
      ask: { kind: 'list' },
      text: 'Three nodes are broken. What do they leave to you as the deployer?',
    },
    {
      say: 'That nobody is needed after any one hardware fault is a claim that can be tried, part by part: the runbook of this rack does just that. One thing it cannot outlive is the rack itself.',
      look: ['a'],
    },
  ],
};
