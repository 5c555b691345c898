// Words and numbers as English writes them.
import { expect, test } from 'vitest';
import { grouped } from './english.ts';

test.each([0, 1, 60, 999, 1000, 10_000, 123_456, 1_234_567])('%i', (n) => {
  expect(grouped(n)).toBe(n.toLocaleString('en-GB'));
});
