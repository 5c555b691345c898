// Drills that come with the program: small stories to run, to open and to change. An id never changes its meaning once published.
import { must } from '../base/assert.ts';
import { parseShape } from './parse.ts';
import { TOPOLOGIES } from './topologies.ts';
import type { Scenario, ScenarioFile } from './validator.ts';

export interface Preset {
  readonly id: string;
  readonly title: string;
  /** What there is to see, in one sentence. */
  readonly about: string;
  readonly slides: readonly number[];
  readonly scenario: Scenario;
}

type Script = NonNullable<ScenarioFile['script']>;
type Layout = Pick<ScenarioFile, 'base' | 'racks' | 'deployments'>;
const golden: Layout = { base: 'golden' };

function preset(
  id: string,
  slides: readonly number[],
  title: string,
  about: string,
  script: Script,
  layout = golden,
): Preset {
  const read = parseShape({ version: 1, title, ...layout, script }, id);
  return {
    id,
    title,
    about,
    slides,
    scenario: must(read.ok ? read.value : null, `built-in drill ${id}`),
  };
}

const byHand: Layout = {
  racks: [{ id: 'a', model: 'w1500-608' }],
  deployments: [
    { id: 'shop', kind: 'vsys-was', members: 4, http: 2, database: 'shopdb' },
    { id: 'shopdb', kind: 'vsys-db2', hadr: { takeover: 'manual' } },
  ],
};

const crowded: Layout = {
  racks: [
    {
      id: 'a',
      model: 'w1500-64',
      cloudGroups: [
        { name: 'prod', nodes: ['a/c1/n1', 'a/c1/n2', 'a/c1/n3'] },
        { name: 'test', nodes: ['a/c1/n4'] },
      ],
    },
  ],
  deployments: [
    { id: 'shop', kind: 'vsys-was', priority: 'high', members: 3, size: { cores: 4 } },
    { id: 'reports', kind: 'custom', priority: 'low', members: 5, size: { cores: 4 } },
  ],
};

const ownImages: Layout = {
  racks: [{ id: 'a', model: 'w1500-96' }],
  deployments: [
    { id: 'legacy', kind: 'custom', members: 2 },
    { id: 'silent', kind: 'custom', itmAgent: false },
  ],
};

export const PRESETS: readonly Preset[] = [
  preset(
    'node-fails',
    [14, 16],
    'Lose the node under a member',
    'The plug-in sends requests elsewhere at once, the platform moves the VM, and the member rejoins.',
    [{ at: '1m', fault: 'fail', target: 'host:shop/was-1' }],
  ),
  preset(
    'vm-fails',
    [6],
    'Lose the VM of a member',
    'The platform sees that the VM is dead and leaves it so, until the deployer restarts it.',
    [
      { at: '1m', fault: 'fail', target: 'shop/was-1' },
      { at: '20m', action: 'restart-vm', target: 'shop/was-1' },
    ],
  ),
  preset(
    'server-fails',
    [6],
    'Kill an application server',
    'The platform does not look; the node agent of that VM restarts the server.',
    [{ at: '1m', fault: 'fail', target: 'shop/was-1:was' }],
  ),
  preset(
    'node-agent-fails',
    [6],
    'Kill the node agent, then its server',
    'With its node agent gone nobody restarts the server, until the deployer brings the agent back.',
    [
      { at: '1m', fault: 'fail', target: 'shop/was-1:node-agent' },
      { at: '3m', fault: 'fail', target: 'shop/was-1:was' },
      { at: '15m', action: 'restart-process', target: 'shop/was-1:node-agent' },
    ],
  ),
  preset(
    'dmgr-fails',
    [6],
    'Kill the deployment manager',
    'Requests pass as before, but a clone cannot join the cell until the manager is back.',
    [
      { at: '1m', fault: 'fail', target: 'shop/dmgr-1:dmgr' },
      { at: '5m', action: 'add-clone', target: 'shop' },
      { at: '20m', action: 'restart-process', target: 'shop/dmgr-1:dmgr' },
    ],
  ),
  preset(
    'primary-fails',
    [9, 16],
    'Lose the node under the primary database',
    'The HADR standby takes over; the old primary is moved and comes back as the standby.',
    [{ at: '1m', fault: 'fail', target: 'host:shopdb/db-1' }],
  ),
  preset(
    'takeover-by-hand',
    [9],
    'A takeover that waits for the deployer',
    'Here the standby takes over only when it is told to, and the shop is down until then.',
    [
      { at: '1m', fault: 'fail', target: 'shopdb/db-1' },
      { at: '6m', action: 'takeover', target: 'shopdb' },
      { at: '15m', action: 'restart-vm', target: 'shopdb/db-1' },
    ],
    byHand,
  ),
  preset(
    'add-clone',
    [6],
    'Replace a dead member by a clone',
    'Instead of restarting a dead VM the deployer adds a clone, which joins the cell with a new address.',
    [
      { at: '1m', fault: 'fail', target: 'shop/was-2' },
      { at: '5m', action: 'add-clone', target: 'shop/was-2' },
    ],
  ),
  preset(
    'full-group',
    [14, 16],
    'A node fails in a full cloud group',
    'There is room for few: high priority goes first, the rest wait until the node is repaired.',
    [
      { at: '1m', fault: 'fail', target: 'a/c1/n1' },
      { at: '30m', repair: true, target: 'a/c1/n1' },
    ],
    crowded,
  ),
  preset(
    'custom-image',
    [12, 14],
    'Own images: process, VM, node',
    'Nobody restarts the software or the VM of a custom image; only the loss of its node moves it.',
    [
      { at: '1m', fault: 'fail', target: 'legacy/custom-1:app' },
      { at: '5m', fault: 'fail', target: 'legacy/custom-2' },
      { at: '10m', fault: 'fail', target: 'silent/custom-1' },
      { at: '20m', action: 'restart-vm', target: 'silent/custom-1' },
      { at: '40m', fault: 'fail', target: 'host:silent/custom-1' },
    ],
    ownImages,
  ),
];

/** Which slide a built-in topology is drawn after. */
const TOPOLOGY_SLIDES: Readonly<Record<string, readonly number[]>> = {
  golden: [16],
  'single-cell': [17, 18],
  'dual-cell': [17, 19],
  dr: [20, 21],
};

/** The built-in topologies as scenarios with an empty script. */
export const PLAIN: readonly Preset[] = Object.entries(TOPOLOGIES).map(([id, { title }]) => ({
  id,
  title,
  about: 'A built-in topology with an empty script.',
  slides: TOPOLOGY_SLIDES[id] ?? [],
  scenario: { version: 1, title, base: id, script: [] },
}));

/** The built-in drill or topology of that id. */
export const presetOf = (id: string): Preset | null =>
  [...PRESETS, ...PLAIN].find((one) => one.id === id) ?? null;
