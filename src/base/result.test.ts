import { describe, expect, test } from 'vitest';
import { assert, must, never } from './assert.ts';
import { fail, ok, oneLine } from './result.ts';

const one = { path: 'script[2].target', found: '"x"', expected: 'a part' };

describe('oneLine', () => {
  test('says where, what was found and what was expected', () => {
    expect(oneLine([one])).toBe('script[2].target: found "x", expected a part');
  });
  test('counts the others', () => {
    expect(oneLine([one, one])).toMatch(/ \(and 1 more mistake\)$/);
    expect(oneLine([one, one, one])).toMatch(/ \(and 2 more mistakes\)$/);
  });
});

test('a result is one thing or the other', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 });
  expect(fail(one)).toEqual({ ok: false, mistakes: [one] });
});

test('our own mistakes throw', () => {
  expect(() => assert(0, 'zero')).toThrow('its own promise: zero');
  expect(() => must(null, 'a thing')).toThrow('a thing');
  expect(must(0, 'a number')).toBe(0);
  expect(() => never('x' as never)).toThrow('nobody wrote: x');
});
