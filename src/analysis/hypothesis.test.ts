import { describe, expect, test } from 'vitest';
import type { Hypothesis, ScenarioFile } from '../scenario/validator.ts';
import { simulate } from '../sim/simulate.ts';
import { worldOf } from '../world/world.test-kit.ts';
import { judge } from './hypothesis.ts';

type Script = NonNullable<ScenarioFile['script']>;
const golden = (script: Script) => simulate(worldOf({ base: 'golden', script }));
const claims = (run: ReturnType<typeof golden>, hypothesis: Partial<Hypothesis>) =>
  judge(run, { staysUp: ['shop'], ...hypothesis });

const vmDies = golden([{ at: '1m', fault: 'fail', target: 'shop/was-1' }]);
const primaryDies = golden([{ at: '1m', fault: 'fail', target: 'shopdb/db-1' }]);
const allDie = golden([
  { at: '1m', fault: 'fail', target: 'shopdb/db-1' },
  { at: '1m', fault: 'fail', target: 'shopdb/db-2' },
]);

describe('what holds', () => {
  test('a dead VM among four is no outage', () => {
    expect(claims(vmDies, { noDataLost: true })).toEqual({ pass: true, breaches: [] });
  });
  test('an outage as long as allowed', () => {
    expect(claims(primaryDies, { longestOutage: 45_000 }).pass).toBe(true);
  });
});

describe('what breaks it', () => {
  test('an outage longer than allowed, from the moment on at which it was', () => {
    const [first] = claims(primaryDies, { longestOutage: 44_999 }).breaches;
    expect(first).toMatchObject({ claim: 'staysUp', workload: 'shop', t: 104_999, root: 1 });
    expect(primaryDies.events[(first?.event ?? 0) - 1]).toMatchObject({
      kind: 'outage-begin',
      subject: 'shop',
    });
    expect(first?.text).toBe('shop was out for 0:45 from 1:00 on; 0:44.999 were allowed.');
  });
  test('something that waits for the deployer, or was done by them', () => {
    const [first] = claims(vmDies, { noDeployerAction: true }).breaches;
    expect(vmDies.events[(first?.event ?? 0) - 1]).toMatchObject({
      kind: 'action-needed',
      subject: 'shop/was-1',
    });
    const helped = golden([
      { at: '1m', fault: 'fail', target: 'shop/was-1:was' },
      { at: '10m', action: 'investigate', target: 'shop/was-1:was' },
    ]);
    expect(claims(helped, {}).pass).toBe(true);
    expect(claims(helped, { noDeployerAction: true }).breaches[0]).toMatchObject({
      claim: 'noDeployerAction',
      text: 'The deployer acted: investigate shop/was-1:was.',
    });
  });
  test('lost data', () => {
    const run = simulate(
      worldOf({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'db', kind: 'vapp-db2', backup: false }],
        script: [{ at: '1m', fault: 'fail', target: 'db/db-1', boots: false }],
      }),
    );
    const claim = judge(run, { staysUp: ['db'], longestOutage: 86_400_000, noDataLost: true });
    expect(claim.breaches.map((b) => b.claim)).toContain('noDataLost');
  });
});

describe('a dead workload never passes', () => {
  test('one that is down at the end, however long an outage may be', () => {
    const verdict = claims(allDie, { longestOutage: 864_000_000 });
    expect(verdict.pass).toBe(false);
    expect(verdict.breaches[0]?.text).toBe('shop was down at the end, since 1:00.');
  });
  test('one that was never up', () => {
    const run = simulate(
      worldOf({
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [
          { id: 'proxy', kind: 'proxy', members: 1 },
          { id: 'app', kind: 'vapp-was', routing: 'proxy' },
        ],
        script: [{ at: '0s', fault: 'fail', target: 'proxy/proxy-1' }],
        until: '1s',
      }),
    );
    expect(judge(run, { staysUp: ['app'], longestOutage: 864_000_000 }).pass).toBe(false);
  });
});
