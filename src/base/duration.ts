// Durations as people write them (`250ms`, `30s`, `5m`, `2h`, `1d`) and as clocks show them. All in whole milliseconds.

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;
const WRITTEN = /^(\d{1,12})(ms|s|m|h|d)$/;

/** The longest duration a scenario may name: ten thousand days, in milliseconds. */
export const LONGEST_MS = 10_000 * UNITS.d;

/** Milliseconds of a written duration, or null if it is not one (or is longer than {@link LONGEST_MS}). */
export function parseDuration(text: string): number | null {
  const match = WRITTEN.exec(text);
  if (!match) return null;
  const ms = Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
  return ms <= LONGEST_MS ? ms : null;
}

/** The shortest exact way to write `ms`: `90s`, `2h`, `1500ms`. Inverse of {@link parseDuration}. */
export function writeDuration(ms: number): string {
  if (ms === 0) return '0s';
  for (const [unit, size] of Object.entries(UNITS))
    if (ms % size === 0) return `${ms / size}${unit}`;
  return `${ms}ms`;
}

/** A span as the page shows it: `0:58`, `12:05`, `6:01:00`; days fold into hours; milliseconds only if there are any. */
export function clock(ms: number): string {
  const whole = Math.floor(ms / 1000);
  const rest = ms % 1000;
  const pad = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const tail = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  return (
    (hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`) +
    tail
  );
}
