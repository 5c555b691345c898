// Run and moment → the timeline on the page: React owns the frame and its size, D3 what is drawn in it.
import {
  lazy,
  type RefObject,
  Suspense,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { looks } from '../../app/look.ts';
import type { Deeds } from '../../app/state.ts';
import { lastAt, type Moment } from '../../log/moment.ts';
import type { Run } from '../../sim/record.ts';
import { paint, type Shape } from '../shape.ts';
import { Toolbar } from '../shell/Toolbar.tsx';
import { armedOf } from './armed.ts';
import { emptyMemory } from './ask.ts';
import { frame } from './ground.ts';
import { type Grip, listen } from './hands.ts';
import { Icon } from './icons.tsx';
import { LaneHeads } from './LaneHeads.tsx';
import { layLanes, NAMES_PX } from './lanes.ts';
import { layoutStill, type Scene } from './layout.ts';
import { useFolded, useLook } from './look.ts';
import { namesOf } from './names.ts';
import { Overview } from './Overview.tsx';
import { option, stoodOn, within } from './options.ts';
import { dragged, group, over } from './picture.ts';
import { type Ribbon, ribbonsIn, ribbonsOf, ribbonWords } from './ribbons.ts';
import { stretchesOfRun } from './scale.ts';
import { sentenceOf } from './sentences.ts';
import { chainKeys, crowd, type Told, toldUntil } from './story.ts';
import { usePage } from './use-page.ts';
import { useShown } from './use-shown.ts';
import { useMeasure, useSame, useSize } from './use-size.ts';
import { useView } from './use-view.ts';
import { walked } from './walk.ts';

export interface TimelineProps {
  readonly run: Run;
  readonly moment: Moment;
  /** Address of the selected part. */
  readonly selected: string | null;
  readonly selectedEvent: number | null;
  readonly deeds: Pick<Deeds, 'selectEvent' | 'seek'>;
  /** It is read across a room, and nobody points at it. */
  readonly afar?: boolean;
}

// Not needed before something has happened, or before somebody asks.
const Find = lazy(() => import('./Find.tsx'));
const EventTable = lazy(() => import('./EventTable.tsx'));
const Peek = lazy(() => import('./Peek.tsx'));

const ZOOM_STEP = 1.5;
const COARSE = '(pointer: coarse)';
/** How much lower than the axis a button of 44 px beside it reaches. */
const FINGER_PX = 16;
/** Marks at the very edge of the plot are seen whole. */
const OVER_PX = 8;

export function Timeline({ run, moment, selected, selectedEvent, deeds, afar }: TimelineProps) {
  const room = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const under = useRef<SVGSVGElement>(null);
  const moved = useRef<SVGSVGElement>(null);
  const above = useRef<SVGSVGElement>(null);
  const whole = useSize(room);
  // A finger's buttons beside the axis are higher than the axis.
  const size = useMemo(
    () =>
      matchMedia(COARSE).matches
        ? { ...whole, height: Math.max(0, whole.height - FINGER_PX) }
        : whole,
    [whole],
  );
  const measure = useMeasure();
  const [held, hold] = useState(false);
  const [active, setActive] = useState<string | null>(null);
  const [woken, wake] = useState(false);

  const { t } = moment;
  const { story, hits } = useShown(run);
  const { finding, table } = useLook();
  const count = toldUntil(story, t);
  const services = useMemo(() => ribbonsOf(run), [run]);
  /** How many marks each lane gets in the whole run. */
  const all = useMemo(() => crowd(story), [story]);
  const withMinor = useMemo(() => crowd(story, story.told.length, true), [story]);
  const { folded, most, fold } = useFolded(size.height, services.length, all);
  const fitting = ribbonsIn(services, most, t);
  const ribbons = useSame(fitting, fitting.map(({ id }) => id).join(' '), services);
  const lanes = useMemo(
    () => layLanes(size, ribbons.length, all, folded, afar, withMinor),
    [size, ribbons, all, folded, afar, withMinor],
  );
  const stretches = stretchesOfRun(run);
  const view = useView(stretches, lanes.plotWidth, t, held);
  const { page, move } = usePage(stretches, view.scale);
  const timers = useMemo(() => armedOf(moment, namesOf(run)), [moment, run]);
  const armed = useSame(timers, timers.map((one) => one.key).join(' '), run);
  const { script } = run.plan;
  const times = useMemo(() => script.map((line) => ({ t: line.at })), [script]);
  const played = lastAt(times, t);
  const planned = useMemo(() => script.slice(played + 1), [script, played]);
  const counts = useMemo(() => crowd(story, count), [story, count]);
  const found = selectedEvent === null ? undefined : story.byEvent(selectedEvent);
  const chosen = found && found.t <= t ? found : undefined;
  const chain = useMemo(() => chainKeys(story, chosen, selected), [story, chosen, selected]);
  const settled = settledAt(run, ribbons, t);
  const words = useMemo(
    () => services.map((ribbon) => ribbonWords(run, ribbon, settled)),
    [run, services, settled],
  );

  const scene = useMemo<Scene>(
    () => ({
      run,
      story,
      count,
      t: settled,
      armed,
      planned,
      scale: page,
      lanes,
      ribbons,
      measure,
      selected: chosen?.key ?? null,
      chain,
      hits,
      describe: (told: Told) => sentenceOf(run, told),
    }),
    [
      run,
      story,
      count,
      settled,
      armed,
      planned,
      page,
      lanes,
      ribbons,
      measure,
      chosen,
      chain,
      hits,
    ],
  );
  const { pxPerMs } = page;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was placed holds for one story, zoom, height and typeface.
  const memory = useMemo(() => emptyMemory(), [story, pxPerMs, lanes, measure]);
  const still = useMemo(() => layoutStill(scene, memory), [scene, memory]);
  const drawn = useMemo(
    () => ({ back: group('back', still.back), notes: group('notes', still.notes), still }),
    [still],
  );
  const left = lanes.x0 - move;
  const right = left + lanes.plotWidth;
  const seen = useMemo(() => within(still, scene, left, right), [still, scene, left, right]);
  const standing = active ?? chosen?.key ?? null;
  const drawnHere = standing === null ? undefined : seen.marks.find((m) => m.told.key === standing);
  const here = useMemo(
    () => drawnHere ?? (standing === null ? undefined : stoodOn(scene, seen.marks, standing)),
    [drawnHere, scene, seen, standing],
  );
  const shown = useMemo(
    () =>
      here === drawnHere || !here
        ? seen
        : {
            ...seen,
            marks: [...seen.marks, here],
            options: [...seen.options, option(scene, here)],
          },
    [here, drawnHere, scene, seen],
  );

  useLayoutEffect(() => draw(under, frame({ lanes, ribbons, measure })), [lanes, ribbons, measure]);
  useLayoutEffect(
    () => draw(moved, dragged({ scene, drawn, seen: shown, here, moment, right })),
    [scene, drawn, shown, here, moment, right],
  );
  useLayoutEffect(() => draw(above, over(scene, view.scale, moment)), [scene, view.scale, moment]);

  const choose = (key: string | null) => {
    const told = key === null ? undefined : story.byKey(key);
    setActive(key);
    // Reading what led to what must not turn the clock back: later marks would vanish under the reader's eyes.
    if (told) deeds.selectEvent(told.event.id, true);
  };
  // An event that is chosen elsewhere (the table, the search, the line of causes) comes into sight.
  const { reveal } = view;
  const chosenAt = chosen?.t;
  const chosenKey = chosen?.key;
  useEffect(() => {
    if (chosenKey !== undefined && chosenAt !== undefined) reveal(chosenAt);
  }, [chosenKey, chosenAt, reveal]);

  const grip = useRef<Grip>(null);
  useLayoutEffect(() => {
    grip.current = {
      scale: view.scale,
      lanes,
      t,
      until: run.until,
      hold,
      seek: deeds.seek,
      zoomBy: view.zoomBy,
      panBy: view.panBy,
      back: view.back,
      choose,
      walk: (step) => {
        if (step === 'choose') {
          choose(standing);
          return;
        }
        const next = walked(step, story.told, count, shown.marks, standing, folded);
        if (!next) return;
        setActive(next.key);
        view.show(next.t);
      },
    };
  });
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    for (const first of ['pointerenter', 'focusin'])
      element.addEventListener(first, () => wake(true), { once: true });
    return listen(element, () => grip.current as Grip);
  }, []);

  const middle = view.scale.width / 2;
  const box = { width: size.width, height: lanes.height };
  const from = lanes.x0 - OVER_PX;
  // Where the lanes have no names, there is no room beside the axis either.
  const narrow = lanes.x0 < NAMES_PX;
  const zoom = (
    <div className="tl-zoom" style={narrow ? undefined : { top: lanes.axisY + 2 }}>
      <Toolbar className="tl-keys" label="Zoom of the timeline">
        <button
          type="button"
          className="btn bare"
          aria-label="Show more time"
          title="Show more time (−)"
          onClick={() => view.zoomBy(1 / ZOOM_STEP, middle)}
        >
          −
        </button>
        <button
          type="button"
          className="btn bare"
          aria-label="Show less time"
          title="Show less time (+)"
          onClick={() => view.zoomBy(ZOOM_STEP, middle)}
        >
          +
        </button>
        {view.free && (
          <button
            type="button"
            className="btn bare"
            aria-label="Back to now"
            title="Back to now (0)"
            onClick={view.back}
          >
            now
          </button>
        )}
      </Toolbar>
    </div>
  );
  return (
    <section className={narrow ? 'tl tl-narrow' : 'tl'} aria-labelledby="timeline-title">
      <h2 id="timeline-title" className="unseen">
        Timeline
      </h2>
      {finding && (
        <Suspense fallback={null}>
          <Find
            run={run}
            moment={moment}
            selected={selected}
            selectedEvent={selectedEvent}
            deeds={deeds}
          />
        </Suspense>
      )}
      {table && (
        <Suspense fallback={null}>
          <EventTable run={run} moment={moment} selectedEvent={selectedEvent} deeds={deeds} />
        </Suspense>
      )}
      <div className="tl-room" ref={room} hidden={table}>
        <div ref={stage} className="tl-stage" style={{ height: lanes.height }}>
          {/* Its words are those of the buttons over it. */}
          <svg ref={under} className="tl-plot" {...box} role="none" aria-hidden="true" />
          <div className="tl-window" style={{ left: from, width: lanes.plotWidth + 2 * OVER_PX }}>
            <svg
              ref={moved}
              className="tl-moved"
              width="1"
              height={lanes.height}
              role="none"
              style={{ transform: `translateX(${move - from}px)` }}
            />
          </div>
          <svg ref={above} className="tl-above" {...box} role="none" />
        </div>
        {woken && (
          <Suspense fallback={null}>
            <Peek
              stage={stage}
              scene={scene}
              seen={shown}
              out={still.out}
              here={here}
              move={move}
              moment={moment}
            />
          </Suspense>
        )}
        {count === 0 && planned.length === 0 && (
          <div className="tl-calm">
            <p className="tl-calm-head">Nothing has broken yet.</p>
            <p>Pick a part of the rack and break it: who notices and who acts is written here.</p>
          </div>
        )}
        <LaneHeads lanes={lanes} folded={folded} counts={counts} services={services} fold={fold} />
        {!narrow && zoom}
      </div>
      {(count > 0 || planned.length > 0) && (
        <div className="tl-foot">
          <div className="tl-tools" style={narrow ? undefined : { width: lanes.x0 }}>
            <Toolbar className="tl-keys" label="Search and table">
              <button
                type="button"
                className="btn bare"
                aria-label="Filter and search"
                title="Filter and search (/)"
                aria-expanded={finding}
                data-find
                onClick={() => looks.find(!finding)}
              >
                <Icon name="find" />
              </button>
              <button
                type="button"
                className="btn bare"
                aria-label="As a table"
                title="As a table"
                aria-pressed={table}
                onClick={() => looks.tabulate(!table)}
              >
                <Icon name="table" />
              </button>
            </Toolbar>
            {narrow && zoom}
          </div>
          {!table && (
            <Overview
              run={run}
              story={story}
              hits={hits}
              armed={armed}
              stretches={stretches}
              width={lanes.plotWidth}
              t={t}
              view={view}
            />
          )}
        </div>
      )}
      <ul className="tl-unseen" aria-label="Services now">
        {words.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

function draw(svg: RefObject<SVGSVGElement | null>, shapes: readonly Shape[]): void {
  if (svg.current) paint(svg.current, shapes);
}

/** The last moment at or before `t` at which anything that stands still was changed. */
function settledAt(run: Run, ribbons: readonly Ribbon[], t: number): number {
  let last = run.events[lastAt(run.events, t)]?.t ?? 0;
  for (const { track } of ribbons) last = Math.max(last, track[lastAt(track, t)]?.t ?? 0);
  return last;
}
