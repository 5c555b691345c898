// What of a report fits on one page: the first of each list, and how many more there are.
import type { Report } from '../../analysis/report.ts';
import type { ServiceSummary } from '../../log/summary.ts';

/** Lines of each part; together with the headings they fill a page and never two. */
export const ROOM = {
  injected: 8,
  noticed: 6,
  outages: 6,
  done: 6,
  open: 6,
  lost: 5,
  notWhole: 5,
  recoveries: 4,
  breaches: 3,
  changed: 6,
  services: 8,
} as const;

export interface Part<T> {
  readonly shown: readonly T[];
  readonly more: number;
}

export const firstOf = <T>(all: readonly T[], room: number): Part<T> =>
  all.length <= room
    ? { shown: all, more: 0 }
    : { shown: all.slice(0, room - 1), more: all.length - room + 1 };

/** Workloads with something to tell first; those that served throughout only as far as there is room. */
export function servicesOf(report: Report): Part<ServiceSummary> {
  const trouble = (one: ServiceSummary) =>
    one.outages > 0 || one.state !== 'up' || one.slaMissedMs > 0 || one.sessionsLost > 0;
  const ordered = [
    ...report.services.filter(trouble),
    ...report.services.filter((one) => !trouble(one)),
  ];
  return firstOf(ordered, ROOM.services);
}
