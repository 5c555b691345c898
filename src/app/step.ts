// From event to event: which one comes after (or before) the place where the viewer stands.
import { lastAt } from '../log/moment.ts';
import type { LogEvent } from '../sim/event.ts';
import type { AppState } from './state.ts';

/**
 * The next (1) or previous (-1) event. While the cursor stands on the selected event, its neighbour in the log, so that
 * the events of one instant are walked through one by one; else the nearest one by time. Null at either end.
 */
export function nextEvent(
  state: Pick<AppState, 'run' | 'cursor' | 'selectedEvent'>,
  direction: 1 | -1,
): LogEvent | null {
  const { events } = state.run;
  const selected = state.selectedEvent === null ? undefined : events[state.selectedEvent - 1];
  if (selected && selected.t === state.cursor) return events[selected.id - 1 + direction] ?? null;
  const index = lastAt(events, state.cursor) + (direction === 1 ? 1 : 0);
  return events[index] ?? null;
}
