// Room on the page → size of the rack: as high as there is room, with its labels beside it, and never so small that its words no longer fit.
import type { RackModel } from '../../scenario/models.ts';
import { LABELS_WIDTH } from './labels.ts';
import { heightFor, heightMm } from './layout.ts';

/** Pixels of a unit below which names no longer fit their bays, and above which nothing is gained without zooming. */
const LEAST_UNIT = 13;
const MOST_UNIT = 28;
/** Below this width the labels give way: a phone held upright shows the rack as wide as it is. */
const LABELS_FROM = 280;
const UNIT_MM = 44.45;

export interface Fit {
  /** Height of the rack in pixels; more than there is where it must be scrolled. */
  readonly height: number;
  readonly labels: boolean;
}

export function fitRack(model: RackModel, width: number, height: number): Fit {
  const labels = width >= LABELS_FROM;
  const whole = heightFor(model, Math.max(1, width - (labels ? LABELS_WIDTH : 0)));
  const unit = (h: number) => (h * UNIT_MM) / heightMm(model.units);
  const of = (pixels: number) => (pixels * heightMm(model.units)) / UNIT_MM;
  let best = Math.min(height, whole);
  // Too low for a whole rack: it is drawn as wide as there is room, and scrolled.
  if (unit(best) < LEAST_UNIT) best = Math.max(whole, of(LEAST_UNIT));
  return { height: Math.min(best, of(MOST_UNIT)), labels };
}
