// For tests of the views: a moment of a real run, from a script in the file's own words.
import { must } from '../../base/assert.ts';
import { parseDuration } from '../../base/duration.ts';
import { type Moment, momentAt } from '../../log/moment.ts';
import type { Line, Scenario } from '../../scenario/validator.ts';
import type { Run } from '../../sim/record.ts';
import { simulate } from '../../sim/simulate.ts';
import { openScenario } from '../../world/open.ts';

type Spread<L> = L extends Line ? Omit<L, 'at'> & { readonly at: string } : never;
export type Written = Spread<Line>;

export const ms = (text: string): number => must(parseDuration(text), `${text} is a duration`);

/** The run of `golden`, or of `rest`, with a script. */
export function runOf(
  script: readonly Written[],
  rest: Partial<Scenario> = { base: 'golden' },
): Run {
  const lines = script.map((line) => ({ ...line, at: ms(line.at) }) as Line);
  const opened = openScenario({ version: 1, ...rest, script: lines });
  if (!opened.ok) throw new Error(JSON.stringify(opened.mistakes));
  return simulate(opened.value);
}

export const momentOf = (
  script: readonly Written[],
  at: string,
  rest?: Partial<Scenario>,
): Moment => momentAt(runOf(script, rest), ms(at));
