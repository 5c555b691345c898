// The author's workshop: drafts kept on this device as they are, finished or not; and recording, which turns deeds on the page into steps.
import { recorded, settled } from '../lessons/draft.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { readLesson, toLessonFile } from '../lessons/read.ts';
import { store, stored } from './bar.ts';
import type { App } from './store.ts';

const DRAFTS = 'rackdrill.drafts';

let text: string | null = null;
let raw: readonly Lesson[] = [];
let sound: readonly Lesson[] = [];

function load(): void {
  const now = stored(DRAFTS);
  if (now === text) return;
  text = now;
  let value: unknown = null;
  try {
    value = JSON.parse(now ?? 'null');
  } catch {
    // Another program's, or cut off: nothing of it can be used.
  }
  raw = (Array.isArray(value) ? value : []).filter(isDraft);
  sound = raw.flatMap((draft) => {
    const read = readLesson(toLessonFile(draft));
    return read.ok ? [read.value] : [];
  });
}

const isDraft = (value: unknown): value is Lesson =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Lesson).id === 'string' &&
  typeof (value as Lesson).scenario === 'object' &&
  Array.isArray((value as Lesson).steps);

/** Every draft, also those that cannot be played yet. */
export function allDrafts(): readonly Lesson[] {
  load();
  return raw;
}

/** The drafts that can be played. */
export function drafts(): readonly Lesson[] {
  load();
  return sound;
}

export function keepDraft(draft: Lesson): void {
  const others = allDrafts().filter((one) => one.id !== draft.id);
  store(DRAFTS, JSON.stringify([draft, ...others]));
}

export function dropDraft(id: string): void {
  store(DRAFTS, JSON.stringify(allDrafts().filter((one) => one.id !== id)));
}

/** A clock that was stopped by hand stands between two seconds; nobody means that. In milliseconds. */
export const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;

/**
 * Writes down what the author does on the page: each line of the script as a step, and where the clock comes to rest.
 * `draft` gives the present draft, `change` takes the new one. Returns what ends it.
 */
export function record(app: App, draft: () => Lesson, change: (draft: Lesson) => void): () => void {
  return app.store.subscribe((state, before) => {
    let next = draft();
    if (state.scenario !== before.scenario) next = recorded(next, state.scenario.script ?? []);
    // While the clock runs it has not come to rest.
    if (!state.playing && (state.cursor !== before.cursor || before.playing))
      next = settled(next, wholeSeconds(state.cursor));
    if (next !== draft()) change(next);
  });
}
