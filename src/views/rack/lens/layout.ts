// Lens → numbers: where everything in a container stands, large enough to be hit: no target is smaller than `target` pixels. No page.
import type { Moment } from '../../../log/moment.ts';
import { drivesOf } from '../drives.ts';
import type { Floor } from '../floor.ts';
import { coresOf, dimmsOf } from '../inside.ts';
import { around, type Bay, type Box } from '../layout.ts';
import { lastNode } from '../names.ts';
import { layVms } from '../vms.ts';
import type { LensSubject } from './subject.ts';

export interface Word {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface LensLayout {
  readonly width: number;
  readonly height: number;
  /** Where each target stands, by address, in the order of painting. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Tiles that are only to be seen: VMs in the bays of a chassis. */
  readonly pictures: ReadonlyMap<string, Box>;
  readonly bays: readonly Bay[];
  /** Arrays: the runs of drives they consist of. */
  readonly pieces: ReadonlyMap<string, readonly Box[]>;
  readonly words: readonly Word[];
}

export interface LensRoom {
  /** Pixels from edge to edge. */
  readonly width: number;
  /** The least width and height of what can be hit: 24 by mouse, 44 by touch. */
  readonly target: number;
}

const GAP = 4;
const TITLE = 16;
const PANEL_MM = 482.6;
const UNIT_MM = 44.45;
const SHELF_MM = 408;
const DRIVES = 24;
/** How many drives may stand side by side, most first. */
const ACROSS = [24, 12, 8, 6];

class Drawing {
  readonly boxes = new Map<string, Box>();
  readonly pictures = new Map<string, Box>();
  readonly bays: Bay[] = [];
  readonly pieces = new Map<string, readonly Box[]>();
  readonly words: Word[] = [];
  width = 0;
  height = 0;

  put(address: string, box: Box): Box {
    this.boxes.set(address, box);
    this.width = Math.max(this.width, box.x + box.w);
    this.height = Math.max(this.height, box.y + box.h);
    return box;
  }

