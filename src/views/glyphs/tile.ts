// The silhouettes of parts, for every view that draws one: outline and filling tell the state first, colour second (tokens.md, section 5).
import type { Look } from '../../log/moment.ts';
import { n, type Shape } from '../shape.ts';

/** Whose a part is: a deployment's hue, plain ink, or the rim of the rack's metal. */
export type Hue = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 'ink' | 'rim';

export interface TileOptions {
  /** Keys of the shapes begin with it. */
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly look: Look;
  readonly hue: Hue;
  /** A number or short word that stands on it. */
  readonly label?: string | number;
  /** A database is a drum, all else a plate. */
  readonly drum?: boolean;
  /** Stands on the rack's metal although nothing around it has the class `metal`. */
  readonly metal?: boolean;
  /** How far a recovering part is, 0 to 1: it fills from below. */
  readonly progress?: number;
  readonly radius?: number;
  readonly fontSize?: number;
}

/** A VM, drive or other plate in one of the seven looks. Shapes are named `KEY`, `KEY:fill`, `KEY:lid` …, so that a change of look changes few elements. */
export function tile(o: TileOptions): Shape[] {
  const { key, x, y, w, h, look } = o;
  const radius = o.radius ?? 2;
  const size = o.fontSize ?? 12;
  const metal = o.metal ? ' metal' : '';
  const hue = `hue-${o.hue}${metal}`;
  const middle = x + w / 2;
  const dome = Math.min(3, h * 0.17, w * 0.22);

  /** The outline, drawn `inset` inside the tile's edge. */
  const body = (inset: number, cls: string, width?: number, dash?: string): Shape => {
    const X = x + inset;
    const Y = y + inset;
    const W = w - 2 * inset;
    const H = h - 2 * inset;
    const common = { class: `${cls} ${hue}`, 'stroke-width': width, 'stroke-dasharray': dash };
    return o.drum
      ? {
          key,
          tag: 'path',
          at: {
            d: `M${n(X)} ${n(Y + dome)}a${n(W / 2)} ${n(dome)} 0 0 1 ${n(W)} 0v${n(H - 2 * dome)}a${n(W / 2)} ${n(dome)} 0 0 1 ${n(-W)} 0z`,
            ...common,
          },
        }
      : {
          key,
          tag: 'rect',
          at: { x: n(X), y: n(Y), width: n(W), height: n(H), rx: radius, ...common },
        };
  };
  const lid = (inset: number, cls: string, width: number): Shape[] =>
    o.drum
      ? [
          {
            key: `${key}:lid`,
            tag: 'path',
            at: {
              d: `M${n(x + inset)} ${n(y + inset + dome)}a${n(w / 2 - inset)} ${n(dome)} 0 0 0 ${n(w - 2 * inset)} 0`,
              class: `${cls} ${hue}`,
              'stroke-width': width,
            },
          },
        ]
      : [];
  const label = (cls: string): Shape[] =>
    o.label === undefined
      ? []
      : [
          {
            key: `${key}:label`,
            tag: 'text',
            at: {
              x: n(middle),
              y: n(y + h / 2 + size * 0.36 + (o.drum ? 1.2 : 0)),
              class: `t-num ${cls} ${hue} s${size}`,
            },
            text: String(o.label),
          },
        ];

  switch (look) {
    case 'whole':
      return [body(0, 't-fill'), ...lid(0.6, 't-lid', 1.2), ...label('t-on-hue')];
    case 'degraded':
      return [body(1, 't-line', 2), ...lid(1, 't-line', 1.3), ...label('t-ink')];
    case 'failed':
      return [
        body(0, 't-hatch'),
        ...(o.label === undefined
          ? []
          : [
              {
                key: `${key}:disc`,
                tag: 'circle' as const,
                at: { cx: n(middle), cy: n(y + h / 2), r: n(size * 0.62), class: `t-red${metal}` },
              },
            ]),
        ...label('t-on-red'),
      ];
    case 'recovering': {
      const risen = Math.max(0, Math.min(1, o.progress ?? 0)) * (h - 1.5);
      return [
        {
          key: `${key}:risen`,
          tag: 'rect',
          at: {
            x: n(x + 0.75),
            y: n(y + h - 0.75 - risen),
            width: n(w - 1.5),
            height: n(risen),
            rx: Math.min(1.5, radius),
            class: `t-soft ${hue}`,
          },
        },
        body(0.75, 't-line', 1.5, '2.6 1.8'),
        ...label('t-ink'),
      ];
    }
    case 'suspended': {
      const bar = Math.max(1.6, w * 0.14);
      const gap = Math.max(1.2, w * 0.09);
      const high = h * 0.5;
      const top = y + (h - high) / 2;
      return [
        body(0.6, 't-line', 1.2),
        {
          key: `${key}:bars`,
          tag: 'path',
          at: {
            d: `M${n(middle - gap - bar)} ${n(top)}h${n(bar)}v${n(high)}h${n(-bar)}zM${n(middle + gap)} ${n(top)}h${n(bar)}v${n(high)}h${n(-bar)}z`,
            class: `t-fill ${hue}`,
          },
        },
      ];
    }
    case 'gone':
      return [body(0.6, 't-left', 1.2, '1.2 1.8'), ...label('t-faint')];
    case 'abandoned': {
      const high = Math.min(w, h) * 0.26;
      const wide = Math.min(high, w / 2 - 2);
      return [
        body(0.8, 't-dead', 1.6),
        cross(`${key}:cross`, middle, y + h / 2, wide, high, `t-cross${metal}`, 1.7),
      ];
    }
  }
}

