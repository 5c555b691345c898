// The front door: a file's text becomes a scenario, or a list of every mistake in it. Nothing an outsider writes throws.
import * as v from 'valibot';
import { nearest } from '../base/nearest.ts';
import { isPlain, type Plain } from '../base/plain.ts';
import { quote, quoteText } from '../base/quote.ts';
import { fail, type Mistake, ok, type Result } from '../base/result.ts';
import {
  bare,
  chosen,
  GRAMMAR,
  type Grammar,
  inWords,
  isOptional,
  keysOf,
  kindsOf,
  marksOf,
} from './grammar.ts';
import { jsonBreak } from './json-break.ts';
import { VERSION } from './limits.ts';
import { checkReferences } from './references.ts';
import { type Scenario, scenarioSchema } from './validator.ts';

/** The longest text that is read, in characters. */
export const LONGEST_TEXT = 1_000_000;
/** More mistakes than this are not counted. */
const MOST_MISTAKES = 1000;

/** Step `n` turns a file of version n into one of version n + 1. There is only one version yet. */
const MIGRATIONS: Readonly<Record<number, (file: Plain) => Plain>> = {};

/** The scenario in a file's text. `name` is what to call the text where a mistake is about the whole of it. */
export function parseScenario(text: string, name = 'scenario'): Result<Scenario> {
  if (text.length > LONGEST_TEXT)
    return fail({
      path: name,
      found: `${text.length} characters`,
      expected: `at most ${LONGEST_TEXT} (1 MB)`,
    });
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    const at = jsonBreak(json);
    return fail({
      path: name,
      found: at ? `${at.found} at line ${at.line}, column ${at.column}` : 'a text that is too deep',
      expected: at ? `${at.expected}: the text is not JSON` : 'JSON',
    });
  }
  return parseValue(value, name);
}

/** The scenario in a value that was read from JSON: its shape, then what it names. */
export function parseValue(value: unknown, name = 'scenario'): Result<Scenario> {
  const shape = parseShape(value, name);
  const file = shape.ok ? shape.value : soundParts(value);
  const mistakes = [
    ...(shape.ok ? [] : shape.mistakes),
    ...(file ? checkReferences(file, name) : []),
  ];
  return shape.ok && mistakes.length === 0 ? shape : failAll(mistakes);
}

/** Its shape alone: every key known, every value of its kind. What it names may still not exist. */
export function parseShape(value: unknown, name = 'scenario'): Result<Scenario> {
  if (!isPlain(value))
    return fail({ path: name, found: quote(value), expected: 'an object with a version' });
  const version = value.version;
  if (typeof version === 'number' && version > VERSION)
    return fail({
      path: 'version',
      found: `version ${quote(version)}, a newer Rackdrill's`,
      expected: `at most version ${VERSION}, which this one reads`,
    });
  let file = value;
  if (typeof version === 'number')
    for (let n = version; n < VERSION; n++) file = MIGRATIONS[n]?.(file) ?? file;
  const mistakes: Mistake[] = [];
  walk(GRAMMAR, file, '', mistakes);
  if (mistakes.length > 0) return failAll(mistakes);
  const parsed = v.safeParse(scenarioSchema, file);
  if (parsed.success) return ok(parsed.output);
  // The walk asks the same schemas one by one, so it has said everything by now; this is a net below it.
  return fail({ path: name, found: 'a mistake', expected: parsed.issues[0].message });
}

export function failAll(mistakes: readonly Mistake[]): Result<never> {
  const [first, ...rest] = mistakes.slice(0, MOST_MISTAKES);
  return fail(first as Mistake, ...rest);
}

const FILE_KEY = /^[$\w-]{1,60}$/;
const below = (path: string, key: string) =>
  !FILE_KEY.test(key) ? `${path}[${quoteText(key)}]` : path === '' ? key : `${path}.${key}`;

