// Layout + moment → shapes: one hardware part in each of its looks (design board, parts.png). Outline and filling first, colour second.
import type { Look } from '../../log/moment.ts';
import { arrayOfDrive } from '../../world/parts.ts';
import type { PartKind } from '../../world/world.ts';
import { tile } from '../glyphs/tile.ts';
import { n, type Shape } from '../shape.ts';
import { around, type Box, type Ground } from './layout.ts';
import { inset, path, rect, words } from './metal.ts';
import { outsidePart, sitePart } from './outside.ts';
import { ground, nameClass, type PartState, tail, under, wide } from './plates.ts';

/** The shapes of one part. Keys are unique within the part. */
export function partShapes(
  layout: Ground,
  address: string,
  kind: PartKind,
  state: PartState,
): Shape[] {
  const box = layout.boxes.get(address);
  if (!box) return [];
  const name = address.slice(address.lastIndexOf('/') + 1);
  switch (kind) {
    case 'rack':
      return group(state.look, box, [inset(box, 2)]);
    case 'chassis':
      return [
        rect('body', box, 'r-well r-edged', { rx: 2.5 }),
        ...layout.bays.flatMap((bay, i) =>
          bay.address === null && holds(box, bay)
            ? [rect(`empty-${i}`, bay, 'r-blank', { rx: 2 })]
            : [],
        ),
        ...group(state.look, box, [inset(box, -1.5)]),
      ];
    case 'enclosure':
      return [
        rect('body', box, 'r-up', { rx: 2 }),
        ...group(state.look, box, [inset(box, -0.5)]),
        ...canisterPlaceholders(layout, address, box),
      ];
    case 'controller':
    case 'array':
      return group(state.look, box, layout.pieces.get(address)?.map((p) => inset(p, -1.6)) ?? []);
    case 'tor':
    case 'san':
      return panel(box, name, state, kind === 'tor' ? 24 : 18);
    case 'sw':
    case 'fc':
      return strip(box, name, state);
    case 'mgmt':
    case 'virt':
      return management(box, name, state);
    case 'node':
      return node(box, name, state);
    case 'canister':
      return canister(box, name.slice(-1), state.look);
    case 'drive':
      return drive(box, address, state);
    case 'cable':
      return cable(layout, address, state.look);
    case 'external':
      return outsidePart(box, name, state);
    case 'site':
      return sitePart(box, address, state);
    default:
      return [];
  }
}

const holds = (outer: Box, inner: Box): boolean =>
  inner.y >= outer.y &&
  inner.y < outer.y + outer.h &&
  inner.x >= outer.x &&
  inner.x < outer.x + outer.w;

function node(box: Box, name: string, state: PartState): Shape[] {
  const { x, perCore } = slots(box);
  const two = 2 * perCore;
  return [
    ground(box, state.look, 'r-bay'),
    ...under(box.x + 2, box, name, state.look),
    words('name', box.x + 5, box.y + box.h / 2 + 4.2, name, nameClass(state.look)),
    path(
      'room',
      `M${n(x)} ${n(box.y + box.h - 2)}h${n(8 * two - 1.1)}`,
      state.look === 'failed' ? 'r-room r-room-off' : 'r-room',
      { 'stroke-dasharray': `${n(two - 1.1)} 1.1` },
    ),
    ...tail(box, state),
  ];
}

/** Where VMs lie in a node's bay: 16 cores fill it. */
export const slots = (box: Box): { x: number; y: number; h: number; perCore: number } => ({
  x: box.x + 29,
  y: box.y + 2.45,
  h: box.h - 6.7,
  perCore: (box.w - 32) / 16,
});

function panel(box: Box, name: string, state: PartState, ports: number): Shape[] {
  const middle = box.y + box.h / 2;
  const x = box.x + 48;
  const pitch = (box.w - 48 - 34) / ports;
  let d = '';
  for (let i = 0; i < ports; i++)
    for (const y of [middle - 5, middle + 0.6])
      d += `M${n(x + i * pitch)} ${n(y)}h${n(pitch - 1.6)}v4h${n(1.6 - pitch)}z`;
  for (let i = 0; i < 4; i++)
    d += `M${n(box.x + box.w - 30 + i * 7)} ${n(middle - 4.5)}h5.4v9h-5.4z`;
  const plain = state.look === 'whole' || state.look === 'degraded';
  return [
    ground(box, state.look, 'r-up'),
    ...under(box.x + 2.5, box, name, state.look),
    words('name', box.x + 6, middle + 4.2, name, `${nameClass(state.look)} r-500`),
    ...(plain ? [path('ports', d, 'r-ports')] : tail(box, state)),
  ];
}

