import { expect, test } from 'vitest';
import { RULES } from '../../rules/rulebook.ts';
import { piecesOf } from './terms.ts';
import { WORDS } from './words.ts';

const ids = WORDS.map((word) => word.id);

test('words stand in order, none twice, each with a sentence or two', () => {
  const words = WORDS.map(({ word }) => word);
  expect(words).toEqual([...words].sort((a, b) => a.localeCompare(b, 'en')));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { text } of WORDS) {
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text.length).toBeLessThan(200);
  }
});

test.each(WORDS.filter(({ rule }) => rule !== null && rule !== 'dr'))(
  '$word names a rule that exists',
  ({ rule }) => {
    expect(Object.keys(RULES)).toContain(rule);
  },
);

test('what can be asked in a sentence is in the glossary, and the sentence stays as it was', () => {
  const asked = new Set<string>();
  for (const rule of Object.values(RULES))
    for (const text of [rule.happens, rule.notDone ?? '', rule.deployer]) {
      const pieces = piecesOf(text);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      for (const { word } of pieces) if (word !== null) asked.add(word);
    }
  for (const word of asked) expect(ids).toContain(word);
  expect(asked.size).toBeGreaterThan(12);
});

test('the longest form counts, and each word once', () => {
  const words = (text: string) =>
    piecesOf(text).flatMap(({ text, word }) => (word === null ? [] : [`${text}=${word}`]));
  expect(
    words('The virtualization management node takes over; a management node does not.'),
  ).toEqual(['virtualization management node=virtualization-node', 'takes over=takeover']);
  expect(words('A spare, then another spare.')).toEqual(['spare=spare']);
});
