// Each judge against runs whose outcome the rulebook fixes: the right answer, and what speaks against a wrong one.
import { describe, expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { parseValue } from '../scenario/parse.ts';
import type { ScenarioFile } from '../scenario/validator.ts';
import { simulate } from '../sim/simulate.ts';
import { openScenario } from '../world/open.ts';
import type { Question } from './lesson.ts';
import { choicesOf, compare, JUDGES, judge, questionWords } from './questions.ts';

const MINUTE = 60_000;

function caseOf(file: Partial<ScenarioFile>, minutes: number, fromMinutes = 0) {
  const parsed = parseValue({ version: 1, until: `${minutes}m`, ...file });
  const scenario = must(parsed.ok ? parsed.value : null, JSON.stringify(parsed));
  const world = openScenario(scenario);
  const run = simulate(must(world.ok ? world.value : null, JSON.stringify(world)));
  return { run, from: fromMinutes * MINUTE, to: minutes * MINUTE };
}

const fail = (target: string, at = '1m') => ({ at, fault: 'fail' as const, target });
const golden = (...targets: string[]): Partial<ScenarioFile> => ({
  base: 'golden',
  script: targets.map((target) => fail(target)),
});
const models = (...targets: string[]): Partial<ScenarioFile> => ({
  base: 'models',
  script: targets.map((target) => fail(target)),
});
const memory: Partial<ScenarioFile> = {
  racks: [{ id: 'a', model: 'w1500-64' }],
  deployments: [{ id: 'web', kind: 'vsys-was', members: 2, http: 1 }],
  script: [fail('web/was-1')],
};
const crowded: Partial<ScenarioFile> = {
  racks: [{ id: 'a', model: 'w1500-32' }],
  deployments: [{ id: 'own', kind: 'custom', members: 2, size: { cores: 16 } }],
  script: [fail('a/c1/n1')],
};

const table: readonly (readonly [Question, Partial<ScenarioFile>, string | string[], number?])[] = [
  [{ kind: 'who', subject: 'shop/was-1' }, golden('shop/was-1'), 'deployer'],
  [{ kind: 'who', subject: 'shop/was-1:was' }, golden('shop/was-1:was'), 'middleware'],
  [{ kind: 'who', subject: 'vapp/was-1' }, models('vapp/was-1'), 'platform', 30],
  [{ kind: 'who', subject: 'shop' }, golden('shopdb/db-1'), 'middleware'],
  [{ kind: 'who', subject: 'shop' }, golden('shop/was-1'), 'none'],
  [{ kind: 'who', subject: 'a/mgmt' }, golden('a/mgmt-1'), 'hardware'],
  [{ kind: 'who', subject: 'a/s1/hdd-1' }, golden('a/e1/d05'), 'hardware'],
  [{ kind: 'who', subject: 'a/tor' }, golden('a/tor-1'), 'deployer'],
  [{ kind: 'noticed', subject: 'shop/was-1' }, golden('shop/was-1'), 'middleware'],
  [{ kind: 'noticed', subject: 'vapp/was-1:was' }, models('vapp/was-1:was'), 'middleware'],
  [{ kind: 'noticed', subject: 'proxy/proxy-1:proxy' }, models('proxy/proxy-1:proxy'), 'external'],
  [{ kind: 'noticed', subject: 'vappdb/db-1' }, models('vappdb/db-1'), 'platform'],
  [{ kind: 'noticed', subject: 'custom/custom-1:app' }, models('custom/custom-1:app'), 'nobody'],
  [{ kind: 'list' }, golden('shop/was-1'), 'waits'],
  [{ kind: 'list' }, golden('shop/was-1:was'), 'follow-up'],
  [{ kind: 'list' }, golden('a/e1/d05'), 'nothing'],
  [{ kind: 'restarts', subject: 'vappdb/db-1' }, models('vappdb/db-1'), '1', 30],
  [{ kind: 'restarts', subject: 'vsys/was-1' }, models('vsys/was-1'), '0', 30],
  [{ kind: 'outage', subject: 'shop' }, golden('shop/was-1'), 'none'],
  [{ kind: 'outage', subject: 'shop' }, golden('shopdb/db-1'), 'seconds'],
  [{ kind: 'outage', subject: 'vappdb' }, models('vappdb/db-1'), 'minutes', 30],
  [{ kind: 'outage', subject: 'custom' }, models('custom/custom-1'), 'open'],
  [{ kind: 'promise', subject: 'shop' }, golden('shop/was-1'), 'continuous'],
  [{ kind: 'promise', subject: 'shop' }, golden('shopdb/db-1'), 'high'],
  [{ kind: 'promise', subject: 'custom' }, models('custom/custom-1'), 'neither'],
  [{ kind: 'sla', subject: 'shop' }, golden('shop/was-1'), 'met'],
  [{ kind: 'sla', subject: 'vsys' }, models('vsys/was-1:was', 'vsys/was-2:was'), 'while'],
  [{ kind: 'sla', subject: 'vsys' }, models('vsys/was-1', 'vsys/was-2'), 'missed'],
  [{ kind: 'state', subject: 'shop' }, golden('shop/was-1'), 'degraded'],
  [{ kind: 'state', subject: 'custom' }, models('custom/custom-1'), 'down'],
  [{ kind: 'state', subject: 'shop' }, golden('shop/was-1:was'), 'up'],
  [{ kind: 'sessions', subject: 'shop' }, golden('shop/was-1'), 'kept'],
  [{ kind: 'sessions', subject: 'web' }, memory, 'lost'],
  [{ kind: 'data', subject: 'shopdb' }, golden('shopdb/db-1'), 'none'],
  [{ kind: 'place', subject: 'shop/was-1' }, golden('shop/was-1'), 'same'],
  [{ kind: 'place', subject: 'shop/was-1' }, golden('host:shop/was-1'), 'group'],
  [{ kind: 'place', subject: 'own/custom-1' }, crowded, 'none'],
  [{ kind: 'ip', subject: 'vapp/was-1' }, models('vapp/was-1'), 'new', 30],
  [{ kind: 'ip', subject: 'shop/was-1' }, golden('host:shop/was-1'), 'same'],
  [{ kind: 'members', subject: 'shop' }, golden('shop/was-1'), 'fewer'],
  [{ kind: 'members', subject: 'shop' }, golden('shop/was-1:was'), 'same'],
  [
    { kind: 'members', subject: 'vapp' },
    { base: 'models', script: [{ at: '1m', load: 400, target: 'vapp' }] },
    'more',
    40,
  ],
  [{ kind: 'primary', subject: 'shopdb' }, golden('shopdb/db-1'), 'shopdb/db-2'],
  [
    { kind: 'which', that: 'stop', of: ['shop/was-1', 'shop/was-2', 'shop/was-1:was'] },
    golden('shop/was-1'),
    ['shop/was-1', 'shop/was-1:was'],
  ],
  [
    { kind: 'which', that: 'move', of: ['shop/was-1', 'shop/was-2'] },
    golden('host:shop/was-1'),
    ['shop/was-1'],
  ],
  [
    { kind: 'which', that: 'wait', of: ['own/custom-1', 'own/custom-2'] },
    crowded,
    ['own/custom-1'],
  ],
  [
    { kind: 'which', that: 'serve', of: ['shop/was-1', 'shop/was-2'] },
    golden('shop/was-1'),
    ['shop/was-2'],
  ],
];

describe('the engine answers', () => {
  test.each(
    table.map((row) => [JSON.stringify(row[0]), JSON.stringify(row[1].script?.[0]), row] as const),
  )('%s after %s', (_question, _script, [question, file, right, minutes = 12]) => {
    const of = caseOf(file, minutes);
    const verdict = judge(of, question);
    expect(verdict.right).toEqual([right].flat());
    const wrong = choicesOf(of.run.plan, question).filter(({ id }) => !verdict.right.includes(id));
    for (const { id } of wrong) {
      const { correct, feedback } = compare(verdict, [id]);
      expect(correct).toBe(false);
      expect(feedback[0]).toMatch(/\.$/);
    }
    expect(questionWords(question)).toMatch(/\?$/);
  });

  test('every kind is in the table, and every judge is offered', () => {
    expect(new Set(table.map(([{ kind }]) => kind))).toEqual(
      new Set(JUDGES.map(({ kind }) => kind)),
    );
  });
});

test('a wrong choice is answered with what that actor really did, and by which rule', () => {
  const verdict = judge(caseOf(golden('shop/was-1'), 10), { kind: 'who', subject: 'shop/was-1' });
  expect(verdict.wrong('platform')).toMatch(
    /^You said the platform\. At 2:00 the platform notices/,
  );
  expect(verdict.wrong('hardware')).toMatch(/not one of the events that followed is its doing/);
  expect(verdict.rule).toBe('vsys-was.vm');
});

test('what happened is told once, and an actor that did more than it noticed is told so', () => {
  const pair = judge(caseOf(golden('a/mgmt-1'), 10), { kind: 'who', subject: 'a/mgmt' });
  expect(new Set(pair.evidence).size).toBe(pair.evidence.length);
  const moved = judge(caseOf(golden('host:shopdb/db-1'), 10), { kind: 'who', subject: 'shop' });
  expect(moved.wrong('platform')).toMatch(/^You said the platform\. At 1:30 .* It did more, /);
  const grid = judge(caseOf(models('cache/cache-1:cache'), 10), {
    kind: 'noticed',
    subject: 'cache/cache-1:cache',
  });
  expect(grid.wrong('platform')).toMatch(
    /^You said the platform\. It did notice, .*but not first\./,
  );
});

test('only what happened in the stretch that was asked about counts', () => {
  const file: Partial<ScenarioFile> = {
    base: 'golden',
    script: [fail('shopdb/db-1'), fail('shop/was-1', '20m')],
  };
  expect(judge(caseOf(file, 30), { kind: 'outage', subject: 'shop' }).right).toEqual(['seconds']);
  expect(judge(caseOf(file, 30, 15), { kind: 'outage', subject: 'shop' }).right).toEqual(['none']);
});

test('where several may be chosen, what was left out is told, too', () => {
  const question: Question = { kind: 'which', that: 'stop', of: ['shop/was-1', 'shop/was-2'] };
  const verdict = judge(caseOf(golden('shop/was-1', 'shop/was-2'), 10), question);
  expect(compare(verdict, ['shop/was-1'])).toMatchObject({ correct: false });
  expect(compare(verdict, ['shop/was-1']).feedback[0]).toMatch(/^You left shop\/was-2 out/);
  expect(compare(verdict, ['shop/was-2', 'shop/was-1']).correct).toBe(true);
});
