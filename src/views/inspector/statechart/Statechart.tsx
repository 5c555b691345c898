// Views: the machine of the selected part as a statechart, the present state lit, with the time its timers still have.
import { useLayoutEffect, useMemo, useRef } from 'react';
import { listed } from '../../../base/english.ts';
import type { Moment } from '../../../log/moment.ts';
import { chartFor } from '../../../machines/chart.ts';
import { paint } from '../../shape.ts';
import { useMeasure } from '../../workloads/measure.ts';
import { fractionLeft } from '../../workloads/timing.ts';
import { left } from '../../workloads/words.ts';
import { chartShapes } from './draw.ts';
import { layoutChart } from './layout.ts';
import { type Machine, machinesOf } from './machine.ts';
import { type Edge, netOf } from './model.ts';

interface StatechartProps {
  readonly moment: Moment;
  readonly address: string;
  readonly width?: number;
}

/** The part's own machine, and beside it the small ones that decide what becomes of it. */
export function Statechart({ moment, address, width = 316 }: StatechartProps) {
  return (
    <>
      {machinesOf(moment, address).map((machine) => (
        <OneChart
          key={machine.track}
          moment={moment}
          address={address}
          machine={machine}
          width={width}
        />
      ))}
    </>
  );
}

interface OneChartProps {
  readonly moment: Moment;
  readonly address: string;
  readonly machine: Machine;
  readonly width: number;
}

function OneChart({ moment, address, machine, width }: OneChartProps) {
  const { kind, track, title } = machine;
  const measure = useMeasure();
  const svg = useRef<SVGSVGElement>(null);
  const { run } = moment;
  const net = useMemo(() => {
    const visited = run.states.get(track) ?? [];
    return netOf(chartFor(kind), new Set(visited.map((entry) => entry.value)));
  }, [kind, run, track]);
  const first = net.states[0]?.id ?? null;
  // Beside the part's own machine nothing is known of one that never moved: it stands where it began.
  const known = track === address || run.states.has(track) ? moment.state(track) : undefined;
  const lit = known ?? first;
  const drawing = useMemo(() => {
    const words = (edge: Edge) =>
      [...edge.labels, ...edge.timings.map((key) => left(run.plan.timings[key]))].join(', ');
    return layoutChart(net, { width, measure, words, lit });
  }, [net, width, measure, lit, run]);
  const timers = moment.timersOf(address).map((timer) => ({
    key: timer.key,
    fraction: fractionLeft(timer, moment.t),
    left: left(timer.dueAt - moment.t),
  }));

  useLayoutEffect(() => {
    if (svg.current) paint(svg.current, chartShapes(drawing, lit, timers));
  });
  const name = (id: string) => id.replaceAll('.', ', ');
  return (
    <section className="statechart" aria-label={title === '' ? 'Statechart' : title}>
      {title !== '' && <h3 className="s12 q">{title}</h3>}
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
