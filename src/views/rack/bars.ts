// Moment → shapes: the bar of the active node of each management pair. It lies over both, for it slides from one to the other.
import type { Moment } from '../../log/moment.ts';
import type { Shape } from '../shape.ts';
import type { Floor } from './floor.ts';
import type { Box } from './layout.ts';
import { rect } from './metal.ts';

/** The bars of all racks. */
export const barShapes = (layout: Floor, moment: Moment): Shape[] =>
  layout.racks
    .flatMap(({ rack }) => holders(moment, rack))
    .flatMap(({ pair, at, active }): Shape[] => {
      const box = layout.boxes.get(at);
      return box ? [activeBar(pair, box, active)] : [];
    });

interface Holder {
  readonly pair: string;
  readonly at: string;
  /** False while nobody is active: the bar waits where it was. */
  readonly active: boolean;
}

/** The node of each management pair that is active, or was last. */
function holders(moment: Moment, rack: string): Holder[] {
  return ['mgmt', 'virt'].map((kind) => {
    const pair = `${rack}/${kind}`;
    let at = `${pair}-1`;
    let since = -1;
    for (const node of [`${pair}-1`, `${pair}-2`])
      for (const entry of moment.run.states.get(node) ?? [])
        if (entry.value === 'active' && entry.t <= moment.t && entry.t > since) {
          at = node;
          since = entry.t;
        }
    return { pair, at, active: moment.state(at) === 'active' };
  });
}

/** The bar of the active node; one for each pair, so that it slides when the role moves. */
const activeBar = (pair: string, box: Box, active: boolean): Shape =>
  rect(
    `${pair}/bar`,
    { x: box.x + 2.5, y: box.y + 4.25, w: 3.5, h: box.h - 8.5 },
    active ? 'r-active r-slides' : 'r-idle r-slides',
    { rx: 1 },
  );
