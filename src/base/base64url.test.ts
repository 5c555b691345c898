import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBase64url } from './base64url.ts';
import { crc24 } from './crc24.ts';
import { fromBase64url } from './from-base64url.ts';

test('law: bytes as Node writes them, and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64url(text)).toEqual(Uint8Array.from(bytes));
    }),
  );
});

test('what is not base64url is pointed at', () => {
  expect(fromBase64url('ab$c')).toBe(2);
  expect(fromBase64url('abc=')).toBe(3);
  expect(fromBase64url('ä')).toBe(0);
});

test('the checksum is the published one', () => {
  expect(crc24(new Uint8Array())).toBe(0xb704ce);
  expect(crc24(new TextEncoder().encode('123456789'))).toBe(0x21cf02);
});
