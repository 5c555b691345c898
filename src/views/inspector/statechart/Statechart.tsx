// Views: the machine of the selected part as a statechart, the present state lit, with the time its timers still have.
import { select } from 'd3-selection';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Moment } from '../../../log/moment.ts';
import { chartFor } from '../../../machines/chart.ts';
import { paint } from '../../shape.ts';
import { useMeasure } from '../../workloads/measure.ts';
import { fractionLeft } from '../../workloads/timing.ts';
import { left, listed } from '../../workloads/words.ts';
import { chartShapes } from './draw.ts';
import { layoutChart } from './layout.ts';
import { machineOf } from './machine.ts';
import { type Edge, netOf } from './model.ts';

interface StatechartProps {
  readonly moment: Moment;
  readonly address: string;
  readonly width?: number;
}

export function Statechart({ moment, address, width = 316 }: StatechartProps) {
  const measure = useMeasure();
  const svg = useRef<SVGSVGElement>(null);
  const { run } = moment;
  const kind = machineOf(moment, address);
  const net = useMemo(() => {
    if (kind === null) return null;
    const track = run.states.get(address) ?? [];
    return netOf(chartFor(kind), new Set(track.map((entry) => entry.value)));
  }, [kind, run, address]);
  const lit = moment.state(address) ?? net?.states[0]?.id ?? null;
  const drawing = useMemo(() => {
    const words = (edge: Edge) =>
      [...edge.labels, ...edge.timings.map((key) => left(run.plan.timings[key]))].join(', ');
    return net && layoutChart(net, { width, measure, words, lit });
  }, [net, width, measure, lit, run]);
  const timers = moment.timersOf(address).map((timer) => ({
    key: timer.key,
    fraction: fractionLeft(timer, moment.t),
    left: left(timer.dueAt - moment.t),
  }));

  useLayoutEffect(() => {
    if (svg.current && drawing)
      paint(
        select<SVGSVGElement | SVGGElement, unknown>(svg.current),
        chartShapes(drawing, lit, timers),
      );
  });
  if (net === null || drawing === null) return null;
  const name = (id: string) => id.replaceAll('.', ', ');
  return (
    <section className="statechart" aria-label="Statechart">
      <svg
        ref={svg}
        width={drawing.width}
        height={drawing.height}
        role="img"
        aria-label={`States: ${net.states.map((s) => name(s.id)).join('; ')}. Now: ${name(lit ?? '')}.`}
      />
      <ul className="unseen">
        {net.edges.map((edge) => (
          <li key={`${edge.from} ${edge.to}`}>
            {`From ${name(edge.from)} to ${name(edge.to)}: ${listed([...edge.labels, ...edge.timings.map((key) => `after ${left(run.plan.timings[key])}`)], 'or')}`}
          </li>
        ))}
      </ul>
      {net.leftOut.length > 0 && (
        <p className="s12 qq">
          Left out, for it never came to that:{' '}
          {listed([...new Set(net.leftOut.map((id) => id.split('.')[0] ?? id))])}.
        </p>
      )}
    </section>
  );
}
