// Moment → an order that the deployer has given and that is not carried out yet: under way with its time, or waiting for somebody.
import type { Moment } from '../../log/moment.ts';
import type { Action } from '../../scenario/validator.ts';
import type { LogEvent } from '../../sim/event.ts';

/** The latest event so far of that subject which passes. */
export function latest(
  m: Moment,
  subject: string,
  passes: (e: LogEvent) => boolean,
): LogEvent | undefined {
  for (let i = m.eventCount() - 1; i >= 0; i--) {
    const event = m.run.events[i];
    if (event?.subject === subject && passes(event)) return event;
  }
  return undefined;
}

/** With what an order is carried out: for a restart that is the boot, not the work before it. */
const ends = (action: Action, e: LogEvent): boolean =>
  action === 'restart-vm'
    ? e.kind === 'up' || e.kind === 'down'
    : e.kind === 'action-done' && e.data.action === action;

const WAITS: Readonly<Record<string, string>> = {
  tsm: 'waits for the backup server',
  sprayer: 'waits for the sprayer',
  wan: 'waits for the link between the sites',
};

/** For what an order that was given waits, if nobody works on it; null if it was not given, or is carried out. */
export function waitOf(m: Moment, action: Action, target: string): string | null {
  const order = latest(
    m,
    target,
    (e) => e.actor === 'injector' && e.kind === 'message' && e.data.action === action,
  );
  if (!order || order.data.nothingToDo !== undefined) return null;
  const end = latest(m, target, (e) => ends(action, e));
  if (end && end.id > order.id) return null;
  const told = latest(m, target, (e) => e.kind === 'message' && e.data.waitsFor !== undefined);
  if (told && told.id > order.id && told.cause === order.id) {
    const what = String(told.data.waitsFor);
    return (
      WAITS[what] ?? (what.endsWith('/mgmt') ? 'waits for a management node' : `waits for ${what}`)
    );
  }
  switch (action) {
    case 'restart-vm':
      return 'waits for a virtualization node';
    case 'restore-backup':
      return 'ordered, waits its turn';
    case 'start-standby':
    case 'switch-sprayer':
      return 'ordered, earlier steps first';
    default:
      return 'ordered';
  }
}
