// Room on the page → scale of the racks: as high as there is room, with their labels beside them, and never so small that their words no longer fit.
import type { Rack } from '../../scenario/plan.ts';
import { GAP, LABELS_WIDTH, OUTSIDE_HEIGHT, SITE_HEIGHT, SITE_PAD } from './floor.ts';
import { heightMm, WIDTH_MM } from './layout.ts';

/** Pixels of a unit below which names no longer fit their bays, and above which everything grows, words too: a wall is looked at from afar. */
const LEAST_UNIT = 13;
const MOST_UNIT = 24;
const UNIT_MM = 44.45;
/** Below this width the labels of a single rack give way. */
const LABELS_FROM = 280;
/** Of a phone's width, what a rack leaves of its neighbour in sight. */
const PEEK = 22;

export interface Fit {
  /** Pixels of one millimetre, for all racks. */
  readonly mm: number;
  readonly labels: boolean;
  /** How much larger than it was laid out the whole drawing is shown; 1 unless the room is very large. */
  readonly scale: number;
}

/** `narrow`: a phone, whose rack is as wide as the page, with a map of it in the place of labels. */
export function fitFloor(
  racks: readonly Rack[],
  width: number,
  height: number,
  narrow = false,
): Fit {
  const framed = racks.length > 1;
  const sites = new Set(racks.map((r) => r.site)).size;
  const between = (racks.length - 1) * GAP + (framed ? sites * 2 * SITE_PAD : 0);
  /** Millimetre of each rack, all side by side. */
  const beside = (labels: boolean) =>
    Math.max(1, width - between - (labels ? racks.length * LABELS_WIDTH : 0)) /
    (racks.length * WIDTH_MM);
  const above = OUTSIDE_HEIGHT + (framed ? SITE_HEIGHT + SITE_PAD : 0);
  const least = LEAST_UNIT / UNIT_MM;
  const tallest = Math.max(...racks.map((r) => heightMm(r.model.units)));
  const labels = !narrow && (framed ? beside(true) >= least : width >= LABELS_FROM);
  let wide = beside(labels);
  // No room for all side by side: each as wide as there is room, and one pans from one to the next.
  if (framed && wide < least) wide = Math.max(1, width - 2 * SITE_PAD - PEEK) / WIDTH_MM;
  let mm = narrow ? wide : Math.min((height - above) / tallest, wide);
  // Too low for a whole rack: it is drawn as wide as there is room, and scrolled.
  if (mm < least) mm = Math.max(wide, least);
  const most = MOST_UNIT / UNIT_MM;
  if (mm <= most || narrow) return { mm, labels, scale: 1 };
  const drawn = racks.length * (WIDTH_MM * most + (labels ? LABELS_WIDTH : 0)) + between;
  return {
    mm: most,
    labels,
    scale: Math.max(1, Math.min(width / drawn, height / (tallest * most + above))),
  };
}
