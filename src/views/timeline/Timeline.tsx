// Run and moment → the timeline on the page: React owns the frame and its size, D3 what is drawn in it.
import { select } from 'd3-selection';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Deeds } from '../../app/state.ts';
import { lastAt, type Moment } from '../../log/moment.ts';
import type { Run } from '../../sim/record.ts';
import { paint, type Shape } from '../shape.ts';
import { armedOf } from './armed.ts';
import { type Grip, listen } from './hands.ts';
import { LaneHeads } from './LaneHeads.tsx';
import { layLanes } from './lanes.ts';
import { layoutStill, type Scene, type Still } from './layout.ts';
import { looks, useLook } from './look.ts';
import { behind, focusBeads, handle, rings } from './moving.ts';
import { namesOf } from './names.ts';
import { foldedRibbon, type Ribbon, ribbonsOf, ribbonWords } from './ribbons.ts';
import { stretchesOfRun } from './scale.ts';
import { sentenceOf } from './sentences.ts';
import { chainKeys, crowd, storyOf, type Told, toldUntil } from './story.ts';
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
}

const ZOOM_STEP = 1.5;

export function Timeline({ run, moment, selected, selectedEvent, deeds }: TimelineProps) {
  const root = useRef<HTMLElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const size = useSize(root);
  const measure = useMeasure();
  const [held, hold] = useState(false);
  const [active, setActive] = useState<string | null>(null);

  const { t } = moment;
  const story = storyOf(run);
  const count = toldUntil(story, t);
  const { folded } = useLook();
  const services = useMemo(() => ribbonsOf(run), [run]);
  const ribbons = useMemo(
    () => (folded.has('services') && services.length > 1 ? [foldedRibbon(services)] : services),
    [services, folded],
  );
  const lanes = useMemo(
    () => layLanes(size, ribbons.length, crowd(story), folded),
    [size, ribbons, story, folded],
  );
  const view = useView(stretchesOfRun(run), lanes.plotWidth, t, held);
  const armed = useSame(...keyed(armedOf(moment.timers(), namesOf(run))));
  const { script } = run.plan;
  const played = lastAt(
    script.map((line) => ({ t: line.at })),
    t,
  );
  const counts = useMemo(() => crowd(story, count), [story, count]);
  const planned = useMemo(() => script.slice(played + 1), [script, played]);
  const found = selectedEvent === null ? undefined : story.byEvent(selectedEvent);
  const chosen = found && found.t <= t ? found : undefined;
  const chain = useMemo(() => chainKeys(story, chosen, selected), [story, chosen, selected]);
  const { scale } = view;
  const settled = settledAt(run, ribbons, t);

  const scene = useMemo<Scene>(
    () => ({
      run,
      story,
      count,
      t: settled,
      armed,
      planned,
      scale,
      lanes,
      ribbons,
      measure,
      selected: chosen?.key ?? null,
      chain,
      describe: (told: Told) => sentenceOf(run, told),
    }),
    [run, story, count, settled, armed, planned, scale, lanes, ribbons, measure, chosen, chain],
  );
  const still = useMemo(() => layoutStill(scene), [scene]);
  const marks = useMemo(() => new Map(still.marks.map((m) => [m.told.key, m])), [still]);
  const standing = active ?? chosen?.key ?? null;
  const here = standing === null ? undefined : marks.get(standing);

  useLayoutEffect(() => {
    if (!svg.current) return;
    paint(select<SVGSVGElement | SVGGElement, unknown>(svg.current), [
      group('back', still.back),
      group('behind', behind(scene, t)),
      group('notes', still.notes),
      events(still, here?.told.key ?? null),
      { ...group('focus', focusBeads(here)), at: { class: 'tl-focus', 'aria-hidden': 'true' } },
      group('ahead', still.ahead),
      group('rings', rings(scene, still, t)),
      handle(scene, moment),
    ]);
  }, [scene, still, here, t, moment]);

  const choose = (key: string | null) => {
    const told = key === null ? undefined : story.byKey(key);
    setActive(key);
    // Reading what led to what must not turn the clock back: later marks would vanish under the reader's eyes.
    if (told) deeds.selectEvent(told.event.id, true);
  };
  const grip = useRef<Grip>(null);
  useLayoutEffect(() => {
    grip.current = {
      scale,
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
        const next = walked(step, story.told, count, still.marks, standing, folded);
        if (!next) return;
        setActive(next.key);
        view.show(next.t);
      },
    };
  });
  useEffect(() => {
    if (!svg.current) return;
    return listen(svg.current, () => grip.current as Grip);
  }, []);

  const middle = scale.width / 2;
  return (
    <section className="tl" ref={root} aria-label="Timeline">
      <svg ref={svg} className="tl-plot" width={size.width} height={lanes.height} role="none" />
      {count === 0 && planned.length === 0 && (
        <div className="tl-calm">
          <p className="tl-calm-head">Nothing has broken yet.</p>
          <p>Pick a part of the rack and break it: who notices and who acts is written here.</p>
        </div>
      )}
      <LaneHeads
        lanes={lanes}
        folded={folded}
        counts={counts}
        services={services.map((ribbon) => ribbon.id)}
        fold={looks.fold}
      />
      <div className="tl-zoom" style={{ top: lanes.axisY + 2 }}>
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
      </div>
      <ul className="tl-unseen" aria-label="Services now">
        {services.map((ribbon) => (
          <li key={ribbon.id}>{ribbonWords(run, ribbon, t)}</li>
        ))}
      </ul>
    </section>
  );
}

const keyed = <T extends { readonly key: string }>(list: T[]): [T[], string] => [
  list,
  list.map((one) => one.key).join(' '),
];

const group = (key: string, children: readonly Shape[]): Shape => ({ key, tag: 'g', children });

/** The last moment at or before `t` at which anything that stands still was changed. */
function settledAt(run: Run, ribbons: readonly Ribbon[], t: number): number {
  let last = run.events[lastAt(run.events, t)]?.t ?? 0;
  for (const { track } of ribbons) last = Math.max(last, track[lastAt(track, t)]?.t ?? 0);
  return last;
}

/** The list of events: one tab stop, the arrow keys walk inside. An empty list is no list. */
const events = (still: Still, active: string | null): Shape => ({
  key: 'events',
  tag: 'g',
  at:
    still.options.length === 0
      ? {}
      : {
          role: 'listbox',
          tabindex: 0,
          class: 'tl-list',
          'aria-label': 'Events',
          'aria-activedescendant': active === null ? null : `tl-${active}`,
        },
  children: still.options,
});
