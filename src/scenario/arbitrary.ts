// Scenarios at random, all of them valid: for the laws that tests hold the engine and the codec to. Only tests load this file.
import fc from 'fast-check';
import { MODEL_NAMES, type RackModel, rackModel } from './models.ts';
import { nodeAddresses, type Plan, planOf, targetOf } from './plan.ts';
import { REPEATING, TIMING_KEYS } from './timings.ts';
import {
  ACTIONS,
  type Action,
  type DeploymentSpec,
  type Kind,
  type Line,
  RATE_PARTS,
  type RackSpec,
  type Scenario,
} from './validator.ts';

export interface Wish {
  /** Only what this build's engine runs. VMs may still be too many for their racks. */
  readonly runnable?: boolean;
  /** At most so many lines of script; 12 if left out. */
  readonly lines?: number;
}

const ALL_KINDS: readonly Kind[] = [
  'vsys-was',
  'vsys-db2',
  'custom',
  'vapp-was',
  'vsys-was-imp',
  'vapp-db2',
  'cache',
  'proxy',
];

const ms = (most: number, least = 0) =>
  fc.oneof(
    fc.integer({ min: Math.ceil(least / 1000), max: Math.floor(most / 1000) }).map((s) => s * 1000),
    fc.integer({ min: least, max: most }),
  );
const HOUR = 3_600_000;
const title = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constant('<b>Lose a "node"</b> \n\u2028 & \ud800'),
);
const share = fc.integer({ min: 1, max: 100 }).map((n) => n / 100);

/** A record of which any key but those in `needed` may be missing. */
const some = <T extends object>(
  model: { [K in keyof T]: fc.Arbitrary<T[K]> },
  ...needed: (keyof T)[]
) => fc.record(model, { requiredKeys: needed }) as fc.Arbitrary<T>;

function rack(id: string): fc.Arbitrary<RackSpec> {
  return fc.constantFrom(...MODEL_NAMES.slice(1)).chain((model) => {
    const nodes = nodeAddresses(id, rackModel(model));
    const cut = fc.integer({ min: 1, max: nodes.length - 1 });
    const group = some({
      type: fc.constantFrom('dedicated', 'average'),
      reserveForHa: fc.boolean(),
    });
    const groups = fc.tuple(cut, group, group, fc.boolean()).map(([n, first, second, whole]) =>
      whole
        ? [{ name: 'all', nodes: [id], ...first }]
        : [
            { name: 'prod', nodes: nodes.slice(0, n), ...first },
            { name: 'test', nodes: nodes.slice(n), ...second },
          ],
    );
    return some(
      {
        id: fc.constant(id),
        model: fc.constant(model),
        site: fc.constantFrom('main', 'east', 'west'),
        cloudGroups: groups,
      },
      'id',
      'model',
    );
  }) as fc.Arbitrary<RackSpec>;
}

const racks = fc
  .constantFrom(['a'], ['a', 'b'], ['a', 'b'], ['west-1', 'x9'])
  .chain((ids) => fc.tuple(...ids.map(rack)));

function deployments(of: readonly RackSpec[]): fc.Arbitrary<DeploymentSpec[]> {
  return fc.array(fc.constantFrom(...ALL_KINDS), { maxLength: 5 }).chain((chosen) => {
    const named = chosen.map((kind, i) => ({ kind, id: `${kind.slice(0, 10)}-${i + 1}` }));
    return fc.tuple(...named.map((one) => deployment(one, named, of)));
  });
}

