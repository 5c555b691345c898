// Every kind of part, walked through all its states: no dead names, no delay that is not a timing, no state nobody reaches.
import { describe, expect, test } from 'vitest';
import { MACHINE_KINDS } from '../machines/catalogue.ts';
import { chartFor } from '../machines/chart.ts';
import { ANNOUNCEMENTS, MESSAGES } from '../machines/kind.ts';
import { TIMING_KEYS } from '../scenario/timings.ts';
import { firstState, type State, stateNamed, stepFrom } from './step.ts';

/** States a new part may begin in besides its machine's first. */
const OTHER_STARTS: Readonly<Record<string, readonly string[]>> = {
  'vm-of-virtual-application': ['waiting', 'standby'],
  'vm-restarted-in-place': ['waiting', 'standby'],
  'vm-of-virtual-system': ['waiting', 'standby'],
  'vm-of-custom-image': ['waiting', 'standby'],
  'vm-of-custom-image-with-itm': ['waiting', 'standby'],
};

describe.each(MACHINE_KINDS)('%s', (kind) => {
  const reached = new Map<string, State>();
  const timers = new Map<string, Set<string>>();
  const walk = (state: State, armed: readonly string[]) => {
    const known = timers.get(state.value) ?? new Set<string>();
    const fresh = armed.filter((timer) => !known.has(timer));
    if (reached.has(state.value) && fresh.length === 0) return;
    reached.set(state.value, state);
    for (const timer of fresh) known.add(timer);
    timers.set(state.value, known);
    for (const message of [...MESSAGES, ...known]) {
      const step = stepFrom(state, message);
      expect(stepFrom(state, message)).toBe(step);
      for (const says of step.says) expect(ANNOUNCEMENTS).toContain(says);
      for (const { key } of step.arms) expect(TIMING_KEYS).toContain(key);
      const kept = [...known].filter((timer) => timer !== message && !step.cancels.includes(timer));
      walk(step.to, step.to === state ? kept : step.arms.map((arm) => arm.timer));
    }
  };
  walk(firstState(kind), []);
  for (const start of OTHER_STARTS[kind] ?? []) walk(stateNamed(kind, start), []);

  test('every state of the chart can be reached, and every timer is armed where it is drawn', () => {
    const chart = chartFor(kind);
    const leaves = chart.states.filter((s) => s.leaf).map((s) => s.id);
    expect([...reached.keys()].sort()).toEqual(leaves.sort());
    for (const edge of chart.edges.filter((e) => e.timing))
      expect([...(timers.get(edge.from) ?? [])].join()).toContain(`after.${edge.timing}.`);
  });

  test('a state is one object, however it is reached', () => {
    for (const [path, state] of reached) expect(stateNamed(kind, path)).toBe(state);
  });
});
