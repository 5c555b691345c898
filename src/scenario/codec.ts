// Link ⇄ scenario. A link carries the whole story behind its `#`, so no server ever sees it; version 1 opens for ever.
//
//   #1 base64url( crc24 of the rest · length of the rest · deflated text )
//
// The text is JSON, positional where links are usually long: [base, script, everything else, view]. A line of the script is
// one string, time, deed and target: "1m f a/c1/n3", "10m restart-vm shop/was-1", "20m l500 shop".
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { fromBase64url, toBase64url } from '../base/base64url.ts';
import { crc24 } from '../base/crc24.ts';
import { quoteText } from '../base/quote.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { DICTIONARY_1 } from './dictionary.ts';
import { isPlain } from './grammar.ts';
import { parseValue } from './parse.ts';
import type { Scenario, ScenarioFile } from './validator.ts';
import { toFile } from './write.ts';

/** Where the viewer stood; the command line takes no notice of it. */
export interface View {
  /** Simulated time in milliseconds. */
  readonly cursor?: number | null | undefined;
  /** Address of the selected part. */
  readonly selected?: string | null | undefined;
  /** Id of the selected event. */
  readonly event?: number | null | undefined;
  /** The pane that is open, with its argument: `runbook`, `lesson:dead-vm/3`. */
  readonly pane?: string | null | undefined;
}
export interface Linked {
  readonly scenario: Scenario;
  readonly view: View;
}

const MARK = '1';
/** What a link may grow to when it is inflated, in bytes: longer than any file that the parser reads. */
const MOST_BYTES = 1 << 20;
/** Deflated bytes inflated in one go: even at deflate's best ratio that is half of the ceiling. */
const STEP_BYTES = 512;
const CRC_BYTES = 3;
const dictionary = strToU8(DICTIONARY_1);

/** The fragment, with its `#`, that holds a scenario and where the viewer stands in it. */
export function encodeLink({ scenario, view = {} }: { scenario: Scenario; view?: View }): string {
  const { version, base, script, ...rest } = toFile(scenario);
  const parts = [
    base ?? null,
    script?.map(writeLine) ?? null,
    version === 1 ? rest : { version, ...rest },
    shorten([view.cursor ?? null, view.selected ?? null, view.event ?? null, view.pane ?? null]),
  ];
  const packed = deflateSync(strToU8(JSON.stringify(shorten(parts) ?? [])), {
    level: 9,
    dictionary,
  });
  const bytes = [...lengthBytes(packed.length), ...packed];
  const crc = crc24(Uint8Array.from(bytes));
  return `#${MARK}${toBase64url(Uint8Array.of(crc >> 16, crc >> 8, crc, ...bytes))}`;
}

/** The scenario in a whole address, in its `#…` part or in that part without the `#`; or one sentence on what is wrong with it. */
export function decodeLink(text: string): Result<Linked> {
  const unpacked = unpackLink(text);
  if (!unpacked.ok) return unpacked;
  const scenario = parseValue(unpacked.value.file, 'link');
  return scenario.ok ? ok({ scenario: scenario.value, view: unpacked.value.view }) : scenario;
}

/** What a link holds before the parser has looked at it. */
export function unpackLink(text: string): Result<{ file: unknown; view: View }> {
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
  if (!Array.isArray(parts))
    return broken('a link that holds no scenario', 'a link that Rackdrill made');
  const [base, script, rest, view] = parts as unknown[];
  const file = {
    version: 1,
    ...(isPlain(rest) ? rest : {}),
    ...(base ? { base } : {}),
    ...(script ? { script: Array.isArray(script) ? script.map(readLine) : script } : {}),
  };
  return ok({ file, view: readView(view) });
}

const broken = (found: string, expected: string) => fail({ path: 'link', found, expected });

/** What a chat or a mail puts behind an address. */
const AFTER = '.,;:!?)]}>\'"';

/** The part after the `#`, without what surrounds it. */
function partOf(text: string): string {
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

/** A length, seven bits a byte, the last byte below 128. */
function lengthBytes(length: number): number[] {
  return length < 128 ? [length] : [(length & 127) | 128, ...lengthBytes(length >> 7)];
}

function readLength(bytes: Uint8Array): { value: number; taken: number } | null {
  let value = 0;
  for (let taken = 1; taken <= 3; taken++) {
    const byte = bytes[CRC_BYTES + taken - 1];
    if (byte === undefined) return null;
    value |= (byte & 127) << (7 * (taken - 1));
    if (byte < 128) return { value, taken };
  }
  return null;
}

/** Inflates step by step and stops at the ceiling, so that a small link cannot fill the memory. Null if it is no deflated text. */
function inflate(packed: Uint8Array): string | 'too long' | null {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate({ dictionary }, (piece) => {
    pieces.push(piece);
    size += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && size <= MOST_BYTES; at += STEP_BYTES)
      stream.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
  } catch {
    return null;
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

type FileLine = NonNullable<ScenarioFile['script']>[number];

/** A line of the script in one string: time, deed, target. */
function writeLine(line: FileLine): string {
  const flag = (value: boolean | undefined, yes: string, no: string) =>
    value === undefined ? '' : value ? yes : no;
  const deed =
    'fault' in line
      ? `f${flag(line.boots, '1', '0')}`
      : 'repair' in line
        ? 'r'
        : 'action' in line
          ? `${line.action}${flag(line.running, '+', '-')}`
          : 'load' in line
            ? `l${line.load}`
            : 'used' in line
              ? `u${line.used}`
              : line.maintenance === 'start'
                ? 'm+'
                : 'm-';
  return `${line.at} ${deed} ${line.target}`;
}

/** The line of a file that such a string stands for; what is no such string is left to the parser to refuse. */
function readLine(text: unknown): unknown {
  const parts = typeof text === 'string' ? /^(\S+) (\S+) (\S+)$/.exec(text) : null;
  if (!parts) return text;
  const [, at, deed, target] = parts as unknown as [string, string, string, string];
  if (deed === 'r') return { at, repair: true, target };
  if (deed === 'f') return { at, fault: 'fail', target };
  if (deed === 'f1' || deed === 'f0') return { at, fault: 'fail', target, boots: deed === 'f1' };
  if (deed === 'm+' || deed === 'm-')
    return { at, maintenance: deed === 'm+' ? 'start' : 'end', target };
  if (/^l\d/.test(deed)) return { at, load: Number(deed.slice(1)), target };
  if (/^u\d/.test(deed)) return { at, used: Number(deed.slice(1)), target };
  const [, action, flag] = /^(.*?)([+-]?)$/.exec(deed) as unknown as [string, string, string];
  return { at, action, target, ...(flag ? { running: flag === '+' } : {}) };
}

/** The page's state, as far as it makes sense; it is never worth refusing a link for. */
function readView(value: unknown): View {
  const [cursor, selected, event, pane] = Array.isArray(value) ? (value as unknown[]) : [];
  const count = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 0;
  return {
    ...(count(cursor) ? { cursor } : {}),
    ...(typeof selected === 'string' && selected.length <= 200 ? { selected } : {}),
    ...(count(event) ? { event } : {}),
    ...(typeof pane === 'string' && pane.length <= 200 ? { pane } : {}),
  };
}

/** Without the empty values at its end, which say nothing; null if nothing is left. */
function shorten(list: readonly unknown[]): unknown[] | null {
  const empty = (value: unknown) =>
    value === null || (isPlain(value) && Object.keys(value).length === 0);
  let length = list.length;
  while (length > 0 && empty(list[length - 1])) length--;
  return length === 0 ? null : list.slice(0, length);
}
