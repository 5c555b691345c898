import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc24 } from './crc24.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test.each([
  // The check value of CRC-24/OPENPGP, and what nothing at all gives.
  ['123456789', 0x21cf02],
  ['', 0xb704ce],
])('%s', (text, sum) => {
  expect(crc24(bytesOf(text))).toBe(sum);
});

test('it fits in four characters of a link, and sees every single changed byte', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, at, change) => {
        const sum = crc24(bytes);
        expect(sum).toBeGreaterThanOrEqual(0);
        expect(sum).toBeLessThan(2 ** 24);
        const damaged = Uint8Array.from(bytes);
        const i = at % bytes.length;
        damaged[i] = (damaged[i] as number) ^ change;
        expect(crc24(damaged)).not.toBe(sum);
      },
    ),
  );
});
