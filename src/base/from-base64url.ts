// Back from base64url to bytes; apart from the way there, which is needed for every link that is written.
import { ALPHABET } from './base64url.ts';

const SIX_BITS = new Map([...ALPHABET].map((char, value) => [char, value]));

/** The bytes of a text, bits that fill no byte left aside; or the index of the first character that is not base64url. */
export function fromBase64url(text: string): Uint8Array | number {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const value = SIX_BITS.get(text[i] as string);
    if (value === undefined) return i;
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[n++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}
