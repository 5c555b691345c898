// A lesson's file ⇄ lesson. Lessons come from outsiders: every mistake is said in one sentence, and nothing they write throws.
import * as v from 'valibot';
import { isPlain } from '../base/plain.ts';
import { quote } from '../base/quote.ts';
import { fail, type Mistake, ok, type Result } from '../base/result.ts';
import type { Grammar } from '../scenario/grammar.ts';
import { orderOf } from '../scenario/order-of.ts';
import { failAll, LONGEST_TEXT, parseValue, walk } from '../scenario/parse.ts';
import { planOf } from '../scenario/plan.ts';
import { pretty } from '../scenario/pretty.ts';
import { ordered } from '../scenario/write.ts';
import { openScenario } from '../world/open.ts';
import { partsOf } from '../world/parts.ts';
import { targetKind } from '../world/targets.ts';
import { LESSON_VERSION, type Lesson, type LessonFile, lessonSchema } from './lesson.ts';
import { ANYTHING, judgeOf } from './questions.ts';
import { posedIn, stageOf } from './stage.ts';

const GRAMMAR = lessonSchema as unknown as Grammar;
const ORDER = orderOf(GRAMMAR);

/** Whether a value read from JSON means to be a lesson and not a scenario. */
export const looksLikeLesson = (value: unknown): boolean =>
  isPlain(value) && ('lesson' in value || 'steps' in value);

