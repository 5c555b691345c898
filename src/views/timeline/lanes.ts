// Timeline: how the height is shared out: a strip for the cursor's handle, a lane per actor with its rows, a ribbon per service, the axis.
import type { Actor } from '../../sim/event.ts';
import { LANES } from './story.ts';

export const ROW_PX = 17;
const LANE_PAD_PX = 2.5;
const TOP_PX = 17;
const GAP_PX = 5;
const AXIS_PX = 30;
const RIBBON_PX = 16;
export const NAMES_PX = 92;
/** Right of the plot, so that the last figure of the axis is whole. */
const END_PX = 18;

export const LANE_NAMES: Readonly<Record<Actor, string>> = {
  injector: 'Injector',
  hardware: 'Hardware',
  platform: 'Platform',
  middleware: 'Middleware',
  external: 'External',
  deployer: 'Deployer',
  service: 'Service',
};

/** Rows of injector, hardware, platform, middleware, external, deployer where room is scarce; what they weigh before anything has happened. */
const LEAST_ROWS = [1, 1, 2, 2, 1, 1];
const WEIGHTS = [2, 0.5, 4, 3, 0.5, 1];
const MOST_ROWS = 7;

/** The lane that gets the next row: the one with most marks on each of its rows. */
function neediest(rows: readonly number[], crowd: readonly number[]): number {
  const need = (i: number) =>
    (rows[i] ?? 1) >= MOST_ROWS ? -1 : ((crowd[i] ?? 0) + (WEIGHTS[i] ?? 0)) / (rows[i] ?? 1);
  return rows.reduce((best, _, i) => (need(i) > need(best) ? i : best), 0);
}

export interface Lanes {
  readonly width: number;
  readonly height: number;
  /** Where the plot begins and how wide it is. */
  readonly x0: number;
  readonly plotWidth: number;
  readonly rows: readonly number[];
  /** Upper edge of each lane, and the lower edge of the last. */
  readonly tops: readonly number[];
  readonly top: number;
  /** Middle of each ribbon. */
  readonly ribbons: readonly number[];
  readonly axisY: number;
}

const heightOf = (rows: readonly number[], ribbons: number): number =>
  TOP_PX +
  rows.reduce((sum, r) => sum + r * ROW_PX + 2 * LANE_PAD_PX, 0) +
  GAP_PX +
  ribbons * RIBBON_PX +
  AXIS_PX;

/** The least height the timeline can be read at. */
export const leastHeight = (ribbons: number): number => heightOf(LEAST_ROWS, ribbons);

/** `crowd`: how many marks each lane gets in the whole run. */
export function layLanes(
  size: { width: number; height: number },
  ribbons: number,
  crowd: readonly number[],
): Lanes {
  const rows = [...LEAST_ROWS];
  while (heightOf(rows, ribbons) + ROW_PX <= size.height && rows.some((r) => r < MOST_ROWS)) {
    const lane = neediest(rows, crowd);
    rows[lane] = (rows[lane] ?? 1) + 1;
  }
  const tops = [TOP_PX];
  for (const r of rows) tops.push((tops.at(-1) as number) + r * ROW_PX + 2 * LANE_PAD_PX);
  const first = (tops.at(-1) as number) + GAP_PX + RIBBON_PX / 2;
  const x0 = size.width < 480 ? 26 : NAMES_PX;
  return {
    width: size.width,
    height: Math.max(size.height, heightOf(rows, ribbons)),
    x0,
    plotWidth: Math.max(40, size.width - x0 - END_PX),
    rows,
    tops,
    top: TOP_PX,
    ribbons: Array.from({ length: ribbons }, (_, i) => first + i * RIBBON_PX),
    axisY: first - RIBBON_PX / 2 + ribbons * RIBBON_PX + 2,
  };
}

/** Middle of a row of a lane. */
export const rowY = (lanes: Lanes, lane: number, row: number): number =>
  (lanes.tops[lane] as number) + LANE_PAD_PX + row * ROW_PX + ROW_PX / 2;

export const laneIndex = (actor: Actor): number => (LANES as readonly Actor[]).indexOf(actor);
