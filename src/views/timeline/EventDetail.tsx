// The selected event in words, under the timeline: its sentence, who did it by which rule, and the way back to the fault.
import { Fragment } from 'react';
import type { Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { sentence } from '../../log/sentence.ts';
import type { Run } from '../../sim/record.ts';
import { Icon } from './icons.tsx';
import { LANE_NAMES } from './lanes.ts';
import { chainOf, storyOf, type Told } from './story.ts';
import { moment as written } from './time-words.ts';

export interface EventDetailProps {
  readonly run: Run;
  readonly moment: Moment;
  readonly selectedEvent: number | null;
  readonly deeds: Pick<Deeds, 'selectEvent'>;
}

/** More links than these do not fit; the middle ones are left out. */
const MOST = 6;

export function EventDetail({ run, moment, selectedEvent, deeds }: EventDetailProps) {
  const event = selectedEvent === null ? undefined : run.events[selectedEvent - 1];
  // Before it has been played, nobody knows of it.
  if (!event || event.t > moment.t) return null;
  const story = storyOf(run);
  const last = story.byEvent(event.id);
  const chain = last ? chainOf(story, last) : [];
  const skipped = Math.max(0, chain.length - MOST);
  const shown = skipped > 0 ? [...chain.slice(0, 1), ...chain.slice(1 + skipped)] : chain;
  const origin = [
    LANE_NAMES[event.actor],
    event.rule === null ? null : `rule ${event.rule}`,
    event.slide === null ? null : `slide ${event.slide}`,
  ].filter((word) => word !== null);
  return (
    <div className="ed">
      <p className="ed-words">
        <button
          type="button"
          className="term"
          title="Put the clock there"
          onClick={() => deeds.selectEvent(event.id)}
        >
          <b>{written(event.t)}</b>
        </button>{' '}
        {sentence(run, event)} <span className="q">{origin.join(', ')}</span>
      </p>
      {shown.length > 1 && (
        <nav className="ed-chain" aria-label="Because">
          <span className="q s12">because</span>
          {shown.map((told, i) => (
            <Fragment key={told.key}>
              {i > 0 &&
                (skipped > 0 && i === 1 ? (
                  <span aria-hidden="true">…</span>
                ) : (
                  <Icon name="onward" />
                ))}
              <button
                type="button"
                className="ed-link"
                aria-current={told === last ? 'true' : undefined}
                title={sentence(run, told.event)}
                onClick={() => deeds.selectEvent(told.event.id, true)}
              >
                <b>{written(told.t)}</b> {brief(told)}
              </button>
            </Fragment>
          ))}
        </nav>
      )}
    </div>
  );
}

/** The longest wording that a chip has room for. */
const brief = ({ words }: Told): string => words.find((w) => w.length <= 24) ?? words.at(-1) ?? '';
