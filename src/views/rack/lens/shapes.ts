// Lens layout + moment → shapes: the rack's own drawing of parts, larger, and what the rack has no room for: processes, cores, DIMMs, ends of cables.
import type { Look, Moment } from '../../../log/moment.ts';
import { chip, tile } from '../../glyphs/tile.ts';
import { hueOf } from '../../hues.ts';
import type { Shape } from '../../shape.ts';
import { stateOf } from '../item.ts';
import type { Box } from '../layout.ts';
import { path, rect, words } from '../metal.ts';
import { kindOf, nameOf } from '../names.ts';
import { partShapes } from '../parts.ts';
import { ground, nameClass, type PartState, tail, under, wide } from '../plates.ts';
import type { LensLayout } from './layout.ts';

/** Id of the element in the lens that stands for a part. */
export const lensId = (address: string): string => `lens:${address}`;

export function lensShapes(layout: LensLayout, moment: Moment): Shape[] {
  const shapes: Shape[] = layout.words.map(({ key, x, y, text }) =>
    words(`word/${key}`, x, y, text, 'r-dim'),
  );
  for (const [address, box] of layout.boxes)
    shapes.push({
      key: address,
      tag: 'g',
      at: {
        id: lensId(address),
        class: 'r-part lens-part',
        role: 'button',
        tabindex: -1,
        'aria-label': nameOf(moment, address),
        'data-address': address,
      },
      children: drawPart(layout, moment, address, box),
    });
  for (const [id, box] of layout.pictures) {
    const vm = moment.vm(id);
    if (vm)
      shapes.push({
        key: `picture/${id}`,
        tag: 'g',
        at: { 'aria-hidden': 'true', class: 'lens-picture' },
        children: tile({
          key: 'tile',
          ...box,
          look: moment.look(id),
          hue: hueOf(moment.run.plan, vm.deployment),
          drum: vm.role === 'db',
          radius: 1.6,
        }),
      });
  }
  return shapes;
}

function drawPart(layout: LensLayout, moment: Moment, address: string, box: Box): Shape[] {
  const kind = kindOf(moment, address);
  const name = address.slice(address.lastIndexOf('/') + 1);
  const state = stateOf(moment, address, kind);
  switch (kind) {
    case 'vm':
      return drawVm(moment, address, box, state);
    case 'process':
      return drawProcess(moment, address, box);
    case 'core':
    case 'dimm':
      return small(box, name.slice(name.indexOf('-') + 1), moment.look(address));
    case 'cable':
      return plug(moment, address, box, state);
    case 'node':
      return layout.bays.length > 0
        ? partShapes(groundOf(layout), address, kind, state)
        : header(box, address, state);
    // Without its ports: the ends of its cables stand there.
    case 'tor':
    case 'san':
    case 'controller':
      return header(box, name, state);
    case 'drive':
      return [
        ...partShapes(groundOf(layout), address, kind, state),
        ...numbered(box, name.slice(1), state.look),
      ];
    case 'mgmt':
    case 'virt':
      return [
        ...partShapes(groundOf(layout), address, kind, state),
        ...(state.active
          ? [
              rect('bar', { x: box.x + 2.5, y: box.y + 4, w: 3.5, h: box.h - 8 }, 'r-active', {
                rx: 1,
              }),
            ]
          : []),
      ];
    case null:
      return [];
    default:
      return partShapes(groundOf(layout), address, kind, state);
  }
}

const groundOf = (layout: LensLayout) => ({
  boxes: layout.boxes,
  pieces: layout.pieces,
  bays: layout.bays,
  cables: new Map(),
});

/** A node that fills the lens, or a switch: its front with its name. */
const header = (box: Box, address: string, state: PartState): Shape[] => [
  ground(box, state.look, 'r-bay'),
  ...under(box.x + 2, box, address, state.look),
  words('name', box.x + 6, box.y + box.h / 2 + 4.2, address, `${nameClass(state.look)} b`),
  ...tail(box, state),
];

/** The first of some words that fits, none of them cut: what is read must be part of the name that is spoken. */
const fitting = (room: number, ...texts: readonly string[]): string =>
  texts.find((text) => wide(text) <= room) ?? '';

