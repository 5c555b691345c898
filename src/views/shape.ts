// Every drawing is two steps: layout makes a list of shapes (numbers, no DOM), paint joins that list to the page by key.

/** One SVG element as data. `key` is stable for as long as the thing it shows exists. */
export interface Shape {
  readonly key: string;
  readonly tag:
    | 'svg'
    | 'path'
    | 'rect'
    | 'circle'
    | 'text'
    | 'line'
    | 'g'
    | 'defs'
    | 'pattern'
    | 'title';
  /** Attributes; null or undefined leaves one out. Colours are given by `class`, never by `style` (the page's security policy forbids style attributes). */
  readonly at?: Readonly<Record<string, string | number | null | undefined>>;
  /** Text content. Always set as text, never as markup. */
  readonly text?: string;
  readonly children?: readonly Shape[];
}

/** Makes the children of `holder` be exactly `shapes`: new ones enter, old ones leave, the rest are brought up to date in place. */
export function paint(holder: Element, shapes: readonly Shape[]): void {
  let child = holder.firstElementChild as PaintedElement | null;
  if (stand(holder, shapes)) {
    for (const shape of shapes) {
      if (!child) break;
      renew(child, shape);
      child = child.nextElementSibling as PaintedElement | null;
    }
    return;
  }
  const kept = stay(holder, shapes);
  child = holder.firstElementChild as PaintedElement | null;
  for (const shape of shapes) {
    const element = kept.get(shape.key) ?? enter(shape);
    kept.delete(shape.key);
    if (element === child) child = child.nextElementSibling as PaintedElement | null;
    else holder.insertBefore(element, child);
    renew(element, shape);
  }
}

/** The children that go on being shown, by key; the others are taken out. */
function stay(holder: Element, shapes: readonly Shape[]): Map<string, PaintedElement> {
  const wanted = new Set(shapes.map(({ key }) => key));
  const kept = new Map<string, PaintedElement>();
  for (const child of [...holder.children] as PaintedElement[]) {
    const key = child.painted?.key;
    if (key !== undefined && wanted.has(key) && !kept.has(key)) kept.set(key, child);
    else child.remove();
  }
  return kept;
}

function enter(shape: Shape): PaintedElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', shape.tag);
  element.setAttribute('data-key', shape.key);
  return element;
}

/** Whether the children are those shapes already, in that order: from one frame to the next they nearly always are, and nothing has to be joined. */
function stand(node: Element, shapes: readonly Shape[]): boolean {
  if (node.childElementCount !== shapes.length) return false;
  let child = node.firstElementChild as PaintedElement | null;
  for (const shape of shapes) {
    if (child?.painted?.key !== shape.key) return false;
    child = child.nextElementSibling as PaintedElement | null;
  }
  return true;
}

/** Writes what has changed since the element was last painted, and nothing else. */
function renew(element: PaintedElement, shape: Shape): void {
  const old = element.painted;
  if (old === shape) return;
  element.painted = shape;
  const { at, text, children } = shape;
  const before = old?.at;
  if (before !== at) {
    for (const name in before) if (at?.[name] === undefined) element.removeAttribute(name);
    for (const name in at) {
      const value = at[name];
      if (value === null || value === undefined) element.removeAttribute(name);
      else if (before?.[name] !== value) element.setAttribute(name, String(value));
    }
  }
  if (text !== undefined && old?.text !== text) element.textContent = text;
  if (children !== old?.children) paint(element, children ?? []);
}

interface PaintedElement extends SVGElement {
  painted?: Shape;
}

/** A number short enough for an attribute. */
export const n = (value: number): number => Math.round(value * 100) / 100;
