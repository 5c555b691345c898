// What the class sees: the step of the lesson in large type, and the drawings of what was reached, enlarged. Nothing here can be operated.
import {
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Board } from '../../app/board.ts';
import type { followTeacher, Stand } from '../../app/projection.ts';
import type { AppState, Deeds } from '../../app/state.ts';
import { clock } from '../../base/duration.ts';
import { momentAt } from '../../log/moment.ts';
import { sentence } from '../../log/sentence.ts';
import { Patterns } from '../glyphs/Patterns.tsx';
import { AttentionStore } from '../rack/attention.ts';
import { elementId } from '../rack/item.ts';
import { Rack } from '../rack/Rack.tsx';
import { useApp } from '../shell/use-app.ts';
import { useSize } from '../shell/use-size.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { type Row, supply } from '../workloads/supply.ts';
import { Workloads } from '../workloads/Workloads.tsx';
import { Blackboard } from './Blackboard.tsx';
import './projector.css';

/** The smallest text of a drawing, and what it is at 1024 and from 1440 pixels on (tokens.md, section 3). */
const DRAWN_PX = 12;
const LEAST_PX = 16;
const MOST_PX = 20;
/** At this speed and above, moves are drawn as jumps. */
const JUMPS_FROM = 60;

/** How much larger a drawing is shown than it was laid out: in steps with the type of projector.css. Beyond 1440×900 it grows with the window. */
function enlarged(width: number, height: number): number {
  const grown = LEAST_PX + ((width - 1024) / 416) * (MOST_PX - LEAST_PX);
  const wall = MOST_PX * Math.min(width / 1440, height / 900);
  return Math.max(wall, Math.min(MOST_PX, Math.max(LEAST_PX, grown))) / DRAWN_PX;
}

const WORDS: Readonly<Record<Exclude<Stand['teacher'], 'there'>, string>> = {
  awaited: 'Waiting for the teacher’s window.',
  gone: 'The teacher’s window was closed or is being loaded again. This one goes on with it as soon as it presents again.',
  closed: 'The teacher’s window is closed. This one shows where it was; it can be closed, too.',
  none: 'This is the window for the projector. Open it from Rackdrill with Teach, Present: alone it has nothing to show.',
};

export function Projected({ app, stand }: ReturnType<typeof followTeacher>) {
  const state = useApp(app);
  const { teacher, board, drawing, told } = useSyncExternalStore(stand.subscribe, stand.getState);
  const moment = useMemo(() => momentAt(state.run, state.cursor), [state.run, state.cursor]);
  const event = state.run.events[(state.selectedEvent ?? 0) - 1];
  const beside = board !== null && board.lines.length === 0 && board.phase !== 'observe';
  return (
    <div className={`projector${beside ? ' beside' : ''}`}>
      <Patterns />
      <Top board={board} state={state} told={told} />
      {teacher !== 'there' && (
        <p className="projector-word" role="alert">
          {WORDS[teacher]}
        </p>
      )}
      {told && (
        <main>
          {board && <Blackboard board={board} />}
          <div className="projector-drawn">
            <Stage>
              {drawing === 'rack' ? (
                <RackDrawn state={state} moment={moment} />
              ) : (
                <div className="projector-desk">
                  <WorkloadsDrawn state={state} moment={moment} deeds={app.deeds} />
                  <Timeline
                    run={state.run}
                    moment={moment}
                    selected={state.selected}
                    selectedEvent={state.selectedEvent}
                    deeds={app.deeds}
                    afar
                  />
                </div>
              )}
            </Stage>
            {event && event.t <= state.cursor && (
              <p className="projector-event">
                <b className="num">{clock(event.t)}</b> {sentence(state.run, event)}
              </p>
            )}
          </div>
        </main>
      )}
    </div>
  );
}

const PHASES = [
  ['predict', 'Predict'],
  ['observe', 'Observe'],
  ['explain', 'Explain'],
] as const;

function Top({ board, state, told }: { board: Board | null; state: AppState; told: boolean }) {
  return (
    <header>
      <p>
        <b>{board ? board.title : told ? state.run.plan.title : 'Rackdrill'}</b>{' '}
        {board && (
          <span className="q num">
            {board.step} of {board.steps}
          </span>
        )}
      </p>
      {board && (
        <ol aria-label="Parts of an exercise">
          {PHASES.map(([id, name], i) => (
            <li key={id} aria-current={id === board.phase ? 'step' : undefined}>
              <span className="num" aria-hidden="true">
                {i + 1}
              </span>
              {name}
            </li>
          ))}
        </ol>
      )}
      {told && (
        <p className="projector-clock num">
          <span className="unseen">The clock: </span>
          {clock(Math.floor(state.cursor / 1000) * 1000)}
        </p>
      )}
    </header>
  );
}

