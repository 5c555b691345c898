// World → results of all trials, a few at a time between frames, so that the page answers meanwhile; kept as long as racks, deployments and timings stay as they are.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Result, trialsOf, tried } from '../../analysis/trials.ts';
import type { World } from '../../world/world.ts';
import { tellTried } from './known.ts';

/** How long one slice may take, in real milliseconds; a trial takes one or two. */
const SLICE_MS = 12;
/** So many topologies are kept. */
const MOST_KEPT = 4;

export interface Progress {
  /** Once all are there; until then null. */
  readonly results: readonly Result[] | null;
  readonly done: number;
  readonly of: number;
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
}

const made = new Map<string, Result[]>();

/** The script plays no part in a trial: a deed on the page leaves what was tried as it is. */
const keyOf = ({ plan }: World) => JSON.stringify([plan.racks, plan.deployments, plan.timings]);

/** What has been tried already; null if it was not, or not all of it. */
export function knownResults(world: World): readonly Result[] | null {
  const known = made.get(keyOf(world));
  return known && known.length === trialsOf(world).length ? known : null;
}

export function useTrials(world: World): Progress {
  const key = useMemo(() => keyOf(world), [world]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: worlds of one key have the same trials
  const trials = useMemo(() => trialsOf(world), [key]);
  const [stopped, setStopped] = useState(false);
  const [done, setDone] = useState(() => made.get(key)?.length ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: worlds of one key give the same results
  useEffect(() => {
    const results = made.get(key) ?? [];
    keep(key, results);
    setDone(results.length);
    if (stopped || results.length === trials.length) return;
    let frame = requestAnimationFrame(function slice() {
      const begun = performance.now();
      for (const trial of trials.slice(results.length)) {
        results.push(tried(world, trial));
        if (performance.now() - begun >= SLICE_MS) break;
      }
      setDone(results.length);
      if (results.length < trials.length) frame = requestAnimationFrame(slice);
      else tellTried();
    });
    return () => cancelAnimationFrame(frame);
  }, [key, trials, stopped]);
  const stop = useCallback(() => setStopped(true), []);
  const goOn = useCallback(() => setStopped(false), []);
  const results = made.get(key);
  return {
    results: results && done === trials.length ? results : null,
    done,
    of: trials.length,
    stopped,
    stop,
    goOn,
  };
}

function keep(key: string, results: Result[]): void {
  made.delete(key);
  made.set(key, results);
  for (const old of made.keys()) if (made.size > MOST_KEPT) made.delete(old);
}
