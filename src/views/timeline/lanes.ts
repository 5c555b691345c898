// Timeline: how the height is shared out: a strip for the cursor's handle, a lane per actor with its rows, a ribbon per service, the axis.
import type { Actor } from '../../sim/event.ts';
import { LANES, type Lane } from './story.ts';

const ROW_PX = 17;
const MORE_ROW_PX = 13;
const LANE_PAD_PX = 2.5;
const TOP_PX = 17;
const GAP_PX = 5;
const AXIS_PX = 30;
/** Height of a lane that is folded: no rows, only ticks. */
const FOLDED_PX = 20;
/** Height of a lane in which nothing happens in the whole run, where room is scarce: just its name. */
const EMPTY_PX = 20;
/** Pitch of the ribbons: as it is drawn, where room is scarce, and where there is plenty. */
const RIBBON_PX = 16;
const LEAST_RIBBON_PX = 13;
const MORE_RIBBON_PX = 8;
export const NAMES_PX = 102;
/** Room for their signs alone, and for what folds them. */
const SIGNS_PX = 34;
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

/** Rows of injector, hardware, platform, middleware, external, deployer: where room is scarce; where nothing much happens; and what they weigh before anything has happened. */
const LEAST_ROWS = [1, 1, 2, 2, 1, 1];
const CALM_ROWS = [2, 1, 4, 3, 1, 2];
const WEIGHTS = [2, 0.5, 4, 3, 0.5, 1];
const MOST_ROWS = 7;

/** Whether nothing happens in a lane, while something does in another. */
const isEmpty = (crowd: readonly number[], lane: number): boolean =>
  crowd[lane] === 0 && crowd.some((count) => count > 0);

/** The lane that gets the next row: the one with most marks on each of its rows; -1 when all have as many as they can use. */
function neediest(rows: readonly number[], crowd: readonly number[]): number {
  let best = -1;
  let most = 0;
  rows.forEach((count, i) => {
    const usable = isEmpty(crowd, i)
      ? count
      : Math.max(CALM_ROWS[i] ?? 1, Math.min(MOST_ROWS, crowd[i] ?? 0));
    const need = ((crowd[i] ?? 0) + (WEIGHTS[i] ?? 0)) / count;
    if (count === 0 || count >= usable || need <= most) return;
    best = i;
    most = need;
  });
  return best;
}

export interface Lanes {
  readonly width: number;
  readonly height: number;
  /** Where the plot begins and how wide it is. */
  readonly x0: number;
  readonly plotWidth: number;
  /** Rows of each lane; 0 where it is folded. */
  readonly rows: readonly number[];
  /** Lanes that are only as high as their names. */
  readonly thin: readonly boolean[];
  /** Height of a row, and the room above and below the rows of a lane: more where there is more. */
  readonly rowPx: number;
  readonly padPx: number;
  /** Upper edge of each lane, and the lower edge of the last. */
  readonly tops: readonly number[];
  readonly top: number;
  /** Pitch of the ribbons. */
  readonly ribbonPx: number;
  /** Middle of each ribbon. */
  readonly ribbons: readonly number[];
  readonly axisY: number;
}

type Foldable = Lane | 'services';
const NONE: ReadonlySet<Foldable> = new Set();

interface Pitches {
  readonly rowPx: number;
  readonly padPx: number;
  readonly ribbonPx: number;
}
const CLOSE: Pitches = { rowPx: ROW_PX, padPx: LANE_PAD_PX, ribbonPx: LEAST_RIBBON_PX };
const USUAL: Pitches = { ...CLOSE, ribbonPx: RIBBON_PX };

interface Shares {
  readonly rows: readonly number[];
  readonly thin: readonly boolean[];
}

const laneHeight = (
  { rows, thin }: Shares,
  lane: number,
  { rowPx, padPx }: Omit<Pitches, 'ribbonPx'>,
): number => {
  const count = rows[lane] ?? 0;
  if (count === 0) return FOLDED_PX;
  return thin[lane] ? EMPTY_PX : count * rowPx + 2 * padPx;
};

const heightOf = (shares: Shares, ribbons: number, pitches: Pitches = CLOSE): number =>
  TOP_PX +
  shares.rows.reduce((sum, _, lane) => sum + laneHeight(shares, lane, pitches), 0) +
  GAP_PX +
  ribbons * pitches.ribbonPx +
  AXIS_PX;

/** What each lane has at least. */
const leastShares = (crowd: readonly number[], folded: ReadonlySet<Foldable> = NONE): Shares => {
  const thin = LANES.map((lane, i) => !folded.has(lane) && isEmpty(crowd, i));
  const rows = LEAST_ROWS.map((count, i) =>
    folded.has(LANES[i] as Lane) ? 0 : thin[i] ? 1 : count,
  );
  return { rows, thin };
};

