// Slide 12: own images. What is in them is yours, and so is its recovery.
import type { Written } from './lesson-file.ts';

export const custom: Written = {
  id: 'custom',
  title: 'Your own image is your own business',
  about:
    'Software of your own in an image of your own: who notices, who acts, and the one case in which the rack helps.',
  slides: [12],
  tags: ['custom image', 'node'],
  scenario: {
    racks: [{ id: 'a', model: 'w1500-96' }],
    deployments: [{ id: 'legacy', kind: 'custom', members: 2 }],
  },
  steps: [
    {
      say: 'legacy is software that you put into an image yourself, made from IBM’s base image: an ITM agent for the operating system is in it.',
      notes: 'Some ten minutes. Whoever has an own image should say afterwards what restarts it.',
      look: ['legacy'],
    },
    {
      predict: { kind: 'noticed', subject: 'legacy/custom-1:app' },
      text: 'The software in legacy/custom-1 dies. Who notices first?',
      look: ['legacy/custom-1'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'legacy/custom-1:app' }] },
    { until: '8m' },
    { reveal: true },
    {
      explain:
        'The platform knows nothing of your software, and the ITM agent looks at the operating system, which is well.',
      rule: 'custom.process',
    },
    {
      predict: { kind: 'who', subject: 'legacy/custom-2' },
      text: 'Now the VM legacy/custom-2 dies. Who brings it back?',
      look: ['legacy/custom-2'],
    },
    { inject: [{ at: '9m', fault: 'fail', target: 'legacy/custom-2' }] },
    { until: '20m' },
    { reveal: true },
    {
      explain:
        'The agent falls silent, and that shows as monitoring data. Nobody acts on it: neither re-spun nor restarted. Failover is what you built into the image.',
      rule: 'custom.vm',
    },
    {
      inject: [{ at: '20m', action: 'restart-vm', target: 'legacy/custom-2' }],
      text: 'You restart the VM yourself.',
    },
    { until: '30m' },
    {
      predict: { kind: 'place', subject: 'legacy/custom-2' },
      text: 'And now the node under legacy/custom-2 dies. Where is that VM afterwards?',
      notes:
        'The answer surprises those who have just learned that nobody restarts this VM. That is the point.',
      look: ['legacy/custom-2'],
    },
    { inject: [{ at: '31m', fault: 'fail', target: 'host:legacy/custom-2' }] },
    { until: '45m' },
    { reveal: true },
    {
      explain:
        'A dead node is a matter of hardware: the platform empties it, whatever the VMs on it are. So the same VM that nobody restarts is moved when its node dies.',
      rule: 'node.fail',
    },
    { ask: { kind: 'list', subject: 'legacy' }, text: 'What is left to you in the end?' },
  ],
};