/** The lesson in a file's text. */
export function parseLesson(text: string): Result<Lesson> {
  if (text.length > LONGEST_TEXT)
    return fail({
      path: 'lesson',
      found: `${text.length} characters`,
      expected: `at most ${LONGEST_TEXT} (1 MB)`,
    });
  try {
    return readLesson(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    return fail({ path: 'lesson', found: 'a text that is not JSON', expected: 'a lesson’s file' });
  }
}

/** The lesson in a value that was read from JSON: its shape, then what it names, then whether it can be played. */
export function readLesson(value: unknown): Result<Lesson> {
  if (!isPlain(value))
    return fail({ path: 'lesson', found: quote(value), expected: 'an object with steps' });
  const version = value.lesson;
  if (typeof version === 'number' && version > LESSON_VERSION)
    return fail({
      path: 'lesson',
      found: `version ${quote(version)}, a newer Rackdrill's`,
      expected: `at most version ${LESSON_VERSION}, which this one reads`,
    });
  const mistakes: Mistake[] = [];
  walk(GRAMMAR, value, '', mistakes);
  if (mistakes.length > 0) return failAll(mistakes);
  const parsed = v.safeParse(lessonSchema, value);
  if (!parsed.success)
    return fail({ path: 'lesson', found: 'a mistake', expected: parsed.issues[0].message });
  const wrong = checkLesson(parsed.output);
  return wrong.length > 0 ? failAll(wrong) : ok(parsed.output);
}

/** What is wrong with a lesson whose shape is right; empty if it can be played to its end. */
export function checkLesson(lesson: Lesson): Mistake[] {
  const whole = stageOf(lesson, lesson.steps.length - 1).scenario;
  const { scenario } = ordered(ORDER, lesson) as LessonFile;
  const rack = parseValue({ version: 1, ...scenario }, 'scenario');
  if (!rack.ok)
    return rack.mistakes.map((mistake) => ({ ...mistake, path: under('scenario', mistake.path) }));
  const places = linePlaces(lesson);
  const opened = openScenario(whole);
  const mistakes = [...order(lesson), ...subjects(lesson)];
  if (!opened.ok)
    mistakes.push(
      ...opened.mistakes.map((mistake) => ({ ...mistake, path: moved(mistake.path, places) })),
    );
  return mistakes;
}

const under = (parent: string, path: string) => (path === parent ? path : `${parent}.${path}`);

/** Where each line of the whole script stands in the lesson. */
const linePlaces = (lesson: Lesson): string[] =>
  lesson.steps.flatMap((step, i) =>
    'inject' in step ? step.inject.map((_, k) => `steps[${i}].inject[${k}]`) : [],
  );

const moved = (path: string, places: readonly string[]): string => {
  const script = /^script\[(\d+)\](.*)$/.exec(path);
  return script ? `${places[Number(script[1])] ?? 'steps'}${script[2]}` : under('scenario', path);
};

/** Time runs on, and every prediction is compared before the next is asked for. */
function order(lesson: Lesson): Mistake[] {
  const mistakes: Mistake[] = [];
  let t = 0;
  let open: number | null = null;
  lesson.steps.forEach((step, i) => {
    const path = `steps[${i}]`;
    if ('inject' in step)
      step.inject.forEach((line, k) => {
        if (line.at < t)
          mistakes.push({
            path: `${path}.inject[${k}].at`,
            found: 'a moment that has passed',
            expected: 'a moment at or after the lesson’s clock',
          });
        t = Math.max(t, line.at);
      });
    if ('until' in step) {
      if (step.until <= t)
        mistakes.push({
          path: `${path}.until`,
          found: 'a moment that has passed',
          expected: 'a moment after the lesson’s clock',
        });
      t = Math.max(t, step.until);
    }
    if ('predict' in step) {
      if (open !== null)
        mistakes.push({
          path,
          found: 'a second prediction',
          expected: `a reveal of the one in steps[${open}] first`,
        });
      open = i;
    }
    if ('reveal' in step) {
      if (open === null)
        mistakes.push({ path, found: 'a reveal', expected: 'a prediction before it' });
      open = null;
    }
  });
  if (open !== null)
    mistakes.push({
      path: `steps[${open}]`,
      found: 'a prediction that is never compared',
      expected: 'a reveal after it',
    });
  return mistakes;
}

/** What the questions and highlights are about must exist. */
function subjects(lesson: Lesson): Mistake[] {
  const plan = planOf(stageOf(lesson, lesson.steps.length - 1).scenario);
  const parts = partsOf(plan);
  const services = new Set(plan.deployments.map((d) => d.service));
  const pairs = /\/(mgmt|virt|tor|san|sw|fc|canister)$/;
  const known = (address: string) =>
    services.has(address) ||
    typeof targetKind(plan, parts, address) === 'string' ||
    (pairs.test(address) && parts.has(`${address}-1`));
  const mistakes: Mistake[] = [];
  const check = (path: string, address: string) => {
    if (known(address)) return;
    const kind = targetKind(plan, parts, address);
    if (typeof kind !== 'string') mistakes.push({ path, ...kind });
  };
  lesson.steps.forEach((step, i) => {
    step.look?.forEach((address, k) => {
      check(`steps[${i}].look[${k}]`, address);
    });
  });
  for (const { step, question } of posedIn(lesson)) {
    const key = 'predict' in (lesson.steps[step] ?? {}) ? 'predict' : 'ask';
    const path = `steps[${step}].${key}`;
    if ('of' in question) {
      question.of.forEach((address, k) => {
        check(`${path}.of[${k}]`, address);
      });
      continue;
    }
    if (question.subject === undefined) continue;
    const before = mistakes.length;
    check(`${path}.subject`, question.subject);
    if (mistakes.length > before || ANYTHING.has(question.kind)) continue;
    const allowed = judgeOf(question.kind).subjects(plan);
    const isVm = /\/[a-z]+-\d+$/.test(question.subject) && allowed.some((a) => a.includes('/'));
    if (!allowed.includes(question.subject) && !isVm)
      mistakes.push({
        path: `${path}.subject`,
        found: quote(question.subject),
        expected:
          allowed.length === 0
            ? `another kind of question: nothing here can be asked "${question.kind}"`
            : `one of ${allowed.slice(0, 8).join(', ')}`,
      });
  }
  return mistakes;
}

/** The lesson as a file's value: durations as text, keys in the order of the format. */
export const toLessonFile = (lesson: Lesson): LessonFile => ordered(ORDER, lesson) as LessonFile;

/** The text of a lesson's file. */
export const writeLesson = (lesson: Lesson): string => `${pretty(toLessonFile(lesson), '')}\n`;

/** What a student gets: the same lesson without the teacher's notes. Answers are in no lesson: they come from the run. */
export const forStudents = (lesson: Lesson): Lesson => ({
  ...lesson,
  steps: lesson.steps.map((step) => {
    const { notes: _, ...rest } = step;
    return rest as typeof step;
  }),
});
