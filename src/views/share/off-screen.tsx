// A timeline where the page shows none (a phone tells the story as a list): drawn beside the screen for as long as it takes to copy it.
import { createRoot } from 'react-dom/client';
import type { AppState } from '../../app/state.ts';
import { momentAt } from '../../log/moment.ts';
import { Timeline } from '../timeline/Timeline.tsx';

const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** Draws it, calls `work` while it stands, and takes it away again. */
export async function withTimeline<T>(state: AppState, work: () => T): Promise<T> {
  if (document.querySelector('.tl')) return work();
  const room = document.createElement('div');
  room.className = 'off-screen';
  room.setAttribute('aria-hidden', 'true');
  document.body.append(room);
  const root = createRoot(room);
  const { run, selected, selectedEvent } = state;
  root.render(
    <Timeline
      run={run}
      moment={momentAt(run, state.cursor)}
      selected={selected}
      selectedEvent={selectedEvent}
      deeds={{ selectEvent() {}, seek() {} }}
    />,
  );
  try {
    // One frame to stand, one to learn its size, one to draw.
    for (let frame = 0; frame < 3; frame++) await nextFrame();
    return work();
  } finally {
    root.unmount();
    room.remove();
  }
}
