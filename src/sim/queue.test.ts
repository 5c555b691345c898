// What comes first: time, then phase, then sequence (rulebook 7.1), however it was put in.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PHASE, phaseOf, Queue } from './queue.ts';

test('whatever is put in comes out in order, also while more is put in', () => {
  const entries = fc.array(
    fc.record({
      t: fc.integer({ min: 0, max: 5 }),
      phase: fc.integer({ min: 0, max: 3 }),
      pops: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(entries, (drawn) => {
      const queue = new Queue<{ t: number; phase: number; seq: number }>();
      let waiting: { t: number; phase: number; seq: number }[] = [];
      const first = () =>
        [...waiting].sort((a, b) => a.t - b.t || a.phase - b.phase || a.seq - b.seq)[0];
      const take = () => {
        const next = first();
        expect(queue.peek()).toBe(next);
        expect(queue.pop()).toBe(next);
        waiting = waiting.filter((one) => one !== next);
        expect(queue.size).toBe(waiting.length);
      };
      for (const [seq, { t, phase, pops }] of drawn.entries()) {
        const entry = { t, phase, seq };
        waiting.push(entry);
        queue.push(entry);
        for (let i = 0; i < pops; i++) take();
      }
      while (waiting.length > 0) take();
      take();
    }),
  );
});

test('work before the grid’s heartbeat, and that before detections and decisions', () => {
  expect([phaseOf('vmBoot'), phaseOf('cacheHeartbeat'), phaseOf('nodeDetection')]).toEqual([
    PHASE.work,
    PHASE.heartbeat,
    PHASE.decision,
  ]);
  expect(phaseOf('wasDailyRestart')).toBe(PHASE.decision);
  expect([PHASE.script, PHASE.work, PHASE.heartbeat, PHASE.decision]).toEqual([0, 1, 2, 3]);
});
