// Layout → shapes: the rack's own metal, which never changes while one looks at it: frame, posts, unit numbers, blank panels. Painted once.
import { arrayOfDrive } from '../../world/parts.ts';
import { n, type Shape } from '../shape.ts';
import { channel } from './cables.ts';
import type { Box, RackLayout } from './layout.ts';

export const rect = (
  key: string,
  box: Box,
  cls: string,
  more: Readonly<Record<string, string | number>> = {},
): Shape => ({
  key,
  tag: 'rect',
  at: { x: n(box.x), y: n(box.y), width: n(box.w), height: n(box.h), class: cls, ...more },
});

export const words = (
  key: string,
  x: number,
  y: number,
  text: string,
  cls: string,
  anchor?: 'middle' | 'end',
): Shape => ({
  key,
  tag: 'text',
  at: { x: n(x), y: n(y), class: cls, 'text-anchor': anchor },
  text,
});

export const path = (
  key: string,
  d: string,
  cls: string,
  more: Readonly<Record<string, string | number>> = {},
): Shape => ({ key, tag: 'path', at: { d, class: cls, ...more } });

export const inset = (box: Box, by: number): Box => ({
  x: box.x + by,
  y: box.y + by,
  w: box.w - 2 * by,
  h: box.h - 2 * by,
});

/** What lies behind the parts of a rack. */
export function metalShapes(layout: RackLayout): Shape[] {
  const { frame, opening } = layout;
  return [
    rect('frame', frame, 'r-frame', { rx: 5 }),
    rect('frame-edge', inset(frame, 0.5), 'r-edge', { rx: 4.5 }),
    ...([1, 2] as const).map((side) =>
      rect(`post-${side}`, channel(frame, opening, side), 'r-post', { rx: 3 }),
    ),
    rect('opening', inset(opening, -1), 'r-well'),
    ...layout.blanks.map((box, i) => rect(`blank-${i}`, box, 'r-blank', { rx: 2 })),
  ];
}

/** What lies before the cables: unit numbers, and the rack's name, with its letter unless it stands alone. */
export function faceShapes(layout: RackLayout, alone = true): Shape[] {
  const { frame, opening, unit, model } = layout;
  const numbers: Shape[] = [];
  let ticks = '';
  for (let u = 1; u <= model.units; u++) {
    const fifth = u % 5 === 0;
    const y = layout.top(u);
    ticks += `M${n(opening.x + opening.w + 2)} ${n(y + unit)}h${fifth ? 7 : 3}`;
    numbers.push(
      words(
        `unit-${u}`,
        opening.x - 4,
        y + unit / 2 + 4,
        String(u),
        `s11 r-unit${fifth ? ' r-fifth' : ''}`,
        'end',
      ),
    );
  }
  const own = alone ? '' : `${layout.rack}  `;
  const name = `${own}${frame.w < 215 ? '' : 'PureApplication System '}${model.name.toUpperCase()}`;
  return [
    path('ticks', ticks, 'r-tick'),
    path('latches', latches(layout), 'r-mark'),
    ...numbers,
    words(
      'name',
      frame.x + frame.w / 2,
      frame.y + (opening.y - frame.y) / 2 + 4,
      name,
      'r-name',
      'middle',
    ),
  ];
}

/** The latch at the foot of each drive that is no spare, and the line that tells an SSD: one path for all, for there are many. */
function latches({ boxes }: RackLayout): string {
  let d = '';
  for (const [address, box] of boxes) {
    const of = arrayOfDrive(address);
    if (!of || !('array' in of)) continue;
    d += `M${n(box.x + box.w / 2 - 1)} ${n(box.y + box.h - 4)}h2`;
    if (of.array.endsWith('/ssd')) d += `M${n(box.x + 1)} ${n(box.y + 4)}h${n(box.w - 2)}`;
  }
  return d;
}
