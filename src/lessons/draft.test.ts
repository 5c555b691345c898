// An author's deeds on a draft, one by one; and that whatever is recorded can be read back and played.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOf } from '../scenario/plan.ts';
import type { Line, Scenario } from '../scenario/validator.ts';
import {
  addStep,
  askAbout,
  blankDraft,
  clockOf,
  draftOf,
  groupsOf,
  insertStep,
  linesOf,
  moveStep,
  offersOf,
  placesOf,
  questionOf,
  recorded,
  removeStep,
  settled,
  storyOf,
  touchedBy,
} from './draft.ts';
import { kindOf, type Lesson } from './lesson.ts';
import { parseLesson, readLesson, toLessonFile, writeLesson } from './read.ts';
import { posedIn, stageOf } from './stage.ts';

const GOLDEN: Scenario = { version: 1, base: 'golden', script: [] };
const M = 60_000;
const fail = (at: number, target = 'shop/was-1'): Line => ({ at, fault: 'fail', target });
const blank = (): Lesson => ({ ...blankDraft('own-test', GOLDEN), title: 'Mine' });
const kinds = (draft: Lesson) => draft.steps.map(kindOf);

describe('recording', () => {
  test('a fault, a stretch of time, another fault', () => {
    let draft = recorded(settled(blank(), M), [fail(M)]);
    expect(kinds(draft)).toEqual(['inject']);
    draft = settled(settled(draft, 3 * M), 5 * M);
    expect(draft.steps.at(-1)).toEqual({ until: 5 * M });
    draft = recorded(draft, [fail(M), fail(7 * M, 'shop/was-2')]);
    expect(kinds(draft)).toEqual(['inject', 'until', 'inject']);
    expect(draft.steps[1]).toEqual({ until: 7 * M });
    expect(clockOf(draft)).toBe(7 * M);
  });

  test('the clock turned back writes nothing', () => {
    const draft = settled(recorded(blank(), [fail(M)]), 5 * M);
    expect(settled(draft, 2 * M)).toBe(draft);
  });

  test('a fault that is taken back is taken out of the steps', () => {
    const draft = recorded(recorded(blank(), [fail(M)]), []);
    expect(draft.steps).toEqual([]);
  });

  test('faults of one moment are one step', () => {
    const draft = recorded(blank(), [fail(M), fail(M, 'shop/was-2')]);
    expect(kinds(draft)).toEqual(['inject']);
    expect(linesOf(draft)).toHaveLength(2);
  });

  test('whatever was done in whatever order, it reads back as the same lesson and plays the same story', () => {
    const line = fc.record({
      at: fc.integer({ min: 0, max: 60 }).map((m) => m * M),
      target: fc.constantFrom('shop/was-1', 'shop/was-2', 'a/c1/n1', 'shopdb/db-1'),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(90), (lines, minutes) => {
        const script = lines
          .map(({ at, target }) => fail(at, target))
          .filter(
            (one, i, all) => all.findIndex((o) => o.at === one.at && o.target === one.target) === i,
          )
          .sort((a, b) => a.at - b.at);
        const draft = draftOf('own-test', { ...GOLDEN, title: 'Mine', script }, minutes * M);
        const read = readLesson(toLessonFile(draft));
        expect(read).toEqual({ ok: true, value: draft });
        expect(parseLesson(writeLesson(draft))).toEqual(read);
        expect(storyOf(draft).script).toEqual(script);
      }),
      { numRuns: 60 },
    );
  });
});

describe('questions and order', () => {
  const story = settled(recorded(blank(), [fail(M)]), 10 * M);

  test('a prediction goes before what happened last, comparison and explanation after it', () => {
    const draft = askAbout(story, { kind: 'who', subject: 'shop/was-1' }, 'vsys-was.vm');
    expect(kinds(draft)).toEqual(['predict', 'inject', 'until', 'reveal', 'explain']);
    expect(posedIn(draft)).toMatchObject([{ from: 0, to: 10 * M, shownAt: 3 }]);
    expect(readLesson(toLessonFile(draft)).ok).toBe(true);
  });

  test('where nothing happened yet the question is asked where the lesson stands', () => {
    expect(kinds(askAbout(blank(), { kind: 'list' }, null))).toEqual(['ask']);
  });

  test('steps move and go', () => {
    const draft = addStep(story, { say: 'Hello' });
    expect(kinds(moveStep(draft, 2, -1))).toEqual(['inject', 'say', 'until']);
    expect(moveStep(draft, 0, -1)).toEqual(draft);
    expect(kinds(removeStep(draft, 0))).toEqual(['until', 'say']);
  });

  test('nothing of the future is on stage', () => {
    const draft = askAbout(story, { kind: 'who', subject: 'shop/was-1' }, null);
    expect(stageOf(draft, 0)).toMatchObject({ t: 0, scenario: { until: 0, script: [] } });
  });
});

describe('what can be asked about, and pointed at', () => {
  const plan = planOf(GOLDEN);

  test('what the lesson breaks comes first, and hardware where a question takes it', () => {
    const draft = recorded(blank(), [fail(M, 'host:shop/was-1'), fail(2 * M, 'a/c1/n3')]);
    const touched = touchedBy(draft);
    expect(touched).toEqual(['a/c1/n3', 'a', 'shop/was-1', 'shop']);
    const offers = offersOf(plan, touched);
    const who = offers.find(({ kind }) => kind === 'who')?.subjects ?? [];
    expect(who).toEqual(
      expect.arrayContaining(['shop', 'shop/was-1:was', 'a/mgmt', 'a/s1/hdd-1', 'a/c1/n3']),
    );
    expect(offers.find(({ kind }) => kind === 'outage')?.subjects).not.toContain('a/c1/n3');
    const groups = groupsOf(who, touched);
    expect(groups.map(({ name }) => name)).toEqual([
      'What the lesson breaks',
      'Deployments',
      'VMs',
      'Processes',
      'Pairs and arrays',
    ]);
    expect(groups[0]?.subjects).toEqual(['a/c1/n3', 'shop/was-1', 'shop']);
    expect(groups.flatMap(({ subjects }) => subjects).sort()).toEqual([...who].sort());
  });

  test('whatever is offered can be asked and pointed at', () => {
    const draft = recorded(blank(), [fail(M, 'a/c1/n3')]);
    for (const { kind, subjects } of offersOf(plan, touchedBy(draft)))
      for (const subject of [subjects[0], subjects.at(-1)] as string[])
        expect(
          readLesson(toLessonFile(addStep(draft, { ask: questionOf(plan, kind, subject) }))),
        ).toMatchObject({ ok: true });
    for (const look of placesOf(plan))
      expect(
        readLesson(toLessonFile(addStep(draft, { say: 'Here.', look: [look] }))),
      ).toMatchObject({ ok: true });
  });

  test('a step goes behind another', () => {
    const story = settled(recorded(blank(), [fail(M)]), 5 * M);
    expect(kinds(insertStep(story, 0, { say: 'Now.' }))).toEqual(['inject', 'say', 'until']);
  });
});
