// Run → views: whether a workload kept what was agreed, as a line over the time so far: above it is met, in the middle missed, at the bottom nothing passes.
import type { Run } from '../../sim/record.ts';
import { left } from './words.ts';

type Sla = 'met' | 'missed' | 'down';
interface Span {
  readonly from: number;
  readonly to: number;
  readonly sla: Sla;
}

/** What became of the SLA of `key` (as in `Run.health`) up to `t`, in milliseconds; empty for what has none. */
export function slaSpans(run: Run, key: string, t: number): readonly Span[] {
  const track = (run.health.get(key) ?? []).filter((entry) => entry.t <= t);
  return track.flatMap((entry, i): Span[] => {
    const to = track[i + 1]?.t ?? t;
    const { state, sla } = entry.value;
    if (sla === null || to === entry.t) return [];
    return [{ from: entry.t, to, sla: state === 'down' ? 'down' : sla }];
  });
}

const LEVEL: Readonly<Record<Sla, number>> = { met: 0.15, missed: 0.5, down: 0.85 };

export interface SlaLine {
  /** The whole line, as the data of a path. */
  readonly line: string;
  /** The stretches in which nothing passed, to be drawn as damage. */
  readonly dead: string;
  readonly words: string;
}

/** The line in a box of that size; null if there is none, or no time has passed. */
export function slaLine(
  run: Run,
  key: string,
  t: number,
  width: number,
  height: number,
): SlaLine | null {
  const spans = slaSpans(run, key, t);
  if (spans.length === 0) return null;
  const x = (at: number) => Math.round((at / t) * width * 10) / 10;
  const y = (sla: Sla) => Math.round(LEVEL[sla] * height * 10) / 10;
  const first = spans[0] as Span;
  return {
    line: `M${x(first.from)} ${y(first.sla)}${spans.map((s) => `V${y(s.sla)}H${x(s.to)}`).join('')}`,
    dead: spans
      .filter((s) => s.sla === 'down')
      .map((s) => `M${x(s.from)} ${y(s.sla)}H${x(s.to)}`)
      .join(''),
    words: wordsOf(spans),
  };
}

/** `SLA met`, `SLA met now, missed 1:20 in all`. */
function wordsOf(spans: readonly Span[]): string {
  const now = spans.at(-1)?.sla === 'met' ? 'met' : 'missed';
  const missed = spans.reduce((sum, s) => sum + (s.sla === 'met' ? 0 : s.to - s.from), 0);
  return missed === 0 ? 'SLA met' : `SLA ${now} now, missed ${left(missed)} in all`;
}