function deployment(
  { id, kind }: { id: string; kind: Kind },
  all: readonly { id: string; kind: Kind }[],
  of: readonly RackSpec[],
): fc.Arbitrary<DeploymentSpec> {
  const ids = of.map((r) => r.id);
  const named = (key: string, ...kinds: Kind[]) => {
    const choices = all.filter((d) => kinds.includes(d.kind) && d.id !== id).map((d) => d.id);
    return choices.length === 0 ? {} : { [key]: fc.constantFrom(...choices) };
  };
  const members = fc.integer({ min: 1, max: 4 });
  const everywhere = {
    rack: fc.constantFrom(...ids),
    priority: fc.constantFrom('high', 'medium', 'low'),
    critical: fc.boolean(),
    size: some({
      cores: fc.integer({ min: 1, max: 4 }),
      memoryGb: fc.integer({ min: 1, max: 32 }),
    }),
  };
  const served = {
    load: fc.oneof(
      fc.integer({ min: 0, max: 800 }),
      fc.double({ min: 0, max: 800, noNaN: true }).map(Math.abs),
    ),
    capacity: fc.integer({ min: 1, max: 500 }),
    service: fc.constantFrom('web', 'shop'),
  };
  const database = named('database', 'vsys-db2', 'vapp-db2');
  const cell = {
    ...served,
    ...database,
    members,
    http: fc.integer({ min: 0, max: 2 }),
    sessions: fc.constantFrom('shared', 'local', 'memory'),
    topology: fc.constant('nd'),
  };
  const scaling = some({
    min: fc.integer({ min: 1, max: 2 }),
    max: fc.integer({ min: 2, max: 6 }),
    threshold: share,
  });
  const options: Record<Kind, Record<string, fc.Arbitrary<unknown>>> = {
    'vsys-was': cell,
    'vsys-was-imp': {
      ...cell,
      cluster: fc.constantFrom('dynamic', 'static'),
      onFailure: fc.constantFrom('restart', 'add-member'),
      backupDmgr: fc.boolean(),
    },
    'vsys-db2': {
      hadr: some({
        takeover: fc.constantFrom('automatic', 'manual'),
        standbyRack: fc.constantFrom(...ids),
      }),
      backup: fc.boolean(),
    },
    custom: { members, itmAgent: fc.boolean() },
    'vapp-was': {
      ...served,
      ...database,
      ...named('routing', 'proxy'),
      ...named('caching', 'cache'),
      members,
      scaling,
    },
    'vapp-db2': { backup: fc.boolean() },
    cache: {
      members,
      replicas: fc.integer({ min: 0, max: 2 }),
      used: fc.integer({ min: 0, max: 100 }),
      scaling: some({ usedPercent: fc.integer({ min: 1, max: 100 }) }),
    },
    proxy: { members, scaling, dedicatedIpGroup: fc.boolean(), capacity: served.capacity },
  };
  // A standalone or federated cell has no deployment manager of its own, so no other may name it.
  const cells = all
    .filter((d) => d.kind === 'vsys-was' || d.kind === 'vsys-was-imp')
    .map((d) => d.id);
  const [head] = cells;
  const isCell = kind === 'vsys-was' || kind === 'vsys-was-imp';
  const own: Record<string, fc.Arbitrary<unknown>> = isCell && head !== undefined && head !== id
    ? { ...options[kind], federatedTo: fc.constant(head) }
    : isCell && cells.length === 1
      ? { ...options[kind], topology: fc.constantFrom('nd', 'standalone') }
      : options[kind];
  return some<Record<string, unknown>>(
    { id: fc.constant(id), kind: fc.constant(kind), ...everywhere, ...own },
    'id',
    'kind',
  ) as unknown as fc.Arbitrary<DeploymentSpec>;
}

const PROCESS: Readonly<Record<string, string>> = {
  http: 'http',
  dmgr: 'dmgr',
  db: 'db2',
  was: 'was',
  custom: 'app',
  cache: 'cache',
  proxy: 'proxy',
};

/** Some hardware of every kind: few enough of each that a random script hits the same pair or array twice. */
const hardwareOf = (rack: string, model: RackModel): string[] => [
  ...[1, 2].flatMap((n) => [
    `${rack}/mgmt-${n}`,
    `${rack}/virt-${n}`,
    `${rack}/tor-${n}`,
    `${rack}/san-${n}`,
    `${rack}/s1/canister-${n}`,
    `${rack}/c1/sw-${n}`,
    `${rack}/c1/fc-${n}`,
    `${rack}/c${model.chassis}/sw-${n}`,
    `${rack}/c1/sw-${n}~${rack}/tor-${n}`,
    `${rack}/c1/fc-${n}~${rack}/san-${n}`,
    `${rack}/s1/canister-1~${rack}/san-${n}`,
    `${rack}/e1/d0${n}`,
    `${rack}/e1/d0${n + 4}`,
    `${rack}/e2/d2${n}`,
    `${rack}/c1/n1/dimm-${n}`,
    `${rack}/c1/n1/core-${n}`,
  ]),
  `${rack}/e2/d04`,
  rack,
];

