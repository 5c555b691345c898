// Shapes → page: the layers of one rack's drawing. What never changes is painted once; a layer whose shapes are the same as before is left alone.
import { type Selection, select } from 'd3-selection';
import { paint, type Shape } from '../shape.ts';

/** Layers from below to above. Only `parts` and `tiles` hold controls; the others are hidden from screen readers, which have the names. */
const LAYERS = ['metal', 'parts', 'tiles', 'face', 'flights', 'marks', 'labels'] as const;
export type Layer = (typeof LAYERS)[number];

export class RackDrawing {
  /** What zoom and pan move. */
  readonly stage: Selection<SVGGElement, unknown, null, undefined>;
  private readonly layers = new Map<Layer, SVGGElement>();
  private readonly shown = new Map<Layer, readonly Shape[]>();

  constructor(svg: SVGSVGElement) {
    const owned = select(svg);
    owned.selectChildren().remove();
    this.stage = owned.append('g').attr('class', 'r-stage');
    for (const name of LAYERS) {
      const layer = this.stage.append('g').attr('class', `r-${name}`);
      if (name !== 'labels') layer.classed('metal', true);
      if (name !== 'parts' && name !== 'tiles') layer.attr('aria-hidden', 'true');
      const node = layer.node();
      if (node) this.layers.set(name, node);
    }
  }

  layer(name: Layer): SVGGElement | null {
    return this.layers.get(name) ?? null;
  }

  show(name: Layer, shapes: readonly Shape[]): void {
    const holder = this.layers.get(name);
    if (!holder || this.shown.get(name) === shapes) return;
    this.shown.set(name, shapes);
    paint(select<SVGGElement | SVGSVGElement, unknown>(holder), shapes);
  }
}
