// What was found, in a few safe characters: the words of every Mistake that repeats something an outsider gave us.

const LONGEST = 60;
/** Characters that a terminal or a page might obey instead of showing: controls, and marks that turn the direction of writing. */
const UNRULY = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text in quotes on one line, at most 60 characters of it. */
export function quoteText(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return JSON.stringify(short).replace(UNRULY, escaped);
}

/** Any value of JSON in short: never deep, never long, never more than one line. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quoteText(value);
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    if (keys.length === 0) return 'an empty object';
    const shown = keys.slice(0, 3).map((key) => quoteText(key.slice(0, 12)));
    return `an object with ${shown.join(', ')}${keys.length > 3 ? ', …' : ''}`;
  }
  return String(value).slice(0, LONGEST);
}
