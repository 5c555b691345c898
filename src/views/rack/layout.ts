// World → views: where every part of one rack stands, in pixels and in true proportions (644 × 2015 mm for 42 units). Numbers only, no page.
import { must } from '../../base/assert.ts';
import { naturally } from '../../base/natural.ts';
import { BAYS_PER_CHASSIS, DRIVES_PER_ENCLOSURE, type RackModel } from '../../scenario/models.ts';
import { arrayOfDrive } from '../../world/parts.ts';
import type { World } from '../../world/world.ts';
import { type Cable, layCables } from './cables.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A half-wide bay of a chassis, in use or empty. */
export interface Bay extends Box {
  readonly address: string | null;
  readonly left: boolean;
}

/** Where parts stand, whether those of one rack or of all. */
export interface Ground {
  /** Where each part stands, by address. Groups (rack, chassis, controller, array) have the box around what they hold. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** What a group that is not one rectangle consists of: arrays and controllers, by address. */
  readonly pieces: ReadonlyMap<string, readonly Box[]>;
  readonly bays: readonly Bay[];
  readonly cables: ReadonlyMap<string, Cable>;
}

export interface RackLayout extends Ground {
  readonly rack: string;
  readonly model: RackModel;
  /** Pixels of one rack unit, and of one millimetre. */
  readonly unit: number;
  readonly mm: number;
  readonly frame: Box;
  /** The opening between the posts, 19 inches wide. */
  readonly opening: Box;
  /** Units that hold nothing. */
  readonly blanks: readonly Box[];
  /** Top edge of a unit, counted from 1 at the bottom. */
  readonly top: (unit: number) => number;
}

/** Millimetres, from the elevation of the real rack. */
export const WIDTH_MM = 644;
const UNIT_MM = 44.45;
const PANEL_MM = 482.6;
const BAY_MM = 55;
const EAR_MM = 37;
/** What stands above and below the units, together: 2015 mm less 42 units. */
const CAPS_MM = 2015 - 42 * UNIT_MM;
const CHASSIS_UNITS = 10;

export const heightMm = (units: number): number => units * UNIT_MM + CAPS_MM;

/** Height of a rack whose width is `width` pixels. */
export const heightFor = (model: RackModel, width: number): number =>
  (width * heightMm(model.units)) / WIDTH_MM;

/** Width of a rack whose height is `height` pixels. */
export const widthFor = (model: RackModel, height: number): number =>
  (height * WIDTH_MM) / heightMm(model.units);

export const around = (boxes: readonly Box[]): Box => {
  const x = Math.min(...boxes.map((b) => b.x));
  const y = Math.min(...boxes.map((b) => b.y));
  return {
    x,
    y,
    w: Math.max(...boxes.map((b) => b.x + b.w)) - x,
    h: Math.max(...boxes.map((b) => b.y + b.h)) - y,
  };
};

/** Lays one rack out, its top left corner at (`x`, `y`), `height` pixels high. Several racks stand side by side by `x`. */
export function layoutRack(
  world: World,
  rackId: string,
  { height, x = 0, y = 0 }: { height: number; x?: number; y?: number },
): RackLayout {
  const rack = must(
    world.plan.racks.find((r) => r.id === rackId),
    `rack ${rackId} exists`,
  );
  const { model } = rack;
  const mm = height / heightMm(model.units);
  const unit = UNIT_MM * mm;
  const frame: Box = { x, y, w: WIDTH_MM * mm, h: height };
  const opening: Box = {
    x: x + (frame.w - PANEL_MM * mm) / 2,
    y: y + (height - model.units * unit) / 2,
    w: PANEL_MM * mm,
    h: model.units * unit,
  };
  const top = (u: number) => opening.y + (model.units - u) * unit;
  const boxes = new Map<string, Box>([[rackId, frame]]);
  const pieces = new Map<string, readonly Box[]>();
  const used = new Set<number>();
  /** A panel that is `units` high, its lowest unit `u`. A pixel stays free above and below. */
  const panel = (u: number, units: number): Box => {
    for (let i = u; i < u + units; i++) used.add(i);
    return { x: opening.x, y: top(u + units - 1) + 1, w: opening.w, h: units * unit - 2 };
  };

  // From the top: the rack's Ethernet switches, the enclosures, the SAN switches; the chassis stand on the floor.
  let u = model.units;
  for (const i of [1, 2]) boxes.set(`${rackId}/tor-${i}`, panel(u--, 1));
  for (let s = 1; s <= model.controllers; s++) {
    const shelves = [2 * s - 1, 2 * s].map((e) => {
      u -= 2;
      const box = panel(u + 1, 2);
      boxes.set(`${rackId}/e${e}`, box);
      layEnclosure(world, boxes, `${rackId}/e${e}`, box, EAR_MM * mm);
      return box;
    });
    const [control] = shelves as [Box, Box];
    const ear = EAR_MM * mm;
    for (const i of [1, 2])
      boxes.set(`${rackId}/s${s}/canister-${i}`, {
        x: i === 1 ? control.x + 2 : control.x + control.w - ear + 1,
        y: control.y + 4,
        w: ear - 3,
        h: control.h - 8,
      });
    boxes.set(`${rackId}/s${s}`, around(shelves));
    pieces.set(`${rackId}/s${s}`, shelves);
    layArrays(world, boxes, pieces, `${rackId}/s${s}`);
  }
  for (const i of [1, 2]) boxes.set(`${rackId}/san-${i}`, panel(u--, 1));
  const bays: Bay[] = [];
  for (let c = 1; c <= model.chassis; c++) {
    const box = panel((c - 1) * CHASSIS_UNITS + 1, CHASSIS_UNITS);
    boxes.set(`${rackId}/c${c}`, box);
    bays.push(...layChassis(model, boxes, rackId, c, box, BAY_MM * mm));
  }

  const blanks: Box[] = [];
  for (let i = 1; i <= model.units; i++)
    if (!used.has(i)) blanks.push({ x: opening.x, y: top(i) + 1, w: opening.w, h: unit - 2 });
  const cables = layCables(world, rackId, boxes, frame, opening);
  for (const cable of cables.values()) boxes.set(cable.address, cable.box);
  return {
    rack: rackId,
    model,
    unit,
    mm,
    frame,
    opening,
    boxes,
    pieces,
    bays,
    cables,
    blanks,
    top,
  };
}

