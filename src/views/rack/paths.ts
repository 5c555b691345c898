// Moment → views: the paths of a VM, part by part: through the network to the outside, and through the SAN to the array of its volume (rulebook 7.13, 7.14).
import type { Moment } from '../../log/moment.ts';
import { drivesOf } from './drives.ts';

export interface Path {
  /** Every part it runs through, from the chassis on, cables included. */
  readonly parts: readonly string[];
  /** It is a path only while all of them work. */
  readonly alive: boolean;
}

export interface Paths {
  readonly outside: readonly Path[];
  readonly volume: readonly Path[];
}

const SIDES = [1, 2] as const;

/** The paths of a VM that has a place; null without one. */
export function pathsOf(m: Moment, vm: string): Paths | null {
  const { node, array } = m.place(vm);
  if (node === null || !m.vm(vm)) return null;
  const chassis = node.slice(0, node.lastIndexOf('/'));
  const rack = node.slice(0, node.indexOf('/'));
  const controller = array.slice(0, array.lastIndexOf('/'));
  const path = (parts: readonly string[]): Path => ({
    parts,
    alive: parts.every((part) => m.state(part) !== 'failed'),
  });
  return {
    outside: SIDES.map((i) =>
      path([`${chassis}/sw-${i}`, `${chassis}/sw-${i}~${rack}/tor-${i}`, `${rack}/tor-${i}`]),
    ),
    volume: SIDES.flatMap((i) =>
      SIDES.map((k) =>
        path([
          `${chassis}/fc-${i}`,
          `${chassis}/fc-${i}~${rack}/san-${i}`,
          `${rack}/san-${i}`,
          `${controller}/canister-${k}~${rack}/san-${i}`,
          `${controller}/canister-${k}`,
        ]),
      ),
    ),
  };
}

/** Everything a VM's requests and blocks run through now: parts of living paths, and the drives of its array. */
export function litBy(m: Moment, vm: string): ReadonlySet<string> {
  const lit = new Set<string>();
  const paths = pathsOf(m, vm);
  if (!paths) return lit;
  const reaches = paths.volume.some((path) => path.alive);
  for (const path of [...paths.outside, ...paths.volume])
    if (path.alive) for (const part of path.parts) lit.add(part);
  if (reaches)
    for (const drive of drivesOf(m, m.place(vm).array))
      if (m.state(drive) !== 'failed') lit.add(drive);
  return lit;
}

/** A path may run through either canister: both ways through one fabric count as one. */
const sides = (paths: readonly Path[]): number =>
  new Set(paths.filter((path) => path.alive).map((path) => path.parts[0])).size;

/** `2 of 2 paths to the outside, 1 of 2 to its volume`. */
export function pathWords(m: Moment, vm: string): string {
  const paths = pathsOf(m, vm);
  if (!paths) return '';
  const outside = sides(paths.outside);
  const volume = sides(paths.volume);
  const of = (count: number, where: string) =>
    count === 0 ? `no path ${where}` : `${count} of 2 paths ${where}`;
  return `${of(outside, 'to the outside')}, ${of(volume, 'to its volume')}`;
}
