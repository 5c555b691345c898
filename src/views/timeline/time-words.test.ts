// The timeline's words for time.
import { describe, expect, it } from 'vitest';
import { clockFace, foldLength, left, moment } from './time-words.ts';

describe('time in words', () => {
  it.each([
    [0, '0:00:00'],
    [262_999, '0:04:22'],
    [36_061_000, '10:01:01'],
  ])('the clock shows %i ms as %s', (ms, face) => expect(clockFace(ms)).toBe(face));

  it.each([
    [1_620_000, '27 min'],
    [21_300_000, '5 h 55 min'],
    [14_400_000, '4 h'],
    [187_200_000, '2 d 4 h'],
  ])('a fold of %i ms is %s long', (ms, words) => expect(foldLength(ms)).toBe(words));

  it('a moment is whole seconds, what is left never 0:00 before it is over', () => {
    expect(moment(262_400)).toBe('4:22');
    expect(left(400)).toBe('0:01');
    expect(left(0)).toBe('0:00');
  });
});
