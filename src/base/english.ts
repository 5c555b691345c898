// Plain English that more than one layer writes; nothing about racks.

/** The same text with its first letter large. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `a`, `a and b`, `a, b and c`. */
export const listed = (things: readonly string[], and = 'and'): string =>
  things.length < 2
    ? (things[0] ?? '')
    : `${things.slice(0, -1).join(', ')} ${and} ${things.at(-1)}`;

/** A whole number with its thousands apart: `1,000`. The browser's own way to say it costs a page 10 ms, the first time. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
