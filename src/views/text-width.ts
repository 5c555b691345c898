// Views: how wide a text is, measured, never guessed, so that no label runs into the next. The browser measures with the page's own typeface; tests bring their own measure.

/** Width in pixels of a text of 12 px in the given weight. */
export type Measure = (text: string, weight?: number) => number;

/** As the style sheet has it (`--sans`); to ask the page for it would make the browser style all of it at once. */
export const FAMILY = '"Plex Sans", system-ui, sans-serif';

/** Enough for every wording on screen; past it the memory starts anew. */
const REMEMBERED = 4000;

/** A measure for tests and for a page without a canvas: a little wider than the real thing. */
export const roughWidth: Measure = (text, weight = 400) => text.length * (weight > 400 ? 6.9 : 6.6);

/** A measure of the page's typeface as it is now; make a new one when fonts have loaded. `sizePx` is the size of the text. */
export function canvasMeasure(sizePx = 12): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return roughWidth;
  const known = new Map<string, number>();
  return (text, weight = 400) => {
    // Figures are tabular, so a running clock needs one measurement, not sixty.
    const key = `${weight} ${text.replace(/\d/g, '0')}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = `${weight} ${sizePx}px ${FAMILY}`;
      width = context.measureText(key.slice(key.indexOf(' ') + 1)).width;
      if (known.size >= REMEMBERED) known.clear();
      known.set(key, width);
    }
    return width;
  };
}
