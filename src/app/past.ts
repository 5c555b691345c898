// Undo and redo: two lists of scenarios and the present between them.
import type { AppState, Remembered } from './state.ts';

/** How many scenarios each list keeps; far more than a drill has deeds. */
const MOST = 500;

export const remember = (list: readonly Remembered[], entry: Remembered): readonly Remembered[] =>
  [...list, entry].slice(-MOST);

type Lists = Pick<AppState, 'scenario' | 'past' | 'future'>;
const OTHER = { past: 'future', future: 'past' } as const;

/**
 * Walks to entry `index` of a list (the last one is the nearest), as that many undos or redos would.
 * A label belongs to the step between two scenarios, so it stays while the scenario beside it changes.
 */
export function walk(lists: Lists, from: 'past' | 'future', index: number): Lists | null {
  if (!lists[from][index]) return null;
  const to = OTHER[from];
  let { scenario } = lists;
  let passed = lists[to];
  for (const entry of lists[from].slice(index).reverse()) {
    passed = remember(passed, { scenario, label: entry.label });
    scenario = entry.scenario;
  }
  const left = lists[from].slice(0, index);
  return from === 'past'
    ? { scenario, past: left, future: passed }
    : { scenario, past: passed, future: left };
}
