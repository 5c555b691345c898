import { describe, expect, test } from 'vitest';
import type { AppState } from '../../app/state.ts';
import { onlyTicked } from './use-calm.ts';

const at = (more: Partial<AppState>) =>
  ({ cursor: 1, playing: true, selected: null, ...more }) as AppState;

describe('what is read waits for its next turn', () => {
  test('only while the clock runs and nothing but the clock went on', () => {
    expect(onlyTicked(at({}), at({ cursor: 2 }))).toBe(true);
    expect(onlyTicked(at({}), at({ cursor: 2, selected: 'a/c1/n1' }))).toBe(false);
  });
  test('a clock that stands, or has just stopped, is exact', () => {
    expect(onlyTicked(at({}), at({ cursor: 2, playing: false }))).toBe(false);
    expect(onlyTicked(at({ playing: false }), at({ cursor: 2, playing: false }))).toBe(false);
  });
});
