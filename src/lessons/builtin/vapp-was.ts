// Slide 5: WebSphere in a virtual application keeps no state, so the platform may restart it and even make it anew.
import type { Written } from './lesson-file.ts';

export const vappWas: Written = {
  id: 'vapp-was',
  title: 'A virtual application is looked after',
  about:
    'The platform watches its servers, restarts them once a day, and makes a dead VM anew. Find out what is new about it.',
  slides: [4, 5],
  tags: ['virtual application', 'WebSphere'],
  scenario: { base: 'models' },
  steps: [
    {
      say: 'The deployment vapp is WebSphere in a virtual application. It is meant to keep no state in its VMs: any instance can do the work of any other.',
      notes: 'Some fifteen minutes. Two budgets to watch: the restart of the day, and the address.',
      look: ['vapp/was-1', 'vapp/was-2'],
    },
    {
      predict: { kind: 'who', subject: 'vapp/was-1:was' },
      text: 'The WebSphere process in vapp/was-1 dies; its VM runs on. Who brings the process back?',
      look: ['vapp/was-1'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'vapp/was-1:was' }], look: ['vapp/was-1'] },
    { until: '8m' },
    { reveal: true },
    {
      explain:
        'Of all the application servers, the platform monitors only those of virtual applications. It sees the dead process and starts it again. You are asked to find the cause, but nothing waits for that.',
      rule: 'vapp-was.process',
    },
    {
      predict: { kind: 'restarts', subject: 'vapp/was-1:was' },
      text: 'Two minutes on, the same process dies again. How often is it restarted by itself in the half day that follows?',
      notes:
        'Many know that the platform restarts servers. Hardly anybody knows that it does so once a day.',
      look: ['vapp/was-1'],
    },
    { inject: [{ at: '10m', fault: 'fail', target: 'vapp/was-1:was' }] },
    { until: '12h', text: 'Half a day passes.' },
    { reveal: true },
    {
      explain:
        'The restart is given once a day for each VM, so that a server that cannot live does not spin for ever. It comes when the day is over; you may be quicker. Look what came instead: this deployment has a scaling policy, its SLA was missed, and so the platform added a third member.',
      rule: 'vapp-was.process',
    },
    {
      predict: { kind: 'ip', subject: 'vapp/was-2' },
      text: 'Now the VM vapp/was-2 dies. Which IP address does it have when it serves again?',
      look: ['vapp/was-2'],
    },
    { inject: [{ at: '12h', fault: 'fail', target: 'vapp/was-2' }], look: ['vapp/was-2'] },
    { until: '13h' },
    { reveal: true, look: ['vapp/was-2'] },
    {
      explain:
        'It is not the old VM that comes back: a new one is made from the image, with a new address, and linked to the proxy and caching services before it takes requests. That works because nothing was kept in the old one.',
      rule: 'vapp-was.vm',
    },
    {
      ask: { kind: 'outage', subject: 'vapp' },
      text: 'Look back at all three failures. How long could no request pass to vapp, at the longest?',
    },
  ],
};
