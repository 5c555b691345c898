// Scene → movement: a VM's tile travels to its new place, hatching appears. Short, never in the way of a click, and none at all when the page is to be calm.
import type { Look } from '../../log/moment.ts';
import { elementId } from './item.ts';
import type { Scene } from './scene.ts';

/** Times of tokens.md, section 7; the stylesheet sets them to nothing where motion is not wanted. */
const lasts = (element: Element, name: string): number => {
  const written = getComputedStyle(element).getPropertyValue(name).trim();
  return Number.parseFloat(written) * (written.endsWith('ms') ? 1 : 1000) || 0;
};

const BROKEN: ReadonlySet<Look> = new Set<Look>(['failed', 'abandoned', 'suspended']);
/** Where a whole rack goes dark at once nothing is gained by showing each of its parts do so. */
const MOST_AT_ONCE = 80;

/** Parts and VMs that are newly broken, or mended, since `before`. */
export function changedLooks(before: Scene, now: Scene): string[] {
  const changed: string[] = [];
  const note = (address: string, old: Look | undefined, fresh: Look) => {
    if (old !== undefined && old !== fresh && (BROKEN.has(old) || BROKEN.has(fresh)))
      changed.push(address);
  };
  for (const [address, look] of now.looks) note(address, before.looks.get(address), look);
  for (const [id, spot] of now.vms.spots) note(id, before.vms.spots.get(id)?.look, spot.look);
  return changed;
}

/** Moves the tiles that changed their node since `before` along the gutter of the rack they left, and lets fresh hatching, gaps and mended parts appear. */
export function animateChange(before: Scene, now: Scene, gutterOf: (node: string) => number): void {
  for (const [id, spot] of now.vms.spots) {
    const old = before.vms.spots.get(id);
    if (!old || old.node === spot.node) continue;
    const element = document.getElementById(elementId(id));
    if (!element) continue;
    const dx = old.box.x - spot.box.x;
    const dy = old.box.y - spot.box.y;
    const toGutter = gutterOf(old.node) - spot.box.x;
    element.animate(
      [
        { transform: `translate(${dx}px, ${dy}px)` },
        { transform: `translate(${toGutter}px, ${dy}px)` },
        { transform: `translate(${toGutter}px, 0)` },
        { transform: 'none' },
      ],
      { duration: lasts(element, '--t-move'), easing: 'ease-out' },
    );
  }
  for (const address of changedLooks(before, now).slice(0, MOST_AT_ONCE)) {
    const element = document.getElementById(elementId(address));
    element?.animate([{ opacity: 0.3 }, { opacity: 1 }], {
      duration: lasts(element, address.includes('~') ? '--t-path' : '--t-fail'),
      easing: 'ease-out',
    });
  }
}
