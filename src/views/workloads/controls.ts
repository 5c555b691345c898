// Views, first step of the drawing: the parts of a row that one can choose. Each is a control with a name, and carries the marks of selection, focus and preview.
import { actorIcon } from '../glyphs/mark.ts';
import { tile } from '../glyphs/tile.ts';
import { n, type Shape } from '../shape.ts';
import type { Member } from './member.ts';
import type { Box } from './notes.ts';
import type { Front } from './supply.ts';
import type { Tier } from './tier.ts';

/** Below this width a tile has no room for its number. */
const NUMBERED = 15;
/** What marks the controls of a row have. */
export interface Marks {
  readonly selected: string | null;
  /** Addresses that a fault under consideration would hit. */
  readonly preview: ReadonlySet<string>;
  /** The one part of the row that the Tab key reaches. */
  readonly stop: string | null;
  /** The stubs of a tier are one element ({@link stubs}). */
  readonly joined?: boolean;
}

/** A line by its path; `cls` gives its colour and width. */
export const line = (key: string, d: string, cls: string): Shape => ({
  key,
  tag: 'path',
  at: { d, class: `f-none ${cls}` },
});

const frame = (key: string, box: Box, by: number, cls: string): Shape => ({
  key,
  tag: 'rect',
  at: {
    x: n(box.x - by),
    y: n(box.y - by),
    width: n(box.w + 2 * by),
    height: n(box.h + 2 * by),
    rx: 4,
    class: `f-none ${cls}`,
  },
});

/** Corner marks in ink around what would be hit. */
export function corners(key: string, box: Box, by = 3): Shape {
  const x = box.x - by;
  const y = box.y - by;
  const w = box.w + 2 * by;
  const h = box.h + 2 * by;
  const l = Math.min(6, w * 0.3, h * 0.3);
  return line(
    key,
    `M${n(x)} ${n(y + l)}V${n(y)}h${n(l)}M${n(x + w - l)} ${n(y)}h${n(l)}v${n(l)}M${n(x + w)} ${n(y + h - l)}v${n(l)}h${n(-l)}M${n(x + l)} ${n(y + h)}h${n(-l)}v${n(-l)}`,
    's-ink w-20',
  );
}

const asControl = (address: string, name: string, o: Marks): Shape['at'] => ({
  class: 'vm',
  role: 'button',
  tabindex: o.stop === address ? 0 : -1,
  'aria-label': name,
  'aria-pressed': o.selected === address ? 'true' : 'false',
  'data-address': address,
});

/** All stubs of a tier in one element, for where there are hundreds: they open and close at once then. */
export function stubs(tier: Tier, boxes: readonly Box[], bus: number): Shape {
  const d = tier.members.map((member, i) => {
    const at = boxes[i] as Box;
    const high = member.serves ? at.y - bus : 3.5;
    return `M${n(at.x + at.w / 2 - 0.8)} ${bus}h1.6v${n(high)}h-1.6z`;
  });
  return {
    key: `stubs/${tier.key}`,
    tag: 'path',
    at: { d: d.join(''), class: tier.cut ? 'f-line' : 'f-ink' },
  };
}

/** One VM: its stub, its tile, and the marks of selection, focus and preview around it; the whole pitch takes the click. */
export function control(
  member: Member,
  tier: Tier,
  at: Box,
  hit: Box,
  bus: number,
  o: Marks,
): Shape {
  const middle = at.x + at.w / 2;
  const children: Shape[] = [
    {
      key: 'hit',
      tag: 'rect',
      at: { x: n(hit.x), y: n(hit.y), width: n(hit.w), height: n(hit.h), class: 'hit' },
    },
  ];
  if (!tier.detached) {
    const cut = !member.serves;
    if (!o.joined)
      children.push({
        key: 'stub',
        tag: 'rect',
        at: {
          x: n(middle - 0.8),
          y: bus,
          width: 1.6,
          height: cut ? 3.5 : at.y - bus,
          class: tier.cut ? 'stub f-line' : 'stub f-ink',
        },
      });
    if (cut)
      children.push(
        line('cap', `M${n(middle - 3)} ${n(bus + 3.5)}h6`, tier.cut ? 's-line w-15' : 's-ink w-15'),
        line('cap2', `M${n(middle - 3)} ${n(at.y - 2.2)}h6`, 's-ink3 w-13'),
      );
  }
  children.push(
    ...tile({
      key: 'tile',
      ...at,
      look: member.look,
      hue: member.hue,
      drum: member.drum,
      progress: member.progress,
      radius: 3,
      ...(at.w >= NUMBERED ? { label: member.number } : {}),
    }),
  );
  children.push(...marksAround(member.address, at, o));
  return {
    key: member.address,
    tag: 'g',
    at: asControl(member.address, member.name, o) ?? {},
    children,
  };
}

function marksAround(address: string, at: Box, o: Marks): Shape[] {
  // Hover is the stylesheet's, on `hit`; only the control that has the tab stop can have the focus: there are hundreds.
  const shapes = o.stop === address ? [frame('focus', at, 5, 's-ink w-20 beads')] : [];
  if (o.selected === address) shapes.push(frame('selected', at, 3, 's-ink w-20'));
  if (o.preview.has(address)) shapes.push(corners('preview', at));
  return shapes;
}

const FRONT_NAMES: Readonly<Record<Front, string>> = {
  lb: 'lb, load balancer, outside the rack',
  sprayer: 'sprayer, IP sprayer, outside the racks',
};

/** Through what requests come in, outside the racks. */
export function door(front: Front, bus: number, hit: Box, o: Marks): Shape {
  const round: Box = { x: 0.5, y: bus - 10, w: 20, h: 20 };
  return {
    key: front,
    tag: 'g',
    at: asControl(front, FRONT_NAMES[front], o) ?? {},
    children: [
      {
        key: 'hit',
        tag: 'rect',
        at: { x: hit.x, y: hit.y, width: hit.w, height: hit.h, class: 'hit' },
      },
      { key: 'disc', tag: 'circle', at: { cx: 10.5, cy: bus, r: 10, class: 'f-page s-ink w-15' } },
      ...actorIcon({ key: 'globe', actor: 'external', x: 3.5, y: bus - 7 }),
      ...marksAround(front, round, o),
    ],
  };
}