/** Walks grammar and value together and notes each place where they differ. */
export function walk(of: Grammar, value: unknown, path: string, mistakes: Mistake[]): void {
  if (mistakes.length >= MOST_MISTAKES) return;
  const grammar = bare(of);
  const note = (found: string, expected: string, where = path) =>
    mistakes.push({ path: where, found, expected });
  if (grammar.type === 'array') {
    if (!Array.isArray(value)) return void note(quote(value), 'a list');
    for (const { type, requirement, message } of grammar.pipe ?? []) {
      const limit = Number(requirement);
      if (
        type === 'max_length' ? value.length > limit : type === 'min_length' && value.length < limit
      )
        return void note(quote(value), String(message));
    }
    value.forEach((item, i) => {
      walk(grammar.item as Grammar, item, `${path}[${i}]`, mistakes);
    });
    return;
  }
  if (!grammar.entries && grammar.type !== 'union' && grammar.type !== 'variant') {
    const parsed = v.safeParse(grammar as unknown as v.GenericSchema, value);
    const issue = parsed.issues?.[0];
    if (issue) note(quote(value), issue.kind === 'schema' ? inWords(grammar) : issue.message);
    return;
  }
  if (!isPlain(value)) return void note(quote(value), inWords(grammar));
  const object = chosen(grammar, value);
  if (!object) {
    noteUnknownKind(grammar, value, path, mistakes);
    return;
  }
  const entries = object.entries as Readonly<Record<string, Grammar>>;
  const known = Object.keys(entries);
  for (const key of Object.keys(value)) {
    const entry = Object.hasOwn(entries, key) ? (entries[key] as Grammar) : null;
    if (entry) walk(entry, value[key], below(path, key), mistakes);
    else {
      // A key that is there already was hardly meant a second time.
      const free = known.filter((k) => !Object.hasOwn(value, k));
      mistakes.push(unknownKey(key, free, known, path));
    }
    if (mistakes.length >= MOST_MISTAKES) return;
  }
  for (const key of known)
    if (!Object.hasOwn(value, key) && !isOptional(entries[key] as Grammar))
      note('nothing', inWords(entries[key] as Grammar), below(path, key));
}

function unknownKey(
  key: string,
  likely: readonly string[],
  known: readonly string[],
  path: string,
): Mistake {
  const near = nearest(key, likely);
  const all = known.join(', ');
  return {
    path: below(path, key),
    found: `the unknown key ${quoteText(key)}`,
    expected: near ? `"${near}", perhaps; the keys here are ${all}` : `one of the keys ${all}`,
  };
}

/** An object of a union or variant that is none of its kinds: what tells them apart is missing, misspelt or unknown. */
function noteUnknownKind(grammar: Grammar, value: Plain, path: string, mistakes: Mistake[]): void {
  const key = grammar.key;
  if (key !== undefined) {
    const kinds = kindsOf(grammar);
    const kind = value[key];
    const near = typeof kind === 'string' ? nearest(kind, kinds) : null;
    const all = kinds.join(', ');
    mistakes.push({
      path: below(path, key),
      found: quote(kind),
      expected: near ? `"${near}", perhaps; the kinds are ${all}` : `one of ${all}`,
    });
    return;
  }
  const marks = marksOf(grammar);
  const known = keysOf(grammar);
  const strange = Object.keys(value).filter((k) => !known.includes(k));
  for (const k of strange) mistakes.push(unknownKey(k, marks, known, path));
  if (strange.length === 0)
    mistakes.push({ path, found: quote(value), expected: inWords(grammar) });
}

/** Of a file with mistakes in its shape: what can be looked at all the same, if racks and deployments are sound. */
function soundParts(value: unknown): Scenario | null {
  if (!isPlain(value) || value.version !== VERSION) return null;
  const mistakes: Mistake[] = [];
  for (const key of ['base', 'racks', 'deployments'] as const)
    if (Object.hasOwn(value, key))
      walk((GRAMMAR.entries as Record<string, Grammar>)[key] as Grammar, value[key], key, mistakes);
  if (mistakes.length > 0) return null;
  const { base, racks, deployments } = scenarioSchema.entries;
  const parts = v.safeParse(v.object({ base, racks, deployments }), value);
  return parts.success ? { version: VERSION, ...parts.output } : null;
}
