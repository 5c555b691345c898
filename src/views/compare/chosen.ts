// What a link says of the comparison on screen: `was/vm`, `db/node/helped`, `own`. Words that are not known fall back to the first.

import type { Mode } from '../../analysis/comparison.ts';
import { FAMILIES, FAULTS } from '../../analysis/comparisons.ts';

export interface Chosen {
  /** The id of a built-in comparison, or `own`: the drill on screen against others. */
  readonly of: string;
  readonly mode: Mode;
}

export function chosenOf(arg: string): Chosen {
  const words = arg.split('/');
  const mode: Mode = words.at(-1) === 'helped' ? 'helped' : 'nobody';
  if (words[0] === 'own') return { of: 'own', mode };
  const family = FAMILIES.find((one) => one === words[0]) ?? 'was';
  const fault = FAULTS.find((one) => one === words[1]) ?? 'vm';
  return { of: `${family}/${fault}`, mode };
}

export const argOf = ({ of, mode }: Chosen): string => (mode === 'helped' ? `${of}/helped` : of);
