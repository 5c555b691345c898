// The way back: a scenario becomes a file that people like to read, and that the parser reads as the same scenario.
import { writeDuration } from '../base/duration.ts';
import { isPlain, type Plain } from '../base/plain.ts';
import { ORDER } from './order.ts';
import type { Keys, Order } from './order-of.ts';
import type { Scenario, ScenarioFile } from './validator.ts';

/** Lines up to this many characters stay in one piece. */
const WIDTH = 100;

/** The file's value: durations as text again, keys in the order of the format. */
export const toFile = (scenario: Scenario): ScenarioFile =>
  ordered(ORDER, scenario) as ScenarioFile;

/** The text of a scenario's file. The parser gives the same scenario back. */
export const writeScenario = (scenario: Scenario): string => `${pretty(toFile(scenario), '')}\n`;

export function ordered(of: Order, value: unknown): unknown {
  if (of === 'duration') return writeDuration(value as number);
  if (of === 'value') return value;
  if (Array.isArray(value))
    return value.map((item) => ordered('list' in of ? of.list : 'value', item));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(keysFor(of, value)).flatMap(([key, entry]) =>
      value[key] === undefined ? [] : [[key, ordered(entry, value[key])]],
    ),
  );
}

/** The keys of the kind of object that `value` is. */
function keysFor(of: Exclude<Order, string>, value: Plain): Keys['keys'] {
  if ('keys' in of) return of.keys;
  if ('by' in of) return of.kinds[String(value[of.by])]?.keys ?? {};
  if ('marks' in of) return of.marks.find(([mark]) => Object.hasOwn(value, mark))?.[1].keys ?? {};
  return {};
}

/** JSON in which what is short stands on one line, such as a line of the script. */
export function pretty(value: unknown, indent: string): string {
  const flat = onOneLine(value);
  if (typeof value !== 'object' || value === null) return flat;
  const whole = indent === '' && isPlain(value);
  if (!whole && indent.length + flat.length <= WIDTH && !hasLines(value)) return flat;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => pretty(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${pretty(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`;
}

/** A list of objects goes one below the other, however short it is. */
const hasLines = (value: object) => Array.isArray(value) && value.some(isPlain);

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isPlain(value)) return JSON.stringify(value);
  const items = Object.entries(value).map(([key, v]) => `${JSON.stringify(key)}: ${onOneLine(v)}`);
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
}
