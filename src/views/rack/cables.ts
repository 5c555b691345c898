// World → views: the cables in the posts, one lane each, so that every one can be followed and seen broken. Left switch 1 and fabric A, right switch 2 and fabric B.
import { naturally } from '../../base/natural.ts';
import type { World } from '../../world/world.ts';
import { n } from '../shape.ts';
import type { Box } from './layout.ts';

export interface Cable {
  readonly address: string;
  /** Ethernet, or else Fibre Channel. */
  readonly network: boolean;
  /** Where its upright run lies. */
  readonly lane: number;
  /** From plug to plug. */
  readonly whole: string;
  /** The same with a gap of a quarter of its upright run. */
  readonly broken: string;
  /** The caps on both ends of that gap. */
  readonly caps: string;
  /** Two bars in that gap: cut off, not dead. */
  readonly bars: string;
  readonly box: Box;
}

/** The channel in a post in which cables run, and where its lanes lie. */
export function channel(frame: Box, opening: Box, side: 1 | 2): Box {
  const post = opening.x - frame.x;
  const w = Math.min(14, post * 0.42);
  const edge = Math.min(4, post * 0.12);
  return {
    x: side === 1 ? frame.x + edge : frame.x + frame.w - edge - w,
    y: opening.y - 4,
    w,
    h: opening.h + 8,
  };
}

/** Lays every cable of a rack; `boxes` must hold the ends. Chassis switches first (outer lanes), then Fibre Channel, then canisters. */
export function layCables(
  world: World,
  rackId: string,
  boxes: ReadonlyMap<string, Box>,
  frame: Box,
  opening: Box,
): Map<string, Cable> {
  const cables = new Map<string, Cable>();
  const all = [...world.parts.values()].filter((p) => p.kind === 'cable' && p.rack === rackId);
  for (const side of [1, 2] as const) {
    const here = all.filter((p) => p.ends?.[1].endsWith(`-${side}`));
    const rank = (address: string) =>
      address.includes('/sw-') ? 0 : address.includes('/fc-') ? 1 : 2;
    here.sort(
      (p, q) =>
        rank(p.address) - rank(q.address) ||
        // The highest chassis takes the outermost lane, the first canister the next free one.
        (rank(p.address) < 2 ? -1 : 1) * naturally(p.address, q.address),
    );
    const room = channel(frame, opening, side);
    const pitch = (room.w - 3) / Math.max(1, here.length - 1);
    const plugged = new Map<string, number>();
    const sockets = new Map<string, number>();
    for (const p of here) sockets.set(p.ends?.[1] ?? '', (sockets.get(p.ends?.[1] ?? '') ?? 0) + 1);
    for (const [i, part] of here.entries()) {
      const [near, far] = part.ends ?? ['', ''];
      const from = boxes.get(near);
      const to = boxes.get(far);
      if (!from || !to) continue;
      const nth = plugged.get(far) ?? 0;
      plugged.set(far, nth + 1);
      const socket = (to.h - 4) / Math.max(1, (sockets.get(far) ?? 1) - 1 || 1);
      const lane = side === 1 ? room.x + 1.5 + i * pitch : room.x + room.w - 1.5 - i * pitch;
      // Ends of one part sit at different heights: a switch's cable high, its Fibre Channel neighbour's low, canister 1 high, 2 low.
      const low = rank(part.address) === 1 || near.endsWith('canister-2');
      cables.set(
        part.address,
        lay(part.address, {
          edge: side === 1 ? opening.x : opening.x + opening.w,
          lane,
          into: side === 1 ? 1 : -1,
          y1: from.y + (low ? from.h - 3 : Math.min(6, from.h * 0.35)),
          y2: to.y + 2 + nth * socket,
        }),
      );
    }
  }
  return cables;
}

interface Run {
  readonly edge: number;
  readonly lane: number;
  readonly into: 1 | -1;
  readonly y1: number;
  readonly y2: number;
}

function lay(address: string, { edge, lane, into, y1, y2 }: Run): Cable {
  const turn = 2;
  const way = y2 < y1 ? -1 : 1;
  const start = `M${n(edge)} ${n(y1)}H${n(lane + into * turn)}Q${n(lane)} ${n(y1)} ${n(lane)} ${n(y1 + way * turn)}`;
  const end = `V${n(y2 - way * turn)}Q${n(lane)} ${n(y2)} ${n(lane + into * turn)} ${n(y2)}H${n(edge)}`;
  const middle = (y1 + y2) / 2;
  const half = Math.min(24, Math.abs(y2 - y1) / 8);
  const a = middle - way * half;
  const b = middle + way * half;
  const tick = (x: number, y: number, wide: number) => `M${n(x - wide)} ${n(y)}h${n(2 * wide)}`;
  return {
    address,
    network: address.includes('/sw-'),
    lane,
    whole: start + end,
    broken: `${start}V${n(a)}M${n(lane)} ${n(b)}${end}`,
    caps: tick(lane, a, 4) + tick(lane, b, 4),
    bars: tick(lane, middle - 1.8, 3.5) + tick(lane, middle + 1.8, 3.5),
    box: {
      x: Math.min(edge, lane),
      y: Math.min(y1, y2),
      w: Math.abs(edge - lane),
      h: Math.max(1, Math.abs(y2 - y1)),
    },
  };
}
