// Whether a card matches what somebody typed: every word somewhere in title, sentence, tags or id; `slide 9` means the slide.

/** What a card of a drill or a lesson can be found by. */
export interface Findable {
  readonly id: string;
  readonly title: string;
  readonly about?: string | undefined;
  readonly slides: readonly number[];
  readonly tags: readonly string[];
}

export function matcherOf(words: string): (card: Findable) => boolean {
  const text = words.toLowerCase();
  const named = [...text.matchAll(/\bslide\s*(\d+)/g)].map((match) => Number(match[1]));
  const rest = text
    .replace(/\bslide\s*\d+/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  return (card) =>
    named.every((one) => card.slides.includes(one)) &&
    rest.every((word) => textOf(card).includes(word));
}

const textOf = ({ id, title, about = '', tags, slides }: Findable): string =>
  `${id} ${title} ${about} ${tags.join(' ')} ${slides.map((n) => `slide ${n}`).join(' ')}`.toLowerCase();
