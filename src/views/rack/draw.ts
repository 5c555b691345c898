// Shapes → page: the layers of the racks' drawing. What never changes is painted once; a layer whose shapes are the same as before is left alone.
import { paint, type Shape } from '../shape.ts';
import type { Scene } from './scene.ts';

/** Layers from below to above. Those in CONTROLS hold controls; the others are hidden from screen readers, which have the names. */
const LAYERS = [
  'ground',
  'sites',
  'bonds',
  'metal',
  'parts',
  'tiles',
  'face',
  'flights',
  'marks',
  'labels',
] as const;
/** What lies on the page itself and not on the rack's black metal. */
const ON_PAGE: ReadonlySet<string> = new Set(['ground', 'sites', 'bonds', 'labels']);
const CONTROLS: ReadonlySet<string> = new Set(['sites', 'bonds', 'parts', 'tiles']);
export type Layer = (typeof LAYERS)[number];

export class RackDrawing {
  /** What zoom and pan move. */
  readonly stage: SVGGElement;
  private readonly layers = new Map<Layer, SVGGElement>();
  private readonly shown = new Map<Layer, readonly Shape[]>();

  constructor(svg: SVGSVGElement) {
    this.stage = group('r-stage');
    svg.replaceChildren(this.stage);
    for (const name of LAYERS) {
      const layer = group(ON_PAGE.has(name) ? `r-${name}` : `r-${name} metal`);
      if (!CONTROLS.has(name)) layer.setAttribute('aria-hidden', 'true');
      this.stage.append(layer);
      this.layers.set(name, layer);
    }
  }

  layer(name: Layer): SVGGElement | null {
    return this.layers.get(name) ?? null;
  }

  /** All that changes with the moment. */
  showScene(scene: Scene | null): void {
    if (!scene) return;
    this.show('ground', scene.ground);
    this.show('sites', scene.sites);
    this.show('bonds', scene.bonds);
    this.show('parts', scene.parts);
    this.show('tiles', scene.tiles);
    this.show('flights', scene.flights);
    this.show('labels', scene.labels);
  }

  show(name: Layer, shapes: readonly Shape[]): void {
    const holder = this.layers.get(name);
    if (!holder || this.shown.get(name) === shapes) return;
    this.shown.set(name, shapes);
    paint(holder, shapes);
  }
}

function group(named: string): SVGGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  made.setAttribute('class', named);
  return made;
}
