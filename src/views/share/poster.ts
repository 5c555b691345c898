// The poster: rack and timeline as they are on screen, under the drill's title and the moment, with a code that opens the run.
import { type Picture, pictureOf } from '../picture/composite.ts';
import { element } from '../picture/standalone.ts';
import { FAMILY } from '../text-width.ts';
import { qrOf } from './qr.ts';

export interface Poster {
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
}

interface Wanted {
  readonly title: string;
  /** The moment and what is to be said of it, in one line. */
  readonly line: string;
  /** The address that opens the run. */
  readonly address: string;
}

const MARGIN = 32;
const GAP = 24;
const HEAD = 88;
const CODE = 132;
/** A code is printed where its modules are not too fine for this size. */
const LONGEST_CODE = 400;

const WHERE = { rack: '#rack .rack-tree > svg', timeline: '.tl-stage' } as const;
export type Drawn = keyof typeof WHERE;

/** What a poster shows, from left to right: the rack and the timeline, as far as they are on the page. */
export const drawings = (wanted: readonly Drawn[] = ['rack', 'timeline']): readonly Picture[] =>
  wanted.flatMap((one) => [...document.querySelectorAll(WHERE[one])].map(pictureOf));

export function posterOf(shown: readonly Picture[], { title, line, address }: Wanted): Poster {
  const look = getComputedStyle(document.documentElement);
  const colour = (name: string) => look.getPropertyValue(`--${name}`).trim();
  const words = (text: string, x: number, y: number, size: number, ink = 'ink', weight = 400) =>
    element(
      'text',
      {
        x,
        y,
        fill: colour(ink),
        'font-family': FAMILY,
        'font-size': size,
        'font-weight': weight,
      },
      text,
    );
  let x = MARGIN;
  let tallest = 0;
  const placed = shown.map(({ svg, width, height }) => {
    const left = x;
    svg.setAttribute('x', String(left));
    svg.setAttribute('y', String(HEAD));
    x += width + GAP;
    tallest = Math.max(tallest, height);
    return { svg, x: left, height };
  });
  const width = Math.max(720, Math.ceil(x - GAP + MARGIN));
  const last = placed.at(-1);
  const code = address.length <= LONGEST_CODE ? qrOf(address) : null;
  // Under the timeline, where the rack beside it is higher and leaves room; else below everything.
  const beside = last && placed.length > 1 && tallest - last.height >= CODE + GAP;
  const codeY = beside ? HEAD + last.height + GAP : HEAD + tallest + GAP;
  const codeX = beside ? last.x : MARGIN;
  const height = Math.ceil(Math.max(HEAD + tallest, codeY + CODE) + MARGIN);
  const qr =
    code?.ok === true
      ? [
          element('rect', { x: codeX, y: codeY, width: CODE, height: CODE, fill: 'white' }),
          element(
            'svg',
            {
              x: codeX,
              y: codeY,
              width: CODE,
              height: CODE,
              viewBox: `0 0 ${code.value.size} ${code.value.size}`,
              'shape-rendering': 'crispEdges',
            },
            element('path', { d: code.value.path, fill: 'black' }),
          ),
          words('Scan to open this run in Rackdrill.', codeX + CODE + 16, codeY + 20, 13, 'ink2'),
        ]
      : [words('Made with Rackdrill.', codeX, codeY + 20, 13, 'ink2')];
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    element('rect', { width, height, fill: colour('page') }),
    words(title, MARGIN, MARGIN + 20, 26, 'ink', 600),
    words(line, MARGIN, MARGIN + 44, 13, 'ink2'),
    ...placed.map(({ svg }) => svg),
    ...qr,
  ) as SVGSVGElement;
  return { svg, width, height };
}
