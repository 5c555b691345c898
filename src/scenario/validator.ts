// The shape of a scenario file, written once: the parser, the types and the published JSON Schema all come from here.
import * as v from 'valibot';
import { parseDuration } from '../base/duration.ts';
import { MAX_LINES, VERSION } from './limits.ts';
import { MODEL_NAMES } from './models.ts';
import { REPEATING, TIMING_KEYS, type TimingKey } from './timings.ts';

export { MAX_LINES, VERSION } from './limits.ts';

/** Text in the file, milliseconds in memory. */
export const duration = v.pipe(
  v.string(),
  v.regex(/^\d{1,12}(ms|s|m|h|d)$/, 'a duration such as 250ms, 30s, 5m, 2h or 1d'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const ms = parseDuration(dataset.value);
    if (ms === null) {
      addIssue({ message: 'a duration of at most 10000d' });
      return NEVER;
    }
    return ms;
  }),
);

export const name = v.pipe(
  v.string(),
  v.regex(
    /^[a-z][a-z0-9-]{0,31}$/,
    'a name of small letters, digits and hyphens that begins with a letter',
  ),
);
export const address = v.pipe(
  v.string(),
  v.regex(/^[\w:/~@.-]{1,120}$/, 'an address such as a/c1/n3 or shop/was-1'),
);
const count = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(`a whole number from ${least} to ${most}`),
    v.minValue(least, `a whole number from ${least} to ${most}`),
    v.maxValue(most, `a whole number from ${least} to ${most}`),
  );
const amount = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.minValue(least, `a number from ${least} to ${most}`),
    v.maxValue(most, `a number from ${least} to ${most}`),
  );

const cloudGroup = v.strictObject({
  name,
  nodes: v.pipe(
    v.array(address),
    v.minLength(1, 'at least one node, chassis or rack'),
    v.maxLength(100, 'at most 100 addresses'),
  ),
  type: v.optional(v.picklist(['dedicated', 'average'])),
  reserveForHa: v.optional(v.boolean()),
});

const rack = v.strictObject({
  id: name,
  model: v.picklist(MODEL_NAMES),
  site: v.optional(name),
  cloudGroups: v.optional(
    v.pipe(
      v.array(cloudGroup),
      v.minLength(1, 'at least one cloud group'),
      v.maxLength(38, 'at most 38 cloud groups'),
    ),
  ),
});

const size = v.strictObject({
  cores: v.optional(count(1, 128)),
  memoryGb: v.optional(count(1, 256)),
});
const scaling = v.strictObject({
  min: v.optional(count(1, 100)),
  max: v.optional(count(1, 100)),
  threshold: v.optional(amount(0.01, 1)),
});
const objectives = v.strictObject({
  recoveryTime: v.optional(duration),
  recoveryPoint: v.optional(duration),
});
const everywhere = {
  rack: v.optional(name),
  cloudGroup: v.optional(name),
  priority: v.optional(v.picklist(['high', 'medium', 'low'])),
  critical: v.optional(v.boolean()),
  /** What a recovery is measured against (slides 20–21); only critical applications are. */
  objectives: v.optional(objectives),
  size: v.optional(size),
};
const kind = <const K extends string>(of: K) => ({ id: name, kind: v.literal(of), ...everywhere });
const members = v.optional(count(1, 100));
const load = amount(0, 1_000_000);
const served = {
  load: v.optional(load),
  capacity: v.optional(amount(1, 1_000_000)),
  service: v.optional(name),
};
const cell = {
  members,
  http: v.optional(count(0, 20)),
  topology: v.optional(v.picklist(['nd', 'standalone'])),
  database: v.optional(name),
  sessions: v.optional(v.picklist(['shared', 'local', 'memory'])),
  federatedTo: v.optional(name),
};

export const deployment = v.variant('kind', [
  v.strictObject({
    ...kind('vapp-was'),
    ...served,
    members,
    scaling: v.optional(scaling),
    routing: v.optional(name),
    caching: v.optional(name),
    database: v.optional(name),
  }),
  v.strictObject({ ...kind('vapp-db2'), backup: v.optional(v.boolean()) }),
  v.strictObject({ ...kind('vsys-was'), ...served, ...cell }),
  v.strictObject({
    ...kind('vsys-was-imp'),
    ...served,
    ...cell,
    cluster: v.optional(v.picklist(['dynamic', 'static'])),
    onFailure: v.optional(v.picklist(['restart', 'add-member'])),
    min: v.optional(count(1, 100)),
    max: v.optional(count(1, 100)),
    backupDmgr: v.optional(v.boolean()),
  }),
  v.strictObject({
    ...kind('vsys-db2'),
    hadr: v.optional(
      v.strictObject({
        takeover: v.optional(v.picklist(['automatic', 'manual'])),
        standbyRack: v.optional(name),
      }),
    ),
    backup: v.optional(v.boolean()),
  }),
  v.strictObject({
    ...kind('cache'),
    members,
    replicas: v.optional(count(0, 5)),
    used: v.optional(amount(0, 100)),
    scaling: v.optional(
      v.strictObject({
        min: v.optional(count(1, 100)),
        max: v.optional(count(1, 100)),
        usedPercent: v.optional(amount(1, 100)),
      }),
    ),
  }),
  v.strictObject({
    ...kind('proxy'),
    capacity: v.optional(amount(1, 1_000_000)),
    members,
    scaling: v.optional(scaling),
    dedicatedIpGroup: v.optional(v.boolean()),
  }),
  v.strictObject({
    ...kind('custom'),
    members,
    itmAgent: v.optional(v.boolean()),
  }),
]);

