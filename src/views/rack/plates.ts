// Look → shapes: what all plates on the rack have in common: a ground whose outline says how it is, and at its right end a ring, two bars or a cross.
import type { Look } from '../../log/moment.ts';
import { ring } from '../glyphs/mark.ts';
import { n, type Shape } from '../shape.ts';
import type { Box } from './layout.ts';
import { inset, path, rect } from './metal.ts';

/** What a part's drawing depends on, beside where it stands. */
export interface PartState {
  readonly look: Look;
  /** How much of its nearest timer is left, 0 to 1; null without one. */
  readonly left: number | null;
  /** Of a management node: is it the active one? */
  readonly active: boolean;
}

/** A rough width for words of 12 px: the drawing only needs it to lay a plate under them. */
export const wide = (text: string, size = 12): number => text.length * size * 0.54 + 2;

/** The ground of a plate: its outline says how it is. */
export function ground(box: Box, look: Look, whole: string, rx = 2): Shape {
  switch (look) {
    case 'whole':
      return rect('body', box, whole, { rx });
    case 'degraded':
      return rect('body', inset(box, 0.6), `${whole} r-ringed`, { rx });
    case 'failed':
      return rect('body', inset(box, 0.25), 't-wash r-failed', { rx });
    case 'recovering':
      return rect('body', inset(box, 0.75), 'r-recovering', { rx });
    case 'suspended':
      return rect('body', inset(box, 0.3), 'r-cut', { rx });
    case 'abandoned':
      return rect('body', inset(box, 0.5), 't-dead r-thick', { rx });
    case 'gone':
      return rect('body', inset(box, 0.3), 't-left r-dotted', { rx });
  }
}

export const nameClass = (look: Look): string =>
  look === 'failed' || look === 'abandoned' ? 'r-red' : look === 'suspended' ? 'r-dim' : 'r-text';

/** What stands at the right end of a plate that is not whole: a ring, two bars, a cross. */
export function tail(box: Box, { look, left }: PartState): Shape[] {
  const x = box.x + box.w;
  const y = box.y + box.h / 2;
  const r = Math.min(6, box.h / 2 - 3);
  if (look === 'suspended')
    return [path('bars', `M${n(x - 13)} ${n(y - 5)}v10M${n(x - 8)} ${n(y - 5)}v10`, 'r-bars')];
  if (look === 'abandoned')
    return [path('cross', `M${n(x - 16)} ${n(y - 4.5)}l9 9m0 -9l-9 9`, 't-cross r-thick')];
  if (left === null || look === 'whole') return [];
  return [
    ...(look === 'failed' ? [disc(x - r - 5, y, r + 3)] : []),
    ...ring({ key: 'timer', x: x - r - 5, y, r, fraction: left }),
  ];
}

const disc = (cx: number, cy: number, r: number): Shape => ({
  key: 'disc',
  tag: 'circle',
  at: { cx: n(cx), cy: n(cy), r: n(r), class: 'r-plate' },
});

/** The dark plate under words that would else stand on hatching. */
export const under = (x: number, box: Box, text: string, look: Look): Shape[] =>
  look === 'failed'
    ? [
        rect(
          'plate',
          { x, y: box.y + 2.5, w: Math.min(wide(text) + 7, box.w - 4), h: box.h - 5 },
          'r-plate',
          { rx: 1.5 },
        ),
      ]
    : [];
