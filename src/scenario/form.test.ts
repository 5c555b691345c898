// The form is the validator's: every key of every kind once, with the defaults of the plan.
import { describe, expect, test } from 'vitest';
import {
  defaultOf,
  type Field,
  fieldOfMistake,
  fieldsOf,
  KIND_WORDS,
  KINDS,
  valueAt,
  withAt,
} from './form.ts';
import { parseValue } from './parse.ts';
import { planOf } from './plan.ts';
import { schemaText } from './schema.ts';
import type { DeploymentSpec, Kind } from './validator.ts';

const flat = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [field, ...flat(field.fields)]);
const find = (kind: Kind, path: string) => {
  const field = flat(fieldsOf(kind)).find((one) => one.path === path);
  if (!field) throw new Error(`${kind} has no ${path}`);
  return field;
};
const RACKS = [
  { id: 'a', model: 'w1500-64' as const, cloudGroups: [{ name: 'prod', nodes: ['a'] }] },
  { id: 'b', model: 'w1500-64' as const },
];

/** Keys of each kind as the published JSON Schema has them: made from the validator by another way. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly const?: string;
}
const published = (
  JSON.parse(schemaText()) as { $defs: { deployment: { oneOf?: Schema[]; anyOf?: Schema[] } } }
).$defs.deployment;
const variants = published.oneOf ?? published.anyOf ?? [];
const pathsOf = (schema: Schema, before = ''): string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => [
    before + key,
    ...pathsOf(inner, `${before}${key}.`),
  ]);

test('there is a form for every kind, and a name', () => {
  expect(KINDS).toEqual(variants.map((one) => one.properties?.kind?.const));
  expect(Object.keys(KIND_WORDS)).toEqual(KINDS);
});

describe.each(KINDS)('%s', (kind) => {
  const fields = flat(fieldsOf(kind));
  const spec = { id: 'x', kind } as DeploymentSpec;

  test('every key appears exactly once', () => {
    const schema = variants.find((one) => one.properties?.kind?.const === kind) ?? {};
    expect(fields.map((field) => field.path).sort()).toEqual(
      pathsOf(schema)
        .filter((path) => path !== 'kind')
        .sort(),
    );
    const shown = fields.map((field) => `${field.path.split('.').slice(0, -1)} ${field.label}`);
    expect(new Set(shown).size).toBe(shown.length);
  });

  test('each has words, and what its control needs', () => {
    for (const field of fields) {
      expect(field.label, field.path).toMatch(/^[A-Z][\w ()]*$/);
      if (!['memoryGb'].includes(field.key)) expect(field.help, field.path).toMatch(/^\S.*\.$/);
      if (field.control === 'select') expect(field.options.length).toBeGreaterThan(1);
      if (field.control === 'group') expect(field.fields.length).toBeGreaterThan(0);
      if (field.control === 'number') expect(field.min).not.toBeNull();
      expect(field.expected).not.toBe('');
    }
  });

  test('the defaults are the plan’s: saying one changes nothing', () => {
    for (const field of fields) {
      if (field.control === 'group' || field.key === 'id') continue;
      const [group, inner] = field.path.split('.');
      const start = inner === undefined ? spec : { ...spec, [group as string]: {} };
      const value = defaultOf(field.path, start, RACKS);
      if (value === null) continue;
      const plan = (deployment: object) =>
        planOf({ version: 1, racks: RACKS, deployments: [deployment as DeploymentSpec] });
      expect(plan(withAt(start, field.path, value)), field.path).toEqual(plan(start));
    }
  });

  test('what has no default is a reference or a group that can be absent', () => {
    for (const field of fieldsOf(kind)) {
      if (field.key === 'id' || defaultOf(field.path, spec, RACKS) !== null) continue;
      expect(field.control === 'reference' || field.optional, field.path).toBe(true);
    }
  });
});

test('fields as the validator describes them', () => {
  expect(find('vapp-was', 'members')).toMatchObject({
    label: 'Members',
    control: 'number',
    min: 1,
    max: 100,
    expected: 'a whole number from 1 to 100',
    needed: false,
  });
  expect(find('vapp-was', 'id')).toMatchObject({ control: 'text', needed: true });
  expect(find('vsys-was', 'sessions').options).toEqual(['shared', 'local', 'memory']);
  expect(find('proxy', 'dedicatedIpGroup')).toMatchObject({
    label: 'Dedicated IP group',
    control: 'checkbox',
  });
  expect(find('vapp-was', 'scaling')).toMatchObject({ control: 'group', optional: true });
  expect(find('vapp-was', 'size')).toMatchObject({ control: 'group', optional: false });
  expect(find('vsys-db2', 'hadr.standbyRack').control).toBe('reference');
});

test('defaults follow the rest of the deployment', () => {
  const imp = { id: 'x', kind: 'vsys-was-imp', members: 5 };
  expect(defaultOf('max', imp)).toBe(7);
  expect(defaultOf('load', imp)).toBe(250);
  expect(defaultOf('sessions', imp)).toBe('memory');
  expect(defaultOf('sessions', { ...imp, database: 'db' })).toBe('shared');
  expect(defaultOf('max', { ...imp, max: 50 })).toBe(7);
  expect(defaultOf('scaling.max', { id: 'x', kind: 'vapp-was', scaling: { max: 9 } })).toBe(6);
});

test('a draft that is not sound yet neither throws nor hangs', () => {
  const draft = {
    id: '',
    kind: 'vapp-was',
    members: 1e9,
    rack: 'nowhere',
    size: 'big',
    strange: 1,
  };
  expect(defaultOf('members', draft, RACKS)).toBe(2);
  expect(defaultOf('load', draft, RACKS)).toBe(100);
  expect(defaultOf('cloudGroup', draft, RACKS)).toBe('prod');
  expect(defaultOf('size.cores', draft, RACKS)).toBe(2);
});

test('reading and writing at a path', () => {
  const spec = { id: 'x', kind: 'vapp-was' };
  const small = withAt(spec, 'size.cores', 1);
  expect(small).toEqual({ ...spec, size: { cores: 1 } });
  expect(valueAt(small, 'size.cores')).toBe(1);
  expect(valueAt(spec, 'size.cores')).toBeUndefined();
  expect(withAt(small, 'size.cores', undefined)).toEqual(spec);
  expect(withAt({ ...spec, scaling: { min: 3 } }, 'scaling.min', undefined)).toEqual({
    ...spec,
    scaling: {},
  });
  expect(spec).toEqual({ id: 'x', kind: 'vapp-was' });
});

test('mistakes find their fields', () => {
  expect(fieldOfMistake('deployments[12].scaling.min')).toEqual({
    deployment: 12,
    path: 'scaling.min',
  });
  expect(fieldOfMistake('deployments[0]')).toEqual({ deployment: 0, path: '' });
  expect(fieldOfMistake('script[0].target')).toBeNull();
  const said = parseValue({
    version: 1,
    racks: RACKS,
    deployments: [{ id: 'x', kind: 'vapp-was', members: 999, scaling: { max: 'many' } }],
  });
  const paths = said.ok ? [] : said.mistakes.map((mistake) => fieldOfMistake(mistake.path)?.path);
  for (const path of paths) expect(() => find('vapp-was', path ?? '')).not.toThrow();
  expect(paths).toEqual(['members', 'scaling.max']);
});
