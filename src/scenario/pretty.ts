// A file's value becomes a text that people like to read: apart from write.ts, for links have no use for it.
import { isPlain } from '../base/plain.ts';
import type { Scenario } from './validator.ts';
import { toFile } from './write.ts';

/** Lines up to this many characters stay in one piece. */
const WIDTH = 100;

/** The text of a scenario's file. The parser gives the same scenario back. */
export const writeScenario = (scenario: Scenario): string => `${pretty(toFile(scenario), '')}\n`;

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
