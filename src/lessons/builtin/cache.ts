// Slide 10: the caching service looks after itself twice: its data grid, and the platform.
import type { Written } from './lesson-file.ts';

export const cache: Written = {
  id: 'cache',
  title: 'A cache that fills itself again',
  about:
    'A container of the caching service dies: two watchers notice, one saves the content, the other brings the container back.',
  slides: [10],
  tags: ['shared service', 'cache'],
  scenario: { base: 'models' },
  steps: [
    {
      say: 'The caching service holds its entries in three VMs. Each entry has a primary copy in one and a replica in another: WebSphere eXtreme Scale sees to that.',
      notes:
        'Some ten minutes. Two watchers notice in the same second; who acts first decides what is lost.',
      look: ['cache'],
    },
    {
      predict: { kind: 'noticed', subject: 'cache/cache-1:cache' },
      text: 'The cache process in cache/cache-1 dies. Who notices first?',
      look: ['cache/cache-1'],
    },
    {
      inject: [{ at: '1m', fault: 'fail', target: 'cache/cache-1:cache' }],
      look: ['cache/cache-1'],
    },
    { until: '6m' },
    { reveal: true },
    {
      explain:
        'The data grid has heartbeats of its own: it makes replicas primary before anybody restores anything. The management node monitors the service as well.',
      rule: 'cache.heartbeat',
    },
    {
      ask: { kind: 'who', subject: 'cache/cache-1:cache' },
      text: 'And who brought the process back?',
    },
    {
      predict: { kind: 'ip', subject: 'cache/cache-2' },
      text: 'Now the whole VM cache/cache-2 dies. Which address does it have afterwards?',
      look: ['cache/cache-2'],
    },
    { inject: [{ at: '7m', fault: 'fail', target: 'cache/cache-2' }], look: ['cache/cache-2'] },
    { until: '16m' },
    { reveal: true },
    {
      explain:
        'A caching VM counts as persistent: it is restarted at the same address, empty, and filled from the other copies. You have nothing to do.',
      rule: 'cache.vm',
    },
    {
      predict: { kind: 'outage', subject: 'vapp' },
      text: 'All three caching VMs die at once. How long can no request pass to vapp, which uses the cache?',
      notes:
        'The question is about users, not about the cache. Ask where the data comes from without it.',
      look: ['cache', 'vapp'],
    },
    {
      inject: [
        { at: '17m', fault: 'fail', target: 'cache/cache-1' },
        { at: '17m', fault: 'fail', target: 'cache/cache-2' },
        { at: '17m', fault: 'fail', target: 'cache/cache-3' },
      ],
    },
    { until: '30m' },
    { reveal: true },
    {
      explain:
        'All copies are gone, and that is no loss of data: what was cached can be read from its origin. The application is slower, not down.',
      rule: 'cache.vm',
    },
    { ask: { kind: 'list', subject: 'cache' }, text: 'What is left to you after all of this?' },
  ],
};
