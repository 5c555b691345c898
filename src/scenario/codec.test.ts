import fc from 'fast-check';
import { deflateSync, Inflate, strToU8 } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { toBase64url } from '../base/base64url.ts';
import { crc24 } from '../base/crc24.ts';
import { oneLine } from '../base/result.ts';
import { RULES } from '../rules/version.ts';
import { arbitraryScenario, goldenDrill } from './arbitrary.ts';
import { decodeLink, encodeLink, unpackLink, type View } from './codec.ts';
import { DICTIONARY_1 } from './dictionary.ts';
import { type Extra, LONGEST_EXTRA } from './extra.ts';
import { PRESETS } from './library.ts';
import { parseShape } from './parse.ts';
import { TOPOLOGIES } from './topologies.ts';
import type { Scenario } from './validator.ts';

const TOPOLOGY_NAMES = Object.keys(TOPOLOGIES).join(', ');

const view: fc.Arbitrary<View> = fc.record(
  {
    cursor: fc.nat(),
    selected: fc.constantFrom('a/c1/n3', 'shop/was-1:was'),
    pane: fc.constantFrom('runbook', 'lesson:dead-vm/3'),
    event: fc.nat(9999),
  },
  { requiredKeys: [] },
);
const fiveFaults: Scenario = {
  version: 1,
  base: 'golden',
  script: [
    { at: 60_000, fault: 'fail', target: 'a/c3/n11' },
    { at: 754_321, fault: 'fail', target: 'shop/was-3:node-agent' },
    { at: 1_234_567, fault: 'fail', target: 'shopdb/db-2:db2' },
    { at: 5_400_000, fault: 'fail', target: 'host:shop/http-2' },
    { at: 9_999_999, fault: 'fail', target: 'shop/dmgr-1', boots: false },
  ],
};
/** A link of version 1 made by hand, with a right checksum. */
function linkOf(text: string): string {
  const packed = deflateSync(strToU8(text), { level: 9, dictionary: strToU8(DICTIONARY_1) });
  const length: number[] = [];
  for (let n = packed.length; ; n >>= 7) {
    length.push(n < 128 ? n : (n & 127) | 128);
    if (n < 128) break;
  }
  const body = [...length, ...packed];
  const crc = crc24(Uint8Array.from(body));
  return `#1${toBase64url(Uint8Array.of(crc >> 16, crc >> 8, crc, ...body))}`;
}
const sentence = (text: string) => {
  const result = decodeLink(text);
  return result.ok ? 'fine' : oneLine(result.mistakes);
};

describe('law: decode(encode(s)) = s', () => {
  test('for what this build runs, with the viewer’s place', () => {
    fc.assert(
      fc.property(
        fc.oneof(arbitraryScenario({ runnable: true }), goldenDrill()),
        view,
        (scenario, seen) => {
          expect(decodeLink(encodeLink({ scenario, view: seen }))).toEqual({
            ok: true,
            value: { scenario, view: seen },
          });
        },
      ),
      { numRuns: 500 },
    );
  });
  test('for every kind of deployment and line', () => {
    fc.assert(
      fc.property(arbitraryScenario(), view, (scenario, seen) => {
        const unpacked = unpackLink(encodeLink({ scenario, view: seen }));
        expect(unpacked).toMatchObject({ ok: true, value: { view: seen } });
        if (unpacked.ok)
          expect(parseShape(unpacked.value.file)).toEqual({ ok: true, value: scenario });
      }),
      { numRuns: 500 },
    );
  });
  test('for a script as long as a script may be', () => {
    const script = Array.from({ length: 5000 }, (_, i) => ({
      at: i * 1009,
      fault: 'fail' as const,
      target: `a/c1/n${(i * 7919) % 12}`,
    }));
    const scenario: Scenario = { version: 1, base: 'golden', script };
    expect(decodeLink(encodeLink({ scenario }))).toMatchObject({ ok: true, value: { scenario } });
  });
});

