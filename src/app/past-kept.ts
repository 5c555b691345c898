// A reload is no reason to lose what undo and redo know: while the page is put away they lie in the tab's own memory, as links.
import type { Codec } from './opening.ts';
import type { Remembered } from './state.ts';
import type { App } from './store.ts';

/** How many of each list survive; a link takes some hundred characters. */
const MOST = 50;

/** A memory that lasts as long as the tab. */
export interface TabMemory {
  recall(): string | null;
  keep(text: string): void;
}

type Entry = readonly [link: string, label: string];
interface Kept {
  /** The scenario between the two lists. */
  readonly at: string;
  readonly past: readonly Entry[];
  readonly future: readonly Entry[];
}

export function keepPast(app: App, codec: Codec, memory: TabMemory): void {
  const { scenario, past, future } = app.store.getState();
  const links = (list: readonly Remembered[]): Entry[] =>
    list.slice(-MOST).map((entry) => [codec.encode(entry.scenario, {}), entry.label]);
  const kept: Kept = { at: codec.encode(scenario, {}), past: links(past), future: links(future) };
  memory.keep(JSON.stringify(kept));
}

/** Gives undo and redo back what they knew, if the same scenario is on screen and nothing has been done since. */
export async function recallPast(app: App, codec: Codec, memory: TabMemory): Promise<void> {
  const kept = keptIn(memory.recall());
  if (!kept) return;
  const past = await read(kept.past, codec);
  const future = await read(kept.future, codec);
  const state = app.store.getState();
  if (codec.encode(state.scenario, {}) !== kept.at) return;
  if (past && future && state.past.length === 0 && state.future.length === 0)
    app.store.setState({ past, future });
}

async function read(entries: readonly Entry[], codec: Codec): Promise<Remembered[] | null> {
  const list: Remembered[] = [];
  for (const [link, label] of entries) {
    const linked = await codec.decode(link);
    if (!linked.ok) return null;
    list.push({ scenario: linked.value.scenario, label });
  }
  return list;
}

function keptIn(text: string | null): Kept | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { at, past, future } = kept as Partial<Record<keyof Kept, unknown>>;
    return typeof at === 'string' && isList(past) && isList(future) ? { at, past, future } : null;
  } catch {
    return null;
  }
}

const isList = (value: unknown): value is Entry[] =>
  Array.isArray(value) &&
  value.every(
    (entry: unknown) =>
      Array.isArray(entry) && entry.length === 2 && entry.every((one) => typeof one === 'string'),
  );
