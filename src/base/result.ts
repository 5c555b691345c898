// An outsider's mistake is a value, never an exception: where it is, what was found, what was expected.

/** One mistake in something a person gave us. */
export interface Mistake {
  /** Where: a path such as `script[2].target`, or the name of the thing read. */
  readonly path: string;
  /** What was found there, in words. */
  readonly found: string;
  /** What was expected there, in words. */
  readonly expected: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly mistakes: readonly [Mistake, ...Mistake[]] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (...mistakes: [Mistake, ...Mistake[]]): Result<never> => ({
  ok: false,
  mistakes,
});

/** One clear line: the first mistake, and how many more there are. */
export function oneLine(mistakes: readonly [Mistake, ...Mistake[]]): string {
  const [first] = mistakes;
  const more = mistakes.length - 1;
  const rest = more === 0 ? '' : ` (and ${more} more mistake${more === 1 ? '' : 's'})`;
  return `${first.path}: found ${first.found}, expected ${first.expected}${rest}`;
}
