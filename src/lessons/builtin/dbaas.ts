// Slide 8: a database in a virtual application is persistent: same VM, same address, one retry, and then only the backup.
import type { Written } from './lesson-file.ts';

export const dbaas: Written = {
  id: 'dbaas',
  title: 'A database is not made anew',
  about:
    'DBaaS keeps data, so the platform restarts its VM instead of replacing it, and only once. After that, the backup decides.',
  slides: [8],
  tags: ['virtual application', 'DB2', 'backup'],
  scenario: { base: 'models' },
  steps: [
    {
      say: 'vappdb is DB2 in a virtual application: one VM, with all the data of vapp in it. It cannot be scaled, and it cannot be thrown away.',
      notes:
        'Some fifteen minutes. After the lesson on virtual applications: why may this VM not be made anew?',
      look: ['vappdb/db-1'],
    },
    {
      predict: { kind: 'who', subject: 'vappdb/db-1:db2' },
      text: 'DB2 in that VM dies; the VM runs on. Who brings DB2 back?',
      look: ['vappdb/db-1'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'vappdb/db-1:db2' }], look: ['vappdb/db-1'] },
    { until: '12m' },
    { reveal: true },
    {
      explain:
        'The platform monitors WebSphere in virtual applications, but not DB2. Its VM runs, so all looks well from outside, while vapp has no database.',
      rule: 'vapp-db2.process',
    },
    {
      inject: [{ at: '12m', action: 'restart-process', target: 'vappdb/db-1:db2' }],
      text: 'You log in and start DB2. It takes you five minutes to get there.',
    },
    { until: '25m' },
    {
      predict: { kind: 'ip', subject: 'vappdb/db-1' },
      text: 'Now the VM vappdb/db-1 dies. Which IP address does it have when it serves again?',
      look: ['vappdb/db-1'],
    },
    { inject: [{ at: '26m', fault: 'fail', target: 'vappdb/db-1' }], look: ['vappdb/db-1'] },
    { until: '40m' },
    { reveal: true },
    {
      explain:
        'A VM that keeps data is persistent: the platform starts the same one again, at the same address. Compare that with the WebSphere VM, which is made anew.',
      rule: 'vapp-db2.vm',
    },
    {
      predict: { kind: 'data', subject: 'vappdb' },
      text: 'At last the VM dies and will never boot again. You make a new instance and restore the last backup, which was made at 0:00. Is data lost?',
      notes: 'Ask when their own last backup was made, and whether anybody has ever restored it.',
      look: ['vappdb/db-1'],
    },
    {
      inject: [
        { at: '41m', fault: 'fail', target: 'vappdb/db-1', boots: false },
        { at: '50m', action: 'new-instance', target: 'vappdb' },
        { at: '65m', action: 'restore-backup', target: 'vappdb' },
      ],
      text: 'The VM dies for good at 41:00. You make a new instance at 50:00 and restore at 1:05:00.',
    },
    { until: '110m' },
    { reveal: true },
    {
      explain:
        'The one retry was spent in vain. What was written after the last backup is gone: that stretch is the recovery point. Without any backup all of it would be.',
      rule: 'vapp-db2.vm',
    },
    {
      ask: { kind: 'restarts', subject: 'vappdb/db-1' },
      text: 'How often did the platform try to restart this VM, in all three failures together?',
    },
  ],
};
