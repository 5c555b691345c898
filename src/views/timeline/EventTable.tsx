// The timeline as a table, loaded when it is asked for: the same events, row by row. Only the rows in sight are on the page; one tab stop, arrows go from row to row.
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Deeds } from '../../app/state.ts';
import { lastAt, type Moment } from '../../log/moment.ts';
import type { Run } from '../../sim/record.ts';
import { COLUMNS, cellsOf, type EventRow, rowsOf } from './rows.ts';
import { useShown } from './use-shown.ts';
import './find.css';

export interface EventTableProps {
  readonly run: Run;
  readonly moment: Moment;
  readonly selectedEvent: number | null;
  readonly deeds: Pick<Deeds, 'selectEvent'>;
}

/** Percent of the width for each column. */
const WIDTHS = [8, 11, 11, 16, 36, 18];
const HEAD_PX = 28;
/** Rows above and below what is in sight, so that scrolling shows no gaps. */
const MORE = 6;
/** A table whose rows are chosen is a grid; the rows out of sight are nobody's. */
const GRID = { role: 'grid' } as const;
const GAP = { 'aria-hidden': true } as const;
const rowPx = (): number => (matchMedia('(pointer: coarse)').matches ? 44 : 28);

export default function EventTable({ run, moment, selectedEvent, deeds }: EventTableProps) {
  const { shown, hits } = useShown(run);
  const all = useMemo(() => rowsOf(run, shown), [run, shown]);
  const times = useMemo(() => all.map(({ event }) => ({ t: event.t })), [all]);
  const count = lastAt(times, moment.t) + 1;
  const box = useRef<HTMLDivElement>(null);
  const [seen, see] = useState({ top: 0, height: 400 });
  const [standing, stand] = useState(0);
  const toFocus = useRef(false);
  /** Whether the row of now is kept in sight: as long as the reader has not gone elsewhere. */
  const follows = useRef(true);
  const px = useMemo(rowPx, []);
  const current = Math.min(standing, count - 1);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => see({ top: element.scrollTop, height: element.clientHeight });
    const scrolled = () => {
      look();
      follows.current =
        element.scrollTop + element.clientHeight > element.scrollHeight - 2 * rowPx();
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, []);

  /** Brings a row into sight, under the head that stays. */
  const show = (row: number) => {
    const element = box.current;
    if (!element) return;
    const top = row * px;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + px + HEAD_PX > element.scrollTop + element.clientHeight)
      element.scrollTop = top + px + HEAD_PX - element.clientHeight;
  };
  const showNow = useRef(show);
  showNow.current = show;

  // What is selected elsewhere is shown here; at the beginning, the latest.
  const chosen = useMemo(
    () => (selectedEvent === null ? -1 : all.findIndex(({ event }) => event.id === selectedEvent)),
    [all, selectedEvent],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count changes with every event played; the reader's place does not.
  useEffect(() => {
    const row = chosen >= 0 && chosen < count ? chosen : chosen < 0 ? count - 1 : -1;
    if (row < 0) return;
    follows.current = chosen < 0 || row === count - 1;
    stand(row);
    showNow.current(row);
  }, [chosen]);

  // The clock runs on: the row of now stays in sight of whoever has not gone to read another, or into the table.
  useEffect(() => {
    if (!follows.current || count === 0 || box.current?.contains(document.activeElement)) return;
    stand(count - 1);
    showNow.current(count - 1);
  }, [count]);

  useLayoutEffect(() => {
    if (!toFocus.current) return;
    toFocus.current = false;
    box.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  });

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((seen.height - HEAD_PX) / px) - 1);
    const to = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to !== undefined) {
      const row = Math.min(count - 1, Math.max(0, to));
      toFocus.current = true;
      stand(row);
      show(row);
    } else if (event.key === 'Enter' || event.key === ' ') choose(all[current]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const choose = (row: EventRow | undefined) => row && deeds.selectEvent(row.event.id, true);

  if (count === 0)
    return (
      <p className="et-none">
        {all.length === 0 && shown !== null
          ? 'No event passes the filter.'
          : 'No event has happened yet.'}
      </p>
    );
  const first = Math.max(0, Math.floor(seen.top / px) - MORE);
  const last = Math.min(count - 1, Math.ceil((seen.top + seen.height) / px) + MORE);
  const drawn = new Set([current]);
  for (let i = first; i <= last; i++) drawn.add(i);
  const lines: (number | { readonly gap: number; readonly key: string })[] = [];
  let next = 0;
  for (const i of [...drawn].sort((a, b) => a - b)) {
    if (i > next) lines.push({ gap: i - next, key: `to-${i}` });
    lines.push(i);
    next = i + 1;
  }
  if (count > next) lines.push({ gap: count - next, key: 'end' });

  return (
    <div className="et" ref={box}>
      <table
        {...GRID}
        aria-label="Events"
        aria-rowcount={count + 1}
        aria-colcount={COLUMNS.length}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {WIDTHS.map((width, i) => (
            <col key={COLUMNS[i]} style={{ width: `${width}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) =>
            typeof line === 'number' ? (
              <Line
                key={all[line]?.key}
                run={run}
                row={all[line] as EventRow}
                index={line}
                px={px}
                current={line === current}
                now={line === count - 1}
                chosen={all[line]?.event.id === selectedEvent && !all[line]?.unseen}
                hit={hits.has(all[line]?.event.id ?? 0)}
                choose={() => {
                  stand(line);
                  choose(all[line]);
                }}
                stand={() => stand(line)}
              />
            ) : (
              <tr key={line.key} {...GAP} style={{ height: line.gap * px }} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly run: Run;
  readonly row: EventRow;
  readonly index: number;
  readonly px: number;
  readonly current: boolean;
  /** It is the latest that has happened. */
  readonly now: boolean;
  readonly chosen: boolean;
  readonly hit: boolean;
  choose(): void;
  stand(): void;
}

function Line({ run, row, index, px, current, now, chosen, hit, choose, stand }: LineProps) {
  const cells = cellsOf(run, row);
  const look = `${row.event.kind === 'fault' ? 'et-fault' : ''}${hit ? ' et-hit' : ''}${now ? ' et-now' : ''}`;
  return (
    <tr
      data-row={index}
      className={look.trim() || undefined}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      aria-current={now ? 'time' : undefined}
      tabIndex={current ? 0 : -1}
      style={{ height: px }}
      onClick={choose}
      onFocus={stand}
    >
      {cells.map((text, i) => (
        <td key={COLUMNS[i]} title={i > 2 ? text : undefined}>
          {text}
        </td>
      ))}
    </tr>
  );
}
