// The story as a list, for a phone and for whoever would rather read: what happened in order, and what is armed.

import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { looks } from '../../app/look.ts';
import type { Deeds } from '../../app/state.ts';
import { capital } from '../../base/english.ts';
import type { Moment } from '../../log/moment.ts';
import type { Run } from '../../sim/record.ts';
import { actorIcon, mark, ring } from '../glyphs/mark.ts';
import { plannedWord } from './action-words.ts';
import { type Armed, armedOf } from './armed.ts';
import { Icon, Picture } from './icons.tsx';
import { useLook } from './look.ts';
import { fractionLeft } from './moving.ts';
import { namesOf } from './names.ts';
import { sentenceOf } from './sentences.ts';
import { type Told, toldUntil } from './story.ts';
import { left, moment as written } from './time-words.ts';
import { useShown } from './use-shown.ts';

export interface StoryProps {
  readonly run: Run;
  readonly moment: Moment;
  readonly selected: string | null;
  readonly selectedEvent: number | null;
  readonly deeds: Pick<Deeds, 'selectEvent'>;
}

const Find = lazy(() => import('./Find.tsx'));

/** The latest ones; the rest on demand, so that a long run does not fill the page with rows. */
const PAGE = 120;
/** How many lines of the script that are still ahead are told: the link's whole drill is on the timeline. */
const AHEAD = 5;
const PLANNED = mark({ key: 'planned', kind: 'planned', x: 10, y: 10 });

export default function Story({ run, moment, selected, selectedEvent, deeds }: StoryProps) {
  const [most, setMost] = useState(PAGE);
  const { story, hits } = useShown(run);
  const { finding } = useLook();
  const count = toldUntil(story, moment.t);
  const first = Math.max(0, count - most);
  const told = useMemo(
    () => story.told.slice(first, count).filter((one) => !one.minor),
    [story, first, count],
  );
  const armed = armedOf(moment, namesOf(run));
  const names = namesOf(run);
  const planned = run.plan.script.filter((line) => line.at > moment.t).slice(0, AHEAD);
  if (count === 0 && armed.length === 0 && planned.length === 0 && !finding)
    return (
      <p className="st-calm">
        Nothing has broken yet. Pick a part of the rack and break it: who notices and who acts is
        written here.
      </p>
    );
  return (
    <>
      {finding ? (
        <Suspense fallback={null}>
          <div className="st-find">
            <Find
              run={run}
              moment={moment}
              selected={selected}
              selectedEvent={selectedEvent}
              deeds={deeds}
            />
          </div>
        </Suspense>
      ) : (
        <div className="st-open">
          <button
            type="button"
            className="btn bare"
            aria-label="As a picture"
            title="As a picture over the whole page"
            onClick={() => looks.enlarge(true)}
          >
            <Icon name="larger" />
          </button>
          <button
            type="button"
            className="btn bare"
            aria-label="Filter and search"
            title="Filter and search (/)"
            aria-expanded={false}
            data-find
            onClick={() => looks.find(true)}
          >
            <Icon name="find" />
          </button>
        </div>
      )}
      <ol className="st" aria-label="Story">
        {first > 0 && (
          <li className="st-more">
            <button type="button" className="btn" onClick={() => setMost(most + PAGE)}>
              {first} earlier
            </button>
          </li>
        )}
        {told.map((one) => (
          <li key={one.key}>
            <Row
              run={run}
              told={one}
              chosen={one.event.id === selectedEvent}
              hit={hits.has(one.event.id)}
              choose={() => deeds.selectEvent(one.event.id, true)}
            />
          </li>
        ))}
        {armed.map((one) => (
          <li key={one.key} className="st-row st-armed">
            <span className="num">{written(one.timer.dueAt)}</span>
            <Ring armed={one} t={moment.t} />
            <span>{capital(one.sentence)}</span>
            <span className="num s12">in {left(one.timer.dueAt - moment.t)}</span>
          </li>
        ))}
        {planned.map((line) => (
          <li key={`${line.at} ${plannedWord(line)} ${line.target}`} className="st-row st-armed">
            <span className="num">{written(line.at)}</span>
            <Picture shapes={PLANNED} width={20} height={20} />
            <span>{`In the script: ${plannedWord(line)} ${names.full(line.target)}`}</span>
            <span className="num s12">in {left(line.at - moment.t)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

interface RowProps {
  readonly run: Run;
  readonly told: Told;
  readonly chosen: boolean;
  readonly hit: boolean;
  choose(): void;
}

function Row({ run, told, chosen, hit, choose }: RowProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) button.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { mark: kind, lane } = told;
  const glyph = useMemo(() => mark({ key: 'mark', kind, x: 10, y: 10 }), [kind]);
  const actor = useMemo(() => actorIcon({ key: 'actor', actor: lane, x: 0, y: 0 }), [lane]);
  return (
    <button
      type="button"
      ref={button}
      className={`st-row${kind === 'fault' ? ' st-fault' : ''}${hit ? ' st-hit' : ''}`}
      aria-pressed={chosen}
      onClick={choose}
    >
      <span className="num">{written(told.t)}</span>
      <Picture shapes={glyph} width={20} height={20} />
      <span>{sentenceOf(run, told)}</span>
      <Picture shapes={actor} width={14} height={14} />
    </button>
  );
}

function Ring({ armed, t }: { readonly armed: Armed; readonly t: number }) {
  const shapes = ring({ key: 'ring', x: 10, y: 10, r: 5, fraction: fractionLeft(armed.timer, t) });
  return <Picture shapes={shapes} width={20} height={20} />;
}
