// A link becomes a scenario again; version 1 opens for ever. What a link is made of stands in encode.ts.
import { Inflate, strFromU8 } from 'fflate';
import { toBase64url } from '../base/base64url.ts';
import { crc24 } from '../base/crc24.ts';
import { fromBase64url } from '../base/from-base64url.ts';
import { quoteText } from '../base/quote.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { RULES } from '../rules/version.ts';
import { dictionary, MARK, type View } from './encode.ts';
import { checkExtra, type Extra } from './extra.ts';
import { unpackFile } from './packed.ts';
import { parseValue } from './parse.ts';
import type { Scenario } from './validator.ts';

export { encodeLink, type View } from './encode.ts';

export interface Linked {
  readonly scenario: Scenario;
  readonly view: View;
  /** What else travels in the link: a lesson, a comparison. Absent if nothing does. */
  readonly extra?: Extra;
  /** The rules the link was made under, where they are not this build's: its run may differ from what its maker saw. */
  readonly otherRules?: number;
}
/** What a link holds before the parser has looked at the scenario. */
export interface Unpacked extends Omit<Linked, 'scenario'> {
  readonly file: unknown;
}

/** What a link may grow to when it is inflated, in bytes: longer than any file that the parser reads. */
const MOST_BYTES = 1 << 20;
/** Deflated bytes inflated in one go: even at deflate's best ratio that is half of the ceiling. */
const STEP_BYTES = 512;
export const CRC_BYTES = 3;

/** The scenario in a whole address, in its `#…` part or in that part without the `#`; or one sentence on what is wrong with it. */
export function decodeLink(text: string): Result<Linked> {
  const unpacked = unpackLink(text);
  if (!unpacked.ok) return unpacked;
  const { file, ...rest } = unpacked.value;
  const scenario = parseValue(file, 'link');
  return scenario.ok ? ok({ scenario: scenario.value, ...rest }) : scenario;
}

/** What a link holds before the parser has looked at it. */
export function unpackLink(text: string): Result<Unpacked> {
  const parts = partsOf(text);
  return parts.ok ? unpackParts(parts.value) : parts;
}

/** The places of a link, each with whatever stands in it. */
export function partsOf(text: string): Result<readonly unknown[]> {
  const bytes = checkedBytes(text);
  if (!bytes.ok) return bytes;
  const inflated = inflate(bytes.value);
  if (inflated === 'too long')
    return broken(`more than ${MOST_BYTES} bytes of scenario`, 'at most that');
  let parts: unknown = null;
  try {
    parts = JSON.parse(inflated ?? '');
  } catch {
    // Said below: the checksum was right, so somebody made this link by other means.
  }
  return Array.isArray(parts)
    ? ok(parts)
    : broken('a link that holds no scenario', 'a link that Rackdrill made');
}

/** What the parts of a link say. Places behind the known ones are a newer Rackdrill's, and left aside. */
export function unpackParts(parts: readonly unknown[]): Result<Unpacked> {
  const [, , , view, extra, rules] = parts;
  const checked = checkExtra(extra ?? null);
  if (!checked.ok) return checked;
  const made = count(rules) ? rules : 1;
  return ok({
    file: unpackFile(parts),
    view: readView(view),
    ...(checked.value ? { extra: checked.value } : {}),
    ...(made === RULES ? {} : { otherRules: made }),
  });
}

const broken = (found: string, expected: string) => fail({ path: 'link', found, expected });

/** What a chat or a mail puts behind an address. */
const AFTER = '.,;:!?)]}>\'"';

/** The part after the `#`, without what surrounds it. */
export function partOf(text: string): string {
  const part = text.slice(text.indexOf('#') + 1).trim();
  let end = part.length;
  while (end > 0 && AFTER.includes(part[end - 1] as string)) end--;
  return part.slice(0, end);
}

/** The deflated bytes of a link, once its length and its checksum have been found right. */
function checkedBytes(text: string): Result<Uint8Array> {
  if (text.length > 2 * MOST_BYTES)
    return broken(`${text.length} characters`, `at most ${2 * MOST_BYTES}`);
  const link = partOf(text);
  const body = link.slice(1);
  if (/^[2-9]/.test(link))
    return broken(`a link of version ${link[0]}, a newer Rackdrill's`, 'a link of version 1');
  if (link[0] !== MARK)
    return broken(quoteText(text), 'a link of Rackdrill, whose part after # begins with 1');
  const bytes = fromBase64url(body);
  if (typeof bytes === 'number')
    return broken(
      `a damaged link: ${quoteText(body[bytes] ?? '')} cannot stand in it`,
      'letters, digits, - and _ after the #',
    );
  const length = readLength(bytes);
  const whole =
    length === null ? 8 : Math.ceil(((CRC_BYTES + length.taken + length.value) * 4) / 3);
  if (body.length < whole) {
    const lost = whole - body.length;
    return broken(
      `a damaged link: ${length === null ? 'most' : lost} of its characters ${lost === 1 ? 'is' : 'are'} missing`,
      'the whole link, to its last character',
    );
  }
  const crc = ((bytes[0] as number) << 16) | ((bytes[1] as number) << 8) | (bytes[2] as number);
  if (
    body.length > whole ||
    crc !== crc24(bytes.subarray(CRC_BYTES)) ||
    toBase64url(bytes) !== body
  )
    return broken(
      `a damaged link: ${body.length > whole ? `${body.length - whole} characters too many` : 'some of its characters are changed'}`,
      'the link as it was copied',
    );
  return ok(bytes.subarray(CRC_BYTES + (length?.taken ?? 0)));
}

/** How many deflated bytes a link says that it has, and how many bytes it takes to say so; null if they are not all there. */
export function readLength(bytes: Uint8Array): { value: number; taken: number } | null {
  let value = 0;
  for (let taken = 1; taken <= 3; taken++) {
    const byte = bytes[CRC_BYTES + taken - 1];
    if (byte === undefined) return null;
    value |= (byte & 127) << (7 * (taken - 1));
    if (byte < 128) return { value, taken };
  }
  return null;
}

/**
 * Inflates step by step and stops at the ceiling, so that a small link cannot fill the memory. Null if it is no deflated
 * text; `cut` says that its end is missing, and then what is there is enough.
 */
export function inflate(packed: Uint8Array, cut = false): string | 'too long' | null {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate({ dictionary }, (piece) => {
    pieces.push(piece);
    size += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && size <= MOST_BYTES; at += STEP_BYTES)
      stream.push(packed.subarray(at, at + STEP_BYTES), !cut && at + STEP_BYTES >= packed.length);
  } catch {
    if (!cut) return null;
  }
  if (size > MOST_BYTES) return 'too long';
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return strFromU8(all);
}

/** The page's state, as far as it makes sense; it is never worth refusing a link for. */
function readView(value: unknown): View {
  const [cursor, selected, event, pane] = Array.isArray(value) ? (value as unknown[]) : [];
  return {
    ...(count(cursor) ? { cursor } : {}),
    ...(typeof selected === 'string' && selected.length <= 200 ? { selected } : {}),
    ...(count(event) ? { event } : {}),
    ...(typeof pane === 'string' && pane.length <= 200 ? { pane } : {}),
  };
}

const count = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 0;
