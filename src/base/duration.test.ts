import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clock, LONGEST_MS, parseDuration, writeDuration } from './duration.ts';

describe('parseDuration', () => {
  test.each([
    ['250ms', 250],
    ['30s', 30_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['0s', 0],
    ['10000d', LONGEST_MS],
  ])('%s is %i ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

  test.each([
    '',
    '5',
    's',
    '1.5h',
    '-1s',
    '+1s',
    '1 s',
    '5M',
    '1h30m',
    '10001d',
    '9999999999s',
    '5s\n',
    '٣s',
  ])('%j is none', (text) => expect(parseDuration(text)).toBeNull());
});

describe('writeDuration', () => {
  test.each([
    [0, '0s'],
    [1, '1ms'],
    [1500, '1500ms'],
    [90_000, '90s'],
    [5_400_000, '90m'],
    [86_400_000, '1d'],
  ])('%i ms is %s', (ms, text) => expect(writeDuration(ms)).toBe(text));

  test('law: what it writes is read as the same time', () => {
    fc.assert(
      fc.property(fc.nat(LONGEST_MS), (ms) => {
        expect(parseDuration(writeDuration(ms))).toBe(ms);
      }),
    );
  });
});

test.each([
  [0, '0:00'],
  [58_000, '0:58'],
  [725_000, '12:05'],
  [21_660_000, '6:01:00'],
  [90_000_250, '25:00:00.250'],
])('clock of %i ms shows %s', (ms, text) => expect(clock(ms)).toBe(text));
