import { expect, test } from 'vitest';
import { toyApp } from './app.test-kit.ts';
import { type Frames, startPlayback } from './playback.ts';

class ToyFrames implements Frames {
  asked = 0;
  private next: ((now: number) => void) | null = null;
  request = (frame: (now: number) => void) => {
    if (this.next) throw new Error('two loops');
    this.asked++;
    this.next = frame;
    return 1;
  };
  cancel = () => {
    this.next = null;
  };
  show(now: number) {
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

test('moves the cursor by real time times speed, one update a frame', () => {
  const { app, frames, cursor } = begin();
  app.deeds.setSpeed(60);
  app.deeds.play();
  let updates = 0;
  app.store.subscribe(() => updates++);
  frames.show(1000);
  expect(cursor()).toBe(0);
  frames.show(1016);
  expect(cursor()).toBe(960);
  frames.show(1032);
  expect(cursor()).toBe(1920);
  expect(updates).toBe(2);
});

test('loses no part of a millisecond', () => {
  const { app, frames, cursor } = begin();
  app.deeds.setSpeed(1);
  app.deeds.play();
  for (let i = 0; i <= 100; i++) frames.show(i * 16.667);
  expect(cursor()).toBe(1666);
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
  for (let i = 0; i < 40; i++) frames.show(i * 16);
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
