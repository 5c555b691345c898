// The field's words, each in a sentence or two of our own, from their files by subject, in the order of a dictionary.
import { AVAILABILITY } from './words/availability.ts';
import { HARDWARE } from './words/hardware.ts';
import { MIDDLEWARE } from './words/middleware.ts';
import { PLATFORM } from './words/platform.ts';
import type { Word } from './words/word.ts';

export type { Word } from './words/word.ts';

export const WORDS: readonly Word[] = [
  ...HARDWARE,
  ...PLATFORM,
  ...MIDDLEWARE,
  ...AVAILABILITY,
].sort((a, b) => a.word.localeCompare(b.word, 'en'));
