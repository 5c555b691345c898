// What a link carries beside the run: a lesson of one's own, the runs of a comparison. Plain data here, a ceiling on it and
// nothing else; whoever put it there (the key says who) looks into it.

import { isPlain } from '../base/plain.ts';
import { quote, quoteText } from '../base/quote.ts';
import { fail, ok, type Result } from '../base/result.ts';

/** By the id of the pane whose it is: `lesson`, `compare`. */
export type Extra = Readonly<Record<string, unknown>>;

/** The longest that it may be as JSON, in characters: some fifty pages of text. */
export const LONGEST_EXTRA = 100_000;
/** How many lists and objects may stand in one another. */
const DEEPEST = 40;
/** Names that mean something to the language itself. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Null for none; a mistake for what is no plain data, too long or too deep. */
export function checkExtra(value: unknown): Result<Extra | null> {
  if (value === null || value === undefined) return ok(null);
  const wrong = (found: string, expected: string) => fail({ path: 'link.extra', found, expected });
  if (!isPlain(value)) return wrong(quote(value), 'an object with what its panes carry');
  let left = LONGEST_EXTRA;
  const waiting: [value: unknown, depth: number][] = [[value, 1]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [one, depth] = next;
    if (typeof one === 'string') left -= one.length;
    left -= 1;
    if (left < 0)
      return wrong('too much', `at most ${LONGEST_EXTRA} characters beside the scenario`);
    if (typeof one === 'number' && !Number.isFinite(one)) return wrong(quote(one), 'a number');
    if (typeof one !== 'object' || one === null) continue;
    if (depth > DEEPEST) return wrong('a text that is too deep', `at most ${DEEPEST} levels`);
    for (const [key, inner] of Object.entries(one)) {
      if (RESERVED.has(key)) return wrong(`the key ${quoteText(key)}`, 'another name');
      left -= key.length;
      waiting.push([inner, depth + 1]);
    }
  }
  return ok(value);
}
