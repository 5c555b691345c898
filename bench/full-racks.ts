// One click where it costs most: two full racks of two sites with 300 VMs, a script of the day before, and one fault more, from a drive to a whole site.
import type { DeploymentSpec, Line, Scenario } from '../src/scenario/validator.ts';
import { simulate } from '../src/sim/simulate.ts';
import { openScenario } from '../src/world/open.ts';
import type { World } from '../src/world/world.ts';
import { quantile } from './measure.ts';
import { inMs, printTable, whole } from './table.ts';

const ROUNDS = 30;
const MINUTE = 60_000;

/** 150 VMs in each rack: six services over both racks, each with a cell and a HADR pair, and what one rack has for itself. */
function deployments(): DeploymentSpec[] {
  const all: DeploymentSpec[] = [];
  for (let i = 1; i <= 6; i++) {
    for (const rack of ['a', 'b'])
      all.push({
        id: `shop${i}-${rack}`,
        kind: 'vsys-was',
        rack,
        members: 12,
        http: 2,
        database: `db${i}`,
        service: `shop${i}`,
        ...(rack === 'b' && i <= 3 ? { federatedTo: `shop${i}-a` } : {}),
      });
    all.push({ id: `db${i}`, kind: 'vsys-db2', hadr: { standbyRack: 'b' } });
  }
  for (const rack of ['a', 'b']) {
    all.push(
      { id: `cache-${rack}`, kind: 'cache', rack, members: 8 },
      { id: `proxy-${rack}`, kind: 'proxy', rack, members: 6 },
      { id: `vappdb-${rack}`, kind: 'vapp-db2', rack },
      {
        id: `vapp-${rack}`,
        kind: 'vapp-was',
        rack,
        members: 16,
        load: 1200,
        scaling: { min: 16, max: 20 },
        routing: `proxy-${rack}`,
        caching: `cache-${rack}`,
        database: `vappdb-${rack}`,
      },
      { id: `own-${rack}`, kind: 'custom', rack, members: rack === 'a' ? 23 : 26 },
    );
  }
  return all;
}

const scenario = (script: Line[]): Scenario => ({
  version: 1,
  racks: [
    { id: 'a', model: 'w1500-608', site: 'east' },
    { id: 'b', model: 'w1500-608', site: 'west' },
  ],
  deployments: deployments(),
  script,
});

const past: Line[] = [
  { at: 1 * MINUTE, fault: 'fail', target: 'a/c1/n1' },
  { at: 20 * MINUTE, fault: 'fail', target: 'shop1-a/was-1' },
  { at: 25 * MINUTE, action: 'restart-vm', target: 'shop1-a/was-1' },
  { at: 40 * MINUTE, fault: 'fail', target: 'b/tor-1' },
  { at: 60 * MINUTE, repair: true, target: 'a/c1/n1' },
];

const AT = 120 * MINUTE;
const fails = (target: string): Line[] => [{ at: AT, fault: 'fail', target }];
const CLICKS: Readonly<Record<string, Line[]>> = {
  'a drive': fails('a/e1/d05'),
  'a switch': fails('a/c2/sw-1'),
  'a process': fails('shop2-a/was-3:was'),
  'a VM': fails('vapp-a/was-3'),
  'a node': fails('a/c2/n3'),
  'the load balancer': fails('lb'),
  'the link between the sites': fails('wan'),
  'a rack': fails('a'),
  'a site, and back': [
    ...fails('site:east'),
    { at: AT + 30 * MINUTE, repair: true, target: 'site:east' },
  ],
  'maintenance of a rack': [
    { at: AT, maintenance: 'start', target: 'a' },
    { at: AT + 60 * MINUTE, maintenance: 'end', target: 'a' },
  ],
};

/** The same as a page opens it, before any click. */
export const fullRacks = (): Scenario => scenario(past);

export function measureFullRacks(): void {
  const rows: { what: string; figure: string }[] = [];
  const everything: number[] = [];
  let vms = 0;
  for (const [what, click] of Object.entries(CLICKS)) {
    const took: number[] = [];
    let events = 0;
    for (let round = -5; round < ROUNDS; round++) {
      const from = performance.now();
      const opened = openScenario(scenario([...past, ...click]));
      const run = simulate((opened as { value: World }).value);
      const ms = performance.now() - from;
      events = run.events.length;
      vms = run.vms.length;
      if (round >= 0) took.push(ms);
    }
    everything.push(...took);
    rows.push({
      what: `${what}, ${whole(events)} events: median, 95th percentile`,
      figure: `${inMs(quantile(took, 0.5))}, ${inMs(quantile(took, 0.95))}`,
    });
  }
  rows.push({ what: 'all of them: 95th percentile', figure: inMs(quantile(everything, 0.95)) });
  printTable(
    `One click on two full racks with ${whole(vms)} VMs: opened and run from the start, ${ROUNDS} times each, time on the wall`,
    rows,
  );
}
