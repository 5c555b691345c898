// Chance for benchmarks: the same seed gives the same numbers on every machine.

export interface Random {
  /** A whole number from `least` up to and including `most`. */
  between(least: number, most: number): number;
  one<T>(of: readonly T[]): T;
}

/** A small generator of 32 bits of state; good enough to mix deeds, not for statistics. */
export function random(seed: number): Random {
  let state = seed | 0;
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  return { between, one: (of) => of[between(0, of.length - 1)] as never };
}
