import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryScenario } from './arbitrary.ts';
import { addLine, labelOf, removeLine, setTimings, setTitle } from './edit.ts';
import { planOf } from './plan.ts';
import { type Line, MAX_LINES, type Scenario } from './validator.ts';

const fail = (at: number, target: string): Line => ({ at, fault: 'fail', target });
const golden = (...script: Line[]): Scenario => ({ version: 1, base: 'golden', script });
const targets = (scenario: Scenario) => scenario.script?.map((line) => line.target);

describe('addLine', () => {
  test('before later lines, which stay', () => {
    const after = addLine(golden(fail(1, 'x'), fail(9, 'z')), fail(5, 'y'));
    expect(targets(after)).toEqual(['x', 'y', 'z']);
  });
  test('after the lines of its own time', () => {
    expect(targets(addLine(golden(fail(5, 'x'), fail(5, 'y')), fail(5, 'z')))).toEqual([
      'x',
      'y',
      'z',
    ]);
  });
  test('where there is no script yet', () => {
    expect(addLine({ version: 1, base: 'golden' }, fail(5, 'z'))).toEqual(golden(fail(5, 'z')));
  });
  test('a full script stays as it is', () => {
    const full = golden(...Array.from({ length: MAX_LINES }, () => fail(0, 'x')));
    expect(addLine(full, fail(5, 'z'))).toBe(full);
  });
  test('law: it happens after all that happen at its time or before, whatever the order in the file', () => {
    fc.assert(
      fc.property(arbitraryScenario(), fc.nat(4), (scenario, n) => {
        const before = planOf(scenario).script;
        const at = before[n]?.at ?? 1000;
        const after = planOf(addLine(scenario, fail(at, 'new'))).script;
        const place = after.findIndex((line) => line.target === 'new');
        expect(after.slice(0, place).every((line) => line.at <= at)).toBe(true);
        expect(after.slice(place + 1).every((line) => line.at > at)).toBe(true);
        expect(after.filter((line) => line.target !== 'new')).toEqual(before);
      }),
    );
  });
});

test('the scenario before an edit is not touched', () => {
  const before = golden(fail(1, 'x'));
  const copy = structuredClone(before);
  addLine(before, fail(0, 'y'));
  removeLine(before, 0);
  setTimings(before, { vmBoot: 1 });
  setTitle(before, 't');
  expect(before).toEqual(copy);
});

test('removeLine', () => {
  const scenario = golden(fail(1, 'x'), fail(2, 'y'));
  expect(targets(removeLine(scenario, 0))).toEqual(['y']);
  expect(removeLine(scenario, 2)).toBe(scenario);
});

test('setTimings sets some, leaves others, and null takes one away', () => {
  const slow = setTimings(golden(), { vmBoot: 1000, wasStart: 2000 });
  expect(slow.timings).toEqual({ vmBoot: 1000, wasStart: 2000 });
  expect(setTimings(slow, { vmBoot: null }).timings).toEqual({ wasStart: 2000 });
  expect(setTimings(slow, { vmBoot: null, wasStart: null })).toEqual(golden());
});

test('setTitle', () => {
  expect(setTitle(golden(), 'x'.repeat(300)).title).toHaveLength(200);
  expect(setTitle(setTitle(golden(), 't'), '')).toEqual(golden());
});

test.each<[Line, string]>([
  [fail(0, 'a/c1/n3'), 'fail a/c1/n3'],
  [
    { at: 0, fault: 'fail', target: 'shop/was-1', boots: false },
    'fail shop/was-1, not to boot again',
  ],
  [{ at: 0, repair: true, target: 'a/c1/n3' }, 'repair a/c1/n3'],
  [{ at: 0, action: 'restart-vm', target: 'shop/was-1' }, 'restart-vm shop/was-1'],
  [{ at: 0, load: 500, target: 'shop' }, 'load shop 500'],
  [{ at: 0, used: 85, target: 'cache' }, 'use cache 85 %'],
  [{ at: 0, maintenance: 'start', target: 'a' }, 'start maintenance of a'],
])('undo calls %j %s', (line, label) => expect(labelOf(line)).toBe(label));
