// Which cards of the library match what somebody wishes for.
import { PLAIN, PRESETS, type Preset } from '../../scenario/library.ts';
import { matcherOf } from './match.ts';

/** Drills first, then topologies to start from. */
export const CARDS: readonly Preset[] = [...PRESETS, ...PLAIN];

/** Slides that some card is about, in order. */
export const SLIDES: readonly number[] = [...new Set(CARDS.flatMap((card) => card.slides))].sort(
  (a, b) => a - b,
);

/** Tags that several cards share, the commonest first. */
export const TAGS: readonly string[] = [...tally()]
  .filter(([, count]) => count > 1)
  .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  .map(([tag]) => tag);

function tally(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tag of CARDS.flatMap((card) => card.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

export interface Wish {
  readonly words: string;
  /** Null: any. */
  readonly slide: number | null;
  readonly tag: string | null;
}
export const ANY: Wish = { words: '', slide: null, tag: null };

export function cardsFor({ words, slide, tag }: Wish): readonly Preset[] {
  const matches = matcherOf(words);
  return CARDS.filter(
    (card) =>
      (slide === null || card.slides.includes(slide)) &&
      (tag === null || card.tags.includes(tag)) &&
      matches(card),
  );
}

export const slideWords = ({ slides }: Pick<Preset, 'slides'>): string =>
  slides.length === 0 ? '' : `Slide${slides.length === 1 ? '' : 's'} ${slides.join(', ')}`;
