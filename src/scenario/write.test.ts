import { expect, test } from 'vitest';
import { writeScenario } from './pretty.ts';

test('a file that people like to read', () => {
  const text = writeScenario({
    script: [
      { target: 'shop/was-1', fault: 'fail', at: 60_000, boots: false },
      { at: 1500, load: 500, target: 'shop' },
    ],
    deployments: [{ hadr: { takeover: 'manual' }, kind: 'vsys-db2', id: 'shopdb' }],
    racks: [{ model: 'w1500-32', id: 'a', cloudGroups: [{ name: 'prod', nodes: ['a/c1'] }] }],
    timings: { wasStart: 90_000, vmBoot: 86_400_000 },
    title: 'Lose a node',
    version: 1,
  });
  expect(text).toBe(`{
  "version": 1,
  "title": "Lose a node",
  "racks": [
    { "id": "a", "model": "w1500-32", "cloudGroups": [{ "name": "prod", "nodes": ["a/c1"] }] }
  ],
  "deployments": [
    { "id": "shopdb", "kind": "vsys-db2", "hadr": { "takeover": "manual" } }
  ],
  "timings": { "vmBoot": "1d", "wasStart": "90s" },
  "script": [
    { "at": "1m", "fault": "fail", "target": "shop/was-1", "boots": false },
    { "at": "1500ms", "load": 500, "target": "shop" }
  ]
}
`);
});

test('an empty script stays an empty script', () => {
  expect(writeScenario({ version: 1, base: 'golden', script: [] })).toBe(
    '{\n  "version": 1,\n  "base": "golden",\n  "script": []\n}\n',
  );
});
