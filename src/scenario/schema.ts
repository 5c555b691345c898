// The JSON Schema of a file, for editors: made from the validator, so the two cannot differ. A tool only; the page never loads it.
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { writeDuration } from '../base/duration.ts';
import { DEFAULT_TIMINGS, DOCUMENTED, TIMING_KEYS } from './timings.ts';
import { address, deployment, duration, line, name, scenarioSchema } from './validator.ts';

/** What a person reads in an editor, by the key's place in the schema. */
const WORDS: Readonly<Record<string, string>> = {
  version: 'Version of the file format.',
  title: 'What the drill is called.',
  base: 'A built-in topology, such as golden; instead of racks and deployments.',
  racks: 'The racks, in the order that numbers their addresses.',
  deployments: 'What runs in the racks.',
  timings: 'How long things take, where it differs from the defaults.',
  rates: 'Failures a year (afr) and time to repair of parts, for Monte Carlo runs.',
  until: 'When the run ends; without it, an hour after the last line of the script.',
  script: 'What happens when: faults, repairs, deeds of the deployer, changes of load.',
  hypothesis:
    'What is claimed, and judged by the run: staysUp (workloads that must be up at the start and at the end, and never out for longer than longestOutage, 0s unless said), noDataLost, noDeployerAction (nothing waits for the deployer or is done by them).',
};
const DEFINED: Readonly<Record<string, string>> = {
  duration: 'A duration: 250ms, 30s, 5m, 2h or 1d.',
  name: 'Small letters, digits and hyphens, beginning with a letter.',
  address: 'A part, VM or process: a/c1/n3, shop/was-1, shop/was-1:was, host:shop/was-1.',
  deployment: 'A workload; its kind says who looks after it.',
  line: 'One thing that happens at one time.',
};

type Json = { [key: string]: Json | Json[] | string | number | boolean | undefined };
type Words = Readonly<Record<string, string>>;

interface Asked {
  readonly schema: v.GenericSchema;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What a person reads in an editor, by the key at the top. */
  readonly words: Words;
  /** Shapes of its own that are named, and the words for them. */
  readonly definitions?: Readonly<Record<string, v.GenericSchema>>;
  readonly defined?: Words;
  /** Keys that lead from the top to the object with the timings. */
  readonly timings: readonly string[];
}

/** The JSON Schema of a file in this program's formats, as text. */
export function schemaOf(of: Asked): string {
  const schema = toJsonSchema(of.schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'throw',
    definitions: { duration, name, address, deployment, line, ...of.definitions },
  }) as unknown as Json & { properties: Record<string, Json>; $defs: Record<string, Json> };
  const { $schema, properties, $defs, ...rest } = schema;
  let timings: Json = schema;
  for (const key of of.timings) timings = (timings.properties as Json)[key] as Json;
  const entries = timings.properties as Record<string, Json>;
  for (const key of TIMING_KEYS)
    entries[key] = {
      ...entries[key],
      description: `Default ${writeDuration(DEFAULT_TIMINGS[key])}${DOCUMENTED.has(key) ? ' (documented)' : ' (an assumption)'}.`,
    };
  const described = (all: Record<string, Json>, words: Words) =>
    Object.fromEntries(
      Object.entries(all).map(([key, entry]) => [
        key,
        words[key] ? { description: words[key], ...entry } : entry,
      ]),
    );
  const whole = {
    $schema,
    $id: of.id,
    title: of.title,
    description: of.description,
    ...rest,
    properties: described(properties, of.words),
    $defs: described($defs, { ...DEFINED, ...of.defined }),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** The text of `public/scenario.schema.json`. */
export const schemaText = (): string =>
  schemaOf({
    schema: scenarioSchema,
    id: 'urn:rackdrill:scenario:1',
    title: 'Rackdrill scenario',
    description: 'A rack or more, what runs in them, and what happens to them.',
    words: WORDS,
    timings: ['timings'],
  });
