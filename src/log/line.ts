// One event as the command line prints it and `window.rackdrill` gives it (contract 4): the same keys in the same order.
import type { LogEvent } from '../sim/event.ts';
import type { Run } from '../sim/record.ts';
import { sentence } from './sentence.ts';

export interface EventLine extends LogEvent {
  /** One plain English sentence for people, not for programs. */
  readonly text: string;
}

export const eventLine = (run: Run, event: LogEvent): EventLine => ({
  id: event.id,
  t: event.t,
  actor: event.actor,
  kind: event.kind,
  subject: event.subject,
  cause: event.cause,
  rule: event.rule,
  slide: event.slide,
  data: event.data,
  text: sentence(run, event),
});
