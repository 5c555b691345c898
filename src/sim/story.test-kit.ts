// Tests of the engine are data: a scenario in, the story out as lines of text.

import { clock } from '../base/duration.ts';
import { oneLine } from '../base/result.ts';
import { parseValue } from '../scenario/parse.ts';
import type { ScenarioFile } from '../scenario/validator.ts';
import { openScenario } from '../world/open.ts';
import type { LogEvent } from './event.ts';
import type { Run } from './record.ts';
import { simulate } from './simulate.ts';

/** Runs a scenario as it would stand in a file; a mistake in it fails the test. */
export function run(file: Omit<ScenarioFile, 'version'>): Run {
  const parsed = parseValue({ version: 1, ...file });
  if (!parsed.ok) throw new Error(oneLine(parsed.mistakes));
  const world = openScenario(parsed.value);
  if (!world.ok) throw new Error(oneLine(world.mistakes));
  return simulate(world.value);
}

const told = (value: unknown) => (Array.isArray(value) ? value.join('+') : String(value));

/** One event as `1:05 middleware reroute shop/was-1 by=plug-in <3`; `<3` is its cause. */
export function line(event: LogEvent): string {
  const data = Object.entries(event.data)
    .filter(([key]) => key !== 'ip')
    .map(([key, value]) => ` ${key}=${told(value)}`)
    .join('');
  const cause = event.cause === null ? '' : ` <${event.cause}`;
  return `${event.id} ${clock(event.t)} ${event.actor} ${event.kind} ${event.subject}${data}${cause}`;
}

/** The whole story, a line an event. */
export const story = (file: Omit<ScenarioFile, 'version'>): string =>
  run(file).events.map(line).join('\n');

/** A written story without its indentation. */
export const text = (written: string): string =>
  written
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l !== '')
    .join('\n');
