import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryScenario, goldenDrill } from './arbitrary.ts';
import { parseScenario, parseShape, parseValue } from './parse.ts';
import { writeScenario } from './pretty.ts';

/** Every mistake as the command line would say it. */
function mistakesIn(file: unknown): string[] {
  const result = typeof file === 'string' ? parseScenario(file) : parseValue(file);
  return result.ok
    ? []
    : result.mistakes.map((m) => `${m.path}: found ${m.found}, expected ${m.expected}`);
}
const golden = (more: object) => ({ version: 1, base: 'golden', ...more });
const line = (of: object) => golden({ script: [of] });
const DURATION = 'a duration such as 250ms, 30s, 5m, 2h or 1d';

test('a sound file becomes a scenario, with durations in milliseconds', () => {
  const text = `\ufeff{"version":1,"title":"t","base":"golden","until":"4h","timings":{"vmBoot":"90s"},
    "script":[{"at":"1m","fault":"fail","target":"shop/was-1"},{"at":"250ms","load":500,"target":"shop"}]}`;
  expect(parseScenario(text)).toEqual({
    ok: true,
    value: {
      version: 1,
      title: 't',
      base: 'golden',
      until: 14_400_000,
      timings: { vmBoot: 90_000 },
      script: [
        { at: 60_000, fault: 'fail', target: 'shop/was-1' },
        { at: 250, load: 500, target: 'shop' },
      ],
    },
  });
});

describe('a text that is no scenario', () => {
  test.each<[string, unknown, string[]]>([
    [
      'no JSON',
      'hello',
      ['scenario: found "hello" at line 1, column 1, expected a value: the text is not JSON'],
    ],
    ['a list', [], ['scenario: found an empty list, expected an object with a version']],
    ['null', null, ['scenario: found null, expected an object with a version']],
    [
      'a newer version',
      { version: 99, colour: 3 },
      [
        "version: found version 99, a newer Rackdrill's, expected at most version 1, which this one reads",
      ],
    ],
    ['a text as version', golden({ version: '1' }), ['version: found "1", expected 1']],
    ['version 0', golden({ version: 0 }), ['version: found 0, expected 1']],
    ['nothing at all', {}, ['version: found nothing, expected 1']],
    [
      'too long',
      ' '.repeat(1_000_001),
      ['scenario: found 1000001 characters, expected at most 1000000 (1 MB)'],
    ],
  ])('%s', (_, file, said) => expect(mistakesIn(file)).toEqual(said));
});

describe('mistakes in a line of the script', () => {
  test.each<[string, object, string[]]>([
    [
      'no time',
      { fault: 'fail', target: 'a/c1/n1' },
      [`script[0].at: found nothing, expected ${DURATION}`],
    ],
    [
      'a bare number as time',
      { at: 60, fault: 'fail', target: 'a/c1/n1' },
      [`script[0].at: found 60, expected ${DURATION}`],
    ],
    [
      'no target',
      { at: '1m', repair: true },
      ['script[0].target: found nothing, expected an address such as a/c1/n3 or shop/was-1'],
    ],
    [
      'another fault',
      { at: '1m', fault: 'explode', target: 'a/c1/n1' },
      ['script[0].fault: found "explode", expected "fail"'],
    ],
    [
      'another action',
      { at: '1m', action: 'pray', target: 'shop' },
      [
        'script[0].action: found "pray", expected one of restart-vm, restart-process, add-clone, new-instance, restore-backup, takeover, investigate, update-load-balancer, prepare-target, import-patterns, deploy-standby, start-standby, switch-sprayer',
      ],
    ],
    [
      'an unknown key',
      { at: '1m', fault: 'fail', target: 'a', bots: false },
      [
        'script[0].bots: found the unknown key "bots", expected "boots", perhaps; the keys here are at, fault, target, boots',
      ],
    ],
    [
      'a key of another kind of line',
      { at: '1m', fault: 'fail', target: 'a', load: 3 },
      [
        'script[0].load: found the unknown key "load", expected one of the keys at, fault, target, boots',
      ],
    ],
    [
      'no deed',
      { at: '1m', target: 'a' },
      [
        'script[0]: found an object with "at", "target", expected an object with one of the keys fault, repair, action, load, used, maintenance',
      ],
    ],
    [
      'a deed misspelt',
      { at: '1m', repiar: true, target: 'a' },
      [
        'script[0].repiar: found the unknown key "repiar", expected "repair", perhaps; the keys here are at, fault, target, boots, repair, action, running, load, used, maintenance',
      ],
    ],
    [
      'a load below 0',
      { at: '1m', load: -1, target: 'shop' },
      ['script[0].load: found -1, expected a number from 0 to 1000000'],
    ],
    [
      'a target with blanks',
      { at: '1m', fault: 'fail', target: 'a c1' },
      ['script[0].target: found "a c1", expected an address such as a/c1/n3 or shop/was-1'],
    ],
  ])('%s', (_, of, said) => expect(mistakesIn(line(of))).toEqual(said));
});

