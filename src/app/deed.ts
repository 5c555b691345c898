// What the page says when a deed was done.

import { clock } from '../base/duration.ts';
import { capital } from '../base/english.ts';

/** One sentence on a deed done at `at` milliseconds, with `later` lines of the script still to come (rulebook 7.23). */
export function deedSaid(label: string, at: number, later: number): string {
  const done = `${capital(label)}, at ${clock(at)}.`;
  if (later === 0) return done;
  return `${done} Inserted at ${clock(at)}; ${later === 1 ? '1 later line stays' : `${later} later lines stay`}.`;
}
