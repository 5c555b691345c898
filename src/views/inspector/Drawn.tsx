// Views: a small drawing in running text, held by React, painted by D3.
import { useLayoutEffect, useRef } from 'react';
import { ring } from '../glyphs/mark.ts';
import { chip, tile } from '../glyphs/tile.ts';
import { paint, type Shape } from '../shape.ts';
import type { Held } from './holds.ts';

interface DrawnProps {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly className?: string;
}

/** Decoration beside words that say the same: hidden from those who hear the page. */
export function Drawn({ width, height, shapes, className }: DrawnProps) {
  const svg = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    if (svg.current) paint(svg.current, shapes);
  });
  return <svg ref={svg} width={width} height={height} className={className} aria-hidden="true" />;
}

/** A timer's ring, 14 px. */
export const TimerRing = ({ fraction }: { readonly fraction: number }) => (
  <Drawn width={14} height={14} shapes={ring({ key: 'ring', x: 7, y: 7, r: 5, fraction })} />
);

/** The silhouette of a part in a list, 20 × 18. */
export function Silhouette({ held }: { readonly held: Held }) {
  const { look, hue } = held;
  const progress = held.timer ? 1 - held.timer.fraction : 0;
  const shapes =
    held.shape === 'disc'
      ? chip({ key: 'disc', cx: 10, cy: 9, r: 6, look, hue })
      : tile({
          key: 'tile',
          x: 1,
          y: held.hue === 'ink' ? 5 : 1,
          w: 18,
          h: held.hue === 'ink' ? 8 : 16,
          look,
          hue: hue === 'ink' && look === 'whole' ? 'rim' : hue,
          drum: held.shape === 'drum',
          metal: hue === 'ink' && look === 'whole',
          progress,
        });
  return (
    <Drawn
      width={20}
      height={18}
      shapes={shapes}
      className={hue === 'ink' && held.shape === 'plate' ? 'plain' : ''}
    />
  );
}
