// Between the address bar and the store, both ways: the bar always holds the link of what is on screen, and what comes
// in by it (a link followed, back, forward, reload) is put on screen.
import type { Result } from '../base/result.ts';
import type { Linked, View } from '../scenario/codec.ts';
import type { Extra } from '../scenario/extra.ts';
import type { Scenario } from '../scenario/validator.ts';
import type { App } from './store.ts';

/** The view is written at most this often, in milliseconds: browsers refuse more than about a hundred writes in half a minute. */
const WRITE_EVERY_MS = 400;
/** While the clock runs a late place is as good as an early one. */
const WRITE_PLAYING_MS = 1000;

export interface Codec {
  /** `#…` of a scenario, the place from which it is looked at, and what else travels with it. */
  encode(scenario: Scenario, view: View, extra?: Extra | null): string;
  decode(text: string): Result<Linked>;
}

/** The address bar and the browser's memory, as far as they are needed; tests give a small stand-in. */
export interface Bar {
  /** The part from `#` on, or an empty text. */
  read(): string;
  push(hash: string): void;
  replace(hash: string): void;
  /** Calls back when somebody else than us changed the fragment. */
  onArrival(call: () => void): void;
  /** Calls back when the page is about to be put away. */
  onLeave(call: () => void): void;
  later(call: () => void, ms: number): void;
  recall(): string | null;
  keep(hash: string): void;
}

/** The rack the page opens with when no link says otherwise. */
export const DEFAULT_SCENARIO: Scenario = { version: 1, base: 'golden', script: [] };

/** What the address bar asks for when the page opens; a link that cannot be read gives the default rack and the reason. */
export function opening(
  bar: Bar,
  codec: Codec,
  runs: (s: Scenario) => Result<unknown>,
): Linked & { broken: Extract<Result<never>, { ok: false }> | null } {
  const text = bar.read();
  const calm = { scenario: DEFAULT_SCENARIO, view: {}, broken: null };
  if (text.length <= 1) return calm;
  const read = codec.decode(text);
  if (!read.ok) return { ...calm, broken: read };
  const run = runs(read.value.scenario);
  return run.ok ? { ...read.value, broken: null } : { ...calm, broken: run };
}

export interface LinkKeeper {
  /** The link of what is on screen, from `#` on. */
  link(): string;
  /** Writes at once what waits to be written. */
  flush(): void;
}

/** The viewer's own last drill, or null. */
export function keptDrill(bar: Bar, codec: Codec): Scenario | null {
  const text = bar.recall();
  if (text === null) return null;
  const read = codec.decode(text);
  return read.ok ? read.value.scenario : null;
}

export function startLink(
  app: App,
  bar: Bar,
  codec: Codec,
  broken: Extract<Result<never>, { ok: false }> | null,
): LinkKeeper {
  const link = () => {
    const { scenario, cursor, selected, selectedEvent, pane, extra } = app.store.getState();
    return codec.encode(
      scenario,
      {
        cursor,
        selected: selected ?? undefined,
        event: selectedEvent ?? undefined,
        pane: pane ?? undefined,
      },
      extra,
    );
  };
  const same = (a: Scenario, b: Scenario) => codec.encode(a, {}) === codec.encode(b, {});
  /** While a broken link stands in the bar it is left there, until an edit puts a new entry after it. */
  let untouched = false;
  let arriving = false;
  let waiting = false;

  function flush(): void {
    waiting = false;
    if (untouched) return;
    const now = link();
    if (now !== bar.read()) bar.replace(now);
  }

  function refuse(text: string, mistakes: Extract<Result<never>, { ok: false }>['mistakes']): void {
    const kept = bar.recall();
    const own = keptDrill(bar, codec);
    const useful = own !== null && !same(own, app.store.getState().scenario);
    untouched = true;
    app.trouble(mistakes, text, useful ? kept : null);
  }

  function arrive(): void {
    const text = bar.read();
    if (!untouched && text === link()) return;
    const read: Result<Linked> =
      text.length <= 1
        ? { ok: true, value: { scenario: DEFAULT_SCENARIO, view: {} } }
        : codec.decode(text);
    arriving = true;
    try {
      const shown = read.ok ? app.arrive(read.value) : read;
      untouched = false;
      if (shown.ok) {
        app.trouble([], null, null);
        flush();
      } else {
        app.arrive({ scenario: DEFAULT_SCENARIO, view: {} });
        refuse(text, shown.mistakes);
      }
    } finally {
      arriving = false;
    }
  }

  app.store.subscribe((state, before) => {
    if (arriving) return;
    if (state.scenario !== before.scenario) {
      untouched = false;
      const now = link();
      bar.push(now);
      // A rack without a line is nobody's work: it does not replace the drill that is kept.
      if (state.scenario.script?.length) bar.keep(now);
    } else if (
      state.cursor !== before.cursor ||
      state.selected !== before.selected ||
      state.pane !== before.pane ||
      state.extra !== before.extra ||
      state.selectedEvent !== before.selectedEvent
    ) {
      if (waiting) return;
      waiting = true;
      bar.later(() => waiting && flush(), state.playing ? WRITE_PLAYING_MS : WRITE_EVERY_MS);
    }
  });
  bar.onArrival(arrive);
  bar.onLeave(flush);

  if (broken) refuse(bar.read(), broken.mistakes);
  else flush();
  return { link, flush };
}
