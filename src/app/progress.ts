// What a learner has done, kept on this device: how far each lesson went, and every answer that was committed. Also lessons of one's own.
import type { Lesson } from '../lessons/lesson.ts';
import { readLesson, toLessonFile } from '../lessons/read.ts';
import type { Answer } from '../lessons/results.ts';
import { store, stored } from './bar.ts';

const PROGRESS = 'rackdrill.lessons';
const OPENED = 'rackdrill.opened-lessons';
const LEARNER = 'rackdrill.learner';

/** The name under which results are handed in, if somebody gave one; it stays on this device. */
export const learner = (): string => stored(LEARNER) ?? '';
export const nameLearner = (name: string): void => store(LEARNER, name);

export interface Progress {
  /** Index of the furthest step that was reached, from 0. */
  readonly reached: number;
  readonly finished: boolean;
  readonly answers: readonly Answer[];
  /** Answers of earlier tries, the oldest first: starting over loses nothing. */
  readonly earlier: readonly Answer[];
}
export type Everyone = Readonly<Record<string, Progress>>;

const NONE: Progress = { reached: -1, finished: false, answers: [], earlier: [] };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function json(key: string): unknown {
  try {
    return JSON.parse(stored(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Of what is stored only what makes sense: another version of the page may have written it. */
export function allProgress(): Everyone {
  const value = json(PROGRESS);
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, one]) => (isObject(one) ? [[id, sound(one)]] : [])),
  );
}

function sound(one: Record<string, unknown>): Progress {
  const sounding = (list: unknown) => (Array.isArray(list) ? list.filter(isAnswer) : []);
  return {
    reached: Number.isSafeInteger(one.reached) ? Number(one.reached) : -1,
    finished: one.finished === true,
    answers: sounding(one.answers),
    earlier: sounding(one.earlier),
  };
}

const isAnswer = (value: unknown): value is Answer =>
  isObject(value) &&
  Number.isSafeInteger(value.step) &&
  Array.isArray(value.chosen) &&
  value.chosen.every((id) => typeof id === 'string') &&
  typeof value.reason === 'string' &&
  typeof value.at === 'string';

export const progressOf = (id: string): Progress => allProgress()[id] ?? NONE;

function change(id: string, progress: Progress): Progress {
  store(PROGRESS, JSON.stringify({ ...allProgress(), [id]: progress }));
  return progress;
}

/** Notes that a step was reached; the last one finishes the lesson. */
export function reach(lesson: Lesson, index: number): Progress {
  const before = progressOf(lesson.id);
  const reached = Math.max(before.reached, index);
  const finished = before.finished || index === lesson.steps.length - 1;
  if (reached === before.reached && finished === before.finished) return before;
  return change(lesson.id, { ...before, reached, finished });
}

/** Keeps an answer; one that was committed stays as it is. */
export function commit(lesson: Lesson, answer: Answer): Progress {
  const before = progressOf(lesson.id);
  if (before.answers.some((one) => one.step === answer.step)) return before;
  return change(lesson.id, { ...before, answers: [...before.answers, answer] });
}

/** Begins a lesson anew; the answers given so far stay among the results. */
export function startOver(lesson: Lesson): Progress {
  const { answers, earlier } = progressOf(lesson.id);
  return change(lesson.id, { ...NONE, earlier: [...earlier, ...answers] });
}

/** Lessons under a key, read once for as long as what is stored stays the same. */
function shelf(key: string) {
  let text: string | null = null;
  let lessons: readonly Lesson[] = [];
  const all = (): readonly Lesson[] => {
    const now = stored(key);
    if (now !== text) {
      text = now;
      const value = json(key);
      lessons = (Array.isArray(value) ? value : []).flatMap((file) => {
        const read = readLesson(file);
        return read.ok ? [read.value] : [];
      });
    }
    return lessons;
  };
  const write = (of: readonly Lesson[]) => store(key, JSON.stringify(of.map(toLessonFile)));
  return {
    all,
    /** Puts a lesson on the shelf, in the place of the one of the same id. */
    keep: (lesson: Lesson) => {
      if (!all().includes(lesson)) write([...all().filter((one) => one.id !== lesson.id), lesson]);
    },
    drop: (id: string) => write(all().filter((one) => one.id !== id)),
  };
}

const opened = shelf(OPENED);
/** Lessons that came by a link or a file. */
export const ownLessons = opened.all;
export const keepLesson = opened.keep;
export const dropLesson = opened.drop;
