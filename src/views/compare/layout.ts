// What runs came to → one drawing for each, on one time axis: lanes of who acts, marks with words, the ribbon of the workload. Numbers and shapes, no DOM.
import { differing, lastChange, type Told } from '../../analysis/comparison.ts';
import { clock } from '../../base/duration.ts';
import type { Actor, LogEvent } from '../../sim/event.ts';
import { actorIcon, mark } from '../glyphs/mark.ts';
import { n, type Shape } from '../shape.ts';
import type { Measure } from '../text-width.ts';
import { type Axis, axisOf } from './axis.ts';
import { saidOf, WHO } from './words.ts';

export interface Drawing {
  readonly height: number;
  readonly shapes: readonly Shape[];
}
export interface Laid {
  readonly axis: Axis;
  readonly head: Drawing;
  readonly rows: readonly Drawing[];
  readonly foot: Drawing;
}

const ROW_PX = 18;
const LANE_PAD = 5;
const SERVICE_PX = 34;
const HEAD_PX = 24;
const FOOT_PX = 26;
const MOST_ROWS = 5;
const ORDER: readonly Actor[] = [
  'injector',
  'hardware',
  'platform',
  'middleware',
  'external',
  'deployer',
];
/** Lanes that stand there even if nobody acts in them: that is the news. */
const ALWAYS: ReadonlySet<Actor> = new Set(['platform', 'middleware', 'deployer']);
/** Narrower than this, who acts is a picture alone. */
const WORDS_FROM_PX = 520;

interface Placed {
  readonly event: LogEvent;
  readonly x: number;
  readonly row: number;
  readonly words: string;
  /** To the left of its mark, for want of room on the right. */
  readonly left: boolean;
}

/** `helpedAt` is, for each side, when it would be whole if the deployer acted at once; null where that is not drawn. */
export function layoutOf(
  all: readonly Told[],
  width: number,
  measure: Measure,
  helpedAt: readonly (number | null)[],
): Laid {
  const until = Math.max(lastChange(all), ...helpedAt.map((t) => (t ?? 0) * 1.08));
  const x0 = width >= WORDS_FROM_PX ? 104 : 24;
  const faults = [...new Set(all.flatMap(({ run }) => faultsOf(run.events)).map((e) => e.t))];
  const times = [
    ...faults,
    ...helpedAt.filter((t) => t !== null),
    ...all.flatMap(({ events, spans }) => [
      ...events.map((event) => event.t),
      ...spans.map((span) => span.from),
    ]),
  ];
  const axis = axisOf(times, until, x0, width - 18);
  const differs = differing(all);
  const used = new Set(all.flatMap((told) => told.events.map((e) => saidOf(told, e).lane)));
  const lanes = ORDER.filter((actor) => ALWAYS.has(actor) || used.has(actor));
  return {
    axis,
    head: headOf(all, axis, width, measure),
    rows: all.map((told, i) =>
      rowOf(told, lanes, axis, width, measure, differs, helpedAt[i] ?? null),
    ),
    foot: footOf(axis, faults),
  };
}

export const faultsOf = (events: readonly LogEvent[]): readonly LogEvent[] =>
  events.filter((event) => event.kind === 'fault');

function headOf(all: readonly Told[], axis: Axis, width: number, measure: Measure): Drawing {
  const shapes: Shape[] = [];
  let free = axis.x0;
  const seen = new Set<number>();
  for (const { run } of all)
    for (const event of faultsOf(run.events)) {
      if (seen.has(event.t)) continue;
      seen.add(event.t);
      const x = axis.x(event.t);
      shapes.push(...mark({ key: `fault${event.t}`, kind: 'fault', x, y: 10 }));
      const words = `${event.subject} fails`;
      if (x >= free && x + 12 + measure(words, 600) <= width) {
        shapes.push(text(`name${event.t}`, words, x + 11, 14, 'b f-red-ink'));
        free = x + 24 + measure(words, 600);
      }
    }
  return { height: HEAD_PX, shapes };
}

