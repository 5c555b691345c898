// World → views: all racks side by side to one scale, in the frames of their sites, with what stands outside them above. Numbers only, no page.
import { must } from '../../base/assert.ts';
import type { World } from '../../world/world.ts';
import type { Cable } from './cables.ts';
import {
  type Box,
  type Ground,
  heightMm,
  layoutRack,
  type RackLayout,
  WIDTH_MM,
} from './layout.ts';

/** A data centre: its frame, and the strip with its name, which stands for it. */
export interface Site {
  readonly address: string;
  readonly name: string;
  readonly frame: Box;
  readonly head: Box;
}

/** What all drawings of the page's racks stand on. */
export interface Floor extends Ground {
  readonly racks: readonly RackLayout[];
  readonly sites: readonly Site[];
  /** Where requests come from: drawn, but no part. */
  readonly clients: Box | null;
  /** Whether each rack has its words beside it. */
  readonly labels: boolean;
  readonly width: number;
  readonly height: number;
}

/** Room that the labels need beside a rack, in pixels. */
export const LABELS_WIDTH = 72;
/** Height of what stands above the racks: the strip of outside parts, and the names of the sites. */
export const OUTSIDE_HEIGHT = 34;
export const SITE_HEIGHT = 28;
/** The buttons of the zoom, at the right end of the strip. */
const ZOOM_WIDTH = 108;
/** Between a site's frame and its racks, and between two racks or sites. */
export const SITE_PAD = 6;
export const GAP = 12;

const CHIP_HEIGHT = 25;
const CHIPS: Readonly<Record<string, number>> = {
  clients: 58,
  sprayer: 78,
  lb: 48,
  tsm: 58,
  wan: 56,
};

/** A floor on which one rack stands, and nothing else. */
export const floorOf = (rack: RackLayout, labels = true): Floor & RackLayout => ({
  ...rack,
  racks: [rack],
  sites: [],
  clients: null,
  labels,
  width: rack.frame.x + rack.frame.w,
  height: rack.frame.y + rack.frame.h,
});

/** Racks by site, each site where its first rack stands in the plan. */
function bySite(world: World): { site: string; racks: string[] }[] {
  const groups: { site: string; racks: string[] }[] = [];
  for (const rack of world.plan.racks) {
    const group = groups.find((g) => g.site === rack.site);
    if (group) group.racks.push(rack.id);
    else groups.push({ site: rack.site, racks: [rack.id] });
  }
  return groups;
}

/** What stands outside and has something to do here: the sprayer and the WAN only where there is somewhere else. */
export function outsideOf(world: World): readonly string[] {
  const racks = world.plan.racks.length;
  const sites = new Set(world.plan.racks.map((r) => r.site)).size;
  return [...(racks > 1 ? ['sprayer'] : []), 'lb', 'tsm', ...(sites > 1 ? ['wan'] : [])];
}

/** Lays all racks of a world out; `mm`: pixels of one millimetre, the same for all. */
export function layoutFloor(world: World, { mm, labels }: { mm: number; labels: boolean }): Floor {
  const groups = bySite(world);
  const framed = world.plan.racks.length > 1;
  const pad = framed ? SITE_PAD : 0;
  const tallest = Math.max(...world.plan.racks.map((r) => heightMm(r.model.units))) * mm;
  const top = OUTSIDE_HEIGHT + (framed ? SITE_HEIGHT : 0);
  const beside = labels ? LABELS_WIDTH : 0;
  const racks: RackLayout[] = [];
  const sites: Site[] = [];
  let x = 0;
  for (const { site, racks: ids } of groups) {
    const left = x;
    x += pad;
    for (const id of ids) {
      const { model } = must(
        world.plan.racks.find((r) => r.id === id),
        id,
      );
      const height = heightMm(model.units) * mm;
      // All stand on one floor.
      racks.push(layoutRack(world, id, { height, x, y: top + tallest - height }));
      x += WIDTH_MM * mm + beside + GAP;
    }
    x += pad - GAP;
    if (framed)
      sites.push({
        address: `site:${site}`,
        name: `site ${site}`,
        frame: { x: left, y: OUTSIDE_HEIGHT, w: x - left, h: SITE_HEIGHT + tallest + pad },
        head: { x: left + 4, y: OUTSIDE_HEIGHT + 2, w: 30 + site.length * 7, h: 24 },
      });
    x += GAP;
  }
  const width = x - GAP;
  const boxes = new Map<string, Box>();
  const pieces = new Map<string, readonly Box[]>();
  const cables = new Map<string, Cable>();
  for (const rack of racks) {
    for (const [address, box] of rack.boxes) boxes.set(address, box);
    for (const [address, list] of rack.pieces) pieces.set(address, list);
    for (const [address, cable] of rack.cables) cables.set(address, cable);
  }
  // Requests walk in from the left; backups stand at the right end of the racks.
  const chip = (address: string, at: number): Box => ({
    x: at,
    y: 2,
    w: CHIPS[address] ?? 50,
    h: CHIP_HEIGHT,
  });
  const clients = chip('clients', 0);
  let at = clients.w + 14;
  const outside = outsideOf(world);
  for (const address of outside.filter((a) => a === 'sprayer' || a === 'lb')) {
    boxes.set(address, chip(address, at));
    at += (CHIPS[address] ?? 0) + 14;
  }
  // The buttons of the zoom stand above the last column of labels.
  const end = width - (labels ? ZOOM_WIDTH : 0);
  boxes.set('tsm', chip('tsm', Math.max(at, end - (CHIPS.tsm ?? 0))));
  const [one, two] = sites;
  if (outside.includes('wan') && one && two) {
    const middle = (one.frame.x + one.frame.w + two.frame.x) / 2;
    const w = CHIPS.wan ?? 0;
    boxes.set('wan', { x: middle - w / 2, y: OUTSIDE_HEIGHT + 1.5, w, h: CHIP_HEIGHT });
  }
  // The name of the second site makes room for the WAN, which lies on the border.
  const wan = boxes.get('wan');
  for (const { address, head } of sites)
    boxes.set(
      address,
      wan && head.x < wan.x + wan.w && wan.x < head.x + head.w
        ? { ...head, x: wan.x + wan.w + 4 }
        : head,
    );
  return {
    racks,
    boxes,
    pieces,
    bays: racks.flatMap((r) => r.bays),
    cables,
    sites,
    clients,
    labels,
    width,
    height: top + tallest + pad,
  };
}

/** The rack whose drawing a point lies in or beside: the last one that begins left of it. */
export const rackAt = (floor: Floor, x: number): RackLayout =>
  floor.racks.filter((rack) => rack.frame.x <= x).at(-1) ??
  must(floor.racks[0], 'a floor has a rack');

/** The rack a part stands in, by its address; undefined for what stands outside. */
export const rackOf = (floor: Floor, address: string): RackLayout | undefined => {
  const id = address.split(/[/~]/, 1)[0];
  return floor.racks.find((rack) => rack.rack === id);
};
