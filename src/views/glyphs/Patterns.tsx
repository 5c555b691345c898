// The hatching of damage, held once per page so that every drawing can fill with it. Mounted by the page's root, takes no room.
import { useLayoutEffect, useRef } from 'react';
import { paint } from '../shape.ts';
import { hatchDefs } from './tile.ts';

export function Patterns() {
  const svg = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    if (svg.current) paint(svg.current, hatchDefs());
  }, []);
  return <svg ref={svg} width="0" height="0" className="patterns" aria-hidden="true" />;
}
