import { describe, expect, test } from 'vitest';
import { ANY, CARDS, cardsFor, SLIDES, TAGS } from './find.ts';

const ids = (words: string) => cardsFor({ ...ANY, words }).map((card) => card.id);

describe('what somebody types', () => {
  test('nothing: every card', () => expect(ids('')).toHaveLength(CARDS.length));
  test('words in any order, from title, sentence, tags and id', () => {
    expect(ids('takeover deployer manual')).toEqual(['takeover-by-hand']);
    expect(ids('Mgmt-Both')).toEqual(['mgmt-both-fail']);
  });
  test('a slide by its number', () => {
    for (const card of cardsFor({ ...ANY, words: 'slide 9' })) expect(card.slides).toContain(9);
    expect(ids('slide 9 hadr').length).toBeGreaterThan(2);
    expect(ids('slide 9').length).toBeGreaterThan(ids('slide 9 hadr').length);
    expect(ids('slide 99')).toEqual([]);
  });
  test('nonsense: none', () => expect(ids('xyzzy')).toEqual([]));
});

test('every choice of slide and tag finds something', () => {
  for (const slide of SLIDES) expect(cardsFor({ ...ANY, slide }).length).toBeGreaterThan(0);
  for (const tag of TAGS) expect(cardsFor({ ...ANY, tag }).length).toBeGreaterThan(1);
});
