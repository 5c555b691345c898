// Our own mistakes: an assertion that is always on. An outsider's mistake is a Result instead.

/** Throws when `truth` is false; `what` says which of our own promises was broken. */
export function assert(truth: unknown, what: string): asserts truth {
  if (!truth) throw new Error(`Rackdrill broke its own promise: ${what}`);
}

/** Returns `value`, or throws when it is missing. */
export function must<T>(value: T | null | undefined, what: string): T {
  assert(value !== null && value !== undefined, what);
  return value;
}

/** Closes an exhaustive `switch`: the compiler complains when a case is missing. */
export function never(value: never): never {
  throw new Error(`Rackdrill met a case nobody wrote: ${String(value)}`);
}
