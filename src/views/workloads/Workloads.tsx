// Views: who serves whom, a row for each workload. React writes the words at the head, D3 draws the line of supply beside them.
import {
  type FocusEvent,
  type KeyboardEvent,
  lazy,
  type MouseEvent,
  Suspense,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { AppState, Deeds } from '../../app/state.ts';
import { listed } from '../../base/english.ts';
import type { Moment } from '../../log/moment.ts';
import { onTried, triedSoFar } from '../proof/known.ts';
import { paint } from '../shape.ts';
import { useSize } from '../shell/use-size.ts';
import type { Measure } from '../text-width.ts';
import type { HeadLine } from './history.ts';
import { LoadControl } from './LoadControl.tsx';
import { type Density, layoutRow } from './layout.ts';
import { useMeasure } from './measure.ts';
import { SlaLine } from './SlaLine.tsx';
import { extent, type Row, supply } from './supply.ts';
import { type Spot, stopOf, walk } from './walk.ts';
import './workloads.css';

// Nothing is known before the proof has been run.
const Marks = lazy(() => import('../proof/Marks.tsx'));

/** From this many rows on they are drawn compact. */
const COMPACT_FROM = 5;
/** What a row takes that has much to say, and the share of the desk's height that all of them may take. */
const FULL_PX = 150;
const SHARE = 0.6;
/** From so many VMs on each shape less counts: 3,000 elements are to be enough for two full racks. */
const MANY_VMS = 200;
/** Where moves are drawn as jumps (tokens.md, section 7). */
const QUICK_FROM = 60;
const HEAD_WIDE = 196;
/** Below this width the line of supply stands under the words; it is never narrower than the least. */
const NARROW = 520;
const LEAST = 240;
/** What compact rows keep in sight of the head: the state, outages and lost sessions if there were any. */
const kept = ({ key, red }: HeadLine): boolean =>
  key === 'state' || (red && (key === 'outages' || key === 'lost'));

/** That requests pass is drawn beside it: where a verdict takes room, the first word is enough. */
const shortly = ({ text }: HeadLine): string => text.replace(/^serves, .*/, 'serves');

export interface WorkloadsProps {
  readonly state: AppState;
  readonly moment: Moment;
  readonly deeds: Deeds;
  /** At most this wide, in pixels; else as wide as there is room. */
  readonly width?: number;
  /** How high the desk is on which they stand beside a timeline; else there is room for all they say. */
  readonly height?: number;
  /** Which rows are drawn, where there is no room for all; the others are named. */
  readonly drawn?: (row: Row) => boolean;
  /** Compact, however few there are. */
  readonly compact?: boolean;
}

export function Workloads(props: WorkloadsProps) {
  const { state, moment, deeds, width: most, height, drawn } = props;
  const measure = useMeasure();
  const own = useSize();
  const width = Math.min(own.width, most ?? own.width);
  const all = supply(moment);
  const rows = drawn ? all.filter(drawn) : all;
  const others = drawn ? all.filter((row) => !drawn(row)) : [];
  const preview = useMemo(() => new Set(state.preview), [state.preview]);
  const narrow = width < NARROW;
  // Under one another words and lines of supply are as high as both: several are to be seen at once nevertheless.
  const many = narrow ? 2 : COMPACT_FROM;
  const compact =
    props.compact ||
    rows.length >= many ||
    rows.length * FULL_PX > SHARE * (height ?? Number.POSITIVE_INFINITY);
  const density: Density = compact ? 'compact' : 'full';
  const joined = moment.vms().length >= MANY_VMS;
  const quick = !state.playing || state.speed >= QUICK_FROM;
  const judged = useSyncExternalStore(onTried, triedSoFar) > 0;
  // All the pictures together are one tab stop: a dozen workloads would be a dozen on the way to the clock.
  const [visited, setVisited] = useState<Spot | null>(null);
  const stop = stopOf(rows, visited, state.selected);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const here = spotOf(event.target);
    if (here === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      deeds.select(here.address);
      return;
    }
    const next = walk(rows, here, event.key);
    if (next === null) return;
    event.preventDefault();
    setVisited(next);
    focusOn(event.currentTarget, next);
  };
  const onClick = (event: MouseEvent) => {
    const here = spotOf(event.target);
    if (here === null) return;
    setVisited(here);
    deeds.select(here.address);
  };

  return (
    // An <svg> that listens to focus takes a tab stop of its own in Chromium, so the frame of all listens.
    <section
      ref={own.ref}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={(event: FocusEvent) => {
        const here = spotOf(event.target);
        if (here !== null) setVisited(here);
      }}
      className={`workloads ${density}${quick ? ' quick' : ''}${narrow ? ' narrow' : ''}`}
      aria-labelledby="workloads"
    >
      <header>
        <h2 id="workloads" className="s15">
          Workloads
        </h2>
        <span className="s12 qq whom">who serves whom now</span>
        <span className="s12 qq extent">{extent(moment)}</span>
      </header>
      {rows.map((row) => (
        <Workload
          key={row.id}
          moment={moment}
          row={row}
          density={density}
          joined={joined}
          width={Math.max(LEAST, narrow ? width : width - HEAD_WIDE)}
          measure={measure}
          selected={state.selected}
          preview={preview}
          judged={judged}
          stop={stop?.row === row.id ? stop.address : null}
          deeds={deeds}
        />
      ))}
      {others.length > 0 && (
        <p className="s12 q others">
          Not drawn, for nothing happens to {others.length === 1 ? 'it' : 'them'}:{' '}
          {listed(others.map(({ name }) => name))}.
        </p>
      )}
    </section>
  );
}

