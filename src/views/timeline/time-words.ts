// The timeline's words for time: a clock that always shows hours, a span as the axis writes it, the length of a fold.
import { clock } from '../../base/duration.ts';

const MINUTE_MS = 60_000;
const pad = (n: number): string => String(n).padStart(2, '0');

/** The viewer's clock, whole seconds: `0:04:22`. */
export function clockFace(ms: number): string {
  const s = Math.floor(ms / 1000);
  return `${Math.floor(s / 3600)}:${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}`;
}

/** A moment in the axis's words, whole seconds: `4:22`, from one hour `6:01:00`. */
export const moment = (ms: number): string => clock(Math.floor(ms / 1000) * 1000);

/** What is left of a timer; never 0:00 before it has run out. */
export const left = (ms: number): string => clock(Math.ceil(Math.max(0, ms) / 1000) * 1000);

/** How long a fold is: `27 min`, `5 h 55 min`, `2 d 4 h`. */
export function foldLength(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const words =
    days > 0
      ? [days && `${days} d`, hours && `${hours} h`]
      : [hours && `${hours} h`, minutes % 60 && `${minutes % 60} min`];
  return words.filter(Boolean).join(' ');
}
