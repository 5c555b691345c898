// The validator as a form: for each kind of deployment its options as fields, with limits, choices and defaults. Walked, not written down.

import * as v from 'valibot';
import { capital } from '../base/english.ts';
import { bare, type Grammar, inWords, isOptional, type Plain } from './grammar.ts';
import { type Deployment, planOf } from './plan.ts';
import { REFERENCES } from './references.ts';
import { type DeploymentSpec, deployment, type Kind, type RackSpec } from './validator.ts';

export type Control = 'text' | 'number' | 'select' | 'checkbox' | 'reference' | 'group';

export interface Field {
  readonly key: string;
  /** Where it stands in a deployment: `members`, `scaling.min`. */
  readonly path: string;
  /** The key in words: `Dedicated IP group`. */
  readonly label: string;
  readonly control: Control;
  /** Whether a deployment has to say it. */
  readonly needed: boolean;
  /** Limits of a number; null without. */
  readonly min: number | null;
  readonly max: number | null;
  /** What a select offers. */
  readonly options: readonly string[];
  /** What the validator expects, in its own words. */
  readonly expected: string;
  /** What it is for. */
  readonly help: string;
  /** The fields of a group. */
  readonly fields: readonly Field[];
  /** Of a group: whether it can be absent, which means none, and not only its defaults. */
  readonly optional: boolean;
}

export type Value = string | number | boolean | null;

const VARIANT = deployment as unknown as Grammar;
const grammarOf = (kind: Kind): Grammar =>
  (VARIANT.options as readonly Grammar[]).find(
    (option) => option.entries?.kind?.literal === kind,
  ) as Grammar;

/** Every kind of deployment, in the order of the format. */
export const KINDS: readonly Kind[] = (VARIANT.options as readonly Grammar[]).map(
  (option) => option.entries?.kind?.literal as Kind,
);

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  'vapp-was': 'WebSphere, virtual application',
  'vapp-db2': 'DB2, virtual application (DBaaS)',
  'vsys-was': 'WebSphere, virtual system',
  'vsys-was-imp': 'WebSphere with Intelligent Management',
  'vsys-db2': 'DB2, virtual system',
  cache: 'Caching service',
  proxy: 'Proxy service',
  custom: 'Custom image',
};

const built = new Map<Kind, readonly Field[]>();

/** The fields of a kind, in the order of the format; its `kind` itself is none. */
export function fieldsOf(kind: Kind): readonly Field[] {
  let fields = built.get(kind);
  if (!fields) {
    fields = Object.entries(grammarOf(kind).entries ?? {})
      .filter(([key]) => key !== 'kind')
      .map(([key, grammar]) => fieldOf(kind, key, key, grammar));
    built.set(kind, fields);
  }
  return fields;
}

function fieldOf(kind: Kind, key: string, path: string, of: Grammar): Field {
  const grammar = bare(of);
  const control = controlOf(grammar, path);
  const limit = (type: string) => {
    const step = grammar.pipe?.find((one) => one.type === type);
    return step ? Number(step.requirement) : null;
  };
  return {
    key,
    path,
    label: labelOf(key),
    control,
    needed: !isOptional(of),
    min: limit('min_value'),
    max: limit('max_value'),
    options: control === 'select' ? (grammar.options ?? []).map(String) : [],
    expected: inWords(grammar),
    help: HELP[path] ?? HELP[key] ?? '',
    fields: Object.entries(grammar.entries ?? {}).map(([inner, entry]) =>
      fieldOf(kind, inner, `${path}.${inner}`, entry),
    ),
    optional: control === 'group' && defaultOf(path, { id: 'x', kind } as DeploymentSpec) === null,
  };
}

function controlOf(grammar: Grammar, path: string): Control {
  if (Object.hasOwn(REFERENCES, path)) return 'reference';
  switch (grammar.type) {
    case 'number':
      return 'number';
    case 'picklist':
      return 'select';
    case 'boolean':
      return 'checkbox';
    case 'strict_object':
      return 'group';
    default:
      return 'text';
  }
}

