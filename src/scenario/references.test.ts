import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryScenario, goldenDrill } from './arbitrary.ts';
import { parseValue } from './parse.ts';
import { checkReferences } from './references.ts';
import { TOPOLOGIES } from './topologies.ts';

const TOPOLOGY_NAMES = Object.keys(TOPOLOGIES).join(', ');

function mistakesIn(file: object): string[] {
  const result = parseValue({ version: 1, ...file });
  return result.ok
    ? []
    : result.mistakes.map((m) => `${m.path}: found ${m.found}, expected ${m.expected}`);
}
const rack = { id: 'a', model: 'w1500-64' };
const runs = (...deployments: object[]) => ({
  racks: [rack, { id: 'b', model: 'w1500-32' }],
  deployments,
});
const was = (id: string, more: object = {}) => ({ id, kind: 'vsys-was', ...more });
const groups = (...cloudGroups: object[]) => ({ racks: [{ ...rack, cloudGroups }] });

describe('base, racks and deployments', () => {
  test.each<[string, object, string[]]>([
    [
      'neither',
      {},
      [
        `scenario: found neither base nor racks, expected either base (a built-in topology: ${TOPOLOGY_NAMES}), or racks and deployments`,
      ],
    ],
    [
      'both',
      { base: 'golden', racks: [rack], deployments: [] },
      [
        'racks: found racks beside a base, expected either base, or racks and deployments',
        'deployments: found deployments beside a base, expected either base, or racks and deployments',
      ],
    ],
    [
      'an unknown base',
      { base: 'silver' },
      [`base: found "silver", expected a built-in topology: ${TOPOLOGY_NAMES}`],
    ],
    [
      'a base of another sort',
      { base: 'constructor' },
      [`base: found "constructor", expected a built-in topology: ${TOPOLOGY_NAMES}`],
    ],
    [
      'deployments alone',
      { deployments: [was('shop')] },
      [
        `racks: found nothing, expected either base (a built-in topology: ${TOPOLOGY_NAMES}), or racks and deployments`,
      ],
    ],
    ['a rack alone is enough', { racks: [rack] }, []],
  ])('%s', (_, file, said) => expect(mistakesIn(file)).toEqual(said));
});

describe('racks and cloud groups', () => {
  const nodes =
    'the rack a (a w1500-64), one of its chassis, or a compute node from a/c1/n1 to a/c1/n4';
  test.each<[string, object, string[]]>([
    [
      'two racks of one name',
      { racks: [rack, rack] },
      ['racks[1].id: found "a", expected a name that racks[0] does not have'],
    ],
    [
      'a reserved name',
      { racks: [{ ...rack, id: 'wan' }] },
      ['racks[0].id: found "wan", expected a name other than lb, sprayer, tsm, wan, site'],
    ],
    [
      'two groups of one name',
      groups({ name: 'x', nodes: ['a/c1/n1'] }, { name: 'x', nodes: ['a/c1/n2'] }),
      [
        'racks[0].cloudGroups[1].name: found "x", expected a name that racks[0].cloudGroups[0] does not have',
      ],
    ],
    [
      'a node that is not there',
      groups({ name: 'x', nodes: ['a/c1/n5'] }),
      [`racks[0].cloudGroups[0].nodes[0]: found "a/c1/n5", expected ${nodes}`],
    ],
    [
      'a node of another rack',
      groups({ name: 'x', nodes: ['b/c1/n1'] }),
      [`racks[0].cloudGroups[0].nodes[0]: found "b/c1/n1", expected ${nodes}`],
    ],
    [
      'a node in two groups',
      groups({ name: 'x', nodes: ['a/c1/n2'] }, { name: 'y', nodes: ['a/c1/n1', 'a/c1/n2'] }),
      [
        'racks[0].cloudGroups[1].nodes[1]: found "a/c1/n2" also in cloud group "x", expected each node in one cloud group only',
      ],
    ],
    [
      'a chassis over a taken node',
      groups({ name: 'x', nodes: ['a/c1/n2'] }, { name: 'y', nodes: ['a/c1'] }),
      [
        'racks[0].cloudGroups[1].nodes[0]: found "a/c1", so a/c1/n2, also in cloud group "x", expected each node in one cloud group only',
      ],
    ],
    [
      'a node twice in its own group does no harm',
      groups({ name: 'x', nodes: ['a/c1/n2', 'a'] }),
      [],
    ],
  ])('%s', (_, file, said) => expect(mistakesIn(file)).toEqual(said));
});