const sitesOf = (plan: Plan): string[] => [
  ...new Set(plan.racks.map((rack) => `site:${rack.site}`)),
];

/** Lines that name what a scenario has; `at` up to `lastMs`. */
export function arbitraryScript(
  scenario: Scenario,
  wish: Wish = {},
  lastMs = 3 * HOUR,
): fc.Arbitrary<Line[]> {
  const plan = planOf(scenario);
  const vms: string[] = [];
  const processes: string[] = [];
  for (const d of plan.deployments)
    for (const { role, number } of d.vms) {
      const vm = `${d.id}/${role}-${number}`;
      vms.push(vm);
      if (PROCESS[role]) processes.push(`${vm}:${PROCESS[role]}`);
      if (role === 'was' && d.topology === 'nd') processes.push(`${vm}:node-agent`);
    }
  const nodes = plan.racks.flatMap((r) => nodeAddresses(r.id, r.model));
  const ids = (test: (d: (typeof plan.deployments)[number]) => boolean) =>
    plan.deployments.filter(test).map((d) => d.id);
  const databases = ids((d) => d.kind === 'vsys-db2' || d.kind === 'vapp-db2');
  const caches = ids((d) => d.kind === 'cache');
  const proxies = ids((d) => d.kind === 'proxy');
  const pairs = ids((d) => d.hadr !== null);
  const websphere = ids((d) => d.load !== null);
  const cells = ids((d) => d.cell !== null);
  const at = ms(lastMs);
  const lines: fc.Arbitrary<unknown>[] = [];
  /** A kind of line is possible only if there is something it can name. Likelier kinds are named more often. */
  const add = (
    targets: readonly string[],
    model: Record<string, fc.Arbitrary<unknown>>,
    times = 1,
  ) => {
    if (targets.length === 0) return;
    const line = some<Record<string, unknown>>(
      { at, ...model, target: fc.constantFrom(...targets) },
      ...Object.keys(model).filter((key) => key !== 'boots' && key !== 'running'),
      'at',
      'target',
    );
    for (let i = 0; i < times; i++) lines.push(line);
  };
  const fail = { fault: fc.constant('fail') };
  const action = (...names: string[]) => ({ action: fc.constantFrom(...names) });
  add([...nodes.slice(0, 4), ...vms.map((vm) => `host:${vm}`)], fail, 3);
  add(nodes, fail);
  const hardware = plan.racks.flatMap((r) => hardwareOf(r.id, r.model));
  add(hardware, fail, 4);
  add(hardware, { repair: fc.constant(true) }, 2);
  const outside = ['lb', 'sprayer', 'tsm', 'wan', ...sitesOf(plan)];
  add(outside, fail);
  add([...outside, ...plan.racks.map((r) => r.id)], { repair: fc.constant(true) }, 2);
  add(
    plan.racks.map((r) => r.id),
    { maintenance: fc.constantFrom('start', 'end') },
    plan.racks.length,
  );
  add(
    plan.racks.flatMap((r) => [`active:${r.id}/mgmt`, `active:${r.id}/virt`]),
    fail,
  );
  add(nodes, { repair: fc.constant(true) });
  add(nodes.slice(0, 4), { repair: fc.constant(true) }, 2);
  add(vms, { ...fail, boots: fc.boolean() }, 2);
  add(processes, fail, 3);
  add(
    databases.map((id) => `primary:${id}`),
    { ...fail, boots: fc.boolean() },
  );
  add(vms, action('restart-vm'), 2);
  add(processes, action('restart-process'), 2);
  add([...vms, ...processes], action('investigate'));
  add(
    [...cells, ...vms.filter((vm) => cells.some((id) => vm.startsWith(`${id}/was-`)))],
    action('add-clone'),
    2,
  );
  add(
    [...databases, ...vms.filter((vm) => /\/(db|custom|cache|proxy)-/.test(vm))],
    action('new-instance'),
    2,
  );
  add(proxies, action('update-load-balancer'));
  add(caches, { used: fc.integer({ min: 0, max: 100 }) }, 2);
  add(databases, action('restore-backup'));
  add(pairs, action('takeover'), 2);
  add(websphere, { load: fc.integer({ min: 0, max: 900 }) });
  const targets = plan.racks
    .map((r) => targetOf(plan.racks, r.id)?.id)
    .filter((id) => id !== undefined);
  add(targets, action('prepare-target', 'import-patterns'));
  if (targets.length > 0)
    add(
      ids(() => true),
      { ...action('deploy-standby', 'start-standby', 'switch-sprayer'), running: fc.boolean() },
      4,
    );
  // VMs on a recovery rack, and what runs in them; lines that come before anything brings them there are dropped below.
  const there = (address: string): string[] => {
    const deployment = plan.deployments.find((d) => address.startsWith(`${d.id}/`));
    const target = deployment && targetOf(plan.racks, deployment.rack);
    return target ? [address.replace('/', `@${target.id}/`)] : [];
  };
  const vmsThere = vms.flatMap(there);
  const processesThere = processes.flatMap(there);
  add([...vmsThere, ...processesThere, ...vmsThere.map((vm) => `host:${vm}`)], fail, 2);
  add(vmsThere, action('restart-vm', 'new-instance', 'add-clone'));
  add(processesThere, action('restart-process', 'investigate'));
  if (!wish.runnable) {
    add(['a', 'cache'], { maintenance: fc.constantFrom('start', 'end') });
    add(['cache'], { used: fc.integer({ min: 0, max: 100 }) });
    add(['a/e1/d05', 'shop@b/was-1', 'a/c2/sw-1~a/tor-1', 'active:a/mgmt'], fail);
    add(['shop', 'b'], { action: fc.constantFrom(...ACTIONS), running: fc.boolean() });
  }
  const script = fc.array(fc.oneof(...lines), { maxLength: wish.lines ?? 12 }) as fc.Arbitrary<
    Line[]
  >;
  return wish.runnable
    ? script.map((drawn) => onlyWhoCanBeThere(drawn.map(runningWhereItBelongs)))
    : script;
}

