// Views: the small pictures on the timeline's buttons, and one place that paints a list of shapes into a picture of its own.
import { useLayoutEffect, useRef } from 'react';
import { paint, type Shape } from '../shape.ts';

const DRAWN = {
  first: 'M4 3v10M12 3.5L6.5 8l5.5 4.5Z',
  back: 'M11 3.5L5 8l6 4.5Z',
  play: 'M5 3l8 5-8 5Z',
  pause: 'M5.5 3v10M10.5 3v10',
  forward: 'M5 3.5L11 8l-6 4.5Z',
  last: 'M12 3v10M4 3.5L9.5 8 4 12.5Z',
  find: 'M7 2.5a4.5 4.5 0 1 0 .01 0M10.3 10.3L14 14',
  table: 'M2 3h12v10H2ZM2 6.3h12M2 9.6h12M6.5 6.3V13',
  larger: 'M9.5 2.5h4v4M13.5 2.5L9 7M6.5 13.5h-4v-4M2.5 13.5L7 9',
  smaller: 'M13 7H9V3M9 7l4.5-4.5M3 9h4v4M7 9l-4.5 4.5',
  onward: 'M2 8h11M9.5 4.5L13 8l-3.5 3.5',
} as const;

export function Icon({ name }: { readonly name: keyof typeof DRAWN }) {
  return (
    <svg className="tl-icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={DRAWN[name]} />
    </svg>
  );
}

/** Shapes drawn into `width` by `height` pixels, for eyes only. */
export function Picture({
  shapes,
  width,
  height,
}: {
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
}) {
  const svg = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    if (svg.current) paint(svg.current, shapes);
  }, [shapes]);
  return <svg ref={svg} width={width} height={height} aria-hidden="true" />;
}