/** The least height the timeline can be read at; `crowd` as in {@link layLanes}. */
export const leastHeight = (ribbons: number, crowd: readonly number[]): number =>
  heightOf(leastShares(crowd), ribbons);

/** How many ribbons a timeline too low for all of them has: a third of what the lanes do not need at least. */
export const roomFor = (height: number, crowd: readonly number[]): number =>
  1 + Math.max(0, Math.floor((height - leastHeight(1, crowd)) / 3 / LEAST_RIBBON_PX));

/** Below this width the lanes have only their signs; on a projector nobody points at a sign to be told, so the names give way later. */
const NAMED_FROM_PX = 480;
const NAMED_AFAR_FROM_PX = 360;

/** `crowd`: how many marks each lane gets in the whole run, but for minor ones; `all`: with them; `afar`: for people across a room. */
export function layLanes(
  size: { width: number; height: number },
  ribbons: number,
  crowd: readonly number[],
  folded: ReadonlySet<Foldable> = NONE,
  afar = false,
  all = crowd,
): Lanes {
  const least = leastShares(crowd, folded);
  const rows = [...least.rows];
  while (heightOf({ rows, thin: least.thin }, ribbons, USUAL) + ROW_PX <= size.height) {
    // Where all that matters has its rows, what is minor gets some, too.
    const first = neediest(rows, crowd);
    const lane = first < 0 ? neediest(rows, all) : first;
    if (lane < 0) break;
    rows[lane] = (rows[lane] ?? 1) + 1;
  }
  // Where there is room, no lane is thin.
  const full = { rows, thin: LANES.map(() => false) };
  const roomy = heightOf(full, ribbons, USUAL) <= size.height;
  const shares = roomy ? full : { rows, thin: least.thin };
  const pitches = stretched(shares, ribbons, size.height);
  const { rowPx, padPx, ribbonPx } = pitches;
  const tops = [TOP_PX];
  for (const lane of rows.keys())
    tops.push((tops.at(-1) as number) + laneHeight(shares, lane, pitches));
  const first = (tops.at(-1) as number) + GAP_PX + ribbonPx / 2;
  const x0 = size.width < (afar ? NAMED_AFAR_FROM_PX : NAMED_FROM_PX) ? SIGNS_PX : NAMES_PX;
  return {
    width: size.width,
    height: heightOf(shares, ribbons, pitches),
    x0,
    plotWidth: Math.max(40, size.width - x0 - END_PX),
    rows,
    thin: shares.thin,
    rowPx,
    padPx,
    tops,
    top: TOP_PX,
    ribbonPx,
    ribbons: Array.from({ length: ribbons }, (_, i) => first + i * ribbonPx),
    axisY: first - ribbonPx / 2 + ribbons * ribbonPx + 2,
  };
}

/** What is left over makes ribbons, then rows, easier to read and to hit; the rest goes between the lanes, so that no strip stays empty below. */
function stretched(shares: Shares, ribbons: number, height: number): Pitches {
  let spare = Math.max(0, height - heightOf(shares, ribbons));
  const rows = shares.rows.filter((count, lane) => count > 0 && !shares.thin[lane]);
  const share = (parts: number, most: number, of = 1): number => {
    const each = parts === 0 ? 0 : Math.min(most, Math.floor((of * spare) / parts));
    spare -= each * parts;
    return each;
  };
  const count = rows.reduce((sum, r) => sum + r, 0);
  const ribbonPx = LEAST_RIBBON_PX + share(ribbons, RIBBON_PX - LEAST_RIBBON_PX);
  const rowPx = ROW_PX + share(count, MORE_ROW_PX, 0.7);
  const more = share(ribbons, MORE_RIBBON_PX, 0.5);
  const open = Math.max(1, rows.length);
  return {
    rowPx,
    padPx: LANE_PAD_PX + Math.floor((2 * spare) / open) / 4,
    ribbonPx: ribbonPx + more,
  };
}

/** Middle of a row of a lane; of a folded lane, its middle. */
export const rowY = (lanes: Lanes, lane: number, row: number): number =>
  lanes.rows[lane] === 0 || lanes.thin[lane]
    ? (lanes.tops[lane] as number) + (lanes.thin[lane] ? EMPTY_PX : FOLDED_PX) / 2
    : (lanes.tops[lane] as number) + lanes.padPx + (row + 0.5) * lanes.rowPx;

export const laneIndex = (actor: Actor): number => (LANES as readonly Actor[]).indexOf(actor);
