// What is still to come, in total order: time, then phase, then sequence (rulebook 7.1).
import type { TimingKey } from '../scenario/timings.ts';

/** Within one millisecond: script lines, then parts and work, then detections and decisions; the grid's heartbeat before the platform's (rulebook 7.3). */
export const PHASE = { script: 0, work: 1, heartbeat: 2, decision: 3 } as const;

const DECISIONS: ReadonlySet<TimingKey> = new Set([
  'vmDetection',
  'nodeDetection',
  'processDetection',
  'placement',
  'nodeAgentPing',
  'pluginReroute',
  'pluginConnectTimeout',
  'pluginRetry',
  'lbHealthCheck',
  'dmgrBackupTakeover',
  'scalingDecision',
  'impDecision',
  'hadrTakeover',
  'wasDailyRestart',
]);

/** The phase in which a timer of that key fires. */
export const phaseOf = (key: TimingKey): number =>
  DECISIONS.has(key) ? PHASE.decision : key === 'cacheHeartbeat' ? PHASE.heartbeat : PHASE.work;

export interface Queued {
  readonly t: number;
  readonly phase: number;
  readonly seq: number;
}

const before = (a: Queued, b: Queued): boolean =>
  a.t !== b.t ? a.t < b.t : a.phase !== b.phase ? a.phase < b.phase : a.seq < b.seq;

/** A binary heap. Entries that were called off stay in it and are skipped by whoever takes them out. */
export class Queue<T extends Queued> {
  private readonly heap: T[] = [];

  get size(): number {
    return this.heap.length;
  }

  peek(): T | undefined {
    return this.heap[0];
  }

  push(entry: T): void {
    const heap = this.heap;
    let i = heap.length;
    heap.push(entry);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent] as T;
      if (!before(entry, above)) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = entry;
  }

  pop(): T | undefined {
    const heap = this.heap;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as T, heap[child] as T)) child++;
      if (!before(heap[child] as T, last)) break;
      heap[i] = heap[child] as T;
      i = child;
    }
    heap[i] = last;
    return top;
  }
}
