// The way back: a scenario becomes the value of a file, which the parser reads as the same scenario. Its text is made in pretty.ts.
import { writeDuration } from '../base/duration.ts';
import { isPlain, type Plain } from '../base/plain.ts';
import { ORDER } from './order.ts';
import type { Keys, Order } from './order-of.ts';
import type { Scenario, ScenarioFile } from './validator.ts';

/** The file's value: durations as text again, keys in the order of the format. */
export const toFile = (scenario: Scenario): ScenarioFile =>
  ordered(ORDER, scenario) as ScenarioFile;

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
