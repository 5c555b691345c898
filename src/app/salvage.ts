// What can be saved of a link that cannot be opened as it is: the page shows that, and says what is missing.
import { oneLine } from '../base/result.ts';
import { type Unpacked, unpackLink } from '../scenario/codec.ts';
import { parseValue } from '../scenario/parse.ts';
import { salvageLink } from '../scenario/salvage.ts';
import { mend } from '../world/mend.ts';
import { openScenario } from '../world/open.ts';
import type { Saved } from './opening.ts';

/** More than this is not told one by one. */
const MOST_TOLD = 20;

/** Null if nothing could be saved. */
export function salvage(text: string): Saved | null {
  const whole = unpackLink(text);
  if (whole.ok) return opened(whole.value, []);
  const saved = salvageLink(text);
  return saved && opened(saved.unpacked, [saved.words]);
}

function opened({ file, ...rest }: Unpacked, words: readonly string[]): Saved | null {
  const read = parseValue(file, 'link');
  if (read.ok && openScenario(read.value).ok)
    return { linked: { scenario: read.value, ...rest }, words };
  const mended = mend(file);
  if (!mended) return null;
  const left = mended.left.slice(0, MOST_TOLD).map((mistake) => `Left out: ${oneLine([mistake])}.`);
  const more = mended.left.length - left.length;
  return {
    linked: { scenario: mended.scenario, ...rest },
    words: [...words, ...left, ...(more > 0 ? [`And ${more} more.`] : [])],
  };
}