describe('mistakes elsewhere', () => {
  test.each<[string, object, string[]]>([
    [
      'an unknown key at the top',
      golden({ scrpt: [] }),
      [
        'scrpt: found the unknown key "scrpt", expected "script", perhaps; the keys here are $schema, version, title, base, racks, deployments, timings, rates, until, script, hypothesis',
      ],
    ],
    [
      'an unknown timing',
      golden({ timings: { vmBot: '1s' } }),
      [
        expect.stringMatching(
          /^timings\.vmBot: found the unknown key "vmBot", expected "vmBoot", perhaps/,
        ) as unknown as string,
      ],
    ],
    [
      'a repeating timing too short',
      golden({ timings: { pluginRetry: '999ms' } }),
      ['timings.pluginRetry: found "999ms", expected a duration of at least 1s, for it repeats'],
    ],
    [
      'a duration too long',
      golden({ until: '10001d' }),
      ['until: found "10001d", expected a duration of at most 10000d'],
    ],
    [
      'a list where an object belongs',
      golden({ timings: [] }),
      ['timings: found an empty list, expected an object'],
    ],
    [
      'keys of every object',
      golden({ __proto__x: 1, toString: 2 }),
      [
        expect.stringContaining('"__proto__x"') as unknown as string,
        expect.stringContaining('"toString"') as unknown as string,
      ],
    ],
    [
      'a strange key',
      golden({ 'a\nb c': 1 }),
      [
        expect.stringMatching(
          /^\["a\\nb c"\]: found the unknown key "a\\nb c"/,
        ) as unknown as string,
      ],
    ],
    [
      'an unknown model',
      { version: 1, racks: [{ id: 'a', model: 'w2' }] },
      [
        expect.stringMatching(
          /^racks\[0\]\.model: found "w2", expected one of w1500-32, /,
        ) as unknown as string,
      ],
    ],
    [
      'an unknown kind',
      {
        version: 1,
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'x', kind: 'vsys-db' }],
      },
      [
        'deployments[0].kind: found "vsys-db", expected "vsys-db2", perhaps; the kinds are vapp-was, vapp-db2, vsys-was, vsys-was-imp, vsys-db2, cache, proxy, custom',
      ],
    ],
    [
      'an option of another kind',
      {
        version: 1,
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'x', kind: 'custom', http: 2 }],
      },
      [
        'deployments[0].http: found the unknown key "http", expected one of the keys id, kind, rack, cloudGroup, priority, critical, objectives, size, members, itmAgent',
      ],
    ],
    [
      'half a member',
      {
        version: 1,
        racks: [{ id: 'a', model: 'w1500-32' }],
        deployments: [{ id: 'x', kind: 'custom', members: 1.5 }],
      },
      ['deployments[0].members: found 1.5, expected a whole number from 1 to 100'],
    ],
  ])('%s', (_, file, said) => expect(mistakesIn(file)).toEqual(said));

  test('lists too long or too short are refused before anybody looks into them', () => {
    expect(mistakesIn(golden({ script: Array.from({ length: 5001 }, () => 0) }))).toEqual([
      'script: found a list of 5001, expected at most 5000 lines',
    ]);
    expect(mistakesIn({ version: 1, racks: [] })).toEqual([
      'racks: found an empty list, expected at least one rack',
    ]);
  });

  test('__proto__ is a key like any other', () => {
    expect(mistakesIn('{"version":1,"base":"golden","__proto__":{"a":1}}')).toEqual([
      expect.stringMatching(/^__proto__: found the unknown key "__proto__"/),
    ]);
  });
});

