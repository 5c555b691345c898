// The outcome of a card as ribbons a finger wide: each stretch of time by the root of its length, so that seconds are seen beside hours.
import type { Strand } from '../../analysis/outcome.ts';

const WIDTH = 240;
const ROW = 16;
/** More workloads than this are told in words. */
export const MOST = 3;
const LEAST_PX = 5;

interface Props {
  readonly strands: readonly Strand[];
}

export function Strands({ strands }: Props) {
  const shown = strands.slice(0, MOST);
  const cuts = [
    ...new Set(shown.flatMap(({ spans }) => spans.flatMap((s) => [s.from, s.to]))),
  ].sort((a, b) => a - b);
  const x = scaleOf(cuts);
  return (
    <svg
      width={WIDTH}
      height={ROW * shown.length}
      viewBox={`0 0 ${WIDTH} ${ROW * shown.length}`}
      aria-hidden="true"
    >
      {shown.map(({ id, spans }, row) => {
        const y = row * ROW + ROW / 2;
        return spans.map((span) => {
          const a = x(span.from);
          const w = x(span.to) - a;
          return span.state === 'up' ? (
            <path key={`${id}${span.from}`} d={`M${a} ${y}h${w}`} className="f-none s-line w-20" />
          ) : (
            <rect
              key={`${id}${span.from}`}
              x={a}
              width={w}
              y={span.state === 'down' ? y - 6 : y - 3.5}
              height={span.state === 'down' ? 12 : 7}
              className={span.state === 'down' ? 't-hatch s-red w-15' : 'f-page s-line w-15'}
            />
          );
        });
      })}
    </svg>
  );
}

/** From the moments at which something changes to pixels. */
function scaleOf(cuts: readonly number[]): (t: number) => number {
  const weights = cuts.slice(1).map((to, i) => Math.sqrt(to - (cuts[i] ?? 0)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const room = WIDTH - 2 - LEAST_PX * weights.length;
  const xs = new Map<number, number>();
  let at = 1;
  cuts.forEach((t, i) => {
    xs.set(t, Math.round(at * 10) / 10);
    at += LEAST_PX + (room * (weights[i] ?? 0)) / (sum || 1);
  });
  return (t) => xs.get(t) ?? 0;
}
