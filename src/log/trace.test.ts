// The trace as a viewer reads it: held against what the trace event format asks of each phase.
import { expect, test } from 'vitest';
import { must } from '../base/assert.ts';
import { PRESETS } from '../scenario/library.ts';
import { simulate } from '../sim/simulate.ts';
import { run } from '../sim/story.test-kit.ts';
import { openScenario } from '../world/open.ts';
import { type TraceEvent, traceJson, traceOf } from './trace.ts';

const golden = run({
  base: 'golden',
  script: [{ at: '1m', fault: 'fail', target: 'host:shopdb/db-1' }],
});
const preset = (id: string) => {
  const world = openScenario(
    must(
      PRESETS.find((one) => one.id === id),
      id,
    ).scenario,
  );
  if (!world.ok) throw new Error(id);
  return simulate(world.value);
};
const RUNS = ['golden-day', 'dr-unprepared', 'rolling-maintenance', 'drives-in-turn'].map(preset);

/** What is wrong with a trace. */
function wrong(events: readonly TraceEvent[]): string[] {
  const mistakes: string[] = [];
  const threads = new Map<string, TraceEvent[]>();
  const names = new Set<string>();
  for (const event of events) {
    const thread = `${event.pid}/${event.tid}`;
    const say = (what: string) => mistakes.push(`${what}: ${JSON.stringify(event)}`);
    if (event.ph === 'M') {
      if (event.args === undefined) say('no args');
      if (event.name === 'thread_name') names.add(thread);
      continue;
    }
    if (!Number.isInteger(event.ts) || (event.ts ?? -1) < 0) say('no time');
    if (!names.has(thread)) say('a thread without a name');
    if (event.ph === 'X') {
      if (!((event.dur ?? 0) > 0)) say('no duration');
      threads.set(thread, [...(threads.get(thread) ?? []), event]);
    }
    if (event.ph === 'i' && event.s !== 'g') say('no scope');
    if ((event.ph === 's' || event.ph === 'f') && event.id === undefined) say('no id');
    if (event.ph === 'f' && event.bp !== 'e') say('bound to the next slice, not the enclosing one');
  }
  const end = (event: TraceEvent) => (event.ts ?? 0) + (event.dur ?? 0);
  for (const slices of threads.values())
    for (const [i, a] of slices.entries())
      for (const b of slices.slice(i + 1)) {
        const apart = end(a) <= (b.ts ?? 0) || end(b) <= (a.ts ?? 0);
        const within = (a.ts ?? 0) <= (b.ts ?? 0) && end(b) <= end(a);
        if (!apart && !within) mistakes.push(`${a.name} and ${b.name} cross`);
      }
  for (const event of events) {
    if (event.ph !== 's' && event.ph !== 'f') continue;
    const around = (threads.get(`${event.pid}/${event.tid}`) ?? []).some(
      (slice) => (slice.ts ?? 0) <= (event.ts ?? 0) && (event.ts ?? 0) < end(slice),
    );
    if (!around) mistakes.push(`an arrow that hangs in the air: ${JSON.stringify(event)}`);
  }
  return mistakes;
}

test('every phase has what the format asks for; slices of a thread never cross; arrows end in slices', () => {
  for (const one of [golden, ...RUNS]) expect(wrong(traceOf(one))).toEqual([]);
});

test('the mistakes above are found', () => {
  const at = { pid: 1, tid: 1, cat: 'x' } as const;
  expect(
    wrong([
      { name: 'thread_name', ph: 'M', pid: 1, tid: 1, args: { name: 'a' } },
      { ...at, name: 'a', ph: 'X', ts: 0, dur: 2 },
      { ...at, name: 'b', ph: 'X', ts: 1, dur: 2 },
      { ...at, name: 'c', ph: 'f', ts: 9, id: 1, bp: 'e' },
    ]),
  ).toEqual(['a and b cross', expect.stringMatching(/^an arrow that hangs in the air/)]);
});

test('each event once, an arrow for each cause, outages and waits as long as in the run', () => {
  for (const one of [golden, ...RUNS]) {
    const trace = traceOf(one);
    const actors = new Set<string>(one.events.map((event) => event.actor));
    const events = trace.filter((event) => event.ph === 'X' && actors.has(event.cat ?? ''));
    const left = one.items.filter((item) => (item.to ?? one.until) > item.from).length;
    expect(
      events.filter((event) => event.dur === 1000 && 'text' in (event.args ?? {})),
    ).toHaveLength(one.events.length);
    expect(
      trace.filter((event) => event.name === 'waits' || event.name === 'to follow up'),
    ).toHaveLength(left);
    const caused = one.events.filter((event) => event.cause !== null).length;
    for (const end of ['s', 'f'])
      expect(trace.filter((event) => event.ph === end)).toHaveLength(caused);
  }
  expect(traceOf(golden).find((event) => event.name === 'outage')).toMatchObject({
    ts: 60_000_000,
    dur: 45_000_000,
    args: { endedBy: 'middleware' },
  });
  expect(traceOf(golden).find((event) => event.name === 'vmBoot')).toMatchObject({
    dur: 90_000_000,
  });
});

test('processes are the actors, the workloads, what waits and the racks; the same run gives the same bytes', () => {
  const names = traceOf(golden).flatMap((event) =>
    event.name === 'process_name' ? [event.args?.name] : [],
  );
  expect(names).toEqual([
    'injector',
    'hardware',
    'platform',
    'middleware',
    'service',
    'workloads',
    'rack a',
  ]);
  const { traceEvents, displayTimeUnit } = JSON.parse(traceJson(golden));
  expect(displayTimeUnit).toBe('ms');
  expect(traceEvents).toEqual(JSON.parse(JSON.stringify(traceOf(golden))));
  expect(traceJson(preset('golden-day'))).toBe(traceJson(preset('golden-day')));
});
