// The page of the measurement: our timeline and vis-timeline, one after the other in the same box, with the same events.
import { createRoot } from 'react-dom/client';
import { DataSet } from 'vis-data/peer';
import { Timeline as VisTimeline } from 'vis-timeline/peer';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import { momentAt } from '../../src/log/moment.ts';
import type { Run } from '../../src/sim/record.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { Patterns } from '../../src/views/glyphs/Patterns.tsx';
import { LANE_NAMES } from '../../src/views/timeline/lanes.ts';
import { LANES, storyOf } from '../../src/views/timeline/story.ts';
import { Timeline } from '../../src/views/timeline/Timeline.tsx';
import '../../src/views/tokens.css';
import '../../src/views/glyphs/glyphs.css';
import '../../src/views/timeline/timeline.css';
import { longRun } from '../long-script.ts';

/** Makes about 12,000 events, more than 10,000 of them with a mark. */
const LINES = 2500;
const run: Run = simulate(longRun(LINES));
const { told } = storyOf(run);

export interface Frames {
  /** Milliseconds of the main thread for each frame: input, layout, drawing, and what the browser does until it is painted. */
  readonly work: number[];
  /** Milliseconds from frame to frame. */
  readonly apart: number[];
}

/** Asks for `count` frames in a row, moves something at the beginning of each, and measures until it has been painted. */
function measure(count: number, move: (frame: number) => void): Promise<Frames> {
  const work: number[] = [];
  const apart: number[] = [];
  return new Promise((done) => {
    const painted = new MessageChannel();
    let last = 0;
    let from = 0;
    let frames = 0;
    const frame = (now: number) => {
      if (frames++ === count) {
        done({ work, apart });
        return;
      }
      requestAnimationFrame(frame);
      if (last > 0) apart.push(now - last);
      last = now;
      from = performance.now();
      move(frames);
      painted.port2.postMessage(null);
    };
    painted.port1.onmessage = () => work.push(performance.now() - from);
    requestAnimationFrame(frame);
  });
}

/** `1:02:03` or `2:03`, in milliseconds. */
const msOf = (words: string): number =>
  words.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;

const box = () => document.getElementById('box') as HTMLElement;
const wheel = (target: Element, init: WheelEventInit) => {
  const { left, top, width, height } = target.getBoundingClientRect();
  const at = { clientX: left + width * 0.6, clientY: top + height / 2 };
  target.dispatchEvent(
    new WheelEvent('wheel', { bubbles: true, cancelable: true, ...at, ...init }),
  );
};

let root: ReturnType<typeof createRoot> | null = null;
let shown = run.until;
const nothing = () => undefined;
function draw(t: number): void {
  shown = t;
  root?.render(
    <>
      <Patterns />
      <Timeline
        run={run}
        moment={momentAt(run, t)}
        selected={null}
        selectedEvent={null}
        deeds={{ selectEvent: nothing, seek: draw }}
      />
    </>,
  );
}

const harness = {
  events: told.length,
  ours: {
    open() {
      root = createRoot(box());
      draw(run.until);
    },
    close: () => root?.unmount(),
    /** Drags the picture by `px` each frame, as a wheel that turns sideways does. */
    pan: (frames: number, px: number) =>
      measure(frames, () => wheel(box().querySelector('.tl-stage') as Element, { deltaX: px })),
    zoom: (frames: number, delta: number) =>
      measure(frames, () => wheel(box().querySelector('.tl-stage') as Element, { deltaY: delta })),
    /** Plays at `speed`, a look at the clock each frame. */
    play: (frames: number, speed: number) =>
      measure(frames, () => draw(Math.min(run.until, shown + (speed * 1000) / 60))),
    /** Puts the cursor at a share of the run. */
    at: (share: number) => draw(Math.round(share * run.until)),
    /** The time that the window shows, in milliseconds: as its strip says it, to a second. */
    window: (): [number, number] => {
      const words = box().querySelector('.tl-brush')?.getAttribute('aria-valuetext') ?? '';
      const [from = '', to = ''] = words.split(' of ')[0]?.split(' to ') ?? [];
      return [msOf(from), msOf(to)];
    },
    elements: () => box().querySelectorAll('*').length,
    marks: () => box().querySelectorAll('[role=option]').length,
  },
  vis: {
    timeline: null as VisTimeline | null,
    /** The same events, in the same window of time. */
    open([from, to]: readonly [number, number]) {
      const groups = new DataSet(LANES.map((lane) => ({ id: lane, content: LANE_NAMES[lane] })));
      const items = new DataSet(
        told.map((one) => ({
          id: one.key,
          group: one.lane,
          content: one.words[0],
          start: new Date(one.t),
          type: 'point',
        })),
      );
      harness.vis.timeline = new VisTimeline(box(), items, groups, {
        height: '100%',
        start: new Date(from),
        end: new Date(to),
        showCurrentTime: false,
        verticalScroll: true,
      });
    },
    close: () => harness.vis.timeline?.destroy(),
    /** Shows one window after the other, one a frame. */
    through: (windows: readonly (readonly [number, number])[]) => {
      const timeline = harness.vis.timeline as VisTimeline;
      return measure(windows.length, (frame) => {
        const [from, to] = windows[frame - 1] ?? [0, 0];
        timeline.setWindow(from, to, { animation: false });
      });
    },
    marks: () => box().querySelectorAll('.vis-foreground .vis-item').length,
  },
};

declare global {
  interface Window {
    harness: typeof harness;
  }
}
window.harness = harness;