describe('what else travels in a link', () => {
  const scenario: Scenario = { version: 1, base: 'golden' };
  test('law: plain data comes back as it was, beside any scenario and view', () => {
    const extra: fc.Arbitrary<Extra> = fc
      .dictionary(fc.constantFrom('lesson', 'compare', 'toString'), fc.jsonValue({ maxDepth: 4 }))
      .map((value) => JSON.parse(JSON.stringify({ ...value, one: 1 })));
    fc.assert(
      fc.property(goldenDrill(4), view, extra, (of, seen, carried) => {
        const read = decodeLink(encodeLink({ scenario: of, view: seen, extra: carried }));
        if (JSON.stringify(carried).includes('"__proto__"')) expect(read.ok).toBe(false);
        else
          expect(read).toEqual({ ok: true, value: { scenario: of, view: seen, extra: carried } });
      }),
      { numRuns: 200 },
    );
  });
  test('nothing and an empty object cost no character', () => {
    const bare = encodeLink({ scenario });
    expect(encodeLink({ scenario, extra: {} })).toBe(bare);
    expect(encodeLink({ scenario, extra: null, rules: 1 })).toBe(bare);
  });
  test.each([
    ['["golden",null,null,null,[1]]', 'found a list of 1'],
    ['["golden",null,null,null,"lesson"]', 'found "lesson"'],
    [`["golden",null,null,null,{"lesson":"${'x'.repeat(LONGEST_EXTRA)}"}]`, 'found too much'],
    [`["golden",null,null,null,{"lesson":[${'0,'.repeat(LONGEST_EXTRA)}0]}]`, 'found too much'],
    [`["golden",null,null,null,{"a":${'['.repeat(50)}${']'.repeat(50)}}]`, 'too deep'],
    [`["golden",null,null,null,{"a":${'['.repeat(40_000)}${']'.repeat(40_000)}}]`, 'too deep'],
    ['["golden",null,null,null,{"a":{"__proto__":{"polluted":1}}}]', 'the key "__proto__"'],
    ['["golden",null,null,null,{"constructor":1}]', 'the key "constructor"'],
    ['["golden",null,null,null,{"a":1e999}]', 'found Infinity'],
  ])('%.60s is refused in a sentence', (text, said) => {
    expect(sentence(linkOf(text))).toContain(`link.extra: `);
    expect(sentence(linkOf(text))).toContain(said);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('the rules a link was made under', () => {
  const scenario: Scenario = { version: 1, base: 'golden' };
  test('are told where they are not this build’s', () => {
    expect(decodeLink(encodeLink({ scenario, rules: RULES }))).toEqual({
      ok: true,
      value: { scenario, view: {} },
    });
    expect(decodeLink(encodeLink({ scenario, rules: RULES + 1 }))).toEqual({
      ok: true,
      value: { scenario, view: {}, otherRules: RULES + 1 },
    });
  });
  test('are rules 1 where it says none or nonsense', () => {
    for (const rules of ['', ',null', ',"x"', ',-1', ',1e999', ',[]', ',1'])
      expect(decodeLink(linkOf(`["golden",null,null,null,null${rules}]`))).toEqual({
        ok: true,
        value: { scenario, view: {}, ...(RULES === 1 ? {} : { otherRules: 1 }) },
      });
  });
  test('and places that a later build may add are left aside', () => {
    expect(decodeLink(linkOf('["golden",null,null,[5],null,1,{"new":true},7]'))).toMatchObject({
      ok: true,
      value: { scenario, view: { cursor: 5 } },
    });
  });
});

test('links are short: golden with five faults and a view', () => {
  const link = encodeLink({
    scenario: fiveFaults,
    view: { cursor: 1_234_567, selected: 'a/c3/n11' },
  });
  expect(link.length).toBeLessThanOrEqual(150);
  expect(encodeLink({ scenario: { version: 1, base: 'golden' } }).length).toBeLessThan(20);
});

test('nothing in a link that an address bar, a mail or a chat would change', () => {
  for (const { scenario } of PRESETS) expect(encodeLink({ scenario })).toMatch(/^#1[\w-]+$/);
});

describe('what surrounds a link is taken off', () => {
  const link = encodeLink({ scenario: fiveFaults });
  test.each([
    link,
    link.slice(1),
    `https://example.org/drill/?x=1${link}`,
    ` ${link}\n`,
    `${link}.`,
    `${link}>),`,
  ])('%s', (text) =>
    expect(decodeLink(text)).toMatchObject({ ok: true, value: { scenario: fiveFaults } }),
  );
});

describe('what is no link, or a broken one, gets one clear sentence', () => {
  const link = encodeLink({ scenario: fiveFaults });
  const other = (char: string | undefined) => (char === 'A' ? 'B' : 'A');
  test.each([
    ['', 'link: found "", expected a link of Rackdrill, whose part after # begins with 1'],
    [
      'hello',
      'link: found "hello", expected a link of Rackdrill, whose part after # begins with 1',
    ],
    [
      'https://example.org/',
      'link: found "https://example.org/", expected a link of Rackdrill, whose part after # begins with 1',
    ],
    [
      '#7abcdef',
      "link: found a link of version 7, a newer Rackdrill's, expected a link of version 1",
    ],
    [
      link.slice(0, -1),
      'link: found a damaged link: 1 of its characters is missing, expected the whole link, to its last character',
    ],
    [
      link.slice(0, -30),
      'link: found a damaged link: 30 of its characters are missing, expected the whole link, to its last character',
    ],
    [
      '#1abc',
      'link: found a damaged link: most of its characters are missing, expected the whole link, to its last character',
    ],
    [
      `${link}abc`,
      'link: found a damaged link: 3 characters too many, expected the link as it was copied',
    ],
    [
      `${link.slice(0, 40)}${other(link[40])}${link.slice(41)}`,
      'link: found a damaged link: some of its characters are changed, expected the link as it was copied',
    ],
    [
      `${link.slice(0, 40)}%20${link.slice(40)}`,
      'link: found a damaged link: "%" cannot stand in it, expected letters, digits, - and _ after the #',
    ],
    [
      linkOf('hello'),
      'link: found a link that holds no scenario, expected a link that Rackdrill made',
    ],
    [
      linkOf('["golden",["1m explode a"]]'),
      'script[0].action: found "explode", expected one of restart-vm, restart-process, add-clone, new-instance, restore-backup, takeover, investigate, update-load-balancer, prepare-target, import-patterns, deploy-standby, start-standby, switch-sprayer',
    ],
    [
      linkOf('["golden",["?"]]'),
      'script[0]: found "?", expected an object with one of the keys fault, repair, action, load, used, maintenance',
    ],
    [linkOf('["silver"]'), `base: found "silver", expected a built-in topology: ${TOPOLOGY_NAMES}`],
    [
      linkOf('["golden",null,{"version":3}]'),
      "version: found version 3, a newer Rackdrill's, expected at most version 1, which this one reads",
    ],
    [
      linkOf(`["golden"${' '.repeat(1 << 20)}]`),
      'link: found more than 1048576 bytes of scenario, expected at most that',
    ],
    ['#'.repeat(3_000_000), 'link: found 3000000 characters, expected at most 2097152'],
  ])('%.60s', (text, said) => expect(sentence(text)).toBe(said));

  test('a small link that inflates without end is stopped on the way', () => {
    const bomb = linkOf(`"${'a'.repeat(60_000_000)}"`);
    expect(bomb.length).toBeLessThan(100_000);
    const push = vi.spyOn(Inflate.prototype, 'push');
    expect(sentence(bomb)).toMatch(/more than 1048576 bytes/);
    // Half a kilobyte at a time: the whole would take over a hundred steps.
    expect(push.mock.calls.length).toBeLessThan(6);
    push.mockRestore();
  });

  test('law: any text at all, and any link that lost, got or changed characters, is refused and never throws', () => {
    const damaged = fc
      .tuple(goldenDrill(6), fc.nat(), fc.nat(8), fc.string({ maxLength: 4 }))
      .map(([scenario, at, cut, put]) => {
        const whole = encodeLink({ scenario });
        const from = 1 + (at % (whole.length - 1));
        return { whole, text: whole.slice(0, from) + put + whole.slice(from + cut) };
      })
      // Blanks around a link and punctuation behind it are no damage.
      .filter(
        ({ whole, text }) =>
          text
            .slice(1)
            .trim()
            .replace(/[.,;:!?)\]}>'"]+$/, '') !== whole.slice(1),
      );
    fc.assert(
      fc.property(damaged, ({ text }) => {
        expect(decodeLink(text).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
    const base64 = fc.stringMatching(/^#?1[\w-]{0,60}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), base64), (text) => {
        expect(decodeLink(text).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(
    [
      '{}',
      'null',
      '7',
      '[]',
      '[[[[[]]]]]',
      '["__proto__"]',
      '["constructor"]',
      '["toString",["1m f a"]]',
      '[null,null,{"__proto__":{"base":"golden"}}]',
      '[null,null,{"racks":[{"id":"__proto__","model":"constructor"}]}]',
      '["golden",{"length":3}]',
      '["golden",[null,1,{},[]]]',
      '["golden",["1m f __proto__","1m f host:constructor","1m f shop/__proto__-1:was"]]',
      '["golden",["1m constructor shop","1m __proto__+ shop"]]',
      '["golden",["99999999999999999999m f a/c1/n1"]]',
      '["golden",["1m l1e999 shop","1m l0x10 shop","1m l1e400 shop"]]',
      '["golden",["1m f a/c1/n99999999999999999999","1m f shop/was-1e9"]]',
      '["golden",null,{"until":1e308}]',
      '["golden",null,{"timings":{"__proto__":"1s","vmBoot":-5}}]',
      '["golden",null,{"version":1e999}]',
      '["golden",null,{"version":"1"}]',
      '["golden",null,{"title":{"toString":null}}]',
      '["golden",null,null,[1e999,{"length":1},[],"\\u0000"]]',
      '[null,null,{"racks":[{"id":"a","model":"w1500-608"}],"deployments":[{"id":"x","kind":"toString"}]}]',
      '[null,null,{"racks":[{"id":"a","model":"w1500-608"}],"deployments":[{"id":"x","kind":"custom","members":1e999}]}]',
      `["golden",${'['.repeat(100_000)}${']'.repeat(100_000)}]`,
      `${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`,
      `["golden",null,{"title":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}]`,
      '["golden"',
      '\u0000\ufeff[]',
    ].map((text) => [text.slice(0, 70), text] as const),
  )('hostile: %s', (_, text) => {
    const result = decodeLink(linkOf(text));
    if (!result.ok) expect(oneLine(result.mistakes)).not.toContain('\n');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('law: whatever a link with a right checksum holds, the answer is a result', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const result = decodeLink(linkOf(text));
        if (!result.ok) expect(oneLine(result.mistakes)).not.toContain('\n');
      }),
      { numRuns: 500 },
    );
  });
});

test('a view that makes no sense is left aside', () => {
  expect(decodeLink(linkOf('["golden",null,null,[-1,7,"x"]]'))).toEqual({
    ok: true,
    value: { scenario: { version: 1, base: 'golden' }, view: {} },
  });
});