/** "running" stands beside deploy-standby alone. */
function runningWhereItBelongs(line: Line): Line {
  if (!('action' in line) || line.action === 'deploy-standby') return line;
  const { running: _, ...rest } = line;
  return rest;
}

const BRINGS = /^(deploy|start)-standby$|^switch-sprayer$|^restore-backup$/;

/** Without the lines that name a VM on a recovery rack before its deployment may be there, or ask of it what its kind has not. */
export function onlyWhoCanBeThere(script: Line[]): Line[] {
  return script.filter((line) => {
    const id = /^(?:host:)?([^@/]+)@/.exec(line.target)?.[1];
    if (id === undefined) return true;
    const role = /\/([a-z]+)-/.exec(line.target)?.[1];
    if ('action' in line && line.action === 'add-clone' && role !== 'was') return false;
    if ('action' in line && line.action === 'new-instance' && role === 'was') return false;
    return script.some(
      (other) =>
        'action' in other &&
        BRINGS.test(other.action) &&
        other.target === id &&
        other.at <= line.at,
    );
  });
}

const timings = some(
  Object.fromEntries(
    TIMING_KEYS.map((key) => [key, ms(2 * HOUR, REPEATING.has(key) ? 1000 : 0)]),
  ) as Record<string, fc.Arbitrary<number>>,
);
const rates = some(
  Object.fromEntries(
    RATE_PARTS.map((part) => [part, some({ afr: share, repair: ms(24 * HOUR) })]),
  ) as Record<string, fc.Arbitrary<object>>,
);

/** A claim about some of the deployments; none where there are none. */
function hypothesisOf(scenario: Scenario): { hypothesis?: fc.Arbitrary<object> } {
  const ids = (scenario.deployments ?? []).map((spec) => spec.id);
  if (ids.length === 0) return {};
  const rest = some({
    longestOutage: ms(2 * HOUR),
    noDataLost: fc.boolean(),
    noDeployerAction: fc.boolean(),
  });
  return {
    hypothesis: fc
      .tuple(fc.subarray(ids, { minLength: 1 }), rest)
      .map(([staysUp, more]) => ({ staysUp, ...more })),
  };
}

/** Gives `base` or racks and deployments whatever else a scenario may have. */
function dressed(layout: Omit<Scenario, 'version'>, wish: Wish): fc.Arbitrary<Scenario> {
  const scenario: Scenario = { version: 1, ...layout };
  return some<Record<string, unknown>>({
    ...(wish.runnable ? {} : { $schema: fc.constant('scenario.schema.json'), rates }),
    title,
    timings,
    until: ms(8 * HOUR),
    script: arbitraryScript(scenario, wish),
    ...(wish.runnable ? {} : hypothesisOf(scenario)),
  }).map((rest) => ({ ...scenario, ...rest }));
}