const SHORT: Readonly<Record<string, string>> = {
  id: 'name',
  http: 'HTTP servers',
  ip: 'IP',
  itm: 'ITM',
  gb: '(GB)',
  dmgr: 'deployment manager',
  hadr: 'HADR',
  percent: '(percent)',
};

/** `dedicatedIpGroup` → `Dedicated IP group`. */
function labelOf(key: string): string {
  const words = key
    .split(/(?=[A-Z])/)
    .map((word) => SHORT[word.toLowerCase()] ?? word.toLowerCase());
  const text = words.join(' ');
  return capital(text);
}

const HELP: Readonly<Record<string, string>> = {
  id: 'What it is called in addresses.',
  rack: 'The rack it runs in.',
  cloudGroup: 'The nodes it may use.',
  priority: 'Who is moved first when room is short.',
  critical: 'Belongs to what is recovered after a disaster.',
  objectives: 'What its recovery after a disaster is measured against.',
  'objectives.recoveryTime': 'How long it may be out, such as 4h.',
  'objectives.recoveryPoint': 'How much of what was written last may be gone, such as 1d.',
  size: 'Of each of its VMs.',
  'size.cores': 'Virtual CPUs.',
  load: 'Requests per second at the start; half of what the members carry unless said.',
  capacity: 'Requests per second that one carries.',
  service: 'Deployments of one service share its load balancer.',
  members: 'VMs that serve.',
  http: 'HTTP servers before the members.',
  topology: 'nd has a deployment manager and node agents.',
  database: 'The database it needs.',
  sessions: 'Where sessions are kept.',
  federatedTo: 'Whose deployment manager administers it.',
  scaling: 'The platform adds and removes VMs by itself.',
  'scaling.threshold': 'Share of the capacity above which the SLA is missed.',
  'scaling.usedPercent': 'Above this it grows.',
  routing: 'The proxies its requests come through.',
  caching: 'The caching service it uses.',
  cluster: 'A dynamic cluster is managed by IMP.',
  onFailure: 'What IMP does about a dead server.',
  min: 'The fewest VMs.',
  max: 'The most VMs.',
  backupDmgr: 'Takes over when the first one dies.',
  hadr: 'A second VM holds a copy and can take over.',
  'hadr.takeover': 'By itself, or when the deployer says so.',
  'hadr.standbyRack': 'Where the second VM stands.',
  backup: 'Backed up to TSM.',
  replicas: 'Copies beside the primary.',
  used: 'Percent in use at the start.',
  itmAgent: 'Made from IBM’s base image, which reports on its operating system.',
  dedicatedIpGroup: 'The load balancer knows the addresses of new proxies.',
};

/** Where the plan keeps what a deployment did not say. */
const PLANNED: Readonly<Record<string, (d: Deployment) => Value>> = {
  rack: (d) => d.rack,
  cloudGroup: (d) => d.cloudGroup,
  priority: (d) => d.priority,
  critical: (d) => d.critical,
  objectives: () => true,
  size: () => true,
  'size.cores': (d) => d.cores,
  'size.memoryGb': (d) => d.memoryGb,
  load: (d) => d.load,
  capacity: (d) => d.capacity,
  service: (d) => d.service,
  members: (d) => d.vms.filter((vm) => !['dmgr', 'http', 'db'].includes(vm.role)).length,
  http: (d) => d.vms.filter((vm) => vm.role === 'http').length,
  topology: (d) => d.topology,
  database: (d) => d.database,
  sessions: (d) => d.sessions,
  federatedTo: (d) => (d.cell === d.id ? null : d.cell),
  scaling: (d) => (d.scaling ? true : null),
  'scaling.min': (d) => d.scaling?.min ?? null,
  'scaling.max': (d) => d.scaling?.max ?? null,
  'scaling.threshold': (d) => d.threshold,
  'scaling.usedPercent': (d) => d.usedPercent,
  routing: (d) => d.routing,
  caching: (d) => d.caching,
  // A stand-alone topology has no cluster of either kind, so its plan cannot tell.
  cluster: (d) => (d.onFailure === null && d.topology !== 'standalone' ? 'static' : 'dynamic'),
  // A static cluster does not ask.
  onFailure: (d) => d.onFailure ?? 'restart',
  min: (d) => d.scaling?.min ?? null,
  max: (d) => d.scaling?.max ?? null,
  backupDmgr: (d) => d.backupDmgr,
  hadr: (d) => (d.hadr ? true : null),
  'hadr.takeover': (d) => d.hadr?.takeover ?? null,
  'hadr.standbyRack': (d) => d.hadr?.standbyRack ?? null,
  backup: (d) => d.backup,
  replicas: (d) => d.replicas,
  used: (d) => d.used,
  itmAgent: (d) => d.itmAgent,
  dedicatedIpGroup: (d) => d.dedicatedIpGroup,
};

