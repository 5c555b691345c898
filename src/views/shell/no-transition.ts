// In the place of d3-transition and d3-interpolate (vite.config.ts): d3-zoom is only ever told to jump, so all it needs of
// transitions are the calls that end one. The real packages, with what they bring along, are 15 kB of the first load.
import { selection } from 'd3-selection';

declare module 'd3-selection' {
  interface Selection<GElement extends BaseType, Datum, PElement extends BaseType, PDatum> {
    interrupt(): this;
  }
}

export function interrupt(): void {}

selection.prototype.interrupt = function () {
  return this;
};

/** The path of a smooth flight: nobody flies here. */
export function interpolateZoom(): never {
  throw new Error('Rackdrill broke its own promise: the zoom jumps and never flies');
}