interface WorkloadProps {
  readonly moment: Moment;
  readonly row: Row;
  readonly density: Density;
  readonly joined: boolean;
  readonly width: number;
  readonly measure: Measure;
  readonly selected: string | null;
  readonly preview: ReadonlySet<string>;
  /** Something has been tried, so there may be a verdict on it. */
  readonly judged: boolean;
  /** The part of this row that the Tab key reaches, if it is the one. */
  readonly stop: string | null;
  readonly deeds: Deeds;
}

function Workload({
  moment,
  row,
  density,
  joined,
  width,
  measure,
  selected,
  preview,
  judged,
  stop,
  deeds,
}: WorkloadProps) {
  const svg = useRef<SVGSVGElement>(null);
  const drawing = layoutRow(row, { width, density, joined, measure, selected, preview, stop });

  // Verdicts stand at the end of the line of outages, where that is in sight; else they take room from what is plain to see.
  const bearer = !judged ? null : density === 'full' || row.history.count > 0 ? 'outages' : 'state';

  useLayoutEffect(() => {
    if (svg.current) paint(svg.current, drawing.shapes);
  });

  return (
    <article className="workload" aria-label={`Workload ${row.name}`} data-row={row.id}>
      <div className="head">
        <div className="words">
          <div className="name">
            <h3 className="s15">
              {row.deployments.includes(row.name) ? null : `${row.name} `}
              {row.deployments.map((id) => (
                // No stop of its own: the arrows lead from the parts to their names.
                <button
                  key={id}
                  type="button"
                  className={id === row.name ? 'deployment' : 'deployment s12 w500'}
                  data-address={id}
                  tabIndex={stop === id ? 0 : -1}
                  aria-pressed={selected === id}
                >
                  {id}
                </button>
              ))}
            </h3>
            <p className="s12 qq" title={row.kind}>
              {density === 'compact' ? row.kindShort : row.kind}
            </p>
          </div>
          <ul>
            {row.lines.map((line) => {
              const marked = line.key === bearer;
              return (
                <li
                  key={line.key}
                  className={`s12 num ${line.red ? 'bad b' : 'q'}${kept(line) ? '' : ' brief'}${marked ? ' marked' : ''}`}
                  title={line.text}
                >
                  {marked ? <span>{shortly(line)}</span> : line.text}
                  {marked && (
                    <Suspense fallback={null}>
                      <Marks moment={moment} service={row.id} deeds={deeds} />
                    </Suspense>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
        {row.levers.length > 0 && (
          <div className="levers">
            {row.levers.map((lever) => (
              <LoadControl key={lever.target} lever={lever} deeds={deeds} />
            ))}
          </div>
        )}
        <SlaLine moment={moment} of={row.healthKey} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of controls, not a part of a form. */}
      <svg
        ref={svg}
        width={width}
        height={drawing.height}
        role="group"
        aria-label={`Who serves whom in ${row.name}; arrow keys go from part to part`}
      />
    </article>
  );
}

/** The part of a picture that something happened to; null beside the pictures. */
function spotOf(target: EventTarget): Spot | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>('[data-row]')?.dataset.row;
  const address = target.closest('[data-address]')?.getAttribute('data-address');
  return row && address ? { row, address } : null;
}

function focusOn(page: HTMLElement, { row, address }: Spot): void {
  for (const element of page.querySelectorAll<HTMLElement | SVGElement>(
    '[data-row] [data-address]',
  )) {
    const here = spotOf(element);
    if (here?.row === row && here.address === address) element.focus();
  }
}