describe('a hypothesis', () => {
  test.each<[string, object, string[]]>([
    ['is whole', { staysUp: ['shop'], longestOutage: '1m', noDataLost: true }, []],
    ['names nothing', {}, ['hypothesis.staysUp: found nothing, expected at least one workload']],
    [
      'names no workload',
      { staysUp: [] },
      ['hypothesis.staysUp: found an empty list, expected at least one workload'],
    ],
    [
      'names a workload that is not there',
      { staysUp: ['shop', 'shpdb'] },
      [
        'hypothesis.staysUp[1]: found "shpdb", expected a deployment or a service of this scenario: shopdb, perhaps, of shop, shopdb',
      ],
    ],
  ])('that %s', (_, hypothesis, said) => expect(mistakesIn(golden({ hypothesis }))).toEqual(said));
});

test('all mistakes are reported at once, those in names too', () => {
  const said = mistakesIn({
    version: 1,
    titel: 't',
    racks: [{ id: 'a', model: 'w1500-32' }],
    deployments: [{ id: 'shop', kind: 'vsys-was', rack: 'b', database: 'db' }],
    until: 'soon',
    script: [{ at: '1m', fault: 'fail' }, 7],
  });
  expect(said.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
    'titel',
    'until',
    'script[0].target',
    'script[1]',
    'deployments[0].rack',
    'deployments[0].database',
  ]);
});

describe('hostile input gives mistakes and never throws', () => {
  const many = (n: number, text: string) => Array.from({ length: n }, () => text).join(',');
  test.each([
    ['deep lists', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
    ['deep objects', `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`],
    [
      'deep in the script',
      `{"version":1,"base":"golden","script":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    ],
    ['very many lines', `{"version":1,"base":"golden","script":[${many(400_000, '0')}]}`],
    ['very many deployments', `{"version":1,"deployments":[${many(300_000, '{}')}]}`],
    [
      'very many unknown keys',
      `{"version":1,${Array.from({ length: 70_000 }, (_, i) => `"k${i}":0`).join(',')}}`,
    ],
    [
      '5000 bad lines',
      `{"version":1,"base":"golden","script":[${many(5000, '{"at":"x","fault":1,"target":2,"z":3}')}]}`,
    ],
    ['unclosed text', `"${'\\"'.repeat(400_000)}`],
  ])('%s', (_, text) => {
    const result = parseScenario(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.mistakes.length).toBeLessThanOrEqual(1000);
  });

  test('law: any JSON, and any damaged scenario', () => {
    const damaged = fc
      .tuple(arbitraryScenario(), fc.nat(), fc.string({ maxLength: 3 }))
      .map(([scenario, at, put]) => {
        const text = writeScenario(scenario);
        return text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1);
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.json(), fc.string()), (text) => {
        const result = parseScenario(text);
        if (!result.ok) expect(result.mistakes.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

test('law: what is written is read as the same scenario', () => {
  fc.assert(
    fc.property(arbitraryScenario(), (scenario) => {
      expect(parseShape(JSON.parse(writeScenario(scenario)))).toEqual({
        ok: true,
        value: scenario,
      });
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.oneof(arbitraryScenario({ runnable: true }), goldenDrill()), (scenario) => {
      expect(parseScenario(writeScenario(scenario))).toEqual({ ok: true, value: scenario });
    }),
    { numRuns: 300 },
  );
});
