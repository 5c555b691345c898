// Slides 3 and 4: what is promised. Continuous availability, high availability, disaster recovery, told apart by what a run keeps.
import type { Written } from './lesson-file.ts';

export const promises: Written = {
  id: 'promises',
  title: 'Three promises',
  about:
    'Continuous availability, high availability, disaster recovery: three failures, and which promise each of them leaves standing.',
  slides: [3, 4],
  tags: ['definitions', 'availability'],
  scenario: { base: 'golden' },
  steps: [
    {
      say: 'Continuous availability allows no outage at all. High availability allows short ones that nobody planned: seconds to minutes, as often as need be. It also allows planned work of some hours.',
      notes:
        'Some ten minutes, and the best first lesson: all others use these three words. Let the class name a system of its own for each.',
    },
    {
      say: 'Disaster recovery is something else: the site is gone, and the most important applications are built up again at another one, in order of priority.',
    },
    {
      predict: { kind: 'promise', subject: 'shop' },
      text: 'One of four members of the shop dies. Which promise does the shop keep?',
      look: ['shop/was-1'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'shop/was-1' }], look: ['shop/was-1'] },
    { until: '8m', text: 'Watch the line of the shop at the bottom.' },
    { reveal: true },
    {
      explain:
        'Three members are left and the plug-in finds them within seconds. A request that was under way is late, not lost: a reroute is no outage.',
    },
    {
      predict: { kind: 'promise', subject: 'shop' },
      text: 'Now the primary database dies; its standby has every write. Which promise is kept?',
      notes: 'Ask whether 45 seconds are an outage. For the definition they are; for their users?',
      look: ['shopdb/db-1'],
    },
    { inject: [{ at: '10m', fault: 'fail', target: 'shopdb/db-1' }], look: ['shopdb/db-1'] },
    { until: '18m' },
    { reveal: true },
    {
      explain:
        'Until the standby has taken over, no request can end well. That is an outage, short and ended without you: high availability, not continuous availability.',
      rule: 'vsys-db2.vm',
    },
    {
      predict: { kind: 'promise', subject: 'shop' },
      text: 'At last the whole rack is lost. Which promise is kept now?',
      look: ['a'],
    },
    { inject: [{ at: '20m', fault: 'fail', target: 'a' }], look: ['a'] },
    { until: '4h', text: 'Hours pass. Watch who does something.' },
    { reveal: true },
    {
      explain:
        'Nothing inside a rack can recover the rack. That takes a second one: beside it, and high availability reaches across; or far away, and it is disaster recovery.',
      rule: 'rack.fail',
    },
    {
      say: 'Ask of every design: how long, how often, who ends it, and what if the building is gone. The other lessons answer these one by one.',
    },
  ],
};
