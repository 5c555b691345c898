// Keys → the next mark to stand on: earlier or later in the story, or the nearest one a lane further up or down.
import type { DrawnMark } from './options.ts';
import type { Told } from './story.ts';

export type Step = 'before' | 'after' | 'above' | 'below' | 'first' | 'last' | 'choose';

/** Where a step leads from the mark `standing` (null: nowhere yet, then to the latest one in sight). */
export function walked(
  step: Step,
  told: readonly Told[],
  count: number,
  marks: readonly DrawnMark[],
  standing: string | null,
  folded: ReadonlySet<string> = new Set(),
): Told | undefined {
  const drawn = new Map(marks.map((m) => [m.told.key, m]));
  const from = told.findIndex((one) => one.key === standing);
  // What lies in a folded lane is no place to stand on.
  const stands = (one: Told | undefined) => one && !folded.has(one.lane);
  const seek = (start: number, by: 1 | -1): Told | undefined => {
    for (let i = start; i >= 0 && i < count; i += by) if (stands(told[i])) return told[i];
    return undefined;
  };
  if (step === 'first') return seek(0, 1);
  if (step === 'last' || from < 0 || from >= count) return seek(count - 1, -1);
  if (step === 'before') return seek(from - 1, -1);
  if (step === 'after') return seek(from + 1, 1);
  const here = standing === null ? undefined : drawn.get(standing);
  if (!here) return told[from];
  return laneNeighbour(marks, here, step === 'above' ? -1 : 1).told;
}

/** The mark one lane further up or down that is nearest in time; the same one if there is none. */
export function laneNeighbour(marks: readonly DrawnMark[], from: DrawnMark, by: 1 | -1): DrawnMark {
  let best = from;
  for (const mark of marks) {
    if ((mark.lane - from.lane) * by <= 0) continue;
    const nearer = Math.abs(mark.lane - from.lane) - Math.abs(best.lane - from.lane);
    const closer = Math.abs(mark.x - from.x) < Math.abs(best.x - from.x);
    if (best === from || nearer < 0 || (nearer === 0 && closer)) best = mark;
  }
  return best;
}