/** Any valid scenario with racks and deployments of its own. */
export const arbitraryScenario = (wish: Wish = {}): fc.Arbitrary<Scenario> =>
  racks.chain((own) =>
    deployments(own).chain((runs) => dressed({ racks: own, deployments: runs }, wish)),
  );

/** A built-in topology with its default timings and a random script of what this build runs. */
export const drill = (base: string, lines = 12): fc.Arbitrary<Scenario> => {
  const plain: Scenario = { version: 1, base };
  return arbitraryScript(plain, { runnable: true, lines }).map((script) => ({ ...plain, script }));
};

export const goldenDrill = (lines = 12): fc.Arbitrary<Scenario> => drill('golden', lines);

/** Two racks of one cell, of two cells, or with a second rack to recover on. */
export const twoRackDrill = (lines = 12): fc.Arbitrary<Scenario> =>
  fc.constantFrom('single-cell', 'dual-cell', 'dr').chain((base) => drill(base, lines));

/** A shop with everything that can be brought to another site: a cell, a pair, an unsaved database, proxies, a cache, scaling. */
const everything = {
  racks: [
    { id: 'a', model: 'w1500-192', site: 'east' },
    { id: 'b', model: 'w1500-64', site: 'west' },
  ],
  deployments: [
    { id: 'shop', kind: 'vsys-was', critical: true, priority: 'high', database: 'pair' },
    { id: 'pair', kind: 'vsys-db2', critical: true, hadr: {} },
    {
      id: 'portal',
      kind: 'vapp-was',
      critical: true,
      database: 'unsaved',
      routing: 'proxy',
      caching: 'cache',
      scaling: {},
    },
    { id: 'unsaved', kind: 'vapp-db2', critical: true, backup: false },
    { id: 'proxy', kind: 'proxy', dedicatedIpGroup: false },
    { id: 'cache', kind: 'cache', critical: true },
    { id: 'imp', kind: 'vsys-was-imp', sessions: 'memory', priority: 'low', backupDmgr: true },
  ],
} satisfies Pick<Scenario, 'racks' | 'deployments'>;

/** A disaster and a recovery with work short enough for both to go wrong within a few hours, amid whatever else happens. */
export const recoveryDrill = (lines = 16): fc.Arbitrary<Scenario> =>
  fc
    .constantFrom<Pick<Scenario, 'base' | 'racks' | 'deployments'>>({ base: 'dr' }, everything)
    .chain((layout) => {
      const minute = 60_000;
      const drill: Scenario = {
        version: 1,
        ...layout,
        timings: {
          prepareTarget: 2 * minute,
          importPatterns: minute,
          deployStandby: 4 * minute,
          restoreBackup: 5 * minute,
          startStandby: 3 * minute,
          switchSprayer: minute,
          backupInterval: 7 * minute,
          vmDeploy: 3 * minute,
        },
        until: 6 * HOUR,
      };
      const ids = planOf(drill).deployments.map((d) => d.id);
      const asked = (last: number, ...actions: Action[]) =>
        fc
          .array(
            fc.record({
              at: ms(last),
              action: fc.constantFrom(...actions),
              target: fc.constantFrom(...ids),
              running: fc.boolean(),
            }),
            { maxLength: 6 },
          )
          .map((drawn) => (drawn as Line[]).map(runningWhereItBelongs));
      const loss = fc
        .record({ at: ms(HOUR), target: fc.constantFrom('a', 'site:east'), back: ms(3 * HOUR) })
        .map(({ at, target, back }): Line[] => [
          { at, fault: 'fail', target },
          { at: at + back, repair: true, target },
        ]);
      return fc
        .tuple(
          asked(HOUR, 'deploy-standby', 'start-standby'),
          loss,
          asked(2 * HOUR, 'start-standby', 'switch-sprayer'),
          arbitraryScript(drill, { runnable: true, lines }, 3 * HOUR),
        )
        .map(([before, lost, after, rest]) => ({
          ...drill,
          script: onlyWhoCanBeThere([...before, ...lost, ...after, ...rest]),
        }));
    });
