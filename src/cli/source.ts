// What SCENARIO on the command line may be: a file, standard input, a preset or a link. Each ends as a scenario or a Mistake.
import { nearest } from '../base/nearest.ts';
import { quoteText } from '../base/quote.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { decodeLink } from '../scenario/codec.ts';
import { PLAIN, PRESETS, presetOf } from '../scenario/library.ts';
import { LONGEST_TEXT, parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/validator.ts';

/** What the command line needs of the machine; tests bring their own. */
export interface Reading {
  /** The bytes of a file, or of standard input for `-`; no more than `most` + 1 of them. Throws as Node does. */
  bytes(path: string, most: number): Promise<Uint8Array>;
  exists(path: string): boolean;
}

/** A text of that many characters can have that many bytes. */
const MOST_BYTES = 4 * LONGEST_TEXT;
const PRESET = 'preset:';
const BARE_LINK = /^[1-9][\w-]{7,}$/;

const isLink = (source: string) => source.startsWith('#') || /^[a-z]+:\/\//i.test(source);

export async function readScenario(source: string, io: Reading): Promise<Result<Scenario>> {
  if (source.startsWith(PRESET)) return fromPreset(source.slice(PRESET.length));
  if (isLink(source) || (BARE_LINK.test(source) && !io.exists(source))) {
    const linked = decodeLink(source);
    return linked.ok ? ok(linked.value.scenario) : linked;
  }
  const name = nameOf(source);
  const text = await readText(source, name, io);
  return text.ok ? parseScenario(text.value, name) : text;
}

/** What a source is called in a message. */
export function nameOf(source: string): string {
  if (source === '-') return 'standard input';
  if (isLink(source)) return 'link';
  return /^[\x20-\x7e]{1,200}$/.test(source) ? source : quoteText(source);
}

function fromPreset(id: string): Result<Scenario> {
  const preset = presetOf(id);
  if (preset) return ok(preset.scenario);
  const ids = [...PRESETS, ...PLAIN].map((one) => one.id);
  const near = nearest(id, ids);
  return fail({
    path: nameOf(PRESET + id),
    found: `the unknown id ${quoteText(id)}`,
    expected: `${near ? `${near}, perhaps; ` : ''}one of ${ids.join(', ')}`,
  });
}

async function readText(source: string, name: string, io: Reading): Promise<Result<string>> {
  const wrong = (found: string, expected = 'a scenario file in JSON') =>
    fail({ path: name, found, expected });
  let bytes: Uint8Array;
  try {
    bytes = await io.bytes(source, MOST_BYTES);
  } catch (error) {
    return wrong(inWords((error as { code?: unknown }).code));
  }
  if (bytes.length > MOST_BYTES) return wrong(`more than ${MOST_BYTES} bytes`, 'at most 1 MB');
  if (bytes.length === 0) return wrong('nothing: it is empty');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return wrong('bytes that are no UTF-8 text');
  }
}

function inWords(code: unknown): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'no such file';
    case 'EISDIR':
      return 'a directory';
    case 'EACCES':
    case 'EPERM':
      return 'a file that may not be read';
    default:
      return `a file that cannot be read (${String(code)})`;
  }
}
