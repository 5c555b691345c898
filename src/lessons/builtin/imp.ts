// Slide 7: the Intelligent Management Pack. A dynamic cluster grows when it must; a static one is as without it.
import type { Written } from './lesson-file.ts';

export const imp: Written = {
  id: 'imp',
  title: 'What IMP does, and when it does nothing',
  about:
    'Two clusters lose the same VM under the same load: one is dynamic, one static. Predict who acts, and what sets it off.',
  slides: [7],
  tags: ['virtual system', 'IMP', 'scaling'],
  scenario: { base: 'models' },
  steps: [
    {
      say: 'Both imp and impstatic run with the Intelligent Management Pack, three members each. The cluster of imp is dynamic, that of impstatic is static.',
      notes:
        'Some twenty minutes. The word to correct is “self-healing”: IMP looks after the SLA, not after VMs.',
      look: ['imp/was-1', 'impstatic/was-1'],
    },
    {
      say: 'A member carries 100 requests a second, and the SLA is met up to 80 percent of what serves. At first each cluster gets 150 a second.',
    },
    {
      predict: { kind: 'members', subject: 'imp' },
      text: 'The VM imp/was-1 dies. How many members of the dynamic cluster serve twenty minutes later?',
      look: ['imp/was-1'],
    },
    { inject: [{ at: '1m', fault: 'fail', target: 'imp/was-1' }], look: ['imp/was-1'] },
    { until: '21m' },
    { reveal: true },
    {
      explain:
        'Two members carry 150 a second within the SLA, so IMP sees no need. It does not repair VMs: it looks after the SLA.',
      rule: 'imp.vm',
    },
    {
      predict: { kind: 'sla', subject: 'imp' },
      text: 'Now the load rises to 190 a second, too much for two members. Does imp meet its SLA in the next forty minutes?',
      look: ['imp'],
    },
    { inject: [{ at: '22m', load: 190, target: 'imp' }] },
    { until: '62m' },
    { reveal: true },
    {
      explain:
        'The SLA is missed, IMP decides, and a new member is made from the image. That takes minutes: a dynamic cluster heals itself, but not at once.',
      rule: 'imp.scale',
    },
    {
      predict: { kind: 'members', subject: 'impstatic' },
      text: 'The static cluster gets the same: 190 a second, and then its VM was-1 dies. How many of its members serve in the end?',
      notes: 'Let them compare with what the dynamic cluster did; the load is the same.',
      look: ['impstatic/was-1'],
    },
    {
      inject: [
        { at: '63m', load: 190, target: 'impstatic' },
        { at: '64m', fault: 'fail', target: 'impstatic/was-1' },
      ],
    },
    { until: '100m' },
    { reveal: true },
    {
      explain:
        'A static cluster with IMP behaves as one without it: its SLA is missed and stays missed, until you restart the VM or add a clone.',
      rule: 'imp.vm',
    },
    {
      predict: { kind: 'who', subject: 'imp/was-2:was' },
      text: 'Last, only the server process in imp/was-2 stops working. Who restarts it?',
      look: ['imp/was-2'],
    },
    { inject: [{ at: '101m', fault: 'fail', target: 'imp/was-2:was' }] },
    { until: '110m' },
    { reveal: true },
    {
      explain:
        'IMP belongs to the middleware: in a dynamic cluster it restarts a server, or adds a member, as its settings say. The platform monitors none of this.',
      rule: 'imp.process',
    },
  ],
};