function layEnclosure(
  world: World,
  boxes: Map<string, Box>,
  address: string,
  box: Box,
  ear: number,
): void {
  const pitch = (box.w - 2 * ear) / DRIVES_PER_ENCLOSURE;
  for (let d = 1; d <= DRIVES_PER_ENCLOSURE; d++) {
    const drive = `${address}/d${String(d).padStart(2, '0')}`;
    if (world.parts.has(drive))
      boxes.set(drive, {
        x: box.x + ear + (d - 1) * pitch + 0.6,
        y: box.y + 3.5,
        w: pitch - 1.2,
        h: box.h - 7,
      });
  }
}

/** An array is a run of drives in one enclosure, or one in each. */
function layArrays(
  world: World,
  boxes: Map<string, Box>,
  pieces: Map<string, readonly Box[]>,
  controller: string,
): void {
  const runs = new Map<string, Map<string, Box[]>>();
  for (const part of world.parts.values()) {
    if (part.kind !== 'drive') continue;
    const of = arrayOfDrive(part.address);
    if (!of || !('array' in of) || !of.array.startsWith(`${controller}/`)) continue;
    const run = runs.get(of.array) ?? new Map<string, Box[]>();
    const shelf = part.parent ?? '';
    run.set(shelf, [...(run.get(shelf) ?? []), must(boxes.get(part.address), part.address)]);
    runs.set(of.array, run);
  }
  for (const [array, run] of runs) {
    const parts = [...run.values()].map(around);
    pieces.set(array, parts);
    boxes.set(array, around(parts));
  }
}

function layChassis(
  model: RackModel,
  boxes: Map<string, Box>,
  rackId: string,
  c: number,
  box: Box,
  bayHeight: number,
): Bay[] {
  // Network outside, Fibre Channel inside, as the cables in the posts: redundancy is symmetry.
  const strip = box.h - 7 * bayHeight - 1;
  const wide = (box.w - 8) / 4;
  for (const [i, name] of ['sw-1', 'fc-1', 'fc-2', 'sw-2'].entries())
    boxes.set(`${rackId}/c${c}/${name}`, {
      x: box.x + 2 + i * (wide + 1.35),
      y: box.y + 2.5,
      w: wide,
      h: strip - 5,
    });
  const half = (box.w - 3) / 2;
  const bays: Bay[] = [];
  for (let bay = 1; bay <= BAYS_PER_CHASSIS; bay++) {
    const row = Math.ceil(bay / 2);
    const left = bay % 2 === 1;
    const holds = model.bays.find((b) => b.chassis === c && b.bay === bay)?.holds;
    const address = !holds
      ? null
      : holds.kind === 'node'
        ? `${rackId}/c${c}/n${bay}`
        : `${rackId}/${holds.kind}-${holds.n}`;
    const place = {
      x: box.x + 1 + (left ? 0 : half + 1),
      y: box.y + box.h - 1 - row * bayHeight + 0.75,
      w: half,
      h: bayHeight - 1.5,
    };
    bays.push({ ...place, address, left });
    if (address) boxes.set(address, place);
  }
  return bays;
}

/** Parts in the order of reading: from the top of the rack down, left before right, then by address. */
export const inReadingOrder = (layout: Ground, addresses: Iterable<string>): string[] =>
  [...addresses].sort((a, b) => {
    const p = layout.boxes.get(a);
    const q = layout.boxes.get(b);
    if (!p || !q) return 0;
    return p.y - q.y || p.x - q.x || naturally(a, b);
  });