  say(key: string, x: number, y: number, text: string): void {
    this.words.push({ key, x, y, text });
  }
}

export function layoutLens(
  moment: Moment,
  { kind, address }: LensSubject,
  room: LensRoom,
): LensLayout {
  const d = new Drawing();
  switch (kind) {
    case 'node':
      layNode(d, moment, address, room);
      break;
    case 'chassis':
      layChassis(d, moment, address, room);
      break;
    case 'enclosure':
      layShelf(d, moment, address, 0, room);
      break;
    case 'controller': {
      const number = Number(address.slice(-1));
      const rack = address.slice(0, address.indexOf('/'));
      layShelf(d, moment, `${rack}/e${2 * number - 1}`, room.target + GAP, room);
      layShelf(d, moment, `${rack}/e${2 * number}`, d.height + GAP, room);
      layArrays(d, moment, address);
      d.put(address, { x: 0, y: 0, w: d.width, h: room.target });
      break;
    }
    case 'switches':
      laySwitches(d, moment, address, room);
      break;
    case 'plain':
      break;
  }
  return d;
}

/** A run of equal boxes, wrapped where the room ends. Returns the y below it. */
function row(
  d: Drawing,
  addresses: readonly string[],
  x: number,
  y: number,
  room: LensRoom,
  high: number,
): number {
  const wide = room.width - x;
  // Sixteen side by side, or eight over eight.
  const across = [16, 8, 4].find((n) => n * room.target <= wide) ?? 4;
  const pitch = Math.min(wide / across, room.target * 1.7 + GAP);
  for (const [i, address] of addresses.entries())
    d.put(address, {
      x: x + (i % across) * pitch,
      y: y + Math.floor(i / across) * (high + GAP),
      w: Math.max(room.target, pitch - GAP),
      h: high,
    });
  return y + Math.ceil(addresses.length / across) * (high + GAP);
}

function layNode(d: Drawing, moment: Moment, node: string, room: LensRoom): void {
  const { target } = room;
  const left = room.width >= 420 ? 54 : 0;
  const title = (key: string, y: number, text: string): number => {
    d.say(key, 0, left > 0 ? y + target / 2 + 4 : y + 12, text);
    return left > 0 ? y : y + TITLE + 2;
  };
  d.put(node, { x: 0, y: 0, w: room.width, h: target + 2 });
  const vms = moment.vms().filter((vm) => lastNode(moment, vm.id) === node);
  const inner = room.width - left;
  const perCore = inner / 16;
  let y = title('vms', target + 2 + GAP * 2, vms.length === 0 ? 'no VMs' : 'VMs');
  let x = left;
  let low = vms.length === 0 ? y + (left > 0 ? target : -GAP * 2) : y + target;
  for (const vm of vms) {
    const w = Math.max(target, Math.min(inner, vm.cores * perCore) - GAP);
    if (x > left && x + w > room.width + 0.01) {
      x = left;
      y = low + GAP * 2;
    }
    d.put(vm.id, { x, y, w, h: target + 2 });
    for (const [i, process] of vm.processes.entries()) {
      const top = y + target + 2 + GAP + i * (target + 2);
      d.put(process, { x, y: top, w, h: target });
      low = Math.max(low, top + target);
    }
    x += w + GAP;
  }
  y = title('cores', low + GAP * 2, 'cores');
  y = title('dimms', row(d, coresOf(node), left, y, room, target) + GAP, 'DIMMs');
  row(d, dimmsOf(node), left, y, room, target + 6);
}

function layChassis(d: Drawing, moment: Moment, chassis: string, room: LensRoom): void {
  const { target } = room;
  const pitch = target + 5;
  // Fourteen bays in seven rows below the strip of switches; 482.6 mm wide, ten units high.
  const high = 8 * pitch;
  const wide = Math.max(
    Math.min(room.width, (high * PANEL_MM) / (10 * UNIT_MM)),
    4 * (target + GAP) + GAP,
  );
  const model = moment.run.plan.racks.find((r) => chassis.startsWith(`${r.id}/`))?.model;
  const rack = chassis.slice(0, chassis.lastIndexOf('/'));
  const number = Number(chassis.slice(-1));
  d.put(chassis, { x: 0, y: 0, w: wide, h: high + GAP });
  const quarter = (wide - GAP * 3) / 4;
  for (const [i, name] of ['sw-1', 'fc-1', 'fc-2', 'sw-2'].entries())
    d.put(`${chassis}/${name}`, {
      x: 2 + i * (quarter + GAP - 1),
      y: 2,
      w: quarter,
      h: target + 2,
    });
  for (let bay = 1; bay <= 14; bay++) {
    const leftSide = bay % 2 === 1;
    const holds = model?.bays.find((b) => b.chassis === number && b.bay === bay)?.holds;
    const address = !holds
      ? null
      : holds.kind === 'node'
        ? `${chassis}/n${bay}`
        : `${rack}/${holds.kind}-${holds.n}`;
    const box = {
      x: leftSide ? 2 : wide / 2 + 1,
      y: high + GAP - Math.ceil(bay / 2) * pitch,
      w: wide / 2 - 3,
      h: pitch - 3,
    };
    d.bays.push({ ...box, address, left: leftSide });
    if (address !== null) d.put(address, box);
  }
  const ground: Floor = { ...floorLike(d), racks: [] };
  for (const [id, spot] of layVms(ground, moment).spots) d.pictures.set(id, spot.box);
  // Behind: the ends of its cables. Where there is no room beside, below.
  const beside = room.width >= wide + 170;
  const x = beside ? wide + 20 : 0;
  let y = beside ? 0 : high + GAP * 3;
  d.say('rear', x, y + 12, 'behind: its cables');
  y += TITLE + 4;
  for (const name of ['sw-1', 'sw-2', 'fc-1', 'fc-2']) {
    const cable = [...moment.run.world.parts.values()].find(
      (p) => p.kind === 'cable' && p.ends?.[0] === `${chassis}/${name}`,
    );
    if (!cable) continue;
    d.put(cable.address, { x, y, w: Math.min(180, room.width - x), h: target });
    y += target + GAP;
  }
}

/**
 * An enclosure: 24 slots of 408 mm between two ears, two units high. Where that many do not fit side by side, they stand in
 * rows under one another: nothing has to be pushed sideways to be hit.
 */
function layShelf(d: Drawing, moment: Moment, enclosure: string, y: number, room: LensRoom): void {
  const { target } = room;
  const slim = target + GAP;
  const across = ACROSS.find((n) => n * (target + 0.5) + 2 * slim <= room.width) ?? 4;
  const rows = DRIVES / across;
  const pitch = Math.max(
    target + 0.5,
    Math.min(
      44,
      rows === 1 ? (room.width * SHELF_MM) / PANEL_MM / DRIVES : (room.width - 2 * slim) / across,
    ),
  );
  const ear = Math.max(slim, Math.min(2.18 * pitch, (room.width - across * pitch) / 2));
  const least = 3 * (target + 2) + 4;
  const high =
    rows === 1
      ? Math.max(least, (2 * UNIT_MM * DRIVES * pitch) / SHELF_MM)
      : Math.max(least, rows * (1.5 * target) + 8);
  const { world } = moment.run;
  d.put(enclosure, { x: 0, y, w: 2 * ear + across * pitch, h: high });
  const slot = (high - 8) / rows;
  for (let i = 0; i < DRIVES; i++) {
    const drive = `${enclosure}/d${String(i + 1).padStart(2, '0')}`;
    if (!world.parts.has(drive)) continue;
    const x = ear + (i % across) * pitch;
    const top = y + 4 + Math.floor(i / across) * slot;
    d.put(drive, { x, y: top, w: pitch - 0.5, h: rows === 1 ? slot : slot - 2 });
  }
  const number = Number(enclosure.slice(-1));
  if (number % 2 === 0) return;
  const rack = enclosure.slice(0, enclosure.indexOf('/'));
  for (const side of [1, 2]) {
    const canister = `${rack}/s${(number + 1) / 2}/canister-${side}`;
    if (!world.parts.has(canister)) continue;
    const x = side === 1 ? 2 : ear + across * pitch + 2;
    const plugs = 2 * (target + 2);
    d.put(canister, { x, y: y + 2, w: ear - 4, h: high - plugs - 4 });
    for (const fabric of [1, 2])
      d.put(`${canister}~${rack}/san-${fabric}`, {
        x,
        y: y + high - plugs + (fabric - 1) * (target + 2) - 1,
        w: ear - 4,
        h: target,
      });
  }
}

/** The arrays of a controller, each around its drives of either enclosure. */
function layArrays(d: Drawing, moment: Moment, controller: string): void {
  for (const part of moment.run.world.parts.values()) {
    if (part.kind !== 'array' || part.parent !== controller) continue;
    const shelves = new Map<string, Box[]>();
    for (const drive of drivesOf(moment, part.address)) {
      const box = d.boxes.get(drive);
      const shelf = drive.slice(0, drive.lastIndexOf('/'));
      if (box) shelves.set(shelf, [...(shelves.get(shelf) ?? []), box]);
    }
    const pieces = [...shelves.values()].map(around);
    if (pieces.length === 0) continue;
    d.pieces.set(part.address, pieces);
    d.put(part.address, around(pieces));
  }
}

function laySwitches(d: Drawing, moment: Moment, pair: string, room: LensRoom): void {
  const { target } = room;
  const wide = Math.min(room.width, 700);
  const name = 64;
  const plug = Math.max(target, 116);
  const across = Math.max(1, Math.floor((wide - name + GAP) / (plug + GAP)));
  let y = 0;
  for (const side of [1, 2]) {
    const address = `${pair}-${side}`;
    const cables = [...moment.run.world.parts.values()].filter(
      (p) => p.kind === 'cable' && p.ends?.[1] === address,
    );
    const rows = Math.max(1, Math.ceil(cables.length / across));
    const high = Math.max((UNIT_MM * wide) / PANEL_MM, rows * (target + GAP) + GAP);
    d.put(address, { x: 0, y, w: wide, h: high });
    for (const [i, cable] of cables.entries())
      d.put(cable.address, {
        x: name + (i % across) * (plug + GAP),
        y: y + (high - rows * (target + GAP) + GAP) / 2 + Math.floor(i / across) * (target + GAP),
        w: plug,
        h: target,
      });
    y += high + GAP;
  }
}

/** A lens as a floor, for what draws on floors. */
export const floorLike = (
  d: Pick<LensLayout, 'boxes' | 'bays' | 'pieces' | 'width' | 'height'>,
): Floor => ({
  racks: [],
  boxes: d.boxes,
  pieces: d.pieces,
  bays: d.bays,
  cables: new Map(),
  sites: [],
  clients: null,
  labels: false,
  width: d.width,
  height: d.height,
});
