// Scene → movement: a VM's tile travels to its new place, hatching appears. Short, never in the way of a click, and none at all when the page is to be calm.
import type { Scene } from './scene.ts';
import type { VmSpot } from './vms.ts';

interface Before {
  readonly spots: ReadonlyMap<string, VmSpot>;
}

/** Times of tokens.md, section 7; the stylesheet sets them to nothing where motion is not wanted. */
const lasts = (element: Element, name: string): number => {
  const written = getComputedStyle(element).getPropertyValue(name).trim();
  return Number.parseFloat(written) * (written.endsWith('ms') ? 1 : 1000) || 0;
};

/** Moves the tiles that changed their node since `before` along the gutter of the rack they left, and lets fresh hatching appear. */
export function animateChange(
  tiles: SVGGElement,
  before: Before | null,
  now: Scene,
  gutterOf: (node: string) => number,
): void {
  if (!before) return;
  for (const [id, spot] of now.vms.spots) {
    const old = before.spots.get(id);
    if (!old || (old.node === spot.node && old.look === spot.look)) continue;
    const element = tiles.querySelector(`[data-address="${CSS.escape(id)}"]`);
    if (!element) continue;
    if (old.node !== spot.node) {
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
    } else if (spot.look === 'failed')
      element.animate([{ opacity: 0.3 }, { opacity: 1 }], {
        duration: lasts(element, '--t-fail'),
        easing: 'ease-out',
      });
  }
}
