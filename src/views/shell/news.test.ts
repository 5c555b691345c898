import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert.ts';
import { lastAt } from '../../log/moment.ts';
import { planOf } from '../../scenario/plan.ts';
import { simulate } from '../../sim/simulate.ts';
import { buildWorld } from '../../world/build.ts';
import { newsOf, standingOf } from './news.ts';

const built = buildWorld(
  planOf({
    version: 1,
    base: 'busy',
    script: [
      { at: 60_000, fault: 'fail', target: 'a/c1/n1' },
      { at: 200_000, fault: 'fail', target: 'shopdb/db-1:db2' },
      { at: 400_000, fault: 'fail', target: 'reports/custom-3' },
    ],
  }),
);
const run = simulate(must(built.ok ? built.value : null, 'the scenario is sound'));
const told = (from: number, to: number, most: number) =>
  newsOf(run, lastAt(run.events, from) + 1, lastAt(run.events, to) + 1, most);

describe('what is said of a stretch of the run', () => {
  it('few events: each in a sentence, what follows by itself left out', () => {
    expect(told(0, 89_000, 3)).toBe('Compute node a/c1/n1 fails.');
    expect(told(0, 90_000, 3)).toBe(
      'Compute node a/c1/n1 fails. The platform notices that compute node a/c1/n1 is dead, and moves its VMs.',
    );
  });

  it('VMs of one node that move are one sentence', () => {
    expect(told(90_000, 120_000, 3)).toContain('moves claims/was-2 from a/c1/n1');
    expect(told(90_000, 160_000, 3)).toBe('The platform moves 3 VMs from a/c1/n1 to other nodes.');
  });

  it('many events: the most important first to be kept, in order of time, and how many more', () => {
    expect(told(0, 600_000, 2)).toBe(
      'shop is out: no request can pass. shop serves again after 0:45. 8 more events.',
    );
  });

  it('the outage of a database is that of its workload, said once', () => {
    expect(told(199_000, 250_000, 9)).not.toContain('shopdb is out');
  });

  it('nothing worth saying is silence', () => {
    expect(told(0, 1000, 3)).toBe('');
  });
});

describe('how things stand', () => {
  it.each([
    [0, 0, 'All workloads serve. Nothing waits for the deployer.'],
    [205_000, 1, /^shop and shopdb are out|^shop is out/],
    [500_000, 2, /degraded\. The other \d serve\. 2 things wait for the deployer\.$/],
  ])('at %i ms with %i waiting', (t, waiting, words) => {
    if (typeof words === 'string') expect(standingOf(run, t, waiting)).toBe(words);
    else expect(standingOf(run, t, waiting)).toMatch(words);
  });
});