/** Some rack to plan with where the kind alone is asked about. */
const ANY_RACK: readonly RackSpec[] = [{ id: 'a', model: 'w1500-32' }];

/**
 * What holds if `spec` says nothing at `path`: asked of the plan itself, with the rest of `spec` as it is. Null: none.
 * What is not sound in `spec` is left out of account.
 */
export function defaultOf(path: string, spec: Plain, racks = ANY_RACK): Value {
  const read = PLANNED[path];
  if (!read) return null;
  const [group = '', inner] = path.split('.');
  const rest = withAt(
    inner === undefined ? spec : { ...spec, [group]: spec[group] ?? {} },
    path,
    undefined,
  );
  const known = soundPart(rest, racks);
  // A group that is not there has no defaults; one that is empty has them all.
  const asked = inner === undefined ? known : { ...known, [group]: known[group] ?? {} };
  const plan = planOf({
    version: 1,
    racks: [...racks],
    deployments: [asked as unknown as DeploymentSpec],
  });
  return plan.deployments[0] ? read(plan.deployments[0]) : null;
}

/** The options of a draft that the validator takes, one by one. */
function soundPart(spec: Plain, racks: readonly RackSpec[]): Plain {
  const entries = grammarOf(spec.kind as Kind).entries ?? {};
  return Object.fromEntries(
    Object.entries(spec).filter(([key, value]) => {
      if (key === 'rack') return racks.some((rack) => rack.id === value);
      const schema = Object.hasOwn(entries, key) ? entries[key] : undefined;
      return (
        schema !== undefined && v.safeParse(schema as unknown as v.GenericSchema, value).success
      );
    }),
  );
}

/** What a draft says at a path. */
export function valueAt(spec: Plain, path: string): unknown {
  const [key = '', inner] = path.split('.');
  const value = spec[key];
  if (inner === undefined) return value;
  return typeof value === 'object' && value !== null ? (value as Plain)[inner] : undefined;
}

/** A draft that says `value` at a path; undefined: that says nothing there. */
export function withAt(spec: Plain, path: string, value: unknown): Plain {
  const [key = '', inner] = path.split('.');
  if (inner !== undefined) {
    const old = spec[key];
    const group = withAt(
      (typeof old === 'object' && old !== null ? old : {}) as Plain,
      inner,
      value,
    );
    // `size` and `objectives` mean nothing when they are empty; `scaling` and `hadr` do.
    const gone = Object.keys(group).length === 0 && (key === 'size' || key === 'objectives');
    return withAt(spec, key, gone ? undefined : group);
  }
  if (value !== undefined) return { ...spec, [key]: value };
  const { [key]: _, ...rest } = spec;
  return rest;
}

/** The field a mistake is about: `deployments[2].scaling.min` → deployment 2, `scaling.min`; null if it is about none. */
export function fieldOfMistake(path: string): { deployment: number; path: string } | null {
  const found = /^deployments\[(\d+)\]\.?(.*)$/.exec(path);
  return found ? { deployment: Number(found[1]), path: found[2] ?? '' } : null;
}
