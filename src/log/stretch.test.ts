// Between two changes of a run nothing of it changes: moments of one stretch share what was asked, and answer as if each had been asked alone.
import { describe, expect, test } from 'vitest';
import type { ScenarioFile } from '../scenario/validator.ts';
import { run } from '../sim/story.test-kit.ts';
import { type Moment, momentAt } from './moment.ts';
import { changes } from './stretch.ts';

const STORIES: Record<string, Omit<ScenarioFile, 'version'>> = {
  'a node, a VM, a drive and the balancer': {
    base: 'golden',
    script: [
      { at: '1m', fault: 'fail', target: 'host:shop/was-1' },
      { at: '2m', fault: 'fail', target: 'a/e1/d05' },
      { at: '3m', fault: 'fail', target: 'lb' },
      { at: '10m', repair: true, target: 'a/c1/n1' },
    ],
  },
  'two racks that lose each other': {
    base: 'dual-cell',
    script: [
      { at: '1m', fault: 'fail', target: 'wan' },
      { at: '5m', fault: 'fail', target: 'a' },
      { at: '20m', repair: true, target: 'wan' },
      { at: '30m', repair: true, target: 'a' },
    ],
  },
};

/** Everything that can be asked, of every part and VM. */
function told(m: Moment) {
  const { run } = m;
  const addresses = [
    ...run.world.parts.keys(),
    ...run.states.keys(),
    ...run.vms.map((vm) => vm.id),
    ...run.plan.deployments.map((d) => d.id),
  ];
  return {
    looks: addresses.map((a) => [a, m.state(a), m.since(a), m.look(a), m.timersOf(a)]),
    places: run.vms.map((vm) => [vm.id, m.place(vm.id), m.vm(vm.id)]),
    nodes: [...run.world.parts.keys()].map((a) => m.on(a)),
    health: [...run.health.keys()].map((id) => m.health(id)),
    deployments: run.plan.deployments.map((d) => [m.primary(d.id), m.standsAt(d.id)]),
    rest: [m.vms(), m.timers(), m.items(), m.eventCount()],
  };
}

describe.each(Object.entries(STORIES))('%s', (_, file) => {
  const story = run(file);
  const all = [...changes(story)];
  const stretches = all.slice(1).flatMap((to, i) => {
    const from = all[i] as number;
    return to - from > 1 ? [{ from, to }] : [];
  });

  test('what was asked early in a stretch holds to its last millisecond', () => {
    expect(stretches.length).toBeGreaterThan(5);
    for (const { from, to } of stretches) {
      const first = momentAt(story, from);
      const early = told(first);
      const last = momentAt(story, to - 1);
      expect(last.stretch).toBe(first.stretch);
      expect(last.t).toBe(to - 1);
      // A copy of the run has been asked nothing yet.
      expect(told(momentAt({ ...story }, to - 1))).toEqual(early);
    }
  });

  test('a stretch ends where the next one begins', () => {
    for (const { from, to } of stretches) {
      expect(momentAt(story, from).stretch).toEqual({ from, to });
      expect(momentAt(story, to - 1).stretch).toEqual({ from, to });
      expect(momentAt(story, to).stretch.from).toBe(to);
    }
  });
});