function rowOf(
  told: Told,
  lanes: readonly Actor[],
  axis: Axis,
  width: number,
  measure: Measure,
  differs: ReadonlySet<LogEvent>,
  helpedAt: number | null,
): Drawing {
  const shapes: Shape[] = [];
  const over: Shape[] = [];
  let y = 4;
  for (const actor of lanes) {
    const events = told.events.filter((event) => saidOf(told, event).lane === actor);
    const placed = place(told, events, axis, measure, differs, width);
    const rows = Math.max(1, ...placed.map((one) => one.row + 1));
    shapes.push(...laneHead(actor, y, axis.x0));
    if (placed.length === 0) over.push(...emptyLane(told, actor, y, axis));
    for (const one of placed) {
      const at = y + LANE_PAD + one.row * ROW_PX + 7;
      const kind = saidOf(told, one.event).mark;
      // The next run may have another event of that number: a mark of another kind is another thing.
      const key = `e${one.event.id}${kind}`;
      over.push(...mark({ key, kind, x: one.x, y: at }));
      if (one.words !== '')
        over.push(
          text(
            `${key}/words`,
            one.words,
            one.left ? one.x - 10 : one.x + 11,
            at + 4,
            differs.has(one.event) ? 'b' : 'f-ink2',
            one.left ? 'end' : 'start',
          ),
        );
    }
    y += rows * ROW_PX + 2 * LANE_PAD - 4;
    shapes.push(rule(`rule${actor}`, axis.x0 - (axis.x0 > 40 ? 104 : 24), width, y));
  }
  shapes.push(...laneHead('service', y + 6, axis.x0));
  over.push(...ribbon(told, axis, y + 17));
  const bottom = y + SERVICE_PX;
  for (const event of faultsOf(told.run.events))
    shapes.push({
      key: `line${event.id}`,
      tag: 'line',
      at: {
        x1: n(axis.x(event.t)),
        x2: n(axis.x(event.t)),
        y1: 0,
        y2: bottom,
        class: 's-red w-13',
      },
    });
  if (helpedAt !== null) {
    const x = axis.x(helpedAt);
    shapes.push({
      key: 'helped',
      tag: 'line',
      at: { x1: n(x), x2: n(x), y1: y, y2: y + 21, class: 's-ink2 w-15 dash-mark' },
    });
    const when = `whole at ${clock(helpedAt)}`;
    const long = `${when}, if you act at once`;
    const words = measure(long) <= width - axis.x0 ? long : when;
    over.push(
      text('helped/words', words, Math.min(x + 6, width - measure(words)), y + 31, 'f-ink2'),
    );
  }
  return { height: bottom, shapes: [...shapes, ...over] };
}

/** Each mark on the first row of its lane where its words find room; to the left of it, or without them, if none has any. */
function place(
  told: Told,
  events: readonly LogEvent[],
  axis: Axis,
  measure: Measure,
  differs: ReadonlySet<LogEvent>,
  width: number,
): Placed[] {
  const free: number[] = [];
  return events.map((event) => {
    const x = axis.x(event.t);
    const { words } = saidOf(told, event);
    const long = measure(words, differs.has(event) ? 600 : 400);
    for (let row = 0; row < MOST_ROWS; row++) {
      const from = free[row] ?? axis.x0;
      if (x - 8 >= from && x + 12 + long <= width) {
        free[row] = x + 16 + long;
        return { event, x, row, words, left: false };
      }
      if (x - 12 - long >= from && x + 12 + long > width) {
        free[row] = x + 10;
        return { event, x, row, words, left: true };
      }
    }
    const row = [...Array(MOST_ROWS).keys()].reduce((best, r) =>
      (free[r] ?? 0) < (free[best] ?? 0) ? r : best,
    );
    free[row] = Math.max(free[row] ?? 0, x + 8);
    return { event, x, row, words: '', left: false };
  });
}

