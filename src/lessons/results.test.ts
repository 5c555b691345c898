// Results as a spreadsheet and as data.
import { expect, test } from 'vitest';
import { type ResultRow, resultsCsv, resultsJson } from './results.ts';

const row: ResultRow = {
  lesson: 'dead-vm',
  title: 'A dead VM',
  step: 2,
  question: 'Who, "really"?',
  prediction: 'the platform',
  reason: '=HYPERLINK("x")\nsecond line',
  rightAnswer: 'nobody, until you act',
  correct: false,
  time: '2026-01-02T03:04:05.000Z',
};

test('CSV as RFC 4180 has it, and no cell is a formula', () => {
  expect(resultsCsv([row])).toBe(
    'lesson,title,step,question,prediction,reason,right answer,correct,time\r\n' +
      'dead-vm,A dead VM,2,"Who, ""really""?",the platform,"\'=HYPERLINK(""x"")\nsecond line","nobody, until you act",no,2026-01-02T03:04:05.000Z\r\n',
  );
});

test('JSON with every field as it is', () => {
  expect(JSON.parse(resultsJson([row]))).toEqual({
    kind: 'lesson-results',
    version: 1,
    results: [row],
  });
});

test('a name that was given stands in a last column, and over the rows of the JSON', () => {
  const [head, line] = resultsCsv([row], '=Jo').split('\r\n');
  expect(head).toMatch(/,time,learner$/);
  expect(line).toMatch(/,'=Jo$/);
  expect(JSON.parse(resultsJson([row], 'Jo'))).toMatchObject({ learner: 'Jo', results: [row] });
});
