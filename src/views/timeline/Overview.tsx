// The strip under the timeline: the whole run, and a brush over the part that the window shows. Dragged, pulled at its ends, turned by the wheel, moved by keys.
import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import type { Run } from '../../sim/record.ts';
import { paint, type Shape } from '../shape.ts';
import { pointAt } from '../shell/point.ts';
import type { Armed } from './armed.ts';
import { aheadShapes, brushOn, OVERVIEW_PX, overviewShapes, wholeScale } from './overview.ts';
import type { Stretch } from './scale.ts';
import type { StoryOfRun } from './story.ts';
import { moment } from './time-words.ts';
import type { View } from './use-view.ts';

export interface OverviewProps {
  readonly run: Run;
  readonly story: StoryOfRun;
  readonly stretches: readonly Stretch[];
  /** Ids of events in which what is looked for was found. */
  readonly hits: ReadonlySet<number>;
  /** Timers that run now. */
  readonly armed: readonly Armed[];
  /** Of the strip. */
  readonly width: number;
  readonly t: number;
  readonly view: View;
}

const EDGE_PX = 6;
/** A pull by an arrow key, as a share of the window. */
const STEP = 0.2;
const ZOOM_STEP = 1.5;

export function Overview(of: OverviewProps) {
  const { run, story, hits, armed, stretches, width, t, view } = of;
  const strip = useRef<HTMLDivElement>(null);
  const hold = useRef<{ end: 'left' | 'right' | 'all'; x: number; from: number; to: number }>(null);
  const whole = useMemo(() => wholeScale(stretches, width), [stretches, width]);
  const shapes = useMemo(() => overviewShapes(run, story, whole, hits), [run, story, whole, hits]);
  const ahead = useMemo(() => aheadShapes(run, whole, armed), [run, whole, armed]);
  const seen = view.scale;
  const from = seen.t(0);
  const to = seen.t(seen.width);
  const brush = brushOn(whole, seen);
  const now = whole.x(t);
  const end = stretches.at(-1)?.to ?? run.until;

  const zoomAt = (factor: number, ms: number) => view.zoomBy(factor, seen.x(ms));
  const zoom = useRef(zoomAt);
  zoom.current = zoomAt;
  useEffect(() => {
    const element = strip.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const by = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      if (event.ctrlKey || by === event.deltaY)
        zoom.current(Math.exp(-by / 400), whole.t(pointAt(element, event).x));
      else view.panBy(by);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [whole, view.panBy]);

  const at = (event: PointerEvent) => (strip.current ? pointAt(strip.current, event).x : 0);
  function down(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    const x = at(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    if (x < brush.x - EDGE_PX || x > brush.x + brush.width + EDGE_PX) {
      // Beside the brush: its middle comes here.
      const left = whole.t(x - brush.width / 2);
      view.from(left);
      hold.current = { end: 'all', x, from: left, to: whole.t(x + brush.width / 2) };
      return;
    }
    const wide = brush.width > 4 * EDGE_PX;
    const end =
      wide && x < brush.x + EDGE_PX
        ? 'left'
        : wide && x > brush.x + brush.width - EDGE_PX
          ? 'right'
          : 'all';
    hold.current = { end, x, from, to };
  }
  function move(event: PointerEvent<HTMLDivElement>) {
    const held = hold.current;
    if (!held) return;
    const by = at(event) - held.x;
    if (held.end === 'all') view.from(whole.t(whole.x(held.from) + by));
    else if (held.end === 'left')
      view.span(Math.min(whole.t(whole.x(held.from) + by), held.to - 1000), held.to);
    else view.span(held.from, Math.max(whole.t(whole.x(held.to) + by), held.from + 1000));
  }
  function up() {
    hold.current = null;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const { key } = event;
    const by = {
      ArrowLeft: -STEP,
      ArrowDown: -STEP,
      ArrowRight: STEP,
      ArrowUp: STEP,
      PageDown: -1,
      PageUp: 1,
    }[key];
    if (by !== undefined) view.panBy(by * seen.width);
    else if (key === 'Home') view.from(0);
    else if (key === 'End') view.from(end);
    else if (key === '+' || key === '=') view.zoomBy(ZOOM_STEP, seen.width / 2);
    else if (key === '-') view.zoomBy(1 / ZOOM_STEP, seen.width / 2);
    else if (key === '0') view.back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={strip}
      className="tl-strip"
      style={{ width, height: OVERVIEW_PX }}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
    >
      <Whole shapes={shapes} width={width} />
      <div className="tl-veil" style={{ left: now, width: Math.max(0, width - now) }} />
      <div className="tl-coming" style={{ left: now, width: Math.max(0, width - now) }}>
        <div style={{ transform: `translateX(${-now}px)` }}>
          <Whole shapes={ahead} width={width} />
        </div>
      </div>
      <div className="tl-now" style={{ transform: `translateX(${now}px)` }} />
      <div
        className="tl-brush"
        role="slider"
        tabIndex={0}
        aria-label="Window of the timeline"
        aria-valuemin={0}
        aria-valuemax={Math.floor(end / 1000)}
        aria-valuenow={Math.floor(from / 1000)}
        aria-valuetext={`${moment(from)} to ${moment(to)} of ${moment(end)}`}
        style={{ transform: `translateX(${brush.x}px)`, width: brush.width }}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

const Whole = memo(function Whole({ shapes, width }: { shapes: readonly Shape[]; width: number }) {
  const svg = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    if (svg.current) paint(svg.current, shapes);
  }, [shapes]);
  return <svg ref={svg} width={width} height={OVERVIEW_PX} aria-hidden="true" />;
});
