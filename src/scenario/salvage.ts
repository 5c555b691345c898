// A damaged link: what can be put right by its checksum is, and of one whose end is missing the beginning is read.

import { crc24 } from '../base/crc24.ts';
import { fromBase64url } from '../base/from-base64url.ts';
import { wholePrefix } from '../base/json-prefix.ts';
import {
  CRC_BYTES,
  inflate,
  partOf,
  partsOf,
  readLength,
  type Unpacked,
  unpackLink,
  unpackParts,
} from './codec.ts';
import { MARK } from './encode.ts';

export interface Salvaged {
  readonly unpacked: Unpacked;
  /** What was done about it, in one sentence. */
  readonly words: string;
}

/** Longer links are not tried character by character. */
const LONGEST_TRIED = 4000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What could be saved of a link that cannot be read as it is; null if nothing could, or if it needs no saving. */
export function salvageLink(text: string): Salvaged | null {
  const parts = partsOf(text);
  if (parts.ok) {
    const bare = unpackLink(text).ok ? null : unpackParts(parts.value.slice(0, 4));
    return bare?.ok
      ? { unpacked: bare.value, words: 'What it carried beside the drill was left out.' }
      : null;
  }
  if (text.length > LONGEST_TRIED * 4) return null;
  const part = partOf(text);
  // Mails and chats break long words, and write a blank as %20.
  const joined = part.replace(/%(?:20|0A|0D|09|E2%80%8B)|[\s\u00ad\u200b\u2060]/gi, '');
  if (joined[0] !== MARK) return null;
  return (
    attempt(joined, joined === part ? null : 'Blanks that stood in it were taken out.') ??
    withoutTail(joined) ??
    withOneChanged(joined) ??
    beginning(joined)
  );
}

function attempt(link: string, words: string | null): Salvaged | null {
  if (words === null) return null;
  const unpacked = unpackLink(link);
  return unpacked.ok ? { unpacked: unpacked.value, words } : null;
}

/** How many characters a link says that it has; null if it does not get as far as saying so. */
function sizeOf(link: string): number | null {
  const bytes = fromBase64url(link.slice(1));
  if (typeof bytes === 'number') return null;
  const length = readLength(bytes);
  return length && 1 + Math.ceil(((CRC_BYTES + length.taken + length.value) * 4) / 3);
}

function withoutTail(link: string): Salvaged | null {
  const head = /^[\w-]*/.exec(link)?.[0] ?? '';
  const size = sizeOf(head);
  return size !== null && size < link.length
    ? attempt(link.slice(0, size), 'What was written behind its end was left aside.')
    : null;
}

/** One character that was changed is found by the checksum: each place that it can be in disturbs the sum in a way of its own. */
function withOneChanged(link: string): Salvaged | null {
  const body = link.slice(1);
  if (body.length > LONGEST_TRIED || !/^[\w-]+$/.test(body)) return null;
  const bytes = fromBase64url(body);
  if (typeof bytes === 'number' || bytes.length <= CRC_BYTES) return null;
  const crc = ((bytes[0] as number) << 16) | ((bytes[1] as number) << 8) | (bytes[2] as number);
  const off = crc ^ crc24(bytes.subarray(CRC_BYTES));
  const marks = disturbances(bytes.length * 8);
  const found: Salvaged[] = [];
  for (let at = 0; at < body.length; at++)
    for (let change = 1; change < 64; change++) {
      let sum = 0;
      for (let bit = 0; bit < 6; bit++) if (change & (32 >> bit)) sum ^= marks[at * 6 + bit] ?? 0;
      if (sum !== off) continue;
      const was = ALPHABET.indexOf(body[at] as string);
      const mended = `${MARK}${body.slice(0, at)}${ALPHABET[was ^ change]}${body.slice(at + 1)}`;
      const one = attempt(mended, 'One of its characters was changed; its checksum told which.');
      if (one) found.push(one);
    }
  return found.length === 1 ? (found[0] as Salvaged) : null;
}

/** For each bit of a link's bytes, what its change does to the difference between the sum it carries and the sum of the rest. */
function disturbances(bits: number): number[] {
  const marks: number[] = Array.from({ length: bits }, () => 0);
  let mark = crc24Of(1);
  for (let bit = bits - 1; bit >= CRC_BYTES * 8; bit--) {
    marks[bit] = mark;
    mark <<= 1;
    if (mark & 0x1000000) mark ^= 0x1864cfb;
  }
  for (let bit = 0; bit < CRC_BYTES * 8; bit++) marks[bit] = 1 << (23 - bit);
  return marks;
}
/** What a single last bit adds to a sum. */
const crc24Of = (byte: number) => crc24(Uint8Array.of(byte)) ^ crc24(Uint8Array.of(0));

/** Of a link whose end is missing, what the characters that are there inflate to, up to the last line that is whole. */
function beginning(link: string): Salvaged | null {
  const bytes = fromBase64url(/^[\w-]*/.exec(link.slice(1))?.[0] ?? '');
  const size = sizeOf(link);
  if (typeof bytes === 'number' || (size !== null && size <= link.length)) return null;
  const length = readLength(bytes);
  if (!length) return null;
  const text = inflate(bytes.subarray(CRC_BYTES + length.taken), true);
  const parts = text === null || text === 'too long' ? null : partsIn(text);
  if (parts === null || parts.length === 0) return null;
  const unpacked = unpackParts(parts.slice(0, 4));
  return unpacked.ok
    ? {
        unpacked: unpacked.value,
        words: 'Characters are missing from it; what stood before them is open.',
      }
    : null;
}

/** The list that a text begins with, as far as it goes. */
function partsIn(text: string): readonly unknown[] | null {
  const sound = [...text].findIndex((char) => char < ' ' || char === '\ufffd');
  const whole = wholePrefix(sound < 0 ? text : text.slice(0, sound));
  try {
    const parts: unknown = JSON.parse(whole ?? 'null');
    return Array.isArray(parts) ? parts : null;
  } catch {
    // Behind a gap in the middle anything may stand.
    return null;
  }
}
