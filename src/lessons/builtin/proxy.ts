// Slide 11: the proxy service stands at the door: its process is nobody's, its VM is the platform's, its address is the load balancer's.
import type { Written } from './lesson-file.ts';

export const proxy: Written = {
  id: 'proxy',
  title: 'The proxy at the door',
  about:
    'Proxies stand between the load balancer and the applications. A dead process and a dead VM are two stories here, too.',
  slides: [11],
  tags: ['shared service', 'proxy'],
  scenario: {
    racks: [{ id: 'a', model: 'w1500-96' }],
    deployments: [
      { id: 'web', kind: 'vapp-was', members: 6, routing: 'proxy', load: 300 },
      {
        id: 'proxy',
        kind: 'proxy',
        scaling: { min: 2, max: 4 },
        dedicatedIpGroup: false,
      },
    ],
  },
  steps: [
    {
      say: 'The load balancer sends requests to two proxies, and the proxies to the members of web. Here the proxies scale by themselves, but they have no small group of addresses of their own.',
      notes:
        'Some fifteen minutes. Draw the way of a request first; the proxy is a single name for several VMs.',
      look: ['proxy', 'web'],
    },
    {
      predict: { kind: 'noticed', subject: 'proxy/proxy-1:proxy' },
      text: 'The proxy process in proxy/proxy-1 dies; its VM runs on. Who notices first?',
      look: ['proxy/proxy-1'],
    },
    {
      inject: [{ at: '1m', fault: 'fail', target: 'proxy/proxy-1:proxy' }],
      look: ['proxy/proxy-1', 'lb'],
    },
    { until: '10m' },
    { reveal: true },
    {
      explain:
        'The requests it was serving fail. The platform does not look into this VM; the load balancer outside the rack misses its answers and takes it out.',
      rule: 'proxy.process',
    },
    {
      ask: { kind: 'outage', subject: 'web' },
      text: 'How long could no request pass to web?',
    },
    {
      predict: { kind: 'who', subject: 'proxy/proxy-2' },
      text: 'Now the VM of the other proxy dies. Who brings it back?',
      notes:
        'Watch the line of web: for some minutes nobody carries requests, although both failures are small.',
      look: ['proxy/proxy-2'],
    },
    { inject: [{ at: '11m', fault: 'fail', target: 'proxy/proxy-2' }], look: ['proxy/proxy-2'] },
    { until: '20m' },
    { reveal: true },
    {
      explain:
        'A proxy’s VM counts as persistent: the platform sees that it is dead and restarts it at the same address, so the load balancer’s list stays right. Until then no request could pass to web: the process in the other proxy still waits for you.',
      rule: 'proxy.vm',
    },
    {
      predict: { kind: 'list', subject: 'proxy' },
      text: 'The load of web rises. For the one proxy that serves it is too much, so the platform adds another. Does that leave anything to you?',
      look: ['proxy'],
    },
    {
      inject: [{ at: '21m', load: 500, target: 'web' }],
      text: 'More requests come than one proxy can carry.',
    },
    { until: '60m' },
    { reveal: true },
    {
      explain:
        'The new proxy has an address that the load balancer does not know, until you tell it. A small fixed group of addresses for the proxies, known to the load balancer beforehand, saves you that.',
      rule: 'proxy.scale',
    },
  ],
};
