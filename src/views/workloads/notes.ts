// Views: where the short texts under a row of tiles stand. None may run into another or out of the row; what finds no room is counted.
import type { Measure } from '../text-width.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Wish {
  readonly key: string;
  /** Where it would like to begin: under its tile. */
  readonly x: number;
  readonly text: string;
  /** Fewer words, tried where the others find no room. */
  readonly shorter?: string;
  /** It is placed after all the others. */
  readonly minor?: boolean;
  /** What is left of its timer, drawn as a ring before the text; null without one. */
  readonly fraction: number | null;
  readonly red: boolean;
  /** It speaks for a whole tier and is placed before the others. */
  readonly first?: boolean;
}

export interface PlacedNote extends Wish {
  readonly line: number;
  readonly width: number;
}

const RING = 16;
const APART = 14;

interface Room {
  readonly width: number;
  /** At most this many lines. */
  readonly lines: number;
  readonly measure: Measure;
}

/** What speaks for a tier first, then the dead, then what is timed, then the rest; each under its tile if it can, else further on, else in the next line. */
export function placeNotes(wishes: readonly Wish[], room: Room): PlacedNote[] {
  const weight = (w: Wish) =>
    w.first ? -1 : w.minor ? 3 : w.red ? 0 : w.fraction !== null ? 1 : 2;
  const order = [...wishes].sort((a, b) => weight(a) - weight(b) || a.x - b.x);
  const placed: PlacedNote[] = [];
  const unplaced: Wish[] = [];
  for (const wish of order) {
    const found =
      place(wish, placed, room) ??
      (wish.shorter === undefined ? null : place({ ...wish, text: wish.shorter }, placed, room));
    if (found) placed.push(found);
    else unplaced.push(wish);
  }
  if (unplaced.length === 0) return placed;
  // Whatever has to make way for the count is counted, too.
  for (;;) {
    const rest = unplaced.length;
    const more: Wish = { key: 'more', x: 0, text: `and ${rest} more`, fraction: null, red: false };
    const found = place(more, placed, room);
    if (found) return [...placed, found];
    const last = placed.pop();
    if (!last) return [];
    unplaced.push(last);
  }
}

function place(wish: Wish, placed: readonly PlacedNote[], room: Room): PlacedNote | null {
  const width = room.measure(wish.text, wish.red ? 600 : 400) + (wish.fraction === null ? 0 : RING);
  if (width > room.width) return null;
  const latest = room.width - width;
  for (let line = 0; line < room.lines; line++) {
    const here = placed.filter((p) => p.line === line);
    const starts = [wish.x, ...here.map((p) => p.x + p.width + APART), 0]
      .map((x) => Math.min(Math.max(0, x), latest))
      .filter((x, i) => i === 0 || x >= wish.x - 160 || line === room.lines - 1);
    const x = starts.find((s) =>
      here.every((p) => s >= p.x + p.width + APART || s + width + APART <= p.x),
    );
    if (x !== undefined) return { ...wish, x, line, width };
  }
  return null;
}
