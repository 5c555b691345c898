// What each topology gives its workloads, judged by running every single fault of it; and how the verdict falls when a pair is gone.
import { expect, test } from 'vitest';
import { TOPOLOGIES } from '../scenario/topologies.ts';
import type { DeploymentSpec, Line, Scenario } from '../scenario/validator.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import { allTried, singlePoints } from './trials.ts';
import { type Verdict, verdictsOf } from './verdict.ts';

function judged(scenario: Scenario, t = 0) {
  const world = openScenario(scenario);
  if (!world.ok) throw new Error(JSON.stringify(world.mistakes));
  const results = allTried(world.value);
  const verdicts = verdictsOf(simulate(world.value), t, results);
  return { points: singlePoints(results).map((r) => r.trial.target), verdicts };
}
const of = (base: string, more: Partial<Scenario> = {}, t = 0) =>
  judged({ version: 1, base, ...more }, t);
/** `shop: high yes (within the rack), continuous no, disaster none`. */
const short = ({ service, high, reach, continuous, disaster }: Verdict) =>
  `${service}: high ${high.holds ? reach : 'no'}, continuous ${continuous.holds ? 'yes' : 'no'}, disaster ${disaster.is}`;

test('golden: no single point of failure within the rack, and the takeover is the worst', () => {
  const { points, verdicts } = of('golden');
  expect(points).toEqual([]);
  expect(verdicts.map(short)).toEqual(['shop: high within the rack, continuous no, disaster none']);
  expect(verdicts[0]?.high.words).toBe(
    'Yes, within the rack: at worst 0:45, ended by the middleware. The loss of rack a it does not survive.',
  );
  expect(verdicts[0]?.continuous.words).toBe(
    'No: 3 faults within a rack stop it, at worst for 0:45; so does the loss of rack a; maintenance of rack a is an outage.',
  );
  expect(verdicts[0]?.outside).toBe(
    'The load balancer outside the racks stops shop until it is repaired.',
  );
});

test('models: what has one VM of its kind is a single point of failure', () => {
  const { points, verdicts } = of('models');
  expect(points).toContain('custom/custom-1');
  expect(points).toContain('vappdb/db-1:db2');
  expect(points).not.toContain('vsysdb/db-1');
  expect(verdicts.map(short)).toEqual([
    'vapp: high no, continuous no, disaster none',
    'vsys: high no, continuous no, disaster none',
    'imp: high no, continuous no, disaster none',
    'impstatic: high no, continuous no, disaster none',
    'cache: high within the rack, continuous no, disaster none',
    'proxy: high within the rack, continuous no, disaster none',
    'custom: high no, continuous no, disaster none',
  ]);
  expect(verdicts.at(-1)?.high).toMatchObject({
    words:
      'No: after the failure of custom/custom-1 and the failure of custom/custom-1:app it is out until the deployer comes.',
  });
});

test('single-cell: either rack may be lost, and maintenance stops nothing', () => {
  const { points, verdicts } = of('single-cell');
  expect(points).toEqual([]);
  expect(verdicts.map(short)).toEqual([
    'shop: high with any rack lost, continuous no, disaster none',
  ]);
  expect(verdicts[0]?.continuous.words).not.toContain('maintenance');
});

test('dual-cell: either site may be lost; its sessions go with it', () => {
  const { verdicts } = of('dual-cell');
  expect(verdicts.map(short)).toEqual([
    'web: high with any site lost, continuous no, disaster serves on',
  ]);
  expect(verdicts[0]?.high.words).toContain('A lost rack takes its HTTP sessions along.');
});

test('dr: nothing is automatic; what is critical can be rebuilt, and prepared it is sooner', () => {
  const { verdicts } = of('dr');
  expect(verdicts.map(short)).toEqual([
    'shop: high no, continuous no, disaster not prepared',
    'portal: high no, continuous no, disaster not prepared',
    'reports: high no, continuous no, disaster none',
  ]);
  const deploy = (target: string): Line => ({ at: 0, action: 'deploy-standby', target });
  const script = ['shop', 'shopdb', 'portal', 'portaldb'].map(deploy);
  const day = 86_400_000;
  expect(of('dr', { script, until: day }, day).verdicts.map((v) => v.disaster.is)).toEqual([
    'prepared',
    'prepared',
    'none',
  ]);
});

test('without a pair, or one that nobody switches, golden and single-cell are not highly available', () => {
  const broken = (base: string, hadr: object | null) =>
    of(base, {
      deployments: (TOPOLOGIES[base]?.deployments ?? []).map((d): DeploymentSpec => {
        if (d.kind !== 'vsys-db2') return d;
        const { hadr: old, ...rest } = d;
        return hadr === null ? rest : { ...rest, hadr: { ...old, ...hadr } };
      }),
    });
  for (const base of ['golden', 'single-cell'])
    for (const hadr of [null, { takeover: 'manual' }]) {
      const { points, verdicts } = broken(base, hadr);
      expect(points, `${base} ${JSON.stringify(hadr)}`).toContain('shopdb/db-1:db2');
      expect(verdicts[0]?.high.holds).toBe(false);
      expect(verdicts[0]?.reach).toBeNull();
    }
});

test('two racks without a database: nothing stops it, planned or not', () => {
  const web = (id: string, rack: string): DeploymentSpec => ({
    id,
    rack,
    kind: 'vsys-was',
    members: 2,
    http: 2,
    service: 'web',
  });
  const { verdicts } = judged({
    version: 1,
    racks: [
      { id: 'a', model: 'w1500-96' },
      { id: 'b', model: 'w1500-96' },
    ],
    deployments: [web('one', 'a'), web('two', 'b')],
  });
  expect(verdicts.map(short)).toEqual([
    'web: high with any rack lost, continuous yes, disaster none',
  ]);
});
