// What the page opens with: the link in the address bar, or what can be saved of it, or the rack that is shown first.
import type { Result } from '../base/result.ts';
import type { Linked } from '../scenario/codec.ts';
import type { View } from '../scenario/encode.ts';
import type { Extra } from '../scenario/extra.ts';
import type { Scenario } from '../scenario/validator.ts';

export interface LinkReader {
  decode(text: string): Promise<Result<Linked>>;
  /** What can be saved of a text that {@link decode} or the world refuses. */
  salvage(text: string): Promise<Saved | null>;
}

export interface Codec extends LinkReader {
  /** `#…` of a scenario, the place from which it is looked at, and what else travels with it. */
  encode(scenario: Scenario, view: View, extra?: Extra | null): string;
}

export interface Saved {
  readonly linked: Linked;
  /** What was done about it and what was left out, each in a sentence. */
  readonly words: readonly string[];
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
export const DEFAULT_SCENARIO: Scenario = { version: 1, base: 'busy', script: [] };

type Failure = Extract<Result<never>, { ok: false }>;

/** Why a link could not be read, and what was done about it; null if nothing of it could be saved. */
export interface Broken extends Failure {
  readonly saved: Saved['words'] | null;
}

/** What the address bar asks for when the page opens; of a link that cannot be read what can be saved, else the default rack. */
export async function opening(
  bar: Bar,
  codec: LinkReader,
  runs: (s: Scenario) => Result<unknown>,
): Promise<Linked & { broken: Broken | null }> {
  const text = bar.read();
  const calm = { scenario: DEFAULT_SCENARIO, view: {}, broken: null };
  if (text.length <= 1) return calm;
  const read = await codec.decode(text);
  const run = read.ok ? runs(read.value.scenario) : read;
  if (read.ok && run.ok) return { ...read.value, broken: null };
  if (run.ok) return calm;
  const saved = await codec.salvage(text);
  return { ...(saved?.linked ?? calm), broken: { ...run, saved: saved?.words ?? null } };
}

/** The viewer's own last drill, or null. */
export async function keptDrill(bar: Bar, codec: LinkReader): Promise<Scenario | null> {
  const text = bar.recall();
  if (text === null) return null;
  const read = await codec.decode(text);
  return read.ok ? read.value.scenario : null;
}
