// A line of the script as a teacher would say it: `fail the node under shop/was-2`, `take rack a out for maintenance`.
import { actionWords } from '../log/sentence.ts';
import type { Line } from '../scenario/validator.ts';

const RELATIONS: readonly (readonly [RegExp, string])[] = [
  [/^host:/, 'the node under '],
  [/^active:/, 'the active one of '],
  [/^primary:/, 'the primary of '],
];

function target(address: string): string {
  for (const [pattern, words] of RELATIONS)
    if (pattern.test(address)) return address.replace(pattern, words);
  return address;
}

/** One line without its time, in the imperative. */
export function lineWords(line: Line): string {
  const what = target(line.target);
  if ('fault' in line) return `fail ${what}${line.boots === false ? ' for good' : ''}`;
  if ('repair' in line) return `repair ${what}`;
  if ('load' in line) return `load ${what} with ${line.load} requests a second`;
  if ('used' in line) return `fill ${what} to ${line.used} percent`;
  if ('maintenance' in line)
    return line.maintenance === 'start'
      ? `take rack ${what} out for maintenance`
      : `bring rack ${what} back from maintenance`;
  return `${actionWords(line.action)}: ${what}`;
}
