// What one can start from: the built-in drills and topologies, found by words.
import { PLAIN, PRESETS, type Preset } from '../../scenario/library.ts';

export const STARTS: readonly Preset[] = [...PLAIN, ...PRESETS];

/** Those that contain every word, in any order. */
export function startsWith(text: string): readonly Preset[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return STARTS.filter((one) => {
    const whole =
      `${one.id} ${one.title} ${one.about} ${one.tags.join(' ')} ${slideWords(one)}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

export const slideWords = ({ slides }: Pick<Preset, 'slides'>): string =>
  slides.length === 0 ? '' : `slide${slides.length === 1 ? '' : 's'} ${slides.join(', ')}`;
