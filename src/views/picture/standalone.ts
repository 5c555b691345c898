// A drawing of the page as a picture of its own: what style sheets say of it is written into it, and the patterns it fills with
// come along, so that it looks the same where there is no style sheet.
const SVG = 'http://www.w3.org/2000/svg';

/** What a drawing of ours is styled by; each is also an attribute of SVG. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
  'visibility',
] as const;

/** What an element looks like when nobody says otherwise; what is so need not be written. */
const PLAIN: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-opacity': '1',
  opacity: '1',
  'paint-order': 'normal',
  'letter-spacing': 'normal',
  'dominant-baseline': 'auto',
};

/** A copy of `source` that needs no style sheet, with the patterns of the page that it uses. What is not seen is left out. */
export function standalone(source: SVGSVGElement): SVGSVGElement {
  const used = new Set<string>();
  const copy = copied(source, used) as SVGSVGElement | null;
  const svg = copy ?? (document.createElementNS(SVG, 'svg') as SVGSVGElement);
  const defs = document.createElementNS(SVG, 'defs');
  for (const id of used) {
    const pattern = document.getElementById(id);
    if (pattern && !source.contains(pattern)) defs.append(copied(pattern, used, true) as Element);
  }
  if (defs.childElementCount > 0) svg.prepend(defs);
  return svg;
}

function copied(source: Element, used: Set<string>, hidden = false): Element | null {
  const look = getComputedStyle(source);
  if (!hidden && look.display === 'none') return null;
  const copy = document.createElementNS(SVG, source.localName);
  for (const { name, value } of source.attributes)
    if (!/^(class|style|role|tabindex|aria-.*|data-.*)$/.test(name)) copy.setAttribute(name, value);
  for (const name of LOOKS) {
    const value = look.getPropertyValue(name);
    if (value !== '' && value !== PLAIN[name]) copy.setAttribute(name, value);
    const id = /url\("?#([^")]+)"?\)/.exec(value)?.[1];
    if (id !== undefined) {
      used.add(id);
      copy.setAttribute(name, `url(#${id})`);
    }
  }
  for (const child of source.childNodes)
    if (child instanceof Element) {
      if (child.localName === 'title') continue;
      const inner = copied(child, used, hidden);
      if (inner) copy.append(inner);
    } else if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '');
  return copy;
}

/** An element of SVG by hand: attributes and children; a text stays a text. */
export function element(
  tag: string,
  at: Readonly<Record<string, string | number>>,
  ...children: readonly (Element | string)[]
): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(at)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
