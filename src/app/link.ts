// Between the address bar and the store, both ways: the bar always holds the link of what is on screen, and what comes
// in by it (a link followed, back, forward, reload) is put on screen.
import type { Result } from '../base/result.ts';
import type { Linked } from '../scenario/codec.ts';
import type { Scenario } from '../scenario/validator.ts';
import { type Bar, type Broken, type Codec, DEFAULT_SCENARIO, keptDrill } from './opening.ts';
import type { AppState } from './state.ts';
import { type App, beneathShare } from './store.ts';

/** The view is written at most this often, in milliseconds: browsers refuse more than about a hundred writes in half a minute. */
const WRITE_EVERY_MS = 400;
/** While the clock runs a late place is as good as an early one. */
const WRITE_PLAYING_MS = 1000;

export interface LinkKeeper {
  /** The link of what is on screen, from `#` on. */
  link(): string;
  /** Writes at once what waits to be written. */
  flush(): void;
  /** Resolves when a link that came in is on screen. */
  settled(): Promise<void>;
}

/**
 * Keeps the link from now on. `opened` is the scenario that the bar stands for: of what was done since, while this code was
 * still on its way, the bar hears as of one edit.
 */
export function startLink(
  app: App,
  bar: Bar,
  codec: Codec,
  broken: Broken | null,
  opened = app.store.getState().scenario,
): LinkKeeper {
  const link = () => {
    const { scenario, cursor, selected, selectedEvent, pane, extra } = app.store.getState();
    return codec.encode(
      scenario,
      {
        cursor,
        selected: selected ?? undefined,
        event: selectedEvent ?? undefined,
        pane: beneathShare(pane) ?? undefined,
      },
      extra,
    );
  };
  const same = (a: Scenario, b: Scenario) => codec.encode(a, {}) === codec.encode(b, {});
  /** While a broken link stands in the bar it is left there, until an edit puts a new entry after it. */
  let untouched = false;
  let arriving = false;
  let waiting = false;
  /** Counts what comes in and what is done: a link that was still being read when something newer happened is dropped. */
  let latest = 0;
  /** A link is being read; until it is on screen the bar is its own. */
  let reading: Promise<void> | null = null;

  function flush(): void {
    waiting = false;
    if (untouched || reading) return;
    const now = link();
    if (now !== bar.read()) bar.replace(now);
  }

  async function refuse(text: string, { mistakes, saved }: Broken): Promise<void> {
    untouched = true;
    const kept = bar.recall();
    const mine = latest;
    const own = await keptDrill(bar, codec);
    if (mine !== latest) return;
    const useful = own !== null && !same(own, app.store.getState().scenario);
    app.trouble(mistakes, text, useful ? kept : null, saved);
  }

  async function arrive(): Promise<void> {
    const text = bar.read();
    if (!untouched && text === link()) return;
    const mine = ++latest;
    const read: Result<Linked> =
      text.length <= 1
        ? { ok: true, value: { scenario: DEFAULT_SCENARIO, view: {} } }
        : await codec.decode(text);
    if (mine !== latest) return;
    reading = null;
    arriving = true;
    try {
      const shown = read.ok ? app.arrive(read.value) : read;
      untouched = false;
      if (shown.ok) {
        app.trouble([], null, null);
        flush();
        return;
      }
      arriving = false;
      const saved = await codec.salvage(text);
      if (mine !== latest) return;
      arriving = true;
      app.arrive(saved?.linked ?? { scenario: DEFAULT_SCENARIO, view: {} });
      arriving = false;
      await refuse(text, { ...shown, saved: saved?.words ?? null });
    } finally {
      arriving = false;
    }
  }

  function onArrival(): void {
    const now = arrive().finally(() => {
      if (reading === now) reading = null;
    });
    reading = now;
  }

  function edited({ scenario, pane }: AppState): void {
    latest++;
    reading = null;
    untouched = false;
    const now = link();
    bar.push(now);
    // A rack without a line is nobody's work, nor is a lesson's: neither replaces the drill that is kept.
    if (scenario.script?.length && !pane?.startsWith('lesson:')) bar.keep(now);
  }

  app.store.subscribe((state, before) => {
    if (arriving) return;
    if (state.scenario !== before.scenario) {
      edited(state);
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
  bar.onArrival(onArrival);
  bar.onLeave(flush);

  if (broken) reading = refuse(bar.read(), broken);
  else if (app.store.getState().scenario !== opened) edited(app.store.getState());
  else flush();
  return {
    link,
    flush,
    async settled() {
      while (reading) {
        const now = reading;
        await now;
        if (reading === now) reading = null;
      }
    },
  };
}
