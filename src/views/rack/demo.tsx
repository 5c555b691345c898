import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../tokens.css';
import { momentAt } from '../../log/moment.ts';
import { planOf } from '../../scenario/plan.ts';
import type { Scenario } from '../../scenario/validator.ts';
import { simulate } from '../../sim/simulate.ts';
import { buildWorld } from '../../world/build.ts';
import { Patterns } from '../glyphs/Patterns.tsx';
import { Rack } from './Rack.tsx';

const q = new URLSearchParams(location.search);
const full: Scenario = {
  version: 1,
  racks: [
    {
      id: 'a',
      model: 'w1500-608',
      cloudGroups: [
        { name: 'prod', nodes: ['a/c1', 'a/c2'] },
        { name: 'test', nodes: ['a/c3'] },
      ],
    },
  ],
  deployments: [
    { id: 'shop', kind: 'vsys-was', members: 8, http: 2, database: 'shopdb', priority: 'high' },
    {
      id: 'shopdb',
      kind: 'vsys-db2',
      hadr: {},
      size: { cores: 4, memoryGb: 32 },
      priority: 'high',
    },
    { id: 'claims', kind: 'vsys-was', members: 12, http: 2, database: 'claimsdb' },
    { id: 'claimsdb', kind: 'vsys-db2', hadr: {}, size: { cores: 4, memoryGb: 32 } },
    { id: 'uat', kind: 'vsys-was', members: 24, http: 4, cloudGroup: 'test', priority: 'low' },
    { id: 'reports', kind: 'custom', members: 14, priority: 'low' },
    { id: 'lab', kind: 'custom', members: 33, cloudGroup: 'test', priority: 'low' },
  ],
  script: [
    { at: 60000, fault: 'fail', target: 'host:shop/was-1' },
    { at: 61000, fault: 'fail', target: 'shop/was-4' },
    { at: 61000, fault: 'fail', target: 'host:lab/custom-4' },
    { at: 600000, repair: true, target: 'a/c1/n1' },
  ],
};
const golden: Scenario = {
  version: 1,
  base: 'golden',
  script: [{ at: 60000, fault: 'fail', target: 'host:shop/was-1' }],
};
const small: Scenario = {
  version: 1,
  racks: [{ id: 'a', model: (q.get('model') ?? 'w1500-96') as 'w1500-96' }],
  deployments: [
    { id: 'shop', kind: 'vsys-was', members: 4, http: 2, database: 'shopdb' },
    { id: 'shopdb', kind: 'vsys-db2', hadr: {} },
  ],
};
const scenario = q.get('s') === 'golden' ? golden : q.get('s') === 'small' ? small : full;
const world = buildWorld(planOf(scenario));
if (!world.ok) throw new Error(JSON.stringify(world.mistakes));
const run = simulate(world.value);
document.documentElement.dataset.theme = q.get('theme') ?? 'light';
function Demo() {
  const [sel, setSel] = useState<string | null>(q.get('sel'));
  const [t, setT] = useState(Number(q.get('t') ?? 0));
  Object.assign(window, { setT, run, momentAt });
  const m0 = momentAt(run, t);
  const forced = q.get('look');
  const m = forced
    ? {
        ...m0,
        look: (a: string) =>
          ((run.world.parts.has(a) && !q.get('only')) || a.includes(q.get('only') ?? '~~~')
            ? forced
            : m0.look(a)) as never,
      }
    : m0;
  return (
    <div id="box">
      <Rack
        moment={m}
        selected={sel}
        preview={(q.get('preview') ?? '').split(',').filter(Boolean)}
        onSelect={setSel}
        calm={q.has('calm')}
        onActivate={(a) => {
          document.title = `activate ${a}`;
        }}
      />
    </div>
  );
}
const style = document.createElement('style');
style.textContent = `#box{position:absolute;left:16px;top:51px;width:${q.get('w') ?? 340}px;height:${q.get('h') ?? 843}px}`;
document.head.append(style);
createRoot(document.getElementById('root') as HTMLElement).render(
  <>
    <Patterns />
    <Demo />
  </>,
);