export const ACTIONS = [
  'restart-vm',
  'restart-process',
  'add-clone',
  'new-instance',
  'restore-backup',
  'takeover',
  'investigate',
  'update-load-balancer',
  'prepare-target',
  'import-patterns',
  'deploy-standby',
  'start-standby',
  'switch-sprayer',
] as const;

const at = duration;
export const line = v.union([
  v.strictObject({ at, fault: v.literal('fail'), target: address, boots: v.optional(v.boolean()) }),
  v.strictObject({ at, repair: v.literal(true), target: address }),
  v.strictObject({
    at,
    action: v.picklist(ACTIONS),
    target: address,
    running: v.optional(v.boolean()),
  }),
  // Whether the target is a deployment, a cache, a rack is said with those that there are (world/targets.ts).
  v.strictObject({ at, load, target: address }),
  v.strictObject({ at, used: amount(0, 100), target: address }),
  v.strictObject({ at, maintenance: v.picklist(['start', 'end']), target: address }),
]);

const timing = (key: TimingKey) =>
  REPEATING.has(key)
    ? v.pipe(duration, v.minValue(1000, 'a duration of at least 1s, for it repeats'))
    : duration;
const timings = v.strictObject(
  Object.fromEntries(TIMING_KEYS.map((key) => [key, v.optional(timing(key))])) as {
    [K in TimingKey]: v.OptionalSchema<typeof duration, undefined>;
  },
);

export const RATE_PARTS = [
  'node',
  'mgmt',
  'virt',
  'tor',
  'san',
  'sw',
  'fc',
  'cable',
  'canister',
  'hdd',
  'ssd',
  'vm',
  'process',
] as const;
const rate = v.strictObject({ afr: v.optional(amount(0, 1000)), repair: v.optional(duration) });
const rates = v.strictObject(
  Object.fromEntries(RATE_PARTS.map((part) => [part, v.optional(rate)])) as {
    [K in (typeof RATE_PARTS)[number]]: v.OptionalSchema<typeof rate, undefined>;
  },
);

/** What whoever sets the exercise claims: judged by the run (`analysis/hypothesis.ts`). It names at least one workload, so that a dead one can never pass. */
export const hypothesis = v.strictObject({
  staysUp: v.pipe(
    v.array(name),
    v.minLength(1, 'at least one workload'),
    v.maxLength(200, 'at most 200 workloads'),
  ),
  longestOutage: v.optional(duration),
  noDataLost: v.optional(v.boolean()),
  noDeployerAction: v.optional(v.boolean()),
});

/** The validator of a whole file. Read in, durations become milliseconds; nothing else changes. */
export const scenarioSchema = v.strictObject({
  $schema: v.optional(v.pipe(v.string(), v.maxLength(500, 'an address of at most 500 characters'))),
  version: v.literal(VERSION),
  title: v.optional(v.pipe(v.string(), v.maxLength(200, 'a title of at most 200 characters'))),
  base: v.optional(name),
  racks: v.optional(
    v.pipe(v.array(rack), v.minLength(1, 'at least one rack'), v.maxLength(8, 'at most 8 racks')),
  ),
  deployments: v.optional(v.pipe(v.array(deployment), v.maxLength(200, 'at most 200 deployments'))),
  timings: v.optional(timings),
  rates: v.optional(rates),
  until: v.optional(duration),
  script: v.optional(v.pipe(v.array(line), v.maxLength(MAX_LINES, `at most ${MAX_LINES} lines`))),
  hypothesis: v.optional(hypothesis),
});

export type Scenario = v.InferOutput<typeof scenarioSchema>;
export type ScenarioFile = v.InferInput<typeof scenarioSchema>;
export type RackSpec = v.InferOutput<typeof rack>;
export type CloudGroupSpec = v.InferOutput<typeof cloudGroup>;
export type DeploymentSpec = v.InferOutput<typeof deployment>;
export type Line = v.InferOutput<typeof line>;
export type Action = (typeof ACTIONS)[number];
export type Hypothesis = v.InferOutput<typeof hypothesis>;
export type Kind = DeploymentSpec['kind'];
export type Priority = 'high' | 'medium' | 'low';
