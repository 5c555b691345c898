// The viewer's clock and its buttons: to the start, from event to event, play, how fast, and what comes next.
import { looks } from '../../app/look.ts';
import { type Deeds, SPEEDS } from '../../app/state.ts';
import { grouped } from '../../base/english.ts';
import type { Moment } from '../../log/moment.ts';
import type { Run } from '../../sim/record.ts';
import { Toolbar } from '../shell/Toolbar.tsx';
import { armedOf } from './armed.ts';
import { Icon } from './icons.tsx';
import { useLook } from './look.ts';
import { namesOf } from './names.ts';
import { clockFace, left } from './time-words.ts';

export interface TransportProps {
  readonly run: Run;
  readonly moment: Moment;
  readonly playing: boolean;
  readonly speed: number;
  readonly deeds: Pick<Deeds, 'seek' | 'play' | 'pause' | 'setSpeed' | 'step'>;
}

/** Which of the buttons of the clock plays. */
const PLAY = 2;

/** The soonest of what is armed, in words; null if nothing is. */
export function nextWords(run: Run, moment: Moment): { when: string; what: string } | null {
  const [next] = armedOf(moment, namesOf(run));
  return next ? { when: left(next.timer.dueAt - moment.t), what: next.sentence } : null;
}

export function Transport({ run, moment, playing, speed, deeds }: TransportProps) {
  const next = nextWords(run, moment);
  const { large } = useLook();
  return (
    <div className="tr">
      <Toolbar label="Clock" className="tr-keys" first={PLAY}>
        <button
          type="button"
          className="btn bare tr-icon"
          aria-label="To the start"
          title="To the start"
          onClick={() => deeds.seek(0)}
        >
          <Icon name="first" />
        </button>
        <button
          type="button"
          className="btn bare tr-icon"
          aria-label="Previous event"
          title="Previous event"
          onClick={() => deeds.step(-1)}
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          className="btn pri tr-play"
          onClick={playing ? deeds.pause : deeds.play}
        >
          <Icon name={playing ? 'pause' : 'play'} />
          {playing ? 'Pause' : 'Play'}
        </button>
        <button
          type="button"
          className="btn bare tr-icon"
          aria-label="Next event"
          title="Next event"
          onClick={() => deeds.step(1)}
        >
          <Icon name="forward" />
        </button>
        <button
          type="button"
          className="btn bare tr-icon tr-end"
          aria-label="To the end"
          title="To the end of the run"
          onClick={() => deeds.seek(run.until)}
        >
          <Icon name="last" />
        </button>
        <button
          type="button"
          className="btn bare tr-icon tr-large"
          aria-label="Timeline over the whole page"
          title={large ? 'Back to the rack (Escape)' : 'Timeline over the whole page (x)'}
          aria-pressed={large}
          data-large
          onClick={() => looks.enlarge(!large)}
        >
          <Icon name={large ? 'smaller' : 'larger'} />
        </button>
      </Toolbar>
      <span className="tr-clock" role="timer" aria-label="Simulated time">
        {clockFace(moment.t)}
      </span>
      <select
        className="btn bare tr-speed"
        aria-label="Speed"
        value={speed}
        onChange={(event) => deeds.setSpeed(Number(event.target.value))}
      >
        {SPEEDS.map((times) => (
          <option key={times} value={times}>
            {grouped(times)}×
          </option>
        ))}
      </select>
      <p className="tr-next">
        {next ? (
          <>
            <b>Next, in {next.when}:</b> {next.what}
          </>
        ) : (
          'Nothing is under way'
        )}
      </p>
    </div>
  );
}
