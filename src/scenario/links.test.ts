// The links of saved-links.test-kit.ts open for ever.
import { expect, test } from 'vitest';
import { crc24 } from '../base/crc24.ts';
import { unpackLink } from './codec.ts';
import { DICTIONARY_1 } from './dictionary.ts';
import { parseShape } from './parse.ts';
import { SAVED } from './saved-links.test-kit.ts';

test.each(SAVED)('%s', (link, file, view, more = {}) => {
  expect(unpackLink(link)).toEqual({ ok: true, value: { file, view, ...more } });
  expect(parseShape(file)).toMatchObject({ ok: true });
});

test('the words of version 1 are frozen', () => {
  expect(crc24(new TextEncoder().encode(DICTIONARY_1))).toBe(0x86abd7);
});
