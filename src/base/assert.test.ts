import { expect, test } from 'vitest';
import { assert, must, never } from './assert.ts';

test('a promise that holds says nothing, one that is broken says which', () => {
  expect(() => assert(true, 'two nodes')).not.toThrow();
  for (const broken of [false, 0, '', null, undefined])
    expect(() => assert(broken, 'two nodes')).toThrow('Rackdrill broke its own promise: two nodes');
});

test('must gives the value, however empty, and throws only when there is none', () => {
  for (const value of [0, '', false, 'a']) expect(must(value, 'it')).toBe(value);
  expect(() => must(null, 'rack a')).toThrow('rack a');
  expect(() => must(undefined, 'rack a')).toThrow('rack a');
});

test('a case nobody wrote is named', () => {
  expect(() => never('blue' as never)).toThrow('blue');
});
