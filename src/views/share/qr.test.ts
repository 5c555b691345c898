// What a telephone would read: the codes of all built-in drills, decoded from their pixels by another library.
import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { must } from '../../base/assert.ts';
import { oneLine } from '../../base/result.ts';
import { builtInLesson, WRITTEN } from '../../lessons/builtin.ts';
import { forStudents, toLessonFile } from '../../lessons/read.ts';
import { decodeLink, encodeLink } from '../../scenario/codec.ts';
import { PLAIN, PRESETS } from '../../scenario/library.ts';
import { pixelsOf } from './pixels.test-kit.ts';
import { qrOf } from './qr.ts';

const ADDRESS = 'https://rackdrill.example.org/';

function read(link: string): string | null {
  const qr = qrOf(link);
  if (!qr.ok) return oneLine(qr.mistakes);
  const { data, side } = pixelsOf(qr.value.size, qr.value.path);
  return jsQR(data, side, side)?.data ?? null;
}

test.each([...PRESETS, ...PLAIN].map((one) => [one.id, one] as const))(
  'a code of %s opens the same run',
  (_, { scenario }) => {
    const seen = read(
      ADDRESS + encodeLink({ scenario, view: { cursor: 61_000, selected: 'a/c1/n1' } }),
    );
    expect(decodeLink(seen ?? '')).toEqual({
      ok: true,
      value: { scenario, view: { cursor: 61_000, selected: 'a/c1/n1' } },
    });
  },
);

test('a code of a lesson made by hand opens the lesson, and it says how many of that length can have one', () => {
  const made = WRITTEN.map(({ id }) => {
    const lesson = must(builtInLesson(id), id);
    const scenario = { version: 1 as const, base: 'golden' };
    // As if somebody had made it: then the whole of it travels in the link.
    const extra = { lesson: toLessonFile({ ...forStudents(lesson), id: 'own' }) };
    return {
      id,
      extra,
      link: ADDRESS + encodeLink({ scenario, view: { pane: 'lesson:own/1' }, extra }),
    };
  }).sort((a, b) => a.link.length - b.link.length);
  const [short] = made;
  const longest = made.at(-1);
  const fit = made.filter(({ link }) => qrOf(link).ok);
  console.log(
    `Links that carry a whole lesson: ${short?.link.length} to ${longest?.link.length} characters; ${fit.length} of ${made.length} have a code`,
  );
  expect(fit.length).toBeGreaterThan(0);
  const opened = decodeLink(read(fit[0]?.link ?? '') ?? '');
  expect(opened).toMatchObject({ ok: true, value: { view: { pane: 'lesson:own/1' } } });
  if (opened.ok) expect(opened.value.extra).toEqual(JSON.parse(JSON.stringify(fit[0]?.extra)));
});

describe('a long link', () => {
  const long = (length: number) => `${ADDRESS}#1${'Ab3-_x'.repeat(length)}`.slice(0, length);
  test('is still read, and said to be fine', () => {
    for (const length of [1200, 1500]) {
      expect(read(long(length))).toBe(long(length));
      const qr = qrOf(long(length));
      expect(qr.ok && qr.value.fine).toBe(length > 1200);
    }
  });
  test('too long for any code says so in numbers', () => {
    expect(qrOf(long(2953)).ok).toBe(true);
    expect(read(long(2954))).toBe(
      'QR code: found a link of 2954 characters, expected at most 2953, which is what the largest code holds',
    );
  });
});

test('nothing dark stands in the quiet zone', () => {
  const qr = qrOf(ADDRESS);
  if (!qr.ok) throw new Error('a short text has a code');
  const { size, path } = qr.value;
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(4);
    expect(Number(y)).toBeGreaterThanOrEqual(4);
    expect(Number(x) + Number(run)).toBeLessThanOrEqual(size - 4);
    expect(Number(y) + 1).toBeLessThanOrEqual(size - 4);
  }
});
