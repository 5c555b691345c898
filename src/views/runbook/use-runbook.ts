// World → rows, a few at a time between frames, so that the page answers while the runbook is made. Made once for each world.
import { useEffect, useState } from 'react';
import { fold, type RunbookRow, runbookRow, runbookTargets } from '../../analysis/runbook.ts';
import type { World } from '../../world/world.ts';

/** How long one slice may take, in real milliseconds; a row takes one or two. */
const SLICE_MS = 12;

export interface Progress {
  /** Folded, once all are there; until then null. */
  readonly rows: readonly RunbookRow[] | null;
  readonly done: number;
  readonly of: number;
}

const made = new WeakMap<World, readonly RunbookRow[]>();

export function useRunbook(world: World): Progress {
  const [progress, set] = useState<Progress>(() => start(world));
  useEffect(() => {
    const known = start(world);
    set(known);
    if (known.rows) return;
    const targets = runbookTargets(world);
    const rows: RunbookRow[] = [];
    let frame = requestAnimationFrame(function slice() {
      const begun = performance.now();
      while (rows.length < targets.length && performance.now() - begun < SLICE_MS)
        rows.push(runbookRow(world, targets[rows.length] as string));
      if (rows.length < targets.length) {
        set({ rows: null, done: rows.length, of: targets.length });
        frame = requestAnimationFrame(slice);
        return;
      }
      const folded = fold(rows);
      made.set(world, folded);
      set({ rows: folded, done: rows.length, of: rows.length });
    });
    return () => cancelAnimationFrame(frame);
  }, [world]);
  return progress;
}

function start(world: World): Progress {
  const rows = made.get(world) ?? null;
  return { rows, done: 0, of: rows?.length ?? 0 };
}
