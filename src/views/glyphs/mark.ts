// Event log → views: the marks of the timeline, the pictures of who acts and the timer ring, as shapes. The outline tells the kind, colour comes second.
import type { Actor } from '../../sim/event.ts';
import { n, type Shape } from '../shape.ts';

/** What a mark says: see "Marks of the timeline" on the board of parts. */
export const MARKS = [
  'fault',
  'repair',
  'detection',
  'unseen',
  'auto',
  'up',
  'move',
  'takeover',
  'reroute',
  'degraded',
  'yours',
  'follow',
  'done',
  'armed',
  'planned',
] as const;
export type MarkKind = (typeof MARKS)[number];

interface Spot {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

const EYE = 'M-6.5 0Q0 -8 6.5 0Q0 8 -6.5 0Z';
const FLAG = 'M-5 7V-6.5H5L2.6 -2.9 5 .7H-3.2';
const SLASH = 'M-5.5 5.5L5.5 -5.5';

const path = (d: string, look: string): Part => ({ tag: 'path', at: { d, class: look } });
const circle = (r: number, look: string): Part => ({ tag: 'circle', at: { r, class: look } });
const box = (width: number, height: number, rx: number, look: string): Part => ({
  tag: 'rect',
  at: { x: -width / 2, y: -height / 2, width, height, rx, class: look },
});

interface Part {
  readonly tag: Shape['tag'];
  readonly at: NonNullable<Shape['at']>;
}

/** Each mark around (0, 0), about 12 px across; the parts are painted in this order. */
const DRAWN: Readonly<Record<Exclude<MarkKind, 'armed'>, readonly Part[]>> = {
  fault: [box(12, 12, 2, 'f-red'), path('M-3 -3L3 3M3 -3L-3 3', 'f-none s-on-red w-18 round')],
  repair: [
    box(10.5, 10.5, 2, 'f-page s-ink w-15'),
    path('M0 -3V3M-3 0H3', 'f-none s-ink w-15 round'),
  ],
  detection: [path(EYE, 'f-page s-ink w-15'), circle(2.2, 'f-ink')],
  unseen: [
    path(EYE, 'f-page s-ink3 w-13'),
    path(SLASH, 'f-none s-page w-40'),
    path(SLASH, 'f-none s-ink w-15 round'),
  ],
  auto: [circle(5, 'f-ink')],
  up: [circle(5.5, 'f-ink'), path('M-2.6 .2L-.7 2.3 2.7 -1.9', 'f-none s-page w-15 round')],
  move: [
    circle(5.5, 'f-ink'),
    path('M-2.6 0H2.3M.1 -2.2L2.3 0 .1 2.2', 'f-none s-page w-15 round'),
  ],
  takeover: [
    box(14, 11, 5.5, 'f-ink'),
    path(
      'M-3.6 -1.7H2.8M1.2 -3.3L2.9 -1.7M3.6 1.7H-2.8M-1.2 3.3L-2.9 1.7',
      'f-none s-page w-13 round',
    ),
  ],
  reroute: [
    circle(5.25, 'f-page s-ink w-15'),
    path('M-2.5 1.6Q0 -3 2.5 1.6', 'f-none s-ink w-15 round'),
  ],
  degraded: [circle(4.6, 'f-page s-ink w-20')],
  yours: [path(FLAG, 'f-amber s-ink w-15 round')],
  follow: [path(FLAG, 'f-page s-ink2 w-13 round')],
  done: [path(FLAG, 'f-ink s-ink w-15 round')],
  planned: [box(11, 11, 2, 'f-page s-ink3 w-10 dash-mark')],
};

/** A mark centred on (x, y). `fraction` is for an armed timer only: how much of it is left, 0 to 1. */
export function mark({ key, kind, x, y, fraction = 0.7 }: Spot & MarkOf): Shape[] {
  if (kind === 'armed') return ring({ key, x, y, r: 5, fraction });
  const transform = `translate(${n(x)} ${n(y)})`;
  return DRAWN[kind].map(({ tag, at }, i) => ({
    key: `${key}/${i}`,
    tag,
    at: { ...at, transform },
  }));
}

interface MarkOf {
  readonly kind: MarkKind;
  readonly fraction?: number;
}

const ACTOR_ICONS: Readonly<Record<Actor, string>> = {
  injector: 'M8.5 .8L2.6 8H6.6L5.2 13.2 11.4 5.6H7.3Z',
  hardware: 'M3 3H11V11H3ZM5.2 3V1M8.8 3V1M5.2 13V11M8.8 13V11M3 5.2H1M3 8.8H1M13 5.2H11M13 8.8H11',
  platform: 'M7 1L13 4 7 7 1 4ZM1 7L7 10 13 7M1 10L7 13 13 10',
  middleware: 'M1 4H7Q10 4 10 7T13 10M10.5 8L13 10 10.5 12M1 10H4',
  external: 'M7 1A6 6 0 1 0 7.01 1ZM1 7H13M7 1Q2 7 7 13M7 1Q12 7 7 13',
  deployer: 'M7 7.2A3 3 0 1 0 6.99 7.2ZM1.5 13.2Q1.5 8.8 7 8.8T12.5 13.2',
  service: 'M1 9.5H3.6L5.4 4 8.4 11 10.2 6.5H13',
};

/** The little picture of who acts, 14 px square, its top left corner at (x, y). */
export function actorIcon({ key, actor, x, y }: Spot & { readonly actor: Actor }): Shape[] {
  return [
    {
      key,
      tag: 'path',
      at: {
        d: ACTOR_ICONS[actor],
        transform: `translate(${n(x)} ${n(y)})`,
        class: 'f-none s-ink2 w-13 round',
      },
    },
  ];
}

/** A timer that runs: thin full circle and a thick arc with a dot at its end; `fraction` is what is left, so the arc shortens towards twelve. */
export function ring({
  key,
  x,
  y,
  r,
  fraction,
}: Spot & { readonly r: number; readonly fraction: number }): Shape[] {
  const turn = Math.max(0.012, Math.min(0.9999, fraction)) * 2 * Math.PI;
  const endX = n(x + r * Math.sin(turn));
  const endY = n(y - r * Math.cos(turn));
  const arc = `M${n(x)} ${n(y - r)}A${r} ${r} 0 ${turn > Math.PI ? 1 : 0} 1 ${endX} ${endY}`;
  return [
    {
      key: `${key}/track`,
      tag: 'circle',
      at: { cx: n(x), cy: n(y), r, class: 'f-page s-line w-10' },
    },
    { key: `${key}/arc`, tag: 'path', at: { d: arc, class: 'f-none s-ink w-18' } },
    { key: `${key}/dot`, tag: 'circle', at: { cx: endX, cy: endY, r: 1.5, class: 'f-ink' } },
  ];
}
