import { expect, it } from 'vitest';
import { planOf } from '../scenario/plan.ts';
import type { DeploymentSpec } from '../scenario/validator.ts';
import { hueOf } from './hues.ts';

const plan = (deployments: DeploymentSpec[]) =>
  planOf({ version: 1, racks: [{ id: 'a', model: 'w1500-608' }], deployments });

it('gives hues in order, a database that of its workload, custom images after the others', () => {
  const p = plan([
    { id: 'tools', kind: 'custom' },
    { id: 'shopdb', kind: 'vsys-db2' },
    { id: 'shop', kind: 'vsys-was', database: 'shopdb' },
    { id: 'lone', kind: 'vapp-db2' },
    { id: 'web', kind: 'vsys-was', database: 'shopdb' },
  ]);
  expect(['shop', 'shopdb', 'lone', 'web', 'tools'].map((id) => hueOf(p, id))).toEqual([
    1, 1, 2, 3, 4,
  ]);
  expect(hueOf(p, 'shop@b')).toBe(1);
});

it('starts again after the eighth', () => {
  const p = plan(Array.from({ length: 10 }, (_, i) => ({ id: `d${i}`, kind: 'proxy' as const })));
  expect(Array.from({ length: 10 }, (_, i) => hueOf(p, `d${i}`))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 1, 2,
  ]);
});
