// Drawings of the page side by side on the page's own ground: what one sees, without words around it.
import type { Picture } from '../picture/composite.ts';
import { element } from '../picture/standalone.ts';

const MARGIN = 16;
const GAP = 24;

export interface Sheet {
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
}

export function sheetOf(shown: readonly Picture[], title: string): Sheet {
  let x = MARGIN;
  let tallest = 0;
  for (const { svg, width, height } of shown) {
    svg.setAttribute('x', String(x));
    svg.setAttribute('y', String(MARGIN));
    x += width + GAP;
    tallest = Math.max(tallest, height);
  }
  const width = Math.ceil(x - GAP + MARGIN);
  const height = Math.ceil(tallest + 2 * MARGIN);
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--page').trim();
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    element('title', {}, title),
    element('rect', { width, height, fill: ground }),
    ...shown.map((one) => one.svg),
  ) as SVGSVGElement;
  return { svg, width, height };
}
