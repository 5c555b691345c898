// Recording: what an author does on the page, as steps, with the real store and engine.
import { expect, test } from 'vitest';
import { blankDraft, clockOf } from '../lessons/draft.ts';
import { kindOf, type Lesson } from '../lessons/lesson.ts';
import type { Scenario } from '../scenario/validator.ts';
import { engine } from './engine.ts';
import { createApp } from './store.ts';
import { record } from './workshop.ts';

const GOLDEN: Scenario = { version: 1, base: 'golden', script: [] };

function begin() {
  const app = createApp(
    engine,
    { scenario: GOLDEN, theme: 'light' },
    { link: () => '#', copy: async () => {}, keepTheme: () => {}, kept: async () => null },
  );
  const bench = { draft: { ...blankDraft('own-x', GOLDEN), title: 'X' } as Lesson };
  const stop = record(
    app,
    () => bench.draft,
    (next) => {
      bench.draft = next;
    },
  );
  return { ...app, bench, stop, kinds: () => bench.draft.steps.map(kindOf) };
}

test('faults and stretches become steps; the clock while it runs does not', () => {
  const { deeds, advance, bench, kinds } = begin();
  deeds.seek(60_000);
  deeds.inject({ fault: 'fail', target: 'shop/was-1' });
  expect(kinds()).toEqual(['inject']);
  advance(30_500);
  expect(kinds()).toEqual(['inject']);
  deeds.pause();
  expect(bench.draft.steps.at(-1)).toEqual({ until: 90_000 });
  deeds.seek(300_000);
  expect(bench.draft.steps.at(-1)).toEqual({ until: 300_000 });
  deeds.seek(10_000);
  expect(clockOf(bench.draft)).toBe(300_000);
});

test('undo takes the step back', () => {
  const { deeds, kinds } = begin();
  deeds.seek(60_000);
  deeds.inject({ fault: 'fail', target: 'shop/was-1' });
  deeds.pause();
  deeds.undo();
  expect(kinds()).not.toContain('inject');
});

test('once it is stopped nothing is written any more', () => {
  const { deeds, stop, kinds } = begin();
  stop();
  deeds.inject({ fault: 'fail', target: 'shop/was-1' });
  expect(kinds()).toEqual([]);
});
