// The drill on screen against others: what the link carries of it, and the sides that come of that.
import type { Side } from '../../analysis/comparison.ts';
import { oneLine, type Result } from '../../base/result.ts';
import { decodeLink } from '../../scenario/codec.ts';
import { encodeLink } from '../../scenario/encode.ts';
import type { Scenario } from '../../scenario/validator.ts';
import { titleOf } from './title.ts';

/** As the link carries it: a name and the fragment of a link each. */
export interface Other {
  readonly name: string;
  readonly link: string;
}

export interface OwnComparison {
  readonly title: string;
  readonly others: readonly Other[];
  readonly sides: readonly Side[];
  /** What could not be read of what the link carries. */
  readonly mistakes: readonly string[];
}

/** Four runs are as many as one can look at. */
export const MOST_OTHERS = 3;
const LONGEST_NAME = 120;

/** What the link says, as far as it makes sense: nobody can be hurt by the rest. */
export function othersIn(extra: unknown): Other[] {
  if (!Array.isArray(extra)) return [];
  return (extra as unknown[])
    .flatMap((one): Other[] => {
      if (!Array.isArray(one)) return [];
      const [name, link] = one as unknown[];
      return typeof name === 'string' && typeof link === 'string'
        ? [{ name: name.slice(0, LONGEST_NAME), link }]
        : [];
    })
    .slice(0, MOST_OTHERS);
}

export const toExtra = (others: readonly Other[]): unknown =>
  others.length === 0 ? null : others.map(({ name, link }) => [name, link]);

export const otherOf = (name: string, scenario: Scenario): Other => ({
  name,
  link: encodeLink({ scenario }),
});

export function ownOf(scenario: Scenario, extra: unknown): OwnComparison {
  const others = othersIn(extra);
  const mistakes: string[] = [];
  const sides: Side[] = [{ name: 'This drill', words: [titleOf(scenario)], scenario }];
  for (const { name, link } of others) {
    const read = decodeLink(link);
    if (read.ok)
      sides.push({
        name: unused(
          name,
          sides.map((side) => side.name),
        ),
        words: wordsOf(read.value.scenario, scenario),
        scenario: read.value.scenario,
      });
    else mistakes.push(`${name} cannot be read: ${oneLine(read.mistakes)}.`);
  }
  return { title: titleOf(scenario), others, sides, mistakes };
}

/** Two sides never go by one name. */
const unused = (name: string, taken: readonly string[]): string => {
  let free = name;
  for (let n = 2; taken.includes(free); n++) free = `${name} (${n})`;
  return free;
};

const wordsOf = (other: Scenario, scenario: Scenario): string[] =>
  titleOf(other) === titleOf(scenario) ? [] : [titleOf(other)];

/** The scenario behind a link that somebody pasted. */
export function pasted(text: string): Result<Other> {
  const read = decodeLink(text);
  return read.ok
    ? { ok: true, value: otherOf(titleOf(read.value.scenario), read.value.scenario) }
    : read;
}
