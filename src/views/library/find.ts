// Which cards match what somebody typed: every word somewhere in title, sentence, tags or id; `slide 9` means the slide.
import { PLAIN, PRESETS, type Preset } from '../../scenario/library.ts';

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
  const text = words.toLowerCase();
  const named = [...text.matchAll(/\bslide\s*(\d+)/g)].map((match) => Number(match[1]));
  const rest = text
    .replace(/\bslide\s*\d+/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  return CARDS.filter(
    (card) =>
      (slide === null || card.slides.includes(slide)) &&
      (tag === null || card.tags.includes(tag)) &&
      named.every((one) => card.slides.includes(one)) &&
      rest.every((word) => textOf(card).includes(word)),
  );
}

const textOf = ({ id, title, about, tags, slides }: Preset): string =>
  `${id} ${title} ${about} ${tags.join(' ')} ${slides.map((n) => `slide ${n}`).join(' ')}`.toLowerCase();

export const slideWords = ({ slides }: Pick<Preset, 'slides'>): string =>
  slides.length === 0 ? '' : `Slide${slides.length === 1 ? '' : 's'} ${slides.join(', ')}`;
