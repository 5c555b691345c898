// The bar over the timeline, loaded when it is opened: which events are shown, and where a text is found among them.
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { looks } from '../../app/look.ts';
import type { Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { ACTORS, type Actor } from '../../sim/event.ts';
import type { Run } from '../../sim/record.ts';
import { filters } from './filter.ts';
import { LANE_NAMES } from './lanes.ts';
import { useLook } from './look.ts';
import { ribbonsOf } from './ribbons.ts';
import { useHits } from './use-hits.ts';
import { useShown } from './use-shown.ts';
import './find.css';

export interface FindProps {
  readonly run: Run;
  readonly moment: Moment;
  readonly selected: string | null;
  readonly selectedEvent: number | null;
  readonly deeds: Pick<Deeds, 'selectEvent'>;
}

/** The button that opens the bar; before anything has happened there is none, then the first lane. */
const openers = () =>
  ['[data-find]', '.tl-head[tabindex="0"]'].map((one) => document.querySelector<HTMLElement>(one));
/** So many addresses are offered while one is typed. */
const OFFERED = 12;

export default function Find({ run, moment, selected, selectedEvent, deeds }: FindProps) {
  const { filter, query, hits } = useLook();
  const { shown } = useShown(run);
  useHits(run, shown, query);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  useLayoutEffect(() => field.current?.focus(), []);

  const found = useMemo(
    () =>
      hits?.run === run ? hits.ids.filter((id) => (run.events[id - 1]?.t ?? 0) <= moment.t) : null,
    [hits, run, moment.t],
  );
  const services = useMemo(() => ribbonsOf(run).map((ribbon) => ribbon.id), [run]);
  const parts = useMemo(() => partsLike(run, filter.part), [run, filter.part]);
  const standing = found === null || selectedEvent === null ? -1 : found.indexOf(selectedEvent);

  function go(by: 1 | -1) {
    if (!found || found.length === 0) return;
    const from = selectedEvent ?? 0;
    const next =
      by > 0
        ? (found.find((id) => id > from) ?? found[0])
        : ([...found].reverse().find((id) => id < from) ?? found.at(-1));
    if (next !== undefined) deeds.selectEvent(next, true);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field.current) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function close() {
    looks.find(false);
    // The button that opened the bar comes back with the next drawing, on a phone.
    requestAnimationFrame(() =>
      openers()
        .find((one) => one)
        ?.focus(),
    );
  }
  const toggle = (actor: Actor) => {
    const actors = new Set(filter.actors);
    if (!actors.delete(actor)) actors.add(actor);
    looks.filter({ actors });
  };

  return (
    <search className="fi" aria-label="Filter and search of the timeline" onKeyDown={onKeyDown}>
      <div className="fi-row">
        <input
          ref={field}
          type="search"
          className="fi-field"
          aria-label="Find in the events"
          placeholder="Find: was-3, takeover"
          value={query}
          onChange={(event) => looks.search(event.target.value)}
        />
        <button
          type="button"
          className="btn bare"
          aria-label="Previous found"
          title="Previous found (Shift+Enter)"
          disabled={!found?.length}
          onClick={() => go(-1)}
        >
          ‹
        </button>
        <button
          type="button"
          className="btn bare"
          aria-label="Next found"
          title="Next found (Enter)"
          disabled={!found?.length}
          onClick={() => go(1)}
        >
          ›
        </button>
        <span className="fi-count" role="status">
          {found === null
            ? ''
            : found.length === 0
              ? 'Nothing found'
              : standing < 0
                ? `${found.length} found`
                : `${standing + 1} of ${found.length}`}
        </span>
        <select
          className="btn fi-select"
          aria-label="Workload"
          value={filter.workload}
          onChange={(event) => looks.filter({ workload: event.target.value })}
        >
          <option value="">All workloads</option>
          {services.map((id) => (
            <option key={id}>{id}</option>
          ))}
        </select>
        <input
          className="fi-field fi-part"
          aria-label="Part"
          placeholder="Part: a/c1/n3"
          list={list}
          value={filter.part}
          onChange={(event) => looks.filter({ part: event.target.value })}
        />
        <datalist id={list}>
          {parts.map((address) => (
            <option key={address} value={address} />
          ))}
        </datalist>
        {selected !== null && (
          <button
            type="button"
            className="fi-chip"
            title={selected}
            aria-pressed={filter.part === selected}
            onClick={() => looks.filter({ part: filter.part === selected ? '' : selected })}
          >
            Selected
          </button>
        )}
        <button
          type="button"
          className="btn bare fi-close"
          title={filters(filter) ? 'Close and show all events' : 'Close'}
          onClick={close}
        >
          Close
        </button>
      </div>
      <div className="fi-row">
        {ACTORS.map((actor) => (
          <button
            key={actor}
            type="button"
            className="fi-chip"
            aria-pressed={filter.actors.has(actor)}
            onClick={() => toggle(actor)}
          >
            {LANE_NAMES[actor]}
          </button>
        ))}
        <button
          type="button"
          className="fi-chip"
          aria-pressed={filter.changed}
          onClick={() => looks.filter({ changed: !filter.changed })}
        >
          Changed a service
        </button>
      </div>
    </search>
  );
}

/** Addresses in the log that begin like what is typed, or hold it; the whole address typed already needs no offer. */
function partsLike(run: Run, typed: string): string[] {
  const text = typed.trim().toLowerCase();
  const found = new Set<string>();
  for (const { subject } of run.events) {
    if (found.size === OFFERED) break;
    if (subject.toLowerCase().includes(text) && subject !== typed) found.add(subject);
  }
  return [...found].sort();
}
