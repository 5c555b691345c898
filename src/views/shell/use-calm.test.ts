import { describe, expect, test } from 'vitest';
import { engine } from '../../app/engine.ts';
import type { AppState } from '../../app/state.ts';
import { createApp } from '../../app/store.ts';
import { calmOf, onlyTicked } from './use-calm.ts';

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

describe('the page around rack, timeline and clock', () => {
  /** Looks of the page, by real milliseconds, while the clock goes on `step` simulated ones every 50 real ones. */
  function looks(step: number) {
    const app = createApp(
      engine,
      { scenario: { version: 1, base: 'golden', script: [] }, theme: 'light' },
      {
        link: () => '',
        copy: () => Promise.resolve(),
        keepTheme: () => {},
        kept: () => Promise.resolve(null),
      },
    );
    let now = 0;
    const calm = calmOf(app.store, () => now);
    const seen: number[] = [];
    let last = calm.get();
    calm.subscribe(() => {
      if (calm.get() === last) return;
      last = calm.get();
      seen.push(now);
    });
    app.deeds.inject({ fault: 'fail', target: 'a/c1/n1' });
    seen.length = 0;
    for (let i = 0; i < 20; i++) {
      now += 50;
      app.advance(step);
    }
    return { app, calm, seen };
  }

  test('is drawn anew four times a second while only time goes by', () => {
    expect(looks(1).seen).toEqual([250, 500, 750, 1000]);
  });

  test('and ten times a second while something happens', () => {
    expect(looks(20_000).seen.length).toBeGreaterThan(5);
    expect(looks(20_000).seen.length).toBeLessThanOrEqual(10);
  });

  test('and at once when anything else is done', () => {
    const { app, calm } = looks(1);
    app.advance(1);
    app.deeds.pause();
    expect(calm.get().moment.t).toBe(app.store.getState().cursor);
    app.deeds.seek(7000);
    expect(calm.get().moment.t).toBe(7000);
    app.deeds.select('a/tor-1');
    expect(calm.get().state.selected).toBe('a/tor-1');
  });
});
