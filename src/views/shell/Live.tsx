// For those who listen: while the clock runs slowly, what matters is said in sentences, a few at a time.
import { useEffect, useRef, useState } from 'react';
import type { App } from '../../app/store.ts';
import { lastAt } from '../../log/moment.ts';
import { sentence } from '../../log/sentence.ts';
import type { EventKind } from '../../sim/event.ts';

/** At most one announcement in this many real milliseconds. */
const EVERY_MS = 2000;
/** Faster than this (simulated time to real), nobody can follow by ear. */
const FASTEST = 60;
const MOST_AT_ONCE = 3;

const WORTH_SAYING: ReadonlySet<EventKind> = new Set([
  'fault',
  'repair',
  'detection',
  'evacuate',
  'unplaced',
  'takeover',
  'failover',
  'respin',
  'restart',
  'action-needed',
  'action-done',
  'data-lost',
  'outage-begin',
  'outage-end',
]);

export function Live({ app }: { app: App }) {
  const [text, setText] = useState('');
  const said = useRef({ upTo: 0, at: 0 });
  useEffect(() => {
    const start = app.store.getState();
    said.current.upTo = lastAt(start.run.events, start.cursor) + 1;
    return app.store.subscribe((state, before) => {
      if (state.cursor === before.cursor && state.playing === before.playing) return;
      const passed = lastAt(state.run.events, state.cursor) + 1;
      // Only what the clock runs over is news; a jump, an undo or another drill is not.
      const running = (state.playing || before.playing) && state.run === before.run;
      if (!running || state.speed > FASTEST || passed < said.current.upTo) {
        said.current.upTo = passed;
        return;
      }
      const news = state.run.events
        .slice(said.current.upTo, passed)
        .filter((event) => WORTH_SAYING.has(event.kind));
      const now = performance.now();
      if (news.length === 0 || (state.playing && now - said.current.at < EVERY_MS)) return;
      said.current = { upTo: passed, at: now };
      const told = news.slice(-MOST_AT_ONCE).map((event) => sentence(state.run, event));
      const skipped = news.length - told.length;
      setText((skipped > 0 ? `${skipped} more events. ` : '') + told.join(' '));
    });
  }, [app]);
  return (
    <p className="unseen" role="log" aria-live="polite" aria-label="News of the drill">
      {text}
    </p>
  );
}
