import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goldenDrill } from './arbitrary.ts';
import { encodeLink, unpackLink } from './codec.ts';
import { PRESETS } from './library.ts';
import { salvageLink } from './salvage.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Some of them will do: each is cut at every character. */
const drills = PRESETS.filter((_, i) => i % 8 === 0).map(({ scenario }) =>
  encodeLink({ scenario, view: { cursor: 60_000 } }),
);
const held = (link: string) => {
  const unpacked = unpackLink(link);
  return unpacked.ok ? unpacked.value : null;
};
const script = (of: unknown): unknown[] =>
  ((of as { script?: unknown[] }).script ?? []) as unknown[];

test('a link that is whole needs no saving, and what is no link cannot be saved', () => {
  for (const text of [drills[0] ?? '', '', '#', '#9abc', 'hello', '#1', '#1abc', '#1rubbish'])
    expect(salvageLink(text)).toBeNull();
});

test('law: any single character that was changed is put right', () => {
  fc.assert(
    fc.property(
      goldenDrill(5),
      fc.nat(),
      fc.integer({ min: 1, max: 63 }),
      (scenario, where, by) => {
        const link = encodeLink({ scenario });
        // Behind the mark and the two characters that say how long the link is.
        const places = [...link].map((_, i) => i).filter((i) => i >= 2 && (i < 6 || i > 8));
        const at = places[where % places.length] as number;
        const other = ALPHABET[ALPHABET.indexOf(link[at] as string) ^ by] as string;
        const changed = link.slice(0, at) + other + link.slice(at + 1);
        // The last character has bits that mean nothing: changed there alone, two repairs would do.
        const saved = salvageLink(changed);
        if (at < link.length - 1) expect(saved?.unpacked).toEqual(held(link));
        else if (saved) expect(saved.unpacked).toEqual(held(link));
      },
    ),
    { numRuns: 300 },
  );
});

describe('what mails and chats do', () => {
  const link = drills[1] ?? '';
  test.each([
    ['%20 in it', `${link.slice(0, 20)}%20${link.slice(20)}`],
    ['broken over lines', `${link.slice(0, 30)}\r\n${link.slice(30)}`],
    ['a soft hyphen', `${link.slice(0, 30)}\u00ad${link.slice(30)}`],
    ['words behind it', `${link}abc`],
    ['more behind it', `${link}&utm_source=mail`],
  ])('%s', (_, text) => {
    expect(unpackLink(text).ok).toBe(false);
    expect(salvageLink(text)?.unpacked).toEqual(held(link));
  });
});

test('law: of a link whose end is missing every line that is saved is the one that stood there', () => {
  for (const link of drills) {
    const whole = held(link);
    let most = 0;
    for (let at = link.length - 1; at > 10; at--) {
      const saved = salvageLink(link.slice(0, at));
      if (!saved) continue;
      const lines = script(saved.unpacked.file);
      expect(script(whole?.file).slice(0, lines.length)).toEqual(lines);
      expect(saved.words).toContain('Characters are missing');
      most = Math.max(most, lines.length);
    }
    // With a few characters gone the script is still all there.
    expect(most).toBe(script(whole?.file).length);
  }
});

test('law: whatever the damage, it never throws, and what it gives is plain', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...drills),
      fc.nat(200),
      fc.nat(40),
      fc.string({ maxLength: 8 }),
      (link, at, gone, put) => {
        const from = at % link.length;
        const saved = salvageLink(link.slice(0, from) + put + link.slice(from + gone));
        if (saved) expect(typeof saved.unpacked.file).toBe('object');
      },
    ),
    { numRuns: 1000 },
  );
  expect(salvageLink(`#1${'A'.repeat(3_000_000)}`)).toBeNull();
});