/** Lays its drawings out in the room divided by the scale, and shows them that much larger. */
function Stage({ children }: { children: ReactNode }) {
  const { width, height, ref } = useSize();
  const inner = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = () => {
      const { style } = inner.current as HTMLDivElement;
      const scale = enlarged(innerWidth, innerHeight);
      style.width = `${Math.floor(width / scale)}px`;
      style.height = `${Math.floor(height / scale)}px`;
      style.transform = `scale(${scale})`;
    };
    place();
    addEventListener('resize', place);
    return () => removeEventListener('resize', place);
  }, [width, height]);
  return (
    <div className="projector-stage" ref={ref} inert>
      <div className="projector-scaled" ref={inner}>
        {children}
      </div>
    </div>
  );
}

const nothing = () => {};

interface DrawnProps {
  readonly state: AppState;
  readonly moment: ReturnType<typeof momentAt>;
}

/** What is drawn where there is room: all that matters, the same compact, what is spoken of alone, compact. */
const LAST_RESORT = 2;

function WorkloadsDrawn({ state, moment, deeds }: DrawnProps & { readonly deeds: Deeds }) {
  const drawn = useRef<HTMLDivElement>(null);
  const event = state.run.events[(state.selectedEvent ?? 0) - 1];
  const spoken = [
    ...(state.lesson?.spotlight ?? []),
    ...(state.selected === null ? [] : [state.selected]),
    ...(event ? [event.subject] : []),
  ];
  const [tight, tighten] = useState({ for: '', by: 0 });
  // Whatever else is spoken of begins with all the room again.
  const here = `${spoken.join(' ')} ${innerWidth}×${innerHeight}`;
  const by = tight.for === here ? tight.by : 0;
  const rows = supply(moment);
  const matters = rowsThatMatter(rows, spoken, by === LAST_RESORT);
  // The drawing itself says whether it has room; the timeline below keeps its share.
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = drawn.current as HTMLDivElement;
    if (scrollHeight > clientHeight + 1 && by < LAST_RESORT) tighten({ for: here, by: by + 1 });
  });
  // Even so there may be more than there is room for: the one that is spoken of comes into sight.
  const [first] = spoken;
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const part = drawn.current?.querySelector(`[data-address="${CSS.escape(first ?? '')}"]`);
      part?.closest('article')?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [first]);
  return (
    <div className="projector-workloads" ref={drawn}>
      <Workloads
        state={state}
        moment={moment}
        deeds={deeds}
        compact={by > 0}
        {...(matters ? { drawn: ({ id }: Row) => matters.has(id) } : {})}
      />
    </div>
  );
}

/** The workloads that are spoken of or, unless these `alone` find room, that something has happened to; null where no one is meant. */
function rowsThatMatter(
  rows: readonly Row[],
  spoken: readonly string[],
  alone: boolean,
): ReadonlySet<string> | null {
  const isMeant = ({ id, tiers }: Row) =>
    spoken.some(
      (address) =>
        address === id ||
        tiers.some(({ members }) =>
          members.some(
            (member) =>
              member.address === address ||
              member.address.startsWith(`${address}/`) ||
              address.startsWith(`${member.address}:`),
          ),
        ),
    );
  if (!rows.some(isMeant)) return null;
  const isHurt = (row: Row) => row.down || row.lines.some(({ red }) => red);
  // Two are drawn anyhow, if they find room.
  const all = rows.length <= ALWAYS && !alone;
  return new Set(
    rows.filter((row) => all || isMeant(row) || (!alone && isHurt(row))).map(({ id }) => id),
  );
}
/** So many workloads are drawn whatever is spoken of. */
const ALWAYS = 2;

function RackDrawn({ state, moment }: DrawnProps) {
  const attention = useMemo(() => new AttentionStore(), []);
  const spotlight = state.lesson?.spotlight ?? [];
  // What is spoken of comes into sight: the rack is higher than the screen, and nobody scrolls here.
  const spoken = spotlight[0] ?? state.selected;
  useEffect(() => {
    if (spoken === null || spoken === undefined) return;
    const frame = requestAnimationFrame(() =>
      document.getElementById(elementId(spoken))?.scrollIntoView({ block: 'center' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [spoken]);
  return (
    <Rack
      moment={moment}
      selected={state.selected}
      preview={state.preview}
      spotlight={spotlight}
      attention={attention}
      calm={!state.playing || state.speed >= JUMPS_FROM}
      onSelect={nothing as Deeds['select']}
    />
  );
}
