import { expect, test } from 'vitest';
import { run } from '../sim/story.test-kit.ts';
import { eventsCsv, eventsJson } from './events-file.ts';
import { eventLine } from './line.ts';
import { summarize } from './summary.ts';

const one = run({
  base: 'golden',
  title: '=cmd',
  script: [{ at: '1m', fault: 'fail', target: 'shop/was-1' }],
});

test('a row an event, in the words of the contract', () => {
  const lines = eventsCsv(one).split('\r\n');
  expect(lines[0]).toBe('id,t,actor,kind,subject,cause,rule,slide,data,text');
  expect(lines[1]).toBe('1,60000,injector,fault,shop/was-1,,vsys-was.vm,6,{},VM shop/was-1 fails.');
  expect(lines).toHaveLength(one.events.length + 2);
  expect(lines.find((line) => line.includes('action-needed'))).toContain('"{""actions"":[');
});

test('the document holds every event and the summary; a calm run is a document, too', () => {
  expect(JSON.parse(eventsJson(one))).toEqual({
    kind: 'run',
    title: '=cmd',
    events: one.events.map((event) => eventLine(one, event)),
    summary: JSON.parse(JSON.stringify(summarize(one))),
  });
  expect(JSON.parse(eventsJson(run({ base: 'golden', script: [] }))).events).toEqual([]);
});
