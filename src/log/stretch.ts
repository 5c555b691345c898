// Run → its stretches: the instants at which anything of it changes. Between two of them only the clock goes on, and what timers have left.
import type { Run, Track } from '../sim/record.ts';

/** From `from` on and before `to`, milliseconds, nothing of a run changes. One object for each stretch as long as it is asked for again. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const changesOf = new WeakMap<Run, Float64Array>();

/** Every instant at which anything of a run changes, ascending. Made when a run is first looked at. */
export function changes(run: Run): Float64Array {
  let found = changesOf.get(run);
  if (!found) {
    found = Float64Array.from(new Set(instants(run))).sort();
    changesOf.set(run, found);
  }
  return found;
}

function* instants(run: Run): Iterable<number> {
  yield 0;
  for (const { t } of run.events) yield t;
  for (const { at } of run.plan.script) yield at;
  for (const tracks of [run.states, run.places, run.health, run.primaries, run.loads, run.standing])
    for (const track of tracks.values() as Iterable<Track<unknown>>)
      for (const { t } of track) yield t;
  for (const { armedAt, endedAt } of run.timers) {
    yield armedAt;
    if (endedAt !== null) yield endedAt;
  }
  for (const { from, to } of run.items) {
    yield from;
    if (to !== null) yield to;
  }
  for (const { bornAt, leftAt } of run.vms) {
    yield bornAt;
    if (leftAt !== null) yield leftAt;
  }
}

/** The stretch in which `t` lies; before the first instant and after the last one it has no end. */
export function stretchAt(run: Run, t: number): Stretch {
  const all = changes(run);
  let low = 0;
  let high = all.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((all[mid] as number) <= t) low = mid + 1;
    else high = mid;
  }
  return {
    from: all[low - 1] ?? Number.NEGATIVE_INFINITY,
    to: all[low] ?? Number.POSITIVE_INFINITY,
  };
}
