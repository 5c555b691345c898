// What a link says of a Monte Carlo run: `1000/1`, years and seed. What makes no sense is left to the defaults.
import { MOST_YEARS } from '../../analysis/availability.ts';

export interface Asked {
  readonly years: number;
  readonly seed: number;
}
/** A second or two of work, ten where a rack is full: enough for the fourth nine. More is a number away. */
export const USUAL: Asked = { years: 200, seed: 1 };
export const MOST_SEED = 2 ** 31 - 1;

export function askedIn(arg: string): Asked {
  const [years, seed] = arg.split('/');
  return {
    years: wholeIn(years, 1, MOST_YEARS) ?? USUAL.years,
    seed: wholeIn(seed, 0, MOST_SEED) ?? USUAL.seed,
  };
}

export const argOf = ({ years, seed }: Asked): string =>
  years === USUAL.years && seed === USUAL.seed ? '' : `:${years}/${seed}`;

/** A whole number from `least` to `most`, or null. */
export function wholeIn(text: string | undefined, least: number, most: number): number | null {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}
