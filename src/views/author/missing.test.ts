// Mistakes of a draft in the words of its fields: every path that the reader names is said without brackets.
import { expect, test } from 'vitest';
import { readLesson } from '../../lessons/read.ts';
import { missing } from './missing.ts';

const lesson = (over: object) => ({
  lesson: 1,
  id: 'own-test',
  title: 'Mine',
  scenario: { base: 'golden' },
  steps: [{ say: 'Hello.' }],
  ...over,
});
const said = (over: object) => {
  const read = readLesson(lesson(over));
  return read.ok ? [] : read.mistakes.map(missing);
};

test.each([
  [{ title: '' }, ['The title: give the lesson a name.']],
  [{ steps: [] }, ['Steps: a lesson needs at least one.']],
  [{ steps: [{ say: '' }] }, ['Step 1: write the words.']],
  [{ slides: [6, 'x'] }, [expect.stringMatching(/^Slides: found "x", expected .*\.$/)]],
  [{ slides: [99] }, [expect.stringMatching(/^Slides: found 99, expected the number of a slide/)]],
  [
    { tags: ['a'.repeat(31)] },
    [expect.stringMatching(/^Tags: found .*, expected a text of at most 30/)],
  ],
  [
    { steps: [{ until: '5m' }, { until: '4m' }] },
    [expect.stringMatching(/^Step 2: found a moment that has passed, expected a moment after/)],
  ],
  [
    {
      steps: [{ predict: { kind: 'list' } }, { predict: { kind: 'list' } }, { reveal: true }],
    },
    ['Step 2: found a second prediction, expected a reveal of the one in step 1 first.'],
  ],
])('%j', (over, words) => {
  expect(said(over)).toEqual(words);
});
