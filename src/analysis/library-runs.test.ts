// Every card of the library is run: it names what exists, does what it says, and together they show every rule of the slides.
import { describe, expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { RULES, type RuleId } from '../rules/rulebook.ts';
import { encodeLink } from '../scenario/codec.ts';
import { PRESETS } from '../scenario/library.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import { outcomeOf } from './outcome.ts';

const runs = new Map(
  PRESETS.map(({ id, scenario }) => {
    const world = openScenario(scenario);
    return [id, world.ok ? simulate(world.value) : null] as const;
  }),
);
const runOf = (id: string) => must(runs.get(id), id);

describe.each(PRESETS.map((one) => [one.id, one] as const))('%s', (id, preset) => {
  test('runs, and each line of its script finds something to do', () => {
    const run = runOf(id);
    expect(run.limit).toBeNull();
    const idle = run.events.filter((event) => event.data.nothingToDo !== undefined);
    expect(idle.map((event) => `${event.t} ${event.subject}`)).toEqual([]);
  });
  test('has an outcome: a ribbon from the start to the end for each workload, and words', () => {
    const run = runOf(id);
    const { strands, words } = outcomeOf(run);
    expect(strands.length).toBeGreaterThan(0);
    for (const { spans } of strands) {
      expect(spans[0]?.from).toBe(0);
      expect(spans.at(-1)?.to).toBe(run.until);
    }
    expect(words).not.toBe('');
  });
  test('its link is short', () => {
    expect(encodeLink({ scenario: preset.scenario }).length).toBeLessThanOrEqual(250);
  });
});

test('every slide from 5 to 21 that tells of a failure has a card', () => {
  const slides = new Set(PRESETS.flatMap((one) => one.slides));
  // 13 and 15 are titles of parts.
  const told = [5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 17, 18, 19, 20, 21];
  expect(told.filter((slide) => !slides.has(slide))).toEqual([]);
});

test('every rule of the rulebook is at work in some card', () => {
  const shown = new Set([...runs.values()].flatMap((run) => run?.events.map((e) => e.rule) ?? []));
  const missing = (Object.keys(RULES) as RuleId[]).filter((id) => !shown.has(id));
  expect(missing).toEqual([]);
});

test('what a card says is what the engine does', () => {
  const words = (id: string) => outcomeOf(runOf(id)).words;
  expect(words('dbaas-vm-fails')).toBe('portal out for 3:45, ended by the platform');
  expect(words('primary-fails')).toBe('shop out for 0:45, ended by the middleware');
  expect(words('dr-nobody-comes')).toMatch(/stays down/);
  expect(words('dbaas-no-backup')).toMatch(/data lost/);
  expect(words('imp-vm-fails-with-room')).toBe('no outage; 1 left to you');
});