function strip(box: Box, name: string, state: PartState): Shape[] {
  const failed = state.look === 'failed';
  const w = wide(name) + 5;
  const y = box.y + box.h / 2 + 4.2;
  const end = state.look === 'abandoned' || failed ? [] : tail(box, state);
  return [
    ground(box, state.look, 'r-strip', 1.5),
    ...(failed
      ? [
          rect('plate', { x: box.x + (box.w - w) / 2, y: box.y + 2, w, h: box.h - 4 }, 'r-plate', {
            rx: 1.5,
          }),
        ]
      : []),
    // What stands at its right end pushes the name to the left.
    end.length > 0
      ? words('name', box.x + 4, y, name, nameClass(state.look))
      : words('name', box.x + box.w / 2, y, name, nameClass(state.look), 'middle'),
    ...end,
  ];
}

function management(box: Box, name: string, state: PartState): Shape[] {
  const plain = state.look === 'whole' || state.look === 'degraded';
  const role = state.active ? 'active' : 'backup';
  const y = box.y + box.h / 2 + 4.2;
  const fits = box.w >= 8.5 + wide(name) + wide(role) + 3;
  return [
    ground(box, state.look, 'r-strip'),
    ...under(box.x + 6, box, name, state.look),
    // The bar of the active one is drawn over both, for it slides from one to the other.
    ...(plain && !state.active
      ? [
          rect('role', { x: box.x + 3, y: box.y + 4.75, w: 2.6, h: box.h - 9.5 }, 'r-backup', {
            rx: 1,
          }),
        ]
      : []),
    words('name', box.x + 8.5, y, name, nameClass(state.look)),
    ...(plain && fits
      ? [
          words(
            'word',
            box.x + box.w - 2.5,
            y,
            ` ${role}`,
            state.active ? 'r-text' : 'r-dim',
            'end',
          ),
        ]
      : []),
    ...tail(box, state),
  ];
}

function canister(box: Box, number: string, look: Look): Shape[] {
  const x = box.x + box.w / 2;
  const y = box.y + box.h / 2;
  if (look === 'suspended' || look === 'abandoned')
    return tile({ key: 'body', ...box, look, hue: 'rim', metal: true });
  return [
    look === 'failed'
      ? rect('body', box, 't-hatch r-failed', { rx: 2 })
      : ground(box, look, 'r-canister'),
    ...(look === 'failed'
      ? [rect('plate', { x: x - 4.5, y: y - 7, w: 9, h: 14 }, 't-red', { rx: 2 })]
      : []),
    words('name', x, y + 4, number, `s11 b ${look === 'failed' ? 't-on-red' : 'r-text'}`, 'middle'),
  ];
}

function drive(box: Box, address: string, { look, left }: PartState): Shape[] {
  if (look !== 'whole')
    return tile({
      key: 'body',
      x: box.x - 0.4,
      y: box.y,
      w: box.w + 0.8,
      h: box.h,
      look,
      hue: look === 'suspended' ? 'rim' : 'ink',
      radius: 1,
      progress: left === null ? 0 : 1 - left,
    });
  const of = arrayOfDrive(address);
  if (of && 'spareOf' in of) return [rect('body', inset(box, 0.5), 'r-spare', { rx: 1 })];
  const solid = of && 'array' in of && of.array.endsWith('/ssd');
  return [rect('body', box, solid ? 'r-ssd' : 'r-hdd', { rx: 1 })];
}

function cable(layout: Ground, address: string, look: Look): Shape[] {
  const way = layout.cables.get(address);
  if (!way) return [];
  switch (look) {
    case 'failed':
    case 'abandoned':
      return [path('body', way.broken, 'r-cable r-cable-dead'), path('caps', way.caps, 'r-caps')];
    case 'suspended':
      return [path('body', way.broken, 'r-cable r-cable-cut'), path('caps', way.bars, 'r-bars')];
    case 'recovering':
      return [path('body', way.whole, 'r-cable r-cable-back')];
    default:
      return [path('body', way.whole, `r-cable ${way.network ? 'r-net' : 'r-fibre'}`)];
  }
}

/** A group wears its state as a ring around it; whole, it wears nothing, but keeps its place for those who feel their way. */
function group(look: Look, box: Box, pieces: readonly Box[]): Shape[] {
  const d = (pieces.length > 0 ? pieces : [box])
    .map((p) => `M${n(p.x)} ${n(p.y)}h${n(p.w)}v${n(p.h)}h${n(-p.w)}z`)
    .join('');
  return [path('ring', d, `r-ring r-ring-${look}`)];
}

/** Expansion enclosures have no canisters of ours in their ears: a perforated line stands there. */
function canisterPlaceholders(layout: Ground, address: string, box: Box): Shape[] {
  const number = Number(address.slice(-1));
  if (number % 2 === 1) return [];
  const drives = [...layout.boxes].filter(([a]) => a.startsWith(`${address}/d`)).map(([, b]) => b);
  const inner = around(drives);
  const ear = (inner.x - box.x) / 2;
  return [
    path(
      'ears',
      [box.x + ear, box.x + box.w - ear]
        .map((x) => `M${n(x)} ${n(box.y + 7)}v${n(box.h - 14)}`)
        .join(''),
      'r-ear',
    ),
  ];
}
