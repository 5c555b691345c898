import { describe, expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { addLine } from '../scenario/edit.ts';
import type { Line, Scenario } from '../scenario/validator.ts';
import { engine } from './engine.ts';
import { seenThrough } from './length.ts';

const HOUR = 3_600_000;
const dr: Scenario = { version: 1, base: 'dr', script: [] };

const done = (scenario: Scenario, line: Line) => {
  const seen = seenThrough(addLine(scenario, line), line, engine.run);
  return must(seen.ok ? seen.value : null, 'a sound scenario');
};

describe('a run goes on until a deed has been seen through', () => {
  test('work of hours, with every step before it', () => {
    const { scenario, run } = done(dr, { at: 0, action: 'deploy-standby', target: 'shop' });
    expect(scenario.until).toBe(5 * HOUR);
    expect(
      run.events.some((e) => e.data.action === 'deploy-standby' && e.kind === 'action-done'),
    ).toBe(true);
  });
  test('what an hour is enough for says nothing about the end, and the link stays short', () => {
    expect(done(dr, { at: 0, fault: 'fail', target: 'a' }).scenario.until).toBeUndefined();
    const restart: Line = { at: 0, action: 'restart-vm', target: 'shop/was-1' };
    expect(done(dr, restart).scenario.until).toBeUndefined();
  });
  test('a deed at the end that the scenario gives itself is followed by an hour', () => {
    const short: Scenario = { ...dr, until: HOUR };
    expect(done(short, { at: HOUR, fault: 'fail', target: 'a' }).scenario.until).toBe(2 * HOUR);
    expect(done(short, { at: 0, fault: 'fail', target: 'a' }).scenario.until).toBe(HOUR);
  });
  test('a mistake stays one', () => {
    const line: Line = { at: 0, fault: 'fail', target: 'nobody' };
    expect(seenThrough(addLine(dr, line), line, engine.run).ok).toBe(false);
  });
});
