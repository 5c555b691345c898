// For those who listen: what the clock runs over is said in sentences, a few at a time; after a step or a jump, what was come to. Fetched once the page stands.
import { useEffect, useRef, useState } from 'react';
import type { AppState } from '../../app/state.ts';
import type { App } from '../../app/store.ts';
import { clock } from '../../base/duration.ts';
import { lastAt, momentAt } from '../../log/moment.ts';
import { sentence } from '../../log/sentence.ts';
import { todos } from '../inspector/todo.ts';
import { newsOf, standingOf } from './news.ts';

/** Up to this speed (simulated time to real) one can follow by ear, and more is told. */
const BY_EAR = 60;
/** At most one announcement in so many real milliseconds, and of so many sentences: while one can follow, and faster. */
const FOLLOWED = { every: 2000, most: 3 };
const FASTER = { every: 5000, most: 2 };
/** A jump is over when the clock has rested for so long, in milliseconds: a slider is moved through many. */
const RESTED_MS = 700;
/** Who walks the events there hears each by itself. */
const HEARD_ALREADY = '.et, .tl-list, .st';

const standing = ({ run, cursor }: AppState): string =>
  standingOf(run, cursor, todos(momentAt(run, cursor)).length);

export default function Live({ app }: { app: App }) {
  const [text, setText] = useState('');
  const said = useRef({ upTo: 0, at: 0 });
  useEffect(() => {
    const start = app.store.getState();
    said.current.upTo = lastAt(start.run.events, start.cursor) + 1;
    let rest: ReturnType<typeof setTimeout> | null = null;
    const leave = app.store.subscribe((state, before) => {
      const moved = state.cursor !== before.cursor;
      const picked = state.selectedEvent !== before.selectedEvent;
      const other = state.run !== before.run;
      if (!moved && !picked && !other && state.playing === before.playing) return;
      if (rest !== null) clearTimeout(rest);
      rest = null;
      const passed = lastAt(state.run.events, state.cursor) + 1;
      // Only what the clock runs over is news; another run, an undo or another drill says itself what it is.
      const running = (state.playing || before.playing) && !other;
      if (other && state.playing && before.playing) {
        // A deed while the clock runs: what it ran over before is still to be told.
        const until = lastAt(before.run.events, before.cursor) + 1;
        const news = newsOf(before.run, said.current.upTo, until, FASTER.most);
        if (news !== '') setText(news);
      }
      if (!running || passed < said.current.upTo) {
        said.current.upTo = passed;
        if (other || state.playing) return;
        const event =
          state.selectedEvent === null ? null : state.run.events[state.selectedEvent - 1];
        if (picked && event) {
          if (!document.activeElement?.closest(HEARD_ALREADY))
            setText(`${clock(event.t)}: ${sentence(state.run, event)}`);
        } else if (moved)
          rest = setTimeout(() => setText(standing(app.store.getState())), RESTED_MS);
        return;
      }
      const { every, most } = state.speed > BY_EAR ? FASTER : FOLLOWED;
      const now = performance.now();
      if (state.playing && now - said.current.at < every) return;
      const news = newsOf(state.run, said.current.upTo, passed, most);
      const ended = !state.playing && state.cursor >= state.run.until;
      said.current.upTo = passed;
      if (news === '' && !ended) return;
      said.current.at = now;
      setText([news, ended ? standing(state) : ''].filter((words) => words !== '').join(' '));
    });
    return () => {
      leave();
      if (rest !== null) clearTimeout(rest);
    };
  }, [app]);
  return (
    <p className="unseen" role="log" aria-live="polite" aria-label="News of the drill">
      {text}
    </p>
  );
}
