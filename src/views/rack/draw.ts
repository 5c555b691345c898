// Shapes → page: the layers of the racks' drawing. What never changes is painted once; a layer whose shapes are the same as before is left alone.
import { type Selection, select } from 'd3-selection';
import { paint, type Shape } from '../shape.ts';

/** Layers from below to above. Those in CONTROLS hold controls; the others are hidden from screen readers, which have the names. */
const LAYERS = [
  'ground',
  'sites',
  'metal',
  'parts',
  'tiles',
  'face',
  'flights',
  'marks',
  'labels',
] as const;
/** What lies on the page itself and not on the rack's black metal. */
const ON_PAGE: ReadonlySet<string> = new Set(['ground', 'sites', 'labels']);
const CONTROLS: ReadonlySet<string> = new Set(['sites', 'parts', 'tiles']);
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
      if (!ON_PAGE.has(name)) layer.classed('metal', true);
      if (!CONTROLS.has(name)) layer.attr('aria-hidden', 'true');
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
