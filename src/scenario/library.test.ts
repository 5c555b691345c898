import { describe, expect, test } from 'vitest';
import { PLAIN, PRESETS, presetOf } from './library.ts';
import { parseScenario } from './parse.ts';
import { writeScenario } from './pretty.ts';
import { TOPOLOGIES } from './topologies.ts';

const all = [...PRESETS, ...PLAIN];

test('ids are names, and no two the same', () => {
  expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
  for (const { id } of all) expect(id).toMatch(/^[a-z][a-z0-9-]+$/);
});

test('every topology is a preset with an empty script', () => {
  expect(PLAIN.map((one) => one.id)).toEqual(Object.keys(TOPOLOGIES));
  expect(presetOf('golden')?.scenario.script).toEqual([]);
  expect(presetOf('none')).toBeNull();
  // Each says what it is for, in words of its own.
  expect(new Set(PLAIN.map((one) => one.about)).size).toBe(PLAIN.length);
  for (const { about } of PLAIN) expect(about).not.toContain('empty script');
});

test('each has tags, and each tag stands on its own', () => {
  for (const { id, tags } of all)
    for (const tag of tags) expect(`${id}: ${tag}`).toMatch(/: \S.*\S$/);
});

test('no id that was published is gone', () => {
  const published =
    'node-fails vm-fails server-fails node-agent-fails dmgr-fails primary-fails takeover-by-hand add-clone full-group custom-image';
  expect(published.split(' ').filter((id) => presetOf(id) === null)).toEqual([]);
});

describe.each(all.map((one) => [one.id, one] as const))('%s', (_, preset) => {
  test('is a scenario that names only what exists', () => {
    expect(parseScenario(writeScenario(preset.scenario))).toEqual({
      ok: true,
      value: preset.scenario,
    });
  });
  test('says what there is to see, in one sentence', () => {
    expect(preset.about).toMatch(/^[A-Z].*\.$/);
    expect(preset.title.length).toBeLessThan(50);
  });
});
