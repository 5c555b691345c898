// The schema of lessons, published beside the page, and the reader are one.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KINDS } from './lesson.ts';
import { JUDGES } from './questions.ts';
import { lessonSchemaText } from './schema.ts';

const published = readFileSync(new URL('../../public/lesson.schema.json', import.meta.url), 'utf8');

test('the published schema is the one the validator gives (else: npm run schema)', () => {
  expect(published).toBe(lessonSchemaText());
});

test('it has every kind of step and of question, files as they are written, and timings with their defaults', () => {
  const { properties, required, additionalProperties, $defs } = JSON.parse(lessonSchemaText());
  expect(required).toEqual(['lesson', 'id', 'title', 'scenario', 'steps']);
  expect(additionalProperties).toBe(false);
  expect(properties.steps.items).toEqual({ $ref: '#/$defs/step' });
  const steps: Record<string, object>[] = $defs.step.anyOf.map(
    (one: { properties: Record<string, object> }) => one.properties,
  );
  expect(steps.map((one) => KINDS.filter((kind) => kind in one))).toEqual(
    expect.arrayContaining(KINDS.map((kind) => [kind])),
  );
  for (const one of steps)
    expect(Object.keys(one)).toEqual(expect.arrayContaining(['look', 'notes']));
  expect(
    $defs.question.oneOf
      .map((one: { properties: { kind: { const: string } } }) => one.properties.kind.const)
      .sort(),
  ).toEqual(JUDGES.map(({ kind }) => kind).sort());
  expect($defs.duration.type).toBe('string');
  expect(properties.scenario.properties.timings.properties.vmBoot.description).toBe(
    'Default 90s (an assumption).',
  );
});