/** A VM: its plate or drum in its hue, with its name, shortened where there is no room. */
function drawVm(moment: Moment, id: string, box: Box, state: PartState): Shape[] {
  const vm = moment.vm(id);
  if (!vm) return [];
  const short = id.slice(id.indexOf('/') + 1);
  const label = fitting(box.w - 6, id, short);
  const number = id.slice(id.lastIndexOf('-') + 1);
  const hue = hueOf(moment.run.plan, vm.deployment);
  // On hatching only a number on a disc can be read.
  const shown = state.look === 'failed' ? number : label === '' ? number : label;
  return tile({
    key: 'tile',
    ...box,
    look: state.look,
    hue,
    drum: vm.role === 'db',
    progress: state.left === null ? 0 : 1 - state.left,
    radius: 3,
    label: shown,
  });
}

/** A process: its chip, and its name beside it where it fits. */
function drawProcess(moment: Moment, address: string, box: Box): Shape[] {
  const r = Math.min(8, box.h / 2 - 3);
  const name = address.slice(address.lastIndexOf(':') + 1);
  const word = fitting(box.w - 2 * r - 12, name, name.slice(name.lastIndexOf('-') + 1));
  const look = moment.look(address);
  const bad = look === 'failed' || look === 'abandoned';
  return [
    rect('body', box, 'lens-slot', { rx: 3 }),
    ...chip({
      key: 'chip',
      cx: word === '' ? box.x + box.w / 2 : box.x + r + 4,
      cy: box.y + box.h / 2,
      r,
      look,
    }),
    ...(word === ''
      ? []
      : [
          words('name', box.x + 2 * r + 8, box.y + box.h / 2 + 4.2, word, bad ? 'r-red' : 'r-text'),
        ]),
  ];
}

/** A core or a DIMM with its number. */
const small = (box: Box, number: string, look: Look): Shape[] =>
  tile({ key: 'body', ...box, look, hue: 'rim', radius: 3, label: number });

/** The number of a drive, on a plate of its own where it would stand on hatching. */
function numbered(box: Box, number: string, look: Look): Shape[] {
  const x = box.x + box.w / 2;
  const y = box.y + box.h - 10;
  return [
    rect('number-plate', { x: x - 9, y: y - 11, w: 18, h: 15 }, 'r-plate', { rx: 2 }),
    words('number', x, y, number, look === 'failed' ? 'r-red' : 'r-text', 'middle'),
  ];
}

/** The end of a cable: a line to a plug, with where it leads. Broken, it has a gap. */
function plug(moment: Moment, address: string, box: Box, state: PartState): Shape[] {
  const [near, far] = moment.run.world.parts.get(address)?.ends ?? ['', ''];
  const tailOf = (end: string) => end.slice(end.indexOf('/') + 1);
  // In its own container one end is known: the other is what one wants to read.
  const bare = box.w < 60;
  const text =
    box.w >= 150
      ? `${tailOf(near)} to ${far}`
      : !bare
        ? tailOf(near)
        : box.w > 40
          ? tailOf(far)
          : far.slice(-1);
  const y = box.y + box.h / 2;
  const broken = state.look === 'failed' || state.look === 'abandoned';
  const d = broken
    ? `M${box.x + 5} ${y}h4M${box.x + 14} ${y}h4M${box.x + 9} ${y - 4}v8M${box.x + 14} ${y - 4}v8`
    : `M${box.x + 5} ${y}h13`;
  return [
    rect('body', box, broken ? 'lens-slot r-failed' : 'lens-slot', { rx: 3 }),
    ...(bare ? [] : [path('line', d, `r-cable lens-cable ${broken ? 'r-cable-dead' : 'r-net'}`)]),
    words(
      'name',
      bare ? box.x + box.w / 2 : box.x + 23,
      y + 4.2,
      fitting(box.w - (bare ? 4 : 25), text),
      broken ? 'r-red' : 'r-text',
      bare ? 'middle' : undefined,
    ),
  ];
}
