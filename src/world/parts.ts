// Every part of a rack, with what it stands in and how it is cabled (contract 3, rulebook 7.12, 7.14).

import {
  arrayOf,
  CORES_PER_NODE,
  DIMMS_PER_NODE,
  DRIVES_PER_ENCLOSURE,
  hasDrive,
} from '../scenario/models.ts';
import type { Plan, Rack } from '../scenario/plan.ts';
import type { Part, PartKind } from './world.ts';

/** What stands outside the racks. */
export const OUTSIDE = ['lb', 'sprayer', 'tsm', 'wan'] as const;

/** The parts of one rack that are drawn, from the rack inwards. */
export function partsOfRack(rack: Rack): Part[] {
  const parts: Part[] = [];
  const a = rack.id;
  const add = (address: string, kind: PartKind, parent: string | null) =>
    parts.push({ address, kind, rack: a, parent });
  const cable = (near: string, far: string) =>
    parts.push({ address: `${near}~${far}`, kind: 'cable', rack: a, parent: a, ends: [near, far] });
  add(a, 'rack', null);
  for (const n of [1, 2]) add(`${a}/tor-${n}`, 'tor', a);
  for (const n of [1, 2]) add(`${a}/san-${n}`, 'san', a);
  for (let c = 1; c <= rack.model.chassis; c++) {
    const chassis = `${a}/c${c}`;
    add(chassis, 'chassis', a);
    for (const n of [1, 2]) {
      add(`${chassis}/sw-${n}`, 'sw', chassis);
      add(`${chassis}/fc-${n}`, 'fc', chassis);
      cable(`${chassis}/sw-${n}`, `${a}/tor-${n}`);
      cable(`${chassis}/fc-${n}`, `${a}/san-${n}`);
    }
  }
  for (const bay of rack.model.bays) {
    const chassis = `${a}/c${bay.chassis}`;
    if (bay.holds.kind === 'node') add(`${chassis}/n${bay.bay}`, 'node', chassis);
    else add(`${a}/${bay.holds.kind}-${bay.holds.n}`, bay.holds.kind, chassis);
  }
  for (let s = 1; s <= rack.model.controllers; s++) {
    const controller = `${a}/s${s}`;
    add(controller, 'controller', a);
    for (const n of [1, 2]) {
      add(`${controller}/canister-${n}`, 'canister', controller);
      for (const fabric of [1, 2]) cable(`${controller}/canister-${n}`, `${a}/san-${fabric}`);
    }
    for (const name of ['ssd', 'hdd-1', 'hdd-2', 'hdd-3', 'hdd-4'])
      add(`${controller}/${name}`, 'array', controller);
    for (const half of [1, 2]) {
      const number = (s - 1) * 2 + half;
      const enclosure = `${a}/e${number}`;
      add(enclosure, 'enclosure', controller);
      for (let d = 1; d <= DRIVES_PER_ENCLOSURE; d++)
        if (hasDrive(rack.model, number, d))
          add(`${enclosure}/d${String(d).padStart(2, '0')}`, 'drive', enclosure);
    }
  }
  return parts;
}

/** Every drawn part of every rack, and what stands outside. */
export function partsOf(plan: Plan): Map<string, Part> {
  const parts = plan.racks.flatMap(partsOfRack);
  for (const address of OUTSIDE)
    parts.push({ address, kind: 'external', rack: null, parent: null });
  for (const site of new Set(plan.racks.map((r) => r.site)))
    parts.push({ address: `site:${site}`, kind: 'site', rack: null, parent: null });
  return new Map(parts.map((p) => [p.address, p]));
}

/** A DIMM or a core of a node, which are too many to be listed; null if there is none of that address. */
export function insideNode(parts: ReadonlyMap<string, Part>, address: string): Part | null {
  const match = /^(.+)\/(dimm|core)-([1-9]\d?)$/.exec(address);
  const node = match && parts.get(match[1] as string);
  if (!match || node?.kind !== 'node') return null;
  const kind = match[2] as 'dimm' | 'core';
  const most = kind === 'dimm' ? DIMMS_PER_NODE : CORES_PER_NODE;
  if (Number(match[3]) > most) return null;
  return { address, kind, rack: node.rack, parent: node.address };
}

/** The array a drive belongs to, or the kind of spare it is: `a/e2/d04` is a spare of the SSD array of s1. */
export function arrayOfDrive(
  address: string,
): { readonly array: string } | { readonly spareOf: string; readonly type: 'ssd' | 'hdd' } | null {
  const match = /^(.+)\/e(\d)\/d(\d\d)$/.exec(address);
  if (!match) return null;
  const enclosure = Number(match[2]);
  const controller = `${match[1]}/s${Math.ceil(enclosure / 2)}`;
  const place = arrayOf(enclosure, Number(match[3]));
  return place.array === null
    ? { spareOf: controller, type: place.spare }
    : { array: `${controller}/${place.array}` };
}
