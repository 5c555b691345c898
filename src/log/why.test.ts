// Degraded always says why (rulebook 7.11): rows for what is said, and the law that something is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryScenario, recoveryDrill } from '../scenario/arbitrary.ts';
import type { ScenarioFile } from '../scenario/validator.ts';
import { simulate } from '../sim/simulate.ts';
import { run } from '../sim/story.test-kit.ts';
import { openScenario } from '../world/open.ts';
import { momentAt } from './moment.ts';

type File = Omit<ScenarioFile, 'version'>;
type Line = NonNullable<ScenarioFile['script']>[number];
const S = 1000;
const M = 60 * S;
const fails = (at: string, target: string): Line => ({ at, fault: 'fail', target });
const act = (at: string, action: Extract<Line, { action: string }>['action'], target: string) => ({
  at,
  action,
  target,
});
const SMALL: File = { racks: [{ id: 'a', model: 'w1500-64' }] };
const shop: File = {
  ...SMALL,
  deployments: [
    { id: 'shop', kind: 'vsys-was', members: 2, load: 10, database: 'db' },
    { id: 'db', kind: 'vsys-db2', hadr: {} },
  ],
};
const lone: File = {
  ...SMALL,
  deployments: [
    { id: 'shop', kind: 'vsys-was', members: 2, load: 10, database: 'db' },
    { id: 'db', kind: 'vsys-db2' },
  ],
};

describe('what is said', () => {
  test.each<[string, File, string, number, string, string[]]>([
    ['whole', shop, 'shop', M, 'up', []],
    [
      'a VM is dead',
      { ...shop, script: [fails('1m', 'shop/was-1')] },
      'shop',
      M,
      'degraded',
      ['was-1 is dead'],
    ],
    [
      'a VM boots',
      { ...shop, script: [fails('1m', 'shop/was-1'), act('2m', 'restart-vm', 'shop/was-1')] },
      'shop',
      5 * M,
      'degraded',
      ['was-1 boots'],
    ],
    [
      'its processes start one after the other',
      { ...shop, script: [fails('1m', 'shop/was-1'), act('2m', 'restart-vm', 'shop/was-1')] },
      'shop',
      345 * S,
      'degraded',
      ['node-agent of was-1 starts', 'was of was-1 is to start'],
    ],
    [
      'a process is dead; the only one of its VM is called by its VM',
      { ...shop, script: [fails('1m', 'shop/was-1:was'), fails('1m', 'shop/dmgr-1:dmgr')] },
      'shop',
      M,
      'degraded',
      ['was of was-1 is dead', 'dmgr-1 is dead'],
    ],
    [
      'its node is lost',
      { base: 'golden', script: [fails('1m', 'host:shop/was-1')] },
      'shop',
      M,
      'degraded',
      ['was-1 waits for a place'],
    ],
    [
      'a clone is deployed',
      { ...shop, script: [act('1m', 'add-clone', 'shop')] },
      'shop',
      5 * M,
      'degraded',
      ['was-3 is deployed'],
    ],
    [
      'the pair',
      { ...shop, script: [fails('1m', 'db/db-2')] },
      'db',
      M,
      'degraded',
      ['db-2 is dead', 'the pair is not in peer state'],
    ],
    [
      'the pair has no primary',
      { ...shop, script: [fails('1m', 'db/db-1:db2')] },
      'db',
      M,
      'down',
      ['db-1 is dead', 'no primary serves'],
    ],
    [
      'the database of an application',
      { ...shop, script: [fails('1m', 'db/db-1:db2')] },
      'shop',
      M,
      'down',
      ['no database: db has no primary'],
    ],
    [
      'the same for its service',
      { ...lone, script: [fails('1m', 'db/db-1:db2')] },
      'service:shop',
      M,
      'down',
      ['no database: db has no primary'],
    ],
    [
      'DB2 runs and has no data',
      { ...lone, script: [fails('1m', 'db/db-1'), act('2m', 'new-instance', 'db')] },
      'db',
      15 * M,
      'down',
      ['db-2 has no data yet'],
    ],
    [
      'the SLA first',
      {
        ...SMALL,
        deployments: [{ id: 'w', kind: 'vsys-was', members: 2, load: 100 }],
        script: [fails('1m', 'w/was-1:was')],
      },
      'w',
      M,
      'degraded',
      ['its SLA is missed', 'was of was-1 is dead'],
    ],
    [
      'a cell whose HTTP servers stand in another deployment',
      {
        ...SMALL,
        deployments: [
          { id: 'head', kind: 'vsys-was' },
          { id: 'more', kind: 'vsys-was', http: 0, federatedTo: 'head' },
        ],
        script: [fails('1m', 'head/http-1')],
      },
      'more',
      M,
      'down',
      ['no HTTP server of head serves'],
    ],
    [
      'one HTTP server of the cell is enough, wherever it stands',
      {
        ...SMALL,
        deployments: [
          { id: 'head', kind: 'vsys-was' },
          { id: 'more', kind: 'vsys-was', database: 'db', federatedTo: 'head' },
          { id: 'db', kind: 'vsys-db2' },
        ],
        script: [fails('1m', 'head/http-1'), fails('1m', 'db/db-1:db2')],
      },
      'more',
      M,
      'down',
      ['no database: db has no primary'],
    ],
    [
      'the proxies before it',
      {
        ...SMALL,
        deployments: [
          { id: 'app', kind: 'vapp-was', routing: 'px' },
          { id: 'px', kind: 'proxy', members: 1 },
        ],
        script: [fails('1m', 'px/proxy-1:proxy')],
      },
      'app',
      M,
      'down',
      ['no proxy of px serves'],
    ],
    [
      'its caching service',
      {
        ...SMALL,
        deployments: [
          { id: 'app', kind: 'vapp-was', caching: 'grid' },
          { id: 'grid', kind: 'cache', members: 1 },
        ],
        script: [fails('1m', 'grid/cache-1:cache')],
      },
      'app',
      M,
      'degraded',
      ['no container of grid serves'],
    ],
  ])('%s', (_, file, id, t, state, why) => {
    expect(momentAt(run(file), t).health(id)).toMatchObject({ state, why });
  });
});

describe('the law', () => {
  const RUNS = Math.ceil(Number(process.env.RACKDRILL_RUNS ?? 2000) / 10);

  test('not up: at least one reason, and a real one; up: none', () => {
    let told = 0;
    fc.assert(
      fc.property(
        fc.oneof(arbitraryScenario({ runnable: true, lines: 14 }), recoveryDrill()),
        (scenario) => {
          const world = openScenario(scenario);
          if (!world.ok) return;
          const random = simulate(world.value);
          for (const t of new Set(random.events.map((event) => event.t))) {
            const moment = momentAt(random, t);
            for (const id of random.health.keys()) {
              const { state, why } = moment.health(id);
              expect(why.length > 0, `${id} at ${t} is ${state}`).toBe(state !== 'up');
              expect(why, `${id} at ${t} is ${state}`).not.toContain('no request can pass');
              for (const reason of why) expect(reason).not.toMatch(/undefined|null|NaN/);
              told += why.length;
            }
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(told).toBeGreaterThan(RUNS);
  });
});
