// The validator, read as data: what the parser walks to explain a mistake, and the writer to put a file in order.
import type { Plain } from '../base/plain.ts';
import { duration, scenarioSchema } from './validator.ts';

/** What a Valibot schema tells of itself. */
export interface Grammar {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Grammar>>;
  readonly item?: Grammar;
  readonly wrapped?: Grammar;
  readonly options?: readonly unknown[];
  readonly key?: string;
  readonly literal?: unknown;
  readonly pipe?: readonly {
    type: string;
    kind: string;
    requirement?: unknown;
    message?: unknown;
  }[];
}

export { isPlain, type Plain } from '../base/plain.ts';

export const GRAMMAR = scenarioSchema as unknown as Grammar;

/** What stands under `optional`. */
export const bare = (grammar: Grammar): Grammar =>
  grammar.type === 'optional' && grammar.wrapped ? grammar.wrapped : grammar;

export const isOptional = (grammar: Grammar): boolean => grammar.type === 'optional';

/** Whether it is a duration: text in a file, milliseconds in memory. */
export function isDuration(grammar: Grammar): boolean {
  const schema: unknown = grammar;
  return schema === duration || grammar.pipe?.[0] === (duration as unknown);
}

export const optionsOf = (grammar: Grammar) => (grammar.options ?? []) as readonly Grammar[];

/** The keys that tell the options of a union apart: needed in one of them, unknown to the others. */
export const marksOf = (union: Grammar): string[] =>
  optionsOf(union).flatMap((option) => markOf(union, option) ?? []);

export const markOf = (union: Grammar, option: Grammar) =>
  Object.keys(option.entries ?? {}).find(
    (key) =>
      !isOptional(option.entries?.[key] as Grammar) &&
      optionsOf(union).every((other) => other === option || other.entries?.[key] === undefined),
  );

/** Every key that some option of a union knows. */
export const keysOf = (union: Grammar): string[] => [
  ...new Set(optionsOf(union).flatMap((option) => Object.keys(option.entries ?? {}))),
];

/** The kinds that a variant knows. */
export const kindsOf = (variant: Grammar): string[] =>
  optionsOf(variant).map((option) => String(option.entries?.[variant.key ?? '']?.literal));

/** The grammar of an object: itself, or the option of a union or variant that `value` is written in; null if none. */
export function chosen(grammar: Grammar, value: Plain): Grammar | null {
  if (grammar.type === 'union')
    return (
      optionsOf(grammar).find((option) =>
        Object.hasOwn(value, markOf(grammar, option) as string),
      ) ?? null
    );
  if (grammar.type === 'variant')
    return (
      optionsOf(grammar).find(
        (option) =>
          option.entries?.[grammar.key as string]?.literal === value[grammar.key as string],
      ) ?? null
    );
  return grammar;
}

/** In words, what is expected where `grammar` stands. */
export function inWords(grammar: Grammar): string {
  const said = grammar.pipe?.find((step) => typeof step.message === 'string');
  if (said) return String(said.message);
  switch (grammar.type) {
    case 'literal':
      return JSON.stringify(grammar.literal);
    case 'picklist':
      return `one of ${(grammar.options ?? []).join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'array':
      return 'a list';
    case 'union':
      return `an object with one of the keys ${marksOf(grammar).join(', ')}`;
    default:
      return 'an object';
  }
}