describe('deployments', () => {
  const cell = 'a cell of its own (topology nd, not federated itself)';
  test.each<[string, object, string[]]>([
    [
      'two of one name',
      runs(was('shop'), was('shop')),
      ['deployments[1].id: found "shop", expected a name that deployments[0] does not have'],
    ],
    [
      'the name of a rack',
      runs(was('b')),
      [
        'deployments[0].id: found "b", expected a name other than those of racks (a, b) and of lb, sprayer, tsm, wan, site',
      ],
    ],
    [
      'an unknown rack',
      runs(was('shop', { rack: 'c' })),
      ['deployments[0].rack: found "c", expected a rack of this scenario: a, b'],
    ],
    [
      'an unknown cloud group',
      runs(was('shop', { cloudGroup: 'prod' })),
      ['deployments[0].cloudGroup: found "prod", expected a cloud group of rack a: default'],
    ],
    [
      'a database that is not there',
      runs(was('shop', { database: 'db' })),
      [
        'deployments[0].database: found "db", expected a database (vsys-db2, vapp-db2), and there is none',
      ],
    ],
    [
      'a database that is none',
      runs(was('shop', { database: 'shop' }), { id: 'shopdb', kind: 'vsys-db2' }),
      ['deployments[0].database: found "shop", expected a database (vsys-db2, vapp-db2): shopdb'],
    ],
    [
      'a standby rack that is not there',
      runs({ id: 'db', kind: 'vsys-db2', hadr: { standbyRack: 'c' } }),
      ['deployments[0].hadr.standbyRack: found "c", expected a rack of this scenario: a, b'],
    ],
    [
      'federated to itself',
      runs(was('shop', { federatedTo: 'shop' })),
      [`deployments[0].federatedTo: found "shop", expected ${cell}, and there is none`],
    ],
    [
      'federated to a federated one',
      runs(was('x'), was('y', { federatedTo: 'x' }), was('z', { federatedTo: 'y' })),
      [`deployments[2].federatedTo: found "y", expected ${cell}: x`],
    ],
    [
      'federated to a standalone one',
      runs(was('x', { topology: 'standalone' }), was('y', { federatedTo: 'x' })),
      [`deployments[1].federatedTo: found "x", expected ${cell}, and there is none`],
    ],
    [
      'federated and standalone',
      runs(was('x'), was('y', { federatedTo: 'x', topology: 'standalone' })),
      [
        'deployments[1].topology: found "standalone" with federatedTo, expected nd: only members of a cell are federated',
      ],
    ],
    ['federated', runs(was('x'), was('y', { federatedTo: 'x', rack: 'b' })), []],
  ])('%s', (_, file, said) => expect(mistakesIn(file)).toEqual(said));

  test('kinds of later parts: their references and limits are checked all the same', () => {
    const said = mistakesIn(
      runs(
        { id: 'app', kind: 'vapp-was', routing: 'cache', caching: 'cache', scaling: { min: 7 } },
        { id: 'cache', kind: 'cache', scaling: { max: 1 } },
        { id: 'imp', kind: 'vsys-was-imp', members: 3, max: 2 },
      ),
    ).filter((line) => !line.includes('this build runs yet'));
    expect(said).toEqual([
      'deployments[0].routing: found "cache", expected a proxy deployment, and there is none',
      'deployments[0].scaling: found min 7 and max 6, expected a min that is not above max',
      'deployments[1].scaling: found min 2 and max 1, expected a min that is not above max',
      'deployments[2].max: found min 3 and max 2, expected a min that is not above max',
    ]);
  });
});

test('law: scenarios made at random are valid, so the laws above them mean something', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryScenario(), goldenDrill()), (scenario) => {
      expect(checkReferences(scenario, 'scenario')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

describe('a service', () => {
  const db = { id: 'db', kind: 'vsys-db2' };
  test.each<[string, object, string[]]>([
    ['may have a name of its own', runs(was('shop', { service: 'web' }), db), []],
    [
      'may be called after one of its deployments',
      runs(was('shop'), was('more', { service: 'shop' })),
      [],
    ],
    [
      'is none of a database',
      runs(was('shop', { service: 'db', database: 'db' }), db),
      [
        'deployments[0].service: found "db", expected the name of a service: db is a deployment of kind vsys-db2, which takes no part in one',
      ],
    ],
  ])('%s', (_, file, said) => expect(mistakesIn(file)).toEqual(said));
});
