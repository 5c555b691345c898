// Validator → order of keys, and where durations stand: what the writer needs to know of a format.
import { bare, type Grammar, isDuration, markOf, optionsOf } from './grammar.ts';

/** Keys of an object in their order, each with what stands under it. */
export interface Keys {
  readonly keys: Readonly<Record<string, Order>>;
}
export type Order =
  | 'value'
  | 'duration'
  | { readonly list: Order }
  | Keys
  /** The kind of object is told by the value of one key. */
  | { readonly by: string; readonly kinds: Readonly<Record<string, Keys>> }
  /** The kind of object is told by a key that only it has. */
  | { readonly marks: readonly (readonly [string, Keys])[] };

const keysOf = (grammar: Grammar): Keys => ({
  keys: Object.fromEntries(
    Object.entries(grammar.entries ?? {}).map(([key, entry]) => [key, orderOf(entry)]),
  ),
});

/** The order of a format, read off its validator. */
export function orderOf(of: Grammar): Order {
  const grammar = bare(of);
  if (isDuration(grammar)) return 'duration';
  if (grammar.type === 'array') return { list: orderOf(grammar.item as Grammar) };
  if (grammar.type === 'union')
    return {
      marks: optionsOf(grammar).map(
        (one) => [markOf(grammar, one) as string, keysOf(one)] as const,
      ),
    };
  if (grammar.type === 'variant') {
    const by = grammar.key as string;
    return {
      by,
      kinds: Object.fromEntries(
        optionsOf(grammar).map((one) => [String(one.entries?.[by]?.literal), keysOf(one)]),
      ),
    };
  }
  return grammar.entries ? keysOf(grammar) : 'value';
}
