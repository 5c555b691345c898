import { expect, test } from 'vitest';
import { parseValue } from './parse.ts';
import { planOf } from './plan.ts';
import { TOPOLOGIES } from './topologies.ts';
import { warningsOf } from './warnings.ts';

const warningsIn = (file: object) => {
  const parsed = parseValue({ version: 1, ...file });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return warningsOf(planOf(parsed.value));
};

test('a cell stretched over two sites is allowed, and warned against where the file says so', () => {
  const cell = (site: string) => ({
    racks: [
      { id: 'a', model: 'w1500-96', site: 'east' },
      { id: 'b', model: 'w1500-96', site },
    ],
    deployments: [
      { id: 'db', kind: 'vsys-db2' },
      { id: 'shop', kind: 'vsys-was' },
      { id: 'more', kind: 'vsys-was', rack: 'b', federatedTo: 'shop' },
    ],
  });
  expect(warningsIn(cell('east'))).toEqual([]);
  expect(
    warningsIn(cell('west')).map(({ path, sentence }) => [path, sentence.slice(0, 77)]),
  ).toEqual([
    [
      'deployments[2].federatedTo',
      'more at site west would be administered by the deployment manager of shop at ',
    ],
  ]);
});

test.each(Object.keys(TOPOLOGIES))('nothing is to be warned against in %s', (base) => {
  expect(warningsIn({ base })).toEqual([]);
});
