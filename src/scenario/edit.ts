// Commands: scenario in, scenario′ out. Nothing else ever changes a scenario, so undo is the one before it.
import { never } from '../base/assert.ts';
import { MAX_LINES } from './limits.ts';
import type { TimingKey } from './timings.ts';
import type { Line, Scenario } from './validator.ts';

/** Puts a line where its time belongs: after every line of its own time, before later ones, which stay (rulebook 7.23). A full script stays as it is. */
export function addLine(scenario: Scenario, line: Line): Scenario {
  const script = scenario.script ?? [];
  if (script.length >= MAX_LINES) return scenario;
  let before = script.length;
  while (before > 0 && (script[before - 1] as Line).at > line.at) before--;
  return { ...scenario, script: [...script.slice(0, before), line, ...script.slice(before)] };
}

/** Takes line `index` (from 0) out of the script; no such line, no change. */
export function removeLine(scenario: Scenario, index: number): Scenario {
  const script = scenario.script ?? [];
  return script[index] === undefined
    ? scenario
    : { ...scenario, script: script.filter((_, i) => i !== index) };
}

/** Sets timings, in milliseconds; null gives one its default again. */
export function setTimings(
  scenario: Scenario,
  changes: Readonly<Partial<Record<TimingKey, number | null>>>,
): Scenario {
  const { timings: old, ...rest } = scenario;
  const timings = Object.fromEntries(
    Object.entries({ ...old, ...changes }).filter(([, ms]) => ms !== null && ms !== undefined),
  ) as NonNullable<Scenario['timings']>;
  return Object.keys(timings).length === 0 ? rest : { ...rest, timings };
}

/** Sets the title; an empty one takes it away. The format allows 200 characters. */
export function setTitle(scenario: Scenario, title: string): Scenario {
  const { title: _old, ...rest } = scenario;
  return title === '' ? rest : { ...rest, title: title.slice(0, 200) };
}

/** A line without its time, as undo names it: `fail a/c1/n3`, `load shop 500`. */
export function labelOf(line: Line): string {
  if ('fault' in line)
    return `fail ${line.target}${line.boots === false ? ', not to boot again' : ''}`;
  if ('repair' in line) return `repair ${line.target}`;
  if ('action' in line) return `${line.action} ${line.target}`;
  if ('load' in line) return `load ${line.target} ${line.load}`;
  if ('used' in line) return `use ${line.target} ${line.used} %`;
  if ('maintenance' in line) return `${line.maintenance} maintenance of ${line.target}`;
  return never(line);
}