/** What did not happen: of a dead VM or process that the platform does nothing about, and that the deployer has nothing to do. */
function emptyLane(told: Told, actor: Actor, y: number, axis: Axis): Shape[] {
  const [fault] = faultsOf(told.run.events);
  if (!fault) return [];
  const at = y + LANE_PAD + 7;
  const x = axis.x(fault.t);
  if (actor === 'deployer') return [text('nothing', 'nothing to do', x + 11, at + 4, 'f-ink3')];
  const watched = fault.subject.includes(':') || told.run.vms.some((vm) => vm.id === fault.subject);
  return actor === 'platform' && watched
    ? [
        ...mark({ key: 'unseen', kind: 'unseen', x, y: at }),
        text('unseen/words', 'not monitored, not restarted', x + 11, at + 4, 'f-ink2'),
      ]
    : [];
}

function ribbon({ spans }: Told, axis: Axis, y: number): Shape[] {
  return spans.flatMap((span, i): Shape[] => {
    if (span.from >= axis.until) return [];
    const a = axis.x(span.from);
    const b = axis.x(Math.min(span.to, axis.until));
    const key = `span${i}${span.state}`;
    if (span.state === 'up')
      return [
        { key, tag: 'path', at: { d: `M${n(a)} ${y}H${n(b)}`, class: 'f-none s-line w-20' } },
      ];
    const h = span.state === 'down' ? 6.5 : 4;
    return [
      {
        key,
        tag: 'rect',
        at: {
          x: n(a),
          y: y - h,
          width: n(Math.max(1.5, b - a)),
          height: 2 * h,
          class: span.state === 'down' ? 't-hatch s-red w-15' : 'f-page s-line w-15',
        },
      },
    ];
  });
}

function laneHead(actor: Actor, y: number, x0: number): Shape[] {
  const icon = actorIcon({ key: `icon${actor}`, actor, x: 0, y: y + LANE_PAD });
  return x0 < 40
    ? icon
    : [...icon, text(`who${actor}`, WHO[actor], 20, y + LANE_PAD + 11, 'f-ink2')];
}

function footOf(axis: Axis, faults: readonly number[]): Drawing {
  const marked = faults.map((t) => ({ t, x: axis.x(t) }));
  const shapes: Shape[] = [
    {
      key: 'axis',
      tag: 'line',
      at: { x1: axis.x0, x2: axis.x1, y1: 0.5, y2: 0.5, class: 's-line w-10' },
    },
  ];
  for (const { t, x } of axis.ticks) {
    shapes.push({
      key: `tick${t}`,
      tag: 'line',
      at: { x1: n(x), x2: n(x), y1: 0, y2: 5, class: 's-line w-10' },
    });
    if (marked.every((fault) => Math.abs(fault.x - x) > 30))
      shapes.push(text(`at${t}`, clock(t), x, 18, 'f-ink2', 'middle'));
  }
  for (const { t, x } of marked.slice(0, 4))
    shapes.push(text(`fault${t}`, clock(t), x, 18, 'b f-red-ink', 'middle'));
  for (const fold of axis.folds)
    shapes.push(
      {
        key: `fold${fold.from}`,
        tag: 'rect',
        at: { x: n(fold.x), y: 0, width: n(fold.width), height: 6, class: 'f-sunk s-line w-10' },
      },
      text(`folded${fold.from}`, '…', fold.x + fold.width / 2, 18, 'f-ink3', 'middle'),
    );
  return { height: FOOT_PX, shapes };
}

function text(
  key: string,
  words: string,
  x: number,
  y: number,
  look: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): Shape {
  return {
    key,
    tag: 'text',
    at: { x: n(x), y: n(y), class: look, 'text-anchor': anchor },
    text: words,
  };
}

const rule = (key: string, x1: number, x2: number, y: number): Shape => ({
  key,
  tag: 'line',
  at: { x1, x2, y1: y + 0.5, y2: y + 0.5, class: 's-hair w-10' },
});
