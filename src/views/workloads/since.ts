// Moment → since when a part is in its present trouble.
import { deadInside } from '../../log/look.ts';
import type { Moment } from '../../log/moment.ts';

/** The beginning of the part's present condition, in milliseconds: that a failure is noticed does not begin it anew. */
export function since(m: Moment, address: string): number {
  const track = m.run.states.get(address) ?? [];
  const top = (state: string | undefined) => state?.split('.')[0];
  let began = m.since(address);
  for (let i = track.length - 1; i >= 0; i--) {
    const entry = track[i];
    if (!entry || entry.t > m.t) continue;
    began = entry.t;
    if (top(track[i - 1]?.value) !== top(entry.value)) break;
  }
  return began;
}

/**
 * Since when something that runs is not whole: since the first of what is dead in it died, or since its pair lost a half.
 * Null where its own state tells.
 */
export function degradedSince(m: Moment, address: string): number | null {
  const inside = m.vm(address)
    ? (m.vm(address)?.processes ?? []).filter((process) => m.look(process) !== 'whole')
    : deadInside(m, address);
  if (inside.length > 0) return Math.min(...inside.map((part) => since(m, part)));
  const pair = address.replace(/-\d$/, '');
  return pair !== address && /^(degraded|down)$/.test(m.state(pair) ?? '') ? since(m, pair) : null;
}

/** The same for what runs on, but is reached by nobody: since its chassis was cut off. */
export function troubledSince(m: Moment, address: string): number {
  const chassis = cutOffChassis(m, address);
  return chassis === null ? since(m, address) : since(m, chassis);
}

/** The chassis that is cut off, and the VM or node with it; null if it is not so. */
export function cutOffChassis(m: Moment, address: string): string | null {
  const node = m.vm(address) ? m.place(address).node : address;
  if (node === null || m.state(address) !== 'running') return null;
  const chassis = node.slice(0, node.lastIndexOf('/'));
  return m.state(chassis)?.startsWith('cutOff') ? chassis : null;
}
