import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaText } from './schema.ts';
import { TIMING_KEYS } from './timings.ts';

const published = readFileSync(
  new URL('../../public/scenario.schema.json', import.meta.url),
  'utf8',
);

test('the published schema is the one the validator gives (else: npm run schema)', () => {
  expect(published).toBe(schemaText());
});

test('it speaks of files: durations are texts, every timing has its default in words', () => {
  const schema = JSON.parse(schemaText());
  expect(schema.$defs.duration).toMatchObject({
    type: 'string',
    pattern: '^\\d{1,12}(ms|s|m|h|d)$',
  });
  expect(Object.keys(schema.properties.timings.properties)).toEqual(TIMING_KEYS);
  expect(schema.properties.timings.properties.vmBoot).toEqual({
    $ref: '#/$defs/duration',
    description: 'Default 90s (an assumption).',
  });
  expect(schema.properties.timings.properties.pluginRetry.description).toBe(
    'Default 1m (documented).',
  );
  expect(schema.required).toEqual(['version']);
  expect(schema.additionalProperties).toBe(false);
});
