import { describe, expect, test } from 'vitest';
import { momentOf, type Written } from './moment.test-kit.ts';
import { sessionLines } from './sessions.ts';

function said(base: string, service: string, script: readonly Written[], at: string) {
  const m = momentOf(script, at, { base });
  const deployments = m.run.plan.deployments.filter((d) => d.service === service);
  const down = m.health(`service:${service}`).state === 'down';
  return sessionLines(m, service, deployments, down).map(({ text, red }) => [text, red]);
}

describe('sessions of a workload (rulebook 7.18)', () => {
  test('ten for each request a second, and where they are kept', () => {
    expect(said('golden', 'shop', [], '0s')).toEqual([['2000 sessions in the database', false]]);
    expect(said('dual-cell', 'web', [], '0s')).toEqual([['2000 sessions in their cells', false]]);
  });

  test('a lost cell takes its own along; what is down holds none', () => {
    const lost: Written[] = [{ at: '1m', fault: 'fail', target: 'a' }];
    expect(said('dual-cell', 'web', lost, '59s')).toEqual([
      ['2000 sessions in their cells', false],
    ]);
    expect(said('dual-cell', 'web', lost, '1m')).toEqual([['1000 sessions lost', true]]);
    expect(said('dual-cell', 'web', lost, '5m')).toEqual([
      ['2000 sessions in their cells', false],
      ['1000 sessions lost', true],
    ]);
  });

  test('sessions in the shared database outlive a rack', () => {
    const lost: Written[] = [{ at: '1m', fault: 'fail', target: 'a' }];
    expect(said('single-cell', 'shop', lost, '5m')).toEqual([
      ['2000 sessions in the database', false],
    ]);
  });

  test('a virtual application holds none', () => {
    expect(said('models', 'vapp', [], '0s')).toEqual([]);
  });
});
