// Lessons from outsiders: every mistake in one clear sentence, all of them at once, and nothing thrown.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../base/result.ts';
import type { LessonFile } from './lesson.ts';
import { forStudents, looksLikeLesson, parseLesson, readLesson } from './read.ts';

const good = {
  lesson: 1,
  id: 'mine',
  title: 'Mine',
  scenario: { base: 'golden' },
  steps: [
    { predict: { kind: 'who', subject: 'shop/was-1' }, notes: 'for the teacher' },
    { inject: [{ at: '1m', fault: 'fail', target: 'shop/was-1' }] },
    { until: '10m' },
    { reveal: true },
  ],
} satisfies LessonFile;

const steps = (...list: unknown[]) => ({ ...good, steps: list });
const first = (value: unknown) => {
  const read = readLesson(value);
  return read.ok ? 'fine' : oneLine(read.mistakes);
};

test('a lesson is read, durations as milliseconds', () => {
  const read = readLesson(good);
  expect(read.ok && read.value.steps[2]).toEqual({ until: 600_000 });
});

test.each<readonly [unknown, RegExp]>([
  [17, /^lesson: found 17, expected an object with steps$/],
  [{ ...good, lesson: 9 }, /found version 9, a newer Rackdrill's, expected at most version 1/],
  [{ ...good, id: 'Not good' }, /^id: .*a name of small letters/],
  [{ ...good, title: '' }, /^title: .*not empty/],
  [{ ...good, scenario: { base: 'nowhere' } }, /^scenario\.base: found "nowhere"/],
  [{ ...good, slides: [99] }, /^slides\[0\]: found 99, expected the number of a slide/],
  [
    { ...good, stepz: [] },
    /^stepz: found the unknown key "stepz", expected "steps"|^stepz: found the unknown key/,
  ],
  [steps(), /found nothing|at least one step/],
  [steps({ shout: 'x' }), /^steps\[0\]\.shout: found the unknown key "shout"/],
  [steps({ say: 'x', loud: 1 }), /^steps\[0\]\.loud: found the unknown key/],
  [
    steps({ ask: { kind: 'when', subject: 'shop' } }),
    /^steps\[0\]\.ask\.kind: found "when", expected/,
  ],
  [
    steps({ ask: { kind: 'outage', subject: 'shopp' } }),
    /^steps\[0\]\.ask\.subject: found "shopp"/,
  ],
  [
    steps({ ask: { kind: 'primary', subject: 'shop' } }),
    /^steps\[0\]\.ask\.subject: found "shop", expected one of shopdb/,
  ],
  [steps({ say: 'x', look: ['a/c9/n1'] }), /^steps\[0\]\.look\[0\]: found "a\/c9\/n1"/],
  [
    steps({ inject: [{ at: '1m', fault: 'fail', target: 'a/c1/n99' }] }),
    /^steps\[0\]\.inject\[0\]\.target: found "a\/c1\/n99"/,
  ],
  [
    steps({ until: '5m' }, { inject: [{ at: '1m', fault: 'fail', target: 'a/c1/n1' }] }),
    /^steps\[1\]\.inject\[0\]\.at: found a moment that has passed/,
  ],
  [steps({ until: '5m' }, { until: '5m' }), /^steps\[1\]\.until: found a moment that has passed/],
  [steps({ until: 'soon' }), /^steps\[0\]\.until: .*a duration/],
  [steps({ reveal: true }), /^steps\[0\]: found a reveal, expected a prediction before it/],
  [steps({ predict: { kind: 'list' } }), /^steps\[0\]: found a prediction that is never compared/],
  [
    steps({ predict: { kind: 'list' } }, { predict: { kind: 'list' } }, { reveal: true }),
    /^steps\[1\]: found a second prediction/,
  ],
])('%j', (value, said) => {
  expect(first(value)).toMatch(said);
});

test('all mistakes at once', () => {
  const read = readLesson({ ...good, id: 'X', title: '', steps: [{ shout: 1 }] });
  expect(read.ok ? [] : read.mistakes.map(({ path }) => path)).toEqual([
    'id',
    'title',
    'steps[0].shout',
  ]);
});

describe('hostile input', () => {
  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof readLesson(value).ok).toBe('boolean');
        expect(typeof readLesson(steps(value)).ok).toBe('boolean');
        expect(typeof readLesson({ ...good, scenario: value }).ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
    expect(parseLesson('{"steps":').ok).toBe(false);
    expect(parseLesson('['.repeat(100_000)).ok).toBe(false);
  });

  test('a scenario is no lesson', () => {
    expect(looksLikeLesson({ version: 1, base: 'golden' })).toBe(false);
    expect(looksLikeLesson(good)).toBe(true);
  });
});

test('students get everything but the notes', () => {
  const read = readLesson(good);
  const lesson = read.ok ? read.value : null;
  expect(JSON.stringify(lesson)).toContain('for the teacher');
  const theirs = lesson && forStudents(lesson);
  expect(JSON.stringify(theirs)).not.toContain('for the teacher');
  expect(theirs?.steps).toHaveLength(4);
});
