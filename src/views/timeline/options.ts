// A placed mark → its shapes: the option of the list with its name, mark and label; at the window's edge a label is shortened or left out, never cut.
import { mark } from '../glyphs/mark.ts';
import { n, type Shape } from '../shape.ts';
import type { Measure } from '../text-width.ts';
import { TEXT_PX } from './labels.ts';
import { laneIndex, rowY } from './lanes.ts';
import type { Scene, Still } from './layout.ts';
import type { Told } from './story.ts';
import { moment } from './time-words.ts';

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly text: string | null;
  /** Width of the text in pixels, as it is asked for in every frame of a drag. */
  readonly wide: number;
  readonly side: 1 | -1;
  /** What the label could say, long to short. */
  readonly words: readonly string[];
}

/** Where a mark stands, for keys and pointers. */
export interface DrawnMark extends Placed {
  readonly told: Told;
  readonly lane: number;
  /** What it tells of besides: events for which there was no place. */
  readonly more: readonly Told[];
}

/** An armed timer or a planned line. */
export interface DrawnAhead extends Placed {
  readonly key: string;
  /** When it is due, in milliseconds. */
  readonly t: number;
  readonly planned: boolean;
}

/** Whose mark it is, whether it stands in ink, whether it is the chosen one. */
type Lit = Pick<Scene, 'selected' | 'chain' | 'hits' | 'describe' | 'measure'>;

export function option(lit: Lit, drawn: DrawnMark): Shape {
  const { told, x, y } = drawn;
  const selected = told.key === lit.selected;
  const tone = told.mark === 'fault' ? ' tl-bad' : '';
  const label = labelShape(drawn, lit.chain.has(told.key) ? `${tone} tl-strong` : tone);
  return {
    key: told.key,
    tag: 'g',
    at: {
      id: `tl-${told.key}`,
      role: 'option',
      class: `tl-event${selected ? ' tl-chosen' : ''}${lit.hits.has(told.event.id) ? ' tl-hit' : ''}`,
      'aria-selected': String(selected),
      'aria-label': nameOf(lit, drawn),
      'data-mark': told.key,
    },
    children: [
      { key: 'box', tag: 'rect', at: { ...boxOf(drawn), rx: 5, class: 'tl-box' } },
      ...mark({ key: 'mark', kind: told.mark, x, y }),
      ...(label ? [label] : []),
    ],
  };
}

export function aheadShape(drawn: DrawnAhead): Shape {
  const { key, x, y, planned } = drawn;
  const label = labelShape(drawn, ' tl-faint');
  return {
    key,
    tag: 'g',
    children: [
      ...(planned ? mark({ key: 'mark', kind: 'planned', x, y }) : []),
      ...(label ? [label] : []),
    ],
  };
}

function labelShape({ x, y, text, side }: Placed, tone: string): Shape | null {
  if (text === null) return null;
  return {
    key: 'label',
    tag: 'text',
    at: {
      x: n(x + side * TEXT_PX),
      y: n(y + 4.2),
      class: `tl-text tl-halo${tone}${side < 0 ? ' tl-end' : ''}`,
    },
    text,
  };
}

/** What is written beside the mark comes first, so that whoever speaks to the page can say what they see; not where the sentence says the same. */
function nameOf(lit: Lit, { told, text, more }: DrawnMark): string {
  const words = lit.describe(told);
  const seen = text === null || words.includes(text) ? '' : `${text}. `;
  return `${seen}${moment(told.t)}: ${words}${more.length > 0 ? ` And ${more.length} more close by.` : ''}`;
}

export const widthOf = (text: string | null, measure: Measure): number =>
  text === null ? 0 : measure(text, 600);

/** The box around a mark and its label: what is clicked, and the frame of what is selected. */
export function boxOf({ x, y, text, wide, side }: Placed) {
  const more = text === null ? 0 : wide + TEXT_PX - 4;
  return {
    x: n(x - 9 - (side < 0 ? more : 0)),
    y: n(y - 8.5),
    width: n(18 + more),
    height: 17,
  };
}

/** While somebody stands on an event that has no mark of its own: one on the place of that which tells of it, or at the foot of its lane. */
export function stoodOn(
  { story, count, lanes, scale }: Scene,
  marks: readonly DrawnMark[],
  key: string,
): DrawnMark | undefined {
  const told = story.byKey(key);
  if (!told || told.t > (story.told[count - 1]?.t ?? -1)) return undefined;
  const lane = laneIndex(told.lane);
  const x = scale.x(told.t);
  const rows = lanes.rows[lane] ?? 0;
  if (rows === 0 || x < scale.x0 || x > scale.x1) return undefined;
  const host = marks.find(({ more }) => more.includes(told));
  const y = host?.y ?? rowY(lanes, lane, rows - 1);
  return {
    told,
    x: lanes.x0 + x,
    y,
    lane,
    text: null,
    wide: 0,
    side: 1,
    words: told.words,
    more: [],
  };
}

/** The longest wording that stays between `from` and `to`; null if none does, or if the mark itself is out of sight. */
export function fitting(drawn: Placed, from: number, to: number, measure: Measure): string | null {
  const { x, side, text, wide, words } = drawn;
  if (text === null || x < from || x > to) return null;
  const room = (side > 0 ? to - x : x - from) - TEXT_PX;
  if (wide <= room) return text;
  return words.slice(words.indexOf(text) + 1).find((one) => measure(one, 600) <= room) ?? null;
}

/** Options and what is ahead, as they are seen through the window from `from` to `to`: unchanged ones are the same objects. */
export function within(
  still: Pick<Still, 'marks' | 'options' | 'coming' | 'ahead'>,
  lit: Lit,
  from: number,
  to: number,
): Pick<Still, 'marks' | 'options' | 'coming' | 'ahead'> {
  const fitted = <T extends Placed>(drawn: T): T => {
    const text = fitting(drawn, from, to, lit.measure);
    return text === drawn.text ? drawn : { ...drawn, text, wide: widthOf(text, lit.measure) };
  };
  const marks = still.marks.map(fitted);
  const coming = still.coming.map(fitted);
  return {
    marks,
    options: marks.map((drawn, i) =>
      drawn === still.marks[i] ? (still.options[i] as Shape) : option(lit, drawn),
    ),
    coming,
    ahead: coming.map((drawn, i) =>
      drawn === still.coming[i] ? (still.ahead[i] as Shape) : aheadShape(drawn),
    ),
  };
}
