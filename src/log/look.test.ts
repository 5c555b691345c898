// Failed while somebody comes, abandoned when nobody does: budgets, IMP, the platform's watch, and those whom nobody watches.
import { describe, expect, test } from 'vitest';
import type { ScenarioFile } from '../scenario/validator.ts';
import { run } from '../sim/story.test-kit.ts';
import { type Look, momentAt } from './moment.ts';

const M = 60_000;
type Line = NonNullable<ScenarioFile['script']>[number];
const fails = (at: string, target: string, boots?: false): Line => ({
  at,
  fault: 'fail',
  target,
  ...(boots === false ? { boots } : {}),
});
const story = run({
  base: 'models',
  until: '25h',
  script: [
    fails('1m', 'vapp/was-1:was'),
    fails('10m', 'vapp/was-1:was'),
    fails('1m', 'vapp/was-2'),
    fails('1m', 'vappdb/db-1', false),
    fails('1m', 'proxy/proxy-1:proxy'),
    fails('1m', 'cache/cache-1:cache'),
    fails('1m', 'custom/custom-1'),
    fails('1m', 'imp/was-1:was'),
    fails('1m', 'impstatic/was-1'),
    { at: '10m', action: 'restart-vm', target: 'impstatic/was-1' },
    { at: '10m', action: 'restart-vm', target: 'proxy/proxy-1' },
  ],
});

describe('who still comes', () => {
  test.each<[string, number, string, Look]>([
    ['the platform, after the first death of the day', 1.2, 'vapp/was-1:was', 'failed'],
    ['it starts', 1.6, 'vapp/was-1:was', 'recovering'],
    ['the budget is spent: tomorrow', 11, 'vapp/was-1:was', 'failed'],
    ['its VM says so, too', 11, 'vapp/was-1', 'failed'],
    ['the new day has restarted it', 24 * 60 + 10, 'vapp/was-1:was', 'whole'],
    ['a re-spin before it has a place', 2.1, 'vapp/was-2', 'failed'],
    ['the one retry is tried', 3, 'vappdb/db-1', 'recovering'],
    ['the one retry is spent', 5, 'vappdb/db-1', 'abandoned'],
    ['nobody watches a proxy', 2, 'proxy/proxy-1:proxy', 'abandoned'],
    ['the platform watches a cache', 1.2, 'cache/cache-1:cache', 'failed'],
    ['the ITM agent brings nobody', 1.5, 'custom/custom-1', 'abandoned'],
    ['IMP decides', 1.5, 'imp/was-1:was', 'failed'],
    ['not noticed yet', 1.5, 'impstatic/was-1', 'failed'],
    ['noticed, and nobody comes', 3, 'impstatic/was-1', 'abandoned'],
    ['the deployer is at work', 11, 'impstatic/was-1', 'failed'],
    ['the deployer restarts the VM around it', 11, 'proxy/proxy-1:proxy', 'failed'],
  ])('%s', (_, minutes, address, look) => {
    expect(momentAt(story, minutes * M).look(address)).toBe(look);
  });
});

test('tomorrow a server may be restarted, but not a VM that does not boot', () => {
  const spent = run({
    base: 'models',
    timings: { vmDetection: '20m' },
    script: [
      fails('1m', 'vapp/was-1:was'),
      fails('10m', 'vapp/was-1', false),
      { at: '10m', action: 'restart-vm', target: 'vapp/was-1' },
    ],
  });
  const moment = momentAt(spent, 15 * M);
  expect(moment.state('vapp/was-1')).toBe('spent');
  expect(moment.timersOf('vapp/was-1').map((timer) => timer.key)).toContain('wasDailyRestart');
  expect(moment.look('vapp/was-1')).toBe('abandoned');
});
