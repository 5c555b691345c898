// Slides 6 and 14: in a virtual system a dead VM stays dead, a dead node does not keep its VMs.
import type { Written } from './lesson-file.ts';

export const deadVm: Written = {
  id: 'dead-vm',
  title: 'A dead VM is not a dead node',
  about:
    'The same VM stops twice: once by itself, once with its node. Only one of the two comes back.',
  slides: [6, 14],
  tags: ['virtual system', 'node', 'evacuation'],
  scenario: { base: 'golden' },
  steps: [
    {
      say: 'The shop is a virtual system: WebSphere Network Deployment with four members, two HTTP servers and a DB2 pair. Find its member was-1 on the rack.',
      notes:
        'Some ten minutes. Ask beforehand what the class takes “failover” to mean: most think of VMs that come back by themselves.',
      look: ['shop/was-1'],
    },
    {
      predict: { kind: 'who', subject: 'shop/was-1' },
      text: 'The VM shop/was-1 dies. Its node is fine. Who brings it back?',
      notes: 'Most hands go up for the platform. Let one of them say what exactly would do it.',
      look: ['shop/was-1'],
    },
    {
      inject: [{ at: '1m', fault: 'fail', target: 'shop/was-1' }],
      text: 'The VM is switched off, as by a crash of its operating system.',
      look: ['shop/was-1'],
    },
    { until: '10m', text: 'Watch the lanes of the platform, the middleware and the deployer.' },
    { reveal: true, look: ['shop/was-1'] },
    {
      explain:
        'In a virtual system the platform only watches VMs: it sees a dead one and leaves it to you. The plug-in keeps the service up meanwhile.',
      rule: 'vsys-was.vm',
    },
    {
      predict: { kind: 'place', subject: 'shop/was-2' },
      text: 'Now the whole node under shop/was-2 dies. Where is that VM afterwards?',
      notes: 'Ask what is different for the VM: for itself, nothing. It is off in both cases.',
      look: ['shop/was-2'],
    },
    {
      inject: [{ at: '12m', fault: 'fail', target: 'host:shop/was-2' }],
      text: 'The node is gone, with everything on it.',
    },
    { until: '20m', text: 'Look for the VM on the rack.' },
    { reveal: true, look: ['shop/was-2'] },
    {
      explain:
        'A node that dies is emptied: the platform starts each of its VMs on another node of the same cloud group, whatever kind of deployment it belongs to. It does not repair VMs, it moves them.',
      rule: 'node.fail',
    },
    {
      ask: { kind: 'list' },
      text: 'Two VMs have stopped. What do the two failures leave to you as the deployer?',
    },
    {
      say: 'So ask first what died. A node: the platform moves its VMs. A VM of a virtual system: you restart it, or you add a clone.',
      look: ['shop/was-1', 'shop/was-2'],
    },
  ],
};