const cross = (
  key: string,
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  cls: string,
  width: number,
): Shape => ({
  key,
  tag: 'path',
  at: {
    d: `M${n(cx - rx)} ${n(cy - ry)}l${n(2 * rx)} ${n(2 * ry)}m0 ${n(-2 * ry)}l${n(-2 * rx)} ${n(2 * ry)}`,
    class: cls,
    'stroke-width': width,
  },
});

export interface ChipOptions {
  readonly key: string;
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  readonly look: Look;
  readonly hue?: Hue;
  readonly metal?: boolean;
}

/** A process: a round chip that sits on its VM. */
export function chip({ key, cx, cy, r, look, hue = 'ink', metal = false }: ChipOptions): Shape[] {
  const own = `hue-${hue}${metal ? ' metal' : ''}`;
  const disc = (radius: number, cls: string, width?: number, dash?: string): Shape => ({
    key,
    tag: 'circle',
    at: {
      cx: n(cx),
      cy: n(cy),
      r: n(radius),
      class: `${cls} ${own}`,
      'stroke-width': width,
      'stroke-dasharray': dash,
    },
  });
  switch (look) {
    case 'whole':
      return [disc(r, 't-fill')];
    case 'degraded':
      return [disc(r - 1, 't-line', 2)];
    case 'failed':
      return [disc(r, 't-hatch')];
    case 'recovering':
      return [
        disc(r - 0.75, 't-line', 1.5, '2.4 1.7'),
        {
          key: `${key}:dot`,
          tag: 'circle',
          at: { cx: n(cx), cy: n(cy), r: n(r * 0.35), class: `t-soft ${own}` },
        },
      ];
    case 'suspended':
      return [
        disc(r - 0.6, 't-line', 1.2),
        {
          key: `${key}:bars`,
          tag: 'path',
          at: {
            d: `M${n(cx - r * 0.25)} ${n(cy - r * 0.4)}v${n(r * 0.8)}m${n(r * 0.5)} ${n(-r * 0.8)}v${n(r * 0.8)}`,
            class: `t-line ${own}`,
            'stroke-width': 1.6,
          },
        },
      ];
    case 'gone':
      return [disc(r - 0.6, 't-left', 1.2, '1.2 1.8')];
    case 'abandoned':
      return [
        disc(r - 0.8, 't-dead', 1.6),
        cross(`${key}:cross`, cx, cy, r * 0.42, r * 0.42, `t-cross${metal ? ' metal' : ''}`, 1.6),
      ];
  }
}

const pattern = (
  id: string,
  size: number,
  ground: string,
  stripe: string,
  width: number,
): Shape => ({
  key: id,
  tag: 'pattern',
  at: {
    id,
    class: id === 'hatch' || id === 'hatch-wash' ? null : 'metal',
    width: size,
    height: size,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  },
  children: [
    { key: 'ground', tag: 'rect', at: { width: size, height: size, class: ground } },
    { key: 'stripe', tag: 'rect', at: { width, height: size, class: stripe } },
  ],
});

/**
 * The hatch patterns that the classes `t-hatch` (failed) and `t-wash` (a failed part's ground) fill with. One drawing per page
 * must hold them: `Patterns.tsx` does; ids are global to the page.
 */
export const hatchDefs = (): Shape[] => [
  {
    key: 'hatches',
    tag: 'defs',
    children: [
      pattern('hatch', 5, 'p-red', 'p-stripe', 1.6),
      pattern('hatch-metal', 5, 'p-red', 'p-stripe', 1.6),
      pattern('hatch-wash', 7, 'p-wash', 'p-thin', 2),
      pattern('hatch-bay', 8, 'p-bay', 'p-thin', 2),
    ],
  },
];
