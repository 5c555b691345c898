// Causes → arcs: a thin line from mark to mark; those of the chosen chain in ink.
import { n } from '../shape.ts';
import { MARK_PX } from './labels.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The way from a cause to its effect; it leaves and enters beside the marks, never through them. */
export function arcPath(cause: Spot, effect: Spot): string {
  const dx = effect.x - cause.x;
  const dy = effect.y - cause.y;
  if (Math.abs(dx) < 3) {
    if (Math.abs(dy) <= 2 * MARK_PX) return '';
    const side = dy > 0 ? MARK_PX : -MARK_PX;
    return `M${n(cause.x)} ${n(cause.y + side)}L${n(effect.x)} ${n(effect.y - side)}`;
  }
  if (Math.abs(dy) < 2) {
    const y = n(cause.y - MARK_PX);
    const lift = n(cause.y - 2 * MARK_PX);
    return `M${n(cause.x)} ${y}C${n(cause.x + 4)} ${lift} ${n(effect.x - 4)} ${lift} ${n(effect.x)} ${y}`;
  }
  const side = dy > 0 ? MARK_PX : -MARK_PX;
  const bend = Math.min(Math.abs(dx) * 0.9, 26);
  const end = effect.x - MARK_PX;
  return (
    `M${n(cause.x)} ${n(cause.y + side)}` +
    `C${n(cause.x)} ${n(cause.y + side + dy * 0.55)} ${n(end - bend)} ${n(effect.y)} ${n(end)} ${n(effect.y)}`
  );
}
