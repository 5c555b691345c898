// Every drawing is two steps: layout makes a list of shapes (numbers, no DOM), paint joins that list to the page by key.
import { type BaseType, type Selection, select } from 'd3-selection';

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

type Holder = Selection<SVGGElement | SVGSVGElement, unknown, BaseType, unknown>;

/** Makes the children of `holder` be exactly `shapes`: new ones enter, old ones leave, the rest are brought up to date in place. */
export function paint(holder: Holder, shapes: readonly Shape[]): void {
  holder
    .selectChildren<SVGElement, Shape>()
    .data(shapes, function (shape) {
      return shape ? shape.key : ((this as Element).getAttribute('data-key') ?? '');
    })
    .join(
      (enter) =>
        enter.append((shape) => {
          const element = document.createElementNS('http://www.w3.org/2000/svg', shape.tag);
          element.setAttribute('data-key', shape.key);
          return element;
        }),
      (update) => update,
      (exit) => exit.remove(),
    )
    .order()
    .each(function (shape) {
      const old = (this as PaintedElement).painted;
      (this as PaintedElement).painted = shape;
      if (old === shape) return;
      for (const name of Object.keys(old?.at ?? {}))
        if (shape.at?.[name] === undefined) this.removeAttribute(name);
      for (const [name, value] of Object.entries(shape.at ?? {})) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else if (old?.at?.[name] !== value) this.setAttribute(name, String(value));
      }
      if (shape.text !== undefined && old?.text !== shape.text) this.textContent = shape.text;
      if (shape.children || old?.children) paint(select(this as SVGGElement), shape.children ?? []);
    });
}

interface PaintedElement extends SVGElement {
  painted?: Shape;
}

/** A number short enough for an attribute. */
export const n = (value: number): number => Math.round(value * 100) / 100;
