// Moment → since when a part is in its present trouble.
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
