import { expect, test } from 'vitest';
import { toyApp } from './app.test-kit.ts';
import { type Frames, startPlayback } from './playback.ts';

class ToyFrames implements Frames {
  asked = 0;
  private next: ((now: number) => void) | null = null;
  private due = 0;
  private now = 0;
  request = (frame: (now: number) => void, wait: number) => {
    if (this.next) throw new Error('two loops');
    this.asked++;
    this.next = frame;
    this.due = this.now + wait;
    return () => {
      this.next = null;
    };
  };
  /** A frame of the screen at `now`: called is who waits for one, and no longer. */
  show(now: number) {
    this.now = now;
    if (now < this.due) return;
    const frame = this.next;
    this.next = null;
    frame?.(now);
  }
  get waiting() {
    return this.next !== null;
  }
}

function begin() {
  const app = toyApp();
  const frames = new ToyFrames();
  const stop = startPlayback(app, frames);
  return { app, frames, stop, cursor: () => app.store.getState().cursor };
}

test('asks for no frame while the clock stands', () => {
  const { app, frames } = begin();
  app.deeds.seek(1000);
  app.deeds.select('a/c1/n3');
  expect(frames.asked).toBe(0);
});

test.each([
  [1, 10],
  [10, 12],
  [60, 30],
])('at %i× moves the cursor by real time times speed, about %i times a second', (speed, times) => {
  const { app, frames, cursor } = begin();
  app.deeds.setSpeed(speed);
  app.deeds.play();
  let updates = 0;
  app.store.subscribe(() => updates++);
  for (let i = 0; i <= 60; i++) frames.show(1000 + i * (1000 / 60));
  expect(cursor()).toBeGreaterThan(speed * 950);
  expect(cursor()).toBeLessThanOrEqual(speed * 1000);
  expect(Math.abs(updates - times)).toBeLessThanOrEqual(1);
  // No frame is asked for in which nothing moves: each costs something. The first one only starts the clock.
  expect(frames.asked).toBeLessThanOrEqual(updates + 2);
});

test('loses no part of a millisecond', () => {
  const { app, frames, cursor } = begin();
  app.deeds.setSpeed(1);
  app.deeds.play();
  for (let i = 0; i <= 200; i++) frames.show(i * 101.3);
  expect(cursor()).toBe(20_260);
});

test('a tab put away adds no hours', () => {
  const { app, frames, cursor } = begin();
  app.deeds.setSpeed(1);
  app.deeds.play();
  frames.show(0);
  frames.show(3_600_000);
  expect(cursor()).toBe(250);
});

test('a pause does not count as time played', () => {
  const { app, frames, cursor } = begin();
  app.deeds.setSpeed(1);
  app.deeds.play();
  frames.show(0);
  frames.show(100);
  app.deeds.pause();
  expect(frames.waiting).toBe(false);
  app.deeds.play();
  frames.show(5000);
  frames.show(5100);
  expect(cursor()).toBe(200);
});

test('stops at the end of the run', () => {
  const { app, frames, cursor } = begin();
  app.deeds.setSpeed(10_000);
  app.deeds.play();
  for (let i = 0; i < 40; i++) frames.show(i * 33);
  expect(cursor()).toBe(3_600_000);
  expect(frames.waiting).toBe(false);
  app.deeds.setSpeed(1);
  app.deeds.play();
  frames.show(10_000);
  frames.show(10_100);
  expect(cursor()).toBe(100);
});

test('can be ended', () => {
  const { app, frames, stop } = begin();
  app.deeds.play();
  stop();
  expect(frames.waiting).toBe(false);
});
