// Slide 6: WebSphere ND in a virtual system. The middleware helps itself as far as it can; the platform looks on.
import type { Written } from './lesson-file.ts';

export const vsysWas: Written = {
  id: 'vsys-was',
  title: 'A virtual system helps itself',
  about:
    'Server, node agent, deployment manager: three processes of a WebSphere cell die. Only one of them has somebody who looks after it.',
  slides: [6],
  tags: ['virtual system', 'WebSphere'],
  scenario: { base: 'golden' },
  steps: [
    {
      say: 'A virtual system is deployed as a whole and then left to its middleware. In each VM of a member runs a node agent beside the application server.',
      notes:
        'Some fifteen minutes. For people who know WebSphere: what is here of the rack, and what has always been so?',
      look: ['shop/was-1'],
    },
    {
      predict: { kind: 'who', subject: 'shop/was-1:was' },
      text: 'The application server in shop/was-1 dies. Who brings it back?',
      look: ['shop/was-1'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'shop/was-1:was' }], look: ['shop/was-1'] },
    { until: '6m' },
    { reveal: true },
    {
      explain:
        'The node agent pings its server and starts it again: plain WebSphere, as without any rack. The platform does not monitor this process at all.',
      rule: 'vsys-was.process',
    },
    {
      predict: { kind: 'noticed', subject: 'shop/was-2:node-agent' },
      text: 'In shop/was-2 the node agent itself dies. Who notices?',
      look: ['shop/was-2'],
    },
    { inject: [{ at: '7m', fault: 'fail', target: 'shop/was-2:node-agent' }] },
    { until: '10m' },
    { reveal: true },
    {
      explain:
        'The server goes on serving, so users notice nothing, and nobody watches the watcher. From now on a death of that server has nobody to see it.',
      rule: 'vsys-was.node-agent',
    },
    {
      predict: { kind: 'who', subject: 'shop/was-2:was' },
      text: 'And now the server in that same VM dies. Who brings it back?',
      notes:
        'Whoever says middleware here has forgotten the step before. Go back with b and show the silent death.',
      look: ['shop/was-2'],
    },
    { inject: [{ at: '11m', fault: 'fail', target: 'shop/was-2:was' }] },
    { until: '20m' },
    { reveal: true },
    {
      explain:
        'Two small deaths add up: without its node agent the server stays dead until you log in and restart one of them.',
      rule: 'vsys-was.node-agent',
    },
    {
      predict: { kind: 'outage', subject: 'shop' },
      text: 'The deployment manager of the cell dies. How long can no request pass to the shop?',
      look: ['shop/dmgr-1'],
    },
    {
      inject: [{ at: '21m', fault: 'fail', target: 'shop/dmgr-1:dmgr' }],
      look: ['shop/dmgr-1'],
    },
    { until: '30m' },
    { reveal: true },
    {
      explain:
        'Requests never pass through the deployment manager. Without it you cannot administer the cell, and a clone cannot join it: that is all, and it is enough to restart it soon.',
      rule: 'vsys-was.dmgr',
    },
    {
      ask: { kind: 'list', subject: 'shop' },
      text: 'What have these failures left to you?',
    },
  ],
};
