// A scenario becomes a link. A link carries the whole story behind its `#`, so no server ever sees it; the way back is codec.ts.
//
//   #1 base64url( crc24 of the rest · length of the rest · deflated text )
//
// The text is JSON, positional where links are usually long: the scenario (packed.ts), and after it what came to the format
// later: [base, script, everything else, view, extra, rules]. What an older Rackdrill does not know it leaves aside.
import { deflateSync, strToU8 } from 'fflate';
import { toBase64url } from '../base/base64url.ts';
import { crc24 } from '../base/crc24.ts';
import { isPlain } from '../base/plain.ts';
import { RULES } from '../rules/version.ts';
import { DICTIONARY_1 } from './dictionary.ts';
import type { Extra } from './extra.ts';
import { packFile } from './packed.ts';
import type { Scenario } from './validator.ts';

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
export const MARK = '1';
export const dictionary = strToU8(DICTIONARY_1);

interface Parts {
  readonly scenario: Scenario;
  readonly view?: View;
  readonly extra?: Extra | null;
  /** Of the engine that made the run; this build's, if not said. */
  readonly rules?: number;
}

/** The fragment, with its `#`, that holds a scenario and where the viewer stands in it. */
export function encodeLink({ scenario, view = {}, extra, rules = RULES }: Parts): string {
  const parts = [
    ...packFile(scenario),
    shorten([view.cursor ?? null, view.selected ?? null, view.event ?? null, view.pane ?? null]),
    extra ?? null,
    rules === 1 ? null : rules,
  ];
  const packed = deflateSync(strToU8(JSON.stringify(shorten(parts) ?? [])), {
    level: 9,
    dictionary,
  });
  const bytes = [...lengthBytes(packed.length), ...packed];
  const crc = crc24(Uint8Array.from(bytes));
  return `#${MARK}${toBase64url(Uint8Array.of(crc >> 16, crc >> 8, crc, ...bytes))}`;
}

/** A length, seven bits a byte, the last byte below 128. */
function lengthBytes(length: number): number[] {
  return length < 128 ? [length] : [(length & 127) | 128, ...lengthBytes(length >> 7)];
}

/** Without the empty values at its end, which say nothing; null if nothing is left. */
function shorten(list: readonly unknown[]): unknown[] | null {
  const empty = (value: unknown) =>
    value === null || (isPlain(value) && Object.keys(value).length === 0);
  let length = list.length;
  while (length > 0 && empty(list[length - 1])) length--;
  return length === 0 ? null : list.slice(0, length);
}
