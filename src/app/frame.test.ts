import { describe, expect, test } from 'vitest';
import { engine } from './engine.ts';
import { type Around, talk } from './frame.ts';
import { frameAsked } from './frame-asked.ts';
import { createApp } from './store.ts';

function framed(origin: string | null = null) {
  const told: (Parameters<Around['post']>[0] & { type: string })[] = [];
  const origins: string[] = [];
  const waiting: (() => void)[] = [];
  let hear: (data: unknown, origin: string) => void = () => {};
  const app = createApp(
    engine,
    { scenario: { version: 1, base: 'golden', script: [] }, theme: 'light' },
    { link: () => '#', copy: async () => {}, keepTheme: () => {}, kept: async () => null },
  );
  talk(app, () => 'https://drill.example/#1x', origin, {
    post(message, to) {
      told.push(message);
      origins.push(to);
    },
    onMessage(call) {
      hear = call;
    },
    later: (call) => void waiting.push(call),
  });
  return {
    app,
    told,
    origins,
    ask: (data: unknown, from = 'https://school.example') => hear(data, from),
    pass() {
      for (const call of waiting.splice(0)) call();
      return told.splice(0);
    },
  };
}

test('it says at once that it is ready, and where it stands', () => {
  expect(framed().told).toEqual([
    {
      rackdrill: 1,
      type: 'ready',
      link: 'https://drill.example/#1x',
      title: 'Golden topology in one rack',
      cursor: 0,
      until: 3_600_000,
      playing: false,
    },
  ]);
});

test('a deed and a move of the cursor are one change, told a little later', () => {
  const { app, pass } = framed();
  pass();
  app.deeds.seek(60_000);
  app.deeds.inject({ fault: 'fail', target: 'a/c1/n1' });
  expect(pass()).toMatchObject([{ type: 'changed', cursor: 60_000, playing: true }]);
  expect(pass()).toEqual([]);
});

test('each event is told when the clock runs over it, and no other time', () => {
  const { app, pass } = framed();
  app.deeds.inject({ fault: 'fail', target: 'shop/was-1' });
  pass();
  app.advance(90_000);
  const events = pass().flatMap((one) => (one.type === 'event' ? [one.event] : []));
  expect(events.length).toBeGreaterThan(2);
  expect(events.map(({ t }) => t)).toEqual([...events.map(({ t }) => t)].sort((a, b) => a - b));
  expect(events[0]).toMatchObject({
    subject: 'shop/was-1',
    text: expect.stringContaining('shop/was-1'),
  });
  app.deeds.pause();
  pass();
  app.deeds.seek(0);
  app.deeds.seek(90_000);
  expect(pass().map(({ type }) => type)).toEqual(['changed']);
});

describe('what the page around asks', () => {
  test('seek, play and pause', () => {
    const { app, ask } = framed();
    ask({ rackdrill: 1, type: 'seek', ms: 5000 });
    expect(app.store.getState().cursor).toBe(5000);
    ask({ rackdrill: 1, type: 'play' });
    expect(app.store.getState().playing).toBe(true);
    ask({ rackdrill: 1, type: 'pause' });
    expect(app.store.getState().playing).toBe(false);
  });
  test.each([
    [{ rackdrill: 1, type: 'open', link: '#1x' }, 'Asked for something else'],
    [{ rackdrill: 1, type: 'seek', ms: '5' }, 'without ms'],
    [{ rackdrill: 1, type: 'seek', ms: Number.NaN }, 'without ms'],
  ])('%o is refused in a sentence', (data, said) => {
    const { app, told, ask } = framed();
    ask(data);
    expect(told.at(-1)).toMatchObject({ type: 'error', message: expect.stringContaining(said) });
    expect(app.store.getState()).toMatchObject({ cursor: 0, playing: false });
  });
  test.each([null, 7, 'play', { type: 'play' }])('%o is not for us', (data) => {
    const { app, told, ask } = framed();
    ask(data);
    expect(told).toHaveLength(1);
    expect(app.store.getState().playing).toBe(false);
  });
  test('with an origin named, only that origin is told and heard', () => {
    const { app, origins, ask } = framed('https://school.example');
    expect(origins).toEqual(['https://school.example']);
    ask({ rackdrill: 1, type: 'play' }, 'https://elsewhere.example');
    expect(app.store.getState().playing).toBe(false);
    ask({ rackdrill: 1, type: 'play' });
    expect(app.store.getState().playing).toBe(true);
  });
});

test.each([
  ['', null],
  ['?x=1', null],
  ['?embed', { origin: null }],
  ['?embed=', { origin: null }],
  ['?embed=https://school.example/course/7', { origin: 'https://school.example' }],
  ['?embed=nonsense', { origin: 'https://invalid' }],
])('the address %s asks for %o', (search, asked) => expect(frameAsked(search)).toEqual(asked));

test('what is wrong with a link is told', () => {
  const { app, told } = framed();
  app.trouble([{ path: 'link', found: 'x', expected: 'y' }], '#1x', null);
  expect(told.at(-1)).toMatchObject({ type: 'error', message: 'link: found x, expected y' });
});
